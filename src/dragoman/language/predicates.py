"""Who does what to whom: the parties of a verb by meaning, whatever the voice and the sentence's shape.

"Ostland struck the port", "the port was struck by Ostland", "the port, struck by Ostland", "Ostland, which
struck the port" and "Ostland wanted to strike the port" all have Ostland as agent and the port as patient.
"""

from dataclasses import dataclass

from dragoman.language.grammar import Grammar

_CONTROL_BY_OBJECT = frozenset(
    "urge tell ask order press call force allow help warn advise persuade invite encourage pressure push "
    "request instruct direct enable compel require want expect implore beg remind".split()
)
"""Verbs whose object does what the infinitive says: "urged Varnia to stop" (Varnia stops)."""
_TOLD = frozenset({"tell", "warn", "advise", "remind"})
_CHARGED = frozenset(
    "accuse suspect blame criticize criticise condemn denounce charge convict stop prevent keep ban bar "
    "deter thank praise forgive punish sanction fault excoriate mock berate chide fine jail".split()
)
"""Verbs whose object does what follows "of", "for" or "from": "accused Ostland of firing" (Ostland fires)."""
_SENDING = frozenset({"send", "dispatch"})
_OF_SOMEBODY = frozenset(
    "say claim deny accuse blame vow reject warn refuse announce agree demand condemn call insist maintain "
    "declare admit acknowledge threaten promise pledge want".split()
)
"""Verbs of which only somebody can be the subject: of two nouns before "which" the name nearest to it."""
_NO_GERUND = frozenset("say state note argue claim insist add think believe declare".split())
"""Verbs that take no -ing form of what their subject does: "said retaking it was a feat"."""
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb and its parties, as numbers of tokens (heads of their noun phrases).

    `agents` are who does it, `patients` whom or what it is done to, `recipients` to whom it is given or
    told; `obliques` pairs each further phrase with its preposition. `complement` heads the clause it takes
    ("said that …", "urged … to …"). Empty where the sentence names nobody.
    """

    verb: int
    lemma: str
    passive: bool
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    recipients: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    complement: int | None

    def after(self, *prepositions: str) -> tuple[int, ...]:
        """The heads of the phrases after one of these prepositions."""
        return tuple(token for preposition, token in self.obliques if preposition in prepositions)


def verb_name(grammar: Grammar, verb: int) -> str:
    """The verb's lemma, with its particle where it has one: "meet", "sit down"."""
    lemma, particle = grammar.lemma(verb), grammar.particle(verb)
    return f"{lemma} {particle}" if particle else lemma


def predicate(grammar: Grammar, verb: int) -> Predicate:
    """Read the parties of a verb."""
    passive = is_passive(grammar, verb)
    subjects = _subjects(grammar, verb)
    objects = _open(
        grammar, grammar.dependents(verb, "obj") or _late(grammar, verb) or _within(grammar, verb, passive)
    )
    recipients = _open(grammar, grammar.dependents(verb, "iobj"))
    obliques = tuple(
        (preposition, token)
        for preposition, first in _obliques(grammar, verb)
        for token in grammar.together(first)
    )
    by = tuple(
        token
        for first in grammar.dependents(verb, "obl")
        if (grammar.relation(first) == "obl:agent" and not grammar.case(first).startswith("accord"))
        or (passive and grammar.case(first) == "by")
        for token in grammar.together(first)
    )
    if passive:
        agents = by
        patients = subjects
        if objects:  # "was given a letter", "was told that": the subject receives
            recipients, patients = subjects, objects
    else:
        agents, patients = subjects, objects
    complement = grammar.dependent(verb, "ccomp", "xcomp")
    obliques = tuple(pair for pair in obliques if pair[1] not in by)
    name = verb_name(grammar, verb)
    return Predicate(verb, name, passive, agents, patients, recipients, obliques, complement)


def _obliques(grammar: Grammar, verb: int) -> list[tuple[str, int]]:
    """The phrases of a verb with their prepositions; a title left beside its name is one phrase with it."""
    found: list[tuple[str, int]] = []
    for token in grammar.dependents(verb, "obl"):
        preposition = grammar.case(token)
        before = found[-1] if found else None
        if (
            before is not None
            and bool(before[0]) != bool(preposition)
            and _is_name_of(grammar, before[1], token)
        ):
            found[-1] = (before[0] or preposition, token)  # "with the Secretary of State | Ada Lund"
        else:
            found.append((preposition, token))
    return found


def _is_name_of(grammar: Grammar, title: int, name: int) -> bool:
    """Whether a name stands right after a title, with one preposition before both."""
    if grammar.upos(name) != "PROPN" or name <= title:
        return False
    first = min([name, *(child for child in grammar.dependents(name) if child > title)])
    if grammar.phrase(title)[1] == grammar.ends(first - 1)[1]:
        return True
    between = range(title + 1, first)  # "to Ostland | Foreign Minister | Ada Lund"
    return 0 < len(between) <= 4 and all(
        grammar.upos(token) in ("NOUN", "PROPN", "ADJ") and grammar.descends_from(token, title)
        for token in between
    )


def is_passive(grammar: Grammar, verb: int) -> bool:
    """Whether a verb stands in the passive, or is a participle that says what was done to its noun."""
    if grammar.dependents(verb, "aux:pass", "nsubj:pass"):
        return True
    tag = grammar.read.xpos[verb]
    if grammar.relation(verb) == "acl" and tag == "VBD" and not grammar.dependents(verb, "nsubj"):
        return True  # a participle that the tagger took for a past tense: "an attack blamed on Ostland"
    if tag != "VBN" or grammar.dependents(verb, "aux"):
        return False
    if grammar.relation(verb) == "conj":
        head = grammar.head(verb)
        own = grammar.dependents(verb, "nsubj")
        return head is not None and not own and is_passive(grammar, head)
    return not grammar.dependents(verb, "nsubj")


def _late(grammar: Grammar, verb: int) -> list[int]:
    """Objects that the parser takes for a second subject: "Kestria asked Varnia to tell them"."""
    subjects = grammar.dependents(verb, "nsubj")
    late = [token for token in subjects if token > verb]
    if not late or len(late) == len(subjects) or is_passive(grammar, verb):
        return []
    return late if not grammar.dependents(verb, "obj", "iobj") else []


def _within(grammar: Grammar, verb: int, passive: bool) -> list[int]:
    """The object that the parse drew into the clause: "urged | Lund to act", "warned | them they would"."""
    clause = grammar.dependent(verb, "xcomp", "ccomp")
    if clause is None or passive or grammar.lemma(verb) not in _CONTROL_BY_OBJECT or clause < verb:
        return []
    if grammar.dependents(verb, "iobj"):
        return []
    if not _is_infinitive(grammar, clause):
        subjects = [token for token in grammar.dependents(clause, "nsubj") if verb < token < clause]
        twice = len(subjects) == 2 and grammar.upos(subjects[1]) == "PRON" and subjects[1] == subjects[0] + 1
        return subjects[:1] if twice and grammar.lemma(verb) in _TOLD else []
    to = min(mark for mark in grammar.dependents(clause, "mark") if grammar.lemma(mark) == "to")
    return [token for token in grammar.dependents(clause, "nsubj") if verb < token < to]


def _it(grammar: Grammar, verb: int) -> list[int]:
    """An "it" taken for a filler before a verb with an object: "said it had given notice"."""
    return grammar.dependents(verb, "expl") if grammar.dependents(verb, "obj") else []


def _open(grammar: Grammar, heads: list[int]) -> tuple[int, ...]:
    return tuple(token for head in heads for token in grammar.together(head))


def _subjects(grammar: Grammar, verb: int) -> tuple[int, ...]:
    """The verb's own subject, or the one that the sentence gives it: through "who", "to", "and", "…ing"."""
    for _ in range(6):
        own = grammar.dependents(verb, "nsubj") or _it(grammar, verb)
        late = _late(grammar, verb)
        own = [token for token in own if token not in late]
        # "Lund rang her counterpart, Brandt, on Monday": what stands after the verb is no second subject
        own = [token for token in own if token < verb] or own
        if len(own) > 1:  # "During each of the talks, the envoy denied it"
            own = [token for token in own if grammar.upos(token - 1) != "ADP"] or own
        if own:
            # "The minister of Varnia, Ada Lund, said": an apposition is the same party, named again.
            named = [token for token in own if grammar.lemma(token) not in _RELATIVE]
            if len(named) > 1 and _are_joined(grammar, named):
                return _open(grammar, named)
            if named:
                return grammar.together(named[-1] if _is_apposition(grammar, named) else named[0])
            nearest = _noun_before(grammar, own[0])
            if grammar.lemma(own[0]) == "which" and grammar.lemma(verb) in _OF_SOMEBODY:
                meant = _noun_before(grammar, own[0], "which")
                if meant and grammar.upos(meant[0]) == "PROPN":
                    return meant  # "threats by Ostland on Varnia, which has not claimed it": Varnia has not
            return _antecedent(grammar, verb) or nearest or tuple(own)
        relation, head = grammar.relation(verb), grammar.head(verb)
        if head is None:
            return ()
        if relation.startswith("acl"):
            # "the base hit by rockets" and "forces fighting the army"; "a plan to strike" names nobody
            if not _is_infinitive(grammar, verb):
                return _antecedent(grammar, verb)
            if grammar.dependents(head, "cop") and grammar.case(head):
                verb = head  # "the team is in Ostland to look into it"
                continue
            return ()
        sent = grammar.dependents(head, "obj") if grammar.lemma(head) in _SENDING else []
        if sent and relation == "advcl" and not is_passive(grammar, head) and _is_infinitive(grammar, verb):
            return _open(grammar, sent[:1])  # "sent an envoy to meet the king": the envoy does
        charged = _charged(grammar, verb, head)
        if charged:
            return _open(grammar, charged)
        if relation == "xcomp" and grammar.upos(head) in ("VERB", "ADJ", "NOUN"):
            if grammar.lemma(head) in _CONTROL_BY_OBJECT and not is_passive(grammar, head):
                controlled = grammar.dependents(head, "obj", "iobj") or [
                    token
                    for token in grammar.dependents(head, "obl")
                    if grammar.case(token) in ("on", "upon", "")
                ]
                if controlled:
                    return _open(grammar, controlled[:1])
            before = [t for t in grammar.dependents(head, "obj") if t == verb - 1]
            if before and grammar.read.xpos[verb] == "VBG" and grammar.upos(before[0]) in ("PROPN", "PRON"):
                return (before[0],)  # "follows Lund taking the blame": Lund takes it
            verb = head
            continue
        if relation == "conj" and (grammar.upos(head) in ("VERB", "AUX") or grammar.dependents(head, "cop")):
            verb = head
            continue
        if relation.startswith("advcl"):
            verb = head
            continue
        if relation == "ccomp" and grammar.read.xpos[verb] in ("VB", "VBG") and not own:
            if grammar.read.xpos[verb] == "VBG" and grammar.lemma(head) in _NO_GERUND:
                return ()
            verb = head
            continue
        return ()
    return ()


def _charged(grammar: Grammar, verb: int, head: int) -> list[int]:
    """The object of "accuse", "blame", "stop" …, which does what the -ing form after it says."""
    if grammar.lemma(head) not in _CHARGED or not grammar.relation(verb).startswith(
        ("xcomp", "advcl", "ccomp")
    ):
        return []
    marks = {grammar.lemma(mark) for mark in grammar.dependents(verb, "mark", "case")}
    if not marks & {"of", "for", "from"} or is_passive(grammar, head):
        return []
    # the reader takes a bare name after the verb for a second subject now and then
    return [t for t in grammar.dependents(head, "obj", "nsubj") if head < t < verb]


def _is_infinitive(grammar: Grammar, verb: int) -> bool:
    return any(grammar.lemma(mark) == "to" for mark in grammar.dependents(verb, "mark"))


def _are_joined(grammar: Grammar, subjects: list[int]) -> bool:
    """Whether "and" stands between two subjects that titles have kept apart: "King Ada and Jan Lund met"."""
    between = range(subjects[0] + 1, subjects[-1])
    return len(between) < 25 and any(grammar.word(token).lower() == "and" for token in between)


def _noun_before(grammar: Grammar, pronoun: int, relative: str = "who") -> tuple[int, ...]:
    """The name that "who" follows, where the parse has hung its clause elsewhere: "by Ada Lund, who met"."""
    if grammar.lemma(pronoun) != relative:
        return ()
    at = pronoun - 1
    if at >= 0 and grammar.word(at) == ",":
        at -= 1
    if at < 0 or at not in grammar.sentence(pronoun) or grammar.upos(at) not in ("NOUN", "PROPN"):
        return ()
    while grammar.relation(at).startswith("flat"):
        head = grammar.head(at)
        if head is None:
            break
        at = head
    return (at,)


def _is_apposition(grammar: Grammar, subjects: list[int]) -> bool:
    """Whether a second subject is the first one's name: the name says more than the office."""
    return len(subjects) > 1 and grammar.upos(subjects[-1]) == "PROPN" and grammar.upos(subjects[0]) == "NOUN"


def _antecedent(grammar: Grammar, verb: int) -> tuple[int, ...]:
    """The noun that a relative clause or a participle hangs on."""
    current = verb
    while grammar.relation(current) == "conj":
        head = grammar.head(current)
        if head is None:
            return ()
        current = head
    head = grammar.head(current)
    if head is None or not grammar.relation(current).startswith("acl"):
        return ()
    return grammar.together(head) if grammar.upos(head) in ("NOUN", "PROPN", "PRON") else ()
