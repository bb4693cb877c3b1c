"""The trees of an article, and what hangs where in them: phrases, clauses, who does what to whom.

Tokens are numbers, relations those of Universal Dependencies. What the reader parsed is asked here and
nowhere parsed anew.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from dragoman.language.mended_trees import mended
from dragoman.language.model import ReadText

Ends = tuple[int, int]

_OUTSIDE_A_PHRASE = frozenset(
    {"acl:relcl", "advcl", "parataxis", "conj", "cc", "ccomp", "xcomp", "punct", "dep", "discourse"}
)
"""What hangs on a noun but is no part of its name: relative clauses, further nouns, side remarks."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})


class Grammar:
    """The trees of one text. `text` is the article's, `read` what the reader saw in it."""

    def __init__(self, text: str, read: ReadText) -> None:
        self.text = text
        self.read = read
        self._starts: list[int] = read.starts.tolist()
        self._ends: list[int] = read.ends.tolist()
        self._heads, self._relations = mended(read.heads.tolist(), read.relations, read.upos)
        self._sentences: list[int] = read.sentences.tolist()
        self._lemmas = [lemma.lower() for lemma in read.lemmas]
        self._kinds = [relation.partition(":")[0] for relation in self._relations]
        self._dependents: list[list[int]] = [[] for _ in self._heads]
        for token, head in enumerate(self._heads):
            if head != token:
                self._dependents[head].append(token)

    def __len__(self) -> int:
        return len(self._heads)

    def word(self, token: int) -> str:
        """The token as written."""
        return self.text[self._starts[token] : self._ends[token]]

    def lemma(self, token: int) -> str:
        """The token's lemma, in lower case."""
        return self._lemmas[token]

    def upos(self, token: int) -> str:
        """The token's part of speech, by Universal Dependencies."""
        return self.read.upos[token]

    def relation(self, token: int) -> str:
        """The token's relation to its head, subtype and all ("nsubj:pass")."""
        return self._relations[token]

    def head(self, token: int) -> int | None:
        """The token that this one hangs on; None for the root of a sentence."""
        head = self._heads[token]
        return None if head == token else head

    def ends(self, first: int, last: int | None = None) -> Ends:
        """The code points from one token to another, the last included."""
        return self._starts[first], self._ends[first if last is None else last]

    def token_at(self, at: int) -> int | None:
        """The token that a code point stands in; the one before it if it stands between two."""
        number = bisect_right(self._starts, at) - 1
        return number if number >= 0 else None

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that begin in a stretch."""
        first = bisect_right(self._starts, start - 1)
        return range(first, bisect_right(self._starts, end - 1))

    def sentence(self, token: int) -> range:
        """The tokens of the sentence that a token stands in."""
        number = bisect_right(self._sentences, token) - 1
        after = self._sentences[number + 1] if number + 1 < len(self._sentences) else len(self._heads)
        return range(self._sentences[number], after)

    def sentences(self) -> Iterator[range]:
        """The tokens of each sentence, in the order of the text."""
        for number, first in enumerate(self._sentences):
            after = self._sentences[number + 1] if number + 1 < len(self._sentences) else len(self._heads)
            yield range(first, after)

    def dependents(self, token: int, *relations: str) -> list[int]:
        """What hangs on a token by one of these relations, their subtypes included; all if none is named."""
        if not relations:
            return self._dependents[token]
        below = self._dependents[token]
        if not below:
            return []
        full, kinds = self._relations, self._kinds
        return [child for child in below if kinds[child] in relations or full[child] in relations]

    def dependent(self, token: int, *relations: str) -> int | None:
        """The first of the dependents by these relations, if there is one."""
        found = self.dependents(token, *relations)
        return found[0] if found else None

    def ancestors(self, token: int) -> Iterator[int]:
        """What a token hangs on, what that hangs on, up to the sentence's root."""
        head = self.head(token)
        seen = 0
        while head is not None and seen < 200:
            yield head
            head = self.head(head)
            seen += 1

    def descends_from(self, token: int, ancestor: int) -> bool:
        """Whether a token is another or hangs below it."""
        return token == ancestor or ancestor in self.ancestors(token)

    @cached_property
    def _reach(self) -> tuple[list[int], list[int]]:
        """The first and the last token of the subtree below each token."""
        first, last = list(range(len(self._heads))), list(range(len(self._heads)))
        order: list[int] = []
        waiting = [token for token, head in enumerate(self._heads) if token == head]
        while waiting:
            token = waiting.pop()
            order.append(token)
            waiting.extend(self._dependents[token])
        for token in reversed(order):
            head = self._heads[token]
            first[head] = min(first[head], first[token])
            last[head] = max(last[head], last[token])
        return first, last

    def subtree(self, token: int) -> range:
        """The stretch from the first to the last token below a token."""
        first, last = self._reach
        return range(first[token], last[token] + 1)

    def phrase(self, token: int) -> Ends:
        """The noun phrase of a head, in code points: with its of-phrases, without relative clauses,
        further nouns of a list, and the preposition before it.
        """
        first = last = token
        for child in self._dependents[token]:
            relation = self._relations[child]
            if relation in _OUTSIDE_A_PHRASE or relation in ("case", "mark", "appos", "acl", "cop"):
                continue
            if relation.startswith(("nsubj", "obl", "advmod", "aux")):
                continue
            inner = self._inner(child)
            if relation.startswith("nmod") and child > token and not self._close(token, child, inner):
                continue
            first, last = min(first, inner[0]), max(last, inner[1])
        return self.ends(first, self._end_of_word(last))

    def _end_of_word(self, token: int) -> int:
        """The last token of a name that hyphens have cut: "Kim Jong | - | un"."""
        text = self.text
        while (
            token + 2 < len(self)
            and self.upos(token) == self.upos(token + 2) == "PROPN"
            and self.word(token + 1) in ("-", "‑")
            and self.ends(token)[1] == self.ends(token + 1)[0]
            and self.ends(token + 1)[1] == self.ends(token + 2)[0]
            and text[self.ends(token + 2)[0]].islower()
        ):
            token += 2
        return token

    def _inner(self, token: int) -> tuple[int, int]:
        """The first and last token of what hangs below, clauses and lists left out, prepositions kept."""
        first = last = token
        for child in self._dependents[token]:
            if self._relations[child] in _OUTSIDE_A_PHRASE or self._relations[child] == "appos":
                continue
            inner = self._inner(child)
            first, last = min(first, inner[0]), max(last, inner[1])
        return first, last

    def _close(self, head: int, child: int, inner: tuple[int, int]) -> bool:
        """Whether an attribute after a noun belongs to its name: "minister of Varnia", "envoy to Ostland"."""
        case = self.dependent(child, "case")
        return case is None or self.lemma(case) in ("of", "for", "to", "from", "in", "on", "at", "de")

    def case(self, token: int) -> str:
        """The preposition of a phrase, in lower case ("on", "because of"); "" if it has none."""
        marks = self.dependents(token, "case")
        if not marks:  # "with Varnian Premier Ada Lund": a word of the phrase can draw the preposition to it
            left = self.subtree(token)[0]
            named = {"flat", "nmod:desc", "compound", "amod", "case"}
            chain = [left, *self.ancestors(left)]
            inner = chain[: chain.index(token)] if token in chain else []
            marks = [left] if inner and self.relation(left) == "case" else []
            marks = marks if all(self.relation(part) in named for part in inner) else []
            marks = marks or [
                mark
                for part in self.dependents(token, "flat")
                for mark in self.dependents(part, "case")
                if mark < min(part, token)
            ]
        if not marks:
            return ""
        words = [self.lemma(mark) for mark in marks if mark < token]
        fixed = [self.lemma(f) for mark in marks for f in self.dependents(mark, "fixed")]
        return " ".join(dict.fromkeys([*words, *fixed]))

    def together(self, token: int) -> tuple[int, ...]:
        """A noun and those joined to it by "and" or commas, in the order of the text."""
        found = [token]
        names = [part for part in self.dependents(token, "flat") if self.dependents(part, "conj")]
        for head in (token, *names):
            for child in self.dependents(head, "conj"):
                if self.upos(child) in _NOMINAL:
                    found.extend(self.together(child))
        return tuple(found)

    def particle(self, verb: int) -> str:
        """The particle of a phrasal verb ("down" of "shot down"), or ""."""
        found = self.dependent(verb, "compound:prt")
        return self.lemma(found) if found is not None else ""

    def is_clause(self, token: int) -> bool:
        """Whether a token heads a clause: a verb, or a noun or adjective with a copula."""
        return self.upos(token) == "VERB" or self.dependent(token, "cop") is not None
