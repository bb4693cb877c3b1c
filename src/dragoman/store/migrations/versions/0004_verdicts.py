"""Keep what readers hold of a record: upheld, rejected, unsure."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of verdicts."""
    op.create_table(
        "verdict",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("who", sa.Text),
        sa.Column("why", sa.Text),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
        sa.Column("replaced_by", sa.Integer),
        sa.Column("article", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("anchors", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("found", sa.Text),
        sa.Column("changed", sa.Boolean, nullable=False),
    )
    op.create_index("verdict_record", "verdict", ["record"])
    op.create_index("verdict_found", "verdict", ["found"])
    op.create_index("verdict_article", "verdict", ["article"])
