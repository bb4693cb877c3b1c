"""Writing one article with everything it gives, in the transaction that the caller has begun.

Numbers (`n`) are given out here rather than by the database: the transaction holds the write lock, and rows
of a kind can then go in by one statement.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from struct import pack as pack_digests
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from dragoman.record import Actor, Article, ArticleId, ArticleRecord, Copy, Record, bounds
from dragoman.store.acting import actors_of
from dragoman.store.days import day_number, day_of
from dragoman.store.decided import Decided, decided
from dragoman.store.dialect import forget_article, forget_records, index_article, index_records
from dragoman.store.naming import fold
from dragoman.store.packing import Owner, dump, gives, pack, pack_fields, words_searched
from dragoman.store.references import PARTIES, references, told_in
from dragoman.store.tables import actor, actor_name, article, given_actor, party, record, unlinked
from dragoman.store.touching import still_to_link, take_apart, touch_actors

Outcome = Literal["added", "known", "new_version", "replaced"]

OF_ONE_ARTICLE = frozenset({"titles", "reported"})
"""What each article says of an actor for itself; the rest is the same in most articles and kept once."""

OF_ACTOR = ("name", "kind", "country", "part_of")
"""What of an actor has columns."""

_URL = re.compile(r"(https?)://([^/?#]+)([^#]*)", re.IGNORECASE)

_KNOWN = select(article.c.n, article.c.page, article.c.copy_of, article.c.copy_share).where(
    article.c.id == bindparam("known_id")
)
_CURRENT = select(article.c.n, article.c.to_day).where(
    article.c.url == bindparam("of_url"), article.c.superseded_by.is_(None)
)
_LAST = select(
    *(
        select(func.coalesce(func.max(table.c.n), 0)).scalar_subquery().label(table.name)
        for table in (article, record, actor)
    )
)
_CURRENTLY = (
    select(given_actor.c.actor_n)
    .join(article, article.c.n == given_actor.c.article_n)
    .where(given_actor.c.actor_n == actor.c.n, article.c.superseded_by.is_(None))
    .exists()
)
_ACTORS = select(
    actor.c.id,
    actor.c.fields,
    *(actor.c[name] for name in OF_ACTOR),
    actor.c.n,
    _CURRENTLY.label("current"),
).where(actor.c.id.in_(bindparam("ids", expanding=True)))


class _Descriptions:
    """The descriptions of an article's actors: those it gives, and which of them the database has."""

    def __init__(self, connection: Connection, read: ArticleRecord) -> None:
        self.given = {one.id: _description(one, read.article) for one in read.actors}
        rows = connection.execute(_ACTORS, {"ids": list(self.given)}).all() if self.given else []
        self.numbers = {tuple(row)[:-2]: row.n for row in rows}
        self._known = {row.id for row in rows}
        self._current = {tuple(row)[:-2] for row in rows if row.current}

    @property
    def tell_anew(self) -> bool:
        """Whether somebody who is known is described as no current article describes him."""
        return any(id_ in self._known and one not in self._current for id_, one in self.given.items())


def _description(one: Actor, given_by: Article) -> tuple[Any, ...]:
    told = dump(pack_fields(one, Owner(given_by.id), OF_ONE_ARTICLE | {"id", *OF_ACTOR}))
    return (one.id, told, *(getattr(one, name) for name in OF_ACTOR))


def write(connection: Connection, read: ArticleRecord, page: str | None, again: bool) -> Outcome:
    """Write an article and its records; `page` is the SHA-256 of the page kept for it."""
    known = connection.execute(_KNOWN, {"known_id": read.article.id}).first()
    if known is not None and not again:
        return "known"
    held = decided(connection)
    described = _Descriptions(connection, read)
    url = url_of(read.article.source)
    current = connection.execute(_CURRENT, {"of_url": url}).first() if url and known is None else None
    # Most articles bring nobody whom the others describe differently; then nothing that is linked changes.
    may_touch = known is not None or current is not None or not held.none or described.tell_anew
    before = _actors_now(connection, read, held) if may_touch else {}
    if known is None:
        last = connection.execute(_LAST).one()
        n = last.article + 1
        outcome = _write_new_article(connection, n, read, page, current)
    else:
        outcome, n = "replaced", known.n
        take_apart(connection, n)
        _forget(connection, n)
        described = _Descriptions(connection, read)
        last = connection.execute(_LAST).one()
        row = _article_row(read, page or known.page)
        if row["copy_of"] is None:  # found among many articles, not read in this one
            row |= {"copy_of": known.copy_of, "copy_share": known.copy_share}
        connection.execute(update(article).where(article.c.n == n), row)
    index_article(connection, n, read.article.text)
    _write_records(connection, read, n, last.record)
    _write_actors(connection, read, n, last.actor, described)
    if outcome == "added":
        connection.execute(insert(unlinked), {"article_n": n})
    else:
        still_to_link(connection, n)
    if may_touch:
        after = _actors_now(connection, read, held)
        touch_actors(connection, [id_ for id_, one in before.items() if after.get(id_) != one])
    return outcome


def _actors_now(connection: Connection, read: ArticleRecord, held: Decided) -> dict[str, Actor]:
    """Who an article's actors are by all that is known of them; a newcomer is nobody yet."""
    return actors_of(connection, {held.merged.get(one.id, one.id) for one in read.actors}, held)


def write_copies(connection: Connection, copies: Mapping[ArticleId, Copy]) -> int:
    """Let exactly these current articles be copies; return how many articles that changes."""
    held = connection.execute(
        select(article.c.id, article.c.copy_of, article.c.copy_share).where(article.c.superseded_by.is_(None))
    )
    changed = []
    for id_, copy_of, share in held:
        copy = copies.get(id_)
        told = (copy.article, copy.share) if copy else (None, None)
        if told != (copy_of, share):
            changed.append({"of_id": id_, "copy_of": told[0], "copy_share": told[1]})
    if changed:
        connection.execute(update(article).where(article.c.id == bindparam("of_id")), changed)
    return len(changed)


def _write_new_article(
    connection: Connection, n: int, read: ArticleRecord, page: str | None, current: Any
) -> Outcome:
    """Write an article's row; `current` is that of what was the last version of its URL, if there is one."""
    row = {"n": n, "id": read.article.id, "superseded_by": None, **_article_row(read, page)}
    if current is None:
        connection.execute(insert(article), row)
        return "added"
    # The order of reading decides only where the dates of publication do not.
    is_earlier = row["to_day"] is not None and current.to_day is not None and row["to_day"] < current.to_day
    if is_earlier:
        row["superseded_by"] = current.n
    connection.execute(insert(article), row)
    if not is_earlier:
        take_apart(connection, current.n)
        connection.execute(update(article).where(article.c.n == current.n).values(superseded_by=n))
    return "new_version"


def _article_row(read: ArticleRecord, page: str | None) -> dict[str, Any]:
    one = read.article
    owner = Owner(one.id, one.text)
    published = one.published.edtf if one.published else None
    from_day, to_day = _days(one.reported or published)
    return {
        "source": one.source,
        "url": url_of(one.source),
        "outlet": one.outlet,
        "outlet_folded": fold(one.outlet) if one.outlet else None,
        "reported": one.reported,
        "from_day": from_day,
        "to_day": to_day,
        "page": page,
        "copy_of": one.copy_of.article if one.copy_of else None,
        "copy_share": one.copy_of.share if one.copy_of else None,
        "paragraphs": _paragraphs(one),
        "day": day_number(from_day),
        "dated": one.published is not None and one.published.basis == "linked",
        "text": one.text,
        "fields": dump(pack(replace(one, copy_of=None), owner, one.reported)),
        "gives": gives(one.text, [pack(given, owner, one.reported) for given in _given(read)]),
    }


def _paragraphs(one: Article) -> bytes | None:
    """Digest the paragraphs of an outlet's article: lines that recur in an outlet are known by them."""
    from dragoman.ingest.recurring import paragraph_digests  # noqa: PLC0415 - half a second; readers do without

    if one.outlet is None:
        return None
    digests = paragraph_digests(one.text)
    return pack_digests(f">{len(digests)}Q", *digests)


def url_of(source: str) -> str | None:
    """Return the URL by which versions of an article are told, or None: a path or a row's id is no identity.

    Two archives may both have a row "1", and a file may be written over by another article.
    """
    found = _URL.fullmatch(source.strip())
    return f"{found[1].lower()}://{found[2].lower()}{found[3]}" if found else None


def _write_records(connection: Connection, read: ArticleRecord, article_n: int, last: int) -> None:
    given = _given(read)
    if not given:
        return
    rows, parties = [], []
    for n, one in enumerate(given, last + 1):
        rows.append(_record_row(one, n, n - last, article_n))
        held = {(role, id_) for role, id_ in references(one) if role in PARTIES}
        parties += [{"record_n": n, "role": role, "actor": id_} for role, id_ in sorted(held)]
    connection.execute(insert(record), rows)
    if parties:
        connection.execute(insert(party), parties)
    index_records(connection, [(n, words_searched(one)) for n, one in enumerate(given, last + 1)])


def _given(read: ArticleRecord) -> list[Record]:
    """What has a row in `record`, in the order of its positions, which count from 1."""
    return [one for one in read.records() if not isinstance(one, Article | Actor)]


def _record_row(one: Record, n: int, position: int, article_n: int) -> dict[str, Any]:
    when = getattr(one, "when", None)
    from_day, to_day = _days(when.edtf if when else None)
    return {
        "n": n,
        "article_n": article_n,
        "position": position,
        "type": one.type,
        "id": one.id,
        "from_day": from_day,
        "to_day": to_day,
        "statement": told_in(one),
        "act": getattr(one, "act", None),
        "day": day_of(one),
        "shown": True,
    }


def _write_actors(
    connection: Connection, read: ArticleRecord, article_n: int, last: int, described: _Descriptions
) -> None:
    if not read.actors:
        return
    owner = Owner(read.article.id)
    new, names, given = [], [], []
    for one in read.actors:
        description = described.given[one.id]
        n = described.numbers.get(description)
        if n is None:
            n = last = last + 1
            columns = dict(zip(("id", "fields", *OF_ACTOR), description, strict=True))
            new.append({"n": n, **columns})
            names += [
                {"actor_n": n, "folded": name} for name in sorted({fold(a) for a in (one.name, *one.aliases)})
            ]
        only_here = {"titles": pack_fields(one, owner)["titles"]} if one.titles else {}
        if one.reported != read.article.reported:
            only_here["reported"] = one.reported
        given.append({"article_n": article_n, "actor_n": n, "fields": dump(only_here)})
    if new:
        connection.execute(insert(actor), new)
        connection.execute(insert(actor_name), names)
    connection.execute(insert(given_actor), given)


def _forget(connection: Connection, article_n: int) -> None:
    """Take out what an article gave, and the descriptions of actors that nobody else gives."""
    forget_article(connection, article_n)
    forget_records(connection, article_n)
    of_article = select(record.c.n).where(record.c.article_n == article_n)
    connection.execute(delete(party).where(party.c.record_n.in_(of_article)))
    connection.execute(delete(record).where(record.c.article_n == article_n))
    gave = list(connection.scalars(select(given_actor.c.actor_n).where(given_actor.c.article_n == article_n)))
    connection.execute(delete(given_actor).where(given_actor.c.article_n == article_n))
    still = select(given_actor.c.actor_n)
    orphans = list(connection.scalars(select(actor.c.n).where(actor.c.n.in_(gave), actor.c.n.not_in(still))))
    connection.execute(delete(actor_name).where(actor_name.c.actor_n.in_(orphans)))
    connection.execute(delete(actor).where(actor.c.n.in_(orphans)))


def _days(edtf: str | None) -> tuple[str | None, str | None]:
    return bounds(edtf) if edtf else (None, None)
