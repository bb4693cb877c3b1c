"""Whom a role or a body means within one article: "the minister", "a spokesman", "the army", "the ministry".

A role is held by whom the article gives it, else by who held the office when it appeared; a body is that of
the state that was spoken of. What names nobody is an actor of its own.
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
from dragoman.extract.foremost import foremost
from dragoman.extract.naming import PLURAL_OTHERS, STATE_BODIES, STATE_FORCES, head_of
from dragoman.extract.people import People, Person
from dragoman.extract.roll import Roll
from dragoman.extract.time_beside import TIME_WORDS
from dragoman.extract.time_place import lexicon as lexicon_of_times
from dragoman.language.coreference import Coreference
from dragoman.record import Actor, ActorId, Article, actor_id
from dragoman.record.words import ActorKind
from dragoman.resolve import Entry, Gazetteer
from dragoman.resolve.officeholders import officeholders
from dragoman.resolve.titles import is_only_topic_or_seat

Speakers = tuple[ActorId, ...]
_SOLE = frozenset(("president", "chancellor", "premier", "king", "queen"))
"""Offices that one person of a state holds; an article may well have two of them, of two states."""
# "a Varnian soldier serving with the Front", "the adviser, who called for a strike on Ostland"
_BESIDE = re.compile(
    r"\s(?:serving|working|fighting|stationed|alongside|with|briefed|familiar|involved|who|whose|which)\s"
)
# "a senior Department of Inland Safety official" is an official and no department
_OF_A_BODY = re.compile(
    r"(?:[\w.’'-]+\s+)*(?:Department|Ministry|Bureau|Office|Agency|Board|Council|Bank|House|Institute|Court)\s+"
    r"(?:of|for)\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w-]*\s+|and\s+|&\s+)+(?P<role>[a-z]+)"
)
# "volume of criticism from Varnia": what has a name in it only behind a preposition is no name
_IS_COMMON = re.compile(
    r"(?!.*\b(?:number|group|handful|majority|couple|dozen|team|panel|pair|coalition|members)\sof\b)"
    r"(?:[a-z][\w’'-]*\s+)+(?:of|for|from|in|on|at|to|by|with)\s"
)
_CALLED_AN_OUTLET = re.compile(
    r"[A-ZÀ-Þ][\w-]*\s(?:state\s)?(?:news agency|newspaper|wire service|broadcaster|television|radio|TV)\Z"
)
_BREAKS_OFF = re.compile(
    r"\s(?:who|which|that|whose|and|of|for|in|from|over|the|a|an|and I)\Z"
    r"|\A(?:even|also|only|not|just|in|at|on|from)\s|\A\S+[’']s\s+(?:No|Yes)\b|\sa\s+[a-z]+\s+who\b",
    re.IGNORECASE,
)
_OWNER_NAMED = re.compile(r"(?P<name>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?)[’'](?:s\b)?\s")
_OF_A_PARTY = frozenset({"republican", "democrat", "conservative", "liberal", "lawmaker", "congressman"})
_NAMED_SOON = nouns().offices | {"diplomat"}
_SOON = 500  # code points after an office within which its holder is named
# "Varnia's chief diplomat" is one person, as "the Varnian chief diplomat" is
_OF_A_STATE = re.compile(r"[A-ZÀ-Þ][\w.-]*(?:\s[A-ZÀ-Þ][\w.-]*){0,2}[’']s?\s(?!former\b|most\b|own\b)")
_POINTED = re.compile(r"\A(?:Those|These|This|That|Such)\s")
_OWNED = re.compile(r"\A(?:its|their|his|her)\s+", re.I)


def _as_one(fitting: list[Person]) -> list[Person]:
    """One person for several names that differ by initials or by words run into them only: "Jan Holm" for
    "Jan E. Holm" and "Jan E. Holm Regarding".
    """
    full = [[word for word in person.name.split() if not word.endswith(".")][:2] for person in fitting]
    same = len(full) > 1 and len(full[0]) > 1 and all(name == full[0] for name in full)
    return [min(fitting, key=lambda person: len(person.name))] if same else fitting


class Roles(Roll):
    """Who the phrases of one article stand for that give a role or a body and no name."""

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

    def office_holder(self, words: str) -> ActorId | None:
        """Enter whom a bare surname means in the year of the article: a head of state or of government."""
        if self._year is None or " " in words or not words[:1].isupper():
            return None
        holder = officeholders().known_as(words.capitalize() if words.isupper() else words, self._year)
        return self._enter_holder(holder) if holder is not None else None

    def by_role_or_body(self, ends: Ends, words: str, whole: str, last: Speakers) -> Speakers:
        """Whom a phrase means that names nobody by a name of their own; empty if that cannot be told.

        `words` is the phrase without its article, brackets and apposition, `whole` as it stands.
        """
        lexicon = nouns()
        holder = _OF_A_BODY.fullmatch(words)
        of_body = holder is not None and holder["role"].lower() in lexicon.roles
        head = holder["role"].lower() if holder is not None and of_body else head_of(words)
        named = self.named_at_the_end(ends, head)
        if named is not None:
            return (self._enter_entry(named),)
        definite = whole.lower().startswith("the ") or (
            whole.istitle() and head in _SOLE and head == words.lower()
        )
        of = self._mentioned(ends)
        if head in lexicon.documents:
            return self._issuer(of or self._named_earlier(ends), last)
        if head in lexicon.roles or words.split(" ", 1)[0].lower() in PLURAL_OTHERS:
            only_one = definite or (of is not None and _OF_A_STATE.match(whole) is not None)
            if definite and head in _OF_A_PARTY and len(last) == 1 and self._actors[last[0]].kind == "person":
                return last  # Senator Ada Lund, then "the Ohio Republican"
            if only_one and head not in lexicon.plural_roles:
                if self._is_unnamed(last, head, of):
                    return last  # "a Varnian official said …", then "the official said"
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
        if of is not None and of.kind == "outlet" and _CALLED_AN_OUTLET.search(words):
            return (self._enter_entry(of),)  # "the official Osk Press news agency"
        if is_outlet_noun(words):
            return self._outlet_described(words, definite, of, ends[0])
        if head in lexicon.bodies or head in STATE_FORCES | STATE_BODIES:
            return self._body(ends, words, head, of, last, definite)
        if re.search(r"(?:^|\s)[A-ZÀ-Þ]", words) and not (words.isupper() and len(words) > 5):
            seen = self._coreference.name_class(*ends) if self._coreference is not None else None
            if self._coreference is not None and seen is None and words.isalpha() and not words.isupper():
                return ()  # "Reports say": a capital at the head of a sentence, and no name
            if _BREAKS_OFF.search(words) or (seen is None and _IS_COMMON.match(words)):
                return ()  # "sympathy for Varnians", "Varnia over the", "even in Varnia": no phrase of a name
            if seen is None and head.removesuffix("s") in lexicon_of_times().occasions:
                return ()  # "the Osk talks" suggest something, and say nothing
            if all(word[0].islower() or word.lower().strip(".,") in TIME_WORDS for word in words.split()):
                return ()  # "a statement, made late on Monday": a day, and no name
            return (self._enter_named(words, of, definite, seen),)
        return ()

    def _mentioned(self, ends: Ends) -> Entry | None:
        """The state or body that a phrase mentions ("a senior U.S. official"): the body before the state."""
        beside = _BESIDE.search(self._text, *ends)
        mentions = self._gazetteer.find_all(self._text, ends[0], beside.start() if beside else ends[1])
        entries = [m.entry for m in mentions if not is_only_topic_or_seat(self._text, m)]
        bodies = [entry for entry in entries if entry.kind != "state"]
        return bodies[0] if bodies else entries[0] if entries else None

    def _named_earlier(self, ends: Ends) -> Entry | None:
        """The body that an earlier phrase for the same thing names: "a U.N. report", later "the report"."""
        chain = self._coreference.chain(*ends) if self._coreference is not None else ()
        earlier = (self._mentioned(other) for other in chain if other[0] < ends[0])
        return next((entry for entry in earlier if entry is not None), None)

    def named_at_the_end(self, ends: Ends, head: str) -> Entry | None:
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
        if not fitting and of is not None and head in _NAMED_SOON:
            # "Varnia's defence minister warned on Monday. Defence Minister Ada Lund …"
            fitting = self._people.in_role(head, words, of, at + _SOON)
        if not fitting and head in _NAMED_SOON:
            fitting = self._people.titled(words, of)
        fitting = _as_one(fitting)
        if head in _SOLE and of is None and words.lower() == head:
            ids = {self._id_of(person) for person in fitting}
            if len(last) == 1 and (last[0] in ids or self._held(last[0], head)):
                return last[0]
            meant = self._foremost(head, at)
            if meant is not None or len(fitting) != 1 or self._others_held(fitting[0], head):
                return meant
        if len(last) == 1 and any(self._id_of(person) == last[0] for person in fitting):
            return last[0]
        if len(last) == 1 and not fitting and self._held(last[0], words):
            return last[0]
        if head == "official":
            return None  # "the senior official" is rather one who would not be named
        return self.enter_person(fitting[0]) if len(fitting) == 1 else None

    def _foremost(self, office: str, at: int) -> ActorId | None:
        """Whom "the president" means of all the presidents whom the article names, by title or without."""
        titled = self._people.in_role(office, office, None, len(self._text))
        families = [officeholders().family_name(person.name) for person in titled]
        for holder in officeholders().holding(office, self._year) if self._year is not None else ():
            families += [holder.family_name, *(alias.rpartition(" ")[2] for alias in holder.aliases)]
        meant = foremost(self._text, (family for family in families if family in self._text), at)
        if meant is None:
            return None
        person = self._people.called(meant)
        return self.enter_person(person) if person is not None else self.office_holder(meant)

    def _others_held(self, person: Person, office: str) -> bool:
        """Whether the article has somebody else who held an office then: of two presidents one is meant."""
        meant = self._id_of(person)
        others = (a for a in self._actors if self._actors[a].kind == "person" and a != meant)
        return any(self._held(other, office) for other in others)

    def _is_unnamed(self, last: Speakers, head: str, of: Entry | None) -> bool:
        """Whether somebody who is not named spoke last, in the same role and of no other state."""
        if len(last) != 1 or self._actors[last[0]].kind != "anonymous":
            return False
        actor = self._actors[last[0]]
        return head_of(actor.name) == head and (of is None or of.country == actor.country)

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
            if head == "administration" and spoke and self._actors[spoke[0]].name != "White House":
                spoke = spoke if "administration" in self._actors[spoke[0]].name.lower() else ()
            if spoke:
                return spoke
            entry = self._mentioned_before(ends[0], head)
            if entry is None and is_bare_body(words):
                entry = self._states.body(words, ends[0])
            return (self._enter_entry(entry),) if entry is not None else ()
        state = self._state_of_owner(words) if of is None else None
        if state is not None:
            of = self._gazetteer.office(state, head) or state
            if of.office:
                return (self._enter_entry(of),)
        shouted = words.isupper() and len(words) > 5  # "CABINET" in a headline is no name
        if of is None and (shouted or not re.search(r"[A-ZÀ-Þ]", _POINTED.sub("", words))):
            several = head.endswith(("ments", "groups", "parties", "ministries")) and " " in words
            return (self._enter_unnamed(words, None),) if several and not shouted else ()
        plural = head.endswith("ments") or (head.endswith("ies") and head != "authorities")
        of_state = head in STATE_FORCES | STATE_BODIES
        kind: ActorKind = "group" if plural else "government_body" if of_state else "organisation"
        words = " ".join(words.split())
        actor = actor_id(kind, words)
        if actor not in self._actors:
            part_of = self._within(actor, of)
            self._actors[actor] = Actor(actor, words, kind, of.country if of is not None else None, part_of)
        return (actor,)

    def _state_of_owner(self, words: str) -> Entry | None:
        """The state of "Holm's government", where Holm is known to hold an office of one."""
        owner = _OWNER_NAMED.match(words)
        if owner is None:
            return None
        person = self._people.called(owner["name"])
        name = person.name if person is not None else None
        if name is None and self._year is not None:
            holder = officeholders().known_as(owner["name"], self._year)
            name = holder.name if holder is not None else None
        country = person.country if person is not None else None
        country = country or (officeholders().state_of(name, self._year) if name is not None else None)
        return self._gazetteer.state(country) if country is not None else None

    def _outlet_described(self, words: str, definite: bool, of: Entry | None, at: int) -> Speakers:
        """An outlet that words describe: the one named before, else one of that description."""
        entry = agency_named_before(self._text, self._gazetteer, at) if definite else None
        if entry is not None:
            return (self._enter_entry(entry),)
        words = " ".join(words.split())
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
