"""The actors of one article as they are entered: each once, with all that is known of it here."""

import re
from dataclasses import replace

from dragoman.extract.cues import nouns
from dragoman.extract.naming import OUTLET_WORDS, PLURAL_OTHERS, WORD
from dragoman.extract.people import People, Person
from dragoman.record import Actor, ActorId, Article, Title, actor_id
from dragoman.record.words import ActorKind
from dragoman.resolve import Entry, Gazetteer
from dragoman.resolve.officeholders import Officeholder, officeholders
from dragoman.resolve.roles import role_words
from dragoman.resolve.spelling import without_article

_CLAUSE_BEHIND = re.compile(
    r"(?<=[a-z]),?\s+(?:who|which|whose|whom|speaking|quoted|cited|on condition|under condition)\b.*", re.S
)
_PLACE_BEHIND = re.compile(r"(?P<role>\A[^,]+\sof\s[^,]+?),?\s+(?:in|at|near)\s+[A-ZÀ-Þ][\w’'-]+\Z")

_OWNER_BEFORE = re.compile(r"\A.*[’']s\s+(?=\S+\s+\S)")


class Roll:
    """The actors entered so far. An actor that nobody names is one of this article's alone."""

    def __init__(self, article: Article, gazetteer: Gazetteer, people: People) -> None:
        self._article = article
        self._text = article.text
        self._gazetteer = gazetteer
        self._people = people
        self._actors: dict[ActorId, Actor] = {}
        published = article.published.edtf if article.published is not None else None
        self._year = int(published[:4]) if published and published[:4].isdigit() else None

    def actors(self) -> tuple[Actor, ...]:
        """Every actor entered so far, in the order of their ids."""
        return tuple(self._actors[key] for key in sorted(self._actors))

    def actor(self, actor: ActorId) -> Actor:
        """One actor of this cast."""
        return self._actors[actor]

    def kind(self, actor: ActorId) -> ActorKind:
        """The kind of an actor of this cast."""
        return self._actors[actor].kind

    def group(self, words: str) -> ActorId:
        """Enter an addressee that is nobody in particular: "reporters", "lawmakers"."""
        words = _in_one_line(words)
        actor = actor_id("group", words, self._article.id)
        self._actors.setdefault(actor, Actor(actor, words, "group"))
        return actor

    def _enter_holder(self, holder: Officeholder) -> ActorId:
        known = self._people.by_name(holder.name)
        if known is not None:
            return self.enter_person(known)
        actor = _id_of_name(holder.name)
        if actor not in self._actors:
            part_of = self._within(actor, self._gazetteer.state(holder.country))
            self._actors[actor] = Actor(actor, holder.name, "person", holder.country, part_of)
        return actor

    def _name_of(self, person: Person) -> str:
        """The name that somebody is entered by: "President Lund" without a first name may be well known.

        Whoever is known by office goes by one name, however an article spells it.
        """
        if " " in person.name:
            holder = officeholders().named(person.name, self._year)
        else:
            holder = officeholders().known_as(person.name, self._year) if self._year is not None else None
        return holder.name if holder is not None else person.name

    def _id_of(self, person: Person) -> ActorId:
        return _id_of_name(self._name_of(person))

    def enter_person(self, person: Person) -> ActorId:
        """Enter a person, with all titles the article gives."""
        name = self._name_of(person)
        actor = _id_of_name(name)
        if actor not in self._actors:
            titles = tuple(
                Title(title, self._article.span(at, at + len(title))) for title, at in sorted(person.titles)
            )
            # The article's own word comes first; "Trump said" is of a state that it need not name.
            country = person.country or officeholders().state_of(name, self._year)
            of = person.of or (self._gazetteer.state(country) if country else None)
            part_of = self._within(actor, of)
            aliases = (person.name,) if " " in person.name and person.name != name else ()
            self._actors[actor] = Actor(actor, name, "person", country, part_of, titles, aliases)
        return actor

    def _enter_entry(self, entry: Entry) -> ActorId:
        actor = actor_id(entry.kind, entry.name)
        if actor not in self._actors:
            parent = self._gazetteer.find(entry.part_of) if entry.part_of else None
            part_of = self._within(actor, parent)
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

    def _within(self, actor: ActorId, of: Entry | None) -> ActorId | None:
        """Enter what an actor is part of; nothing is part of itself."""
        if of is None or actor_id(of.kind, of.name) == actor:
            return None
        return self._enter_entry(of)

    def _enter_unnamed(self, words: str, of: Entry | None) -> ActorId:
        words = _without_relative(_in_one_line(words))
        first = words.split(maxsplit=1)[0]
        common = first.lower() in nouns().roles | PLURAL_OTHERS | {"senior", "another", "one", "other", "top"}
        name = words[:1].lower() + words[1:] if common else words
        actor = actor_id("anonymous", name, self._article.id)
        if actor not in self._actors:
            part_of = self._within(actor, of)
            country = of.country if of is not None else None
            self._actors[actor] = Actor(actor, name, "anonymous", country, part_of)
        return actor

    def _enter_office(self, words: str, of: Entry | None) -> ActorId:
        """Somebody known by office, whom the article does not name: "the American president"."""
        words = _in_one_line(words)
        actor = actor_id("person", words, self._article.id)
        if actor not in self._actors:
            part_of = self._within(actor, of)
            self._actors[actor] = Actor(
                actor, words, "person", of.country if of is not None else None, part_of
            )
        return actor

    def _enter_named(self, words: str, of: Entry | None, definite: bool, seen: str | None) -> ActorId:
        """A proper name that no list has: an outlet by its last word, a person if it looks like one.

        `seen` is the class that the trained reader gives the name, if any.
        """
        words = _in_one_line(words)
        tokens = WORD.findall(words)
        kind: ActorKind = "organisation"
        capitals = all(t[:1].isupper() and not t.isupper() for t in tokens)
        if tokens and tokens[-1].lower() in OUTLET_WORDS:
            kind = "outlet"
        elif seen == "NORP" or (tokens and tokens[-1].islower() and tokens[-1].endswith("s")):
            kind = "group"  # "Ostport voters"
        elif (
            seen in (None, "PER")
            and not definite
            and 1 <= len(tokens) <= 3
            and capitals
            and tokens[-1].lower() not in role_words().not_names
        ):
            kind = "person"
            words = _OWNER_BEFORE.sub("", words)  # "the Review's Ada Lund"
        actor = actor_id(kind, words)
        if actor not in self._actors:
            # the "Times of Varnia" is no part of the Times
            own = of is not None and kind != "person" and of.kind != "outlet"
            country = of.country if of is not None and own else None
            self._actors[actor] = Actor(actor, words, kind, country)
        return actor


def _in_one_line(words: str) -> str:
    """The words with one plain blank between them: pages break their lines, or forbid it, where they like."""
    return " ".join(words.split())


def _without_relative(words: str) -> str:
    """A role without the clause and the place behind it: "envoys of six states (in Ostport, who left)"."""
    cut = _CLAUSE_BEHIND.sub("", words)
    return _PLACE_BEHIND.sub(r"\g<role>", cut)


def _id_of_name(name: str) -> ActorId:
    """The id of a person: the same whether or not an article writes the "al-" of the family name."""
    return actor_id("person", without_article(name))


def used_only(actors: tuple[Actor, ...], used: set[ActorId]) -> tuple[Actor, ...]:
    """Keep the actors that records point at, and what those are part of."""
    by_id = {actor.id: actor for actor in actors}
    kept: set[ActorId] = set()
    waiting = [actor for actor in used if actor in by_id]
    while waiting:
        actor = waiting.pop()
        if actor in kept:
            continue
        kept.add(actor)
        parent = by_id[actor].part_of
        if parent is not None and parent in by_id:
            waiting.append(parent)
    return tuple(replace(by_id[actor]) for actor in sorted(kept))
