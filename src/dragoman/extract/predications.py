"""What a content says, clause by clause: who does what in it, with which modal, affirmed or denied.

Read off the trained reader's trees. A content is reported ("it would close the strait") or quoted ("we will
close it"), so the speaker stands in it as "we", as "it", by name or by country; who counts as the speaker is
asked of the caller.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from dragoman.extract.attribution import Ends
from dragoman.language.model import ReadText

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


def predications(
    text: str,
    read: ReadText,
    contents: Sequence[Ends],
    voice: Speaking,
) -> Iterator[Predication]:
    """The clauses of a content, in order; of "we believe that …" the clause inside comes first.

    `voice` tells what names the speaker or the speaker's country.
    """
    given = 0
    for start, end in contents:
        first, last = (int(n) for n in np.searchsorted(read.starts, (start, end)))
        clauses = _Clauses(text, read, first, last, voice)
        for root, subject, believed in clauses.in_order():
            for found in clauses.under(root, subject, believed):
                yield found
                given += 1
                if given >= _MOST:
                    return


class _Clauses:
    """The trees of one piece of content."""

    def __init__(self, text: str, read: ReadText, first: int, last: int, voice: Speaking) -> None:
        self._text = text
        self._read = read
        self._first, self._last = first, last
        self._voice = voice
        self._heads: list[int] = read.heads[first:last].tolist()
        self._children: dict[int, list[int]] = {}
        for at, head in enumerate(self._heads, first):
            if head != at:
                self._children.setdefault(head, []).append(at)

    def roots(self) -> Iterator[int]:
        """The predicates that hang on nothing inside the content."""
        for at, head in enumerate(self._heads, self._first):
            outside = head == at or not self._first <= head < self._last
            relation = self._read.relations[at]
            if outside and (relation in _PREDICATE_OF or self._subject(at) is not None):
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
                and self._read.upos[before] in ("NOUN", "PROPN")
                and self._lacks_subject(root)
            ):
                subject = before
            that = any(self._form(c) == "that" for c in self._children.get(root, ()))
            if held is not None:
                yield root, subject, that
                yield held
                held = None
            elif self._lemma(root) in _SURENESS and not self._sure_of(root):
                held = (root, subject, False)
            else:
                yield root, subject, False
        if held is not None:
            yield held

    def _lacks_subject(self, root: int) -> bool:
        copula = any(self._read.relations[c] == "cop" for c in self._children.get(root, ()))
        return copula and self._subject(root) is None

    def under(self, root: int, inherited: int | None, believed: bool = False) -> Iterator[Predication]:
        """A clause and those joined to it; what it is sure of comes before it."""
        subject = self._subject(root)
        subject = inherited if subject is None else subject
        children = self._children.get(root, ())
        if self._lemma(root) in _SURENESS or self._lemma(root) in ("have", "be"):
            for child in self._sure_of(root):
                yield from self.under(child, None, believed=True)
        yield self._predication(root, subject, believed)
        for child in children:
            if self._read.relations[child] in ("conj", "parataxis") and self._is_predicate(child):
                yield from self.under(child, subject, believed)

    def _sure_of(self, root: int) -> list[int]:
        """The clauses that hang on "believe", "is clear" or "evidence"."""
        found = []
        for child in self._children.get(root, ()):
            if self._read.relations[child] in ("ccomp", "csubj") and self._lemma(root) in _SURENESS:
                found.append(child)
            elif self._lemma(child) in _SURENESS:
                found.extend(
                    c for c in self._children.get(child, ()) if self._read.relations[c] in ("acl", "ccomp")
                )
        return found

    def _is_predicate(self, at: int) -> bool:
        return self._read.upos[at] in ("VERB", "AUX") or self._subject(at) is not None

    def _lemma(self, at: int) -> str:
        return self._read.lemmas[at].lower()

    def _subject(self, at: int) -> int | None:
        for child in self._children.get(at, ()):
            if self._read.relations[child].startswith(("nsubj", "csubj")):
                return child
        return None

    def _below(self, at: int, leave: frozenset[str] = frozenset()) -> list[int]:
        """A word and all that hangs on it, in order; without the clauses of the relations left out."""
        found, waiting = [], [at]
        while waiting:
            word = waiting.pop()
            found.append(word)
            waiting.extend(c for c in self._children.get(word, ()) if self._read.relations[c] not in leave)
        return sorted(found)

    def _who(self, subject: int | None) -> tuple[Subject, frozenset[str], bool]:
        if subject is None:
            return "none", frozenset(), False
        below = self._below(subject, frozenset({"acl:relcl", "acl", "appos"}))
        words = frozenset(self._lemma(at) for at in below)
        forms = [self._text[self._read.starts[at] : self._read.ends[at]].lower() for at in below]
        named = any(self._read.upos[at] == "PROPN" for at in below)
        named = named or self._lemma(subject) in _PARTIES
        if set(forms) & _FIRST:  # "we", "my friends and I"
            return "self", frozenset(forms), False
        if forms == ["you"]:
            return "you", words, False
        owned = forms[0] in _MINE and self._lemma(subject) in _OWNED
        if owned and forms[0] in ("my", "our"):
            return "self", words, False
        ends = (int(self._read.starts[below[0]]), int(self._read.ends[below[-1]]))
        if forms[0] in _MINE and not owned:
            return "other", words, named
        return ("self" if self._voice.speaks(ends) else "other"), words | {forms[0]}, named

    def _predication(self, root: int, subject: int | None, believed: bool) -> Predication:
        read = self._read
        children = self._children.get(root, ())
        who, subject_words, named = self._who(subject)
        helpers = [c for c in children if read.relations[c] in ("aux", "aux:pass", "cop")]
        modal = next((self._lemma(c) for c in helpers if read.xpos[c] == "MD"), None)
        if read.xpos[root] in ("VBD", "VBN") and any(self._form(c) in ("'d", "’d") for c in helpers):
            modal = None  # "he'd made it clear": he had
        tenses = [read.xpos[c] for c in (*helpers, root)]
        steps = [c for c in children if read.relations[c] == "xcomp"]
        claused = [c for c in children if read.relations[c] == "ccomp" and self._infinitive(c)]
        then = next(iter((*steps, *claused)), None)
        held = [c for c in self._below(root, _OTHER_CLAUSES) if c != subject]
        near = [c for c in held if read.heads[c] == root or (then is not None and read.heads[c] == then)]
        negated = any(self._form(c) in _NOT for c in near) or any(
            self._form(c) == "no"
            for c in held
            if read.heads[c] in near and read.relations[int(read.heads[c])] != "obl"
        )
        conditional = any(
            read.relations[c] == "advcl" and any(self._form(m) in _CONDITIONS for m in self._below(c)[:2])
            for c in children
        )
        words = frozenset(self._lemma(c) for c in held)
        if subject is not None:
            words -= frozenset(self._lemma(c) for c in self._below(subject)) - {self._lemma(root)}
        return Predication(
            self._predicate(root),
            who,
            subject_words,
            named,
            modal,
            negated,
            "VBD" in tenses or ("VBN" in tenses and any(self._lemma(c) in ("have", "be") for c in helpers)),
            read.xpos[root] == "VBG" and bool(helpers),
            read.xpos[root] == "VB" and subject is None and self._opens(root),
            conditional,
            self._lemma(then) if then is not None else None,
            bool(claused)
            or any(
                read.relations[c] in ("obj", "iobj", "nsubj") and root < c < step
                for step in steps
                for c in children
            ),
            words,
            self._voice.quoted(int(read.starts[root])),
            read.upos[root] == "VERB",
            any(self._form(c) == "?" for c in children),
            believed,
        )

    def _predicate(self, root: int) -> str:
        """The predicate's dictionary form; of "was behind the attack" that is "behind"."""
        for child in self._children.get(root, ()):
            if self._read.relations[child] == "cop" and self._read.upos[child + 1] == "ADP":
                return self._lemma(child + 1)
        return self._lemma(root)

    def _form(self, at: int) -> str:
        return self._text[self._read.starts[at] : self._read.ends[at]].lower()

    def _infinitive(self, at: int) -> bool:
        return self._read.xpos[at] == "VB" and any(self._form(c) == "to" for c in self._children.get(at, ()))

    def _opens(self, root: int) -> bool:
        """Whether nothing but "please", "do not" or an adverb stands before a verb: it is an imperative."""
        before = sorted(c for c in (root, *self._children.get(root, ())) if c <= root)
        if not self._text[self._read.starts[before[0]]].isupper():
            return False  # the rest of a sentence begun elsewhere: "and, he said, share a goal"
        before.remove(root)
        light = ("ADV", "INTJ", "PUNCT", "PART", "AUX", "CCONJ")
        return all(self._read.upos[c] in light and self._form(c) != "to" for c in before)
