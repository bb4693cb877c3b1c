"""Along which paths of the tree the time of one word is the time of another.

A time hangs on a governor. From there to the event the path goes up to the word that both stand under, and
down: each step keeps the time, at a cost, or loses it. What fooled us: "before Friday" tells an edge and not
a day; a fronted day belongs to the saying that it stands before ("On Monday, officials said nine had died");
"agreed on Monday to meet" and "agreed to meet on Monday" differ only in order.
"""

import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from dragoman.language.model import ReadText
from dragoman.resolve.timeline import Told
from dragoman.resolve.times_later import EDGES, Bound

_REACH: Final = 80  # tokens either way in which a time is looked for; some sentences have thousands of words
_CLAUSE: Final = 8  # tokens between a verb and the time that closes its clause
_DEEPEST: Final = 12  # steps of a path; longer ones tell nothing
_NOMINAL: Final = frozenset(
    "obj obl nsubj nsubj:pass nmod obl:agent compound iobj nmod:desc flat appos advmod".split()
)
_SAME_TIME: Final = frozenset(("as", "when", "while"))
_OTHER_TIME: Final = frozenset(
    "after before since until because if unless although though to once despite without by for about on of"
    " over against".split()
)

_CLOSE: Final = frozenset("shortly soon immediately just right hours minutes moments seconds".split())
_WITHIN: Final = frozenset(("in", "during", "at"))
_AT: Final = frozenset(("in", "during", "at", "after", "before", "following", "since"))
_PHRASE: Final = frozenset(("ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "PART"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas of verbs by what they do to the time of what stands beside them (`event_time.toml`)."""

    reports: frozenset[str]
    plans: frozenset[str]
    happens: frozenset[str]
    occasions: frozenset[str]
    deadly: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load the lexicon, once."""
    said = tomllib.loads((files("dragoman.extract") / "event_time.toml").read_text(encoding="utf-8"))
    return Lexicon(**{name: frozenset(words.split()) for name, words in said.items()})


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time in the tree: the token it hangs by, the word that it hangs on, and how it looks at it.

    `bound` is "before", "after" or "since" where a preposition makes the time an edge; `clause` is a clause
    that the time itself governs ("Monday, when …", "the meeting is on Monday").
    """

    told: Told
    first: int
    head: int
    governor: int | None
    bound: Bound | None
    start: int


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
    governor: int | None = int(read.heads[head])
    if governor == head:
        governor = _subject(read, head, first)  # "the meeting is on Monday"
    elif governor > end and read.xpos[governor].startswith("V"):
        governor = _verb_before(read, begin, first) or governor
    bound = _bound(text, read, begin, end)
    start = int(read.starts[begin - 1]) if bound else words.start
    return PlacedTime(told, begin, head, governor, bound, start)


def _verb_before(read: ReadText, begin: int, first: int) -> int | None:
    """Find the verb that a time follows with no mark between; no later verb has the time then.

    Parsers hang "since war was declared last June, came" on what comes.
    """
    for token in range(begin - 1, max(first, begin - _CLAUSE) - 1, -1):
        if read.relations[token] == "punct":
            return None
        if read.xpos[token].startswith("V") and not read.relations[token].startswith("aux"):
            return token
    return None


def _subject(read: ReadText, head: int, first: int) -> int | None:
    for token in range(head - 1, first - 1, -1):
        if int(read.heads[token]) == head and read.relations[token] in ("nsubj", "nsubj:pass"):
            return token
    return None


def _bound(text: str, read: ReadText, begin: int, end: int) -> Bound | None:
    """Tell whether the word before a time makes it an edge: "before Friday", not "after Friday's strike"."""
    following = text[read.starts[end + 1] : read.ends[end + 1]] if end + 1 < len(read.starts) else ""
    if begin == 0 or following in ("'s", "’s"):
        return None
    return EDGES.get(text[read.starts[begin - 1] : read.ends[begin - 1]].lower())


@dataclass(frozen=True, slots=True)
class Path:
    """That a time tells of an event: at what cost, and whether as an edge only ("since it broke out").

    `start` is where the words begin, an edge's own word included.
    """

    cost: float
    bound: Bound | None
    start: int


def path_to(text: str, read: ReadText, at: int, time: PlacedTime) -> Path | None:
    """Find the path from a time to an event; None if there is none that keeps the time."""
    if int(read.heads[at]) == time.head and read.relations[at] in (
        "acl:relcl",
        "advcl:relcl",
        "acl",
        "nsubj",
    ):
        return Path(0.0, time.bound, time.start)  # "on Monday, when the port was shelled"
    if time.governor is None:
        return None
    if _closes_phrase(text, read, at, time):
        return Path(2.5, time.bound, time.start)
    up, down = _ancestors(read, at), _ancestors(read, time.governor)
    shared = next((token for token in up if token in down), None)
    if shared is None:
        return None
    total, bound, start = 0.0, time.bound, time.start
    for token, above in pairwise(up[: up.index(shared) + 1]):
        step = _rise(text, read, token, above, time)
        if step is None:
            return None
        total += step
    falling = down[: down.index(shared) + 1]
    for above, token in pairwise(reversed(falling)):
        step = _fall(text, read, token, above, time, at)
        if step is None:
            return None
        total += step
        mark = _mark_at(text, read, token) if read.relations[token] == "advcl" else None
        if mark is not None and text[read.starts[mark] : read.ends[mark]].lower() == "since":
            bound = "since"
            start = int(read.starts[mark])
    return Path(total, bound, start)


def _ancestors(read: ReadText, token: int) -> list[int]:
    path = [token]
    while len(path) < _DEEPEST:
        above = int(read.heads[path[-1]])
        if above == path[-1]:
            break
        path.append(above)
    return path


def _closes_phrase(text: str, read: ReadText, at: int, time: PlacedTime) -> bool:
    """Whether a time stands right after the phrase of an event noun that a preposition leads in.

    Parsers hang "at talks in Geneva tomorrow" on the verb; the talks are tomorrow, whatever the verb tells.
    """
    if read.upos[at] not in ("NOUN", "PROPN") or not at < time.first <= at + _CLAUSE:
        return False
    relation, above = read.relations[at], read.lemmas[int(read.heads[at])]
    if time.governor not in _ancestors(read, at)[1:4]:
        return False
    if relation == "nmod":
        if _case(text, read, at) not in _AT:
            return False  # "the site of the attack on Friday"
    elif relation != "obl" and (relation != "obj" or above in lexicon().reports):
        return False
    return all(read.upos[token] in _PHRASE for token in range(at + 1, time.first))


def _rise(text: str, read: ReadText, token: int, above: int, time: PlacedTime) -> float | None:
    """Cost of the step from a word up to its head, on the way from the event to the time."""
    relation, lemma, words = read.relations[token], read.lemmas[above], lexicon()
    is_verb = read.xpos[above].startswith("V")
    is_noun = read.xpos[token].startswith("N")
    match relation:
        case "conj":
            if is_verb and lemma in words.reports:
                return None
            return 1.5 if time.head < above else 2.5
        case "xcomp":
            if lemma in words.plans | words.reports:
                return 1.5 if time.head > token else None
            return 1.0
        case "acl" if not is_verb:
            return 1.0
        case "advcl" | "acl" if lemma not in words.reports:
            return 2.0 if _is_joined(read, token, _mark(text, read, token)) else None
        case "acl:relcl":
            return 1.0
        case "appos":
            return 1.5
        case "compound" if is_noun and not is_verb:
            return 0.5
        case "nsubj" | "nsubj:pass" | "obj" if is_verb and not read.xpos[token].startswith("V"):
            return 1.0 if lemma in words.happens else None
        case "obl" | "obl:agent" if is_noun and is_verb and lemma not in words.reports:
            return 1.0 if _case(text, read, token) in _WITHIN else None
        case "nmod" if is_noun and _case(text, read, token) == "of":
            return 2.0
        case "ccomp" if _is_progressive(read, token):
            return 3.0  # "said on Friday it was deploying": then, and not before
    return None


def _is_progressive(read: ReadText, token: int) -> bool:
    return read.xpos[token] == "VBG" and any(
        int(read.heads[number]) == token and read.relations[number] == "aux"
        for number in range(max(0, token - 5), token)
    )


def _fall(text: str, read: ReadText, token: int, above: int, time: PlacedTime, at: int) -> float | None:
    """Cost of the step from a word down to one of its dependents, on the way from the event to the time."""
    relation, words = read.relations[token], lexicon()
    if relation in _NOMINAL:
        within = relation in ("obl", "nmod") and _case(text, read, token) in _WITHIN
        core = relation in ("obj", "nsubj", "nsubj:pass") and read.lemmas[above] in words.happens
        if read.lemmas[token] in words.occasions or time.head < token:
            # "killed in Wednesday's strike", "launched Monday's attack", not "calm before the vote on Friday"
            return 1.5 if within or core else None
        return 0.6
    if time.told.words.kind == "context" and relation not in ("acl", "acl:relcl"):
        return None  # "launched strikes, sending in troops nine days later"
    match relation:
        case "acl" | "acl:relcl":
            if relation == "acl" and _mark_at(text, read, token) is not None:
                return None  # "talks about reopening the port on Friday"
            if above == at or _case(text, read, above) in _WITHIN:
                return 1.5 if read.lemmas[token] not in words.reports - words.plans else None
            # "the attack carried out by troops that killed nine on Friday"
            return 2.0 if relation == "acl:relcl" and read.lemmas[token] in words.deadly else None
        case "advcl":
            mark = _mark(text, read, token)
            return 2.5 if mark == "since" or _is_joined(read, token, mark) else None
        case "conj":
            return 2.5
        case "xcomp":
            if above != at and read.lemmas[token] in words.happens:
                return 1.0  # "talks due to begin on Monday"
            return 1.0 if read.lemmas[above] not in words.plans | words.reports else None
    return None


def _mark_at(text: str, read: ReadText, token: int) -> int | None:
    """Find the word that leads an adverbial clause in."""
    for number in range(max(0, token - 15), token):
        if int(read.heads[number]) == token and read.relations[number] in ("mark", "advmod"):
            word = text[read.starts[number] : read.ends[number]].lower()
            if word in _SAME_TIME or word in _OTHER_TIME:
                return number
    return None


def _mark(text: str, read: ReadText, token: int) -> str | None:
    """Give that word in lower case; an "after" that leaves no day between counts as "as"."""
    number = _mark_at(text, read, token)
    if number is None:
        return None
    word = text[read.starts[number] : read.ends[number]].lower()
    return "as" if word == "after" and _is_close(text, read, number) else word


def _is_close(text: str, read: ReadText, at: int) -> bool:
    """Whether the words before an "after" leave no day between: "shortly after", "hours after"."""
    return at > 0 and text[read.starts[at - 1] : read.ends[at - 1]].lower() in _CLOSE


def _is_joined(read: ReadText, token: int, mark: str | None) -> bool:
    """Whether an adverbial clause tells of the same time: a participle, or one with "as", "when", "while"."""
    return mark in _SAME_TIME or (mark is None and read.xpos[token] == "VBG")


def _case(text: str, read: ReadText, token: int) -> str | None:
    for number in range(max(0, token - 8), token):
        if int(read.heads[number]) == token and read.relations[number] == "case":
            return text[read.starts[number] : read.ends[number]].lower()
    return None
