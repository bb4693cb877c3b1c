"""Many articles out of few: those of a database again and again, on other days, in other words.

Copies of one article would all be one story and one reprint. So each gets words of its own: the letters of
its rarer words are put in another order of the alphabet, a different one for every copy, which keeps lengths
and so every span; common words and names stay, so that a search finds what it would in an archive.
"""

import random
import re
import string
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b, sha256
from typing import Any

from dragoman.record import Actor, Article, ArticleRecord, Record, from_row, to_row
from dragoman.store import Store
from dragoman.store.references import references

_ID = re.compile(r"(?:art|sta|msg|con|inc|res|fig)_[a-z2-7]{16}")
_ANONYMOUS = re.compile(r"act_[a-z2-7]{16}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = ("edtf", "reported")
_COMMON = 400
_SPREAD_DAYS = 1500


def grown(store: Store, wanted: int) -> Iterator[ArticleRecord]:
    """Yield articles made from those of a database until there are as many as wanted with those it has."""
    given = [_whole(store, article) for article in store.articles()]
    counts = Counter(word for one in given for word in re.findall(r"[a-z]+", one[0]["text"]))
    common = {word for word, _ in counts.most_common(_COMMON)}
    for at in range(max(0, wanted - len(given))):
        yield _again(given[at % len(given)], at + 1, common)


def _whole(store: Store, article: Article) -> list[dict[str, Any]]:
    """Everything that one article gives, as rows; the actors that its records name behind the article."""
    records = list(store.records_of(article.id))
    ids = {id_ for record in records for _, id_ in references(record) if id_.startswith("act_")}
    actors = [one for one in store.glances(ids) if isinstance(one, Actor)]
    unlinked: list[Record] = [article, *actors, *records]
    return [{**to_row(one), **_NO_LINKS.get(one.type, {})} for one in unlinked]


_NO_LINKS: dict[str, dict[str, Any]] = {
    "article": {"story": None, "copy_of": None},
    "statement": {"utterance": None},
}


def _again(rows: list[dict[str, Any]], at: int, common: set[str]) -> ArticleRecord:
    draw = random.Random(at)
    shuffled = "".join(draw.sample(string.ascii_lowercase, 26))
    table = str.maketrans(string.ascii_lowercase, shuffled)
    days = timedelta(days=draw.randrange(_SPREAD_DAYS))

    def said(text: str) -> str:
        return re.sub(r"\b[a-z]+\b", lambda m: m[0] if m[0] in common else m[0].translate(table), text)

    def named(text: str) -> str:
        return _ID.sub(lambda m: m[0][:4] + _letters(f"{m[0]} {at}"), text)

    def changed(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: changed(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [changed(one, name) for one in value]
        if not isinstance(value, str):
            return value
        if name in _DATED:
            return _DAY.sub(lambda m: (date.fromisoformat(m[0]) + days).isoformat(), value)
        if name in ("text", "exact", "title", "of"):
            return said(value)
        return named(value)

    made = [changed(row) for row in rows]
    made[0]["source"] = f"https://desk.example/{at}"
    made[0]["sha256"] = sha256(made[0]["text"].encode("utf-8", "replace")).hexdigest()
    records = [from_row(row) for row in made]
    held: dict[str, list[Any]] = {}
    for record in records:
        held.setdefault(record.type, []).append(record)
    (article,) = held["article"]
    fields = ("actor", "statement", "message", "contact", "incident", "responsibility", "figure")
    return ArticleRecord(article, *(tuple(held.get(kind, ())) for kind in fields))


def _letters(text: str) -> str:
    digits = blake2b(text.encode(), digest_size=16).digest()
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[byte % 32] for byte in digits)
