"""What can be counted as what: people are killed, forces deployed, missiles launched, sites hit."""

from dragoman.extract.figures_words import figure_words
from dragoman.extract.scene import Scene
from dragoman.record.words import Measure

_PERSONAL: frozenset[Measure] = frozenset({"killed", "wounded", "missing", "captured", "displaced"})
_OF_NATIONS = ("ians", "ans", "ese", "is", "ish")


def fits(scene: Scene, measure: Measure, noun: int | None) -> bool:
    """Whether what is counted can be so measured: people are killed, missiles intercepted."""
    if noun is None:
        return measure not in ("other", "deployed")
    lemma = scene.grammar.lemma(noun)
    kinds = figure_words().kinds
    if lemma in kinds["not_counted"]:
        return False
    if measure in _PERSONAL:
        return is_person(scene, noun)
    if measure == "deployed":
        return lemma in kinds["forces"]
    if measure == "launched":
        return lemma in kinds["missiles"]
    if measure == "intercepted":
        return lemma in kinds["missiles"] | kinds["craft"]
    return lemma in kinds["targets"] | kinds["arms"] or is_person(scene, noun)


def is_person(scene: Scene, noun: int) -> bool:
    """Whether a noun counts people: a role, a kind of people, a nation's name."""
    grammar, lemma = scene.grammar, scene.grammar.lemma(noun)
    if lemma in figure_words().kinds["people"]:
        return True
    word = grammar.word(noun)
    if word[:1].isupper() and grammar.upos(noun) in ("PROPN", "ADJ", "NOUN"):
        named = scene.gazetteer.match(word)
        return word.endswith(_OF_NATIONS) or (named is not None and named.form == "demonym")
    return False


def may_die(noun: str) -> bool:
    """Whether what a verb of killing has as its object may be people of a kind that no list has."""
    kinds = figure_words().kinds
    return noun not in kinds["not_counted"] | kinds["spared"] | kinds["targets"] | kinds["arms"]


def other_fits(scene: Scene, lemma: str, noun: int | None) -> bool:
    """Which things count for which verb: sites are hit, prisoners freed, arms held."""
    if noun is None:
        return False
    kinds, counted = figure_words().kinds, scene.grammar.lemma(noun)
    person = is_person(scene, noun)
    if lemma in ("release", "free", "swap", "exchange", "trade", "treat", "rescue", "arrest"):
        return person
    if lemma in ("withdraw", "pull"):
        return counted in kinds["forces"]
    if lemma in ("hold", "include", "possess", "dismantle"):
        return counted in kinds["arms"]
    return counted in kinds["targets"]
