"""What kind of incident a verb tells of, by the weapons that act in it or are used."""

from dragoman.extract.incidents_sorts import Parties, Sorts
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import Predicate

_FAR = frozenset(
    {"long", "range", "ballistic", "intercontinental", "medium", "short", "satellite", "space", "nuclear"}
)
_NUCLEAR = frozenset({"nuclear", "hydrogen", "thermonuclear", "atomic", "atom"})
_AIMED_AT: Sorts = frozenset("place target state people force vessel".split())
_GUNS = frozenset({"artillery", "tank", "mortar"})
_BLAST: Sorts = frozenset({"blast"})


def kind_by_weapon(parties: Parties, grammar: Grammar, verb: int, told: str, agents: tuple[int, ...]) -> str:
    """What a weapon that acts, or the fire that is opened, makes of the kind that a verb tells of."""
    kind = _by_agents(parties, told, agents)
    if kind in ("attack", "strike", "other") and any(_blows_himself_up(grammar, t) for t in agents):
        return "bombing"
    if kind == "strike" and grammar.lemma(verb) == "target" and _are_bombs(parties, agents):
        return "bombing"  # "the bomb targeted the car"
    if kind == "other" and _with_artillery(grammar, verb):
        return "strike"
    if kind == "strike" and parties.bombs and parties.any_of(agents, _BLAST):
        return "bombing"
    return kind


def _are_bombs(parties: Parties, agents: tuple[int, ...]) -> bool:
    sorts = frozenset().union(*(parties.sorts(agent) for agent in agents))
    return "bomb" in sorts and not sorts & {"missile", "aircraft"}


def _blows_himself_up(grammar: Grammar, agent: int) -> bool:
    """Whether it is a suicide bomber who attacks; other bombers may be aircraft."""
    before = {grammar.lemma(t) for t in grammar.dependents(agent, "compound", "amod")}
    return grammar.lemma(agent) in ("bomber", "attacker") and "suicide" in before


def _by_agents(parties: Parties, kind: str, agents: tuple[int, ...]) -> str:
    """What a weapon that acts makes of the kind: rockets that hit a town are a rocket attack."""
    if kind not in ("attack", "strike", "killing", "other"):
        return kind
    sorts = frozenset().union(*(parties.sorts(agent) for agent in agents))
    if "drone" in sorts:
        return "drone_attack"
    if "missile" in sorts and "shell" not in sorts:
        return "rocket_or_missile_attack"
    if "bomb" in sorts and "missile" not in sorts and kind != "strike":
        return "bombing"
    return "strike" if kind == "attack" and "aircraft" in sorts else kind


def _with_artillery(grammar: Grammar, verb: int) -> bool:
    """Whether what is opened is "artillery fire", "tank fire"."""
    fire = (t for t in grammar.dependents(verb, "obj") if grammar.lemma(t) == "fire")
    return any(grammar.lemma(c) in _GUNS for t in fire for c in grammar.dependents(t, "compound"))


def is_a_test(scene: Scene, parties: Parties, pred: Predicate, kind: str, patients: tuple[int, ...]) -> bool:
    """Whether a long-range missile is launched at nobody, or a nuclear bomb set off at no target."""
    grammar = scene.grammar
    if kind not in ("rocket_or_missile_attack", "bombing"):
        return False
    marks = {grammar.lemma(t) for p in patients for t in grammar.dependents(p, "amod", "compound")}
    marks |= {grammar.word(t).lower() for p in patients for t in grammar.dependents(p, "amod", "compound")}
    far = bool(marks & (_FAR if kind != "bombing" else _NUCLEAR)) or any(
        grammar.lemma(p) == "icbm" for p in patients
    )
    aimed = parties.any_of(pred.after("at", "on", "against", "into", "toward", "towards"), _AIMED_AT)
    return far and not aimed
