"""Who the words that name a speaker stand for, within one article.

What cannot be told stays nobody: a statement with no speaker keeps the words that name its source.
"""

import re

from dragoman.extract.attribution import Ends
from dragoman.extract.bodies import (
    StatesNamed,
    agency_named_before,
    is_bare_body,
    is_bare_state,
    is_outlet_noun,
)
from dragoman.extract.cues import nouns
from dragoman.extract.naming import (
    PLURAL_OTHERS,
    STATE_BODIES,
    STATE_FORCES,
    head_of,
    stripped,
)
from dragoman.extract.people import People
from dragoman.extract.roll import Roll, used_only
from dragoman.language.coreference import Coreference
from dragoman.language.coreference_words import gender_of_name
from dragoman.record import Actor, ActorId, Article, actor_id
from dragoman.record.words import ActorKind
from dragoman.resolve import Entry, Gazetteer
from dragoman.resolve.officeholders import officeholders

__all__ = ["Cast", "Speakers", "used_only"]

Speakers = tuple[ActorId, ...]
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SHE = re.compile(r"\b(?:\w*woman|queen|princess|mrs|ms|mother|daughter|sister|wife|widow)\b")
_HE = re.compile(
    r"\b(?:(?:spokes|chair|congress|police|business)man|king|prince|mr|father|son|brother|husband)\b"
)
_LOOKS_BACK = frozenset("he she him her it they them who which that himself herself".split())
_OWNED = re.compile(r"\A(?:its|their|his|her)\s+", re.I)
_SAID_OF_STATES = frozenset(
    "ally neighbour neighbor rival power partner country nation kingdom patron".split()
)
_OWNER = re.compile(r"(?P<owner>\S.*?)[’']s?\s+(?:\w+\s+){0,2}\w+\Z", re.S)
_AND = re.compile(r"\s+and\s+")
SURE = 0.5
"""The chance from which a pronoun is taken for what the ranker takes it for."""
SURER = 0.9
"""The chance from which the ranker is believed against who spoke last: below, it is wrong more often."""


class Cast(Roll):
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
        super().__init__(article, gazetteer, people)
        self._coreference = coreference
        self._states = StatesNamed(article.text, gazetteer)
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
        words = stripped(whole)
        low = words.lower()
        if low in _LOOKS_BACK:
            return self._looked_back(ends, low, last, he)
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
        named = self._gazetteer.match(words)
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
            person = self._people.read(ends) or self._people.called(bare) or self._people.read_short(ends)
            if person is not None:
                return (self.enter_person(person),)
            alone = bare.partition(",")[0]
            holder = self._office_holder(alone)
            if holder is None and self._people.several_called(alone):
                return ()
            holder = holder or self._fuller_name(ends, alone)
            if holder is not None:
                return (holder,)
            name = self._coreference.person_in(*ends) if self._coreference is not None else None
            if name is not None:
                return self.identify(name)
        return self._by_role_or_body(ends, words, whole, last)

    def _office_holder(self, words: str) -> ActorId | None:
        """Enter whom a bare surname means in the year of the article: a head of state or of government."""
        if self._year is None or " " in words or not words[:1].isupper():
            return None
        holder = officeholders().known_as(words.capitalize() if words.isupper() else words, self._year)
        return self._enter_holder(holder) if holder is not None else None

    def _fuller_name(self, ends: Ends, words: str) -> ActorId | None:
        """Enter the person whose full name the article gives elsewhere, without a title: "Lund"."""
        if self._coreference is None or " " in words or not words[:1].isupper():
            return None
        link = self._coreference.antecedent(*ends)
        full = self._text[link.start : link.end] if link is not None else ""
        if link is None or words not in full.split():
            return None
        person = self._people.read((link.start, link.end))
        return self.enter_person(person) if person is not None else None

    def _joint(self, ends: Ends, whole: str) -> Speakers:
        """Take "Iran and Hamas" apart, if both halves name somebody by themselves."""
        middle = _AND.search(whole)
        if middle is None:
            return ()
        halves = ((ends[0], ends[0] + middle.start()), (ends[0] + middle.end(), ends[1]))
        both: list[ActorId] = []
        for half in halves:
            words = stripped(self._text[slice(*half)])
            entry = self._gazetteer.find(words)
            person = None if entry is not None else self._people.called(words) or self._people.read(half)
            holder = self._office_holder(words) if entry is None and person is None else None
            if entry is not None:
                both.append(self._enter_entry(entry))
            elif person is not None:
                both.append(self.enter_person(person))
            elif holder is not None:
                both.append(holder)
            else:
                return ()
        return tuple(dict.fromkeys(both))

    def _by_role_or_body(self, ends: Ends, words: str, whole: str, last: Speakers) -> Speakers:
        lexicon = nouns()
        words = _IN_BRACKETS.sub("", words.partition(",")[0]).strip()
        head = head_of(words)
        named = self._named_at_the_end(ends, head)
        if named is not None:
            return (self._enter_entry(named),)
        definite = whole.lower().startswith("the ")
        of = self._mentioned(ends)
        if head in lexicon.documents:
            of = of or self._named_earlier(ends)
            owner = _OWNER.match(whole)
            if owner is not None:
                return self._whom(
                    (ends[0], ends[0] + owner.end("owner")), stripped(owner["owner"]), owner["owner"], last
                )
            return self._issuer(of, last)
        if head in lexicon.roles or words.split(" ", 1)[0].lower() in PLURAL_OTHERS:
            if definite and head not in lexicon.plural_roles:
                person = self._person_in_role(head, words, of, ends[0], last)
                person = person or self._holder_in_role(words, of)
                if person is not None:
                    return (person,)
                if head in nouns().offices:
                    return (self._enter_office(words, of),)
            owner = _OWNED.match(words)
            if owner is not None:  # "its envoys" are those of whoever the report speaks of
                words = words[owner.end() :]
            return (self._enter_unnamed(words, of),)
        if definite and is_bare_state(words):
            state = self._states.state(words, ends[0])
            return (self._enter_entry(state),) if state is not None else ()
        if is_outlet_noun(words):
            return self._outlet_described(words, definite, of, ends[0])
        if head in lexicon.bodies or head in STATE_FORCES | STATE_BODIES:
            return self._body(ends, words, head, of, last, definite)
        if re.search(r"(?:^|\s)[A-ZÀ-Þ]", words) and not (words.isupper() and len(words) > 5):
            seen = self._coreference.name_class(*ends) if self._coreference is not None else None
            if self._coreference is not None and seen is None and words.isalpha() and not words.isupper():
                return ()  # "Reports say": a capital at the head of a sentence, and no name
            return (self._enter_named(words, of, definite, seen),)
        return ()

    def _mentioned(self, ends: Ends) -> Entry | None:
        """The state or body that a phrase mentions ("a senior U.S. official"): the body before the state."""
        entries = [mention.entry for mention in self._gazetteer.find_all(self._text, *ends)]
        bodies = [entry for entry in entries if entry.kind != "state"]
        return bodies[0] if bodies else entries[0] if entries else None

    def _named_earlier(self, ends: Ends) -> Entry | None:
        """The body that an earlier phrase for the same thing names: "a U.N. report", later "the report"."""
        chain = self._coreference.chain(*ends) if self._coreference is not None else ()
        earlier = (self._mentioned(other) for other in chain if other[0] < ends[0])
        return next((entry for entry in earlier if entry is not None), None)

    def _named_at_the_end(self, ends: Ends, head: str) -> Entry | None:
        """The party that a phrase ends in: "Iran's Lebanese proxy Hezbollah"."""
        end = ends[0] + len(self._text[slice(*ends)].rstrip(" ,"))
        for mention in self._gazetteer.find_all(self._text, *ends):
            is_head = self._text[mention.start : mention.end].lower().endswith(head)
            if mention.end == end and mention.form == "name" and is_head and not mention.entry.ambiguous:
                return mention.entry
        return None

    def _issuer(self, of: Entry | None, last: Speakers) -> Speakers:
        """Who issued "the statement": the body it names, else the body that spoke last."""
        if of is not None:
            return (self._enter_entry(of),)
        return tuple(a for a in last if self._actors[a].kind not in ("person", "anonymous"))[:1]

    def _person_in_role(
        self, head: str, words: str, of: Entry | None, at: int, last: Speakers
    ) -> ActorId | None:
        """Whom "the spokesperson" means: who spoke last if that fits, else the only one who does."""
        fitting = self._people.in_role(head, words, of, at)
        if len(last) == 1 and any(self._id_of(person) == last[0] for person in fitting):
            return last[0]
        if len(last) == 1 and not fitting and self._held(last[0], words):
            return last[0]
        return self.enter_person(fitting[0]) if len(fitting) == 1 else None

    def _held(self, actor: ActorId, office: str) -> bool:
        """Whether somebody held an office when the article appeared, whatever it calls them."""
        holder = officeholders().named(self._actors[actor].name, self._year)
        year, office = self._year, office.lower()
        return (
            year is not None
            and holder is not None
            and any(t.office == office and t.covers(year) for t in holder.tenures)
        )

    def _holder_in_role(self, words: str, of: Entry | None) -> ActorId | None:
        """Who held "the Varnian president" 's office when the article appeared, where it names a state."""
        if self._year is None or of is None or of.kind != "state" or of.country is None:
            return None
        office = re.sub(r"\A(?:[A-Z][\w.’']*\s+)+", "", words)
        holder = officeholders().holder(of.country, office, self._year)
        return self._enter_holder(holder) if holder is not None else None

    def _body(
        self, ends: Ends, words: str, head: str, of: Entry | None, last: Speakers, definite: bool
    ) -> Speakers:
        """A ministry, an army, a party: by its own name where it has one, else as a body of its state."""
        if of is None and definite and " " not in words:
            kinds = ("government_body", "organisation", "intergovernmental", "armed_group")
            spoke = tuple(a for a in last if self._actors[a].kind in kinds)[:1]
            if spoke:
                return spoke
            entry = self._mentioned_before(ends[0], head)
            if entry is None and is_bare_body(words):
                entry = self._states.body(words, ends[0])
            return (self._enter_entry(entry),) if entry is not None else ()
        shouted = words.isupper() and len(words) > 5  # "CABINET" in a headline is no name
        if of is None and (shouted or not re.search(r"[A-ZÀ-Þ]", words)):
            return ()
        plural = head.endswith("ments") or (head.endswith("ies") and head != "authorities")
        of_state = head in STATE_FORCES | STATE_BODIES
        kind: ActorKind = "group" if plural else "government_body" if of_state else "organisation"
        actor = actor_id(kind, words)
        if actor not in self._actors:
            part_of = self._within(actor, of)
            self._actors[actor] = Actor(actor, words, kind, of.country if of is not None else None, part_of)
        return (actor,)

    def _outlet_described(self, words: str, definite: bool, of: Entry | None, at: int) -> Speakers:
        """An outlet that words describe: the one named before, else one of that description."""
        entry = agency_named_before(self._text, self._gazetteer, at) if definite else None
        if entry is not None:
            return (self._enter_entry(entry),)
        actor = actor_id("outlet", words, self._article.id)
        if actor not in self._actors:
            country = of.country if of is not None else None
            self._actors[actor] = Actor(actor, words, "outlet", country, self._within(actor, of))
        return (actor,)

    def _mentioned_before(self, at: int, head: str) -> Entry | None:
        """The body that "the army" means: the last one named before whose name ends so."""
        mentions = self._gazetteer.find_all(self._text, max(0, at - 1500), at)
        for mention in reversed(mentions):
            if self._text[mention.start : mention.end].lower().endswith(" " + head):
                return mention.entry
        return None
