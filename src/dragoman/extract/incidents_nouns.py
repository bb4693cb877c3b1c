"""What an event noun tells of ("the attack on the port"), believed only in a sense that is an incident."""

from dragoman.extract.incidents_sorts import Parties, Sorts
from dragoman.extract.incidents_told import Told, noun_words, places_of, status_of
from dragoman.extract.incidents_words import NounFrame, incident_words
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.record.words import IncidentStatus

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her", "both"})
_INDEFINITE = frozenset({"a", "an", "another"})
_PHYSICAL: Sorts = frozenset(
    "people person force target place vessel state group aircraft weapon missile drone military_state".split()
)
_MILITARY: Sorts = frozenset(
    "force aircraft vessel_of_war people_armed weapon missile drone bomb military_state state".split()
)
_FIGHTERS: Sorts = frozenset("force people_armed people state place".split())
_DOES_HARM = frozenset("kill wound injure hit destroy leave target strike damage".split())
_DEALS = frozenset({"agreement", "deal", "accord", "proposal", "attempt"})
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight night morning
    evening afternoon week month year january february march april may june july august september october
    november december day weekend hour""".split()
)
_CAMPAIGNS = frozenset({"operation", "action", "campaign", "intervention"})
_WHO_STRIKE = frozenset({"U.S.", "US", "U.K.", "UK", "NATO", "U.N.", "UN", "EU", "American", "Allied"})
"""Names that stand before an attack as whose it is; "the Varnia attack" may be one on Varnia."""
_TOWARD = frozenset("for to of against behind into about on by through from".split())
_WEIGHED = frozenset(
    """support case argument need vote authorization authorisation approval opposition option debate
    resolution permission idea talk talks negotiation discussion prospect use backing justification
    alternative appetite rationale pretext event speculation call""".split()
)
_RESPONSES = frozenset(
    """response retaliation reaction wake aftermath anniversary condemnation investigation responsible
    responsibility blame accountable guilty answer punish""".split()
)
_IN_FORCE = frozenset(
    """ease lift weaken enforce maintain keep remove relax loosen evade circumvent tighten uphold
    violate""".split()
)
_VAGUE = frozenset(
    {"military", "terrorist", "terror", "terrorism", "armed", "deadly", "fatal", "retaliatory", "brazen"}
)
"""What tells that arms are meant, but not what was done with which."""
_SINCE_IT_HAPPENED = frozenset(
    """stop halt end cease suspend curb investigate probe condemn denounce avenge mourn explain punish
    commemorate remember criticize criticise deplore""".split()
)
_ORDER = ("drone_attack", "rocket_or_missile_attack", "bombing", "killing", "strike", "other")


def told_by_noun(scene: Scene, parties: Parties, noun: int) -> Told | None:
    """Read what an event noun tells of; None if not of an incident."""
    words, grammar = incident_words(), scene.grammar
    lemma = _lemma(grammar, noun)
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
    if frame.modifiers and not marks & frame.modifiers:
        return None
    agents, patients = _parties(scene, parties, noun, frame)
    if frame.patients and not parties.any_of(patients, frame.patients):
        return None
    if any(grammar.lemma(t) in words.not_of for t in patients) or marks & words.verbal:
        return None
    status, carried = _status(scene, noun)
    if status is None:
        return None
    agents = agents or carried
    if frame.kind == "attack" and not marks & words.attack_by.keys() and _are_persons(parties, agents):
        return None  # "the senator's attack on the president" is made of words
    places = places_of(
        grammar, parties, tuple((grammar.case(t), t) for t in grammar.dependents(noun, "nmod"))
    )
    definite, indefinite, any_at_all = _determined(grammar, noun)
    if frame.evidence and not _has_evidence(scene, parties, noun, marks, agents, patients, frame):
        if not definite:
            return None
        believed = False
    else:
        believed = True
    equated = bool(grammar.dependents(noun, "cop")) or (
        grammar.case(noun) == "as" or (relation == "xcomp" and not grammar.dependents(noun, "mark"))
    )  # "the blast was a terrorist attack", "condemned it as murder": told already
    weapons = (marks & words.attack_by.keys()) - _VAGUE
    specific = bool(agents or patients or places or weapons)
    if lemma in _CAMPAIGNS and grammar.read.xpos[noun] == "NNS":
        believed = believed and bool(patients)
    if any_at_all and status == "hypothetical" and _is_warned_of(grammar, noun):
        status, any_at_all = "threatened", False
    told_anew = indefinite and status in ("happened", "planned") and not marks & _VAGUE
    begun = frame.kind == "clash" and _breaks_out(grammar, noun)
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
        and (specific or told_anew or begun or (status == "threatened" and bool(marks)))
        and not (any_at_all and status == "hypothetical"),
        False,
        status,
        False,
        bool(carried),
        *noun_words(grammar, noun),
    )


def _is_warned_of(grammar: Grammar, noun: int) -> bool:
    """Whether somebody threatens with it: "threatened any state with sanctions"."""
    return any(grammar.lemma(above) in ("threaten", "vow") for above in grammar.ancestors(noun))


def _are_persons(parties: Parties, agents: tuple[int, ...]) -> bool:
    return bool(agents) and all(
        "person" in parties.sorts(t) and not parties.sorts(t) & _MILITARY for t in agents
    )


def _lemma(grammar: Grammar, noun: int) -> str:
    """The lemma; "cease-fire" is one word, whatever its hyphen."""
    lemma = grammar.lemma(noun)
    if lemma == "fire" and any(grammar.word(t).lower() == "cease" for t in range(max(0, noun - 2), noun)):
        return "ceasefire"
    if lemma == "state" and any(grammar.lemma(t) == "emergency" for t in grammar.dependents(noun, "nmod")):
        return "state-of-emergency"
    return lemma


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


def _determined(grammar: Grammar, noun: int) -> tuple[bool, bool, bool]:
    """Whether a noun points back ("the", "its", "Monday's"), is brought up anew ("a"), is any at all."""
    words = {grammar.word(t).lower() for t in grammar.dependents(noun, "det", "nmod:poss")}
    times = any(grammar.lemma(t) in _TIMES for t in grammar.dependents(noun, "nmod:poss"))
    return bool(words & _DEFINITE) or times, bool(words & _INDEFINITE), "any" in words


def _parties(
    scene: Scene, parties: Parties, noun: int, frame: NounFrame
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who does what an event noun tells of, and to whom: "Ostland's attack on the port by night"."""
    grammar = scene.grammar
    agents: list[int] = []
    patients: list[int] = []
    for child in grammar.dependents(noun, "nmod:poss"):
        if grammar.lemma(child) not in _TIMES:
            (patients if frame.owner_suffers else agents).append(child)
    for child in grammar.dependents(noun, "amod", "compound", "nmod"):
        between = any(grammar.upos(t) in ("AUX", "VERB") for t in range(child + 1, noun))
        if child > noun or between or grammar.dependents(child, "case"):
            continue
        entry = scene.gazetteer.match(grammar.word(child))
        striker = grammar.word(child) in _WHO_STRIKE and not frame.owner_suffers
        if entry is not None and (striker or entry.form == "demonym"):
            agents.append(child)
        elif frame.owner_suffers and parties.name(child) == "PER":
            patients.append(child)
        elif grammar.relation(child) == "compound" and parties.sorts(child) & {"people_armed", "force"}:
            agents.append(child)
    for child in _phrases_after(grammar, noun):
        case, together = grammar.case(child), grammar.together(child)
        if case == "by" or (case in ("between", "with") and frame.kind in ("clash", "ceasefire")):
            agents.extend(together)
        elif case == "on" and any(grammar.lemma(above) == "blame" for above in grammar.ancestors(noun)):
            continue  # "blamed the attack on rebels": they are whom it is blamed on
        elif case in ("on", "against", "upon", "at") or (case == "of" and frame.of_suffers):
            patients.extend(t for t in together if grammar.lemma(t) not in _TIMES)
    return tuple(dict.fromkeys(agents)), tuple(dict.fromkeys(patients))


def _phrases_after(grammar: Grammar, noun: int) -> list[int]:
    """The phrases after an event noun that belong to it, though a list may hang them on its first noun."""
    found = [t for t in grammar.dependents(noun, "nmod") if t > noun]
    head = grammar.head(noun)
    if head is None:
        return found
    if grammar.relation(noun) == "conj":
        found += [t for t in grammar.dependents(head, "nmod") if t > noun]
    if grammar.relation(noun) == "obj":
        found += [
            t
            for t in grammar.dependents(head, "obl")
            if grammar.case(t) in ("on", "against", "by") and t > noun
        ]
    return found


def _status(scene: Scene, noun: int) -> tuple[IncidentStatus | None, tuple[int, ...]]:
    """How an event noun is put, by itself and by the verb that carries it ("launched a strike"), and whom the
    verb names as doing it.
    """
    grammar, words = scene.grammar, incident_words()
    standing = scene.standing(noun)
    if grammar.case(noun) == "behind" and _determined(grammar, noun)[0]:
        return "happened", ()  # whoever was behind it, or denies that, it is taken to have happened
    status = status_of(standing)
    if status == "happened" and _is_abstract(grammar, noun):
        status = "hypothetical"
    pointed = _determined(grammar, noun)[0] or bool(grammar.dependents(noun, "nmod:poss"))
    if status == "happened" and (not pointed or _is_negotiated(grammar, noun)):
        status = _as_weighed(scene, noun) or status
    if status is not None and words.nouns[_lemma(grammar, noun)].kind in ("sanction", "ceasefire"):
        above = grammar.head(noun)
        if above is not None and grammar.lemma(above) in _IN_FORCE and grammar.relation(noun) == "obj":
            return "happened", ()
    top, relation = noun, grammar.relation(noun)
    verb = grammar.head(noun)
    while relation == "conj" and verb is not None:
        top, relation, verb = verb, grammar.relation(verb), grammar.head(verb)
    if status == "happened" and any(
        grammar.lemma(t) == "likely" for t in grammar.dependents(noun, "advmod", "amod")
    ):
        return "planned", ()
    if _is_any_such(grammar, noun, verb):
        return None, ()
    anew = any(grammar.word(t).lower() in _INDEFINITE for t in grammar.dependents(noun, "det"))
    named = relation in ("obj", "nsubj:pass") and not anew
    if verb is not None and named and grammar.lemma(verb) in _SINCE_IT_HAPPENED:
        return "happened", ()  # what is to be stopped goes on, what is looked into was
    if status is None or verb is None or grammar.upos(verb) != "VERB":
        return status, ()
    particle = grammar.particle(verb)
    lemma = f"{grammar.lemma(verb)}-{particle}" if particle else grammar.lemma(verb)
    pred = scene.predicate(verb)
    bare = tuple(token for case, token in pred.obliques if not case)  # an object that the reader missed
    if lemma in ("lodge", "file") and words.nouns[_lemma(grammar, noun)].kind == "protest":
        return None, ()  # diplomats protest on paper
    if lemma not in words.carriers or top not in (*pred.patients, *bare):
        return status, ()
    if status == "happened":
        status = status_of(scene.standing(verb))
    return status, pred.agents if lemma in words.own_carriers else ()


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
    if grammar.case(noun) not in _TOWARD:
        return None
    head = grammar.head(noun)
    if head is None or grammar.lemma(head) in _RESPONSES:
        return None
    if grammar.lemma(head) in _WEIGHED:
        return "hypothetical"
    clause = next((t for t in (head, *grammar.ancestors(head)) if grammar.is_clause(t)), None)
    if clause is None or not grammar.relation(noun).startswith(("obl", "nmod")):
        return None
    above = scene.standing(clause)
    if above.negated or above.future:
        return "hypothetical"  # "will not sit through another strike", "nobody gains from a blockade"
    return status_of(above) if above.mood != "fact" else None


def _is_any_such(grammar: Grammar, noun: int, above: int | None) -> bool:
    """Whether any event of that kind is meant, none in particular: "an attack on a ship is a crime"."""
    if above is None or not grammar.relation(noun).startswith("nsubj"):
        return False
    copula = grammar.dependent(above, "cop")
    anew = any(grammar.word(t).lower() in _INDEFINITE | {"any"} for t in grammar.dependents(noun, "det"))
    return anew and copula is not None and grammar.word(copula).lower() in ("is", "are", "be")


def _kind(parties: Parties, kind: str, lemma: str, marks: frozenset[str], agents: tuple[int, ...]) -> str:
    """The kind of an event noun with what stands before it: "drone attack", "suicide bombing"."""
    if kind in ("attack", "strike"):
        found = {told for mark in marks if (told := incident_words().attack_by.get(mark)) is not None}
        kind = next((told for told in _ORDER if told in found), kind)
    if lemma == "strike" and _is_stoppage(parties, marks, agents):
        return "protest"
    if lemma == "bombing" and parties.any_of(agents, frozenset({"state", "aircraft"})):
        return "strike"
    return kind


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
    return parties.any_of(agents, frozenset({"labour"})) or "general" in marks


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
            return parties.any_of((*agents, *patients), _FIGHTERS) or _breaks_out(grammar, noun)
        return parties.any_of((*agents, *patients), _PHYSICAL)
    if marks & incident_words().attack_by.keys():
        return True
    if grammar.lemma(noun) == "strike" and _is_stoppage(parties, marks, agents):
        return True
    if grammar.lemma(noun) == "strike" and parties.theme in ("labour", "business"):
        return False
    if parties.any_of(patients, _PHYSICAL) or parties.any_of(agents, _MILITARY):
        return True
    head = grammar.head(noun)
    if head is not None and grammar.relation(noun).startswith("nsubj") and grammar.lemma(head) in _DOES_HARM:
        return True
    return any(grammar.lemma(t) in _DOES_HARM for t in grammar.dependents(noun, "acl"))
