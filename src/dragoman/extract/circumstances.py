"""To whom something was said, and in what medium, by the words that hang on its cue in the tree.

"Urged Ostland to leave", "said in a letter to Lund", "Speaking to reporters, she said", "said on Gazette
Television", "in a statement carried by state media". What hangs on the content tells nothing of the saying.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.extract.attribution import Attribution, Ends
from dragoman.extract.time_beside import TIME_WORDS
from dragoman.language.grammar import Grammar

_MOST_STEPS = 3  # clauses that a cue may be joined to before its occasion is named
_JOINED = frozenset({"conj", "advcl", "parataxis"})
_PLACED = frozenset({"in", "during", "at", "on", "through", "via", "from", "over", "by", "of"})
_SHARED = frozenset({"call", "conversation", "meeting", "interview"})  # with whose it was
_TO = frozenset({"to", "with", "before"})
_MEDIUM = frozenset({"in", "on", "for", "to", "by", "from"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Phrases, each in code points, the likeliest first; whether they stand for anybody is asked of the cast.

    `listeners` are those who were there or were written to, and heard what followed as well; `targets` those
    at whom this saying alone is directed ("urged Ostland to leave"); `media` through whom it may have come.
    """

    listeners: tuple[Ends, ...] = ()
    targets: tuple[Ends, ...] = ()
    media: tuple[Ends, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    spoken_to: frozenset[str]
    heard: frozenset[str]
    after: dict[str, frozenset[str]]
    addressed: frozenset[str]
    directed: frozenset[str]
    published: frozenset[str]
    carried: frozenset[str]
    speaking: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(files("dragoman.extract").joinpath("circumstances.toml").read_text("utf-8"))
    return _Words(
        frozenset(table["spoken_to"]["verbs"].split()),
        frozenset(table["spoken_to"]["heard"].split()),
        {case: frozenset(verbs.split()) for case, verbs in table["spoken_to"]["after"].items()},
        frozenset(table["nouns"]["addressed"].split()),
        frozenset(table["nouns"]["directed"].split()),
        frozenset(table["nouns"]["published"].split()),
        frozenset(table["carried"]["verbs"].split()),
        frozenset(table["speaking"]["verbs"].split()),
    )


def circumstances(grammar: Grammar, attribution: Attribution) -> Circumstances:
    """Read what hangs on the cue of an attribution and on the clauses it is joined to."""
    if attribution.cue is None:
        return Circumstances()
    found = _Found(grammar, attribution)
    for number, verb in enumerate(clauses_of_saying(grammar, attribution)):
        found.read(verb, own=number == 0)
    three = (found.listeners, found.targets, found.media)
    return Circumstances(*(tuple(dict.fromkeys(phrases)) for phrases in three))


def _head(grammar: Grammar, cue: Ends) -> int | None:
    """The word of a cue that the others hang on."""
    tokens = grammar.tokens_in(*cue)
    verbs = [t for t in tokens if grammar.upos(t) == "VERB"] or list(tokens)
    for token in verbs:
        if grammar.head(token) not in tokens:
            return token
    return verbs[0] if verbs else None


def clauses_of_saying(grammar: Grammar, attribution: Attribution) -> tuple[int, ...]:
    """The verb of a cue, and those it shares its subject with: "spoke with Lund, assuring him …"."""
    head = _head(grammar, attribution.cue) if attribution.cue is not None else None
    clauses: list[int] = []
    while head is not None and len(clauses) < _MOST_STEPS:
        clauses.append(head)
        if grammar.relation(head) not in _JOINED or _has_subject(grammar, head, attribution):
            break
        above = grammar.head(head)
        head = above if above is not None and grammar.upos(above) == "VERB" else None
    return tuple(clauses)


def _has_subject(grammar: Grammar, verb: int, attribution: Attribution) -> bool:
    subject = grammar.dependent(verb, "nsubj")
    return subject is not None and attribution.source is not None


class _Found:
    """The phrases found so far for one attribution."""

    def __init__(self, grammar: Grammar, attribution: Attribution) -> None:
        self._grammar = grammar
        self._attribution = attribution
        self.listeners: list[Ends] = []
        self.targets: list[Ends] = []
        self.media: list[Ends] = []

    def read(self, verb: int, own: bool) -> None:
        """Read one clause; `own` is the cue's, whose object may stand in the content ("urged Lund to go")."""
        grammar, words = self._grammar, _words()
        lemma = grammar.lemma(verb)
        for subject in grammar.dependents(verb, "nsubj"):
            for child in grammar.dependents(
                subject, "nmod"
            ):  # "Lund, in an interview with the Gazette, said"
                if grammar.case(child) in ("in", "during", "at") and child > subject:
                    self._noun(child)
        for child in grammar.dependents(verb):
            relation = grammar.relation(child)
            said = self._said(child)
            if relation in ("obj", "iobj") and lemma in words.spoken_to:
                aside = relation == "iobj" or self._goes_on(verb)
                if aside and not self._quoted(child) if own else not said:
                    heard = lemma in words.heard
                    (self.listeners if heard else self.targets).append(grammar.phrase(child))
            if said and not (own and grammar.case(child) == "on" and lemma == "call"):
                continue
            if relation.startswith("obl"):
                self._oblique(lemma, child)
            elif relation == "obj":
                self._noun(child)
            elif relation in ("advcl", "nmod") and grammar.lemma(child) in words.speaking:
                self._participle(child)

    def _goes_on(self, verb: int) -> bool:
        """Whether something is said beside the object: "urged Lund to go", "warned Lund that"."""
        return bool(self._grammar.dependents(verb, "xcomp", "ccomp", "advcl")) or not self._said(verb + 1)

    def _oblique(self, lemma: str, noun: int) -> None:
        case = self._grammar.case(noun).partition(" ")[0]
        if self._grammar.lemma(noun) in TIME_WORDS:
            return
        if lemma in _words().after.get(case, ()):
            (self.targets if case == "on" else self.listeners).append(self._grammar.phrase(noun))
        if case in ("on", "to") and self._grammar.upos(noun) == "PROPN":
            self.media.append(self._grammar.phrase(noun))
        if case in _PLACED or not case:
            self._noun(noun)

    def _noun(self, noun: int) -> None:
        """Read "in a letter to Lund", "in an interview with the Gazette", "a column for the Gazette"."""
        grammar, words = self._grammar, _words()
        lemma = grammar.lemma(noun)
        if lemma not in words.addressed | words.published | words.directed:
            return
        for child in grammar.dependents(noun):
            if self._said(child):
                continue
            relation, case = grammar.relation(child), grammar.case(child)
            if relation.startswith(("nmod", "obl")) and case in _TO and lemma in words.addressed:
                self.listeners.append(grammar.phrase(child))
            elif relation.startswith(("nmod", "obl")) and case in _TO and lemma in words.directed:
                self.targets.append(grammar.phrase(child))
            elif relation.startswith(("nmod", "obl")) and case in _MEDIUM and lemma in words.published:
                self.media.append(grammar.phrase(child))
                self.media.extend(grammar.phrase(c) for c in grammar.dependents(child, "compound", "nmod"))
            elif (relation == "nmod:poss" and lemma in _SHARED) or (
                relation == "compound" and lemma == "interview" and grammar.upos(child) == "PROPN"
            ):
                self.listeners.append(grammar.phrase(child))
            elif relation == "acl" and grammar.lemma(child) in words.carried:
                self.media.extend(grammar.phrase(c) for c in grammar.dependents(child, "obl"))

    def _participle(self, verb: int) -> None:
        """Read "Speaking to reporters", "Asked by the Gazette", "Directing his remarks to Lund"."""
        grammar = self._grammar
        for child in grammar.dependents(verb):
            if self._said(child):
                continue
            if grammar.relation(child).startswith("obl"):
                self._oblique(grammar.lemma(verb), child)
            elif grammar.relation(child) == "obj" and grammar.lemma(verb) == "address":
                self.listeners.append(grammar.phrase(child))
            elif grammar.relation(child) == "obj":
                self._noun(child)

    def _said(self, token: int) -> bool:
        """Whether a token belongs to what was said."""
        if token >= len(self._grammar):
            return True
        start, _ = self._grammar.ends(token)
        return any(first <= start < last for first, last in self._attribution.contents)

    def _quoted(self, token: int) -> bool:
        start, _ = self._grammar.ends(token)
        before = self._grammar.text[max(0, start - 1) : start]
        return before in ("“", '"', "‘", "'")
