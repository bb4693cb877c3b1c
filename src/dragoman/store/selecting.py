"""What a reader asks for, as conditions on the tables.

Every part of a `Filter` that is given must hold. What each means for each type of record:

- `sender` and `recipient`: who sent or got a message, who spoke or was addressed in a statement, who did what
  happened and whom it hit, who accuses or answers and who is accused; both who met. `speaker`: who spoke in a
  statement, and what was told in such a statement (messages, responsibilities, figures).
  Other types have no such party and are left out. Articles are those that gave a matching record.
- `act`: what was done with words, in a statement or a message; other types have no act and are left out.
  Articles are those that gave a matching record.
- `about`: words in what was said, or in what mentions the record; for articles, in the text.
- `since`, `until`: the days that the record's own time can mean, else those of its report, overlap with the
  days asked for; for articles, the day of publication. What has neither is left out.
- `as_of`: reported by the end of that day at the latest. What has no known day of report is left out: it is
  not known to have been reported by then. Of an article's versions it is the one that stood then.
- `outlet`: who published the article.
- `verdict`: how it was judged (`store.verdict_selecting`); articles and actors also for their own.

A name matches an actor that is called so, by name or alias, without regard to case and accents; only if
nobody is called exactly so do names match that have those words among theirs ("Ilves" finds "Mira Ilves", but
"Jordan" is the state and not everyone with that surname). With a matching actor come all that are part of it,
and with a state its bodies and officials, those of the same country. Outlets, companies, movements and armed
groups of the country do not speak for it and come only where the record says that they are part of it.
Who is one actor and who is two is as decided (`store.decided`).
"""

from dataclasses import dataclass, fields, replace
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, func, or_, select, true, union

from dragoman.record import bounds, check_edtf
from dragoman.record.words import Act
from dragoman.store.decided import decided
from dragoman.store.dialect import with_words
from dragoman.store.faults import NoWords
from dragoman.store.naming import fold
from dragoman.store.query import query_of
from dragoman.store.tables import actor_name, article, record
from dragoman.store.verdict import STANDINGS, Standings
from dragoman.store.verdict_selecting import bears, judged_so, records_standing, stands

OF_A_COUNTRY = ("state", "government_body", "person", "anonymous")
"""Kinds of actor that a reader who asks for a state gets because of their country."""

ROLES = {
    "sender": ("senders", "speakers", "perpetrators", "participants", "holder"),
    "recipient": ("recipients", "addressees", "victims", "participants", "accused"),
    "speaker": ("speakers",),
}


ACTS: tuple[Act, ...] = get_args(Act)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are asked for; None means any. `since`, `until` and `as_of` are EDTF times.

    `superseded` asks for earlier versions of articles too, and for their records.
    """

    sender: str | None = None
    recipient: str | None = None
    speaker: str | None = None
    act: Act | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    outlet: str | None = None
    verdict: Standings | None = None
    superseded: bool = False

    def __post_init__(self) -> None:
        for name in ("since", "until", "as_of"):
            if (time := getattr(self, name)) is not None:
                check_edtf(time)
        for name in (*ROLES, "outlet"):
            if (words := getattr(self, name)) is not None and fold(words) == " ":
                raise NoWords(f"there is no name in {words!r}")
        if self.act is not None and self.act not in ACTS:
            raise ValueError(f"{self.act!r} is no act; {', '.join(ACTS)} are")
        if self.verdict is not None and self.verdict not in STANDINGS:
            raise ValueError(f"{self.verdict!r} is no standing; {', '.join(STANDINGS)} are")

    def asks(self) -> bool:
        """Whether it leaves anything out but earlier versions and what was rejected."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        del given["superseded"]
        return any(value is not None for value in given.values()) and given != {
            **dict.fromkeys(given),
            "verdict": "standing",
        }


def of_articles(select_: Filter, connection: Connection) -> list[ColumnElement[bool]]:
    """Return the conditions on `article` for a list of articles."""
    conditions = _of_origin(select_) + _of_days(select_, article.c.from_day, article.c.to_day)
    if select_.about is not None:
        conditions.append(article.c.n.in_(with_words(connection, "article_words", query_of(select_.about))))
    parties = _of_parties(select_, connection)
    if judged_so(select_.verdict):
        gave = [*parties, *records_standing(select_.verdict)]
        given = article.c.n.in_(select(record.c.article_n).where(*gave))
        own = and_(*stands(article.c.id, select_.verdict))
        conditions.append(given if parties else or_(own, given))
        return conditions
    if parties:
        conditions.append(article.c.n.in_(select(record.c.article_n).where(*parties)))
    return conditions + stands(article.c.id, select_.verdict)


def of_records(select_: Filter, connection: Connection) -> list[ColumnElement[bool]]:
    """Return the conditions on `record` joined with `article`."""
    conditions = _of_origin(select_) + _of_days(select_, *own_days())
    if select_.about is not None:
        conditions.append(record.c.n.in_(with_words(connection, "record_words", query_of(select_.about))))
    return conditions + _of_parties(select_, connection) + records_standing(select_.verdict)


def of_actors(select_: Filter, connection: Connection, now: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """Return the conditions on `actor` joined with `given_actor` and `article`; `now` is its id as decided.

    With any other question than for versions: the parties of the matching records, and what they are part of;
    and of these only what articles say that could be asked.
    """
    conditions = _of_origin(select_)
    if select_.asks():
        matching = select(record.c.n).join(article).where(*of_records(select_, connection))
        held = decided(connection)
        parties, acting = held.parties(), held.acting()
        wanted = (
            select(parties.c.actor.label("id"))
            .where(parties.c.record_n.in_(matching))
            .cte("wanted", recursive=True)
        )
        wanted = wanted.union(
            select(acting.c.part_of)
            .join(wanted, acting.c.now == wanted.c.id)
            .where(acting.c.part_of.is_not(None))
        )
        taking_part = now.in_(select(wanted.c.id))
        own = stands(now, select_.verdict) if judged_so(select_.verdict) else []
        conditions.append(or_(taking_part, *own))
    if not judged_so(select_.verdict):
        conditions += stands(now, select_.verdict)
    return conditions


def count_rejected(
    select_: Filter, connection: Connection, given: FromClause, now: ColumnElement[str]
) -> int:
    """Count what the filter would show but for its rejection, or that of its article.

    `given` is `actor` joined with `given_actor` and `article`, `now` in it an actor's id as decided.
    """
    anyhow, rejected = replace(select_, verdict=None), replace(select_, verdict="rejected")
    counted = (
        select(func.count()).select_from(record.join(article)).where(*of_records(rejected, connection)),
        select(func.count())
        .select_from(article)
        .where(*of_articles(anyhow, connection), bears(article.c.id, "reject")),
        select(func.count(now.distinct()))
        .select_from(given)
        .where(*of_actors(anyhow, connection, now), bears(now, "reject")),
    )
    return sum(connection.scalar(one) or 0 for one in counted)


def _of_origin(select_: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if not select_.superseded:
        current = article.c.superseded_by.is_(None)
        conditions.append(current if select_.as_of is None else or_(current, _was_current(select_.as_of)))
    if select_.outlet is not None:
        conditions.append(article.c.outlet_folded == fold(select_.outlet))
    if select_.as_of is not None:
        conditions.append(article.c.to_day <= bounds(select_.as_of)[1])
    return conditions


def _was_current(as_of: str) -> ColumnElement[bool]:
    """That the version which took an article's place had not been published by then."""
    later = article.alias("later")
    return article.c.superseded_by.in_(select(later.c.n).where(later.c.to_day > bounds(as_of)[1]))


def own_days() -> tuple[ColumnElement[str], ColumnElement[str]]:
    """The first and the last day of a record's own time, else of its report."""
    return (
        func.coalesce(record.c.from_day, article.c.from_day),
        func.coalesce(record.c.to_day, article.c.to_day),
    )


def _of_days(
    select_: Filter, first: ColumnElement[Any], last: ColumnElement[Any]
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if select_.since is not None:
        conditions.append(last >= bounds(select_.since)[0])
    if select_.until is not None:
        conditions.append(first <= bounds(select_.until)[1])
    return conditions


def _of_parties(select_: Filter, connection: Connection) -> list[ColumnElement[bool]]:
    conditions = _of_act(select_.act)
    for asked, roles in ROLES.items():
        name = getattr(select_, asked)
        if name is None:
            continue
        who = actors_called(name, connection, asked)
        parties = decided(connection).parties()
        has_part = select(parties.c.record_n).where(parties.c.role.in_(roles), parties.c.actor.in_(who))
        matches: ColumnElement[bool] = record.c.n.in_(has_part)
        if asked == "speaker":
            said = record.alias("said")
            spoken = select(said.c.id).where(said.c.n.in_(has_part))
            matches = or_(matches, record.c.statement.in_(spoken))
        conditions.append(matches)
    return conditions


def _of_act(act: Act | None) -> list[ColumnElement[bool]]:
    """That a record is of an act."""
    return [] if act is None else [record.c.act == act]


def actors_called(name: str, connection: Connection, label: str = "who") -> Select[Any]:
    """Select the ids of all actors that are meant by a name, see above; `label` tells several apart."""
    folded = fold(name)
    held = decided(connection)
    acting = held.acting()
    exactly: ColumnElement[bool] = actor_name.c.folded == folded
    anybody = connection.execute(select(actor_name.c.actor_n).where(exactly).limit(1)).first() is not None
    anybody = anybody or bool(held.split_off(folded, exactly=True))
    called = exactly if anybody else actor_name.c.folded.contains(folded, autoescape=True)
    renamed = acting.c.now.not_in(list(held.names)) if held.names else true()
    named = (
        select(acting.c.now.label("id"), acting.c.kind, acting.c.country)
        .join(actor_name, actor_name.c.actor_n == acting.c.n)
        .where(called, renamed)
        .cte(f"named_{label}")
    )
    states = select(named.c.country).where(named.c.kind == "state", named.c.country.is_not(None))
    of_country = select(acting.c.now.label("id")).where(
        and_(acting.c.kind.in_(OF_A_COUNTRY), acting.c.country.in_(states))
    )
    off = held.split_off(folded, exactly=anybody)
    split_off = [select(acting.c.now.label("id")).where(acting.c.now.in_(off))] if off else []
    first = union(select(named.c.id), of_country, *split_off).subquery()
    meant = select(first.c.id).cte(f"meant_{label}", recursive=True)
    meant = meant.union(select(acting.c.now).join(meant, acting.c.part_of == meant.c.id))
    return select(meant.c.id)
