"""What is to be linked again: noted when records come, change or go, worked off by the next linking.

Linking compares what is near in time, so a record that comes or goes touches its day; a group that loses a
member touches the others; and a key that tells of an incident whenever it is told touches whoever has it.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, or_, select, union

from dragoman.store.chunks import chunks
from dragoman.store.dialect import insert_or
from dragoman.store.tables import (
    actor,
    alike,
    article,
    compared,
    fingerprint,
    linked,
    member,
    party,
    record,
    story_article,
    telling,
    touched,
    unlinked,
)

KINDS = ("statement", "contact", "incident", "message")
"""Types of record by which articles are linked, beside the articles themselves."""


def note(connection: Connection, notes: Iterable[tuple[str, str]]) -> None:
    """Note kinds with what of them is touched; what is noted already stays so."""
    rows = [{"kind": kind, "what": what} for kind, what in sorted(set(notes))]
    if rows:
        connection.execute(insert_or(connection, touched).on_conflict_do_nothing(), rows)


def touch_records(connection: Connection, numbers: Collection[int]) -> None:
    """Note that records are to be linked again: themselves, their days, and their keys."""
    for some in chunks(sorted(numbers)):
        wanted = (
            select(record.c.n, record.c.type, record.c.day, article.c.day.label("reported"))
            .select_from(record.join(article))
            .where(record.c.n.in_(some), record.c.type.in_(KINDS))
        )
        for n, kind, day, reported in connection.execute(wanted).all():
            of_report = kind == "message"  # whose disputes go by it
            note(connection, [(kind, f"n:{n}"), (kind, f"d:{reported if of_report else day}")])
        keys = select(telling.c.key).where(telling.c.record_n.in_(some)).distinct()
        note(connection, [("incident", f"k:{key}") for key in connection.scalars(keys)])


def numbers_of(connection: Connection, ids: Collection[str]) -> list[int]:
    """The numbers of records."""
    return [
        number
        for some in chunks(sorted(ids))
        for number in connection.scalars(select(record.c.n).where(record.c.id.in_(some)))
    ]


def touch_article(connection: Connection, article_n: int) -> None:
    """Note that an article and what it gives are to be linked again."""
    day = connection.scalar(select(article.c.day).where(article.c.n == article_n))
    note(connection, [("article", f"n:{article_n}"), ("article", f"d:{day}"), ("message", f"d:{day}")])
    numbers = connection.scalars(select(record.c.n).where(record.c.article_n == article_n))
    touch_records(connection, list(numbers))


def touch_actors(connection: Connection, ids: Collection[str]) -> None:
    """Note that records of actors are to be linked again: who these are has changed, or is decided otherwise.

    So are those of what is part of them, and what is said of an incident in the same article. Articles still
    to be linked are passed over.
    """
    every = _with_parts(connection, ids)
    for some in chunks(sorted(every)):
        articles = (
            select(record.c.article_n)
            .join(party, party.c.record_n == record.c.n)
            .where(party.c.actor.in_(some), record.c.article_n.not_in(select(unlinked.c.article_n)))
            .distinct()
        )
        numbers = select(record.c.n).where(record.c.article_n.in_(articles), record.c.type.in_(KINDS))
        touch_records(connection, list(connection.scalars(numbers)))


def _with_parts(connection: Connection, ids: Collection[str]) -> set[str]:
    """Actors and all that are part of them."""
    found, fresh = set(ids), set(ids)
    while fresh:
        parts: set[str] = set()
        for some in chunks(sorted(fresh)):
            parts.update(connection.scalars(select(actor.c.id).where(actor.c.part_of.in_(some)).distinct()))
        fresh = parts - found
        found |= fresh
    return found


def take_apart(connection: Connection, article_n: int) -> None:
    """Undo what an article is linked to: it is read again, or superseded. The others are linked anew."""
    forget_fingerprint(connection, article_n)
    waiting = connection.execute(delete(unlinked).where(unlinked.c.article_n == article_n)).rowcount
    if waiting:
        return  # it is linked to nothing yet
    touch_article(connection, article_n)
    of_article = select(record.c.n).where(record.c.article_n == article_n).scalar_subquery()
    pairs = union(
        select(alike.c.kind, alike.c.left_n.label("n")).where(
            alike.c.kind != "article", alike.c.right_n.in_(of_article)
        ),
        select(alike.c.kind, alike.c.right_n).where(
            alike.c.kind != "article", alike.c.left_n.in_(of_article)
        ),
        select(alike.c.kind, alike.c.left_n).where(alike.c.kind == "article", alike.c.right_n == article_n),
        select(alike.c.kind, alike.c.right_n).where(alike.c.kind == "article", alike.c.left_n == article_n),
    )
    note(connection, [(kind, f"n:{n}") for kind, n in connection.execute(pairs)])
    for kind, numbers in (("article", [article_n]), ("", of_article)):
        of_kind = alike.c.kind == "article" if kind else alike.c.kind != "article"
        ends = or_(alike.c.left_n.in_(numbers), alike.c.right_n.in_(numbers))
        connection.execute(delete(alike).where(of_kind, ends))
    connection.execute(delete(telling).where(telling.c.record_n.in_(of_article)))
    joined = select(member.c.linked_n).where(member.c.record_n.in_(of_article))
    in_stories = select(story_article.c.linked_n).where(story_article.c.article_n == article_n)
    for numbers in chunks({*connection.scalars(joined), *connection.scalars(in_stories)}):
        others = (
            select(record.c.n)
            .join(member, member.c.record_n == record.c.n)
            .where(member.c.linked_n.in_(numbers))
        )
        touch_records(connection, list(connection.scalars(others)))
        remove(connection, numbers)


def forget_fingerprint(connection: Connection, article_n: int) -> None:
    """Forget what is kept of an article to find its copies, and what comparing it found."""
    connection.execute(delete(fingerprint).where(fingerprint.c.article_n == article_n))
    for end in (compared.c.later_n, compared.c.earlier_n):
        connection.execute(delete(compared).where(end == article_n))


def still_to_link(connection: Connection, article_n: int) -> None:
    """Note that an article is to be linked, unless it is superseded."""
    current = select(article.c.n).where(article.c.n == article_n, article.c.superseded_by.is_(None))
    if connection.scalar(current) is not None:
        connection.execute(insert_or(connection, unlinked).on_conflict_do_nothing(), {"article_n": article_n})


def remove(connection: Connection, numbers: Collection[int]) -> None:
    """Take links out; members of what was joined are shown by themselves again.

    A dispute over a joined meeting goes without the meeting coming apart.
    """
    joined = (
        select(member.c.record_n)
        .join(linked)
        .where(member.c.linked_n.in_(numbers), linked.c.type.in_(("contact", "incident")))
    )
    connection.execute(record.update().where(record.c.n.in_(joined)).values(shown=True))
    connection.execute(delete(member).where(member.c.linked_n.in_(numbers)))
    connection.execute(delete(story_article).where(story_article.c.linked_n.in_(numbers)))
    connection.execute(delete(linked).where(linked.c.n.in_(numbers)))
