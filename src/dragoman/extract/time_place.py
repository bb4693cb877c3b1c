"""Where in the tree a time hangs, and the verbs and nouns that decide what it tells of."""

import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dragoman.language.model import ReadText
from dragoman.resolve.timeline import Told
from dragoman.resolve.times_later import EDGES, Bound

_REACH: Final = 80  # tokens either way in which a time is looked for; some sentences have thousands of words
_STEPS: Final = 4  # up the tree, from a verb to the one that a parse hung its time on
CLAUSE: Final = 8  # tokens between a word and the time that closes its clause
ABLE: Final = frozenset(("able", "capable"))
"""What these lead to is not told to have happened at any time."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas of verbs by what they do to the time of what stands beside them (`event_time.toml`)."""

    reports: frozenset[str]
    plans: frozenset[str]
    happens: frozenset[str]
    occasions: frozenset[str]
    deadly: frozenset[str]
    goes: frozenset[str]
    sudden: frozenset[str]
    reaction: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load the lexicon, once."""
    said = tomllib.loads((files("dragoman.extract") / "event_time.toml").read_text(encoding="utf-8"))
    return Lexicon(**{name: frozenset(words.split()) for name, words in said.items()})


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time in the tree: the token it hangs by, the word that it hangs on, and how it looks at it.

    `bound` is "before", "after" or "since" where a preposition makes the time an edge; `start` is where its
    words begin, that preposition included; `of` says that it belongs to one noun only ("the act of 1987").
    """

    told: Told
    first: int
    head: int
    governor: int | None
    bound: Bound | None
    start: int
    of: bool


def sentence_around(read: ReadText, at: int) -> tuple[int, int]:
    """Give the first and the last token of the sentence, as far as a time can be of use."""
    number = bisect_right(read.sentences, at) - 1
    first = int(read.sentences[number])
    after = int(read.sentences[number + 1]) if number + 1 < len(read.sentences) else len(read.starts)
    return max(first, at - _REACH), min(after - 1, at + _REACH)


def place(text: str, read: ReadText, told: Told, first: int, last: int) -> PlacedTime | None:
    """Find where in the tree a time expression hangs; None where it is the whole of a sentence."""
    words = told.words
    begin = bisect_left(read.ends, words.start, first, last + 1)
    while begin <= last and read.ends[begin] <= words.start:
        begin += 1
    end = begin
    while end < last and read.starts[end + 1] < words.end:
        end += 1
    if begin > last:
        return None
    inside = range(begin, end + 1)
    heads = [
        token for token in inside if int(read.heads[token]) not in inside or int(read.heads[token]) == token
    ]
    heads = [token for token in heads if read.relations[token] not in ("punct", "case", "det")] or heads
    if not heads:
        return None
    head = heads[0]
    above = int(read.heads[head])
    governor: int | None = above
    if above == head:
        governor = _subject(read, head, first)  # "the meeting is on Monday"
    elif above > end and read.xpos[above].startswith("V"):
        governor = _verb_before(read, begin, first, above) or above
    governor = _occasion_before(text, read, begin, governor) or governor
    if governor is not None:
        governor = _verb_beside(read, begin, head, governor) or _joined_verb(read, begin, head) or governor
        governor = _not_of_ability(read, governor)
    governor = _part_before(text, read, begin, head) or governor
    bound = _bound(text, read, begin, end, head)
    start = int(read.starts[begin - 1]) if bound else words.start
    return PlacedTime(told, begin, head, governor, bound, start, case_of(text, read, head) == "of")


def _verb_before(read: ReadText, begin: int, first: int, above: int) -> int | None:
    """Find the verb that a time follows with no mark between; no later verb has the time then.

    Parsers hang "since war was declared last June, came" on what comes. A verb `above` whose own subject
    stands before the time keeps it: "she said that the minister on Monday spoke to the envoy".
    """
    for token in range(begin - 1, max(first, begin - CLAUSE) - 1, -1):
        if read.relations[token] == "punct":
            return None
        if int(read.heads[token]) == above and read.relations[token].startswith("nsubj"):
            return None
        if read.xpos[token].startswith("V") and not read.relations[token].startswith("aux"):
            return token
    return None


def _verb_beside(read: ReadText, begin: int, head: int, governor: int) -> int | None:
    """Find the verb that a time follows at once, if the parse hangs the time on one further up.

    "Strikes carried out since the fighting began July 8": the day is the fighting's.
    """
    beside = begin - 1
    if beside >= 0 and read.relations[beside] == "case" and int(read.heads[beside]) == head:
        beside -= 1
    if beside >= 0 and read.relations[beside] == "compound:prt":
        beside = int(read.heads[beside])
    if not governor < beside < begin or not read.xpos[beside].startswith("V"):
        return None
    above = beside
    for _ in range(_STEPS):
        above = int(read.heads[above])
        if above == governor:
            return beside
    return None


def _not_of_ability(read: ReadText, governor: int) -> int:
    """Climb from what can be done to what was: "tested a missile capable of reaching Osk on Monday"."""
    able = int(read.heads[governor])
    if read.relations[governor] not in ("xcomp", "advcl", "acl") or read.lemmas[able] not in ABLE:
        return governor
    noun = int(read.heads[able])
    above = int(read.heads[noun])
    carried = read.relations[able] in ("acl", "amod") and read.xpos[above].startswith("V")
    return above if carried else governor


def _joined_verb(read: ReadText, begin: int, head: int) -> int | None:
    """Find the verb of the clause that "and" opens right before a time: "…, and on Monday he resigned"."""
    joint = begin - 1
    if joint >= 0 and read.relations[joint] == "case" and int(read.heads[joint]) == head:
        joint -= 1
    if joint < 0 or read.relations[joint] != "cc":
        return None
    verb = int(read.heads[joint])
    return verb if verb > head and read.xpos[verb].startswith("V") else None


def _occasion_before(text: str, read: ReadText, begin: int, governor: int | None) -> int | None:
    """Find the event noun that a bare time stands right behind: "after the vote Monday" tells of the vote."""
    noun = begin - 1
    if governor is None or noun < 0 or governor == noun or read.lemmas[noun] not in lexicon().occasions:
        return None
    if read.relations[noun] not in ("obl", "nmod") or case_of(text, read, noun) is None:
        return None
    return noun if read.xpos[governor].startswith("V") and governor < noun else None


def _part_before(text: str, read: ReadText, begin: int, head: int) -> int | None:
    """Find the part that a time right behind it tells of: "dozens of rockets, including two on Sunday"."""
    part = begin - 1
    if part >= 0 and read.relations[part] == "case" and int(read.heads[part]) == head:
        part -= 1
    return part if part >= 0 and case_of(text, read, part) == "including" else None


def _subject(read: ReadText, head: int, first: int) -> int | None:
    for token in range(head - 1, first - 1, -1):
        if int(read.heads[token]) == head and read.relations[token] in ("nsubj", "nsubj:pass"):
            return token
    return None


def _bound(text: str, read: ReadText, begin: int, end: int, head: int) -> Bound | None:
    """Tell whether the word before a time makes it an edge: "before Friday", not "after Friday's strike"."""
    following = text[read.starts[end + 1] : read.ends[end + 1]] if end + 1 < len(read.starts) else ""
    if begin == 0 or following in ("'s", "’s") or int(read.heads[begin - 1]) != head:
        return None  # "after Wednesday's strike", "after June elections"
    return EDGES.get(text[read.starts[begin - 1] : read.ends[begin - 1]].lower())


def case_of(text: str, read: ReadText, token: int) -> str | None:
    """Give the preposition that leads a noun in, in lower case; "ahead of" counts as one."""
    for number in range(max(0, token - CLAUSE), token):
        if int(read.heads[number]) == token and read.relations[number] == "case":
            word = text[read.starts[number] : read.ends[number]].lower()
            ahead = number > 0 and text[read.starts[number - 1] : read.ends[number - 1]].lower() == "ahead"
            return "ahead of" if word == "ahead" or (word == "of" and ahead) else word
    return None
