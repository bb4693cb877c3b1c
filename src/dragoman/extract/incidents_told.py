"""One telling of an incident, by a verb or by an event noun, with its parties as the sentence gives them.

An article may tell of one incident many times; the tellings of one are joined later
(`dragoman.extract.incidents_links`, `dragoman.extract.incidents_same`).
"""

from dataclasses import dataclass

from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_words import incident_words
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.language.grammar import Ends, Grammar
from dragoman.record import ActorId
from dragoman.record.words import IncidentStatus

VIOLENT = frozenset({"attack", "killing", "strike", "rocket_or_missile_attack", "drone_attack", "bombing"})
"""The kinds that can be one with each other: an attack, the bombs it was made with, and those it killed."""
_AT = frozenset("in at near outside inside across over around into on off".split())
_NO_PART = frozenset({"acl:relcl", "advcl", "parataxis", "punct", "ccomp", "appos"})


@dataclass(frozen=True, slots=True)
class Told:
    """One telling. `kind` is a kind of the record, or "attack" where the words do not say of what sort.

    `like` names what is told, whatever the word ("vanish", "disappearance"). `agents`, `patients` and
    `places` are tokens; `marks` are what stands before an event noun, or the weapons of a verb. `definite`
    marks a nominal that points back ("the attack"). `alone` says whether the telling can stand for an
    incident by itself, `harm` that it is what an attack does, `denied` that somebody denies it, `asserted`
    that it is told as a deed of the agents: by a verb, or by a noun that a verb carries ("launched the
    attack"). `start` and `end` are its words, in code points.
    """

    token: int
    kind: str
    like: str
    noun: bool
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    places: tuple[int, ...]
    marks: frozenset[str]
    definite: bool
    plural: bool
    alone: bool
    harm: bool
    status: IncidentStatus
    denied: bool
    asserted: bool
    start: int
    end: int


def status_of(standing: Standing) -> IncidentStatus | None:
    """The status of an incident that is put so; None for what did not happen and for what is a habit."""
    if standing.negated or standing.habit:
        return None
    match standing.mood:
        case "fact":
            return "planned" if standing.future else "happened"
        case "plan":
            return "planned"
        case "threat":
            return "threatened"
        case _:
            return "hypothetical"


def places_of(grammar: Grammar, parties: Parties, obliques: tuple[tuple[str, int], ...]) -> tuple[int, ...]:
    """The names of places after "in", "at", "near" that say where a telling puts its incident."""
    return tuple(
        token
        for case, token in obliques
        if case in _AT and parties.sorts(token) & {"place"} and grammar.upos(token) == "PROPN"
    )


def of_one_side(scene: Scene, actors: tuple[ActorId, ...], speakers: tuple[ActorId, ...]) -> bool:
    """Whether somebody speaks of what they or their state did; a crowd speaks for no state."""
    if set(actors) & set(speakers):
        return True
    spoken = (scene.cast.actor(actor) for actor in speakers)
    mine = {one.country for one in spoken if one.kind not in ("anonymous", "group", "outlet")} - {None}
    return any(scene.cast.actor(actor).country in mine for actor in actors)


def is_a_date(grammar: Grammar, token: int) -> bool:
    """Whether what stands after "on" or "at" is a day, not what was hit: "fell on August 19"."""
    words = (token, *grammar.dependents(token, "compound", "nmod"))
    return any(grammar.lemma(word).lower() in incident_words().put["times"] for word in words)


def is_cumulative(grammar: Grammar, verb: int) -> bool:
    """Whether a verb tells a total so far: "have been killed"."""
    helpers = {grammar.word(t).lower() for t in grammar.dependents(verb, "aux")}
    return bool(helpers & {"has", "have", "'ve", "’ve"}) and "been" in helpers


def is_simple_past(grammar: Grammar, verb: int) -> bool:
    """Whether a verb tells a single past event: "killed", "was killed", and "killing" beside one of these."""
    helpers = {grammar.word(t).lower() for t in grammar.dependents(verb, "aux")}
    tag, head, relation = grammar.read.xpos[verb], grammar.head(verb), grammar.relation(verb)
    if helpers & {"has", "have", "'ve", "’ve"} or relation == "acl:relcl":
        return False  # "an attack that killed hundreds" is known already
    if "had" in helpers:  # "the army said shells had been fired" is "shells were fired", told by the army
        return relation == "ccomp"
    if tag == "VBD" or (tag in ("VBN", "VBG") and helpers & {"was", "were"}):
        return True
    beside = grammar.relation(verb).startswith(("advcl", "conj")) and tag in ("VBG", "VBN")
    return beside and head is not None and grammar.upos(head) == "VERB" and is_simple_past(grammar, head)


def shared_phrases(grammar: Grammar, verb: int) -> list[int]:
    """What a list of verbs has in common, hung on the first: "ten injured and six killed in crashes"."""
    head = grammar.head(verb)
    if head is None or grammar.relation(verb) != "conj":
        return []
    after = (t for t in grammar.dependents(head, "obl") if t > verb)
    return [t for t in after if grammar.case(t) in ("in", "by", "from")]


def below(grammar: Grammar, token: int) -> range:
    """A phrase with what hangs on it, relative clauses and further clauses left out."""
    first = last = token
    for child in grammar.dependents(token):
        if grammar.relation(child) in _NO_PART:
            continue
        inner = below(grammar, child)
        first, last = min(first, inner[0]), max(last, inner[-1])
    return range(first, last + 1)


def verb_words(grammar: Grammar, verb: int) -> Ends:
    """The words from a verb's first own party to its last, other clauses left out."""
    first = last = verb
    for child in grammar.dependents(verb):
        relation = grammar.relation(child)
        if relation.startswith("nsubj"):
            inner = grammar.tokens_in(*grammar.phrase(child))
        elif relation.startswith(("obj", "obl", "iobj", "compound:prt", "nmod", "xcomp")):
            inner = below(grammar, child)
        elif relation.startswith(("aux", "advmod")) and grammar.word(child).lower() not in ("when", "where"):
            inner = range(child, child + 1)
        else:
            continue
        first, last = min(first, inner[0]), max(last, inner[-1])
    return grammar.ends(first, last)


def noun_words(grammar: Grammar, noun: int) -> Ends:
    """The noun phrase with its attributes; preposition, further nouns and clauses left out."""
    first = last = noun
    for child in grammar.dependents(noun):
        relation = grammar.relation(child)
        if not relation.startswith(("det", "amod", "compound", "nmod", "nummod", "acl", "flat")):
            continue
        if relation == "acl:relcl":
            continue
        inner = below(grammar, child)
        first, last = min(first, inner[0]), max(last, inner[-1])
    return grammar.ends(first, last)
