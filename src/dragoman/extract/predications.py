"""What a content says, clause by clause: who does what in it, with which modal, affirmed or denied.

Read off the trained reader's trees. A content is reported ("it would close the strait") or quoted ("we will
close it"), so the speaker stands in it as "we", as "it", by name or by country; who counts as the speaker is
asked of the caller.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from dragoman.extract.attribution import Ends
from dragoman.language.grammar import Grammar

Subject = Literal["self", "you", "other", "none"]

_FIRST = frozenset({"i", "we"})
# Nouns for a party to a conflict; they are as good as a name where somebody is blamed.
_PARTIES = frozenset(
    "regime government rebel opposition terrorist militant army troop force militia enemy military".split()
)
_MINE = frozenset({"my", "our", "his", "her", "its", "their"})
_OWNED = frozenset("country government nation army military force troop people side party ministry".split())
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "nothing", "nobody", "none"})
_CONDITIONS = frozenset({"if", "unless"})
# Governors that only say how sure somebody is; what hangs on them is what is said.
_SURENESS = frozenset(
    """
    believe think know clear evident certain convinced convince confident sure obvious undeniable evidence
    proof doubt understand apparent suspect conclude prove say affirm stress repeat reiterate insist mean
    reaffirm
    """.split()
)
_PREDICATE_OF = frozenset({"root", "ccomp", "parataxis", "conj", "xcomp", "advcl", "acl", "acl:relcl", "dep"})
_OTHER_CLAUSES = frozenset({"advcl", "parataxis", "conj", "acl:relcl", "ccomp"})
_OF_SUBJECTS = frozenset({"acl:relcl", "acl", "appos"})
_MOST = 12  # predications of one content; a speech of a thousand words is told by its beginning


class Speaking(Protocol):
    """Who speaks, as a content can mention it."""

    def speaks(self, ends: Ends) -> bool:
        """Whether these words name the speaker, or the country spoken for."""

    def quoted(self, at: int) -> bool:
        """Whether the content stands in quotation marks here."""


@dataclass(frozen=True, slots=True)
class Predication:
    """One clause of a content, by the dictionary forms of its words.

    `lemma` is its predicate (verb, or the adjective or noun after "is"); `then` the infinitive that hangs on
    it ("ready to talk"); `words` all that the clause holds except its subject; `named` tells that the subject
    is a proper name or a party; `addressed` that somebody else is to do `then` ("we want Ostland to leave");
    `quoted` that the predicate stands in quotation marks; `verbal` that it is a verb; `asked` that it is a
    question; `believed` that somebody is sure of it or says to have proof.
    """

    lemma: str
    subject: Subject
    subject_words: frozenset[str]
    named: bool
    modal: str | None
    negated: bool
    past: bool
    going_on: bool
    imperative: bool
    conditional: bool
    then: str | None
    addressed: bool
    words: frozenset[str]
    quoted: bool
    verbal: bool
    asked: bool
    believed: bool


def predications(grammar: Grammar, contents: Sequence[Ends], voice: Speaking) -> Iterator[Predication]:
    """The clauses of a content, in order; of "we believe that …" the clause inside comes first.

    `voice` tells what names the speaker or the speaker's country.
    """
    given = 0
    for start, end in contents:
        clauses = _Clauses(grammar, grammar.tokens_in(start, end), voice)
        for root, subject, believed in clauses.in_order():
            for found in clauses.under(root, subject, believed):
                yield found
                given += 1
                if given >= _MOST:
                    return


class _Clauses:
    """The trees of one piece of content: nothing outside it counts, whatever hangs on it."""

    def __init__(self, grammar: Grammar, tokens: range, voice: Speaking) -> None:
        self._grammar = grammar
        self._tokens = tokens
        self._voice = voice

    def _within(self, at: int, *relations: str) -> list[int]:
        """What hangs on a word inside the content, by one of these relations and not by their subtypes."""
        grammar, tokens = self._grammar, self._tokens
        return [
            child
            for child in grammar.dependents(at)
            if child in tokens and (not relations or grammar.relation(child) in relations)
        ]

    def roots(self) -> Iterator[int]:
        """The predicates that hang on nothing inside the content."""
        for at in self._tokens:
            head = self._grammar.head(at)
            if head is not None and head in self._tokens:
                continue
            if self._grammar.relation(at) in _PREDICATE_OF or self._subject(at) is not None:
                yield at

    def in_order(self) -> Iterator[tuple[int, int | None, bool]]:
        """The roots, each with a subject that the parse parted from it, and whether somebody is sure of it.

        The reader often hangs both halves of "it was clear that …", and a long subject and its predicate, on
        the verb of saying beside each other.
        """
        roots = list(self.roots())
        held: tuple[int, int | None, bool] | None = None  # "it was clear", until the clause inside is given
        for before, root in zip([None, *roots], roots, strict=False):
            subject = None
            if (
                before is not None
                and self._grammar.upos(before) in ("NOUN", "PROPN")
                and self._lacks_subject(root)
            ):
                subject = before
            that = any(self._form(c) == "that" for c in self._within(root))
            if held is not None:
                yield root, subject, that
                yield held
                held = None
            elif self._grammar.lemma(root) in _SURENESS and not self._sure_of(root):
                held = (root, subject, False)
            else:
                yield root, subject, False
        if held is not None:
            yield held

    def _lacks_subject(self, root: int) -> bool:
        return bool(self._within(root, "cop")) and self._subject(root) is None

    def under(self, root: int, inherited: int | None, believed: bool = False) -> Iterator[Predication]:
        """A clause and those joined to it; what it is sure of comes before it."""
        subject = self._subject(root)
        subject = inherited if subject is None else subject
        if self._grammar.lemma(root) in _SURENESS or self._grammar.lemma(root) in ("have", "be"):
            for child in self._sure_of(root):
                yield from self.under(child, None, believed=True)
        yield self._predication(root, subject, believed)
        for child in self._within(root, "conj", "parataxis"):
            if self._is_predicate(child):
                yield from self.under(child, subject, believed)

    def _sure_of(self, root: int) -> list[int]:
        """The clauses that hang on "believe", "is clear" or "evidence"."""
        grammar = self._grammar
        found = []
        for child in self._within(root):
            if grammar.relation(child) in ("ccomp", "csubj") and grammar.lemma(root) in _SURENESS:
                found.append(child)
            elif grammar.lemma(child) in _SURENESS:
                found.extend(self._within(child, "acl", "ccomp"))
        return found

    def _is_predicate(self, at: int) -> bool:
        return self._grammar.upos(at) in ("VERB", "AUX") or self._subject(at) is not None

    def _subject(self, at: int) -> int | None:
        subjects = self._grammar.dependents(at, "nsubj", "csubj")
        return next((child for child in subjects if child in self._tokens), None)

    def _below(self, at: int, leave: frozenset[str] = frozenset()) -> list[int]:
        """A word and all that hangs on it, in order; without the clauses of the relations left out."""
        found, waiting = [], [at]
        while waiting:
            word = waiting.pop()
            found.append(word)
            waiting.extend(c for c in self._within(word) if self._grammar.relation(c) not in leave)
        return sorted(found)

    def _lemmas(self, tokens: Sequence[int]) -> frozenset[str]:
        return frozenset(self._grammar.lemma(at) for at in tokens)

    def _who(self, subject: int | None) -> tuple[Subject, frozenset[str], bool]:
        if subject is None:
            return "none", frozenset(), False
        grammar = self._grammar
        below = self._below(subject, _OF_SUBJECTS)
        words, forms = self._lemmas(below), [self._form(at) for at in below]
        named = any(grammar.upos(at) == "PROPN" for at in below) or grammar.lemma(subject) in _PARTIES
        if set(forms) & _FIRST:  # "we", "my friends and I"
            return "self", frozenset(forms), False
        if forms == ["you"]:
            return "you", words, False
        owned = forms[0] in _MINE and grammar.lemma(subject) in _OWNED
        if owned and forms[0] in ("my", "our"):
            return "self", words, False
        if forms[0] in _MINE and not owned:
            return "other", words, named
        speaks = self._voice.speaks(grammar.ends(below[0], below[-1]))
        return ("self" if speaks else "other"), words | {forms[0]}, named

    def _predication(self, root: int, subject: int | None, believed: bool) -> Predication:
        grammar, tags = self._grammar, self._grammar.read.xpos
        children = self._within(root)
        who, subject_words, named = self._who(subject)
        helpers = self._within(root, "aux", "aux:pass", "cop")
        modal = next((grammar.lemma(c) for c in helpers if tags[c] == "MD"), None)
        if tags[root] in ("VBD", "VBN") and any(self._form(c) in ("'d", "’d") for c in helpers):
            modal = None  # "he'd made it clear": he had
        tenses = [tags[c] for c in (*helpers, root)]
        steps = self._within(root, "xcomp")
        claused = [c for c in self._within(root, "ccomp") if self._infinitive(c)]
        then = next(iter((*steps, *claused)), None)
        held = [c for c in self._below(root, _OTHER_CLAUSES) if c != subject]
        words = self._lemmas(held)
        if subject is not None:
            words -= self._lemmas(self._below(subject)) - {grammar.lemma(root)}
        return Predication(
            self._predicate(root),
            who,
            subject_words,
            named,
            modal,
            self._is_negated(root, then, held),
            "VBD" in tenses or ("VBN" in tenses and bool(self._lemmas(helpers) & {"have", "be"})),
            tags[root] == "VBG" and bool(helpers),
            tags[root] == "VB" and subject is None and self._opens(root),
            any(self._is_condition(c) for c in self._within(root, "advcl")),
            grammar.lemma(then) if then is not None else None,
            bool(claused) or any(root < c < step for step in steps for c in self._parties(root)),
            words,
            self._voice.quoted(grammar.ends(root)[0]),
            grammar.upos(root) == "VERB",
            any(self._form(c) == "?" for c in children),
            believed,
        )

    def _parties(self, root: int) -> list[int]:
        return self._within(root, "obj", "iobj", "nsubj")

    def _is_negated(self, root: int, then: int | None, held: Sequence[int]) -> bool:
        """Whether "not" stands by the predicate or the infinitive on it, or "no" by a party of either."""
        grammar = self._grammar
        above = {root} if then is None else {root, then}
        near = [c for c in held if grammar.head(c) in above or (c == root and grammar.head(c) is None)]
        return any(self._form(c) in _NOT for c in near) or any(
            self._form(c) == "no" and grammar.relation(head) != "obl"
            for c in held
            if (head := grammar.head(c)) is not None and head in near
        )

    def _is_condition(self, clause: int) -> bool:
        return any(self._form(mark) in _CONDITIONS for mark in self._below(clause)[:2])

    def _predicate(self, root: int) -> str:
        """The predicate's dictionary form; of "was behind the attack" that is "behind"."""
        for copula in self._within(root, "cop"):
            if self._grammar.upos(copula + 1) == "ADP":
                return self._grammar.lemma(copula + 1)
        return self._grammar.lemma(root)

    def _form(self, at: int) -> str:
        return self._grammar.word(at).lower()

    def _infinitive(self, at: int) -> bool:
        return self._grammar.read.xpos[at] == "VB" and any(self._form(c) == "to" for c in self._within(at))

    def _opens(self, root: int) -> bool:
        """Whether nothing but "please", "do not" or an adverb stands before a verb: it is an imperative."""
        before = sorted(c for c in (root, *self._within(root)) if c <= root)
        if not self._grammar.word(before[0])[0].isupper():
            return False  # the rest of a sentence begun elsewhere: "and, he said, share a goal"
        before.remove(root)
        light = ("ADV", "INTJ", "PUNCT", "PART", "AUX", "CCONJ")
        return all(self._grammar.upos(c) in light and self._form(c) != "to" for c in before)
