"""What a judged record is known again by when reading gives it another id.

Ids follow from where words stand, so the same program gives the same ids. A later version of the program can
draw the words one comma longer, and an outlet can print its article anew: the record is then another, and
what a reader held of it should not be lost. It is known again by its type and its words, never by its fields
alone: two strikes of one kind on one day are two.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.record import Article, Record, Row, Span, to_row
from dragoman.store.packing import SEARCHED, dump

SAME = 0.5
"""The share of words (or members) that two records must have in common to be taken for one."""

MEMBERS = {
    "utterance": "statements",
    "dispute": "records",
    "account": "record",
    "story": "articles",
    "event": "record",
}
"""Types that are made of other records, and the field that names those."""

_TOLD = {"utterance": "readings", "dispute": "summary", "story": "title"}
"""The words of a record that linking makes: a dispute over other ids, but in the same words, is the same."""

_NOT_SAID = frozenset(
    {"type", "id", "article", "text", "blocks", "sha256", "story", "utterance", "copy_of", "reported"}
    | {"told_by", "statement", "incident"}
)
"""Fields that are no part of what a record says: names, and what other articles or records make of it."""

Anchor = tuple[int, str]
"""Where words stand in their article, in code points, and the words."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A record as it is known again: its type, where its words stand in which article, and what it says.

    `article` is None for what several articles give. `says` holds the fields with words for spans.
    """

    type: str
    article: str | None
    anchors: tuple[Anchor, ...]
    says: Mapping[str, Any]

    @property
    def words(self) -> str:
        """The words it stands on, else those it is told in; "" for an actor known by name alone."""
        if self.anchors:
            return " … ".join(exact for _, exact in self.anchors)
        told = self.says.get(_TOLD.get(self.type, ""), self.says.get("title") or self.says.get("name") or "")
        return told if isinstance(told, str) else " … ".join(dict.fromkeys(one["exact"] for one in told))

    def written(self) -> tuple[str, str]:
        """The anchors and what it says, as JSON."""
        return dump(self.anchors), dump(dict(self.says))


def portrait(record: Record) -> Portrait:
    """Draw a record as it is known again."""
    if isinstance(record, Article):  # whose `span` is no field
        return Portrait(record.type, record.id, (), _says(to_row(record)))
    name = next((name for name in SEARCHED if getattr(record, name, None)), None)
    held: Any = () if name is None else getattr(record, name)
    spans: Sequence[Span] = (held,) if isinstance(held, Span) else held
    article = spans[0].article if spans else getattr(record, "article", None)
    anchors = tuple((span.start, span.exact) for span in spans if span.article == article)
    return Portrait(record.type, article, anchors, _says(to_row(record)))


def read_portrait(kind: str, article: str | None, anchors: str, says: str) -> Portrait:
    """Read a portrait as it was written."""
    return Portrait(
        kind, article, tuple((start, exact) for start, exact in json.loads(anchors)), json.loads(says)
    )


def likeness(old: Portrait, new: Portrait) -> tuple[float, int]:
    """How far two records are one: the share of their words, 0 to 1, then how many fields say the same.

    Under `SAME` they are two. In another version of an article all words must be the same, wherever they
    now stand.
    """
    if old.type != new.type:
        return 0.0, 0
    same = sum(1 for name, told in old.says.items() if new.says.get(name) == told)
    if old.type in MEMBERS:
        return _of_members(old, new), same
    if not old.anchors or not new.anchors:
        return 0.0, same
    if old.article == new.article:
        return _in_place(old.anchors, new.anchors), same
    return float(_wording(old) == _wording(new)), same


def _of_members(old: Portrait, new: Portrait) -> float:
    if any(old.says.get(name) != new.says.get(name) for name in ("kind", "cameo", "source", "target")):
        return 0.0
    shares = [_share(_set(old.says[MEMBERS[old.type]]), _set(new.says[MEMBERS[new.type]]))]
    if old.type in _TOLD:
        shares.append(float(old.words == new.words))
    return max(shares)


def _set(told: Any) -> frozenset[str]:
    return frozenset([told] if isinstance(told, str) else told)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _in_place(one: Sequence[Anchor], other: Sequence[Anchor]) -> float:
    """The code points that two records share, of all they have."""
    ours, theirs = _points(one), _points(other)
    return len(ours & theirs) / len(ours | theirs)


def _points(anchors: Sequence[Anchor]) -> frozenset[int]:
    return frozenset(at for start, exact in anchors for at in range(start, start + len(exact)))


def _wording(one: Portrait) -> tuple[str, ...]:
    return tuple(" ".join(exact.split()) for _, exact in one.anchors)


def _says(row: Row) -> Row:
    return {name: _plain(told) for name, told in row.items() if name not in _NOT_SAID}


def _plain(told: Any) -> Any:
    if isinstance(told, dict):
        if "exact" in told and "start" in told:
            return told["exact"]
        return {name: _plain(one) for name, one in told.items()}
    if isinstance(told, list):
        return [_plain(one) for one in told]
    return told
