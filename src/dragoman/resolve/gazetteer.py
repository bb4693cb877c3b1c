"""The gazetteer: from a name to the actor it means, before any article is read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from dragoman.resolve.actors_file import read_actors
from dragoman.resolve.entry import Entry, Mention, Named, NameForm
from dragoman.resolve.faults import NoSuchBody
from dragoman.resolve.names import bare, in_capitals, is_acronym, key_of
from dragoman.resolve.shelves import Office, bodies, offices, states

# A name begins with a capital, or with the Arabic article; "U.S." is one word, "St. Lucia" two.
_BEGINS: Final = re.compile(
    r"(?<![\w’'])(?:(?:[A-Za-z]\.){2,}[A-Z]?|[A-ZÀ-ÖØ-ÞŁŠŽİ]\w*(?:\+\d)?|al(?=[- ][A-Z]))(?:['’](?!s\b)\w+)*"
)
_NEXT: Final = re.compile(
    r"(?:['’]s?)?(?:[ \u00a0]|-|(?<=\bSt)\. |(?<=\bN)\. |(?<=\bS)\. |(?<=\bNo)\. |,? (?=D\.? ?C\b))"
    r"((?:[A-Za-z]\.){2,}[A-Z]?|[\w&]+(?:\+\d)?(?:['’](?!s\b)\w+)*)"
)


_ACRONYM_AFTER: Final = re.compile(r"\s*\([A-Z][\w.-]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names and the actors they mean; build it with `load` or take `shipped()`."""

    _named: dict[str, Named]  # by key
    _starts: dict[str, int]  # first word of a key: how many words the longest such key has
    _entries: dict[str, Entry]  # by canonical name
    _states: dict[str, Entry]  # by code

    @classmethod
    def load(cls, *user_files: Path) -> "Gazetteer":
        """Load the shipped entries and the user's; where both have a name, the user's means it.

        A user's entry with the canonical name of a shipped one adds to it. Raises `BadActorsFile`,
        `ActorTwice`, and `NoSuchBody` where `part_of` names nothing.
        """
        shelf = _Shelf()
        for path in user_files:
            given = read_actors(path)
            for entry in given:
                shelf.put_users(entry)
            shelf.sources.extend((entry, path) for entry in given)
        shelf.put_shipped()
        for entry, path in shelf.sources:
            if entry.part_of is not None and entry.part_of not in shelf.entries:
                raise NoSuchBody(f"{path}: {entry.name} is part of {entry.part_of!r}, which no entry names")
        starts: dict[str, int] = {}
        for key in shelf.named:
            first, _, rest = key.partition(" ")
            starts[first] = max(starts.get(first, 0), 1 + (rest.count(" ") + 1 if rest else 0))
        return cls(shelf.named, starts, shelf.entries, shelf.states)

    def find(self, name: str) -> Entry | None:
        """Find what a name means, whatever its case and points, with or without "the" and "'s".

        "US" and "U.S." are found, "us" is not. The entry's `ambiguous` says whether the name alone is
        enough. None where no entry has the name.
        """
        found = self.match(name)
        return found.entry if found else None

    def match(self, name: str) -> Named | None:
        """Like `find`, and tell whether the name is the actor's own, a demonym, or a place."""
        name = _ACRONYM_AFTER.sub("", name)
        key = key_of(name)
        found = self._named.get(key) or self._named.get(bare(key))
        if found is None or (
            found.cased == 2 and not in_capitals(re.sub(r"^the\s+", "", name.strip(), flags=re.I))
        ):
            return None
        return found

    def find_all(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Find every name in ``text[start:end]``, longest first, in one pass, none inside another.

        Demonyms and capitals are found like names (`form` tells them apart). A name that is `ambiguous`
        is found too: whether "Jordan" is the state is for the caller to say.
        """
        stop = len(text) if end is None else end
        mentions: list[Mention] = []
        named, starts = self._named, self._starts
        at = start
        for begin in _BEGINS.finditer(text, start, stop):
            if begin.start() < at:
                continue
            first = key_of(begin[0])
            longest = starts.get(first)
            if longest is None:
                continue
            ends, key, keys = begin.end(), first, [(first, begin.end())]
            while len(keys) < longest and (following := _NEXT.match(text, ends, stop)) is not None:
                key = f"{key} {key_of(following[1])}"
                ends = following.end()
                keys.append((key, ends))
            for key, ends in reversed(keys):
                found = named.get(key)
                if found is not None and _stands(found, text, begin.start(), ends):
                    mentions.append(Mention(begin.start(), ends, found.entry, found.form))
                    at = ends
                    break
        return mentions

    def entry(self, canonical: str) -> Entry | None:
        """Give the entry of a canonical name."""
        return self._entries.get(canonical)

    def state(self, code: str) -> Entry | None:
        """Give the state of an alpha-3 code."""
        return self._states.get(code)

    def state_of(self, entry: Entry) -> Entry | None:
        """Climb to the state an entry belongs to: by `part_of`, else by its country; None for the UN."""
        at: Entry | None = entry
        seen: set[str] = set()
        while at is not None and at.name not in seen:
            if at.kind == "state":
                return at
            seen.add(at.name)
            at = self._entries.get(at.part_of) if at.part_of else None
        return self._states.get(entry.country) if entry.country else None

    def office(self, state: Entry, words: str) -> Entry | None:
        """Find a state's own "foreign ministry" or "army": what bare words mean where the state is known."""
        return self.find(f"{state.demonyms[0] if state.demonyms else state.name} {words}")

    def __iter__(self) -> Iterator[Entry]:
        """Go through the entries, the user's first."""
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)


# A state's name inside another name: New Mexico, Air Canada, Bank of America, the South China Sea.
_INSIDE_BEFORE: Final = re.compile(r"\b(?:New|Air|(?:Bank|Gulf|Sea|Strait|Straits|Port|Voice) of) $")
_INSIDE_AFTER: Final = re.compile(
    r" (?:Sea|Ocean|Channel|Airlines?|Airways|Street|Avenue|University|Institute|Times|Post|Journal|Herald"
    r"|Telegraph|Today|Stadium|Cup|Open|Hotel|Motors?|Airport|Monitor)\b"
)


def _stands(found: Named, text: str, start: int, end: int) -> bool:
    """Say whether the words, as written, can be the name: an acronym has capitals, a proper name one."""
    if found.entry.kind == "state" and (
        _INSIDE_AFTER.match(text, end) or _INSIDE_BEFORE.search(text, max(0, start - 12), start)
    ):
        return False
    if found.cased == 2:
        return in_capitals(text[start:end])
    if found.cased == 1:
        last = text.rfind(" ", start, end) + 1
        return not text[max(last, start)].islower() or text.startswith("al-", start)
    return True


class _Shelf:
    """The tables under construction: what is put first keeps its names."""

    def __init__(self) -> None:
        self.named: dict[str, Named] = {}
        self.entries: dict[str, Entry] = {}
        self.states: dict[str, Entry] = {}
        self.users: dict[str, Entry] = {}
        self.sources: list[tuple[Entry, Path]] = []
        self.offices: tuple[Office, ...] = offices()

    def put_users(self, entry: Entry) -> None:
        self.users[entry.name] = entry

    def put_shipped(self) -> None:
        shipped_states = list(states())
        names = {row.entry.country or "": row.entry.name for row in reversed(shipped_states)}
        rows = [*shipped_states, *bodies(names)]
        known = {row.entry.name: row for row in rows}
        for name, entry in self.users.items():
            if name in known:
                self.users[name] = _joined(entry, known[name].entry)
            self.put(self.users[name], frozenset())
        for entry, ambiguous in rows:
            if entry.name not in self.users:
                self.put(entry, ambiguous)
        special = {
            (self.root(entry), entry.office): entry
            for entry in reversed(list(self.entries.values()))
            if entry.office
        }
        for state in list(self.entries.values()):
            if state.kind == "state" and state.demonyms and state.part_of is None:
                self.put_offices(state, special)

    def put(self, entry: Entry, ambiguous: Iterable[str]) -> None:
        self.entries.setdefault(entry.name, entry)
        if entry.kind == "state" and entry.country:
            self.states.setdefault(entry.country, entry)
        plain = replace(entry, ambiguous=False)
        doubtful = replace(entry, ambiguous=True)
        unsure = set(ambiguous)
        forms: tuple[tuple[NameForm, tuple[str, ...]], ...] = (
            ("name", (entry.name, *entry.aliases)),
            ("demonym", entry.demonyms),
            ("metonym", entry.metonyms),
        )
        for form, names in forms:
            for name in names:
                key = key_of(name)
                # "The Times" keeps its article, or every "Times" were it; "the Vatican" needs none.
                if not (name.startswith("The ") and name.count(" ") == 1):
                    key = bare(key)
                cased = 2 if is_acronym(name) else int(name.rpartition(" ")[2][:1].isupper() and " " in name)
                self.named.setdefault(key, Named(doubtful if name in unsure else plain, form, cased))

    def root(self, entry: Entry) -> str:
        while entry.part_of is not None and entry.part_of in self.entries:
            entry = self.entries[entry.part_of]
        return entry.name

    def put_offices(self, state: Entry, special: dict[tuple[str, str], Entry]) -> None:
        adjectives = [key_of(word) for word in state.demonyms]
        # "Islamic Republic of Iran's army" is not how news writes: long formal names have no ministries.
        of_state = [key for key in map(key_of, (state.name, *state.aliases)) if key.count(" ") < 2]
        owners = [*dict.fromkeys((*adjectives, *of_state))]
        for office in self.offices:
            entry = special.get((state.name, office.office))
            if entry is None:
                entry = Entry(
                    office.canonical.format(adj=state.demonyms[0], state=state.name),
                    "government_body",
                    state.country,
                    state.name,
                    office=office.office,
                    source="offices.psv",
                )
                self.entries.setdefault(entry.name, entry)
            named = Named(entry, "name")
            for words in office.words:
                word_key = key_of(words)
                for owner in owners:
                    self.named.setdefault(f"{owner} {word_key}", named)
                if word_key.endswith("s") and not word_key.endswith(("affairs", "armed forces")):
                    continue
                for owner in of_state:
                    self.named.setdefault(f"{word_key} of {owner}", named)


def _joined(users: Entry, ours: Entry) -> Entry:
    """Add what we know of an actor to what the user says of it."""
    return replace(
        users,
        country=users.country or ours.country,
        part_of=users.part_of or ours.part_of,
        aliases=tuple(dict.fromkeys(users.aliases + ours.aliases)),
        demonyms=tuple(dict.fromkeys(users.demonyms + ours.demonyms)),
        metonyms=tuple(dict.fromkeys(users.metonyms + ours.metonyms)),
        wikidata=users.wikidata or ours.wikidata,
        office=users.office or ours.office,
    )


@cache
def shipped() -> Gazetteer:
    """Give the gazetteer without any user's file, loaded once."""
    return Gazetteer.load()
