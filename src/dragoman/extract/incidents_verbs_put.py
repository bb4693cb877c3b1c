"""How a verb puts what it tells of: a deed, or what can be, is weighed, is denied, or is so all the time."""

from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_told import is_cumulative, of_one_side
from dragoman.extract.incidents_words import VerbFrame, incident_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar

_PERHAPS = frozenset({"possibly", "potentially", "perhaps", "maybe", "eventually"})
_NEVER = frozenset({"nor", "neither", "never", "only", "not", "so", "rarely", "seldom"})
_PAUSES = frozenset({"freeze", "moratorium", "halt", "suspension", "ban", "pause"})
_TERRAIN = frozenset({"mountain", "mountainside", "hill", "hillside", "tree", "cliff", "ridge", "ravine"})
_MISHAPS = frozenset({"collide", "derail", "capsize", "overturn"})
_DENIALS = frozenset({"deny", "denial", "reject", "dismiss"})


def stands_alone(scene: Scene, verb: int, frame: VerbFrame, patients: tuple[int, ...]) -> bool:
    """Whether a verb brings up an incident: not as a condition, a question, or "they want to kill us"."""
    standing, grammar = scene.standing(verb), scene.grammar
    if standing.mood in ("condition", "question"):
        return False
    total = is_cumulative(grammar, verb) or _is_so_far(grammar, verb, patients)
    here = any(grammar.case(t) in ("in", "at", "near") for t in grammar.dependents(verb, "obl"))
    if frame.harm and total and not scene.when(verb) and not (here and scene.where(verb)):
        return False  # "more than 500 have been killed": a toll, of no one incident
    us = bool(patients) and all(grammar.word(t).lower() in ("us", "me", "you", "myself") for t in patients)
    return standing.is_fact or not us


def _is_so_far(grammar: Grammar, verb: int, patients: tuple[int, ...]) -> bool:
    """Whether a verb tells what goes on: "bombs have killed civilians", of no bomb in particular."""
    helpers = {grammar.lemma(t) for t in grammar.dependents(verb, "aux")}
    told_apart = [t for p in patients for t in grammar.dependents(p, "det", "nummod", "nmod:poss", "amod")]
    common = bool(patients) and all(grammar.upos(p) == "NOUN" for p in patients)
    return "have" in helpers and common and not told_apart


def is_among_the_dead(grammar: Grammar, verb: int) -> bool:
    """Whether a participle only says of which people there is talk: "many of the people killed"."""
    head = grammar.head(verb)
    return (
        head is not None
        and grammar.relation(verb) == "acl"
        and grammar.read.xpos[verb] in ("VBN", "VBD")
        and not grammar.dependents(verb, "obl", "obl:agent", "aux", "obl:tmod", "obl:npmod", "advmod")
        and any(grammar.lemma(t) in ("the", "those", "all") for t in grammar.dependents(head, "det"))
        and not grammar.dependents(head, "nummod")
    )


def is_an_accident(grammar: Grammar, verb: int) -> bool:
    """Whether a mishap does the harm: "the plane hit a mountain, killing all aboard"."""
    head = grammar.head(verb)
    if head is None or not grammar.relation(verb).startswith(("advcl", "conj", "acl")):
        return False
    against = grammar.dependents(head, "obj", "obl")
    return grammar.lemma(head) in _MISHAPS or any(grammar.lemma(t) in _TERRAIN for t in against)


def is_to_oneself(grammar: Grammar, verb: int) -> bool:
    """Whether it is done to oneself: "shot himself in the foot"; "blew himself up" hurts others."""
    return any(
        grammar.word(t).lower().endswith(("self", "selves")) for t in grammar.dependents(verb, "obj")
    ) and not grammar.particle(verb)


def is_denied(grammar: Grammar, token: int) -> bool:
    """Whether somebody denies what a verb tells of: "denied that it had fired", "denied killing him"."""
    return any(grammar.lemma(above) in _DENIALS for above in grammar.ancestors(token))


def is_a_state_of_things(scene: Scene, verb: int, frame: VerbFrame) -> bool:
    """Whether a verb says what is so or can be, not what happened: "rebels fighting the army", "when missiles
    are launched, radars see it", "kills civilians", "able to hit the coast", "troops stationed there".
    """
    grammar = scene.grammar
    tag, head, relation = grammar.read.xpos[verb], grammar.head(verb), grammar.relation(verb)
    helpers = grammar.dependents(verb, "aux")
    words = {grammar.word(t).lower() for t in helpers}
    if (
        head is not None
        and grammar.lemma(head) in incident_words().put["can"]
        and relation.startswith(("xcomp", "acl", "advcl"))
    ):
        return True
    if words & {"can", "ca"} and relation.startswith("acl"):
        return True  # "bases that can launch missiles"
    above_noun = head is not None and grammar.upos(head) == "NOUN" and relation.startswith("acl")
    if (
        head is not None
        and tag in ("VBG", "VB")
        and above_noun
        and any(grammar.lemma(t) == "no" for t in grammar.dependents(head, "det"))
    ):
        return True  # "no sign of rebels firing back", "no intention to attack"
    if tag in ("VBZ", "VBP") and not helpers and not grammar.word(verb).endswith("ed"):
        return True
    if tag == "VBN" and words & {"is", "are", "gets", "get"} and not words & {"being", "been", "has", "have"}:
        return frame.kind != "deployment" or relation.startswith(("advcl", "acl"))
    if frame.kind in ("clash", "deployment") and relation == "acl":
        return True
    return (frame.kind == "clash" or bool(frame.if_any)) and tag == "VB" and not scene.standing(verb).past


def asks_who(grammar: Grammar, verb: int) -> bool:
    """Whether it is open only who did it: "it was unclear who was firing"."""
    if grammar.relation(verb).startswith("acl"):
        return False  # "villagers who could be killed"
    return any(
        grammar.word(t).lower() in ("who", "whom", "whose", "how", "why")
        for t in grammar.dependents(verb, "nsubj", "obj", "obl", "advmod")
        if t < verb
    )


def is_an_idea(grammar: Grammar, verb: int) -> bool:
    """Whether a verb in -ing names an option: "ideas including deploying inspectors"."""
    if grammar.read.xpos[verb] != "VBG":
        return False
    for above in grammar.ancestors(verb):
        if grammar.lemma(above) in ("idea", "option", "possibility", "scenario", "alternative", "prospect"):
            return True
        ideas = [
            t
            for t in grammar.dependents(above, "nsubj", "nsubj:pass")
            if grammar.lemma(t) in ("idea", "option")
        ]
        if grammar.upos(above) == "VERB":
            return bool(ideas)
    return False


def is_announced(grammar: Grammar, verb: int) -> bool:
    """Whether a step is only made known: "announced that it was pulling out its troops"."""
    head = grammar.head(verb)
    return (
        head is not None
        and grammar.lemma(head) == "announce"
        and grammar.relation(verb) == "ccomp"
        and grammar.read.xpos[verb] == "VBG"
    )


def is_foreseen(grammar: Grammar, verb: int) -> bool:
    """Whether a deal or a plan has it come: "an accord that would see the army withdraw", "gave the general
    authority to send tanks".
    """
    head = grammar.head(verb)
    if head is None:
        return False
    infinitive = any(grammar.lemma(mark) == "to" for mark in grammar.dependents(verb, "mark"))
    if infinitive and any(
        grammar.lemma(t) in incident_words().put["plans"] for t in grammar.dependents(head, "obj")
    ):
        return grammar.relation(verb) == "xcomp"
    if grammar.lemma(head) != "see":
        return False
    return any(grammar.lemma(t) in ("would", "will") for t in grammar.dependents(head, "aux"))


def would_be(grammar: Grammar, verb: int) -> bool:
    """Whether a verb stands under "would"."""
    return any(grammar.lemma(t) == "would" for t in grammar.dependents(verb, "aux"))


def is_weighed(grammar: Grammar, verb: int) -> bool:
    """Whether a verb in -ing names a course that is argued for: "why bombing it is necessary"."""
    if grammar.read.xpos[verb] != "VBG" or grammar.dependents(verb, "aux"):
        return False
    if any(grammar.lemma(mark) == "about" for mark in grammar.dependents(verb, "mark", "case")):
        return True
    if any(grammar.lemma(t) in _PERHAPS for t in grammar.dependents(verb, "advmod")):
        return True  # "steps including possibly sanctioning officials"
    head = grammar.head(verb)
    if head is not None and grammar.lemma(head) in incident_words().put["meant"]:
        return True  # "bent on toppling him"
    if head is not None and grammar.upos(head) == "NOUN":
        marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "case")}
        answered = incident_words().put["responses"] | incident_words().put["answers"]
        if grammar.lemma(head) in ("range", "distance", "reach"):
            return True  # "within striking distance of exploding a bomb"
        if "for" in marks and grammar.lemma(head) not in answered:
            return True  # "an outpost for invading the north"
    subject = grammar.relation(verb).startswith("csubj") and head is not None
    return subject and head is not None and grammar.dependent(head, "cop") is not None


def is_kept_from(grammar: Grammar, verb: int) -> bool:
    """Whether it is kept from coming, or does not come: "to prevent the rebels from firing rockets", "rather
    than taking captives", "a freeze in testing missiles".
    """
    head = grammar.head(verb)
    small = grammar.dependents(verb, "mark", "case", "cc", "advmod")
    marks = {grammar.lemma(mark) for mark in small}
    hung_on = {grammar.lemma(mark - 1) for mark in small if mark} | {
        "" if head is None else grammar.lemma(head)
    }
    if grammar.read.xpos[verb] == "VBG" and (marks & {"than", "instead", "rather"} or hung_on & _PAUSES):
        return True
    return head is not None and grammar.lemma(head) in incident_words().put["kept_from"] and "from" in marks


def is_of_another_sense(grammar: Grammar, verb: int, kind: str, to_do: int | None) -> bool:
    """Whether it is only what something is made for ("bombs designed to explode in the air"), a command, or
    is no fight, blow or march: "engaged them to sing", "a move that they protested".
    """
    head, relation = grammar.head(verb), grammar.relation(verb)
    if head is not None and relation.startswith(("xcomp", "acl", "advcl")) and relation != "acl:relcl":
        infinitive = any(grammar.lemma(mark) == "to" for mark in grammar.dependents(verb, "mark"))
        if infinitive and grammar.lemma(head) in ("design", "designed", "build", "capable", "able"):
            return True
    if kind == "clash" and to_do is not None:
        return True
    after = {grammar.lemma(t) for t in grammar.subtree(verb) if t > verb} if kind == "strike" else set()
    if "with" in after and after & {"sanction", "tariff", "ban"}:
        return True  # "hit Ostland with new sanctions"
    subjects = grammar.dependents(verb, "nsubj")
    bare = not subjects and not grammar.dependents(verb, "aux", "mark", "nsubj:pass")
    if bare and grammar.read.xpos[verb] == "VB" and relation in ("root", "parataxis", "ccomp"):
        return True  # "Attack the army; attack the president"
    relative = any(grammar.lemma(t) in ("who", "which", "that") for t in subjects)
    return kind == "protest" and relation == "acl:relcl" and bool(subjects) and not relative


def is_asked(grammar: Grammar, verb: int) -> bool:
    """Whether a verb asks, by the order of its words: "did they fire missiles"."""
    first = min(grammar.dependents(verb, "nsubj", "nsubj:pass"), default=None)
    if first is None or grammar.dependents(verb, "mark"):
        return False
    helpers = grammar.dependents(verb, "aux", "aux:pass")
    negative = any(grammar.lemma(t) in _NEVER for t in grammar.dependents(verb, "advmod", "cc") if t < first)
    return any(t < first for t in helpers) and not negative  # "nor had they fired"


def is_reason_given(grammar: Grammar, verb: int) -> bool:
    """Whether a verb in -ing says for what a step is taken against somebody, who is not the one who takes it:
    "launched a strike on Varnia for using gas".
    """
    head = grammar.head(verb)
    if head is None or grammar.read.xpos[verb] != "VBG":
        return False
    if not any(grammar.lemma(mark) == "for" for mark in grammar.dependents(verb, "mark", "case")):
        return False
    return any(grammar.lemma(t) in incident_words().nouns for t in (head, *grammar.dependents(head, "obj")))


def is_disowned(scene: Scene, parties: Parties, verb: int, agents: tuple[int, ...]) -> bool:
    """Whether somebody says that they did not do it: "we did not use any gas"."""
    statement = scene.statement_of(verb)
    if statement is None or not statement.speakers:
        return False
    return of_one_side(scene, parties.actors(agents), statement.speakers)


def is_mere_purpose(grammar: Grammar, verb: int) -> bool:
    """Whether an infinitive only says what something is for: "ships able to shoot down missiles"."""
    head = grammar.head(verb)
    relation = grammar.relation(verb)
    if head is None or not any(grammar.lemma(mark) == "to" for mark in grammar.dependents(verb, "mark")):
        return False
    return relation.startswith(("acl", "advcl")) and grammar.lemma(head) not in incident_words().put["plans"]
