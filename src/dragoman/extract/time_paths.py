"""Along which paths of the tree the time of one word is the time of another.

A time hangs on a governor. From there to the event the path goes up to the word that both stand under, and
down: each step keeps the time, at a cost, or loses it. What fooled us: "before Friday" tells an edge and not
a day; a fronted day belongs to the saying that it stands before ("On Monday, officials said nine had died");
"agreed on Monday to meet" and "agreed to meet on Monday" differ only in order.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dragoman.extract.time_place import ABLE, CLAUSE, PlacedTime, case_of, lexicon
from dragoman.extract.verb_tense import FUTURE, small_words, tense_of
from dragoman.language.model import ReadText
from dragoman.resolve.times_later import Bound

_DEEPEST: Final = 12  # steps of a path; longer ones tell nothing
_NOMINAL: Final = frozenset(
    "obj obl nsubj nsubj:pass nmod obl:agent compound iobj nmod:desc flat appos advmod".split()
)
_SAME_TIME: Final = frozenset(("as", "when", "while"))
_OTHER_TIME: Final = frozenset(
    "after before since until because if unless although though to once despite without by for about on of"
    " over against".split()
)

_CLOSE: Final = frozenset("shortly soon immediately just right minutes moments seconds".split())
_WITHIN: Final = frozenset(("in", "during", "at"))
_AT: Final = frozenset(("in", "during", "at", "after", "before", "following", "since", "ahead of", "to"))
_PERFECT: Final = frozenset(("has", "have", "'ve", "’ve"))
_PHRASE: Final = frozenset(("ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "PART"))


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
    if read.upos[at] not in ("NOUN", "PROPN") or not at < time.first <= at + CLAUSE:
        return False
    if time.governor not in _ancestors(read, at)[1:4] or time.bound is not None:
        return False
    # Not "the site of the attack on Friday", "described as a raid on Friday", "praised his speech on Friday".
    if read.relations[at] not in ("obl", "nmod") or case_of(text, read, at) not in _AT:
        return False
    return all(read.upos[token] in _PHRASE for token in range(at + 1, time.first))


def _rise(text: str, read: ReadText, token: int, above: int, time: PlacedTime) -> float | None:
    """Cost of the step from a word up to its head, on the way from the event to the time."""
    relation, lemma, words = read.relations[token], read.lemmas[above], lexicon()
    is_verb = read.xpos[above].startswith("V")
    is_noun = read.xpos[token].startswith("N")
    match relation:
        case "conj":
            if is_verb and (lemma in words.reports or not _at_one_time(text, read, token, above)):
                return None
            if time.head < above:
                return 1.5
            return 2.5 if _shares_subject(read, above, token) else None
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
            if relation == "obj" and lemma in words.plans:
                return None  # "scheduled a meeting on Friday"
            return 1.0 if lemma in words.happens else None
        case "obl" | "obl:agent" if is_noun and is_verb and lemma not in words.reports:
            case = case_of(text, read, token)
            if case == "for" and lemma in words.goes:
                return 2.0  # "flew to Osk on Monday for talks"
            return 1.0 if case in _WITHIN else None
        case "nmod" if is_noun and case_of(text, read, token) == "of":
            return 2.0
        case "ccomp" if _is_progressive(text, read, token):
            return 3.0  # "said on Friday it was deploying": then, and not before
    return None


def _is_progressive(text: str, read: ReadText, token: int) -> bool:
    """Whether a verb tells of what goes on as it is said: "is deploying", not "will soon be deploying"."""
    helpers = small_words(text, read, token, ("aux",))
    return read.xpos[token] == "VBG" and bool(helpers) and not helpers & FUTURE


def _fall(text: str, read: ReadText, token: int, above: int, time: PlacedTime, at: int) -> float | None:
    """Cost of the step from a word down to one of its dependents, on the way from the event to the time."""
    relation, words = read.relations[token], lexicon()
    if relation in _NOMINAL:
        if time.of:
            return None  # "attacked the act of 1987"
        if case_of(text, read, token) == "including":
            return None  # "fired dozens of rockets, including two on Sunday"
        within = relation in ("obl", "nmod") and case_of(text, read, token) in _WITHIN
        core = relation in ("obj", "nsubj", "nsubj:pass") and read.lemmas[above] in words.happens
        if read.lemmas[token] in words.occasions or time.head < token:
            # "killed in Wednesday's strike", "launched Monday's attack", not "calm before the vote on Friday"
            return 1.5 if within or core else None
        return 0.6
    if read.lemmas[above] in ABLE:
        return None  # "tested a missile capable of reaching Osk on Monday"
    if time.told.words.kind == "context" and relation not in ("acl", "acl:relcl"):
        return None  # "launched strikes, sending in troops nine days later"
    match relation:
        case "acl" | "acl:relcl":
            if relation == "acl" and _mark_at(text, read, token) is not None:
                return None  # "talks about reopening the port on Friday"
            if above == at or case_of(text, read, above) in _WITHIN:
                return 1.5 if read.lemmas[token] in words.happens | words.plans | words.deadly else None
            # "the attack carried out by troops that killed nine on Friday"
            return 2.0 if relation == "acl:relcl" and read.lemmas[token] in words.deadly else None
        case "advcl":
            mark = _mark(text, read, token)
            if mark is None and small_words(text, read, above, ("aux",)) & _PERFECT:
                return None  # "has been posted abroad, allowing him to meet them in 2007"
            if mark == "after" and above == at and read.lemmas[at] in ("disappear", "vanish"):
                return 2.5  # "vanished after entering the embassy on Monday"
            return 2.5 if mark == "since" or _is_joined(read, token, mark) else None
        case "conj" if read.lemmas[token] not in words.reports:
            # "One was killed and nine were hurt when a bomb exploded on Monday" tells of both.
            shared = _shares_subject(read, above, token) or time.governor != token
            return 2.5 if shared and _at_one_time(text, read, token, above) else None
        case "xcomp":
            if above != at and read.lemmas[token] in words.happens:
                return 1.0  # "talks due to begin on Monday"
            return 1.0 if read.lemmas[above] not in words.plans | words.reports else None
    return None


def _shares_subject(read: ReadText, first: int, second: int) -> bool:
    """Whether the later of two joined verbs has no subject of its own: "came, and today there are more"."""
    between = range(min(first, second) + 1, max(first, second))
    return not any(
        int(read.heads[token]) == max(first, second) and read.relations[token].startswith(("nsubj", "expl"))
        for token in between
    )


def _at_one_time(text: str, read: ReadText, one: int, two: int) -> bool:
    """Whether two verbs joined by "and" can share a time: not "has met and will meet again on Tuesday"."""
    tenses = {tense_of(text, read, one), tense_of(text, read, two)}
    return tenses != {"past", "future"} and not (
        small_words(text, read, one, ("aux",)) & _PERFECT or small_words(text, read, two, ("aux",)) & _PERFECT
    )


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
    """Whether the words before an "after" leave no night between: "shortly after", not "hours after"."""
    return at > 0 and text[read.starts[at - 1] : read.ends[at - 1]].lower() in _CLOSE


def _is_joined(read: ReadText, token: int, mark: str | None) -> bool:
    """Whether an adverbial clause tells of the same time: a participle, or one with "as", "when", "while"."""
    return mark in _SAME_TIME or (mark is None and read.xpos[token] == "VBG")
