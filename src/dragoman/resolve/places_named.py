"""The places that an article names: which of its words are one, and which place they mean."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dragoman.language.grammar import Grammar
from dragoman.language.model import Name
from dragoman.record import Place
from dragoman.resolve.gazetteer import Gazetteer, shipped
from dragoman.resolve.places import Places, Site, shipped_places

_LARGE: Final = 100  # thousands of people from which a city is believed though the reader saw no place


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as an article names it: the tokens of its name (half-open), the name, and what it means.

    `site` is None where nothing tells which place of that name is meant.
    """

    first: int
    after: int
    name: str
    site: Site | None

    @property
    def place(self) -> Place:
        """The place for the record: with country and point where they are known, else its name alone."""
        return self.site.place(self.name) if self.site is not None else Place(self.name)


class PlacesNamed:
    """The places of one article, looked up when they are asked for.

    `gazetteer` has the states, the user's among them. `dateline` is where the report was written: it
    speaks for its country when names are told apart, and is never where an event was.
    """

    def __init__(
        self,
        grammar: Grammar,
        gazetteer: Gazetteer | None = None,
        places: Places | None = None,
        dateline: str | None = None,
    ) -> None:
        self._grammar = grammar
        self._text = grammar.text
        self._gazetteer = gazetteer if gazetteer is not None else shipped()
        self._places = places if places is not None else _places(self._gazetteer)
        self._dateline = dateline
        self._names = grammar.read.names
        self._name_starts = [name.start for name in self._names]
        self._found: dict[tuple[int, bool], NamedPlace | None] = {}

    @cached_property
    def near(self) -> Mapping[str, int]:
        """How often the article names each state, by name, people or capital (alpha-3)."""
        counts: Counter[str] = Counter()
        for name in self._names:
            if name.label in ("LOC", "NORP", "ORG"):
                self._count(self._text[name.start : name.end], counts)
        if self._dateline:
            for part in self._dateline.split(","):
                self._count(part.strip().title() if part.isupper() else part.strip(), counts)
        return counts

    def state_of_people(self, token: int) -> str | None:
        """The state that a demonym belongs to ("Syrian": SYR)."""
        name = self._name_over(token)
        words = self._text[name.start : name.end] if name is not None else self._grammar.word(token)
        found = self._gazetteer.match(words)
        return found.entry.country if found is not None and found.form == "demonym" else None

    def at(self, token: int, *, placed: bool = False) -> NamedPlace | None:
        """The place that a token is part of the name of; None where it is no place's name.

        What the reader calls a place is one. With `placed` (a word of place governs the token) a name
        that it calls something else is one too, if it can mean nothing but a place: "Of", "Nancy" and
        "Clinton" stay what they are.
        """
        key = (token, placed)
        if key not in self._found:
            self._found[key] = self._at(token, placed)
        return self._found[key]

    def beginning_at(self, at: int) -> NamedPlace | None:
        """The place whose name begins at a code point."""
        tokens = self._grammar.tokens_in(at, at + 1)
        return self.at(tokens[0]) if tokens else None

    def known(self, name: str) -> Site | None:
        """A territory, sea, base or building of our own list."""
        return self._places.known(name)

    def state(self, country: str) -> Site | None:
        """The state of a code (alpha-3)."""
        entry = self._gazetteer.state(country)
        return Site(entry.name, "state", country) if entry is not None else None

    def capital(self, country: str) -> Site | None:
        """The capital of a state (alpha-3)."""
        return self._places.capital(country)

    def resolve(self, name: str, within: str | None = None, *, province: bool = False) -> Site | None:
        """Which place a name means in this article."""
        return self._places.resolve(name, self.near, within, province=province)

    def _count(self, words: str, counts: Counter[str]) -> None:
        found = self._gazetteer.match(words)
        if (
            found is None
            or found.entry.country is None
            or found.entry.kind not in ("state", "government_body")
        ):
            known = self._places.known(words)
            if known is not None and known.country and not known.doubtful:
                counts[known.country] += 1
            return
        if found.entry.ambiguous:  # a name that may be several cannot tell which of several it is
            return
        counts[found.entry.country] += 1

    def _name_over(self, token: int) -> Name | None:
        start, end = self._grammar.ends(token)
        number = bisect_right(self._name_starts, start) - 1
        return self._names[number] if number >= 0 and end <= self._names[number].end else None

    def _at(self, token: int, placed: bool) -> NamedPlace | None:
        name = self._name_over(token)
        if name is not None:
            tokens = self._grammar.tokens_in(name.start, name.end)
            first, after, label = tokens.start, tokens.stop, name.label
        elif self._is_proper(token) and not self._is_half(token):
            (first, after), label = self._run(token), ""
        elif placed and self._grammar.word(token)[0].isupper():  # "into the *Sea* of Japan"
            first, after, label = token, token + 1, ""
            if self._whole(first, after) == (first, after):
                return None
        else:
            return None
        first, after = self._whole(*self._trimmed(first, after))
        if label in ("NORP", "EVENT") or not first <= token < after:
            return None
        words = self._words(first, after)
        if not words[0].isupper() and not words.startswith("al"):
            return None
        site = self.resolve(words, self._within(after))
        if label == "LOC":
            if site is None and self._is_somebody(words):
                return None
        elif not placed or site is None or not self._surely(words, site, label):
            return None
        return NamedPlace(first, after, self._spelled(words, site), site)

    def _surely(self, words: str, site: Site, label: str) -> bool:
        """Say whether a name that the reader did not take for a place's is one all the same."""
        if site.doubtful:
            return False
        own = self._places.state(words) or self._places.known(words)
        if own is not None:
            return not own.doubtful
        if label == "PER":
            shouted = words.isupper() and site.people >= _LARGE  # "JETS BOMBED TABRIZ"
            return shouted or (" " in words and site.country in self.near)
        return label == "" and (site.people >= _LARGE or site.country in self.near)

    def _is_somebody(self, words: str) -> bool:
        """Say whether a name is that of a body or group, not of a place: Hamas, NATO."""
        found = self._gazetteer.match(words)
        return found is not None and found.entry.kind != "state" and not found.entry.ambiguous

    def _words(self, first: int, after: int) -> str:
        return " ".join(self._text[slice(*self._grammar.ends(first, after - 1))].split())

    def _trimmed(self, first: int, after: int) -> tuple[int, int]:
        while first < after and self._grammar.word(first).lower() in ("the", "a", "an"):
            first += 1
        while after > first and self._grammar.word(after - 1) in ("'s", "’s", "'", "’", ",", "."):
            after -= 1
        return first, after

    def _whole(self, first: int, after: int) -> tuple[int, int]:
        """A known name that the reader saw only a part of: "Strait of *Hormuz*", "*Al Udeid* Air Base"."""
        size = len(self._grammar)
        for left in (3, 2, 1, 0):
            for right in (3, 2, 1, 0):
                if first - left < 0 or after + right > size or left + right == 0 or after == first:
                    continue
                ends = (self._grammar.word(first - left), self._grammar.word(after + right - 1))
                small = len(ends[0]) < 4 and ends[0].islower() and ends[0] not in ("al", "el")
                if not all(word.isalpha() for word in ends) or small or ends[0].lower() == "the":
                    continue  # "at Ain al-Asad": the preposition looks like an Arabic article
                if self._places.known(self._words(first - left, after + right)) is not None:
                    return first - left, after + right
        return first, after

    def _run(self, token: int) -> tuple[int, int]:
        first, after = token, token + 1
        while first > 0 and self._grammar.upos(first - 1) == "PROPN" and self._touch(first - 1):
            first -= 1
        size = len(self._grammar)
        while after < size and self._grammar.upos(after) == "PROPN" and self._touch(after - 1):
            after += 1
        return first, after

    def _is_proper(self, token: int) -> bool:
        """Whether either tag takes a word for a name: "Gaza" of "Gaza schools" passes for an adjective."""
        return self._grammar.upos(token) == "PROPN" or self._grammar.read.xpos[token] == "NNP"

    def _is_half(self, token: int) -> bool:
        """Say whether a word goes on with a name that the reader saw before it: "Stansted *Airport*"."""
        before = token - 1
        if before < 0 or self._name_over(before) is None:
            return False
        return self._text[self._grammar.ends(before)[1] : self._grammar.ends(token)[0]] == " "

    def _touch(self, token: int) -> bool:
        """Say whether a blank at most stands between a token and the next, and neither has a name's label."""
        gap = self._text[self._grammar.ends(token)[1] : self._grammar.ends(token + 1)[0]]
        return gap in ("", " ") and self._name_over(token) is None and self._name_over(token + 1) is None

    def _within(self, after: int) -> str | None:
        """What a comma sets after a name to say where it is: "Annapolis, Maryland"."""
        end = self._grammar.ends(after - 1)[1]
        if not self._text.startswith(", ", end) or after + 1 >= len(self._grammar):
            return None
        name = self._name_over(after + 1)
        if name is None or name.label != "LOC" or name.start != end + 2:
            return None
        words = self._text[name.start : name.end]
        kinds = {site.kind for site in self._places.all(words)}
        return words if kinds & {"state", "province", "territory", "region"} else None

    def _spelled(self, words: str, site: Site | None) -> str:
        """The name for the record: a state under its canonical name, anything else as written."""
        if site is not None and site.kind == "state":
            return site.name
        return words.title() if words.isupper() and len(words) > 4 else words


def _places(gazetteer: Gazetteer) -> Places:
    return shipped_places() if gazetteer is shipped() else Places.load(gazetteer)
