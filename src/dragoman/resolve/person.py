"""Taking "Israeli Defense Minister Yoav Gallant" apart: state, role, name.

Nothing here knows any name: a name is a run of capitalised words that are neither titles nor known bodies,
in a place where names stand (after a title, before an apposition, or alone). What fooled us: "Jim Jordan"
is no state; "Crown Prince" no man; "Boeing spokesman Tim Neale" opens with a capital that is none of his;
"Ali Bagheri Kani" comes after his title's comma; "Texas Gov. Greg Abbott" is not of Texas the country; "a
spokesman for President Moon Jae-in" is not Moon.
"""

import re
from dataclasses import dataclass
from typing import Final

from dragoman.resolve.entry import Entry, Mention
from dragoman.resolve.gazetteer import Gazetteer, shipped
from dragoman.resolve.phrase import Token, has_head, is_object, name_run, segments_of, with_crown
from dragoman.resolve.roles import folded, role_words
from dragoman.resolve.titles import implied_owner, owner, titles_in

_CLAUSE: Final = re.compile(
    r",?\s+(?:who|which|whom|whose|where|when|while|speaking|citing|quoting|writing|referring|adding|told|said|says)"
    r"\b.*",
    re.DOTALL,
)
# "Holm, with Varnian Foreign Minister Ada Lund at his side", "Senator Per Holm, appearing on a programme"
_BESIDE: Final = re.compile(
    r"(?:,\s+|\s+)(?:alongside|beside|accompanied by|flanked by|joined by|together with|along with|next to"
    r"|meets|met with|meeting with|telling)\b.*"
    r"|,\s+with\s.*|,\s+(?!(?:acting|outgoing|incoming|ruling|visiting|leading|managing|sitting|founding)\b)"
    r"[a-z]{2,}ing\s+(?:[a-z]+\s+)*(?:on|at|in|to|by|for|from|after|before|with)\s.*",
    re.DOTALL,
)
_SENTENCE: Final = re.compile(r"(?P<last>[^\W\d_]{2,})\.(?:\s+(?=[\"“‘]?[A-ZÀ-Þ])|\Z)")
_ABBREVIATED: Final = frozenset("st mt ft jr sr no inc corp co ltd bros messrs".split())
# 'its "quartermaster" Ilmo Traske', 'Ilmo "the Fox" Traske'
_NICKNAME: Final = re.compile(
    r"(?<=[^\W\d_] )[\"“‘][^\"”’]{2,24}[\"”’]\s+(?=[A-ZÀ-Þ])"
    r"|\A(?:(?:its|their|the|his|her|an?)\s+)?[\"“‘][a-z -]{3,24}[\"”’]\s+(?=[A-ZÀ-Þ])"
)
_SUFFIX: Final = re.compile(r",\s+(?=(?:Jr|Sr)\b)")
_PARTY: Final = re.compile(r"\([RDI]-[^()]*\)|, [RDI]-[A-Z][\w.]*(?: [A-Z][\w.]*)?")
_AND: Final = re.compile(r",?\s+(?:and|or)\s+")
_TWO: Final = re.compile(r"[A-ZÀ-Þ][\w.'’-]*,?\s+(?:and|or)\s+(?:\S+\s+){0,6}?[A-ZÀ-Þ]")
_SURNAME: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ][\w’'-]*")
_JOINED_BY_AND: Final = re.compile(r"\s+(?:and|or)\s")
_SERVES: Final = re.compile(r"\s(?:for|to|under|with|against)\s")
_SEGMENTS: Final = 3  # a name stands in one of the first three pieces of a phrase, or it is not the phrase's


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person as one phrase gives it: the name without titles, the titles as written, and whose they are.

    `of` is the state or body that the titles name ("Israeli Defense Minister": Israel), if any.
    """

    name: str
    titles: tuple[str, ...] = ()
    of: Entry | None = None


def read_person(words: str, gazetteer: Gazetteer | None = None) -> PersonName | None:
    """Read the one personal name in a noun phrase, with titles and what they are of.

    Returns None where there is no personal name, where there are two, or only a single capitalised word that
    no title marks as one ("Miller" alone may be anything: `dragoman.resolve.people` knows whom an article
    calls so). `gazetteer` is the shipped one unless given.
    """
    known = gazetteer if gazetteer is not None else shipped()
    alone = _BESIDE.sub("", _CLAUSE.sub("", _NICKNAME.sub("", _first_sentence(words))))
    whole = _SUFFIX.sub(" ", alone.strip())
    text = _PARTY.sub("", whole).strip()
    if _names_two(text, known):
        return None
    mentions = [mention for mention in known.find_all(text) if mention.entry.kind != "person"]
    segments = segments_of(text, mentions)
    for place in range(min(len(segments), _SEGMENTS)):
        run = name_run(segments[place], apposed=place > 0)
        if run is not None:
            return _person(text, segments, place, run, mentions, known, party=text != whole)
    return None


def _first_sentence(words: str) -> str:
    """Leave out what follows a sentence's end, and the full point: "leader Per Holm. If he goes"."""
    lexicon = role_words()
    for end in _SENTENCE.finditer(words):
        last = folded(end["last"])
        if last not in lexicon.titles | lexicon.rank_openers | lexicon.place_openers | _ABBREVIATED:
            return words[: end.end("last")]
    return words


def _names_two(text: str, known: Gazetteer) -> bool:
    """Say whether the phrase joins two persons, and is not one with a long title."""
    middle = _AND.search(text) if _TWO.search(text) else None
    if middle is None:
        return False
    halves = (text[: middle.start()], text[middle.end() :])
    if _SURNAME.fullmatch(halves[0]) and folded(halves[0]) not in role_words().titles:
        opens = known.find_all(text, middle.end())
        office = folded(halves[1].split(" ", 1)[0]) in role_words().heads | role_words().ranks
        if office or (opens and opens[0].start == middle.end()):
            return True  # "Holm and Varnian Foreign Minister Ada Lund"
    return all(read_person(half, known) is not None for half in halves)


def _person(
    text: str,
    segments: list[list[Token]],
    place: int,
    run: tuple[int, int],
    mentions: list[Mention],
    known: Gazetteer,
    *,
    party: bool,
) -> PersonName | None:
    segment, (first, last) = segments[place], run
    after_title = place > 0 and first == 0  # "Iran's foreign minister, Ali Bagheri Kani"
    if is_object(segment, first) or (after_title and not has_head(segments[place - 1])):
        return None
    begin = segments[place - 1][0].start if after_title else segment[0].start
    start, end = segment[first].start, segment[last].end
    titles = titles_in(text, begin, start, mentions)
    name = with_crown(_spelled(text[start:end]), titles)
    rest = (end, segment[-1].end) if last + 1 < len(segment) else None
    after = segments[place + 1] if place + 1 < len(segments) else None
    if after is not None and has_head(after):
        rest = (end, after[-1].end)
    if rest is not None and _JOINED_BY_AND.match(text, rest[0]):
        rest = None  # "Secretary Ada Lund and Varnia agreed": what follows is another party
    if rest is not None:
        served = _SERVES.search(
            text, *rest
        )  # what follows is the other's title: "a spokesman for Prime Minister …"
        own = served.start() if served else rest[1]
        titles = tuple(dict.fromkeys(titles + titles_in(text, rest[0], own, mentions)))
    if " " not in name and not titles:
        return None
    of = owner(text, begin, start, mentions, titles)
    if of is None and rest is not None:
        of = owner(text, *rest, mentions, titles)
    return PersonName(name, titles, implied_owner(titles, text[begin:start], of, party, known))


def _spelled(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"['’]s?$", "", words)).strip(" \"“”'‘")
