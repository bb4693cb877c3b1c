"""Sayings read off the trees: who, by a verb of saying, what hangs on it.

The rules read sentences from left to right and the trained reader learned from annotations that mark nothing
inside what somebody else said. So a saying within a saying ("Lund said the ministry had denied it"), a second
verb that shares its subject ("and continue to urge restraint"), a participle ("officials demanding a truce")
are found here, where the verb, its subject and its complement stand in the tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.cues import Frame, acts_of_the_tail, lexicon, nouns, told_in_trees
from dragoman.extract.time_beside import TIME_WORDS, without_when
from dragoman.extract.took_place import NOT, took_place
from dragoman.language import Paragraph, ParsedArticle
from dragoman.language.grammar import Grammar
from dragoman.language.predicates import predicate
from dragoman.record.words import Act

_SPEAKERS = frozenset({"he", "she", "they", "it", "who"})
_GOES_ON_SAYING = frozenset({"continue", "conclude", "begin", "joke", "muse", "reason"})
_RELATIVE = frozenset({"who", "which", "that"})
_NO_BEGINNING = frozenset(
    "and or but who which whose as while because when after before although though".split()
)
# "Rang Port Osk to announce that …", "took to the air to warn": whoever did that said it.
HARMS = frozenset(
    "attack strike war action retaliation sanction consequence revenge punishment reprisal assault".split()
)
# What is ordered by word; "ordered military equipment" tells of a purchase.
_ORDERED = HARMS | frozenset(
    "halt stop end withdrawal evacuation ceasefire truce investigation inquiry probe review closure".split()
    + "release arrest deployment retreat blockade mobilization mobilisation lockdown curfew expulsion".split()
)
_OCCASIONS = frozenset(
    "statement post letter speech interview tweet message address briefing conference".split()
)
_LEFT_OUT = ("conj", "cc", "punct", "parataxis", "advcl", "obl:unmarked", "obl:tmod", "discourse", "advmod")
_OBJECT_GOES_ON = ("obl", "xcomp", "nmod", "acl", "ccomp")


@dataclass(frozen=True, slots=True)
class _Verb:
    act: Act
    frame: Frame


@cache
def verbs_of_saying() -> dict[str, _Verb]:
    """The verbs of saying by lemma, with a particle or preposition where one belongs to them ("call for")."""
    found: dict[str, _Verb] = {}
    for cues in lexicon().values():
        for cue in cues:
            if cue.form == "base":
                found[" ".join(cue.words)] = _Verb(cue.act, cue.frame)
    for lemma in ("agree", "refuse", "decline", "offer", "accept", "advise", "encourage"):
        found[lemma] = _Verb(acts_of_the_tail()[lemma], "object" if lemma == "accept" else "intent")
    for act, lemmas in told_in_trees().items():
        for lemma in lemmas:
            found[lemma] = _Verb(act, "object")
    return found


def tree_attributions(parsed: ParsedArticle, grammar: Grammar) -> tuple[Attribution, ...]:
    """Find the sayings of verbs, in the order of the text."""
    found: list[Attribution] = []
    for number, paragraph in enumerate(parsed.paragraphs):
        for token in grammar.tokens_in(paragraph.start, paragraph.end):
            if grammar.upos(token) == "VERB":
                found.extend(
                    a.at(number, paragraph.kind == "title") for a in _said(grammar, paragraph, token)
                )
    return tuple(found)


def _said(grammar: Grammar, paragraph: Paragraph, verb: int) -> Iterator[Attribution]:
    lemma, after = _entry(grammar, verb)
    if lemma in _GOES_ON_SAYING:
        yield from _before_its_verb(grammar, paragraph, verb)
        return
    entry = verbs_of_saying().get(lemma)
    if entry is None or not took_place(grammar, verb):
        return
    source = _source(grammar, paragraph, verb)
    content = _content(grammar, verb, entry, after)
    if source is None or content is None or (source[0] < content[1] and content[0] < source[1]):
        return
    if _is_no_saying(grammar, verb, entry, source, content):
        return
    negated = any(grammar.word(t).lower() in NOT for t in grammar.dependents(verb, "advmod", "mark", "aux"))
    addressee = _addressee(grammar, verb) if entry.frame == "tell" else None
    cue = grammar.ends(verb, grammar.dependent(verb, "compound:prt"))
    yield Attribution((content,), source, cue, entry.act, addressee, (), negated)


def _before_its_verb(grammar: Grammar, paragraph: Paragraph, verb: int) -> Iterator[Attribution]:
    """Read "…, Lund continued.": the clause before a verb that alone would tell of no saying."""
    source = _source(grammar, paragraph, verb)
    clause = next((c for c in grammar.dependents(verb, "ccomp") if c < verb), None)
    if source is None or clause is None or not _has_subject(grammar, clause) or not took_place(grammar, verb):
        return
    content = _clause(grammar, clause)
    if content is not None and content[1] <= source[0]:
        yield Attribution((content,), source, grammar.ends(verb))


def _is_no_saying(grammar: Grammar, verb: int, entry: _Verb, source: Ends, content: Ends) -> bool:
    """What reads like a saying and is none: wishes not to be named, peoples that "threaten the peace",
    the speaker's own acceptance told again ("Lund said she accepted the plan").
    """
    tokens = grammar.tokens_in(*content)
    first = grammar.word(tokens[0]).lower()
    if first in _NO_BEGINNING or all(grammar.word(token).lower() in TIME_WORDS for token in tokens):
        return True
    if entry.frame == "ask" and grammar.relation(verb) == "advcl" and not grammar.dependents(verb, "nsubj"):
        return True  # "Asked whether it was closed, she said …": a question put to her
    if entry.act == "order" and not grammar.dependents(verb, "xcomp", "ccomp"):
        return not any(is_ordered(grammar, token) for token in grammar.dependents(verb, "obj"))
    if entry.act == "deny" and grammar.dependents(verb, "iobj"):
        return True  # "denying Ostland the use of its ports"
    if any(grammar.word(mark).lower() == "by" for mark in grammar.dependents(verb, "mark")) and (
        entry.act in ("agree", "refuse")
    ):
        return True  # "by refusing to act, the king lost his chance": done, not said
    if entry.frame == "ask" and (first == "not" or "anonymity" in grammar.text[slice(*content)]):
        return True
    clausal = entry.frame in ("clause", "tell")
    if clausal and not any(grammar.upos(token) in ("VERB", "AUX") for token in tokens):
        return True
    relative = grammar.relation(verb).startswith("acl:relcl")
    if relative and not any(grammar.word(s).lower() in _RELATIVE for s in grammar.dependents(verb, "nsubj")):
        return True  # "the seamen whom each accuses the other of holding": the content stands before it
    own = grammar.text[slice(*source)].lower() in _SPEAKERS
    if own and entry.act in ("agree", "refuse") and grammar.relation(verb) in ("ccomp", "conj"):
        return True
    if entry.act == "threaten" and grammar.dependents(verb, "obj"):
        return not any(grammar.lemma(token) in HARMS for token in grammar.dependents(verb, "obj"))
    return False


def is_ordered(grammar: Grammar, thing: int) -> bool:
    """Whether a thing is ordered by word: a deed, or somebody ("ordered its troops out of the port")."""
    if grammar.upos(thing) in ("DET", "PRON"):  # "all of its troops"
        thing = grammar.dependent(thing, "nmod") or thing
    lemma, words = grammar.lemma(thing), nouns()
    return lemma in _ORDERED or lemma in ("troop", "troops") or lemma in words.roles | words.bodies


def _entry(grammar: Grammar, verb: int) -> tuple[str, int | None]:
    """The verb's entry, and the phrase that its preposition leads in: "called for talks"."""
    lemma = grammar.lemma(verb)
    for child in grammar.dependents(verb, "obl"):
        name = f"{lemma} {grammar.case(child)}"
        if name in verbs_of_saying():
            return name, child
    particle = grammar.particle(verb)
    return (f"{lemma} {particle}" if particle else lemma), None


def _source(grammar: Grammar, paragraph: Paragraph, verb: int) -> Ends | None:
    agents = predicate(grammar, verb).agents
    if not agents or not any(can_speak(grammar, agent) for agent in agents):
        return None
    phrases = [grammar.phrase(agent) for agent in agents]
    ends = without_when(grammar.text, (min(p[0] for p in phrases), max(p[1] for p in phrases)))
    return ends if paragraph.start <= ends[0] and ends[1] <= paragraph.end else None


def can_speak(grammar: Grammar, token: int) -> bool:
    """Whether a noun can head a speaker: a name, a role, a body, a document, no day."""
    if grammar.word(token).lower() in TIME_WORDS:
        return False
    lemma, words = grammar.lemma(token), nouns()
    if grammar.upos(token) == "PROPN" or grammar.word(token).lower() in _SPEAKERS - {"who"}:
        return True
    low = grammar.word(token).lower()
    if lemma in words.documents and low != lemma and not grammar.dependents(token, "nmod"):
        return False  # "reports indicate": whose?
    return any(lemma in known or low in known for known in (words.roles, words.bodies, words.documents))


def _content(grammar: Grammar, verb: int, entry: _Verb, after: int | None) -> Ends | None:
    if after is not None:
        return _stretch(grammar, after, verb, after)
    clause = next((c for c in grammar.dependents(verb, "ccomp", "xcomp") if c > verb), None)
    thing = next((c for c in grammar.dependents(verb, "obj") if c > verb), None)
    finite = clause is not None and _has_subject(grammar, clause)
    match entry.frame:
        case "clause":
            claimed = entry.act == "claim" and clause is not None
            return _clause(grammar, clause) if clause is not None and (finite or claimed) else None
        case "tell" | "ask" | "warn":
            return _clause(grammar, clause) if clause is not None else None
        case "intent":
            if clause is not None:
                return _clause(grammar, clause)
            return _stretch(grammar, thing, verb) if thing is not None and entry.act == "threaten" else None
        case "object":
            if clause is not None and finite:
                return _clause(grammar, clause)
            if thing is None or grammar.word(thing).lower() in ("me", "us"):
                return None  # "he thanked me for the courtesy": what the teller felt, not what was said
            return _stretch(grammar, thing, verb)
        case _:
            return None


def _has_subject(grammar: Grammar, clause: int) -> bool:
    return bool(grammar.dependents(clause, "nsubj", "csubj", "expl"))


def _clause(grammar: Grammar, clause: int) -> Ends | None:
    """A clause without "that" before it and without what is only joined to it by the reporter's comma."""
    above = grammar.head(clause)
    parts = (
        [c for c in grammar.dependents(above, "ccomp", "xcomp") if c >= clause] if above is not None else []
    )
    first, last = grammar.subtree(clause)[0], max(grammar.subtree(part)[-1] for part in (clause, *parts))
    if grammar.word(first).lower() == "that" and grammar.relation(first).startswith("nsubj"):
        return None  # "has said things [that are horrible]"
    while first < clause and (grammar.word(first).lower() == "that" or grammar.upos(first) == "PUNCT"):
        first += 1
    return trimmed(grammar, first, last)


def _stretch(grammar: Grammar, thing: int, verb: int, after: int | None = None) -> Ends | None:
    """An object with what the verb says of it: "Ostland of laying mines", "the other to leave"."""
    first = grammar.tokens_in(*grammar.phrase(thing))[0]
    last = _end_of_thing(grammar, thing)
    for child in grammar.dependents(verb):
        relation = grammar.relation(child)
        charge = {grammar.word(mark).lower() for mark in grammar.dependents(child, "mark")} & {
            "of",
            "for",
            "as",
        }
        if child < thing or (relation in _LEFT_OUT and not charge):
            continue
        if relation.startswith("obl") and grammar.case(child) not in ("of", "for", "as", "over", "from"):
            aside = grammar.case(child) != "in" or grammar.lemma(child) in _OCCASIONS
            if aside or grammar.subtree(child)[0] != last + 1:
                continue  # "urged restraint in any response", but "urged restraint on Monday"
        elif not charge and not relation.startswith(_OBJECT_GOES_ON):
            continue
        last = max(last, grammar.subtree(child)[-1])
    return trimmed(grammar, first, last)


def _end_of_thing(grammar: Grammar, thing: int) -> int:
    """The last token of an object, without the occasion behind it: "accepted the plan in a statement"."""
    for child in grammar.dependents(thing, "nmod"):
        if (
            child > thing
            and grammar.case(child) in ("in", "at", "on", "during")
            and (grammar.lemma(child) in _OCCASIONS)
        ):
            return grammar.subtree(child)[0] - 1
    return grammar.subtree(thing)[-1]


def trimmed(grammar: Grammar, first: int, last: int) -> Ends | None:
    """The code points of some tokens without marks and "and" at the end; None for a pronoun alone."""
    end = last
    while last > first and grammar.upos(last) in ("PUNCT", "CCONJ"):
        last -= 1
    if last <= first and grammar.upos(first) == "PRON":
        return None  # "denied it": what was denied stands elsewhere
    start, stop = grammar.ends(first, last)
    if _leaves_open(grammar.text[start:stop]):  # "to “be open.”" keeps both marks
        closing = (t for t in range(last + 1, end + 1) if grammar.word(t) in ("”", '"'))
        stop = next((grammar.ends(t)[1] for t in closing), stop)
    return start, stop


def _leaves_open(words: str) -> bool:
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _addressee(grammar: Grammar, verb: int) -> Ends | None:
    told = grammar.dependents(verb, "iobj") or grammar.dependents(verb, "obj")
    return grammar.phrase(told[0]) if told else None
