"""Keep what readers decide: which actors are one, and which are two."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of decisions."""
    op.create_table(
        "decision",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("into", sa.Text, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("who", sa.Text),
        sa.Column("why", sa.Text),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
    )
    op.create_index("decision_actor", "decision", ["actor"])
