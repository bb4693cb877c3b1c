"""Who does what an event noun tells of, and to whom."""

from dragoman.extract.incidents_nouns_put import noun_lemma
from dragoman.extract.incidents_sorts import Parties
from dragoman.extract.incidents_told import is_a_date
from dragoman.extract.incidents_words import NounFrame
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar

_WHO_STRIKE = frozenset({"U.S.", "US", "U.K.", "UK", "NATO", "U.N.", "UN", "EU", "American", "Allied"})
"""Names that stand before an attack as whose it is; "the Varnia attack" may be one on Varnia."""


def parties_of_noun(
    scene: Scene, parties: Parties, noun: int, frame: NounFrame
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who does what an event noun tells of, and to whom: "Ostland's attack on the port by night"."""
    grammar = scene.grammar
    agents: list[int] = []
    patients: list[int] = []
    for child in grammar.dependents(noun, "nmod:poss"):
        if not is_a_date(grammar, child):
            (patients if frame.owner_suffers else agents).append(child)
    for child in grammar.dependents(noun, "amod", "compound", "nmod"):
        between = any(grammar.upos(t) in ("AUX", "VERB") for t in range(child + 1, noun))
        if child > noun or between or grammar.dependents(child, "case"):
            continue
        entry = scene.gazetteer.match(grammar.word(child))
        striker = grammar.word(child) in _WHO_STRIKE and not frame.owner_suffers
        on_whom = any(grammar.case(t) in ("on", "against") for t in grammar.dependents(noun, "nmod"))
        if noun_lemma(grammar, noun) == "sanction" and not striker and not on_whom:
            continue  # "Varnian sanctions" are mostly sanctions on Varnia
        killed = frame.owner_suffers and parties.name(child) == "PER"  # "the Lund assassination"
        if frame.owner_suffers and not killed and not grammar.dependents(noun, "nmod"):
            continue  # "Varnian killings" may be done to Varnians
        if entry is not None and (striker or entry.form == "demonym"):
            agents.append(child)
        elif killed:
            patients.append(child)
        elif grammar.relation(child) == "compound" and parties.sorts(child) & {"people_armed", "force"}:
            agents.append(child)
    for child in _phrases_after(grammar, noun):
        case, together = grammar.case(child), grammar.together(child)
        if case == "by" or (case in ("between", "with") and frame.kind in ("clash", "ceasefire")):
            agents.extend(together)
        elif case == "on" and any(grammar.lemma(above) == "blame" for above in grammar.ancestors(noun)):
            continue  # "blamed the attack on rebels": they are whom it is blamed on
        elif (
            case in ("on", "against", "upon", "at")
            or (case == "of" and frame.of_suffers)
            or (case in ("in", "with") and "election" in frame.patients)
        ):
            named = _name_beside(grammar, child)
            together = together if named is None else (named,)
            patients.extend(t for t in together if not is_a_date(grammar, t))
    return tuple(dict.fromkeys(agents)), tuple(dict.fromkeys(patients))


def _phrases_after(grammar: Grammar, noun: int) -> list[int]:
    """The phrases after an event noun that belong to it, though a list may hang them on its first noun."""
    found = [t for t in grammar.dependents(noun, "nmod", "obl") if t > noun]  # "meddling in the vote"
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


def _name_beside(grammar: Grammar, title: int) -> int | None:
    """The name that the reader hung beside its title: "the murder of the Front leader | Ada Lund"."""
    head = grammar.head(title)
    after = grammar.token_at(grammar.phrase(title)[1])
    if head is None or after is None or grammar.upos(title) != "NOUN":
        return None
    beside = (t for t in grammar.dependents(head, "nmod", "appos") if t == after + 1)
    return next((t for t in beside if grammar.upos(t) == "PROPN" and not grammar.case(t)), None)
