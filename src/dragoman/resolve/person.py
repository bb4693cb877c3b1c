"""Taking "Israeli Defense Minister Yoav Gallant" apart: state, role, name.

Nothing here knows any name: a name is a run of capitalised words that are neither titles nor known bodies,
in a place where names stand (after a title, before an apposition, or alone). What fooled us: "Jim Jordan"
is no state; "Crown Prince" no man; "Boeing spokesman Tim Neale" opens with a capital that is none of his;
"Ali Bagheri Kani" comes after his title's comma; "Texas Gov. Greg Abbott" is not of Texas the country.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from dragoman.resolve.entry import Entry, Mention
from dragoman.resolve.gazetteer import Gazetteer, shipped
from dragoman.resolve.names import plain
from dragoman.resolve.roles import folded, kind_of_role, role_words

_TOKEN: Final = re.compile(r"[^\s,;()]+")
_CLAUSE: Final = re.compile(
    r",?\s+(?:who|which|whom|whose|where|when|while|speaking|citing|quoting|writing|referring|adding|told|said|says)\b.*",
    re.DOTALL,
)
_PARTICLES: Final = frozenset(
    "al el ul bin ibn bint abu umm van von der den de da di del della la le dos das do du ben bar ter ten zu y e st af av".split()
)
_JOINED: Final = re.compile(
    r"(?:al|el|ul|an|as|ash|ad|at|ar|az|ez|es|bin|ibn|d|l)[-'’‘][A-ZÀ-Þ][\w'’-]*", re.ASCII
)
_CAPITAL: Final = re.compile(
    r"[\"“]?(?:(?:Mc|Mac|O['’]|D['’])?[A-ZÀ-ÖØ-ÞŁŠŽİÇ][\w'’‘-]*|(?:[A-Z]\.)+(?:-[A-Z]\.)?)[\"”]?"
)
_SUFFIX: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "v"))
_PARTY: Final = re.compile(r"\((?P<party>[RDI])-[^()]*\)")
_TWO: Final = re.compile(r"[A-ZÀ-Þ][\w.'’-]*,?\s+(?:and|or)\s+(?:\S+\s+){0,6}?[A-ZÀ-Þ]")
_OBJECT: Final = frozenset(
    ("of", "for", "to", "from", "by", "with", "against", "about", "on", "under", "like")
)
_LINK: Final = frozenset(("of", "for", "and", "the", "in", "to", "at", "on", "&", "-", "–"))

Class = Literal["title", "body", "name", "particle", "word"]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person as one phrase gives it: the name without titles, the titles as written, and whose they are.

    `of` is the state or body that the titles name ("Israeli Defense Minister": Israel), if any.
    """

    name: str
    titles: tuple[str, ...] = ()
    of: Entry | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    what: Class


def read_person(words: str, gazetteer: Gazetteer | None = None) -> PersonName | None:
    """Read the one personal name in a noun phrase, with titles and what they are of.

    Returns None where there is no personal name, or only a single capitalised word that no title marks as
    one ("Miller" alone may be anything: `dragoman.resolve.people` knows whom an article calls so).
    """
    known = gazetteer if gazetteer is not None else shipped()
    text = _CLAUSE.sub("", words).strip()
    text = re.sub(r",\s+(?=(?:Jr|Sr)\b)", " ", text)
    party = _PARTY.search(text)
    if party is not None:
        text = (text[: party.start()] + text[party.end() :]).strip()
    middle = re.search(r",?\s+(?:and|or)\s+", text)
    if middle is not None and _TWO.search(text):
        halves = (text[: middle.start()], text[middle.end() :])
        if all(read_person(half, known) is not None for half in halves):
            return None  # two persons, not one with a long title
    mentions = [m for m in known.find_all(text) if m.entry.kind != "person"]
    segments = _segments(text, mentions)
    for place, segment in enumerate(segments[:3]):
        run = _name_run(segment, alone=place > 0)
        if run is None:
            continue
        first, last = run
        if _is_object(segment, first):
            return None
        name = _spelled(text, segment, first, last)
        before = (
            segments[place - 1][0].start if place and not first else segment[0].start,
            segment[first].start,
        )
        if place and not first and not _has_head(segments[place - 1]):
            return None
        end = segment[last].end
        after = (
            (end, segments[place + 1][-1].end)
            if place + 1 < len(segments) and _has_head(segments[place + 1])
            else None
        )
        rest = (end, segment[-1].end) if last + 1 < len(segment) else None
        titles = _titles(text, before, mentions)
        name, titles = _with_crown(name, titles)
        for stretch in (after, rest):
            titles += _titles(text, stretch, mentions) if stretch and _role_in(text[slice(*stretch)]) else ()
        if len(name.split()) == 1 and not titles:
            return None
        of = _owner(text, before, mentions, titles) or _owner(text, after or rest, mentions, titles)
        return PersonName(name, titles, of or _implied(titles, known, party, text, before))
    return None


def _segments(text: str, mentions: list[Mention]) -> list[list[_Token]]:
    """Class the words, and cut the phrase at its commas and brackets."""
    segments: list[list[_Token]] = [[]]
    last_end = 0
    for match in _TOKEN.finditer(text):
        if re.search(r"[,;()]", text[last_end : match.start()]) and segments[-1]:
            segments.append([])
        last_end = match.end()
        what = _class(match, mentions)
        before = segments[-1][-1].what if segments[-1] else None
        # "Martin Luther King": a crown or rank after a name, with no name to follow, is a surname.
        if (
            what == "title"
            and before == "name"
            and match[0][0].isupper()
            and not _CAPITAL.match(text, match.end() + 1)
        ) or (
            what == "title"
            and before == "name"
            and folded((text[match.end() :].split() or [""])[0]) in _SUFFIX
        ):
            what = "name"
        segments[-1].append(_Token(match.start(), match.end(), match[0], what))
    return [segment for segment in segments if segment]


def _class(match: re.Match[str], mentions: list[Mention]) -> Class:
    word = match[0]
    low = folded(word)
    lexicon = role_words()
    for mention in mentions:
        if mention.start <= match.start() < mention.end:
            # A doubtful name of one word may be the person's own: Jim Jordan, Georgia Blake.
            single = " " not in match.string[mention.start : mention.end]
            if not (mention.entry.ambiguous and mention.form == "name" and single):
                return "body"
    bare = word.rstrip("'’").removesuffix("'s").removesuffix("’s")
    if low in lexicon.kin and word[0].islower():
        return "title"
    if low in lexicon.heads | lexicon.ranks | lexicon.honorifics | lexicon.regnal | lexicon.modifiers:
        return "title"
    if _JOINED.fullmatch(bare) or (_CAPITAL.fullmatch(bare) and low not in lexicon.not_names):
        return "name" if not (bare.isupper() and len(bare) in (2, 3, 4) and bare.isalpha()) else "word"
    if plain(low) in _SUFFIX:
        return "name"
    return "particle" if low in _PARTICLES and low != "the" else "word"


def _name_run(segment: list[_Token], *, alone: bool) -> tuple[int, int] | None:
    """Find the run of name words: the last one in the segment that stands where a name can."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(segment):
        if segment[at].what != "name":
            at += 1
            continue
        first = at
        while at + 1 < len(segment) and (
            segment[at + 1].what == "name"
            or (
                segment[at + 1].what == "particle"
                and any(t.what == "name" for t in segment[at + 2 : at + 4])
                and all(t.what in ("name", "particle") for t in segment[at + 1 : at + 3])
            )
        ):
            at += 1
        # A particle may open a name in lower case after a title: "President de Gaulle".
        if (
            first
            and segment[first - 1].what == "particle"
            and first > 1
            and segment[first - 2].what == "title"
        ):
            first -= 1
        runs.append((first, at))
        at += 1
    for first, last in reversed(runs):
        length = last - first + 1
        titled = first > 0 and segment[first - 1].what == "title"
        after_the = first > 0 and folded(segment[first - 1].text) in (
            "the",
            "a",
            "an",
            "of",
            "for",
            "in",
            "to",
            "at",
        )
        ends = last == len(segment) - 1
        possessive = segment[last].text.endswith(("'s", "’s")) and not ends
        if after_the or possessive or length > 6:
            continue
        if not titled and folded(segment[first].text) in role_words().place_openers:
            continue
        if titled and ends:
            return first, last
        if first == 0 and length >= 2 and (ends or segment[last + 1].what in ("word", "title")):
            if ends or folded(segment[last + 1].text) in ("of", "from", "at", "for", "with", "in", "and"):
                return first, last
        if titled and (length >= 2 or folded(segment[last + 1].text) == "of"):
            return first, last
        if ends and length >= 2 and first > 0 and segment[first - 1].what == "body" and not alone:
            return first, last
    return None


def _is_object(segment: list[_Token], first: int) -> bool:
    """Say whether the name is what somebody else is of or for: "a spokesman for President Moon Jae-in"."""
    at = first - 1
    marked = False
    lexicon = role_words()
    while at >= 0 and segment[at].what == "title":
        low = folded(segment[at].text)
        marked = marked or low in lexicon.heads | lexicon.ranks | lexicon.honorifics | lexicon.regnal
        at -= 1
    if at >= 0 and folded(segment[at].text) == "the":
        at -= 1
    return marked and at > 0 and folded(segment[at].text) in _OBJECT


def _spelled(text: str, segment: list[_Token], first: int, last: int) -> str:
    words = text[segment[first].start : segment[last].end]
    words = re.sub(r"['’]s?$", "", words)
    return re.sub(r"\s+", " ", words).strip(" \"“”'‘")


def _has_head(segment: list[_Token]) -> bool:
    heads = role_words().heads
    return any(token.what == "title" and folded(token.text) in heads for token in segment)


def _role_in(words: str) -> bool:
    return any(folded(word) in role_words().heads for word in words.split())


def _titles(text: str, stretch: tuple[int, int], mentions: list[Mention]) -> tuple[str, ...]:
    """Cut the words around a name into titles: at bodies and states, and between a role and a rank."""
    start, end = stretch
    pieces: list[tuple[int, int]] = []
    at = start
    for mention in mentions:
        if start <= mention.start < end and not _inside_title(text, mention):
            pieces.append((at, mention.start))
            at = mention.end
    pieces.append((at, end))
    titles: list[str] = []
    for low, high in pieces:
        for part in re.split(
            r"[,;()]|(?<=\w)['’]s?\s|\s(?:and|to|at|for(?! \w+ affairs\b))\s", text[low:high]
        ):
            titles.extend(_roles_in(part))
    return tuple(dict.fromkeys(titles))


def _inside_title(text: str, mention: Mention) -> bool:
    """Say whether a doubtful name is but a word of the title: "Treasury Secretary"."""
    return mention.entry.ambiguous and folded(text[mention.start : mention.end]) in role_words().modifiers


def _roles_in(part: str) -> list[str]:
    lexicon = role_words()
    tokens = [(m.start(), m.end(), folded(m[0])) for m in re.finditer(r"[^\s\"“”]+", part)]
    roles: list[str] = []
    group: list[tuple[int, int, str]] = []

    def close() -> None:
        while group and group[-1][2] in _LINK:
            group.pop()
        while group and group[0][2] in _LINK | {"s"}:
            group.pop(0)
        words = part[group[0][0] : group[-1][1]] if group else ""
        kind = kind_of_role(words) if words else None
        if kind is not None and kind != "modifier" and group[-1][2] != "counterpart":
            roles.append(words.rstrip("'’"))
        group.clear()

    for token in tokens:
        low = token[2]
        is_rank = low in lexicon.ranks | lexicon.honorifics | lexicon.regnal
        if low in ("rear", "lieutenant", "lt", "maj", "major", "brig", "brigadier") and group:
            if group[-1][2] not in lexicon.rank_openers:
                close()
        if (
            is_rank
            and group
            and group[-1][2] not in lexicon.rank_openers | {"crown", "attorney", "the", "of"}
        ):
            if not (low in lexicon.ranks and group[-1][2] in lexicon.ranks):
                close()
        if (
            low in lexicon.heads | lexicon.modifiers | lexicon.rank_openers
            or is_rank
            or (group and low in _LINK)
            or low == "state"
        ):
            group.append(token)
            if is_rank and low in lexicon.honorifics:
                close()
        else:
            close()
    close()
    return roles


def _with_crown(name: str, titles: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Keep a crown with a name of one word: "Pope Francis", "King Abdullah II"."""
    lexicon = role_words()
    plain_words = [word for word in name.split() if folded(word) not in _SUFFIX]
    if len(plain_words) == 1 and titles and folded(titles[-1].split()[-1]) in lexicon.regnal:
        return f"{titles[-1].split()[-1]} {name}", titles
    return name, titles


def _owner(
    text: str, stretch: tuple[int, int] | None, mentions: list[Mention], titles: tuple[str, ...]
) -> Entry | None:
    """Tell whose title it is: a body before a state, and neither where it is what the person is sent to."""
    if stretch is None:
        return None
    national = any(role in " ".join(titles).lower() for role in role_words().national)
    fit: list[Entry] = []
    for mention in mentions:
        if not stretch[0] <= mention.start < stretch[1]:
            continue
        before = text[stretch[0] : mention.start].rstrip().lower()
        if re.search(r"\b(?:to|to the|with|against|from|in|on|near|between|and)$", before) and fit:
            continue
        if re.search(r"\b(?:to|to the|with|against|near|between)$", before):
            continue
        if (mention.entry.ambiguous or mention.form == "metonym") and not national:
            continue
        fit.append(mention.entry)
    bodies = [entry for entry in fit if entry.kind not in ("state", "outlet")]
    return bodies[0] if bodies else fit[0] if fit else None


def _implied(
    titles: tuple[str, ...], known: Gazetteer, party: re.Match[str] | None, text: str, before: tuple[int, int]
) -> Entry | None:
    """Tell the body that a title alone implies, where nothing before it says otherwise."""
    if party is not None and any(folded(title) in ("sen", "senator") for title in titles):
        return known.entry("U.S. Senate")
    if party is not None and any(folded(title) in ("rep", "representative") for title in titles):
        return known.entry("U.S. House of Representatives")
    head = text[slice(*before)].strip().lower()
    for title, body in role_words().implied.items():
        if re.match(rf"(?:then[- ]|former |the )?{title}(?! for\b)", head):
            return known.entry(body)
    return None
