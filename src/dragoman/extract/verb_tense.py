"""Whether a verb looks back or on, by its form, its auxiliaries and what governs it."""

from typing import Final, Literal

from dragoman.language.model import ReadText

Tense = Literal["past", "future"] | None
_HELP: Final = 8  # tokens before a verb among which its auxiliaries stand
_FUTURE: Final = frozenset(("will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"))
_PAST: Final = frozenset("was were had has have did 've ’ve".split())
PRESENT: Final = frozenset("is are am 's ’s 're ’re 'm ’m".split())
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
    if helping & _FUTURE and "have" not in helping:
        return "future"
    if tag in ("VB", "VBN") and "to" in marks:
        above = int(read.heads[at])
        looks_on = helping & _TO_BE or (above != at and read.lemmas[above] in _LOOKING_ON)
        return "future" if looks_on else None  # "was to discuss", "plans to meet", not "managed to flee"
    if tag == "VBD" or helping & _PAST or (tag == "VBN" and not helping):
        return "future" if read.lemmas[at] in _LOOKING_ON and tag == "VBN" else "past"
    return None


def small_words(text: str, read: ReadText, at: int, relations: tuple[str, ...]) -> frozenset[str]:
    """Give the small words before a verb that hang on it by one of some relations, in lower case."""
    return frozenset(
        text[read.starts[n] : read.ends[n]].lower()
        for n in range(max(0, at - _HELP), at)
        if int(read.heads[n]) == at and read.relations[n] in relations
    )
