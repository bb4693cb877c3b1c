"""Utterances: one saying as several articles report it, trimmed, translated twice, or set in other words.

Two statements are one saying when a speaker is the same (or one speaks for the other), the days fit, and
nearly all words of the shorter stand in the longer, in the same order. A cover of .88 is nearly always the
same saying, one of .60 to .67 only half the time (measured before building, see the design), so less is not
believed.

Groups form around the fullest wording: a fragment that two different sayings share joins the one it fits
better, and never makes them one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dragoman.link.days import Days, days_apart, days_of
from dragoman.link.parties import Parties
from dragoman.link.words import weight, wording_of, words_of
from dragoman.record import (
    Actor,
    Reading,
    RecordId,
    Statement,
    Utterance,
    bounds,
    content_id,
)

COVER = 0.88
"""Share of the shorter's words that must stand in the longer."""

IN_ORDER = 0.75
"""Share of the shorter's words that must stand there in the same order."""

FEWEST = 6
"""Words below which a saying is too short to be known again: "We will not" is said twice in a day."""

DAYS = 3
"""Days between the reports of one saying, at most; a day on which it was said must agree."""

_BRINGS_TOGETHER = 6


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as it is compared."""

    statement: Statement
    wording: tuple[str, ...]
    words: tuple[str, ...]
    counts: Counter[str]
    days: Days | None


def find_utterances(statements: Iterable[Statement], actors: Mapping[str, Actor]) -> tuple[Utterance, ...]:
    """Group statements of two or more articles into utterances, in the order of their ids.

    What comes out does not depend on the order of the statements.
    """
    parties = Parties(actors)
    said = sorted(
        (one for one in map(_said, statements) if len(one.words) >= FEWEST and not one.statement.negated),
        key=lambda one: (-len(one.words), one.statement.id),
    )
    heads: dict[str, list[int]] = defaultdict(list)
    groups: list[list[_Said]] = []
    for one in said:
        best = _best_group(one, heads, groups, parties)
        if best is not None:
            groups[best].append(one)
            continue
        for word in _telling(one):
            heads[word].append(len(groups))
        groups.append([one])
    found = [_utterance(group) for group in groups if len({one.statement.article for one in group}) > 1]
    return tuple(sorted(found, key=lambda utterance: utterance.id))


def _said(statement: Statement) -> _Said:
    content = " ".join(span.exact for span in statement.content_spans)
    words = tuple(words_of(content))
    return _Said(
        statement,
        tuple(wording_of(content)),
        words,
        Counter(words),
        days_of(statement.when, statement.reported),
    )


def _telling(one: _Said) -> list[str]:
    """The words by which a saying is looked for, the most telling first."""
    return sorted(one.counts, key=lambda word: (-weight(word), word))[: 2 * _BRINGS_TOGETHER]


def _best_group(
    one: _Said, heads: Mapping[str, list[int]], groups: Sequence[list[_Said]], parties: Parties
) -> int | None:
    """The group whose fullest wording covers a saying best; None where none covers it well enough."""
    seen: Counter[int] = Counter()
    for word in _telling(one)[:_BRINGS_TOGETHER]:
        seen.update(heads.get(word, ()))
    best: tuple[float, int] | None = None
    for number, shared in seen.items():
        if shared < 2:
            continue
        head = groups[number][0]
        if not _can_be_one(one, head, parties):
            continue
        cover = _cover(one, head)
        if cover >= COVER and (best is None or (cover, -number) > (best[0], -best[1])):
            best = (cover, number)
    return best[1] if best is not None else None


def _can_be_one(one: _Said, head: _Said, parties: Parties) -> bool:
    """Whether speakers and days allow two statements to be one saying."""
    if not parties.may_be_one(one.statement.speakers, head.statement.speakers):
        return False
    if one.days is None or head.days is None:
        return True
    apart = days_apart(one.days, head.days)
    exact = one.days.told and head.days.told
    return apart == 0 if exact else apart <= DAYS


def _cover(one: _Said, head: _Said) -> float:
    """The share of the shorter's words that the longer has; 0 where they come in another order."""
    shared = sum((one.counts & head.counts).values())
    size = min(len(one.words), len(head.words))
    if shared < COVER * size:
        return 0.0
    blocks = SequenceMatcher(None, one.words, head.words, autojunk=False).get_matching_blocks()
    in_order = sum(block.size for block in blocks)
    return shared / size if in_order >= IN_ORDER * size else 0.0


def _utterance(group: Sequence[_Said]) -> Utterance:
    by_words: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in group:
        by_words[one.wording].append(one.statement)
    ordered = sorted(by_words.items(), key=lambda item: (-len(item[1]), -len(item[0]), item[1][0].id))
    base = max(by_words, key=lambda words: (len(words), len(by_words[words]), words))
    readings = tuple(
        Reading(
            _wording(min(statements, key=lambda s: s.id)),
            tuple(sorted(statement.id for statement in statements)),
            differences(base, words),
        )
        for words, statements in ordered
    )
    statements = sorted((one.statement for one in group), key=lambda s: s.id)
    dated = [
        s.when for s in statements if s.when is not None and s.when.edtf and s.when.basis != "publication"
    ]
    reported = sorted(s.reported for s in statements if s.reported)
    return Utterance(
        RecordId(content_id("utterance", *(s.id for s in statements))),
        tuple(s.id for s in statements),
        readings,
        tuple(dict.fromkeys(speaker for s in statements for speaker in s.speakers)),
        min(dated, key=lambda when: (bounds(when.edtf or "")[0], when.edtf)) if dated else None,
        reported[0] if reported else None,
    )


def _wording(statement: Statement) -> str:
    return " […] ".join(" ".join(span.exact.split()) for span in statement.content_spans)


def differences(base: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """In what a reading differs from the fullest one, word by word, as a critical edition notes it.

    ``interest] interests`` is another word, ``+ very`` a word more, ``– in our view`` words that are cut.
    """
    noted = []
    matcher = SequenceMatcher(None, base, words, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        was, now = " ".join(base[start:end]), " ".join(words[first:last])
        if kind == "replace":
            noted.append(f"{was}] {now}")
        elif kind == "delete":
            noted.append(f"– {was}")
        elif kind == "insert":
            noted.append(f"+ {now}")
    return tuple(noted)
