"""Who the words that name a speaker stand for, within one article.

What cannot be told stays nobody: a statement with no speaker keeps the words that name its source.
"""

import re

from dragoman.extract.attribution import Ends
from dragoman.extract.cast_roles import Roles, Speakers
from dragoman.extract.cues import nouns
from dragoman.extract.naming import (
    PLURAL_OTHERS,
    TAIL,
    head_of,
    stripped,
)
from dragoman.extract.people import People
from dragoman.extract.roll import used_only
from dragoman.language.coreference import Coreference
from dragoman.language.coreference_words import gender_of_name
from dragoman.record import ActorId, Article
from dragoman.resolve import Gazetteer
from dragoman.resolve.entry import Named
from dragoman.resolve.officeholders import officeholders

__all__ = ["Cast", "Speakers", "used_only"]

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SHE = re.compile(r"\b(?:\w*woman|queen|princess|mrs|ms|mother|daughter|sister|wife|widow)\b")
_HE = re.compile(
    r"\b(?:(?:spokes|chair|congress|police|business)man|king|prince|mr|father|son|brother|husband)\b"
)
_LOOKS_BACK = frozenset("he she him her it they them who which that himself herself".split())
_WHERE = frozenset("in even across around throughout inside outside near".split())
_SAID_OF_STATES = frozenset(
    "ally neighbour neighbor rival power partner country nation kingdom patron".split()
)
_OWNER = re.compile(r"(?P<owner>\S.*?)[’']s?\s+(?:\w+\s+){0,2}\w+\Z", re.S)
# "an impassioned Holm" is Holm; "the elder Holm" is one of two
_COLOURED = re.compile(
    r"an?\s+(?!former\b|certain\b|young\w*\b|elder\b|senior\b|second\b|new\b)[a-z][\w-]+\s+(?P<name>[A-ZÀ-Þ][a-zß-ÿ][\w’'-]*)",
)
_SAID_TO_READERS = re.compile(r"(?:Recall|Remember|Consider|Note|Enter)(?: that)?\s+(?=[A-ZÀ-Þ])")
_PART_OF_BOTH = re.compile(r"\s(?:of|in|from|for|at|between|with|to|on|by)\s")
_INSIDE = re.compile(r"(?:[Ee]ven )?[Ii]n [^,]+,\s+(?=\w)")
_AND = re.compile(r"\s+and\s+")
_APPOSITION = re.compile(r",(?!\s(?:[A-Z]\.){2,})")  # "a Washington, D.C. lawyer" has none
_SURNAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+")
_POSSESSIVE = re.compile(r"[’']s\s*\Z")
_COURTESY = re.compile(r"\A(?:Mr|Mrs|Ms|Dr|Miss)\.?\s+")
SURE = 0.5
"""The chance from which a pronoun is taken for what the ranker takes it for."""
SURER = 0.9
"""The chance from which the ranker is believed against who spoke last: below, it is wrong more often."""


class Cast(Roles):
    """Who the phrases of one article stand for; whoever they bring in is entered.

    `identify` is best asked in the order of the text: "he" is whom the ranker (`coreference`) is sure of,
    and else whom those make likely who spoke before.
    """

    def __init__(
        self,
        article: Article,
        gazetteer: Gazetteer,
        people: People,
        coreference: Coreference | None = None,
    ) -> None:
        super().__init__(article, gazetteer, people, coreference)
        self._met: dict[int, Speakers] = {}  # who was meant, by where the phrase begins and ends
        self._pronouns: dict[ActorId, str | None] = {}

    def is_one_person(self, speakers: Speakers) -> bool:
        """Whether "he" or "she" can mean these speakers."""
        if len(speakers) != 1:
            return False
        actor = self._actors[speakers[0]]
        head = head_of(actor.name)
        plural = head in nouns().plural_roles or (head in PLURAL_OTHERS and head != "one")
        plural = plural or head in ("family", "couple", "crew", "audience")
        return actor.kind == "person" or (actor.kind == "anonymous" and not plural)

    def pronoun_of(self, actor: ActorId) -> str | None:
        """The pronoun that the article's words fix ("Mr. Lund", "a spokeswoman"), else the given name."""
        if actor not in self._pronouns:
            self._pronouns[actor] = self._pronoun_in_the_text(actor)
        return self._pronouns[actor]

    def _pronoun_in_the_text(self, actor: ActorId) -> str | None:
        found = self._actors[actor]
        surname = re.escape(found.name.rpartition(" ")[2])
        roles = " ".join(title.text for title in found.titles).lower()
        if found.kind == "anonymous":
            roles += " " + found.name.lower()
        if _SHE.search(roles):
            return "she"
        if _HE.search(roles):
            return "he"
        honorific = re.search(rf"\b(Mr|Mrs|Ms)\.? {surname}\b", self._text)
        if honorific is not None:
            return "he" if honorific[1] == "Mr" else "she"
        given = gender_of_name((found.name.partition(" ")[0].lower(),)) if " " in found.name else 0
        return {1: "she", -1: "he"}.get(given) if found.kind == "person" else None

    def identify(self, ends: Ends, last: Speakers = (), he: Speakers = ()) -> Speakers:
        """Return whom a phrase stands for; empty if that cannot be told.

        `last` is who spoke last, for "it", "they" and roles; `he` is whom "he" or "she" means here.
        """
        whole = self._text[slice(*ends)]
        if whole.startswith("the ") and (ending := _POSSESSIVE.search(whole)):  # "the president's doubts"
            whole = whole[: ending.start()]
            ends = (ends[0], ends[0] + len(whole))
        words = stripped(whole)
        low = words.lower()
        if low in _LOOKS_BACK:
            return self._looked_back(ends, low, last, he)
        inside = _INSIDE.match(whole)
        if inside is not None:  # "In the Senate, lawmakers said"
            return self.identify((ends[0] + inside.end(), ends[1]), last, he)
        if low.partition(" ")[0] in _WHERE:
            return ()  # "thousands across Varnia chanted": a place is not who is in it
        meant = self._whom(ends, words, whole, last)
        if meant:
            self._met[ends[0]] = self._met[ends[1]] = meant
        return meant

    def _looked_back(self, ends: Ends, low: str, last: Speakers, he: Speakers) -> Speakers:
        """Whom a pronoun means: whom the ranker is sure of, else whom the sayings before make likely."""
        ranked, chance = self._ranked(ends)
        if low in ("he", "she", "him", "her"):
            if not self.is_one_person(ranked) or (he and chance < SURER):
                return he
            if he and self._actors[ranked[0]].kind == "anonymous":
                return he  # "president" beside "Ada Lund, president of a bank"
            other = "she" if low in ("he", "him") else "he"
            return he if self.pronoun_of(ranked[0]) == other else ranked
        if low in ("who", "which", "that"):
            return ranked
        if low == "it":
            things = tuple(a for a in ranked if self._actors[a].kind not in ("person", "anonymous"))
            return (
                things[:1]
                or tuple(a for a in last if self._actors[a].kind not in ("person", "anonymous"))[:1]
            )
        several = len(ranked) > 1 or (len(ranked) == 1 and not self.is_one_person(ranked))
        if several:
            return ranked
        return last if len(last) > 1 or (len(last) == 1 and not self.is_one_person(last)) else ()

    def surely(self, ends: Ends) -> Speakers:
        """Whom a pronoun anywhere in the article means, if the ranker is very sure; nobody otherwise."""
        meant, chance = self._ranked(ends)
        return meant if chance >= SURER else ()

    def _ranked(self, ends: Ends) -> tuple[Speakers, float]:
        """Whom the ranker takes a pronoun for, and its chance; nobody where it is not sure or knows none."""
        link = self._coreference.antecedent(*ends) if self._coreference is not None else None
        if link is None or link.chance < SURE:
            return (), 0.0
        if self._text[link.start : link.end].lower() in _LOOKS_BACK:
            return (), 0.0
        met = self._met.get(link.start) or self._met.get(link.end)
        if met:
            return met, link.chance
        meant = self.identify((link.start, link.end))
        fullest = self._coreference.antecedent(link.start, link.end) if self._coreference else None
        if not meant and fullest is not None:  # "King Holm, the prince's father, who denied it"
            meant = self.identify((fullest.start, fullest.end))
        # somebody who has not spoken is believed if known by name or if not one person
        if self.is_one_person(meant) and not self._is_named(meant[0]):
            return (), 0.0
        return meant, link.chance

    def _is_named(self, actor: ActorId) -> bool:
        name = self._actors[actor].name
        known = self._people.by_name(name) is not None or officeholders().named(name) is not None
        return self._actors[actor].kind == "person" and known

    def _whom(self, ends: Ends, words: str, whole: str, last: Speakers) -> Speakers:
        """Whom a phrase that is no pronoun stands for."""
        opening = _SAID_TO_READERS.match(whole)
        if opening is not None:  # "Recall Holm claims that …" asks the reader to
            ends, whole = (ends[0] + opening.end(), ends[1]), whole[opening.end() :]
            words = stripped(whole)
        named = self._gazetteer.match(words) or self._outlet_called_the(whole)
        if named is not None and named.form != "demonym":
            person = self._people.called(words) if named.entry.ambiguous else None
            return (self.enter_person(person),) if person is not None else (self._enter_entry(named.entry),)
        first, _, rest = words.partition(", ")
        if rest[:1].islower():  # "Varnia, the only ally of Ostland"
            before = self._gazetteer.match(stripped(first))
            if before is not None and before.form == "name" and not before.entry.ambiguous:
                return (self._enter_entry(before.entry),)
        for part in words.split(", ")[1:]:
            entry = self._gazetteer.find(stripped(part))
            if (
                entry is not None
                and not entry.ambiguous
                and (entry.kind != "state" or head_of(words.partition(",")[0]) in _SAID_OF_STATES)
            ):
                return (self._enter_entry(entry),)  # "the Front's sister movement, the Saltmen"
        joint = self._joint(ends, whole)
        if joint:
            return joint
        bare = _IN_BRACKETS.sub("", words)
        if head_of(bare) not in nouns().bodies:
            person = self._people.read(ends) or self._people.called(bare)
            passing = self._named_in_passing(bare) if person is None else None
            if passing is not None:
                return self.identify(passing)
            person = person or self._people.read_short(ends)
            if person is not None:
                return (self.enter_person(person),)
            alone = bare.partition(",")[0]
            coloured = _COLOURED.fullmatch(whole.partition(",")[0].strip())
            alone = coloured["name"] if coloured is not None else alone
            short = self._people.called(alone) if alone != bare else None
            if short is not None:
                return (self.enter_person(short),)
            holder = self.office_holder(alone)
            if holder is None and self._people.several_called(alone):
                return ()
            holder = holder or self._fuller_name(ends, alone)
            if holder is not None:
                return (holder,)
            name = self._coreference.person_in(*ends) if self._coreference is not None else None
            if name is not None:
                return self.identify(name)
        bare = _IN_BRACKETS.sub("", _APPOSITION.split(words, maxsplit=1)[0]).strip()
        owner = _OWNER.match(whole) if head_of(bare) in nouns().documents else None
        if owner is not None and self.named_at_the_end(ends, head_of(bare)) is None:
            held = (ends[0], ends[0] + owner.end("owner"))  # "Varnia's statement" is Varnia's
            return self._whom(held, stripped(owner["owner"]), owner["owner"], last)
        return self.by_role_or_body(ends, bare, whole, last)

    def _outlet_called_the(self, whole: str) -> Named | None:
        """The outlet whose name has its own article: "told The Hill"; which "The Times" it is depends."""
        name = TAIL.sub("", whole)
        named = self._gazetteer.match(name) if name.startswith("The ") and name != "The Times" else None
        return named if named is not None and named.entry.kind == "outlet" else None

    def _named_in_passing(self, words: str) -> Ends | None:
        """Where the article gives the full name, never as a speaker's, that goes with a surname by itself.

        "The death of Kasper Indrel", and later "the killing of Indrel", which alone may look like the name
        of an organisation.
        """
        surname = _COURTESY.sub("", words)
        if self._coreference is None or not _SURNAME.fullmatch(surname):
            return None
        return self._coreference.full_name(surname)

    def _fuller_name(self, ends: Ends, words: str) -> ActorId | None:
        """Enter the person whose full name the article gives elsewhere, without a title: "Lund"."""
        if self._coreference is None or " " in words or not words[:1].isupper():
            return None
        if self._coreference.share_surname(words):
            return None
        link = self._coreference.antecedent(*ends)
        full = self._text[link.start : link.end] if link is not None else ""
        if link is None or words not in full.split():
            return None
        person = self._people.read((link.start, link.end))
        return self.enter_person(person) if person is not None else None

    def _joint(self, ends: Ends, whole: str) -> Speakers:
        """Take "Iran and Hamas" apart, if both halves name somebody by themselves."""
        if whole[:5].lower() == "both ":
            ends, whole = (ends[0] + 5, ends[1]), whole[5:]
        middle = _AND.search(whole)
        if middle is None:
            return ()
        halves = ((ends[0], ends[0] + middle.start()), (ends[0] + middle.end(), ends[1]))
        both: list[ActorId] = list(self._several_and(*halves))
        for half in halves if not both else ():
            words = stripped(self._text[slice(*half)])
            entry = self._gazetteer.find(words)
            person = None if entry is not None else self._people.called(words) or self._people.read(half)
            holder = self.office_holder(words) if entry is None and person is None else None
            if entry is not None:
                both.append(self._enter_entry(entry))
            elif person is not None:
                both.append(self.enter_person(person))
            elif holder is not None:
                both.append(holder)
            else:
                return ()
        return tuple(dict.fromkeys(both))

    def _several_and(self, first: Ends, second: Ends) -> Speakers:
        """Both of "Varnian rebels and Holm's government", where the first are people of a kind and a state.

        "Officials in Varnia and Ostland" are officials of both, "Varnian officials and diplomats" one group.
        """
        several, other = (self._text[slice(*half)] for half in (first, second))
        plain = _PART_OF_BOTH.search(several) is None and head_of(several) in nouns().plural_roles
        if not plain or not re.search(r"[A-ZÀ-Þ]", several) or not re.search(r"[A-ZÀ-Þ]", other):
            return ()
        members = self._whom(first, stripped(several), several, ())
        others = self._whom(second, stripped(other), other, ())
        return (*members, *others) if members and others else ()
