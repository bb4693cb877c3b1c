"""Keep fingerprints of articles, and what comparing two found: only what is new is cut into runs again."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the next run fills them."""
    op.create_table(
        "fingerprint",
        sa.Column("article_n", sa.Integer, sa.ForeignKey("article.n"), primary_key=True),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("credited", sa.Boolean, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("kept", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "compared",
        sa.Column("later_n", sa.Integer, primary_key=True),
        sa.Column("earlier_n", sa.Integer, primary_key=True),
        sa.Column("formulas", sa.LargeBinary, nullable=False),
        sa.Column("share", sa.Float),
        sqlite_with_rowid=False,
    )
    op.create_index("compared_earlier", "compared", ["earlier_n"])
