"""What an event noun tells of ("the attack on the port"), believed only in a sense that is an incident."""

from dragoman.extract.incidents_nouns_parties import parties_of_noun
from dragoman.extract.incidents_nouns_put import (
    determined,
    is_brought_about,
    is_warned_of,
    noun_lemma,
    status_of_noun,
)
from dragoman.extract.incidents_sorts import Parties, Sorts, sorts_by_lemma
from dragoman.extract.incidents_told import Told, noun_words, places_of
from dragoman.extract.incidents_words import NounFrame, incident_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar

_PHYSICAL: Sorts = frozenset(
    "people person force target place vessel state group aircraft weapon missile drone military_state".split()
)
_MILITARY: Sorts = frozenset(
    "force aircraft vessel_of_war people_armed weapon missile drone bomb military_state state".split()
)
_FIGHTERS: Sorts = frozenset("force people_armed people state place".split())
_DOES_HARM = frozenset("kill wound injure hit destroy leave target strike damage".split())
_OF_WORK = frozenset(
    {"general", "national", "half-day", "one-day", "day", "indefinite", "hour", "work", "rail"}
)
"""What tells that it is work that is laid down."""
_DEALS = frozenset({"agreement", "deal", "accord", "proposal", "attempt"})
_CAMPAIGNS = frozenset({"operation", "action", "campaign", "intervention"})
_VAGUE = frozenset(
    {"military", "terrorist", "terror", "terrorism", "armed", "deadly", "fatal", "retaliatory", "brazen"}
)
"""What tells that arms are meant, but not what was done with which."""
_RAMMED = frozenset({"attack", "assault", "rampage"})
_BOMBS = frozenset({"bomb", "suicide", "grenade", "ied", "mine", "explosive"})
_SINCE = frozenset({"since", "after", "before", "during"})  # "it has been so since the attack"
_ORDER = ("drone_attack", "rocket_or_missile_attack", "bombing", "killing", "strike", "other")


def told_by_noun(scene: Scene, parties: Parties, noun: int) -> Told | None:
    """Read what an event noun tells of; None if not of an incident."""
    words, grammar = incident_words(), scene.grammar
    lemma = noun_lemma(grammar, noun)
    frame = words.nouns.get(lemma)
    if frame is None:
        return None
    relation = grammar.relation(noun)
    if relation in ("compound", "flat", "nmod:desc") and not _names_a_deal(grammar, noun):
        return None
    marks = _marks(grammar, noun)
    if marks & words.not_modifiers and not marks & words.attack_by.keys():
        return None
    if lemma in ("blast", "explosion") and not parties.violent:
        return None
    begun = frame.kind == "clash" and _breaks_out(grammar, noun)
    if frame.modifiers and not marks & frame.modifiers and not begun:
        return None  # "the war erupted" is as much as "the civil war"
    agents, patients = parties_of_noun(scene, parties, noun, frame)
    if lemma == "protest" and (_is_on_paper(grammar, parties, noun, marks, agents)):
        return None
    if frame.patients and not parties.any_of(patients, frame.patients):
        return None
    if any(grammar.lemma(t) in words.not_of for t in patients) or marks & words.verbal:
        return None
    if grammar.case(noun) == "than" or _is_a_war_of_old(scene, noun):
        return None  # "a worse danger than an attack by rebels"
    if (lemma == "battle" and grammar.case(noun) == "to") or _is_on_a_vote(parties, frame, patients):
        return None  # "go to battle"
    if frame.kind == "clash" and _are_persons(parties, agents):
        return None  # "the premier's clash with the president"
    status, carried = status_of_noun(scene, noun)
    if status is None:
        return None
    agents = agents or carried
    if frame.kind == "attack" and not marks & words.attack_by.keys() and _are_persons(parties, agents):
        return None  # "the senator's attack on the president" is made of words
    places = places_of(
        grammar, parties, tuple((grammar.case(t), t) for t in grammar.dependents(noun, "nmod"))
    )
    definite, indefinite, any_at_all = determined(grammar, noun)
    if frame.evidence and not _has_evidence(scene, parties, noun, marks, agents, patients, frame):
        if not definite:
            return None
        believed = False
    else:
        believed = True
    said_of = bool(grammar.dependents(noun, "cop")) and grammar.case(noun) not in _SINCE
    equated = said_of or (
        grammar.case(noun) == "as" or (relation == "xcomp" and not grammar.dependents(noun, "mark"))
    )  # "the blast was a terrorist attack", "condemned it as murder": told already
    weapons = (marks & words.attack_by.keys()) - _VAGUE
    named = frame.kind == "sanction" and any(
        parties.state(t) is not None for t in grammar.dependents(noun, "amod", "compound")
    )  # "the Varnian sanctions", by or on Varnia
    specific = bool(agents or patients or places or weapons or named)
    if lemma in _CAMPAIGNS and grammar.read.xpos[noun] == "NNS":
        believed = believed and bool(patients)
    if any_at_all and status == "hypothetical" and is_warned_of(grammar, noun):
        status, any_at_all = "threatened", False
    told_anew = indefinite and status in ("happened", "planned") and not marks & _VAGUE
    return Told(
        noun,
        _kind(parties, frame.kind, lemma, marks, agents),
        words.like.get(lemma, lemma),
        True,
        agents,
        patients,
        places,
        marks,
        definite or equated,
        grammar.read.xpos[noun] in ("NNS", "NNPS"),
        believed
        and not equated
        and (
            specific
            or told_anew
            or begun
            or is_brought_about(grammar, noun)
            or (status == "threatened" and bool(marks))
        )
        and not (any_at_all and status == "hypothetical"),
        False,
        status,
        False,
        bool(carried),
        *noun_words(grammar, noun),
    )


def _is_a_war_of_old(scene: Scene, noun: int) -> bool:
    """Whether a war is written as the name of one: "the Civil War"."""
    return scene.grammar.word(noun) == "War" and bool(scene.grammar.dependents(noun, "amod", "compound"))


def _is_on_a_vote(parties: Parties, frame: NounFrame, patients: tuple[int, ...]) -> bool:
    return frame.kind == "attack" and parties.any_of(patients, frozenset({"election"}))


def _are_persons(parties: Parties, agents: tuple[int, ...]) -> bool:
    return bool(agents) and all(
        "person" in parties.sorts(t) and not parties.sorts(t) & _MILITARY for t in agents
    )


def _is_on_paper(
    grammar: Grammar, parties: Parties, noun: int, marks: frozenset[str], agents: tuple[int, ...]
) -> bool:
    """Whether a protest is a note or a cause: "a formal protest to the council", "resigned in protest"."""
    if grammar.case(noun) == "in" and not grammar.dependents(noun, "det", "nmod:poss", "amod", "compound"):
        return True
    states = any("state" in parties.sorts(t) and grammar.upos(t) != "ADJ" for t in agents)
    return states or bool(marks & {"formal", "diplomatic", "official", "written"})


def _names_a_deal(grammar: Grammar, noun: int) -> bool:
    """ "Ceasefire agreement": the compound is the thing."""
    head = grammar.head(noun)
    return head is not None and grammar.lemma(head) in _DEALS


def _marks(grammar: Grammar, noun: int) -> frozenset[str]:
    """The lemmas that stand before an event noun, those they hang on included ("suicide car bomb attack")."""
    found: set[str] = set()
    for child in grammar.dependents(noun, "compound", "amod", "nmod"):
        if child < noun and not grammar.dependents(child, "case"):
            found.add(grammar.lemma(child))
            found |= {grammar.lemma(t) for t in grammar.dependents(child, "compound", "amod", "flat")}
    return frozenset(word for lemma in found for word in (lemma, *lemma.split("-")))


def _kind(parties: Parties, kind: str, lemma: str, marks: frozenset[str], agents: tuple[int, ...]) -> str:
    """The kind of an event noun with what stands before it: "drone attack", "suicide bombing"."""
    if kind in ("attack", "strike"):
        found = {told for mark in marks if (told := incident_words().attack_by.get(mark)) is not None}
        kind = next((told for told in _ORDER if told in found), kind)
    if lemma == "strike" and _is_stoppage(parties, marks, agents):
        return "protest"
    if lemma == "bombing" and parties.any_of(agents, frozenset({"state", "aircraft"})):
        return "strike"
    if lemma in ("blast", "explosion") and "nuclear" in marks:
        return "other"
    if lemma in _RAMMED and kind == "bombing" and not marks & _BOMBS:
        return "attack"  # "the truck attack", "a car attack"
    return kind


def _are_words_likely(
    parties: Parties, noun: int, agents: tuple[int, ...], patients: tuple[int, ...]
) -> bool:
    """Whether an attack on a person or a body, in a report of an election, is likely made of words."""
    if parties.theme != "politics" or parties.any_of(agents, _MILITARY) or not patients:
        return False
    return all(
        parties.sorts(t) & {"person", "group"} and not parties.sorts(t) & {"force", "place", "state"}
        for t in patients
    )


def _breaks_out(grammar: Grammar, noun: int) -> bool:
    """Whether fighting is told to start or to go on: "fighting broke out", "the war erupted"."""
    head = grammar.head(noun)
    return (
        head is not None
        and grammar.relation(noun).startswith("nsubj")
        and (grammar.lemma(head) in ("erupt", "rage", "flare") or grammar.particle(head) == "out")
    )


def _is_stoppage(parties: Parties, marks: frozenset[str], agents: tuple[int, ...]) -> bool:
    """Whether a strike is one of work: by workers, or "a general strike"."""
    labour = any("labour" in sorts_by_lemma().get(mark, ()) for mark in marks)  # "the seamen strike"
    return labour or parties.any_of(agents, frozenset({"labour"})) or bool(marks & _OF_WORK)


def _has_evidence(
    scene: Scene,
    parties: Parties,
    noun: int,
    marks: frozenset[str],
    agents: tuple[int, ...],
    patients: tuple[int, ...],
    frame: NounFrame,
) -> bool:
    """Whether the words around a noun of several senses say that arms are meant."""
    grammar = scene.grammar
    if frame.kind not in ("attack", "strike"):
        if frame.kind == "bombing" and any(incident_words().attack_by.get(m) == "bombing" for m in marks):
            return True
        if frame.kind == "clash":
            fought = parties.any_of((*agents, *patients), _FIGHTERS) or _breaks_out(grammar, noun)
            return fought or is_brought_about(grammar, noun)
        if frame.kind == "protest" and is_brought_about(grammar, noun):
            return True
        return parties.any_of((*agents, *patients), _PHYSICAL)
    if marks & incident_words().attack_by.keys():
        return True
    if grammar.lemma(noun) == "strike" and _is_stoppage(parties, marks, agents):
        return True
    if grammar.lemma(noun) == "strike" and parties.theme in ("labour", "business"):
        return False
    if _are_words_likely(parties, noun, agents, patients):
        return False
    if parties.any_of(patients, _PHYSICAL) or parties.any_of(agents, _MILITARY):
        return True
    head = grammar.head(noun)
    if head is not None and grammar.relation(noun).startswith("nsubj") and grammar.lemma(head) in _DOES_HARM:
        return True
    return any(grammar.lemma(t) in _DOES_HARM for t in grammar.dependents(noun, "acl"))
