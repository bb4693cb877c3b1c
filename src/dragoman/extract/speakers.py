"""Who the words that name a speaker stand for, within one article.

Full names are learned from the whole article first, so that "Blinken" in a headline is the Secretary of
State whom the lead names in full. What cannot be told stays nobody: a statement with no speaker keeps the
words that name its source.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.cues import nouns
from dragoman.extract.naming import (
    OUTLET_WORDS,
    PLURAL_OTHERS,
    STATE_BODIES,
    STATE_FORCES,
    TAIL,
    WORD,
    head_of,
    role_classes,
    stripped,
)
from dragoman.record import Actor, ActorId, Article, Title, actor_id
from dragoman.record.words import ActorKind
from dragoman.resolve import Entry, Gazetteer, read_person


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in full somewhere in the article."""

    actor: ActorId
    name: str
    titles: str
    country: str | None
    first: int


class Cast:
    """The actors of one article, as its sources and addressees bring them in.

    Use: `learn` the phrases that may hold full names, then `identify` phrases in the order of the text.
    """

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        self._article = article
        self._text = article.text
        self._gazetteer = gazetteer
        self._actors: dict[ActorId, Actor] = {}
        self._people: list[Person] = []
        self._looked_for: set[str] = set()

    # -- learning names ------------------------------------------------------------------------------

    def learn(self, phrases: Iterable[Ends]) -> None:
        """Learn the full names in the phrases, and those that the article gives for bare surnames."""
        phrases = list(phrases)
        for ends in phrases:
            self._learn_one(ends)
        for ends in phrases:
            words = stripped(self._text[slice(*ends)])
            if " " not in words and words[:1].isupper() and self._gazetteer.find(words) is None:
                self._look_for(words)

    def _learn_one(self, ends: Ends) -> Person | None:
        words = TAIL.sub("", self._text[slice(*ends)])
        if self._gazetteer.find(stripped(words)) is not None:
            return None
        found = read_person(words, self._gazetteer)
        if found is None or len(found.name.split()) < 2:
            return None
        return self._enter_person(found.name, found.titles, found.of, ends)

    def _look_for(self, surname: str) -> None:
        """Find where the article gives the full name that goes with a bare surname."""
        surname = re.sub(r"[’']s\Z", "", surname)
        if surname in self._looked_for or not surname:
            return
        self._looked_for.add(surname)
        if any(person.name.split()[-1] == surname for person in self._people):
            return
        before = r"(?:(?:[A-ZÀ-Þ][\w.’'&-]*|of|for|the|and|al|bin|van|de|el)[ \u00a0]+){1,10}"
        pattern = re.compile(before + re.escape(surname) + r"\b")
        for match in pattern.finditer(self._text):
            start = match.start()
            if self._learn_one((start, match.end())) is not None:
                return

    def _enter_person(self, name: str, titles: Iterable[str], of: Entry | None, ends: Ends) -> Person:
        actor = actor_id("person", name)
        titles = tuple(titles)
        known = next((person for person in self._people if person.actor == actor), None)
        country = of.country if of is not None else None
        spans = tuple(
            Title(title, self._article.span(at, at + len(title)))
            for title in titles
            if (at := self._text.find(title, ends[0], ends[1])) >= 0
        )
        part_of = self._enter_entry(of) if of is not None else None
        if known is None:
            person = Person(actor, name, " ".join(titles).lower(), country, ends[0])
            self._people.append(person)
            self._actors[actor] = Actor(actor, name, "person", country, part_of, spans)
            return person
        before = self._actors[actor]
        have = {title.span for title in before.titles}
        self._actors[actor] = replace(
            before,
            country=before.country or country,
            part_of=before.part_of or part_of,
            titles=before.titles + tuple(title for title in spans if title.span not in have),
        )
        grown = replace(
            known,
            titles=f"{known.titles} {' '.join(titles).lower()}".strip(),
            country=known.country or country,
        )
        self._people[self._people.index(known)] = grown
        return grown

    def _enter_entry(self, entry: Entry) -> ActorId:
        actor = actor_id(entry.kind, entry.name)
        if actor not in self._actors:
            parent = self._gazetteer.find(entry.part_of) if entry.part_of else None
            part_of = self._enter_entry(parent) if parent is not None and parent.name != entry.name else None
            self._actors[actor] = Actor(
                actor,
                entry.name,
                entry.kind,
                entry.country,
                part_of,
                aliases=tuple(sorted(entry.aliases)),
                wikidata=entry.wikidata,
            )
        return actor

    # -- identifying ---------------------------------------------------------------------------------

    def actors(self) -> tuple[Actor, ...]:
        """Every actor entered so far, in the order of their ids."""
        return tuple(self._actors[key] for key in sorted(self._actors))

    def kind(self, actor: ActorId) -> ActorKind:
        """The kind of an actor of this cast."""
        return self._actors[actor].kind

    def identify(self, ends: Ends, last: tuple[ActorId, ...] = ()) -> tuple[ActorId, ...]:
        """Return whom a phrase stands for; empty if that cannot be told.

        `last` is who spoke last, for pronouns and roles.
        """
        whole = self._text[slice(*ends)]
        words = stripped(whole)
        low = words.lower()
        if low in ("he", "she", "him", "her"):
            return self._one_person(last)
        if low == "it":
            return tuple(a for a in last if self._actors[a].kind not in ("person", "anonymous"))[:1]
        if low in ("they", "them"):
            return last if len(last) > 1 or self._is_plural(last) else ()
        entry = self._gazetteer.find(words)
        if entry is not None and not (entry.ambiguous and self._person_called(words)):
            return (self._enter_entry(entry),)
        joint = self._joint(ends, whole)
        if joint:
            return joint
        person = self._learn_one(ends) or self._person_called(words)
        if person is not None:
            return (person.actor,)
        return self._by_role_or_body(ends, words, whole, last)

    def _one_person(self, last: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
        people = [a for a in last if self._actors[a].kind in ("person", "anonymous")]
        return (people[0],) if len(people) == 1 and len(last) == 1 else ()

    def _is_plural(self, last: tuple[ActorId, ...]) -> bool:
        return len(last) == 1 and self._actors[last[0]].kind not in ("person", "state")

    def _person_called(self, words: str) -> Person | None:
        """The one person whose name ends in these words ("Miller", "al-Qedra", "Mr. Miller")."""
        bare = re.sub(r"\A(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Sir|Lord|President|Minister|King)\.?\s+", "", words)
        bare = re.sub(r"[’']s\Z", "", bare)
        if not bare[:1].isupper() and not bare.startswith("al-"):
            return None
        fitting = [
            person
            for person in self._people
            if person.name.lower() == bare.lower()
            or person.name.lower().endswith((" " + bare.lower(), "-" + bare.lower()))
        ]
        return fitting[0] if len({person.actor for person in fitting}) == 1 else None

    def _joint(self, ends: Ends, whole: str) -> tuple[ActorId, ...]:
        """Take "Iran and Hamas" apart, if both halves name somebody by themselves."""
        middle = re.search(r"\s+and\s+", whole)
        if middle is None:
            return ()
        halves = ((ends[0], ends[0] + middle.start()), (ends[0] + middle.end(), ends[1]))
        both: list[ActorId] = []
        for half in halves:
            words = stripped(self._text[slice(*half)])
            entry = self._gazetteer.find(words)
            person = None if entry is not None else self._person_called(words) or self._learn_one(half)
            if entry is None and person is None:
                return ()
            both.append(self._enter_entry(entry) if entry is not None else person.actor)  # type: ignore[union-attr]
        return tuple(dict.fromkeys(both))

    def _by_role_or_body(
        self, ends: Ends, words: str, whole: str, last: tuple[ActorId, ...]
    ) -> tuple[ActorId, ...]:
        lexicon = nouns()
        head = head_of(words)
        definite = whole.lower().startswith("the ")
        of = self._mentioned(ends)
        if head in lexicon.documents:
            return self._issuer(of, last)
        if head in lexicon.roles or words.split(" ", 1)[0].lower() in PLURAL_OTHERS:
            if definite and head not in lexicon.plural_roles:
                person = self._person_in_role(head, of, ends[0], last)
                if person is not None:
                    return (person,)
            return (self._enter_unnamed(words, of),)
        if head in lexicon.bodies or head in STATE_FORCES | STATE_BODIES:
            return self._body(words, head, of, last, definite)
        if words[:1].isupper() or re.search(r"\b[A-ZÀ-Þ]", words):
            return (self._enter_named(words, of, definite),)
        return ()

    def _mentioned(self, ends: Ends) -> Entry | None:
        """The state or body that a phrase mentions ("a senior U.S. official"): the body before the state."""
        entries = [mention.entry for mention in self._gazetteer.find_all(self._text, *ends)]
        bodies = [entry for entry in entries if entry.kind != "state"]
        return bodies[0] if bodies else entries[0] if entries else None

    def _issuer(self, of: Entry | None, last: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
        """Who issued "the statement": the body it names, else the body that spoke last."""
        if of is not None:
            return (self._enter_entry(of),)
        return tuple(a for a in last if self._actors[a].kind not in ("person", "anonymous"))[:1]

    def _person_in_role(
        self, head: str, of: Entry | None, at: int, last: tuple[ActorId, ...]
    ) -> ActorId | None:
        """Whom "the spokesperson" means: the only person so far with such a title and of that country."""
        wanted = role_classes().get(head)
        if wanted is None:
            return None
        country = of.country if of is not None else None
        fitting = [
            person
            for person in self._people
            if person.first < at
            and any(word in person.titles for word in wanted)
            and (country is None or person.country in (None, country))
        ]
        if len(last) == 1 and any(person.actor == last[0] for person in fitting):
            return last[0]
        return fitting[0].actor if len(fitting) == 1 else None

    def _enter_unnamed(self, words: str, of: Entry | None) -> ActorId:
        name = (
            words[:1].lower() + words[1:]
            if not words[:2].isupper()
            and words.split(maxsplit=1)[0].lower()
            in (nouns().roles | PLURAL_OTHERS | {"senior", "another", "one", "other"})
            else words
        )
        actor = actor_id("anonymous", name, self._article.id)
        if actor not in self._actors:
            part_of = self._enter_entry(of) if of is not None else None
            country = of.country if of is not None else None
            self._actors[actor] = Actor(actor, name, "anonymous", country, part_of)
        return actor

    def _body(
        self, words: str, head: str, of: Entry | None, last: tuple[ActorId, ...], definite: bool
    ) -> tuple[ActorId, ...]:
        """A ministry, an army, a party: by its own name where it has one, else as a body of its state."""
        if of is None and definite and " " not in words:
            kinds = ("government_body", "organisation", "intergovernmental", "armed_group")
            return tuple(a for a in last if self._actors[a].kind in kinds)[:1]
        of_state = head in STATE_FORCES | STATE_BODIES
        plural = head.endswith("ments") or (head.endswith("ies") and head != "authorities")
        kind: ActorKind = "group" if plural else "government_body" if of_state else "organisation"
        actor = actor_id(
            kind, words, None if of is not None or re.search("[A-Z]", words) else self._article.id
        )
        if actor not in self._actors:
            part_of = self._enter_entry(of) if of is not None else None
            self._actors[actor] = Actor(actor, words, kind, of.country if of is not None else None, part_of)
        return (actor,)

    def _enter_named(self, words: str, of: Entry | None, definite: bool) -> ActorId:
        """A proper name that no list has: an outlet by its last word, a person if it looks like one."""
        tokens = WORD.findall(words)
        kind: ActorKind = "organisation"
        if tokens and tokens[-1].lower() in OUTLET_WORDS:
            kind = "outlet"
        elif (
            not definite
            and 1 <= len(tokens) <= 3
            and all(t[:1].isupper() and not t.isupper() for t in tokens)
        ):
            kind = "person"
        actor = actor_id(kind, words)
        if actor not in self._actors:
            country = of.country if of is not None and kind != "person" else None
            self._actors[actor] = Actor(actor, words, kind, country)
        return actor

    def group(self, words: str) -> ActorId:
        """Enter an addressee that is nobody in particular: "reporters", "lawmakers"."""
        actor = actor_id("group", words, self._article.id)
        self._actors.setdefault(actor, Actor(actor, words, "group"))
        return actor


def sources_of(found: Iterable[Attribution]) -> list[Ends]:
    """The phrases of attributions that may hold names: sources, addressees, relays."""
    phrases: list[Ends] = []
    for attribution in found:
        phrases.extend(
            e for e in (attribution.source, attribution.addressee, *attribution.via) if e is not None
        )
    return phrases
