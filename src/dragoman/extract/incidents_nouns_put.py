"""How an event noun is put: by itself, by the verb that carries it, by what it hangs on."""

from dragoman.extract.incidents_told import status_of
from dragoman.extract.incidents_verbs_put import is_mere_purpose, is_weighed
from dragoman.extract.incidents_words import incident_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.record.words import IncidentStatus

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her", "both"})
_IDEAS = frozenset({"idea", "prospect", "possibility", "premise", "scenario", "fantasy"})
_BACKING = frozenset({"support", "backing", "aid", "justification", "rationale", "pretext"})
_SETS_GOING = frozenset({"trigger", "spark", "ignite", "provoke", "prompt", "unleash"})
_STEPS = frozenset({"release", "withdrawal", "pullout", "deployment", "redeployment"})
_REACHES = frozenset({"range", "distance", "reach"})
_TRUCES = frozenset({"ceasefire", "truce", "armistice"})
_SEEKING = frozenset({"achieve", "see", "seek", "secure", "establish", "broker", "reach", "negotiate"})
_INDEFINITE = frozenset({"a", "an", "another"})
_TAKES_PLACE = frozenset(
    "begin start take continue last resume happen occur follow go proceed expire end include target "
    "involve".split()
)


def is_warned_of(grammar: Grammar, noun: int) -> bool:
    """Whether somebody threatens with it: "threatened any state with sanctions"."""
    return any(grammar.lemma(above) in ("threaten", "vow") for above in grammar.ancestors(noun))


def is_brought_about(grammar: Grammar, noun: int) -> bool:
    """Whether something is told to have set it going: "the raid triggered protests and clashes"."""
    top = noun
    while grammar.relation(top) == "conj" and (above := grammar.head(top)) is not None:
        top = above
    head = grammar.head(top)
    return (
        head is not None
        and grammar.relation(top) in ("obj", "nsubj:pass")
        and grammar.lemma(head) in _SETS_GOING
    )


def noun_lemma(grammar: Grammar, noun: int) -> str:
    """The lemma; "cease-fire" is one word, whatever its hyphen."""
    lemma = grammar.lemma(noun)
    if lemma == "fire" and any(grammar.word(t).lower() == "cease" for t in range(max(0, noun - 2), noun)):
        return "ceasefire"
    if lemma == "state" and any(grammar.lemma(t) == "emergency" for t in grammar.dependents(noun, "nmod")):
        return "state-of-emergency"
    if grammar.read.xpos[noun] == "VBG":
        return grammar.word(noun).lower()  # "denials of meddling in the vote"
    return lemma


def determined(grammar: Grammar, noun: int) -> tuple[bool, bool, bool]:
    """Whether a noun points back ("the", "its", "Monday's"), is brought up anew ("a"), is any at all."""
    words = {grammar.word(t).lower() for t in grammar.dependents(noun, "det", "nmod:poss")}
    times = any(
        grammar.lemma(t) in incident_words().put["times"] for t in grammar.dependents(noun, "nmod:poss")
    )
    return bool(words & _DEFINITE) or times, bool(words & _INDEFINITE), "any" in words


def status_of_noun(scene: Scene, noun: int) -> tuple[IncidentStatus | None, tuple[int, ...]]:
    """How an event noun is put, by itself and by the verb that carries it ("launched a strike"), and whom the
    verb names as doing it.
    """
    grammar, words = scene.grammar, incident_words()
    standing = scene.standing(noun)
    if grammar.case(noun) == "behind" and determined(grammar, noun)[0]:
        return "happened", ()  # whoever was behind it, or denies that, it is taken to have happened
    if _is_what_for(grammar, noun) or _has_no_sign(grammar, noun):
        return None, ()
    above = grammar.head(noun)
    if above is not None and grammar.lemma(above) in _IDEAS and grammar.case(noun) == "of":
        return "hypothetical", ()  # "the idea of his murder", whosever it is
    status = status_of(standing)
    if status == "happened" and (_is_if(grammar, noun) or _is_wanted(grammar, noun)):
        return "hypothetical", ()
    if status == "hypothetical" and (
        _is_taken_for_granted(grammar, noun) or _is_owned_and_backed(grammar, noun)
    ):
        status = "happened"
    if status == "happened" and noun_lemma(grammar, noun) in _TRUCES and _is_sought(grammar, noun):
        return "hypothetical", ()
    if status == "happened" and _is_of_a_proposal(grammar, noun):
        status = "planned"
    if status == "happened" and _is_abstract(grammar, noun):
        status = "hypothetical"
    pointed = _is_pointed_at(grammar, noun)
    if status == "happened" and (not pointed or _is_negotiated(grammar, noun)):
        status = _as_weighed(scene, noun) or status
    if status == "happened" and _is_in_reach(grammar, noun):
        status = "hypothetical"
    if status is not None and words.nouns[noun_lemma(grammar, noun)].kind in ("sanction", "ceasefire"):
        above = grammar.head(noun)
        if (
            above is not None
            and grammar.lemma(above) in incident_words().put["in_force"]
            and (
                grammar.relation(noun) in ("obj", "nsubj:pass") or grammar.case(noun) in ("of", "from", "on")
            )
        ):
            return "happened", ()
    top, relation = noun, grammar.relation(noun)
    verb = grammar.head(noun)
    while relation == "conj" and verb is not None:
        top, relation, verb = verb, grammar.relation(verb), grammar.head(verb)
    if status == "happened" and any(
        grammar.lemma(t) == "likely" for t in grammar.dependents(noun, "advmod", "amod")
    ):
        return "planned", ()
    if _is_any_such(grammar, noun, verb, relation):
        return None, ()
    anew = any(grammar.word(t).lower() in _INDEFINITE for t in grammar.dependents(noun, "det"))
    named = relation in ("obj", "nsubj:pass") and not anew
    if verb is not None and named and grammar.lemma(verb) in incident_words().put["happened_before"]:
        return "happened", ()  # what is to be stopped goes on, what is looked into was
    owned = relation == "obj" and bool(grammar.dependents(noun, "nmod:poss"))
    if verb is not None and owned and grammar.lemma(verb) == "oppose":
        return "happened", ()  # "opposed Ostland's incursion"; "opposed an incursion" is of none yet
    told_of = verb is not None and status == "happened" and relation == "nsubj"
    if told_of and verb is not None and grammar.lemma(verb) in incident_words().put["still_to_come"]:
        return "planned", ()  # "the operation was imminent"
    if verb is not None and status is not None and _would_do(grammar, verb, relation):
        return "hypothetical", ()
    if status is None or verb is None or grammar.upos(verb) != "VERB":
        return status, ()
    particle = grammar.particle(verb)
    lemma = f"{grammar.lemma(verb)}-{particle}" if particle else grammar.lemma(verb)
    pred = scene.predicate(verb)
    bare = tuple(token for case, token in pred.obliques if not case)  # an object that the reader missed
    if lemma in ("lodge", "file") and words.nouns[noun_lemma(grammar, noun)].kind == "protest":
        return None, ()  # diplomats protest on paper
    if lemma not in words.carriers or top not in (*pred.patients, *bare):
        return status, ()
    if status == "planned" and is_mere_purpose(grammar, verb):
        return None, ()  # "tunnels built to carry out attacks"
    if status == "planned" and lemma == "impose" and _is_voted(scene, verb):
        return "happened", pred.agents
    # "called on them to order strikes"
    asked_for = status == "planned" and scene.standing(verb).mood == "wish"
    if asked_for or (status in ("happened", "planned") and _can_be_done(grammar, verb)):
        status = "hypothetical"
    if status == "happened":
        status = "hypothetical" if is_weighed(grammar, verb) else status_of(scene.standing(verb))
    return status, pred.agents if lemma in words.own_carriers else ()


def _is_what_for(grammar: Grammar, noun: int) -> bool:
    """Whether it only says what something is for: "tunnels dug for raids", "launching posts for attacks"."""
    head = grammar.head(noun)
    if head is None or grammar.case(noun) != "for" or determined(grammar, noun)[0]:
        return False
    if grammar.lemma(head) in incident_words().put["made_for"]:
        return True
    return any(grammar.lemma(t) in incident_words().put["made_for"] for t in grammar.dependents(head, "obj"))


def _has_no_sign(grammar: Grammar, noun: int) -> bool:
    """Whether nothing tells of it: "no indication of an attack"."""
    head = grammar.head(noun)
    while head is not None and grammar.relation(head) == "conj" and grammar.upos(head) == "NOUN":
        if any(grammar.lemma(t) == "no" for t in grammar.dependents(head, "det")):
            break
        head = grammar.head(head)
    if head is None or grammar.lemma(head) not in incident_words().put["signs"]:
        return False
    return any(grammar.lemma(t) == "no" for t in grammar.dependents(head, "det"))


def _is_taken_for_granted(grammar: Grammar, noun: int) -> bool:
    """Whether something else is open than that it happened: "if the town's shelling broke the truce",
    "thinks that the invasion frightened them".
    """
    verb = grammar.head(noun)
    if verb is None or grammar.upos(verb) != "VERB" or grammar.relation(noun) != "nsubj":
        return False
    if grammar.lemma(verb) in _TAKES_PLACE or grammar.read.xpos[verb] not in ("VBD", "VBZ", "VBP"):
        return False
    owned = bool(grammar.dependents(noun, "nmod:poss"))
    return owned or determined(grammar, noun)[0]


def _is_owned_and_backed(grammar: Grammar, noun: int) -> bool:
    """Whether somebody's deed is supported or argued for: "their support for Ostland's invasion"."""
    head = grammar.head(noun)
    if head is None or grammar.lemma(head) not in _BACKING:
        return False
    owned = bool(grammar.dependents(noun, "nmod:poss"))
    return (grammar.case(noun) == "for" and owned) or (
        grammar.case(noun) == "to" and determined(grammar, noun)[0]
    )


def _is_pointed_at(grammar: Grammar, noun: int) -> bool:
    """Whether a noun points at what is known; "the release of prisoners" has its "the" from "of"."""
    if grammar.dependents(noun, "nmod:poss"):
        return True
    of_what = any(grammar.case(t) == "of" for t in grammar.dependents(noun, "nmod"))
    step = noun_lemma(grammar, noun) in _STEPS
    return determined(grammar, noun)[0] and not (step and of_what)


def _is_sought(grammar: Grammar, noun: int) -> bool:
    """Whether a truce is only aimed at: "the importance of achieving a truce", "sees a truce as a step"."""
    verb = grammar.head(noun)
    if verb is None or grammar.relation(noun) != "obj" or not determined(grammar, noun)[1]:
        return False
    return grammar.lemma(verb) in _SEEKING and grammar.read.xpos[verb] in ("VB", "VBG", "VBZ", "VBP")


def _is_of_a_proposal(grammar: Grammar, noun: int) -> bool:
    """Whether a day stands between it and its proposal: "accepted a plan Sunday for a truce"."""
    day = grammar.head(noun)
    if day is None or grammar.case(noun) != "for" or "unmarked" not in grammar.relation(day):
        return False
    verb = grammar.head(day)
    before = [] if verb is None else [t for t in grammar.dependents(verb, "obj") if t < day]
    return any(grammar.lemma(t) in ("proposal", "plan", "offer", "bid", "call", "idea") for t in before)


def _is_in_reach(grammar: Grammar, noun: int) -> bool:
    """Whether it only could be done: "within range of our strike"."""
    head = grammar.head(noun)
    return head is not None and grammar.upos(head) == "NOUN" and grammar.lemma(head) in _REACHES


def _is_if(grammar: Grammar, noun: int) -> bool:
    """Whether a condition hangs on what was read as a noun: "repercussions if Ostland attacks"."""
    return any(grammar.lemma(mark) in ("if", "unless") for mark in grammar.dependents(noun, "mark"))


def _is_wanted(grammar: Grammar, noun: int) -> bool:
    """Whether it is listed as wanted: "among the demands are an end to it and a release of men"."""
    said = next(
        (t for t in (noun, *grammar.ancestors(noun)) if grammar.dependent(t, "cop") is not None), None
    )
    if said is None or determined(grammar, noun)[0]:
        return False
    among = grammar.dependents(said, "nsubj", "nmod", "obl")
    return any(grammar.lemma(t) in incident_words().put["wanted"] for t in (said, *among) if t != noun)


def _would_do(grammar: Grammar, verb: int, relation: str) -> bool:
    """Whether a verb says what an event would bring: "the use of gas would trigger a response".

    "The offensive would begin at dawn" tells of a plan.
    """
    would = any(grammar.lemma(aux) == "would" for aux in grammar.dependents(verb, "aux"))
    return would and relation == "nsubj" and grammar.lemma(verb) not in _TAKES_PLACE


def _can_be_done(grammar: Grammar, verb: int) -> bool:
    """Whether somebody is only left free to do it: "gave them free rein to carry out raids"."""
    head = grammar.head(verb)
    if head is None or not grammar.relation(verb).startswith(("xcomp", "acl", "advcl")):
        return False
    if grammar.lemma(head) == "authority":  # who is given it means to use it, who has it need not
        holder = grammar.head(head)
        return holder is not None and grammar.lemma(holder) == "have"
    return grammar.lemma(head) in incident_words().put["can"] | incident_words().put["may"]


def _is_voted(scene: Scene, verb: int) -> bool:
    """Whether a body has voted it: "the council voted to impose sanctions"."""
    head = scene.grammar.head(verb)
    return head is not None and scene.grammar.lemma(head) == "vote" and scene.standing(head).is_fact


def _is_abstract(grammar: Grammar, noun: int) -> bool:
    """Whether "military action", without an article, is spoken of at all: as a course that could be taken."""
    return (
        grammar.lemma(noun) in ("action", "intervention")
        and grammar.read.xpos[noun] == "NN"
        and not grammar.dependents(noun, "det", "nmod:poss")
    )


def _is_negotiated(grammar: Grammar, noun: int) -> bool:
    """Whether it is still talked about: "talks on the release of the crews"."""
    head = grammar.head(noun)
    return head is not None and grammar.lemma(head) in ("talk", "talks", "negotiation", "discussion")


def _as_weighed(scene: Scene, noun: int) -> IncidentStatus | None:
    """How an event is put that is not pointed at, by what it hangs on: "support for airstrikes", "a move
    that will make way for an invasion". None where that leaves it a fact: "in response to an attack".
    """
    grammar = scene.grammar
    if grammar.case(noun) not in incident_words().put["toward"]:
        return None
    head = grammar.head(noun)
    if head is None or grammar.lemma(head) in incident_words().put["responses"]:
        return None
    if grammar.lemma(head) == "agreement" and grammar.case(noun) == "on":
        return "planned"
    if grammar.lemma(head) in incident_words().put["weighed"]:
        return "hypothetical"
    clause = next((t for t in (head, *grammar.ancestors(head)) if grammar.is_clause(t)), None)
    if clause is None or not grammar.relation(noun).startswith(("obl", "nmod")):
        return None
    above = scene.standing(clause)
    if above.negated or above.future:
        return "hypothetical"  # "will not sit through another strike", "nobody gains from a blockade"
    return status_of(above) if above.mood != "fact" else None


def _is_any_such(grammar: Grammar, noun: int, above: int | None, relation: str) -> bool:
    """Whether any event of that kind is meant, none in particular: "an attack on a ship is a crime"."""
    if above is None or not relation.startswith("nsubj"):
        return False
    copula = grammar.dependent(above, "cop")
    anew = any(grammar.word(t).lower() in _INDEFINITE | {"any"} for t in grammar.dependents(noun, "det"))
    return anew and copula is not None and grammar.word(copula).lower() in ("is", "are", "be")
