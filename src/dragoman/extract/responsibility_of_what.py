"""Of which incident a responsibility is, a denial, a charge: told beside it, or meant if it says no more."""

from dragoman.extract.incidents import ToldIncidents
from dragoman.extract.incidents_sorts import sorts_by_lemma
from dragoman.extract.incidents_words import plain
from dragoman.extract.responsibility_stands import event_of, meant, own_or_open, own_part
from dragoman.extract.responsibility_words import responsibility_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import Predicate
from dragoman.record import Incident

_OF_WHAT = frozenset({"for", "in", "of", "with", "to"})
_SHOULDERING = frozenset({"take", "accept", "assume", "acknowledge"})


def of_what(scene: Scene, told: ToldIncidents, pred: Predicate, noun: int) -> Incident | None:
    """The incident that responsibility, a role, a charge is of: told below it, or meant if it says no more.

    "Involvement in a fraud" and "the charge that he lied" are of no incident; "knowledge of what happened"
    and "the allegations of foul play" are of the one that was told.
    """
    grammar = scene.grammar
    after = [t for t in own_part(scene, pred.verb) if t > noun and t not in pred.agents]
    said = [t for t in after if grammar.head(t) == noun and _says_of_what(grammar, t)]
    said += [t for t in after if grammar.case(t) in _OF_WHAT and _hangs_on(grammar, t, noun, pred.verb)]
    said += grammar.dependents(pred.verb, "ccomp", "advcl")
    untrue = responsibility_words()["untrue"]  # "called the claims | baseless"
    said = [t for t in said if grammar.lemma(t) not in untrue]
    below = event_of(scene, told, said)
    if below is not None:
        return below
    loosely = responsibility_words()["loosely"]
    loose = any(grammar.lemma(t) in loosely for token in said for t in grammar.subtree(token))
    arms = frozenset({"bomb", "blast", "missile", "violence"})  # "for the car bomb"
    loose = loose or any(sorts_by_lemma().get(grammar.lemma(t), frozenset()) & arms for t in said)
    if not loose and (said or plain(grammar.lemma(pred.verb), _SHOULDERING) in _SHOULDERING):
        return None  # "accepted responsibility": a minister may, for what others did
    return meant(own_or_open(scene, told, scene.whoever(pred.agents)), pred.verb)


def _says_of_what(grammar: Grammar, token: int) -> bool:
    return grammar.relation(token).partition(":")[0] in ("nmod", "acl", "ccomp")


def _hangs_on(grammar: Grammar, token: int, noun: int, verb: int) -> bool:
    """Whether a phrase hangs on a verb or its noun, or on the day that stands between: "claimed
    responsibility Monday for the attack".
    """
    head = grammar.head(token)
    return head in (noun, verb) or (head is not None and noun < head < token)
