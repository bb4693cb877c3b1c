"""Watching feeds: a round asks what is due, reads what is new or changed, and remembers when to look again.

What is remembered of an address is written before and after its pages are read, so that a watch that is
killed fetches at most one page twice and reads none twice. A page whose bytes changed but whose report did
not (a new advertisement, a counter) is no new version.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from dragoman.ingest import Given, LeftOut, Told, make_article
from dragoman.ingest.feeds import (
    Announced,
    Answer,
    BadFeed,
    Feed,
    NotReached,
    RefusedByRobots,
    Watchlist,
    announced_in,
)
from dragoman.ingest.feeds.fetching import Get, is_private
from dragoman.record import Fault
from dragoman.store import Store
from dragoman.store.watched import Watch

HOUR = 3600.0
LONGEST_PAUSE = 24 * HOUR
"""How long an address that keeps failing is left alone at most."""
GIVEN_UP = 8
"""Failures in a row after which a page is not asked for any more; a feed always is."""
_GONE = (404, 410, 451)
_PAGES = ("text/html", "application/xhtml+xml", "")
_DEEPEST = 2
"""Sitemaps may lead to sitemaps; further down than this nothing new is found."""


@dataclass(slots=True)
class Round:
    """What became of the addresses of one round, and what stood in the way of the others."""

    counts: Counter[str] = field(default_factory=Counter)
    troubles: list[tuple[str, Fault]] = field(default_factory=list)

    def trouble(self, url: str, fault: Fault) -> None:
        """Count an address that could not be had."""
        self.counts["not reached"] += 1
        self.troubles.append((url, fault))


class Watcher:
    """Looks at the feeds of a watchlist and at the pages that they announce.

    `get` fetches politely (`ingest.feeds.Polite`), `clock` gives seconds since 1970, `stopping` says
    whether the user asked to stop: asked between two requests.
    """

    def __init__(
        self,
        watchlist: Watchlist,
        store: Store,
        get: Get,
        clock: Callable[[], float],
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._list = watchlist
        self._store = store
        self._get = get
        self._clock = clock
        self._stopping = stopping
        self._feed_of = {feed.url: feed for feed in watchlist.feeds}
        self._near: dict[str, bool] = {}

    def ask_feeds(self, seen: Round) -> None:
        """Ask every feed that is due, and remember the pages that it announces."""
        for feed in self._list.feeds:
            if self._stopping():
                return
            now = self._clock()
            known = self._store.watch(feed.url) or Watch(feed.url, None, now, now)
            if known.due is None or known.due <= now:
                self._ask(feed, known, seen)

    def pages(self, seen: Round) -> Iterator[Given | LeftOut]:
        """Yield the pages that are due and new, or changed in what they report; remember each.

        A page is remembered as looked at when the next is asked for: what is killed between is asked again.
        """
        for due in self._store.due(self._clock()):
            if self._stopping():
                return
            if due.feed not in self._feed_of:
                continue  # its feed was taken off the list; it keeps its place in case it comes back
            looked, given = self._look(due, seen)
            if given is not None:
                yield given
            self._store.keep_watches([looked])

    def next_due(self) -> float | None:
        """Return the moment at which something is to be looked at next."""
        moments = [one.due for one in self._store.watches() if one.due is not None and self._is_ours(one)]
        return min(moments, default=None)

    def _is_ours(self, one: Watch) -> bool:
        return (one.feed or one.url) in self._feed_of

    def _ask(self, feed: Feed, known: Watch, seen: Round) -> None:
        pause = feed.every_minutes * 60
        try:
            answer = self._get(feed.url, _validators(known), private=self._is_near(feed.url))
            if answer.status not in (200, 304):
                raise NotReached(f"{feed.url} answers with status {answer.status}")
            found = () if answer.status == 304 else tuple(self._announced(feed, answer, 0, seen))
        except (NotReached, RefusedByRobots, BadFeed) as fault:
            seen.trouble(feed.url, fault)
            self._store.keep_watches([self._failed(known, fault, pause)])
            return
        seen.counts["feeds asked"] += 1
        now = self._clock()
        new = self._new(feed, found, now)
        seen.counts["pages announced"] += len(new)
        kept = known if answer.status == 304 else _with_validators(known, answer)
        self._store.keep_watches([*new, replace(kept, looked=now, due=now + pause, failures=0, trouble=None)])

    def _announced(self, feed: Feed, answer: Answer, depth: int, seen: Round) -> Iterator[Announced]:
        for one in announced_in(answer.content, answer.url, answer.headers.get("content-type")):
            if self._is_old(one):
                continue
            if not one.sitemap:
                if feed.has(one.url):
                    yield one
                continue
            if depth >= _DEEPEST or self._stopping():
                continue
            try:
                below = self._get(one.url, {}, private=self._is_near(feed.url))
                if below.status != 200:
                    raise NotReached(f"{one.url} answers with status {below.status}")
                yield from self._announced(feed, below, depth + 1, seen)
            except (NotReached, RefusedByRobots, BadFeed) as fault:
                seen.trouble(one.url, fault)

    def _is_old(self, one: Announced) -> bool:
        return (
            one.changed is not None
            and self._clock() - one.changed.timestamp() > self._list.oldest_days * 24 * HOUR
        )

    def _new(self, feed: Feed, found: tuple[Announced, ...], now: float) -> list[Watch]:
        known = self._store.watched_among(one.url for one in found)
        return [
            Watch(one.url, feed.url, now, now, one.title, one.published, feed.outlet)
            for one in found
            if one.url not in known
        ]

    def _look(self, due: Watch, seen: Round) -> tuple[Watch, Given | LeftOut | None]:
        """Fetch a page; return what is to be remembered of it, and the article if it gives a new one."""
        assert due.feed is not None
        try:
            answer = self._get(due.url, _validators(due), private=self._is_near(due.feed))
            if answer.status in _GONE:
                seen.counts["gone"] += 1
                return replace(due, looked=self._clock(), due=None, trouble=f"status {answer.status}"), None
            if answer.status == 304:
                seen.counts["unchanged"] += 1
                return self._again(due, answer), None
            if answer.status != 200:
                raise NotReached(f"{due.url} answers with status {answer.status}")
        except RefusedByRobots as fault:
            seen.trouble(due.url, fault)
            return replace(due, looked=self._clock(), due=None, trouble=fault.found), None
        except NotReached as fault:
            seen.trouble(due.url, fault)
            return self._failed(due, fault, HOUR), None
        if answer.content_type not in _PAGES:
            seen.counts["no page"] += 1
            return replace(due, looked=self._clock(), due=None, trouble=f"it is {answer.content_type}"), None
        digest = sha256(answer.content).hexdigest()
        looked = replace(self._again(_with_validators(due, answer), answer), digest=digest)
        if digest == due.digest:
            seen.counts["unchanged"] += 1
            return looked, None
        return looked, self._read(due, answer, seen)

    def _read(self, due: Watch, answer: Answer, seen: Round) -> Given | LeftOut | None:
        today = datetime.fromtimestamp(self._clock(), UTC).date()
        given = _given(due, answer.content, today)
        try:
            article = make_article(given, today)
            if article.published is None and due.published:  # only then: feeds stamp the hour of a change
                given = replace(given, told=replace(given.told, published=due.published))
                article = make_article(given, today)
        except Fault as fault:
            return LeftOut(due.url, fault)
        if article.text == self._store.text_at(due.url):
            seen.counts["unchanged"] += 1
            return None
        seen.counts["changed" if due.digest else "new"] += 1
        return given

    def _again(self, due: Watch, answer: Answer) -> Watch:
        """When a page is looked at again: at the hours after its first sight, then no more."""
        now = self._clock()
        ages = [hours * HOUR for hours in self._list.look_again_hours]
        later = next((due.first_seen + age for age in ages if due.first_seen + age > now), None)
        if later is not None and answer.retry_after is not None:
            later = max(later, now + answer.retry_after)
        return replace(due, looked=now, due=later, failures=0, trouble=None)

    def _failed(self, one: Watch, fault: Fault, pause: float) -> Watch:
        failures = one.failures + 1
        now = self._clock()
        due: float | None = now + min(pause * 2 ** (failures - 1), LONGEST_PAUSE)
        if one.feed is not None and failures >= GIVEN_UP:
            due = None
        return replace(one, looked=now, due=due, failures=failures, trouble=fault.found)

    def _is_near(self, feed: str) -> bool:
        """Whether a feed is itself in a private network; then its pages may be too."""
        if feed not in self._near:
            parts = urlsplit(feed)
            self._near[feed] = is_private(parts.hostname or "", parts.port)
        return self._near[feed]


def _given(due: Watch, content: bytes, fetched: date) -> Given:
    return Given(due.url, content, "html", Told(url=due.url, outlet=due.outlet), fetched=fetched)


def _validators(known: Watch) -> dict[str, str]:
    told = {"etag": known.etag, "last-modified": known.last_modified}
    return {name: value for name, value in told.items() if value}


def _with_validators(known: Watch, answer: Answer) -> Watch:
    return replace(known, etag=answer.headers.get("etag"), last_modified=answer.headers.get("last-modified"))
