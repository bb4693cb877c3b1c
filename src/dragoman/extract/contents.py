"""Which stretches of a sentence a clause of saying gives as content, and where they end."""

from collections.abc import Sequence

from dragoman.extract.attribution import Ends
from dragoman.extract.items import Item
from dragoman.extract.phrases import PRONOUNS
from dragoman.extract.sides import ADJUNCTS, FINITE, Clause
from dragoman.extract.time_beside import skip_time

_JOINS = frozenset({"and", "but", "while", "though", "although", "even"})
# What a report calls a saying, or what was told in it.
_MADE_OF_IT = frozenset(
    "decision move step reference claim charge allegation shift sign suggestion assertion departure".split()
)
_OPENERS_OF_HALVES = frozenset(
    """
    while if although though when as because despite since after before given unless whether in on for
    """.split()
)


def content_stretches(
    items: Sequence[Item], clause: Clause, clauses: Sequence[Clause], index: int
) -> list[tuple[int, int]]:
    """The stretches of items that the clause gives as content."""
    later = clauses[index + 1 :]
    if clause.side == "after":
        stop = _stop(items, clause.begins, later)
        if clause.cue.frame == "object" or _takes_a_thing(items, clause):
            stop = _object_stop(items, clause.begins, stop)
        return [(clause.begins, stop)]
    begin = 0
    for other in clauses[:index]:
        if other.side == "before":
            begin = max(begin, skip_time(items, other.after))
        elif items[clause.begins + 1].low == "which":
            begin = other.begins
            break
    for at in range(clause.begins - 2, begin, -1):
        if items[at].text == ":" and items[at + 1].quotation is not None:
            begin = at + 1  # "His view was plain: "…," he said"
            break
    if _is_adverbial(items[begin : clause.begins]):
        return []
    stretches = [(begin, clause.begins)]
    resumed = _resumption(items, clause.after, later)
    if resumed < len(items) and items[resumed].text == ",":
        nxt = resumed + 1
        if nxt < len(items) and (items[nxt].quotation is not None or _is_half(items, begin, clause.begins)):
            blocked = any(c.breaks <= nxt <= c.first for c in later)
            if not blocked:
                stretches.append((nxt, _stop(items, nxt, later)))
    return stretches


def _is_adverbial(stretch: Sequence[Item]) -> bool:
    """Whether the words before ", X said" say only when or how: "In his letter,", "Invoking it,"."""
    if not stretch or any(item.quotation is not None and len(item.text.split()) > 4 for item in stretch):
        return False
    first = stretch[0].low
    opens = first in ADJUNCTS or (first.endswith("ing") and len(first) > 4) or first in ("according", "asked")
    return opens and not any(item.low in FINITE for item in stretch)


def _resumption(items: Sequence[Item], after: int, later: Sequence[Clause]) -> int:
    """Where a quotation goes on after "X said on the quay,": the comma before it, or simply `after`."""
    limit = min([c.first for c in later] + [len(items) - 1, after + 14])
    for at in range(after, limit):
        if items[at].text == "," and items[at + 1].quotation is not None:
            return at
    return after


def _is_half(items: Sequence[Item], begin: int, end: int) -> bool:
    """Whether the words before ", X said," cannot stand alone: "While it lasts, X said, …"."""
    opener = next((item for item in items[begin:end] if item.is_word or item.quotation), None)
    if opener is not None and opener.quotation is None and sum(i.is_word for i in items[begin:end]) <= 4:
        return True  # "The larger danger, X said, is …"
    if opener is None or any(item.text == "," for item in items[begin : end - 1]):
        return False
    if opener.quotation is not None and len(opener.text.split()) > 4:
        return False
    word = opener.text.strip("\"“‘'").partition(" ")[0].lower() if opener.quotation else opener.low
    return word in _OPENERS_OF_HALVES


def _stop(items: Sequence[Item], begins: int, later: Sequence[Clause]) -> int:
    """Where a content that begins at `begins` must end."""
    stop = len(items)
    for clause in later:
        if clause.breaks <= begins:
            continue
        shares = clause.subject is None
        before = items[clause.breaks]
        leads_in = before.text in (",", ";", "—", "–", "--") or before.low in _JOINS
        nested = clause.subject is not None and clause.side == "after" and not leads_in
        if nested:
            continue
        if shares or clause.side == "before" or leads_in:
            stop = min(stop, clause.breaks)
    for at in range(begins, stop - 1):
        if items[at].text == ";":
            return at
        if at > begins + 2 and items[at].text == "," and _is_aside(items, at + 1):
            return at
        if at > begins + 2 and items[at].text in ("--", "—", "–") and items[at + 1].low in ("while", "as"):
            return at  # "… -- while denying", the report's own
        if items[at].low == "according" and items[at + 1].low == "to":
            return at - 1 if at > begins and items[at - 1].text == "," else at
    return stop


def _is_aside(items: Sequence[Item], at: int) -> bool:
    """Whether the reporter says after a comma what to make of it: "…, a decision that angered many"."""
    if items[at].low not in ("a", "an"):
        return False
    noun = next((n for n in range(at + 1, min(len(items), at + 4)) if items[n].low in _MADE_OF_IT), None)
    return noun is not None and noun + 1 < len(items) and items[noun + 1].low in ("that", "which", "to", "of")


def _takes_a_thing(items: Sequence[Item], clause: Clause) -> bool:
    """Whether "announced" or "promised" has a noun after it: "announced talks, and twice …"."""
    if clause.cue.words[0] not in ("announced", "announces", "promised", "pledged", "proposed", "offered"):
        return False
    stretch: list[str] = []
    for item in items[clause.begins : clause.begins + 8]:
        if item.text == ",":
            break
        stretch.append(item.low)
    return bool(stretch) and stretch[0] not in PRONOUNS and not FINITE.intersection(stretch)


def _object_stop(items: Sequence[Item], begins: int, stop: int) -> int:
    """Where the object of "urged", "blamed", "condemned" ends: before an aside that is the report's own."""
    first = items[begins].quotation
    if first is not None and first.inner_end - first.inner_start > 24 and begins + 1 < stop:
        return begins + 1
    for at in range(begins + 1, stop - 1):
        following = items[at + 1]
        aside = following.low in ("a", "an") and any(
            i.low in ("that", "which") for i in items[at + 2 : at + 6]
        )
        if items[at].text == "," and (
            aside
            or following.low in ("who", "which", "but", "while", "as", "and")
            or (following.low.endswith("ing") and len(following.low) > 5 and not following.capital)
        ):
            return at
    return stop


def words_of(text: str, items: Sequence[Item], first: int, after: int) -> Ends | None:
    """The code points of a stretch; a lone quotation without its marks, no loose marks at the edges."""
    while first < after and not (
        items[first].is_word or items[first].quotation or items[first].text in "([$#@"
    ):
        first += 1
    while after > first and items[after - 1].quotation is None and items[after - 1].text in ",;:.—–-!?":
        after -= 1
    if first >= after:
        return None
    quotation = items[first].quotation
    if after - first == 1 and quotation is not None:
        inner = text[quotation.inner_start : quotation.inner_end].rstrip(",")
        return quotation.inner_start, quotation.inner_start + len(inner.rstrip())
    return items[first].start, items[after - 1].end


def is_too_thin(text: str, contents: tuple[Ends, ...], clause: Clause) -> bool:
    """Whether the content is too little to have been said: "said so", "said Monday", "denied it"."""
    words = sum(len(text[a:b].split()) for a, b in contents)
    if clause.cue.frame == "nothing":
        return False
    first = text[contents[0][0] : contents[0][1]].lower()
    if clause.cue.frame in ("clause", "tell") and words < 3 and first[:1] not in '“"':
        is_quoted = any(text[a - 1 : a] in ("“", '"', "‘", "'") for a, _ in contents if a > 0)
        return not is_quoted
    if clause.cue.frame == "object" and first.startswith(
        ("it in ", "it on ", "it at ", "it as ", "it again")
    ):
        return True
    return first.startswith("responsibility") or (words < 2 and first in ("so", "it", "this", "that", "them"))
