"""Fetching as a guest: what robots.txt allows, one request at a time to a host, and pauses between them."""

import time
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from protego import Protego

from dragoman.ingest.feeds.faults import NotReached, RefusedByRobots
from dragoman.ingest.feeds.fetching import Answer, Get

ROBOTS_SECONDS = 86_400.0
"""How long a robots.txt is taken to hold (RFC 9309, 2.4: a day)."""
_AGAIN_SECONDS = 600.0
_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5
_LONGEST_DELAY = 60.0
_AGENT = "Dragoman"


class Polite:
    """A `Get` that asks robots.txt first and keeps `delay_seconds` between two requests to one host.

    A robots.txt that is not there allows all; one that cannot be had (the server fails) allows nothing
    for the time being, as RFC 9309 asks.
    """

    def __init__(
        self,
        get: Get,
        delay_seconds: float,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._get = get
        self._delay = delay_seconds
        self._now, self._sleep = now, sleep
        self._robots: dict[str, tuple[float, Protego | None]] = {}
        self._free: dict[str, float] = {}

    def __call__(self, url: str, known: Mapping[str, str], *, private: bool = False) -> Answer:
        """Fetch as `Fetcher` does; raises `RefusedByRobots` as well."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        rules = self._rules(origin, private)
        if rules is None:
            raise NotReached(f"{origin}/robots.txt cannot be had, so nothing else is fetched there for now")
        if not rules.can_fetch(url, _AGENT):
            raise RefusedByRobots(f"{origin}/robots.txt asks not to fetch {url}")
        delay = max(self._delay, min(float(rules.crawl_delay(_AGENT) or 0.0), _LONGEST_DELAY))
        return self._after(origin, delay, lambda: self._get(url, known, private=private))

    def _rules(self, origin: str, private: bool) -> Protego | None:
        held = self._robots.get(origin)
        if held is not None and self._now() < held[0]:
            return held[1]
        try:
            answer = self._after(
                origin, self._delay, lambda: self._get(f"{origin}/robots.txt", {}, private=private)
            )
        except NotReached:
            found = None
        else:
            if answer.status == 200:
                found = Protego.parse(answer.content[:_ROBOTS_BYTES].decode("utf-8", "replace"))
            else:
                found = Protego.parse("") if answer.status < 500 and answer.status != 429 else None
        self._robots[origin] = (
            self._now() + (ROBOTS_SECONDS if found is not None else _AGAIN_SECONDS),
            found,
        )
        return found

    def _after(self, origin: str, delay: float, request: Callable[[], Answer]) -> Answer:
        pause = self._free.get(origin, 0.0) - self._now()
        if pause > 0:
            self._sleep(pause)
        try:
            return request()
        finally:
            self._free[origin] = self._now() + delay
