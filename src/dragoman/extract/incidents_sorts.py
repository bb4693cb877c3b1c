"""What sort of thing a noun phrase stands for, as far as incidents ask: people, a force, a weapon, a place.

"Hit" tells of an attack where a rocket hits a town and of none where a price hits a record: what a verb means
is decided by the sorts of its parties.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from dragoman.extract.incidents_theme import is_violent, tells_of_bombs, theme_of
from dragoman.extract.scene import Scene
from dragoman.record import ActorId
from dragoman.resolve import Entry

Sorts = frozenset[str]
_PERSONS = frozenset({"he", "she", "him", "her", "who", "whom", "himself", "herself", "someone", "somebody"})
_PEOPLE = frozenset(
    {"they", "them", "we", "us", "those", "others", "everyone", "themselves", "many", "several"}
)
_BY_NAME = {"PER": ("person", "people"), "NORP": ("people", "group"), "ORG": ("group",)}
_BY_KIND = {
    "state": ("state", "place", "military_state"),
    "armed_group": ("group", "force", "people_armed"),
    "government_body": ("group",),
    "intergovernmental": ("group",),
    "organisation": ("group",),
    "outlet": ("group",),
    "anonymous": ("people",),
    "person": ("person", "people", "leader"),
    "group": ("group", "people"),
}


_CAN_ACT = frozenset(
    {"people", "person", "force", "state", "group", "leader", "people_armed", "police", "organisation"}
)
_CANNOT = frozenset({"weapon", "missile", "drone", "bomb", "aircraft", "vessel", "vessel_of_war", "target"})
_ANYONE = frozenset({"those", "that", "some", "others", "many", "one", "ones", "anyone", "someone", "who"})
_ARMS = frozenset({"weapon", "missile", "drone", "bomb", "aircraft", "vessel", "vessel_of_war", "force"})
_BODY_OF_ARMS = re.compile(
    r"(?i)\b(?:army|forces?|military|navy|guards?|police|defen[cs]e|militia|brigades?|corps|marines)\b"
)


@cache
def sorts_by_lemma() -> dict[str, Sorts]:
    """Every lemma of the list with its sorts."""
    table = tomllib.loads(files(__package__).joinpath("incident_sorts.toml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for sort, words in table.items():
        for word in words.split():
            found.setdefault(word, set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}


class Parties:
    """The sorts of the noun phrases of one article; asks once per token."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._names: dict[int, str] = {}
        grammar = scene.grammar
        for name in grammar.read.names:
            for token in grammar.tokens_in(name.start, name.end):
                self._names[token] = name.label
        for token in self._called_after_people():
            self._names[token] = "PER"
        self._sorts: dict[int, Sorts] = {}
        self.theme = theme_of(scene.text)
        self.violent = is_violent(scene.text)
        self.bombs = tells_of_bombs(scene.text)

    def _called_after_people(self) -> list[int]:
        """Single words taken for a place or an event that are a person's name elsewhere in the text.

        "The Lund assassination" is of the Lund whose killing was told. Where the text has the word more often
        for what it is taken for here, that stands.
        """
        grammar = self._scene.grammar
        labels: dict[str, Counter[str]] = defaultdict(Counter)
        alone: list[tuple[int, str]] = []
        for name in grammar.read.names:
            tokens = list(grammar.tokens_in(name.start, name.end))
            if tokens:
                labels[grammar.word(tokens[-1])][name.label] += 1
            if len(tokens) == 1 and name.label in ("LOC", "EVENT"):
                alone.append((tokens[0], name.label))
        return [
            token
            for token, label in alone
            if labels[grammar.word(token)]["PER"] > labels[grammar.word(token)][label]
        ]

    def name(self, token: int) -> str:
        """The label of the name that a token belongs to ("PER", "LOC", "ORG", "NORP"), or ""."""
        return self._names.get(token, "")

    def sorts(self, token: int) -> Sorts:
        """The sorts of what the noun phrase headed by a token stands for; empty where nothing is known."""
        if token not in self._sorts:
            self._sorts[token] = self._read(token)
        return self._sorts[token]

    def any_of(self, tokens: tuple[int, ...], wanted: Sorts) -> bool:
        """Whether one of several phrases is of a wanted sort."""
        return any(self.sorts(token) & wanted for token in tokens)

    def actors(self, tokens: tuple[int, ...]) -> tuple[ActorId, ...]:
        """Whom those phrases stand for that can act or suffer: people, forces, states; no rockets, no days.

        "Ostland jets" stand for Ostland, and so does "Ostland" before "strike".
        """
        found: dict[ActorId, None] = {}
        for token in tokens:
            if self._scene.grammar.word(token).lower() in _ANYONE:
                continue
            state = self.state(token) if not self._is_one_person(token) else None
            beside = self._scene.grammar.relation(token) in ("amod", "compound", "nmod", "nmod:poss")
            if state is not None and (
                beside or not self.sorts(token) & _CAN_ACT or self.sorts(token) & _ARMS
            ):
                found[self._scene.enter(state)] = None
            elif self._can_act(token):
                found.update(dict.fromkeys(self._scene.who(token)))
        return tuple(found)

    def _can_act(self, token: int) -> bool:
        """Whether a phrase stands for somebody who can act or suffer; a body may be a building too."""
        sorts = self.sorts(token)
        things = sorts & _CANNOT
        return bool(sorts & _CAN_ACT) and (not things or (things == {"target"} and "group" in sorts))

    def _is_one_person(self, token: int) -> bool:
        """Whether one person is meant, whose state does not stand for them: "a Varnian commander"."""
        grammar = self._scene.grammar
        return (
            grammar.read.xpos[token] == "NN"
            and grammar.upos(token) == "NOUN"
            and "people" in self.sorts(token)
            and grammar.lemma(token) not in ("troop", "personnel")
        )

    def state(self, token: int) -> Entry | None:
        """The state that an adjective names, or that a weapon or an aircraft is said to be of.

        "Varnian rebels" are not Varnia.
        """
        grammar = self._scene.grammar
        beside = [token] if grammar.upos(token) in ("ADJ", "PROPN") else []
        if self.sorts(token) & _ARMS and "people_armed" not in self.sorts(token):
            beside += grammar.dependents(token, "amod", "compound", "nmod")
        for one in beside:
            named = self._scene.gazetteer.match(grammar.word(one))
            if named is not None and named.form == "demonym" and named.entry.kind == "state":
                return named.entry
        return None

    def names(self, tokens: Iterable[int]) -> frozenset[str]:
        """By what names those phrases can be told apart: countries, bodies, surnames; none for "two men"."""
        scene, grammar = self._scene, self._scene.grammar
        found: set[str] = set()
        for token in tokens:
            state = self.state(token)
            find = scene.gazetteer.find
            entry = state or find(scene.words(token)) or find(grammar.word(token))
            if entry is not None and not entry.ambiguous:
                found.add(entry.country or entry.name)
                continue
            named = next(
                (t for t in (token, *grammar.dependents(token, "appos")) if self.name(t) == "PER"), None
            )
            if named is not None:  # "the envoy Ada Lund" too
                last = max([named, *grammar.dependents(named, "flat")])
                found.add(grammar.word(last).lower())
        return frozenset(found)

    def _read(self, token: int) -> Sorts:
        grammar = self._scene.grammar
        low, lemma, upos = grammar.word(token).lower(), grammar.lemma(token), grammar.upos(token)
        if low in _PERSONS:
            return frozenset({"person", "people"})
        if low in ("it", "they", "we"):
            meant = [self._scene.cast.actor(actor) for actor in self._scene.who(token)]
            if meant:
                armed = any(_BODY_OF_ARMS.search(actor.name) for actor in meant)
                return frozenset(s for actor in meant for s in _BY_KIND[actor.kind]) | (
                    {"force"} if armed else set()
                )
        if low in _PEOPLE:
            return frozenset({"people"})
        known = sorts_by_lemma()
        measures = "measures" in known.get(lemma, Sorts())
        if measures or upos == "NUM":
            counted = [t for t in grammar.dependents(token, "nmod") if grammar.case(t) in ("of", "")]
            if counted:
                return self._read(counted[0])
            if upos == "NUM" or lemma in ("dozen", "hundred", "thousand", "score"):
                return frozenset({"people"}) if not self._counts_money(token) else frozenset()
        found: set[str] = set()
        if upos == "PROPN" or low[:1] != grammar.word(token)[:1]:
            found |= self._named(token)
        if upos in ("NOUN", "PROPN", "ADJ", "VERB") and (upos != "PROPN" or not found & {"person", "state"}):
            singular = low.removesuffix("s") if not low.endswith("men") else low[:-2] + "an"
            found |= (known.get(lemma) or known.get(low) or known.get(singular) or Sorts()) - {"measures"}
            if lemma.endswith("worker"):  # "bankworkers", "steelworkers"
                found |= {"people", "labour"}
            for part in grammar.dependents(token, "compound", "amod"):
                found |= known.get(f"{grammar.lemma(part)}-{lemma}", Sorts())
        return frozenset(found)

    def _named(self, token: int) -> set[str]:
        """The sorts of a name, by the list of actors first, then by what the reader takes it for."""
        scene, grammar = self._scene, self._scene.grammar
        start, end = grammar.phrase(token)
        entry = scene.gazetteer.find(scene.text[start:end]) or scene.gazetteer.find(grammar.word(token))
        if entry is not None and not entry.ambiguous:
            armed = {"force"} if _BODY_OF_ARMS.search(entry.name) else set()
            return {*_BY_KIND[entry.kind], *armed}
        label = self.name(token)
        if label == "LOC":
            return {"place", "target"}
        return set(_BY_NAME.get(label, ()))

    def _counts_money(self, token: int) -> bool:
        sentence = self._scene.grammar
        before = sentence.word(token - 1) if token else ""
        after = sentence.word(token + 1).lower() if token + 1 < len(sentence) else ""
        return before in ("$", "£", "€") or after in ("%", "percent", "per", "pct", "dlrs")
