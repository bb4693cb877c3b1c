"""The words of a noun phrase by what they can be: title, body, name; and where a name stands in it."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from dragoman.resolve.entry import Mention
from dragoman.resolve.names import plain
from dragoman.resolve.roles import folded, role_words

_TOKEN: Final = re.compile(r"[^\s,;()]+")
_CUT: Final = re.compile(r"[,;()]")
_PARTICLES: Final = frozenset(
    "al el ul bin ibn bint abu umm van von der den de da di del della la le dos das do du ben bar ter ten zu "
    "y e st af av".split()
)
_JOINED: Final = re.compile(
    r"(?:al|el|ul|an|as|ash|ad|at|ar|az|ez|es|bin|ibn|d|l)[-'’‘][A-ZÀ-Þ][\w'’-]*", re.ASCII
)
_CAPITAL: Final = re.compile(
    r"[\"“]?(?:(?:Mc|Mac|O['’]|D['’])?[A-ZÀ-ÖØ-ÞŁŠŽİÇ][\w'’‘-]*|(?:[A-Z]\.)+(?:-[A-Z]\.)?)[\"”]?"
)
_SUFFIXES: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "v"))
_OBJECT: Final = frozenset(
    ("of", "for", "to", "from", "by", "with", "against", "about", "on", "under", "like")
)
_NO_NAME_AFTER: Final = frozenset(("the", "a", "an", "of", "for", "in", "to", "at"))
_GOES_ON: Final = frozenset(("of", "from", "at", "for", "with", "in", "and"))
_LONGEST_NAME: Final = 6

Class = Literal["title", "body", "name", "particle", "word"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a phrase, where it stands, and what it can be."""

    start: int
    end: int
    text: str
    what: Class


def segments_of(text: str, mentions: list[Mention]) -> list[list[Token]]:
    """Class the words, and cut the phrase at its commas and brackets."""
    segments: list[list[Token]] = [[]]
    last_end = 0
    for match in _TOKEN.finditer(text):
        if _CUT.search(text, last_end, match.start()) and segments[-1]:
            segments.append([])
        last_end = match.end()
        what = _class(match, mentions)
        if what == "word" and folded(match[0]) in role_words().also_surnames and _after_given(segments[-1]):
            what = "name"
        if what == "title" and segments[-1] and segments[-1][-1].what == "name" and _is_surname(match):
            what = "name"
        segments[-1].append(Token(match.start(), match.end(), match[0], what))
    return [segment for segment in segments if segment]


def _after_given(segment: list[Token]) -> bool:
    """Say whether a given name, alone or after a title, has just been read."""
    given = bool(segment) and segment[-1].what == "name"
    return given and (len(segment) == 1 or segment[-2].what == "title")


def _is_surname(match: re.Match[str]) -> bool:
    """Say whether a title's word after a name is a surname: "Martin Luther King", "Julie Bishop"."""
    lexicon = role_words()
    if folded(match[0]) not in lexicon.regnal | lexicon.honorifics | lexicon.ranks:
        return False  # "Kentucky Republican"
    following = match.string[match.end() :].split()
    if following and folded(following[0]) in _SUFFIXES:
        return True
    return match[0][0].isupper() and not _CAPITAL.match(match.string, match.end() + 1)


def _class(match: re.Match[str], mentions: list[Mention]) -> Class:
    word, low, lexicon = match[0], folded(match[0]), role_words()
    for mention in mentions:
        if mention.start <= match.start() < mention.end:
            # A doubtful name of one word may be the person's own: Jim Jordan, Georgia Blake.
            single = " " not in match.string[mention.start : mention.end]
            if not (mention.entry.ambiguous and mention.form == "name" and single):
                return "body"
    if low in lexicon.titles or (low in lexicon.kin and word[0].islower()):
        return "title"
    if plain(low) in _SUFFIXES:
        return "name"
    bare = word.rstrip("'’").removesuffix("'s").removesuffix("’s")
    if _JOINED.fullmatch(bare) or (_CAPITAL.fullmatch(bare) and low not in lexicon.not_names):
        acronym = bare.isupper() and bare.isalpha() and len(bare) in (2, 3, 4)
        return "word" if acronym else "name"
    return "particle" if low in _PARTICLES else "word"


def name_run(segment: list[Token], *, apposed: bool) -> tuple[int, int] | None:
    """Find the run of name words (first and last index): the last one that stands where a name can.

    `apposed` says that the segment follows a comma, where a body before the name is not its owner.
    """
    for first, last in reversed(_runs(segment)):
        length = last - first + 1
        before = segment[first - 1] if first else None
        after = segment[last + 1] if last + 1 < len(segment) else None
        titled = before is not None and before.what == "title" and not before.text.endswith(("'s", "’s"))
        if before is not None and folded(before.text) in _NO_NAME_AFTER:
            continue
        if length > _LONGEST_NAME or (after is not None and segment[last].text.endswith(("'s", "’s"))):
            continue
        if not titled and folded(segment[first].text) in role_words().place_openers:
            continue
        if not titled and all(token.text.isupper() for token in segment[first : last + 1]):
            continue  # a heading in capitals
        if after is None:
            owned = before is not None and before.what == "body" and not apposed
            if titled or (length >= 2 and (before is None or owned)):
                return first, last
        elif titled:
            if length >= 2 or folded(after.text) == "of":
                return first, last
        elif before is None and length >= 2 and folded(after.text) in _GOES_ON:
            return first, last
    return None


def _runs(segment: list[Token]) -> list[tuple[int, int]]:
    """Give the runs of name words, particles between them and before them included."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(segment):
        first = at
        while at < len(segment) and (segment[at].what == "name" or _is_inner(segment, at, first)):
            at += 1
        if at == first:
            at += 1
            continue
        # "President de Gaulle": a particle may open a name after a title.
        opened = first > 1 and segment[first - 1].what == "particle" and segment[first - 2].what == "title"
        runs.append((first - opened, at - 1))
    return runs


def _is_inner(segment: list[Token], at: int, first: int) -> bool:
    if at == first or segment[at].what != "particle" or at + 1 >= len(segment):
        return False
    following = segment[at + 1]
    further = segment[at + 2] if at + 2 < len(segment) else None
    return following.what == "name" or (
        following.what == "particle" and further is not None and further.what == "name"
    )


def is_object(segment: list[Token], first: int) -> bool:
    """Say whether the name is only what another is of or for: "a spokesman for President Moon Jae-in"."""
    lexicon = role_words()
    at = first - 1
    ranked = headed = False
    while at >= 0:
        low = folded(segment[at].text)
        if low == "state" and at > 1 and folded(segment[at - 2].text) == "secretary":
            headed = True
            at -= 3
        elif segment[at].what == "title":
            ranked = ranked or low in lexicon.ranks | lexicon.honorifics | lexicon.regnal
            headed = headed or low in lexicon.heads
            at -= 1
        elif headed and segment[at].what == "body":
            at -= (
                1  # "a spokesman for the committee's chairman"; but "commander of the fleet Adm." is the man
            )
        else:
            break
    if at >= 0 and folded(segment[at].text) == "the":
        at -= 1
    return (ranked or headed) and at > 0 and folded(segment[at].text) in _OBJECT


def has_head(segment: list[Token]) -> bool:
    """Say whether a segment names a role: "the bloc's foreign policy spokesperson"."""
    return any(token.what == "title" and folded(token.text) in role_words().heads for token in segment)


def with_crown(name: str, titles: tuple[str, ...]) -> str:
    """Keep a crown with a name of one word: "Pope Francis", "King Abdullah II"."""
    if not titles or len([word for word in name.split() if folded(word) not in _SUFFIXES]) != 1:
        return name
    crown = titles[-1].split()[-1]
    return f"{crown} {name}" if folded(crown) in role_words().regnal else name
