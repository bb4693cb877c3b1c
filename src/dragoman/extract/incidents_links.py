"""Tellings that one sentence joins to one incident: "a strike that killed two", "hit it, wounding five"."""

from collections.abc import Sequence

from dragoman.extract.incidents_told import VIOLENT, Told
from dragoman.extract.scene import Scene

_INSTRUMENTS = ("in", "during", "by", "from", "under", "with", "after", "amid")
_SHOTS = frozenset({"shooting", "fire", "open-fire", "shoot"})
_JOINING_MARKS = frozenset({"when", "as"})


def joined_in_sentences(scene: Scene, tellings: Sequence[Told]) -> list[list[Told]]:
    """Group the tellings that the grammar of their sentence joins; groups in the order of the text."""
    number = {told.token: at for at, told in enumerate(tellings)}
    head = list(range(len(tellings)))

    def root(at: int) -> int:
        while head[at] != at:
            at = head[at]
        return at

    for at, told in enumerate(tellings):
        for other in _joined(scene, told, tellings, number):
            first, second = sorted((root(at), root(other)))
            head[second] = first
    groups: dict[int, list[Told]] = {}
    for at, told in enumerate(tellings):
        groups.setdefault(root(at), []).append(told)
    return list(groups.values())


def _joined(scene: Scene, told: Told, tellings: Sequence[Told], number: dict[int, int]) -> list[int]:
    """The numbers of the tellings that a telling is one with."""
    grammar = scene.grammar
    found: list[int] = []
    if told.noun:
        return [number[t] for t in (*_equated(scene, told), *_means(scene, told)) if t in number]
    pred = scene.predicate(told.token)
    violent = told.kind in VIOLENT or told.harm
    for agent in pred.agents if violent else ():
        # "an attack on a base that killed two": the reader hangs the clause on the base
        above = next(
            (t for t in (agent, *grammar.ancestors(agent)) if t in number or not _nominal(scene, t)), None
        )
        if above in number and tellings[number[above]].kind in VIOLENT | {"clash"}:
            found.append(number[above])
    if violent:
        for noun in pred.after(*_INSTRUMENTS):
            other = tellings[number[noun]] if noun in number else None
            if other is not None and (
                other.kind in VIOLENT or (told.harm and (other.kind == "clash" or other.like in _SHOTS))
            ):
                found.append(number[noun])
    during = _during(scene, told.token) if violent else None
    if during in number and not tellings[number[during]].definite:
        found.append(number[during])
    above = grammar.head(told.token)
    if above is not None and above in number:
        other = tellings[number[above]]
        relation = grammar.relation(told.token)
        marks = {grammar.lemma(t) for t in grammar.dependents(told.token, "mark", "advmod") if t < told.token}
        own = bool(grammar.dependents(told.token, "nsubj"))
        both = violent and (other.kind in VIOLENT or other.harm or (told.harm and other.like in _SHOTS))
        if relation.startswith("advcl") and both and (not (own or marks) or marks & _JOINING_MARKS):
            found.append(number[above])
        if (
            relation == "conj"
            and not own
            and not other.noun
            and scene.predicate(above).patients == pred.patients
        ):
            found.append(number[above])  # "was deposed and killed"
        elif relation == "conj" and told.harm and other.harm:
            found.append(number[above])
        if relation == "conj" and told.harm and not own and both:
            found.append(number[above])
    return found


def _during(scene: Scene, verb: int) -> int | None:
    """The event in which something is told to be done: "attacks, in which 130 were killed"."""
    grammar = scene.grammar
    which = [t for t in grammar.dependents(verb, "obl") if grammar.lemma(t) in ("which", "where")]
    if not which and not any(grammar.lemma(t) == "where" for t in grammar.dependents(verb, "advmod")):
        return None
    top = verb
    while grammar.relation(top) == "conj" and (head := grammar.head(top)) is not None:
        top = head
    return grammar.head(top) if grammar.relation(top).startswith("acl") else None


def _means(scene: Scene, told: Told) -> list[int]:
    """The attack by which somebody is killed: "the killing of Lund in a strike on the port"."""
    grammar = scene.grammar
    if told.kind != "killing":
        return []
    head = grammar.head(told.token)
    beside = (
        grammar.dependents(head, "obl") if head is not None and grammar.relation(told.token) == "obj" else []
    )
    after = (t for t in (*grammar.subtree(told.token), *beside) if t > told.token)
    return [
        t for t in after if grammar.case(t) in ("in", "during") and grammar.relation(t) in ("nmod", "obl")
    ]


def _nominal(scene: Scene, token: int) -> bool:
    return scene.grammar.upos(token) in ("NOUN", "PROPN", "ADJ", "NUM")


def _equated(scene: Scene, told: Told) -> list[int]:
    """The events that an event noun is said to be: "the blast, an attack on the port"."""
    grammar = scene.grammar
    found = list(grammar.dependents(told.token, "appos"))
    head = grammar.head(told.token)
    if head is not None and grammar.relation(told.token) == "appos":
        found.append(head)
    return found
