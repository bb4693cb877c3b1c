"""How a text puts an event: as a fact, a plan, a threat, a wish, a condition, a possibility, or as not so.

A saying verb above a clause does not change how the clause is put: "Lund said that Ostland struck the port"
puts the strike as a fact, of which the statement says who answers for it. "Feared that", "if", "would" do.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dragoman.language.grammar import Grammar

Mood = Literal["fact", "plan", "threat", "wish", "condition", "possibility", "question"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text puts an event; `negated` beside a mood of `fact` says that it did not happen.

    `future` is for "will", `past` for a past or perfect verb; both are False where the words do not tell.
    `habit` marks what happens again and again ("often", "every year").
    """

    mood: Mood = "fact"
    negated: bool = False
    hedged: bool = False
    future: bool = False
    past: bool = False
    habit: bool = False

    @property
    def is_fact(self) -> bool:
        """Whether the text says that it happened or is so."""
        return self.mood == "fact" and not self.negated and not self.future


@cache
def _words() -> dict[str, frozenset[str]]:
    given = tomllib.loads(files(__package__).joinpath("standing.toml").read_text(encoding="utf-8"))
    return {key: frozenset(value.split()) for key, value in given.items()}


_SAYING = frozenset(
    "say tell report state announce add confirm claim declare note explain write tweet insist maintain argue "
    "acknowledge admit reveal describe stress reiterate recall testify post according comment assert show "
    "indicate suggest see find learn hear know emphasize emphasise conclude disclose".split()
)
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "gonna"})
_MAYBE = frozenset({"may", "might", "could", "can", "ca"})
_OUGHT = frozenset({"should", "must", "ought"})
_TO_BE = frozenset({"is", "are", "was", "were"})
_MEANS = frozenset({"by", "in", "into", "through", "from", "with", "before", "without"})


def standing(grammar: Grammar, token: int) -> Standing:
    """Read how the text puts what a verb or an event noun tells of."""
    return _at_noun(grammar, token) if grammar.upos(token) in ("NOUN", "PROPN") else _at_verb(grammar, token)


def _at_verb(grammar: Grammar, verb: int) -> Standing:
    words = _words()
    mood: Mood = "fact"
    negated = _is_negated(grammar, verb)
    hedged = _is_hedged(grammar, verb)
    auxiliaries = _auxiliaries(grammar, verb)
    future = bool(auxiliaries & _FUTURE)
    past = grammar.read.xpos[verb] == "VBD" or bool(auxiliaries & {"had", "was", "were", "did", "been"})
    past = past or ("have" in auxiliaries and bool(auxiliaries & _MAYBE))  # "could have struck"
    if auxiliaries & _MAYBE and not (auxiliaries & {"could"} and negated):
        mood = "possibility"
    elif auxiliaries & _OUGHT:
        mood = "wish"
    elif "would" in auxiliaries:
        # "said the talks would resume" is a plan told in the past; "would strike if" is a condition
        mood = "condition" if _has_condition(grammar, verb) else "plan"
    elif future:
        mood = "plan"
    elif auxiliaries & _TO_BE and grammar.read.xpos[verb] == "VB" and _infinitive(grammar, verb):
        mood = "plan"  # "is to send troops"
    elif grammar.read.xpos[verb] == "VB" and not auxiliaries and _is_command(grammar, verb):
        mood = "wish"
    if _opens_with(grammar, verb, words["conditions"]):
        mood = "condition"
    habit = any(grammar.lemma(a) in words["habits"] for a in grammar.dependents(verb, "advmod"))
    above = _above(grammar, verb)
    weighed = mood == "plan" and "would" in auxiliaries and above.mood in ("possibility", "condition", "wish")
    told = grammar.read.xpos[verb] == "VBD" or bool(auxiliaries & {"has", "have", "had", "was", "were"})
    if above.mood == "threat" and mood == "fact" and told and grammar.relation(verb) == "ccomp":
        above = Standing()  # "warned that Ostland has massed troops": a warning of what is so
    return Standing(
        # "the worry that he would be killed": what is only feared is no plan
        above.mood if mood == "fact" or above.mood == "question" or weighed else mood,
        negated != above.negated,
        hedged or above.hedged,
        future or mood == "plan",
        past and not future,
        habit or above.habit,
    )


def _at_noun(grammar: Grammar, noun: int) -> Standing:
    words = _words()
    mood: Mood = "fact"
    negated = hedged = False
    for child in grammar.dependents(noun, "det", "amod", "advmod", "compound"):
        lemma = grammar.lemma(child)
        if lemma in ("no", "neither"):
            negated = True
        elif lemma in words["planned_adjectives"]:
            mood = "plan"
        elif lemma in words["threatened_adjectives"]:
            mood = "threat"
        elif lemma in words["possible_adjectives"]:
            mood = "possibility"
        elif lemma in words["failed_adjectives"]:
            negated = True
        elif lemma in words["hedges"]:
            hedged = True
    head, relation = grammar.head(noun), grammar.relation(noun)
    while head is not None and relation in ("conj", "compound", "flat"):
        relation, head = grammar.relation(head), grammar.head(head)
    if head is None:
        return Standing(mood, negated, hedged)
    if grammar.upos(head) == "VERB" or grammar.dependent(head, "cop") is not None:
        above = _at_verb(grammar, head)
        governed = _governed(grammar, head, relation, noun)
        if relation.startswith("obl") and grammar.case(noun) in (
            "after",
            "since",
            "following",
            "before",
            "despite",
        ):
            # "will meet after the attack": the attack is a fact whatever the meeting is
            return Standing(mood, negated, hedged)
        if governed.negated and above.negated and grammar.lemma(head) == "rule":
            return Standing("possibility", False, hedged)  # "would not rule out a strike"
        own = governed.mood if governed.mood != "fact" else above.mood if _shares(relation) else "fact"
        return Standing(
            mood if mood != "fact" else own,
            negated or governed.negated != (above.negated and (_shares(relation) or governed.mood == "plan")),
            hedged or above.hedged,
            above.future and _shares(relation),
            above.past,
            above.habit,
        )
    governed = _governed(grammar, head, relation, noun)
    return Standing(
        mood if mood != "fact" else governed.mood, negated != governed.negated, hedged or governed.hedged
    )


def _shares(relation: str) -> bool:
    """Whether an event noun shares the standing of its verb: "an attack would follow", "will hold talks"."""
    return relation.startswith(("nsubj", "obj", "root"))


def _above(grammar: Grammar, verb: int) -> Standing:
    """What the clauses above a verb make of it."""
    words = _words()
    relation, head = grammar.relation(verb), grammar.head(verb)
    if head is None:
        sentence = grammar.sentence(verb)
        asked = any(grammar.word(token) == "?" for token in sentence[-2:])
        return Standing("question" if asked else "fact")
    if relation == "conj":
        if not grammar.dependents(verb, "nsubj"):
            own = _auxiliaries(grammar, verb)
            above = _at_verb(grammar, head) if not own else _above(grammar, head)
            return Standing(above.mood, False, above.hedged, above.future, above.past, above.habit)
        return _above(grammar, head)
    if relation in ("xcomp", "ccomp", "csubj", "csubj:pass", "acl") or (
        relation == "advcl" and (_infinitive(grammar, verb) or _is_object(grammar, verb, head))
    ):
        governed = _governed(grammar, head, relation, verb)
        if grammar.lemma(head) in _SAYING:
            # who says so is the statement's to tell; but "did not say that" leaves it open
            if _opens_with(grammar, head, words["conditions"]):
                return Standing("condition")  # "if an inquiry shows that Ostland shelled the town"
            return Standing("possibility" if _is_negated(grammar, head) else "fact")
        if relation == "advcl" and governed.mood == "fact" and not governed.negated:
            return Standing("plan")  # "flew to Varna to meet": the purpose is not yet done
        if relation == "acl" and _infinitive(grammar, verb) and governed.mood == "fact":
            return Standing("plan", governed.negated)
        if governed.mood == "fact" and grammar.upos(head) == "VERB":
            above = _at_verb(grammar, head)  # "urged Varnia to stop arming them"
            negated = governed.negated != above.negated
            return Standing(above.mood, negated, above.hedged, above.future, above.past, above.habit)
        if governed.mood == "plan" and grammar.upos(head) == "VERB" and _auxiliaries(grammar, head) & _MAYBE:
            return Standing("possibility", governed.negated)  # "might agree to send troops"
        return governed
    if relation.startswith(("advcl", "acl")) and grammar.read.xpos[verb] == "VBG":
        marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "case")}
        above = _at_verb(grammar, head) if marks & _MEANS and grammar.upos(head) == "VERB" else Standing()
        if above.mood != "fact" or above.negated:
            # "do not want to get drawn into toppling him": the means are no more done than the end
            return Standing("possibility" if above.negated else above.mood, False, above.hedged)
    if relation.startswith(("advcl", "acl", "parataxis")):
        if relation == "advcl" and not grammar.dependents(verb, "mark", "nsubj"):
            above = _at_verb(grammar, head)  # "…, killing five": one with its main clause
            return Standing(above.mood, above.negated, above.hedged, above.future, above.past)
        return Standing()
    return Standing()


def _governed(grammar: Grammar, head: int, relation: str, below: int) -> Standing:
    """What a verb, noun or adjective makes of what stands below it as its object or complement."""
    words = _words()
    lemma = grammar.lemma(head)
    particle = grammar.particle(head)
    if relation.startswith(("nsubj", "obl:agent", "det", "amod")) and not relation.startswith("nsubj:pass"):
        return Standing()
    if (lemma, particle) in (("call", "off"), ("rule", "out")):
        return Standing("fact", True)
    if lemma in words["threat"]:
        return Standing("threat")
    if lemma in words["negation"] and lemma not in ("rule", "call"):
        return Standing("fact", True)
    case = grammar.case(below) if relation.startswith(("obl", "nmod")) else ""
    if lemma == "press" and relation == "obj":
        return Standing()  # "pressed its assault"
    if lemma in words["wish"]:
        wanted = relation in ("xcomp", "ccomp") or case in ("for", "to", "on") or relation == "obj"
        return Standing("wish") if wanted and not (lemma == "call" and relation == "obj") else Standing()
    if lemma == "consider" and grammar.dependent(head, "xcomp") is not None:
        return Standing()  # "the talks are considered key"
    if lemma in words["plan"]:
        if relation in ("xcomp", "ccomp", "obj", "nsubj:pass", "acl") or case in ("for", "to", "on", "of"):
            return (
                Standing("plan")
                if lemma not in ("announce", "discuss", "approve") or relation == "xcomp"
                else Standing()
            )
        return Standing()
    if lemma in words["possibility"]:
        return Standing("possibility")
    if lemma in ("try", "attempt", "effort", "bid"):
        return Standing("possibility")
    return Standing()


def _auxiliaries(grammar: Grammar, verb: int) -> frozenset[str]:
    return frozenset(grammar.word(aux).lower() for aux in grammar.dependents(verb, "aux", "cop"))


def _is_negated(grammar: Grammar, verb: int) -> bool:
    words = _words()["negators"]
    for child in grammar.dependents(verb, "advmod", "det", "mark", "cc", "aux", "neg"):
        if grammar.word(child).lower() in words or grammar.lemma(child) in words:
            after = child + 1
            if after < len(grammar) and grammar.lemma(after) in ("just", "only", "merely", "simply"):
                continue  # "has not only warned Varnia but also …": it has
            return True
    for party in grammar.dependents(verb, "nsubj", "obj"):
        if grammar.lemma(party) in ("nobody", "none", "nothing"):
            return True
        if any(grammar.lemma(det) in ("no", "neither") for det in grammar.dependents(party, "det")):
            return True
    return False


def _is_hedged(grammar: Grammar, verb: int) -> bool:
    hedges = _words()["hedges"]
    if any(grammar.lemma(child) in hedges for child in grammar.dependents(verb, "advmod")):
        return True
    head = grammar.head(verb)
    # "is said to have fled", "appears to be", "is believed to have struck"
    return (
        grammar.relation(verb) == "xcomp"
        and head is not None
        and (
            grammar.lemma(head) in ("appear", "seem")
            or (
                grammar.lemma(head) in _SAYING | {"believe", "think"}
                and bool(grammar.dependents(head, "aux:pass"))
            )
        )
    )


def _opens_with(grammar: Grammar, verb: int, words: frozenset[str]) -> bool:
    return any(
        grammar.lemma(mark) in words for mark in grammar.dependents(verb, "mark", "advmod") if mark < verb
    )


def _has_condition(grammar: Grammar, verb: int) -> bool:
    conditions = _words()["conditions"]
    return any(_opens_with(grammar, clause, conditions) for clause in grammar.dependents(verb, "advcl"))


def _is_object(grammar: Grammar, verb: int, head: int) -> bool:
    """Whether a participle is what the verb right before it takes: "to stop | arming them"."""
    return (
        verb == head + 1
        and grammar.read.xpos[verb] == "VBG"
        and not grammar.dependents(verb, "mark", "nsubj")
    )


def _infinitive(grammar: Grammar, verb: int) -> bool:
    return any(grammar.lemma(mark) == "to" for mark in grammar.dependents(verb, "mark"))


def _is_command(grammar: Grammar, verb: int) -> bool:
    """ "Stop the killing": a bare verb at the head of its sentence with no subject."""
    return (
        grammar.head(verb) is None
        and not grammar.dependents(verb, "nsubj", "mark")
        and not _infinitive(grammar, verb)
    )
