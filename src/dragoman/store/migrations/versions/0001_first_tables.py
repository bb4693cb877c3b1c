"""Make the first tables."""

import sqlalchemy as sa
from alembic import op

from dragoman.store import postgres

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TOKENS = "content_rowid='n', tokenize='unicode61 remove_diacritics 2'"
IN_A_FILE = (
    f"CREATE VIRTUAL TABLE article_words USING fts5(text, content='article', {_TOKENS})",
    f"CREATE VIRTUAL TABLE record_words USING fts5(words, content='record', {_TOKENS})",
)


def upgrade() -> None:
    """Make articles, their records, actors, and the full-text indexes."""
    op.create_table(
        "article",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("superseded_by", sa.Integer, sa.ForeignKey("article.n")),
        sa.Column("outlet", sa.Text),
        sa.Column("outlet_folded", sa.Text),
        sa.Column("reported", sa.Text),
        sa.Column("from_day", sa.Text),
        sa.Column("to_day", sa.Text),
        sa.Column("page", sa.Text),
        sa.Column("copy_of", sa.Text),
        sa.Column("copy_share", sa.Float),
        sa.Column("paragraphs", sa.LargeBinary),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
    )
    op.create_index("article_url", "article", ["url"])
    op.create_table(
        "record",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("article_n", sa.Integer, sa.ForeignKey("article.n"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("from_day", sa.Text),
        sa.Column("to_day", sa.Text),
        sa.Column("statement", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
    )
    op.create_index("record_article", "record", ["article_n"])
    op.create_table(
        "actor",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("part_of", sa.Text),
        sa.Column("fields", sa.Text, nullable=False),
    )
    op.create_index("actor_id", "actor", ["id"])
    op.create_index("actor_part_of", "actor", ["part_of"])
    op.create_table(
        "actor_name",
        sa.Column("actor_n", sa.Integer, sa.ForeignKey("actor.n"), primary_key=True),
        sa.Column("folded", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("actor_name_folded", "actor_name", ["folded"])
    op.create_table(
        "given_actor",
        sa.Column("article_n", sa.Integer, sa.ForeignKey("article.n"), primary_key=True),
        sa.Column("actor_n", sa.Integer, sa.ForeignKey("actor.n"), primary_key=True),
        sa.Column("fields", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("given_actor_actor", "given_actor", ["actor_n"])
    op.create_table(
        "party",
        sa.Column("record_n", sa.Integer, sa.ForeignKey("record.n"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("actor", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("party_actor", "party", ["actor"])
    for made in IN_A_FILE if op.get_bind().dialect.name == "sqlite" else postgres.FULL_TEXT:
        op.execute(made)
