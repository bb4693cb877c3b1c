"""The people an article names in full, learned before anybody is identified.

"Blinken" in a headline is the Secretary of State whom the lead names in full, so names are learned from the
whole article first: from the phrases that name speakers, from runs of capitals with a title in them, and
from wherever a bare surname stands behind a first name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.attribution import Ends
from dragoman.extract.naming import TAIL, role_classes, stripped
from dragoman.extract.phrases import BREAKS
from dragoman.resolve import Entry, Gazetteer, PersonName, read_person
from dragoman.resolve.spelling import without_article

_CAPITALS = r"(?:[A-ZÀ-Þ][\w.’'&-]*|of|for|the|al|bin|van|de|el|ibn)"
_RUN = re.compile(
    rf"[A-ZÀ-Þ][\w.’'&-]*(?:[ \u00a0]{_CAPITALS}){{1,12}}(?:[ \u00a0](?:spokes\w+|minister|president|leader|"
    r"envoy|ambassador|secretary|chief|official|premier)(?:[ \u00a0]" + _CAPITALS + r"){2,5})?"
)
_BEFORE_A_ROLE = re.compile(r"\A(?:[\w.]+[’']s|top|chief|senior|country|nation)\s+")
_MET_IN = re.compile(r"\s(?:in|at|on)\s.*\Z", re.S)
_SENTENCE_END = re.compile(r"(?<=[a-z]{4}\.)\s+")  # "on Monday. President Ada Lund"
_TITLED = re.compile(
    r"\b(?:President|Minister|Secretary|Spokes\w+|spokes\w+|King|Queen|Prince|Princess|Premier|Chancellor|Senator|"
    r"Sen\.|Rep\.|Gov\.|Gen\.|Adm\.|Col\.|Lt\.|Maj\.|Capt\.|Ambassador|Envoy|Leader|leader|Chief|chief|Director|"
    r"Commissioner|Chairman|Chairwoman|General|Admiral|Colonel|Commander|minister|president|envoy|ambassador|"
    r"secretary|official|premier|Ayatollah|Pope|Sheikh|Emir|Mr\.|Ms\.|Mrs\.|Dr\.)"
)
_OFFICE = re.compile(
    r"(?<!Vice )(?<!Vice-)(?<!Deputy )\b(?P<office>President|Prime Minister|Chancellor|King|Queen|Pope)\s+"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+)\b"
)
_HONORIFIC = re.compile(
    r"\A(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Adm|Col|Sir|Lord|President|Minister|King|Prince|Secretary)\.?\s+"
)
_ONCE = re.compile(r"\b(?:former|ex|then|late|one-?time|past|retired)\b", re.I)
_IN_PLACE = re.compile(r"\b(?:deputy|vice|assistant|under|undersecretary)\b", re.I)
_POSSESSIVE = re.compile(r"[’']s?\Z")


def _role_alone(phrase: str) -> str:
    """A role without whose it is or where its holder is met: "Varnia's top diplomat", "king in Port Osk"."""
    return _MET_IN.sub("", _BEFORE_A_ROLE.sub("", phrase.lower()))


def _special(phrase: str, role: str) -> bool:
    """Whether a phrase names one office among several of its kind: "defence secretary", "prime minister"."""
    offices = (
        "defence",
        "defense",
        "foreign",
        "prime",
        "interior",
        "finance",
        "press",
        "health",
        "vice",
        "oil",
    )
    return phrase.removesuffix(role).strip().rpartition(" ")[2] in offices


def _is_run_on(name: str) -> bool:
    """Whether a name has run into the words of a page around it: "Lund Ada LundRead", "Holm Per Holm"."""
    words = name.split()
    return len(set(words)) < len(words) or any(re.search(r"[a-z]{3}[A-Z]", word) for word in words)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the article names in full: titles as found with where they stand, and whose they are.

    `first` is where the article first names this person, in code points.
    """

    name: str
    titles: tuple[tuple[str, int], ...]
    of: Entry | None
    first: int

    @property
    def roles(self) -> str:
        """All titles, and the body they are of, in one line of lower case."""
        return " ".join([*(title for title, _ in self.titles), self.of.name if self.of else ""]).lower()

    def roles_like(self, phrase: str) -> str:
        """The titles that somebody meant by a role can hold, and the body they are of.

        What was held once ("former", "then") or in another's place ("deputy", "vice") is meant only where
        the phrase says so too.
        """
        kept = [
            title
            for title, _ in self.titles
            if bool(_ONCE.search(title)) == bool(_ONCE.search(phrase))
            and (not _IN_PLACE.search(title) or _IN_PLACE.search(phrase))
        ]
        return " ".join([*kept, self.of.name if self.of and kept else ""]).lower()

    @property
    def country(self) -> str | None:
        """The country of the titles, if they name one."""
        return self.of.country if self.of is not None else None


class People:
    """The people of one article, by name. Build it once, then only ask."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._by_name: dict[str, Person] = {}
        self._asked: dict[str, Person | None] = {}
        self._named: dict[str, PersonName | None] = {}  # by the words that name somebody, or nobody

    def learn(self, phrases: Iterable[Ends], stretches: Iterable[Ends]) -> None:
        """Learn the full names in source phrases and in stretches of text that carry records."""
        phrases = list(phrases)
        for ends in phrases:
            self.read(ends)
        stretches = list(stretches)
        for start, end in stretches:
            for run in _RUN.finditer(self._text, start, end):
                if _TITLED.search(run.group()):
                    at = run.start()
                    for words in _SENTENCE_END.split(run.group()):
                        at = self._text.index(words, at)
                        self._read_words(words, at)
        self._learn_short(stretches)
        sought: set[str] = set()
        for ends in phrases:
            for half in re.split(r"\s+and\s+", self._text[slice(*ends)]):
                words = _POSSESSIVE.sub("", stripped(half))
                if words in sought:
                    continue
                sought.add(words)
                if " " not in words and words[:1].isupper() and self._gazetteer.find(words) is None:
                    self._look_for(words, stretches)

    def _learn_short(self, stretches: Iterable[Ends]) -> None:
        """Learn "President Lund", where the article gives no first name for anybody called Lund."""
        surnames = {name.lower().rpartition(" ")[2] for name in self._by_name}
        surnames |= {name.lower().partition(" ")[0] for name in self._by_name}
        for start, end in stretches:
            for found in _OFFICE.finditer(self._text, start, end):
                name, office = found["name"], found["office"]
                if name.lower() in surnames or name.lower() in BREAKS or self._gazetteer.find(name):
                    continue
                before = self._gazetteer.find_all(self._text, max(start, found.start() - 30), found.start())
                of = next((m.entry for m in before if self._text[m.end : found.start()].strip() == ""), None)
                known = self._by_name.get(name)
                titles = known.titles if known is not None else ()
                if office not in (title for title, _ in titles):
                    titles = (*titles, (office, found.start("office")))
                first = known.first if known is not None else found.start()
                owner = known.of if known is not None and known.of is not None else of
                self._by_name[name] = Person(name, titles, owner, first)

    def read(self, ends: Ends) -> Person | None:
        """Read the person whom a phrase names in full; the part before its first comma, if that does."""
        words = TAIL.sub("", self._text[slice(*ends)])
        if self._gazetteer.find(stripped(words)) is not None:
            return None
        before_comma = words.partition(",")[0]
        if before_comma != words:
            person = self._read_words(before_comma, ends[0])
            if person is not None:
                self._read_words(words, ends[0])  # the apposition has titles to add
                return self._by_name[person.name]
        return self._read_words(words, ends[0])

    def _spelled_otherwise(self, name: str) -> Person | None:
        """The person whom the article also names with or without the "al-" of the family name."""
        plain = without_article(name)
        return next((p for p in self._by_name.values() if without_article(p.name) == plain), None)

    def _read_words(self, words: str, at: int) -> Person | None:
        first, _, rest = words.partition(" ")
        while first.lower() in BREAKS and first.lower() not in ("i",) and not first.isupper() and rest:
            at += len(first) + 1  # "Although Lund" at the head of a sentence
            words = rest
            first, _, rest = words.partition(" ")
        found = self._name_in(words)
        if found is None or len(found.name.split()) < 2 or _is_run_on(found.name):
            return None
        titles = tuple(
            (title, place)
            for title in found.titles
            if (place := self._text.find(title, at, at + len(words))) >= 0
        )
        known = self._by_name.get(found.name) or self._spelled_otherwise(found.name)
        if known is None:
            person = Person(found.name, titles, found.of, at)
        else:
            new = tuple(title for title in titles if title not in known.titles)
            person = Person(known.name, known.titles + new, known.of or found.of, min(known.first, at))
        self._by_name[person.name] = person
        return person

    def _name_in(self, words: str) -> PersonName | None:
        if words not in self._named:
            self._named[words] = read_person(words, self._gazetteer)
        return self._named[words]

    def read_short(self, ends: Ends) -> Person | None:
        """Read "President Lund", where the article has no first name for him: a person of one name."""
        words = TAIL.sub("", self._text[slice(*ends)]).partition(",")[0]
        found = self._name_in(words)
        if found is None or not found.titles:
            return None
        titles = tuple(
            (title, at) for title in found.titles if (at := self._text.find(title, ends[0], ends[1])) >= 0
        )
        return Person(found.name, titles, found.of, ends[0])

    def _look_for(self, surname: str, stretches: Iterable[Ends]) -> None:
        """Find where the text gives the full name that goes with a bare surname, before or after it."""
        if self.called(surname) is not None:
            return
        name = re.escape(surname)
        patterns = (
            re.compile(rf"(?:{_CAPITALS}[ \u00a0]){{1,10}}{name}\b(?![ \u00a0][A-ZÀ-Þ])"),
            re.compile(rf"(?:{_CAPITALS}[ \u00a0]){{0,8}}{name}(?:[ \u00a0-][A-ZÀ-Þ][\w’'-]+){{1,2}}"),
        )
        for pattern in patterns:
            for start, end in stretches:
                for match in pattern.finditer(self._text, start, end):
                    if self._read_words(match.group(), match.start()) is not None:
                        self._asked.pop(surname.lower(), None)
                        return

    def called(self, words: str) -> Person | None:
        """The one person whose name these words are, end, or begin ("Miller", "al-Qedra", "Xi"), or None."""
        bare = _POSSESSIVE.sub("", _HONORIFIC.sub("", words)).lower()
        if not bare or not (words[:1].isupper() or bare.startswith("al-")):
            return None
        if bare not in self._asked:
            self._asked[bare] = self._only(bare)
        return self._asked[bare]

    def several_called(self, words: str) -> bool:
        """Whether two or more people of the article have this surname: alone it means none of them."""
        bare = _POSSESSIVE.sub("", _HONORIFIC.sub("", words)).lower()
        return " " not in bare and sum(name.lower().endswith(" " + bare) for name in self._by_name) > 1

    def _another_of_that_name(self, person: Person, bare: str) -> bool:
        """Whether a title before the bare surname is not this person's: "President Lund" is not Ada Lund."""
        for found in _OFFICE.finditer(self._text):
            if found["name"].lower() == bare and found["office"].lower() not in person.roles:
                return True
        return False

    def _only(self, bare: str) -> Person | None:
        people = self._by_name.values()
        exact = [p for p in people if p.name.lower() == bare]
        ends = [p for p in people if p.name.lower().endswith((" " + bare, "-" + bare))]
        begins = [p for p in people if p.name.lower().startswith(bare + " ")]
        for fitting in (exact, ends, begins):
            if fitting:
                only = fitting[0] if len(fitting) == 1 else None
                if only is not None and self._known_by_it(bare) - {only.name}:
                    return None  # "Kim" where Kim Jong Un is known and a Tony Kim or Kim Dae-jung named
                return None if only is not None and self._another_of_that_name(only, bare) else only
        return None

    def _known_by_it(self, bare: str) -> set[str]:
        """The people of the gazetteer whom the text names and whose names begin so, the family's first."""
        mentions = self._gazetteer.find_all(self._text)
        named = {mention.entry.name for mention in mentions if mention.entry.kind == "person"}
        return {name for name in named if name.lower().startswith(bare + " ")}

    def in_role(self, role: str, phrase: str, of: Entry | None, before: int) -> list[Person]:
        """The people named before a place who hold a role ("spokesman") of that state, if it is given.

        Where the phrase says more than the role ("the defence secretary"), somebody whose title says just
        that is meant, and nobody else.
        """
        exact = _role_alone(phrase)
        named = [(p, p.roles_like(exact)) for p in self._by_name.values() if p.first < before]
        if " " in exact:
            holders = [p for p, roles in named if exact in roles]
            if holders or _special(exact, role):
                return holders
        wanted = role_classes().get(role)
        if wanted is None:
            return []
        country = of.country if of is not None else None
        fitting = [
            person for person, roles in named if any(re.search(rf"\b{word}", roles) for word in wanted)
        ]
        if country is None:
            return fitting
        own = [person for person in fitting if person.country == country]
        return own or [person for person in fitting if person.country is None]

    def titled(self, phrase: str, of: Entry | None) -> list[Person]:
        """The people, wherever the article names them, whose title says all that a phrase of several words
        does: "Varnia's intelligence minister".
        """
        exact = _role_alone(phrase)
        if " " not in exact:
            return []
        return [
            person
            for person in self._by_name.values()
            if exact in person.roles_like(exact) and (of is None or person.country in (None, of.country))
        ]

    def by_name(self, name: str) -> Person | None:
        """The person of exactly that name."""
        return self._by_name.get(name)
