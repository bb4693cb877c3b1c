"""Remember what is watched: when it was looked at, and what it was then."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of what is watched, and say of an article which archive holds it."""
    op.create_table(
        "watched",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("feed", sa.Text),
        sa.Column("first_seen", sa.Float, nullable=False),
        sa.Column("due", sa.Float),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("digest", sa.Text),
        sa.Column("looked", sa.Float),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("trouble", sa.Text),
    )
    op.create_index("watched_due", "watched", ["due"])
    op.add_column("article", sa.Column("archived", sa.Text))
