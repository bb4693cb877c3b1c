"""Taking decisions on actors: two are one, one is two, and taking it back."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from dragoman.record import Actor, ActorId, Article, ArticleId, actor_id
from dragoman.store.decided import Decision, decided, end_decisions, read_decisions, write_decisions
from dragoman.store.faults import AlreadyOne, AmbiguousActor, NoSuchDecision, NoSuchRecord, NothingToSplit
from dragoman.store.linking import bring_links_up
from dragoman.store.naming import fold
from dragoman.store.reading import read_record
from dragoman.store.tables import actor, actor_name, article, given_actor
from dragoman.store.touching import touch_actors


def actor_meant(connection: Connection, words: str) -> Actor:
    """Return the actor of an id (or the beginning of one), or the only one of that name or alias.

    Raises `NoSuchRecord`, `AmbiguousId`, `AmbiguousActor`.
    """
    if words.strip().lower().startswith("act_"):
        found = read_record(connection, words)
        assert isinstance(found, Actor)
        return found
    held = decided(connection)
    acting = held.acting()
    called = (
        select(acting.c.now)
        .join(actor_name, actor_name.c.actor_n == acting.c.n)
        .where(actor_name.c.folded == fold(words))
        .distinct()
    )
    ids = {id_ for id_ in connection.scalars(called) if id_ not in held.names}
    ids |= set(held.split_off(fold(words), exactly=True))
    if not ids:
        raise NoSuchRecord(f"no actor is called {words!r}")
    if len(ids) > 1:
        raise AmbiguousActor(f"several actors are called {words!r}: {', '.join(sorted(ids))}")
    (found,) = (read_record(connection, id_) for id_ in ids)
    assert isinstance(found, Actor)
    return found


def merge_actors(
    connection: Connection, keep: str, others: Sequence[str], *, who: str | None, why: str | None, when: str
) -> list[Decision]:
    """Decide that other actors are the one to keep; raises `AlreadyOne` where they are."""
    kept = actor_meant(connection, keep)
    taken = []
    for words in others:
        other = actor_meant(connection, words)
        if other.id == kept.id:
            raise AlreadyOne(f"{words!r} is {kept.name} ({kept.id}) already")
        taken.append(Decision(0, "merge", other.id, None, kept.id, other.name, who, why, when))
    return _linked_anew(connection, write_decisions(connection, taken))


def split_actor(
    connection: Connection,
    words: str,
    articles: Sequence[str],
    *,
    name: str | None,
    who: str | None,
    why: str | None,
    when: str,
) -> list[Decision]:
    """Decide that what some articles say of an actor is of another; `name` is the other's, else the same.

    Raises `NothingToSplit` where an article says nothing of the actor.
    """
    whole = actor_meant(connection, words)
    into = actor_id(whole.kind, name or whole.name, f"split off {whole.id}")
    held = decided(connection)
    taken = []
    for wanted in articles:
        of = read_record(connection, wanted)
        if not isinstance(of, Article):
            raise NothingToSplit(f"{wanted} is no article")
        given = (
            select(actor.c.id)
            .select_from(given_actor.join(actor).join(article, article.c.n == given_actor.c.article_n))
            .where(article.c.id == of.id)
        )
        ones = [id_ for id_ in connection.scalars(given) if held.now(id_, of.id) == whole.id]
        if not ones:
            raise NothingToSplit(f"{of.id} says nothing of {whole.name} ({whole.id})")
        taken += [
            Decision(0, "split", ActorId(id_), ArticleId(of.id), into, name, who, why, when) for id_ in ones
        ]
    return _linked_anew(connection, write_decisions(connection, taken))


def part_actors(connection: Connection, words: str, others: Sequence[str], *, when: str) -> list[Decision]:
    """Take back that others are one with an actor; return the decisions ended."""
    whole = actor_meant(connection, words)
    ended = []
    for wanted in others:
        found = [
            one
            for one in read_decisions(connection, all_of_them=False)
            if one.kind == "merge" and one.into == whole.id and _is_called(connection, one.actor, wanted)
        ]
        if not found:
            raise NothingToSplit(f"{wanted!r} was not merged into {whole.name} ({whole.id})")
        ended += found
    end_decisions(connection, [one.number for one in ended], when)
    return _linked_anew(connection, ended)


def undo(connection: Connection, number: int | None, when: str) -> list[Decision]:
    """Take back one decision by its number, else all that were taken last, at one time; return them."""
    standing = list(read_decisions(connection, all_of_them=False))
    if number is not None:
        back = [one for one in standing if one.number == number]
        if not back:
            raise NoSuchDecision(f"no decision {number} holds")
    elif standing:
        back = [one for one in standing if one.decided == standing[-1].decided]
    else:
        raise NoSuchDecision("no decision holds")
    end_decisions(connection, [one.number for one in back], when)
    return _linked_anew(connection, back)


def _linked_anew(connection: Connection, taken: list[Decision]) -> list[Decision]:
    """Link what the actors of decisions take part in by who they are now."""
    held = read_decisions(connection, all_of_them=False)
    touch_actors(connection, {id_ for one in (*taken, *held) for id_ in (one.actor, one.into)})
    bring_links_up(connection)
    return taken


def _is_called(connection: Connection, id_: ActorId, words: str) -> bool:
    if words.strip().lower().startswith("act_"):
        return id_.startswith(words.strip().lower())
    names = select(actor_name.c.folded).join(actor, actor.c.n == actor_name.c.actor_n)
    return fold(words) in set(connection.scalars(names.where(actor.c.id == id_)))
