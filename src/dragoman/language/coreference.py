"""Whom a text's pronouns, short names and role phrases mean: "he", "who", "Lund", "the minister".

Built once for an article. What cannot be told stays nobody: every answer has its chance, and whoever asks
says how sure they need it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dragoman.language.coreference_asked import Asked
from dragoman.language.coreference_entities import Entity, Gathering
from dragoman.language.coreference_mentions import Mention, Words, find_mentions
from dragoman.language.coreference_ranker import (
    GROUPS,
    Ranker,
    candidates,
    described,
    none_described,
    shipped_ranker,
)
from dragoman.language.coreference_words import contradicts
from dragoman.language.model import ReadText
from dragoman.language.parsed import ParsedArticle

Ends = tuple[int, int]
_RELATIVE: Final = frozenset(("who", "which", "whom", "that"))
_BESIDE: Final = frozenset(("appos", "flat", "nmod:desc"))
_AFTER: Final = frozenset(("case", "nmod", "flat", "nummod", "compound", "amod", "appos"))


@dataclass(frozen=True, slots=True)
class Link:
    """What a phrase refers back to: the words that name it (code points), and how likely that is, 0 to 1."""

    start: int
    end: int
    chance: float


class Coreference:
    """The references of one text. `quoted` are its quotations (code points), marks and all."""

    def __init__(
        self,
        text: str,
        read: ReadText,
        quoted: Sequence[Ends] = (),
        ranker: Ranker | None = None,
    ) -> None:
        self._words = Words(text, read, quoted)
        self._ranker = ranker if ranker is not None else shipped_ranker()
        self._mentions = find_mentions(self._words, read)
        self._gathering = Gathering(self._words)
        self._chances: dict[int, float] = {}
        self._shares: dict[int, dict[int, float]] = {}  # by pronoun, the chance of each entity
        for sentence in _by_sentence(self._words, self._mentions):
            for mention in sentence:
                if mention.kind != "pronoun":
                    self._gathering.take(mention)
            for mention in sentence:
                if mention.kind == "pronoun":
                    self._resolve(mention)
        self._by_head = {m.head: m for m in self._mentions if m.kind != "pair"}

    def antecedent(self, start: int, end: int) -> Link | None:
        """The words that name what the phrase at `[start, end)` refers to; None if nothing is known.

        For a pronoun the nearest name or noun before it (after it only where none comes before), for a
        short name or a role phrase the fullest name of the same person or body. The relative "who" is the
        noun its clause hangs on.
        """
        token = self._head_in(start, end)
        if token is None:
            return None
        if self._words.low[token] in _RELATIVE and self._words.upos[token] == "PRON":
            return self._relative(token)
        mention = self._by_head.get(token)
        if mention is None or mention.entity < 0:
            return None
        entity = self._gathering.entities[mention.entity]
        if mention.kind == "pronoun":
            named = self._naming(entity, token)
            return None if named is None else Link(*self._ends(named), self._chances.get(token, 0.0))
        fullest = max(
            (m for m in entity.mentions if m.kind == "name" and m is not mention),
            key=lambda m: (len(m.words), -m.head),
            default=None,
        )
        return None if fullest is None else Link(*self._ends(fullest), 1.0)

    def name_class(self, start: int, end: int) -> str | None:
        """The class of the name that heads a phrase (PER, ORG, LOC, NORP …); None where no name does."""
        token = self._head_in(start, end)
        mention = self._by_head.get(token) if token is not None else None
        return (
            mention.label if mention is not None and mention.kind == "name" and mention.label != "?" else None
        )

    def person_in(self, start: int, end: int) -> Ends | None:
        """The person whose name heads a longer phrase: "my colleague Ada Lund", "Lund at a rally"."""
        words, head = self._words, self._head_in(start, end)
        if head is None:
            return None
        for token in range(words.at(start), min(words.at(end - 1), len(words.words) - 1) + 1):
            mention = self._by_head.get(token)
            if mention is None or mention.kind != "name" or mention.label != "PER":
                continue
            name = self._ends(mention)
            inside = start <= name[0] and name[1] <= end and name != (start, end)
            if inside and (
                token == head or (words.heads[token] == head and words.relations[token] in _BESIDE)
            ):
                return name
        return None

    def full_name(self, surname: str) -> Ends | None:
        """Where the text first gives the full name of the only person of that surname; None if two have it.

        Whatever else the reader takes the surname for when it stands alone: "the killing of Indrel".
        """
        full = self._people_called(surname)
        return self._ends(full[0]) if len({m.entity for m in full}) == 1 else None

    def share_surname(self, surname: str) -> bool:
        """Whether the text names two or more people in full who have this surname."""
        return len({m.entity for m in self._people_called(surname)}) > 1

    def _people_called(self, surname: str) -> list[Mention]:
        low = surname.lower()
        people = (m for m in self._mentions if m.kind == "name" and m.label == "PER")
        return [m for m in people if len(m.words) > 1 and m.words[-1] == low]

    def which(self, pronoun: Ends, names: Sequence[Ends]) -> list[bool]:
        """Which of some names a pronoun means, told that it asks about these: the likeliest, or none.

        None where all the others together are more than ten times as likely.
        """
        token = self._head_in(*pronoun)
        shares = self._shares.get(token, {}) if token is not None else {}
        entities = [self._entity_of(name) for name in names]
        chances = [shares.get(entity, 0.0) if entity is not None else 0.0 for entity in entities]
        best = max(range(len(names)), key=lambda n: chances[n], default=None)
        others = 1.0 - sum(chances[n] for n in range(len(names)) if entities[n] not in entities[:n])
        return [n == best and chances[n] > 0.1 * others for n in range(len(names))]

    def _entity_of(self, ends: Ends) -> int | None:
        token = self._head_in(*ends)
        mention = self._by_head.get(token) if token is not None else None
        return mention.entity if mention is not None and mention.entity >= 0 else None

    def chain(self, start: int, end: int) -> tuple[Ends, ...]:
        """Every phrase that refers to the same as the one at `[start, end)`, it included, in order."""
        token = self._head_in(start, end)
        mention = self._by_head.get(token) if token is not None else None
        if mention is None or mention.entity < 0:
            return ()
        return tuple(self._ends(m) for m in self._gathering.entities[mention.entity].mentions)

    def _resolve(self, pronoun: Mention) -> None:
        asked = Asked(self._words, pronoun)
        found = candidates(asked, self._gathering)
        if found:
            rows = np.array(described(asked, self._gathering, found), dtype=np.float32)
            none = np.array(none_described(asked, len(found)), dtype=np.float32)
            chances = self._ranker[GROUPS[asked.form]].chances(rows, none)
            for place, (number, _) in enumerate(found):
                if contradicts(asked.form, self._gathering.entities[number]):
                    chances[place] = 0.0
            chances /= chances.sum()
            best = int(chances.argmax())
            self._shares[pronoun.head] = {
                number: float(chance) for (number, _), chance in zip(found, chances, strict=False)
            }
            if best < len(found):
                self._chances[pronoun.head] = float(chances[best])
                self._gathering.join(found[best][0], pronoun)
                return
        self._gathering.alone(pronoun)

    def _head_in(self, start: int, end: int) -> int | None:
        """The token of a phrase that its other tokens hang on."""
        words = self._words
        first, last = words.at(start), words.at(end - 1)
        if first > last or last >= len(words.words) or words.starts[first] >= end:
            return None
        while first < last and not words.words[first][0].isalnum():
            first += 1
        for token in range(first, last + 1):
            if not first <= words.heads[token] <= last or words.heads[token] == token:
                return token
        return first

    def _relative(self, token: int) -> Link | None:
        """The noun that a relative clause hangs on; where the tree has none, the noun right before "who"."""
        words, at = self._words, token
        for _ in range(6):
            if words.relations[at].startswith("acl") or words.heads[at] == at:
                break
            at = words.heads[at]
        head = words.heads[at]
        if words.relations[at].startswith("acl") and head < token:
            mention = self._by_head.get(head)
            return Link(*self._ends(mention), 1.0) if mention is not None else None
        if words.low[token] not in ("who", "which"):
            return None
        before = token - 1 - (words.words[token - 1] == ",")
        near = (m for m in self._mentions if m.last == before and m.kind in ("name", "nominal"))
        mention = next(near, None)
        return Link(*self._ends(mention), 1.0) if mention is not None else None

    def _naming(self, entity: Entity, token: int) -> Mention | None:
        before = [m for m in entity.mentions if m.kind != "pronoun" and m.head < token]
        names = [m for m in before if m.kind == "name"]
        if names or before:
            return (names or before)[-1]
        return next((m for m in entity.mentions if m.kind != "pronoun"), None)

    def _ends(self, mention: Mention) -> Ends:
        """A mention with what follows a noun and belongs to its name: "a spokesman for the ministry"."""
        words = self._words
        last = mention.last
        if mention.kind == "nominal":
            for child in words.children[mention.head]:
                if child > mention.head and words.relations[child] == "nmod":
                    last = max(last, self._last_below(child, last))
        return words.starts[mention.first], words.ends[last]

    def _last_below(self, token: int, last: int) -> int:
        words = self._words
        for child in words.children[token]:
            if child > token and words.relations[child] in _AFTER and words.relations[child] != "appos":
                last = max(last, self._last_below(child, last))
        return max(last, token)


def references_of(parsed: ParsedArticle, read: ReadText) -> Coreference:
    """The references of an article; `read` is what the reader saw in its paragraphs."""
    quoted = [(q.start, q.end) for paragraph in parsed.paragraphs for q in paragraph.quotations]
    return Coreference(parsed.article.text, read, quoted)


def _by_sentence(words: Words, mentions: Sequence[Mention]) -> list[list[Mention]]:
    sentences: list[list[Mention]] = []
    at = -1
    for mention in mentions:
        if words.sentence[mention.head] != at:
            sentences.append([])
            at = words.sentence[mention.head]
        sentences[-1].append(mention)
    return sentences
