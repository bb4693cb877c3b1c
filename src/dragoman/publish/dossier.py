"""The book that every page is made from: records in memory, by id and by type."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.link.accounts import Sources
from dragoman.publish.borne import Once, contacts_of, incidents_of, messages_of
from dragoman.publish.dates import day_of
from dragoman.publish.wording import one_line, shortened, shown
from dragoman.record import (
    Account,
    Actor,
    Article,
    ArticleId,
    Contact,
    Incident,
    Message,
    Record,
    Statement,
    When,
    bounds,
)
from dragoman.resolve import shipped

_TITLE_AT_MOST = 48
UNNAMED = "Unnamed sources"
"""The side of all speakers whom nobody names."""
Lookup = Callable[[str], Record]
"""What gives a record for its id; raises a `Fault` where there is none."""


@dataclass(frozen=True)
class Dossier:
    """Records as they are read out of a database or an export, by id, in the order given.

    A dossier may be a selection: a statement's article or speaker can be outside it. What is missing is
    then named by its id, never left out. `because` says of joined contacts and incidents, by id, why they
    are held to be one.
    """

    by_id: Mapping[str, Record]
    of_type: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    because: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record], because: Mapping[str, str] | None = None) -> "Dossier":
        """Collect the records; of two with one id the later counts."""
        by_id: dict[str, Record] = {record.id: record for record in records}
        of_type: dict[str, list[Record]] = {}
        for record in by_id.values():
            of_type.setdefault(record.type, []).append(record)
        return cls(by_id, {kind: tuple(found) for kind, found in of_type.items()}, because or {})

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles by date of publication, the undated last, then by outlet and id."""
        found = [record for record in self.of_type.get("article", ()) if isinstance(record, Article)]
        return tuple(
            sorted(found, key=lambda article: (_order(article.published), _outlet(article), article.id))
        )

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements by time of saying (else of report), the undated last, then as the text has them."""
        found = [record for record in self.of_type.get("statement", ()) if isinstance(record, Statement)]
        return tuple(sorted(found, key=self._statement_order))

    def _statement_order(self, statement: Statement) -> tuple[str, int, bool, str, str, int]:
        edtf, said_then = self.time_of(statement)
        return (
            *_edtf_order(edtf),
            not said_then,
            self.outlet(statement.article),
            statement.article,
            statement.content_spans[0].start,
        )

    @cached_property
    def statements_of(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each article, in order of its text."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.article, []).append(statement)
        return {
            article: tuple(sorted(said, key=lambda statement: statement.content_spans[0].start))
            for article, said in found.items()
        }

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return {str(actor.id): actor for actor in self.of_type.get("actor", ()) if isinstance(actor, Actor)}

    @cached_property
    def sources(self) -> Sources:
        """What each article takes its report from: the agency it credits, the article it copies."""
        return Sources.of(self.articles)

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """The accounts by the record that they are of."""
        return {
            found.record: found for found in self.of_type.get("account", ()) if isinstance(found, Account)
        }

    @cached_property
    def messages_sent(self) -> tuple[Once[Message], ...]:
        """The messages; what several articles print in the same words is one."""
        told = (record for record in self.of_type.get("message", ()) if isinstance(record, Message))
        said = {statement.id: statement for statement in self.statements}
        names = {key: actor.name for key, actor in self.actors.items()}
        return messages_of(told, said, self.sources, names)

    @cached_property
    def contacts_met(self) -> tuple[Once[Contact], ...]:
        """The contacts, all records of one together."""
        told = (record for record in self.of_type.get("contact", ()) if isinstance(record, Contact))
        return contacts_of(told, self.actors, self.sources, self.accounts, self.because)

    @cached_property
    def incidents_one(self) -> tuple[Once[Incident], ...]:
        """The incidents, all records of one together."""
        told = (record for record in self.of_type.get("incident", ()) if isinstance(record, Incident))
        return incidents_of(told, self.actors, self.sources, self.accounts, self.because)

    def article(self, article: str) -> Article | None:
        """The article of that id, if it is here."""
        found = self.by_id.get(article)
        return found if isinstance(found, Article) else None

    def actor(self, actor: str) -> Actor | None:
        """The actor of that id, if it is here."""
        found = self.by_id.get(actor)
        return found if isinstance(found, Actor) else None

    def name(self, actor: str) -> str:
        """The name of an actor, or the id where the actor is not here."""
        found = self.actor(actor)
        return shown(found.name, lines=False) if found else f"actor {actor}"

    def outlet(self, article: str) -> str:
        """The outlet of an article, in words where it is not known."""
        found = self.article(article)
        return _outlet(found) if found else f"article {article}"

    def credit(self, article: str) -> str:
        """What a line is credited to: the outlet, or where that is not known the article's title."""
        found = self.article(article)
        if found is None or found.outlet:
            return one_line(self.outlet(article))
        return f"“{shortened(title_of(found), _TITLE_AT_MOST)}”"

    def origin(self, article: Article) -> ArticleId:
        """The first article in the chain of copies that this one stands in; itself if it copies none.

        Where the original is outside the dossier, the chain ends at its id: two copies of one missing
        original are still one account.
        """
        seen = {article.id}
        while article.copy_of is not None:
            source = article.copy_of.article
            found = self.article(source)
            if found is None or source in seen:
                return min(seen) if source in seen else source
            seen.add(source)
            article = found
        return article.id

    @cached_property
    def independent(self) -> int:
        """How many articles stand alone: copies of one original, and what credits one agency, count once."""
        return len({self._account(article) for article in self.articles})

    def _account(self, article: Article) -> str:
        first = self.origin(article)
        found = self.article(first)
        return f"agency {found.agency}" if found is not None and found.agency else first

    @cached_property
    def copies(self) -> int:
        """How many articles reprint another that is here, or the same one that is not."""
        return len(self.articles) - len({self.origin(article) for article in self.articles})

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that are known, by name."""
        return tuple(
            sorted({shown(article.outlet, lines=False) for article in self.articles if article.outlet})
        )

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """The first and last day of publication (``YYYY-MM-DD``), or None where no article is dated."""
        dated = [bounds(a.published.edtf) for a in self.articles if a.published and a.published.edtf]
        return (min(first for first, _ in dated), max(last for _, last in dated)) if dated else None

    def time_of(self, statement: Statement) -> tuple[str | None, bool]:
        """When a statement was made (EDTF), and whether that is known rather than the day of the report."""
        when = statement.when
        if when is not None and when.edtf is not None:
            return when.edtf, when.basis != "publication"
        if statement.reported is not None:
            return statement.reported, False
        article = self.article(statement.article)
        return (article.published.edtf if article and article.published else None), False

    def parties(self, actor: Actor) -> Iterator[Actor]:
        """The actor, and what it is part of, up to the state or body at the top."""
        seen: set[str] = set()
        part: Actor | None = actor
        while part is not None and part.id not in seen:
            seen.add(part.id)
            yield part
            part = self.actor(part.part_of) if part.part_of else None

    @cached_property
    def _states(self) -> Mapping[str, str]:
        return {
            record.country: shown(record.name, lines=False)
            for record in self.of_type.get("actor", ())
            if isinstance(record, Actor) and record.kind == "state" and record.country
        }

    def country(self, actor: Actor) -> str | None:
        """The name of the actor's country: as a state here has it, else the gazetteer, else its code."""
        *_, top = self.parties(actor)
        code = actor.country or top.country
        if code is None or code in self._states:
            return self._states[code] if code else None
        state = shipped().state(code)
        return state.name if state else code

    def side(self, actor: Actor) -> str:
        """The party an actor speaks for, for grouping: its country, else the body at the top, else itself."""
        *_, top = self.parties(actor)
        country = self.country(actor)
        if country is not None:
            return country
        return UNNAMED if top.kind == "anonymous" else shown(top.name, lines=False)


def title_of(article: Article) -> str:
    """The title of an article, or the first words of its report where it has none."""
    if article.title:
        return one_line(shown(article.title))
    report = [article.text[b.start : b.end] for b in article.blocks if b.kind in ("title", "deck", "body")]
    words = one_line(shown(next(filter(str.strip, report), article.text[:200]))).split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "") if words else "no text"


def _outlet(article: Article) -> str:
    return shown(article.outlet, lines=False) if article.outlet else "outlet not known"


def _order(when: When | None) -> tuple[str, int]:
    return _edtf_order(when.edtf if when else None)


def _edtf_order(edtf: str | None) -> tuple[str, int]:
    """Sort by the first day; of times that begin on one day the narrower comes first; no time comes last."""
    if edtf is None:
        return "~", 0
    first, last = bounds(edtf)
    return f"{first}{edtf.partition('T')[2] if 'T' in edtf.partition('/')[0] else ''}", int(
        last.replace("-", "")
    )


def is_copy(article: Article | None) -> bool:
    """Whether an article reprints another."""
    return article is not None and article.copy_of is not None


def is_day(when: When | None) -> bool:
    """Whether a time is one single day."""
    return day_of(when) is not None
