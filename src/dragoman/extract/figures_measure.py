"""What a number measures: the killed, the wounded, the launched …, by the words that govern what it counts.

Words beside the number are asked before the tree: "12 dead", "left two people wounded" and "killing five" say
what they mean without it, and headlines and cut sentences are read as well as whole ones.
"""

from dataclasses import dataclass

from dragoman.extract.figures_counted import Counted
from dragoman.extract.figures_kinds import fits, may_die, other_fits
from dragoman.extract.figures_words import FigureWords, figure_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import is_passive
from dragoman.record.words import Measure

_VOTES = frozenset("democrat republican conservative liberal senator lawmaker deputy voter supporter".split())
_TOLL_VERBS = frozenset("rise reach stand climb top pass hit exceed surpass be jump grow soar total".split())
_FLIGHT = frozenset(
    "flee cross pour live shelter host house stay leave escape stream arrive register contain remain "
    "drive".split()
)
_AUX = frozenset("be have get been were was being has had".split())


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured, and the verb or noun that says so (whose standing decides what it is worth)."""

    measure: Measure
    by: int


@dataclass(frozen=True, slots=True)
class Told:
    """A number with its measure, before it is a record.

    `by` is the token that says what became of the counted; `kind` the lemma of what is counted, or "".
    """

    by: int
    measure: Measure
    start: int
    end: int
    of: str
    kind: str
    low: float
    high: float | None
    approximate: bool


def measured(scene: Scene, one: Counted) -> Measured | None:
    """Find what a counted thing measures; None where no word says so."""
    grammar, words = scene.grammar, figure_words()
    noun = grammar.lemma(one.noun) if one.noun is not None else ""
    if noun in words.kinds["not_counted"] or one.amount.mark:
        return None
    found = _by_itself(grammar, words, one, noun) or _beside(scene, words, one, noun)
    found = found or _governed(scene, words, one, noun)
    if found is not None and one.noun is None and found.measure in ("launched", "intercepted"):
        # "dropped 10 to 5.60": of what, must have been said
        sentence = grammar.sentence(one.head)
        named = (grammar.lemma(token) for token in range(sentence[0], one.head))
        if not any(lemma in words.kinds["missiles"] | words.kinds["craft"] for lemma in named):
            return None
    return found


def _by_itself(grammar: Grammar, words: FigureWords, one: Counted, noun: str) -> Measured | None:
    """ "12 dead", "12 deaths", "no casualties", "the 12 wounded", "200 displaced people"."""
    if one.noun is None:
        return None
    found = words.nouns.get(noun) or (words.states.get(noun) if grammar.upos(one.noun) == "ADJ" else None)
    found = found or (
        words.states.get(grammar.word(one.noun).lower()) if grammar.upos(one.noun) == "VERB" else None
    )
    if noun in ("life", "body", "corpse", "victim", "injury"):
        return None  # they need a verb: "claimed 12 lives", "found 12 bodies"
    if noun == "refugee" and not _flees(grammar, one):
        return None
    if found is not None:
        return Measured(found, one.noun)
    for child in grammar.dependents(one.noun, "amod"):
        state = words.states.get(grammar.word(child).lower())
        if state is not None and child > one.head - 6 and state != "killed":
            return Measured(state, one.noun)
    return None


def _flees(grammar: Grammar, one: Counted) -> bool:
    """Whether refugees are told of as such: "2,000 refugees crossed", not "admitted 2,000 refugees"."""
    head = grammar.head(one.head)
    return head is None or grammar.upos(head) != "VERB" or grammar.lemma(head) in _FLIGHT


def _beside(scene: Scene, words: FigureWords, one: Counted, noun: str) -> Measured | None:
    """The participle right after what is counted: "150 wounded", "70 were injured", "five people dead"."""
    grammar = scene.grammar
    after = grammar.tokens_in(one.ends[1], one.ends[1] + 60)
    sentence = grammar.sentence(one.head)
    for token in after[:4]:
        if token not in sentence:
            return None
        word, lemma = grammar.word(token).lower(), grammar.lemma(token)
        state = words.states.get(word)
        if state is not None and one.noun != one.head and one.noun is not None and one.amount.high == 1:
            return None  # "one of four ships deployed": the four are
        objects = grammar.dependents(token, "obj")
        if state is not None and objects and not is_passive(grammar, token):
            return None  # "two gunmen killed five": they did it
        if state is not None and fits(scene, state, one.noun):
            both = grammar.tokens_in(grammar.ends(token)[1], grammar.ends(token)[1] + 20)
            if len(both) > 1 and grammar.word(both[0]) in ("or", "and"):
                other = words.states.get(grammar.word(both[1]).lower())
                if other is not None and {state, other} == {"killed", "wounded"}:
                    return Measured("other", token)  # "12 killed or wounded"
            return Measured(state, token)
        if lemma in _AUX or grammar.upos(token) in ("AUX", "ADV"):
            continue
        return None
    return None


def _governed(scene: Scene, words: FigureWords, one: Counted, noun: str) -> Measured | None:
    """What the verb or the noun above what is counted says of it."""
    grammar = scene.grammar
    top = one.head
    while grammar.relation(top) == "conj":
        head = grammar.head(top)
        if head is None or grammar.upos(head) == "VERB":
            break
        top = head
    verb_before = _verb_before(grammar, one)
    if verb_before is not None:
        found = _as_patient(scene, words, one, verb_before, noun)
        if found is not None:
            return found
    head, relation = grammar.head(top), grammar.relation(top)
    if head is None:
        return None
    if grammar.upos(head) in ("VERB", "AUX") or relation.startswith("nsubj"):
        toll = _toll(grammar, words, one, head)
        if toll is not None:
            return toll
        if (
            relation.startswith("obj")
            or relation == "nsubj:pass"
            or (relation.startswith("nsubj") and is_passive(grammar, head))
        ):
            return _as_patient(scene, words, one, head, noun)
        if relation == "nsubj":
            return _as_subject(scene, words, one, head, noun)
        if relation == "obl:agent":
            return None
        if relation.startswith("obl"):
            return _toll(grammar, words, one, head)
    event = _event(grammar, top)
    if event is not None:
        measure = words.events.get(grammar.lemma(event))
        lost = measure is not None and (grammar.lemma(event) != "loss" or one.noun is not None)
        if measure is not None and lost and fits(scene, measure, one.noun):
            return Measured(measure, event)
    return _modified(scene, words, one)


def _verb_before(grammar: Grammar, one: Counted) -> int | None:
    """The verb right before the number: "killing five", "wounded about 90"."""
    inside = grammar.tokens_in(one.amount.start, one.amount.end)
    before = inside[0] - 1
    if (
        before >= 0
        and before in grammar.sentence(inside[0])
        and grammar.word(before).lower() in ("the", "another", "a", "also")
    ):
        before -= 1
    if before < 0 or before not in grammar.sentence(inside[0]) or grammar.upos(before) != "VERB":
        return None
    return None if is_passive(grammar, before) and grammar.dependents(before, "aux:pass") else before


def _as_patient(scene: Scene, words: FigureWords, one: Counted, verb: int, noun: str) -> Measured | None:
    grammar = scene.grammar
    lemma = grammar.lemma(verb)
    particle = grammar.particle(verb)
    name = f"{lemma} {particle}" if particle else lemma
    if noun in ("life",):
        return Measured("killed", verb) if lemma in ("claim", "lose", "cost", "take") else None
    if noun in ("body", "corpse"):
        return (
            Measured("killed", verb) if lemma in ("find", "recover", "pull", "discover", "retrieve") else None
        )
    if noun == "injury":
        return Measured("wounded", verb) if lemma in ("cause", "report", "treat", "suffer") else None
    if lemma == "lose":
        if noun.lower() in _VOTES:
            return None  # "lost two Democrats": their votes
        military = one.noun is not None and fits(scene, "killed", one.noun)
        return Measured("killed", verb) if military else None
    if lemma in ("claim",):
        return None
    for measure in (*words.patients.get(name, ()), *words.patients.get(lemma, ())):
        dies = measure in ("killed", "wounded") and lemma in ("kill", "murder", "massacre", "wound", "injure")
        right = fits(scene, measure, one.noun) or (dies and may_die(noun))
        if right and (measure != "other" or other_fits(scene, lemma, one.noun)):
            return Measured(measure, verb)
    return None


def _as_subject(scene: Scene, words: FigureWords, one: Counted, verb: int, noun: str) -> Measured | None:
    grammar = scene.grammar
    lemma = grammar.lemma(verb)
    objects = {grammar.lemma(token) for token in grammar.dependents(verb, "obj", "obl")}
    if lemma in ("suffer", "sustain", "receive") and objects & {"injury", "wound", "burn"}:
        return Measured("wounded", verb) if fits(scene, "wounded", one.noun) else None
    if lemma == "lose" and "life" in objects:
        return Measured("killed", verb) if fits(scene, "killed", one.noun) else None
    if lemma == "go" and any(
        grammar.lemma(token) == "missing" for token in grammar.dependents(verb, "xcomp")
    ):
        return Measured("missing", verb)
    for measure in words.subjects.get(lemma, ()):
        if fits(scene, measure, one.noun):
            return Measured(measure, verb)
    return None


def _toll(grammar: Grammar, words: FigureWords, one: Counted, verb: int) -> Measured | None:
    """ "The death toll rose to 34", "the number of dead stands at 34", "put the toll at 34"."""
    if grammar.lemma(verb) in _TOLL_VERBS:
        named = grammar.dependents(verb, "nsubj")
    elif grammar.lemma(verb) in ("put", "bring", "raise", "take"):
        named = grammar.dependents(verb, "obj")
    else:
        return None
    for token in named:
        measure = _of_toll(grammar, words, token)
        if measure is not None and (one.noun is None or grammar.lemma(one.noun) in words.kinds["people"]):
            return Measured(measure, verb)
    return None


def _of_toll(grammar: Grammar, words: FigureWords, token: int) -> Measure | None:
    lemma = grammar.lemma(token)
    if lemma == "toll":
        kind = {grammar.lemma(child) for child in grammar.dependents(token, "compound", "amod")}
        return "wounded" if "injury" in kind else "other" if "casualty" in kind else "killed"
    if lemma == "number":
        for child in grammar.dependents(token, "nmod"):
            found = words.nouns.get(grammar.lemma(child)) or words.states.get(grammar.word(child).lower())
            if found is not None:
                return found
            fled = {grammar.lemma(clause) for clause in grammar.dependents(child, "acl")}
            if fled & {"flee", "displace"}:
                return "displaced"
            if fled & {"kill", "die"}:
                return "killed"
    return None


def _event(grammar: Grammar, token: int) -> int | None:
    """The event noun that what is counted is of: "the killing of 12 people", "a barrage of 20 rockets"."""
    head = grammar.head(token)
    if head is None or grammar.upos(head) != "NOUN" or not grammar.relation(token).startswith("nmod"):
        return None
    return head if grammar.case(token) == "of" else None


def _modified(scene: Scene, words: FigureWords, one: Counted) -> Measured | None:
    """What a participle or a relative clause says of the counted: "12 people who died", "troops based in"."""
    grammar = scene.grammar
    for clause in grammar.dependents(one.noun if one.noun is not None else one.head, "acl"):
        lemma = grammar.lemma(clause)
        own = grammar.dependents(clause, "nsubj")
        if own and not any(grammar.lemma(token) in ("who", "that", "which") for token in own):
            continue  # "a man whose two sons were killed"
        noun = grammar.lemma(one.noun) if one.noun is not None else ""
        if is_passive(grammar, clause) or grammar.read.xpos[clause] == "VBN":
            found = _as_patient(scene, words, one, clause, noun)
        elif grammar.relation(clause) == "acl:relcl" and lemma in words.subjects:
            found = _as_subject(scene, words, one, clause, noun)
        else:
            found = None
        if found is not None and found.measure != "other":
            return found
    return None
