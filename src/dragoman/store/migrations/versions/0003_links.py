"""Keep what only articles together show, and what lists are sorted by."""

import sqlalchemy as sa
from alembic import op

from dragoman.store.days import UNKNOWN_DAY

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of links; every article that is there is still to be linked."""
    op.add_column("record", sa.Column("day", sa.Integer, nullable=False, server_default=str(UNKNOWN_DAY)))
    op.add_column("record", sa.Column("shown", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("article", sa.Column("day", sa.Integer, nullable=False, server_default=str(UNKNOWN_DAY)))
    in_a_file = op.get_bind().dialect.name == "sqlite"  # others were not there before this revision
    if in_a_file:
        op.execute(
            "UPDATE article SET day = CAST(julianday(from_day) - 1721424.5 AS INTEGER) "
            "WHERE from_day IS NOT NULL"
        )
    op.create_index("article_listed", "article", ["day"])
    if in_a_file:
        op.execute(
            "UPDATE record SET day = coalesce((SELECT "
            "CAST(julianday(coalesce(record.from_day, article.from_day)) - 1721424.5 AS INTEGER) "
            "FROM article WHERE article.n = record.article_n), day)"
        )
    op.create_index("record_listed", "record", ["type", "shown", "day"])
    op.create_table(
        "linked",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
    )
    op.create_index("linked_listed", "linked", ["type", "day"])
    op.create_table(
        "member",
        sa.Column("linked_n", sa.Integer, sa.ForeignKey("linked.n"), primary_key=True),
        sa.Column("record_n", sa.Integer, sa.ForeignKey("record.n"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("member_record", "member", ["record_n"])
    op.create_table(
        "story_article",
        sa.Column("linked_n", sa.Integer, sa.ForeignKey("linked.n"), primary_key=True),
        sa.Column("article_n", sa.Integer, sa.ForeignKey("article.n"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("story_article_article", "story_article", ["article_n"])
    op.create_table(
        "unlinked", sa.Column("article_n", sa.Integer, sa.ForeignKey("article.n"), primary_key=True)
    )
    op.execute("INSERT INTO unlinked (article_n) SELECT n FROM article WHERE superseded_by IS NULL")
    op.create_table(
        "parting",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("one", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("who", sa.Text),
        sa.Column("why", sa.Text),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
    )
