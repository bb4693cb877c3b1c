"""What a verb tells of, believed only in a sense that tells of an incident."""

from dragoman.extract.incidents_kinds import is_a_test, kind_by_weapon
from dragoman.extract.incidents_sorts import Parties, Sorts
from dragoman.extract.incidents_told import (
    VIOLENT,
    Told,
    is_a_date,
    places_of,
    shared_phrases,
    status_of,
    verb_words,
)
from dragoman.extract.incidents_verbs_put import (
    asks_who,
    is_a_state_of_things,
    is_among_the_dead,
    is_an_accident,
    is_an_idea,
    is_announced,
    is_asked,
    is_denied,
    is_disowned,
    is_foreseen,
    is_kept_from,
    is_mere_purpose,
    is_of_another_sense,
    is_reason_given,
    is_to_oneself,
    is_weighed,
    stands_alone,
    would_be,
)
from dragoman.extract.incidents_words import VerbFrame, incident_words, plain
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import Predicate

_ARMED: Sorts = frozenset("force people_armed weapon missile drone aircraft bomb".split())
_ATTACKED: Sorts = frozenset("target force place vessel".split())
_NOBODY = frozenset({"which", "that", "it", "this", "what", "there"})
_NO_POSTS = frozenset({"hospital", "clinic", "court", "jail", "prison", "school", "safety"})
_IDIOMS = frozenset({"open", "take", "come", "lay", "set"})
_WITH_WORDS = frozenset({"bombard", "pummel", "pelt"})
_NOT_BY = frozenset({"from", "include", "including"})  # "20 were killed, most of them from the Front"
_VOTED_INTO = frozenset({"house", "senate", "congress", "parliament", "presidency"})


def told_by_verb(scene: Scene, parties: Parties, verb: int) -> Told | None:
    """Read what a verb tells of; None if not of an incident."""
    words, grammar = incident_words(), scene.grammar
    lemma = plain(grammar.lemma(verb), words.verbs)
    if lemma not in words.verbs and lemma not in _IDIOMS:
        return None
    pred = scene.predicate(verb)
    name = _idiom(grammar, pred) or _name(grammar, verb)
    for frame in words.verbs.get(name, ()):
        fitting = _fit(scene, parties, pred, frame)
        if fitting is not None:
            return _told(scene, parties, pred, frame, name, fitting)
    return None


def _told(
    scene: Scene,
    parties: Parties,
    pred: Predicate,
    frame: VerbFrame,
    name: str,
    fitting: tuple[tuple[int, ...], tuple[int, ...]],
) -> Told | None:
    grammar, verb = scene.grammar, pred.verb
    standing = scene.standing(verb)
    status, denied = status_of(standing), is_denied(grammar, verb)
    if status is None and not denied and standing.negated and not standing.habit:
        denied = is_disowned(scene, parties, verb, fitting[0])
    if status is None and denied:
        status = "hypothetical"
    if status == "hypothetical" and asks_who(grammar, verb):
        status = "happened"
    if status == "happened" and (is_an_idea(grammar, verb) or is_weighed(grammar, verb)):
        status = "hypothetical"
    if status == "happened" and (is_announced(grammar, verb) or is_foreseen(grammar, verb)):
        status = "planned"
    if status == "planned" and (frame.harm and would_be(grammar, verb)):
        status = "hypothetical"  # "that would kill thousands" is nobody's plan
    if frame.unless_happened and status == "planned":
        status = "threatened"  # a promised blow is a threat
    if status is None or (frame.unless_happened and status == "happened"):
        return None
    if status == "planned" and is_mere_purpose(grammar, verb):
        return None
    if frame.harm and is_an_accident(grammar, verb):
        return None
    if is_a_state_of_things(scene, verb, frame) or (frame.harm and is_to_oneself(grammar, verb)):
        return None
    if frame.kind == "protest" and pred.complement is not None:
        return None  # "they protested that they had no choice"
    if is_of_another_sense(grammar, verb, frame.kind, pred.complement):
        return None
    if is_asked(grammar, verb) and not asks_who(grammar, verb):
        return None
    if is_kept_from(grammar, verb) or (frame.agent_suffers and status != "happened"):
        return None  # "the surplus will vanish"
    agents, patients = fitting
    if is_reason_given(grammar, verb):
        agents = ()
    if frame.within or frame.agent_suffers:  # who dies suffers
        agents, patients = (), (*agents, *patients)
    kind = kind_by_weapon(parties, grammar, verb, frame.kind, agents)
    if frame.unless_happened and parties.theme == "business":
        kind = "sanction"  # states retaliate in trade too
    if is_a_test(scene, parties, pred, kind, patients):
        kind, name = "other", "test"
    return Told(
        verb,
        kind,
        incident_words().like.get(name, name),
        False,
        agents,
        patients,
        places_of(grammar, parties, pred.obliques),
        _marks(grammar, (*agents, *patients)),
        _points_back(grammar, parties, patients),
        False,
        not frame.weak
        and stands_alone(scene, verb, frame, patients)
        and not (frame.harm and is_among_the_dead(grammar, verb)),
        frame.harm,
        status,
        denied,
        True,
        *verb_words(grammar, verb),
    )


def _points_back(grammar: Grammar, parties: Parties, patients: tuple[int, ...]) -> bool:
    """Whether a verb tells of what is known already: "who had launched the drone", "shot the victim"."""
    return bool(patients) and all(
        (parties.sorts(t) & {"drone", "missile", "bomb"} or grammar.lemma(t) == "victim")
        and any(grammar.word(d).lower() == "the" for d in grammar.dependents(t, "det"))
        for t in patients
    )


def _marks(grammar: Grammar, tokens: tuple[int, ...]) -> frozenset[str]:
    """The weapons that a verb's parties name ("rockets", "chemical weapons")."""
    named = incident_words().attack_by
    found = {grammar.lemma(t) for t in tokens}
    found |= {grammar.lemma(t) for token in tokens for t in grammar.dependents(token, "amod", "compound")}
    return frozenset(found & named.keys())


def _name(grammar: Grammar, verb: int) -> str:
    """The verb as the list has it: "blow-up"; a particle that changes nothing is left out ("fired back")."""
    verbs = incident_words().verbs
    lemma, particle = plain(grammar.lemma(verb), verbs), grammar.particle(verb)
    if particle and f"{lemma}-{particle}" in verbs:
        return f"{lemma}-{particle}"
    return "" if particle in ("up", "down", "off", "out") else lemma


def _idiom(grammar: Grammar, pred: Predicate) -> str:
    """A verb that means an incident only with its complement: "opened fire", "took three men hostage"."""
    lemma = grammar.lemma(pred.verb)
    below = {grammar.lemma(token) for token in grammar.dependents(pred.verb, "obj", "xcomp", "obl", "advmod")}
    match lemma:
        case "open" if "fire" in below:
            return "open-fire"
        case "come" if "fire" in below:
            return "come-under-fire"
        case "take" if below & {"hostage", "captive", "prisoner"}:
            return "kidnap"
        case "take" if "custody" in below:
            return "arrest"
        case "take" if "control" in below:
            return "take-control"
        case "set" if pred.after("off"):
            return "set-off"
        case "shoot" | "stab" if below & {"dead", "death", "fatally"}:
            return "kill"
        case _:
            return ""


def _fit(
    scene: Scene, parties: Parties, pred: Predicate, frame: VerbFrame
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The agents and patients of a verb if they fit a frame."""
    grammar = scene.grammar
    agents = tuple(
        t for t in pred.agents if grammar.lemma(t) not in ("dead", "fire") and grammar.case(t) not in _NOT_BY
    )
    patients = tuple(
        t
        for t in (*_objects(grammar, pred), *_after(grammar, pred, frame.through))
        if (grammar.lemma(t) not in ("dead", "fire") or "gunfire" in frame.patient)
        and not is_a_date(grammar, t)
    )
    by_what = (*agents, *pred.after("in", "by", "from", "of"), *shared_phrases(grammar, pred.verb))
    if any(_is_excluded(parties, t, frame) for t in by_what):
        return None
    if parties.any_of(patients, frame.not_patient) or pred.after(*frame.not_through):
        return None
    if not parties.violent and any("blast" in parties.sorts(t) for t in agents):
        return None  # gas explodes too
    if _is_figure_of_speech(parties, grammar, pred, frame, patients):
        return None
    fits = not frame.patient or parties.any_of(patients, frame.patient)
    if not fits and not (frame.or_agent and parties.any_of(agents, frame.or_agent)):
        return None
    if frame.harm and not parties.violent and not parties.any_of(agents, _ARMED | {"people"}):
        return None
    if frame.agent and not _agents_fit(scene, parties, pred, frame, agents, patients):
        return None
    if (
        frame.if_any
        and pred.patients
        and not pred.passive
        and not parties.any_of(pred.patients, frame.if_any)
    ):
        return None
    if frame.kind == "deployment" and any(grammar.lemma(t) in _NO_POSTS for t in pred.after("to")):
        return None  # "soldiers were rushed to hospital"
    if frame.toward and not _after(grammar, pred, frame.toward):
        return None
    if frame.within:
        around = pred.after("in", "during", "from", "by", "after", "under", "amid")
        if not parties.any_of(around, frame.within):
            return None
    return agents, patients


def _after(grammar: Grammar, pred: Predicate, cases: frozenset[str]) -> tuple[int, ...]:
    """The phrases after some prepositions, also where they hang on "fire": "opened fire on the town"."""
    fire = (t for t in pred.patients if grammar.lemma(t) == "fire")
    hung = (t for f in fire for t in grammar.dependents(f, "nmod") if grammar.case(t) in cases)
    return (*pred.after(*cases), *hung)


def _objects(grammar: Grammar, pred: Predicate) -> tuple[int, ...]:
    """What a verb is done to; the reader takes "off" of "set off a bomb" for a preposition."""
    if not pred.patients and grammar.lemma(pred.verb) == "set":
        return pred.after("off")
    return pred.patients or _hung_above(grammar, pred.verb)


def _is_figure_of_speech(
    parties: Parties, grammar: Grammar, pred: Predicate, frame: VerbFrame, patients: tuple[int, ...]
) -> bool:
    """Whether no arms are meant: "bombarded him with letters", "to capture the Senate"."""
    lemma = grammar.lemma(pred.verb)
    with_what = pred.after("with")
    if lemma in _WITH_WORDS and with_what:
        return not parties.any_of(with_what, _ARMED | {"shell"})
    return frame.kind == "seizure" and any(
        grammar.upos(t) == "PROPN" and grammar.lemma(t).lower() in _VOTED_INTO for t in patients
    )


def _hung_above(grammar: Grammar, verb: int) -> tuple[int, ...]:
    """The object after a verb that the reader hung on the verb above: "broke it by attacking the army"."""
    head = grammar.head(verb)
    if head is None or not grammar.relation(verb).startswith(("advcl", "xcomp")):
        return ()
    return tuple(token for token in grammar.dependents(head, "obj") if verb < token < verb + 6)


def _is_excluded(parties: Parties, token: int, frame: VerbFrame) -> bool:
    """Whether a party shows another sense: storms and diseases kill too."""
    sorts = parties.sorts(token)
    if not sorts & frame.not_agent:
        return False
    return "nature" not in frame.not_agent or not sorts & (_ARMED | {"people", "violence"})


def _agents_fit(
    scene: Scene,
    parties: Parties,
    pred: Predicate,
    frame: VerbFrame,
    agents: tuple[int, ...],
    patients: tuple[int, ...],
) -> bool:
    grammar = scene.grammar
    nouns = incident_words().nouns
    if frame.kind in VIOLENT and any(
        (noun := nouns.get(grammar.lemma(t))) is not None and noun.kind in VIOLENT for t in agents
    ):
        return True
    known = tuple(t for t in agents if parties.sorts(t) or grammar.lemma(t) not in _NOBODY)
    if known:
        if frame.kind == "attack" and not _is_armed_attack(parties, known, patients):
            return False
        return parties.any_of(known, frame.agent)
    if "any" in frame.agentless:
        return True
    return bool(frame.agentless) and parties.any_of(
        tuple(token for _, token in pred.obliques), frame.agentless
    )


def _is_armed_attack(parties: Parties, agents: tuple[int, ...], patients: tuple[int, ...]) -> bool:
    """Whether it is arms that attack, not words: "the senator attacked the president" is a saying."""
    if any(parties.sorts(agent) & _ARMED for agent in agents):
        return True
    return any(parties.sorts(p) & _ATTACKED and "person" not in parties.sorts(p) for p in patients)
