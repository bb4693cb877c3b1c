"""Figures of none: "nobody was killed", "there were no casualties", "none of the crew was hurt".

"No reports of casualties" and "no word on injuries" are no figures: nothing was known, which is not nothing.
"""

from collections.abc import Iterator

from dragoman.extract.figures_kinds import is_person
from dragoman.extract.figures_measure import Told
from dragoman.extract.figures_words import figure_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import is_passive
from dragoman.record.words import Measure

_PERSONAL = frozenset({"killed", "wounded", "missing", "captured"})


def find_zeros(scene: Scene) -> Iterator[Told]:
    """Find the figures of none, in the order of the text."""
    grammar = scene.grammar
    for token in range(len(grammar)):
        word = grammar.word(token).lower()
        if word in ("no", "without", "zero"):
            noun = _noun(grammar, token)
            if noun is not None:
                told = _of_noun(scene, token, noun) or _of_verb(scene, token, noun)
                if told is not None:
                    yield told
        elif word in ("nobody", "none"):
            told = _of_verb(scene, token, token)
            if told is not None:
                yield told


def _noun(grammar: Grammar, token: int) -> int | None:
    head = grammar.head(token)
    relation = grammar.relation(token)
    if head is None or head < token or not relation.startswith(("det", "case", "nummod")):
        return None
    return head if grammar.upos(head) in ("NOUN", "PRON", "NUM", "PROPN") else None


def _of_noun(scene: Scene, token: int, noun: int) -> Told | None:
    """ "No casualties", "no deaths or injuries"."""
    grammar, words = scene.grammar, figure_words()
    lemma = grammar.lemma(noun)
    measure: Measure | None = {"injury": "wounded"}.get(lemma) or words.nouns.get(lemma)  # type: ignore[assignment]
    if measure is None or lemma in ("life", "body", "corpse", "victim", "refugee"):
        return None
    if any(lemma != grammar.lemma(other) for other in grammar.together(noun)[1:]):
        both = {words.nouns.get(grammar.lemma(other)) for other in grammar.together(noun)}
        measure = "other" if {"killed", "wounded"} <= both or "other" in both else measure
    head = grammar.head(noun)
    if grammar.relation(noun).startswith("nmod") and head is not None:
        return None
    start, end = grammar.ends(token)[0], grammar.ends(noun)[1]
    return Told(noun, measure, start, end, scene.text[slice(*grammar.ends(noun))], lemma, 0, 0, False)


def _of_verb(scene: Scene, token: int, party: int) -> Told | None:
    """ "Nobody was killed", "no soldiers were hurt", "none of the crew died"."""
    grammar, words = scene.grammar, figure_words()
    lemma = grammar.lemma(party)
    anyone = lemma in ("nobody", "none", "one")
    if not anyone and not is_person(scene, party):
        return None
    verb, relation = grammar.head(party), grammar.relation(party)
    if verb is None or not relation.startswith(("nsubj", "obj")):
        return None
    patient = relation in ("nsubj:pass", "obj") or is_passive(grammar, verb)
    found = words.patients if patient else words.subjects
    measures = [m for m in found.get(grammar.lemma(verb), ()) if m in _PERSONAL]
    state = words.states.get(grammar.word(verb).lower())
    measure: Measure | None = measures[0] if measures else state if patient else None
    if measure is None or measure not in _PERSONAL:
        return None
    others = [words.states.get(grammar.word(other).lower()) for other in grammar.dependents(verb, "conj")]
    if {measure, *others} >= {"killed", "wounded"}:
        measure = "other"
    start, end = grammar.ends(token)[0], grammar.ends(party)[1]
    of = "" if anyone else scene.text[slice(*grammar.ends(party))]
    return Told(verb, measure, start, end, of, "" if anyone else lemma, 0, 0, False)
