"""Feeds and the pages they announce: what is watched, how it is fetched, and what is announced there."""

from dragoman.ingest.feeds.announced import Announced, announced_in
from dragoman.ingest.feeds.faults import BadFeed, BadFeedsFile, NotReached, RefusedByRobots
from dragoman.ingest.feeds.fetching import Answer, Fetcher
from dragoman.ingest.feeds.polite import Polite
from dragoman.ingest.feeds.watchlist import Feed, Watchlist, read_watchlist

__all__ = [
    "Announced",
    "Answer",
    "BadFeed",
    "BadFeedsFile",
    "Feed",
    "Fetcher",
    "NotReached",
    "Polite",
    "RefusedByRobots",
    "Watchlist",
    "announced_in",
    "read_watchlist",
]
