"""Cue by cue: who is the subject of saying, and where that clause begins."""

from collections.abc import Sequence

from dragoman.extract.cues import Cue, nouns
from dragoman.extract.items import Item
from dragoman.extract.phrases import PRONOUNS, can_speak, phrase_after, phrase_before, skip_back
from dragoman.extract.sides import ADJUNCTS, Clause, closes, match_cue, sided
from dragoman.extract.time_beside import skip_time

_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be", "being"})
_MODALS = frozenset(
    "will would can could may might must should shall to 'll 'd won't wouldn't cannot".split()
)
_NEGATIVE = frozenset({"not", "n't", "didn't", "doesn't", "don't", "hasn't", "haven't", "hadn't", "never"})
_DETERMINERS = frozenset({"the", "a", "an", "'s", "its", "their", "his", "her", "this", "any", "no", "of"})
_CONDITIONS = frozenset({"if", "whether", "unless"})
_HEDGES = frozenset({"reportedly", "allegedly", "apparently", "supposedly"})
# Cues that may share the subject of an earlier one ("… and warned …"); the others are too often verbs of
# the content itself ("the army attacked and claimed the town").
_SHARING = frozenset(
    """
    said added warned told urged vowed stressed reiterated denied accused condemned promised insisted
    pledged noted called slammed criticized criticised denounced praised sworn announced says adds warns tells
    urges vows stresses denies accuses condemns insists blamed threatened
    """.split()
)
# Forms in -s that are hardly ever nouns; "remarks", "claims" and "reports" need a plainer subject.
_VERBS_IN_S = frozenset(
    "says tells adds writes argues insists warns denies vows asks accuses condemns".split()
)


def _speaks_after_quotation(items: Sequence[Item], at: int) -> Cue | None:
    """Take any verb in -ed right after a quotation and before a name for a cue: "…," bemoaned Sen. Ard."""
    item = items[at]
    if at == 0 or at + 1 >= len(items) or not items[at + 1].capital or item.capital:
        return None
    quotation = items[at - 1].quotation
    if quotation is None or not item.low.endswith("ed") or quotation.inner_end - quotation.inner_start < 12:
        return None
    return Cue((item.low,), "say", "clause", "finite")


def find_clauses(items: Sequence[Item], names_seen: frozenset[str]) -> list[Clause]:
    """Find the cues of a sentence that have a believable subject and a content."""
    found: list[Clause] = []
    at = 0
    while at < len(items):
        cue = None
        if items[at].quotation is None:
            cue = match_cue(items, at) or _speaks_after_quotation(items, at)
        if cue is None:
            at += 1
            continue
        clause = _read(items, at, cue, found, names_seen)
        if clause is not None:
            found.append(clause)
            at = max(at + 1, clause.after)
        else:
            at += 1
    return found


def _read(
    items: Sequence[Item], at: int, cue: Cue, earlier: Sequence[Clause], names_seen: frozenset[str]
) -> Clause | None:
    after = at + len(cue.words)
    if cue.form == "participle" and not skip_back(items, at - 1)[1] & _PASSIVE:
        return _participle(items, at, after, cue, earlier, names_seen)
    if at > 0 and items[at - 1].low in _DETERMINERS:
        return None  # "the alleged attack", "Varnia's claimed shoal"
    last, passed = _skip_negated(items, at - 1)
    if passed & _PASSIVE and cue.frame != "nothing" and cue.form != "participle":
        return None  # but "has been insisting", "are saying"
    negated = bool(passed & _NEGATIVE)
    hedged = bool(passed & _HEDGES)
    if last >= 0 and items[last].low in _MODALS and cue.frame != "nothing":
        return None
    if cue.form == "base" and not negated and not _plural_subject(items, last):
        return None
    joined = last >= 1 and items[last].low in ("and", "but", "or")
    start = phrase_before(items, last) if last >= 0 and not joined else None
    if start is not None and can_speak(items, start, last + 1, names_seen):
        if start > 0 and items[start - 1].low in _CONDITIONS:
            return None
        if cue.form == "finite" and _is_noun(items, at, start, last):
            return None
        return sided(items, at, after, cue, (start, last + 1), _break_before(items, start), negated, hedged)
    if cue.form == "finite" and not passed - _HEDGES:
        inverted = _inverted(items, at, after, cue, names_seen)
        if inverted is not None:
            return inverted
    if joined and cue.form == "finite" and items[last].low != "or" and items[at].low in _SHARING:
        breaks = last - 1 if items[last - 1].text == "," else last
        subject = None if earlier else _first_subject(items, last, names_seen)
        if earlier or subject is not None:
            return sided(items, at, after, cue, subject, breaks, negated, hedged)
    return None


def _skip_negated(items: Sequence[Item], at: int) -> tuple[int, frozenset[str]]:
    last, passed = skip_back(items, at)
    while last >= 0 and items[last].low in _NEGATIVE:
        more_last, more = skip_back(items, last - 1)
        passed |= more | {items[last].low}
        last = more_last
    return last, passed


def _plural_subject(items: Sequence[Item], last: int) -> bool:
    if last < 0:
        return False
    low = items[last].low
    return (
        low in ("they", "some", "others", "many", "police", "people")
        or low in nouns().plural_roles
        or (last >= 2 and items[last].capital and "and" in (items[last - 1].low, items[last - 2].low))
    )


def _is_noun(items: Sequence[Item], at: int, start: int, last: int) -> bool:
    """Whether a form in -s is a noun after all: "Russian claims that", "a string of demands"."""
    if not items[at].low.endswith("s"):
        return False
    if items[at].low not in _VERBS_IN_S:
        head = items[last]
        lexicon = nouns()
        speaks = head.low in PRONOUNS | lexicon.roles | lexicon.bodies | lexicon.documents
        if not (head.capital or speaks):
            return True
    bare_adjective = last == start and items[last].low.endswith(("ian", "ish", "ese", "eli", "ean", "can"))
    return (
        bare_adjective
        or items[last].text in ("'s", "’s")
        or items[start].low in ("its", "their", "his", "her")
    )


def _break_before(items: Sequence[Item], start: int) -> int:
    """Where the content before a clause ends: at the conjunction or comma that leads the clause in."""
    at = start
    while at > 0 and items[at - 1].low in (
        "and",
        "but",
        "while",
        "as",
        "even",
        "though",
        "although",
        "that",
        "when",
    ):
        at -= 1
    if at > 0 and items[at - 1].text in (",", ";", "—", "–", "--"):
        at -= 1
    return at


def _inverted(
    items: Sequence[Item], at: int, after: int, cue: Cue, names_seen: frozenset[str]
) -> Clause | None:
    """Read "…, said the minister": the content stands before the cue, the subject after it."""
    if (
        at == 0
        or not closes(items[at - 1])
        or cue.frame not in ("clause", "tell", "warn")
        or items[after : after + 1] == []
    ):
        return None
    end = phrase_after(items, after)
    if end is None or not can_speak(items, after, end, names_seen):
        return None
    if (
        end < len(items)
        and items[end].is_word
        and items[end].low not in ADJUNCTS | {"who", "whose"}
        and skip_time(items, end) == end
    ):
        return None
    return Clause(
        cue, at, end, (after, end), "before", at, at - 1 if items[at - 1].text == "," else at, False, False
    )


def _participle(
    items: Sequence[Item],
    at: int,
    after: int,
    cue: Cue,
    earlier: Sequence[Clause],
    names_seen: frozenset[str],
) -> Clause | None:
    """Read ", adding that …", "with the premier insisting that …", "stopped short of saying that …"."""
    if at == 0:
        return None
    if (
        at >= 3
        and items[at - 1].low == "of"
        and items[at - 2].low == "short"
        and items[at - 3].low.startswith("stop")
    ):
        last, _ = skip_back(items, at - 4)
        start = phrase_before(items, last) if last >= 0 else None
        if start is None or not can_speak(items, start, last + 1, names_seen):
            return None
        return sided(items, at, after, cue, (start, last + 1), _break_before(items, start), True, False)
    last, _ = skip_back(items, at - 1)
    if last >= 0 and closes(items[last]):
        quoted = items[last].quotation is not None  # its own comma stands inside the marks
        if earlier:
            return sided(items, at, after, cue, None, last + quoted, False, False)
        subject = _first_subject(items, last, names_seen)
        if subject is not None:
            return sided(items, at, after, cue, subject, last + quoted, False, False)
        return None
    for start in range(last, max(-1, last - 10), -1):
        if items[start].low == "with" and start < last and can_speak(items, start + 1, last + 1, names_seen):
            breaks = start - 1 if start > 0 and items[start - 1].text == "," else start
            return sided(items, at, after, cue, (start + 1, last + 1), breaks, False, False)
        if items[start].quotation is not None or not items[start].is_word:
            break
    return None


def _first_subject(items: Sequence[Item], before: int, names_seen: frozenset[str]) -> tuple[int, int] | None:
    """The subject that the sentence begins with, for a participle that shares it."""
    start = 0
    while start < before and items[start].low in ("but", "and", "meanwhile", "still", "also", "however", ","):
        start += 1
    end = start
    while (
        end < before
        and items[end].quotation is None
        and items[end].is_word
        and (
            items[end].capital
            or items[end].low in ("the", "a", "an", "of", "he", "she", "they", "'s")
            or items[end].low in nouns().roles | nouns().bodies
        )
    ):
        end += 1
    if end == start or end >= before or items[end].text == ",":
        return None
    return (start, end) if can_speak(items, start, end, names_seen) else None
