"""Forget pairs of articles that are hardly alike: two in three of those kept, and nothing rests on them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

LEAST = 120  # thousandths; what `link.stories` takes for not alike from here on


def upgrade() -> None:
    """Take the pairs out, and note the articles that they joined: their stories are made anew."""
    alike = sa.table(
        "alike", sa.column("kind"), sa.column("left_n"), sa.column("right_n"), sa.column("value")
    )
    touched = sa.table("touched", sa.column("kind"), sa.column("what"))
    faint = sa.and_(alike.c.kind == "article", alike.c.value < LEAST)
    ends = sa.union(sa.select(alike.c.left_n).where(faint), sa.select(alike.c.right_n).where(faint))
    notes = {f"n:{number}" for number in op.get_bind().scalars(ends)}
    held = sa.select(touched.c.what).where(touched.c.kind == "article")
    rows = [{"kind": "article", "what": what} for what in sorted(notes - set(op.get_bind().scalars(held)))]
    op.bulk_insert(touched, rows)
    op.execute(sa.delete(alike).where(faint))
