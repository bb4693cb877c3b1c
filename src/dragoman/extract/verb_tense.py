"""Whether an event looks back or on, by the form of its verb, its auxiliaries and what governs it."""

from typing import Final, Literal

from dragoman.extract.time_place import case_of, lexicon
from dragoman.language.model import ReadText

Tense = Literal["past", "future"] | None
_HELP: Final = 8  # tokens before a verb among which its auxiliaries stand
FUTURE: Final = frozenset("will 'll ’ll shall wo would 'd ’d may might could can must should".split())
_PAST: Final = frozenset("was were had has have did 've ’ve".split())
PRESENT: Final = frozenset("is are am 's ’s 're ’re 'm ’m".split())
_STEPS: Final = 3  # up the tree to a verb
_WITHIN: Final = frozenset(("in", "during", "at"))
_TO_COME: Final = frozenset("planned upcoming scheduled proposed expected coming forthcoming looming".split())
_TO_BE: Final = frozenset("is are was were 's ’s 're ’re".split())
_LOOKING_ON: Final = frozenset(
    "be plan set schedule due slate expect intend want hope agree vow promise".split()
)


def tense_of(text: str, read: ReadText, at: int) -> Tense:
    """Tell whether a verb looks back or on, by its form, its auxiliaries and what governs it.

    None for what is no verb, and for a present, which a day may make either.
    """
    tag = read.xpos[at]
    if not tag.startswith("V"):
        return None
    helping = small_words(text, read, at, ("aux", "aux:pass", "cop"))
    marks = small_words(text, read, at, ("mark",))
    if helping & FUTURE and "have" not in helping:
        return "future"
    if tag in ("VB", "VBN") and "to" in marks:
        above = int(read.heads[at])
        looks_on = helping & _TO_BE or (above != at and read.lemmas[above] in _LOOKING_ON)
        return "future" if looks_on else None  # "was to discuss", "plans to meet", not "managed to flee"
    if tag == "VBG" and helping & PRESENT:
        return "future"  # "is withdrawing it on July 1"
    if tag == "VBD" or helping & _PAST or (tag == "VBN" and not helping):
        return "future" if read.lemmas[at] in _LOOKING_ON and tag == "VBN" else "past"
    return None


def noun_tense(text: str, read: ReadText, at: int) -> Tense:
    """Tell whether an event noun looks back or on: nobody tells of a bombing to come as "Friday's bombing".

    "The planned talks" look on; what somebody did "at the meeting on Tuesday" was when he did it. None where
    only the words around can tell ("ahead of Friday's meeting").
    """
    if read.xpos[at].startswith("V"):
        return None
    if small_words(text, read, at, ("amod",)) & _TO_COME:
        return "future"
    if read.lemmas[at] in lexicon().sudden:
        return "past"
    verb = verb_above(read, at)
    if (
        read.relations[at] in ("obj", "obl")
        and int(read.heads[at]) == verb
        and read.lemmas[verb] in lexicon().reaction
    ):
        return "past"  # "vowed to avenge Sunday's strike"
    if read.relations[at] == "obl" and int(read.heads[at]) == verb and case_of(text, read, at) in _WITHIN:
        return tense_of(text, read, verb)
    return None


def verb_above(read: ReadText, at: int) -> int:
    """Find the verb that a word hangs on, itself if it is one; the word itself if there is none near."""
    token = at
    for _ in range(_STEPS):
        if read.xpos[token].startswith("V"):
            return token
        token = int(read.heads[token])
    return token if read.xpos[token].startswith("V") else at


def small_words(text: str, read: ReadText, at: int, relations: tuple[str, ...]) -> frozenset[str]:
    """Give the small words before a verb that hang on it by one of some relations, in lower case."""
    return frozenset(
        text[read.starts[n] : read.ends[n]].lower()
        for n in range(max(0, at - _HELP), at)
        if int(read.heads[n]) == at and read.relations[n] in relations
    )
