"""Keep what is alike and what is touched, so that a run links only what is near a change."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and note every article to be linked: what was linked before is made anew."""
    op.create_table(
        "touched",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("what", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alike",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("left_n", sa.Integer, primary_key=True),
        sa.Column("right_n", sa.Integer, primary_key=True),
        sa.Column("how", sa.Text, primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("alike_right", "alike", ["kind", "right_n"])
    op.create_table(
        "telling",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("record_n", sa.Integer, sa.ForeignKey("record.n"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("telling_record", "telling", ["record_n"])
    for table in ("member", "story_article", "linked", "unlinked"):
        op.execute(f"DELETE FROM {table}")
    op.execute("UPDATE record SET shown = true WHERE NOT shown")
    op.execute("INSERT INTO unlinked (article_n) SELECT n FROM article WHERE superseded_by IS NULL")
