"""Where an event happened: the place that the sentence says so of, by its tree.

A place near an event is not yet its place. What counts hangs on the event's word ("met in Geneva", "the
Cairo talks", "shelled Rafah", "a strike on a school in Beit Hanoun"), on the verb that carries an event's
noun ("held talks in Muscat"), or on a clause that says what it was for ("flew to Ankara to meet …"). What
fooled us: "talks on Syria" are not in Syria, "fired from Gaza" lands elsewhere, "rockets over Japan toward
Guam", "in the Iran deal", the town a speaker speaks in, and the reporter's dateline.
"""

from collections.abc import Iterator
from typing import Final

from dragoman.extract.place_phrase import PlacePhrases, place_words
from dragoman.language.grammar import Grammar
from dragoman.record import Place
from dragoman.resolve.places_named import NamedPlace, PlacesNamed

_DEPTH: Final = 2
_WIDE: Final = frozenset(("state", "city", "province", "region", "territory"))
_SPECIFIC: Final = {"state": 0, "region": 1, "territory": 1, "province": 2, "sea": 2}


def event_place(grammar: Grammar, at: int, places: PlacesNamed) -> Place | None:
    """Say where the event of a word happened, or None where the sentence does not say.

    `at` is the number of the token that is the event's verb or noun; `places` are those of the same article.
    """
    found = _Tree(grammar, places).of_event(at)
    return found.place if found is not None else None


class _Tree:
    """The trees of an article, asked for the places about one event."""

    def __init__(self, grammar: Grammar, places: PlacesNamed) -> None:
        self._grammar = grammar
        self._places = places
        self._lexicon = place_words()
        self._phrases = PlacePhrases(grammar, places)

    def of_event(self, at: int) -> NamedPlace | None:
        """The most exact of the places that the sentence gives, the closest first."""
        for stage in (
            self._own,
            self._next,
            self._carried,
            self._subject,
            self._shared,
            self._purpose,
            self._relative,
            self._there,
        ):
            best = _most_exact(list(stage(at)))
            if best is not None:
                return best
        return None

    def _lemma(self, token: int) -> str:
        return self._grammar.lemma(token)

    def _relation(self, token: int) -> str:
        return self._grammar.relation(token)

    def _children(self, token: int) -> list[int]:
        return self._grammar.dependents(token)

    def _is_verb(self, token: int) -> bool:
        return self._grammar.upos(token) in ("VERB", "AUX")

    def _case(self, token: int) -> str:
        """The first preposition of a noun, in lower case; "" where it has none."""
        return self._grammar.case(token).partition(" ")[0]

    def _own(self, at: int, depth: int = _DEPTH) -> Iterator[NamedPlace]:
        """Places that hang on the event's own word; `depth` bounds events in events."""
        lexicon, lemma = self._lexicon, self._lemma(at)
        for child in self._children(at):
            relation, kind = self._relation(child), self._relation(child).partition(":")[0]
            if relation in ("obl:unmarked", "obl:agent", "nmod:poss") or self._is_verb(child):
                if (relation in ("acl", "acl:relcl") and not self._is_verb(at) and self._is_about(child)) or (
                    relation == "advcl" and self._case(child) in lexicon.at
                ):
                    yield from self._inside_clause(child)
                continue
            if kind in ("obl", "nmod", "advmod"):
                yield from self._adjunct(at, child, depth)
            elif kind == "obj" or relation == "nsubj:pass":
                if lemma in lexicon.object_is_place:
                    yield from list(self._phrases.places(child)) or self._in_noun(child)
                elif lemma not in lexicon.leaving | lexicon.topical:
                    yield from self._in_noun(child)
            elif kind in ("compound", "amod", "flat") and lemma in lexicon.placed_before:
                yield from self._before(child)

    def _is_about(self, clause: int) -> bool:
        """Say whether a clause tells more of its noun: its subject is "that", "which", or the noun itself."""
        lexicon = self._lexicon
        if self._lemma(clause) not in lexicon.carries | lexicon.object_is_place | lexicon.violent:
            return False
        subjects = [c for c in self._children(clause) if self._relation(c).startswith("nsubj")]
        return all(self._lemma(subject) in ("that", "which", "who") for subject in subjects)

    def _inside_clause(self, clause: int) -> Iterator[NamedPlace]:
        for child in self._children(clause):
            if self._is_oblique(child) or self._relation(child) == "advmod":
                yield from self._adjunct(clause, child)
            elif self._relation(child) == "obl:agent" and self._lemma(clause) == "host":
                yield from self._phrases.name(child)
            elif self._relation(child) == "obj" and self._lemma(clause) in self._lexicon.object_is_place:
                yield from self._phrases.places(child)

    def _adjunct(self, at: int, child: int, depth: int = _DEPTH) -> Iterator[NamedPlace]:
        """A place after a preposition, if this preposition with this event says where."""
        lexicon, lemma = self._lexicon, self._lemma(at)
        case = self._case(child)
        if case == "" and self._lemma(child) in lexicon.direction:  # "40 miles north of Ostburg"
            yield from self._phrases.off(child)
        elif case in lexicon.at and depth and self._lemma(child) in lexicon.violent | lexicon.placed_before:
            yield from self._own(child, depth - 1)  # "killed in a strike on Ostburg"
        elif case in lexicon.at:
            yield from self._phrases.places(child)
        elif case in ("with", "between") and lemma in lexicon.placed_before | {"meet"}:
            # "talks with the rebels in Ostburg": a town is where they met
            yield from (found for found in self._in_noun(child) if _is_spot(found))
        elif case in lexicon.on:
            for found in self._phrases.places(child):
                wide = found.site is None or found.site.kind in _WIDE
                if lemma in lexicon.violent or (case == "on" and not wide):
                    yield found
        elif (
            (case in lexicon.to and lemma in lexicon.motion | lexicon.leaving)
            or (case == "for" and (lemma in lexicon.leaving or self._is_set(at)))
            or (case == "of" and lemma in lexicon.of_is_place)
        ):
            yield from self._phrases.places(child)

    def _is_set(self, at: int) -> bool:
        """Say whether an event is set for some place: "the meeting, planned for Ostburg"."""
        words = (at, *self._grammar.dependents(at, "acl"))
        return any(self._grammar.word(token).lower() in self._lexicon.set_for for token in words)

    def _in_noun(self, token: int) -> Iterator[NamedPlace]:
        """Where what is struck, killed or met is: "killed three soldiers in Ostburg"."""
        for child in self._children(token):
            if not self._relation(child).startswith("nmod"):
                continue
            if self._case(child) in self._lexicon.at:
                yield from self._phrases.places(child, depth=2)
            elif self._case(child) == "of":  # "hit positions of the army in Ostburg"
                for part in self._children(child):
                    if self._relation(part).startswith("nmod") and self._case(part) in self._lexicon.at:
                        yield from self._phrases.places(part, depth=2)

    def _before(self, child: int) -> Iterator[NamedPlace]:
        """A city or territory set before an event; a state set there is a party more often than a place."""
        found = self._places.at(child)
        if found is not None and found.site is not None and found.site.kind != "state":
            yield found

    def _next(self, at: int) -> Iterator[NamedPlace]:
        """A place that follows the event's word at once, whatever the parse hangs it on.

        "Their meeting last October *in Reykjavik*": a time may stand between.
        """
        sentence = self._grammar.sentence(at)
        word = at + 1
        while word < min(at + 5, sentence.stop) and self._grammar.lemma(word) in self._lexicon.between:
            word += 1
        if word >= sentence.stop or self._grammar.lemma(word) not in self._lexicon.at:
            return
        for token in range(word + 1, min(word + 4, sentence.stop)):
            if self._places.at(token, placed=True) is not None:
                head = self._grammar.head(token)
                inside = head is not None and word < head < word + 5
                yield from self._phrases.places(head if inside and head is not None else token)
                return
            if self._grammar.upos(token) not in ("DET", "ADJ", "PROPN"):
                return

    def _carried(self, at: int) -> Iterator[NamedPlace]:
        """Places of the verb that an event's noun is subject or object of: "held talks in Muscat"."""
        verb = self._grammar.head(at)
        kind = self._relation(at).partition(":")[0]
        if verb is None or kind not in ("obj", "nsubj"):
            return
        if kind == "nsubj" and self._case(verb) in self._lexicon.at:  # "the attack was in Ostburg"
            yield from self._phrases.places(verb)
        if self._lemma(verb) not in self._lexicon.carries:
            return
        for child in self._children(verb):
            if child != at and self._is_oblique(child):
                yield from self._adjunct(verb, child)
            elif child != at and kind == "nsubj" and self._relation(child) == "obj":
                if self._lemma(verb) in self._lexicon.object_is_place:
                    yield from self._phrases.places(child)
                else:
                    yield from self._in_noun(child)
        if kind == "obj" and self._lemma(verb) == "host":  # who hosts talks has them at home, unless two do
            for child in self._grammar.dependents(verb, "nsubj"):
                if not self._grammar.dependents(child, "conj"):
                    yield from self._phrases.name(child)

    def _subject(self, at: int) -> Iterator[NamedPlace]:
        """Where the event is that does it: "the blast in Ostburg killed nine", "died when …"."""
        events = self._lexicon.violent | self._lexicon.placed_before
        for child in self._children(at):
            if (self._relation(child) == "nsubj" and self._is_verb(at) and self._lemma(child) in events) or (
                self._relation(child) == "advcl"
                and self._lemma(at) in self._lexicon.suffered
                and any(self._lemma(mark) == "when" for mark in self._children(child))
            ):
                yield from self._own(child)

    def _shared(self, at: int) -> Iterator[NamedPlace]:
        """Places that a pair shares: the first's before both, the second's after both."""
        first = self._grammar.head(at)
        if first is not None and self._relation(at) == "conj" and not self._has_subject(at):
            went = self._lemma(first) in self._lexicon.motion  # "flew to Ankara and met the minister"
            for child in self._children(first):
                if (child < first or went) and self._is_oblique(child):
                    yield from self._adjunct(first, child)
            if not self._is_verb(at):
                yield from self._own(first)
        for child in self._children(at):
            if self._relation(child) != "conj" or self._has_subject(child):
                continue
            if self._grammar.upos(child) == self._grammar.upos(at):
                yield from self._own(child)

    def _purpose(self, at: int) -> Iterator[NamedPlace]:
        """Where somebody went to do it: "flew to Ankara to meet …"."""
        verb = self._grammar.head(at)
        if verb is None:
            return
        if (
            self._relation(at) == "obl"
            and self._case(at) == "for"
            and self._lemma(verb) in self._lexicon.motion
        ):
            yield from self._own(verb)  # "arrived in Ostburg for a visit"
        if self._relation(at) not in ("advcl", "xcomp", "acl"):
            return
        if not any(self._relation(c) == "mark" and self._lemma(c) == "to" for c in self._children(at)):
            return
        if self._lemma(verb) in self._lexicon.motion | self._lexicon.leaving:
            yield from self._own(verb)
        elif self._case(verb) in self._lexicon.at and self._grammar.dependents(verb, "cop"):
            yield from self._phrases.places(verb)  # "is in Ostburg to inspect the harbour"

    def _relative(self, at: int) -> Iterator[NamedPlace]:
        """The place before a clause with "where": "Tal Abyad, where bombs hit an office"."""
        for child in self._children(at):
            if self._lemma(child) != "where" or child < 2:
                continue
            before = child - 2 if self._grammar.word(child - 1) == "," else child - 1
            found = self._places.at(before, placed=True)
            if found is not None:
                yield found
            elif self._relation(at) == "acl:relcl":
                yield from self._phrases.beside(next(self._grammar.ancestors(at)))

    def _is_oblique(self, token: int) -> bool:
        relation = self._relation(token)
        return relation.startswith("obl") and relation not in ("obl:unmarked", "obl:agent")

    def _has_subject(self, token: int) -> bool:
        return any(self._relation(child).startswith("nsubj") for child in self._children(token))

    def _there(self, at: int) -> Iterator[NamedPlace]:
        """What "there" stands for: the last place that this sentence or the one before puts something in."""
        if not any(self._lemma(c) == "there" and self._relation(c) == "advmod" for c in self._children(at)):
            return
        first = self._grammar.sentence(at).start
        first = self._grammar.sentence(max(0, first - 1)).start
        for token in range(at - 1, first - 1, -1):
            if self._case(token) in self._lexicon.at | self._lexicon.to:
                found = self._places.at(token)
                if found is not None:
                    yield found
                    return


def _most_exact(found: list[NamedPlace]) -> NamedPlace | None:
    """The first place, or a later one inside it: "in Rafah, in southern Gaza" is in Rafah."""
    if not found:
        return None
    best = found[0]
    for other in found[1:]:
        if best.site is None or other.site is None or best.site.country not in (None, other.site.country):
            continue
        if _SPECIFIC.get(other.site.kind, 3) > _SPECIFIC.get(best.site.kind, 3):
            best = other
    return best


def _is_spot(found: NamedPlace) -> bool:
    return found.site is not None and found.site.kind not in _WIDE - {"city"}
