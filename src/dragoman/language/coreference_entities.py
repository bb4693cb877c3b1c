"""Entities: the mentions of one somebody or something, gathered while a text is gone through.

Names are gathered by their words ("Ada Lund", "Lund", "Ms. Lund"), nominals by apposition, by "X is the …",
by a repeated definite noun, and by the office that only one person of the text holds; pronouns are left for
the ranker. What fooled us: a short name goes to the entity that had it last ("the Lunds").
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from typing import Final

from dragoman.language.coreference_mentions import PRONOUNS, Mention, Words

_BEFORE: Final = frozenset(("compound", "nmod:desc", "amod", "flat"))
_SUFFIXES: Final = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_NOT_SHORT: Final = frozenset(
    ("the", "of", "and", "for", "al", "bin", "de", "von", "van", "der", "la", "el", "'s", "’s")
)
_REACH: Final = 12  # sentences over which a repeated "the ministry" is taken for the same


@dataclass(slots=True)
class Entity:
    """Mentions of one somebody or something, in the order in which they were gathered."""

    mentions: list[Mention] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)  # nouns said of it: "minister", "spokeswoman"
    label: str = ""
    plural: bool = False


def titles_of(words: Words, mention: Mention) -> set[str]:
    """The nouns that stand in a name's phrase before it: "Defence Minister Lund", "Mr. Lund"."""
    said: set[str] = set()
    for token in range(mention.first, mention.last + 1):
        for child in words.children[token]:
            if child < mention.first and words.relations[child] in _BEFORE:
                said.add(words.lemmas[child].lower())
                said.update(words.lemmas[c].lower() for c in words.children[child] if c < mention.first)
    up = words.heads[mention.head]
    if words.relations[mention.head] == "flat" and up < mention.first:
        said.add(words.lemmas[up].lower())
    return said


class Gathering:
    """Entities as they grow while a text is gone through from its beginning."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.entities: list[Entity] = []
        self._by_head: dict[int, Mention] = {}
        self._by_name: dict[str, list[int]] = {}
        self._by_noun: dict[str, int] = {}
        self._by_title: dict[str, list[int]] = {}
        self._touched: list[tuple[int, int]] = []  # entities with the sentences of their mentions, as taken

    def at_head(self, token: int) -> Mention | None:
        """The mention that a token heads, if it has been gathered."""
        return self._by_head.get(token)

    def take(self, mention: Mention) -> int:
        """Gather a name, a nominal or a pair into the entity it belongs to, and return that one's number."""
        number = self._same_by_grammar(mention)
        if number is None and mention.kind == "name":
            number = self._same_by_name(mention)
        if number is None and mention.kind == "nominal":
            number = self._same_by_office(mention)
            if number is None:
                number = self._same_by_noun(mention)
        if number is None:
            number = len(self.entities)
            self.entities.append(Entity(label=mention.label, plural=mention.plural))
        self.join(number, mention)
        return number

    def alone(self, mention: Mention) -> None:
        """Keep a pronoun that means nothing known apart, for later pronouns to mean the same."""
        mention.entity = len(self.entities)
        self.entities.append(Entity([mention], plural=mention.plural))
        self._touch(mention.entity, mention)

    def near(self, sentence: int) -> list[int]:
        """The entities last mentioned in a sentence or after it, each once."""
        found: dict[int, None] = {}
        for number, at in reversed(self._touched):
            if at < sentence:
                break
            found.setdefault(number)
        return list(found)

    def _touch(self, number: int, mention: Mention) -> None:
        self._touched.append((number, self.words.sentence[mention.head]))

    def join(self, number: int, mention: Mention) -> None:
        """Add a mention to an entity."""
        entity = self.entities[number]
        insort(entity.mentions, mention, key=lambda m: m.head)
        mention.entity = number
        self._touch(number, mention)
        if mention.kind == "pair":
            return
        self._by_head[mention.head] = mention
        if mention.kind == "name":
            for title in titles_of(self.words, mention):
                self._entitle(number, title)
            if mention.words not in entity.names:
                entity.names.append(mention.words)
                for word in mention.words:
                    if len(word) > 1 and word not in _NOT_SHORT:
                        held = self._by_name.setdefault(word, [])
                        if number not in held:
                            held.append(number)
            if entity.label in ("", "?") or (
                entity.label != "PER" and mention.label == "PER" and len(mention.words) > 1
            ):
                entity.label = mention.label
        elif mention.kind == "nominal":
            self._entitle(number, mention.words[0].lower())
            self._by_noun[mention.words[0]] = number

    def _entitle(self, number: int, title: str) -> None:
        if title not in self.entities[number].titles:
            self.entities[number].titles.add(title)
            self._by_title.setdefault(title, []).append(number)

    def _same_by_grammar(self, mention: Mention) -> int | None:
        words, head = self.words, mention.head
        if mention.kind == "pair":
            return None
        up = words.heads[head]
        if words.relations[head] == "appos" and up != head:
            other = self._by_head.get(up)
            if other is not None and other.kind != "pronoun" and self._agree(other, mention):
                return other.entity
        if mention.kind == "nominal" and any(words.relations[c] == "cop" for c in words.children[head]):
            for child in words.children[head]:
                if words.relations[child] == "nsubj":
                    other = self._by_head.get(child)
                    if other is not None and other.kind == "name" and not mention.plural:
                        return other.entity
        return None

    def _agree(self, one: Mention, other: Mention) -> bool:
        if one.kind == "name" and other.kind == "name" and one.words != other.words:
            return one.label == "?" or other.label == "?"
        places = {"LOC", "PER"}
        if one.label in places and other.label in places and one.label != other.label:
            return False
        return one.plural == other.plural

    def _same_by_name(self, mention: Mention) -> int | None:
        name = tuple(w for w in mention.words if w not in _SUFFIXES)
        if not name:
            return None
        if name[0] == "the":
            name = name[1:] or name
        held = self._by_name.get(name[-1], [])
        exact = [n for n in held if mention.words in self.entities[n].names]
        if exact:
            return self._last_used(exact)
        if mention.label in ("PER", "?"):
            if len(name) == 1:
                fitting = [
                    n for n in held if self.entities[n].label in ("PER", "?") and self._is_short(name[0], n)
                ]
                return self._last_used(fitting) if fitting else None
            fitting = [
                n
                for n in held
                if self.entities[n].label in ("PER", "?")
                and any(self._one_person(name, other) for other in self.entities[n].names)
            ]
            return self._last_used(fitting) if fitting else None
        if mention.label == "ORG" and len(name) == 1:
            fitting = [
                n for n in held if self.entities[n].label == "ORG" and name[0] == self.entities[n].names[0][0]
            ]
            return self._last_used(fitting) if len(fitting) == 1 else None
        return None

    def _is_short(self, word: str, number: int) -> bool:
        return any(
            word in (name[-1], name[0]) or (len(name) > 2 and word in name[1:])
            for name in self.entities[number].names
        )

    @staticmethod
    def _one_person(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether a full name and another, full or short, can be one person's."""
        other = tuple(w for w in other if w not in _SUFFIXES)
        if len(other) == 1:
            return other[0] == name[-1]
        if other[-1] != name[-1]:
            return False
        return (
            other[0] == name[0]
            or set(other) <= set(name)
            or set(name) <= set(other)
            or (
                other[0].rstrip(".")[:1] == name[0][:1]
                and min(len(other[0].rstrip(".")), len(name[0].rstrip("."))) == 1
            )
        )

    def _last_used(self, numbers: list[int]) -> int:
        return max(numbers, key=lambda n: self.entities[n].mentions[-1].head)

    def _same_by_office(self, mention: Mention) -> int | None:
        """The one person so far whose titles have the noun and all that is said with it: "the minister"."""
        words = self.words
        if not mention.definite or mention.plural or words.low[mention.first] != "the":
            return None
        noun = mention.words[0].lower()
        holders = [n for n in self._by_title.get(noun, ()) if self.entities[n].label in ("PER", "?")]
        if not holders:
            return None
        more = {
            words.lemmas[t].lower()
            for t in range(mention.first + 1, mention.head)
            if words.upos[t] != "PUNCT"
        }
        if len(holders) > 1 or more:
            holders = [n for n in holders if more <= self.entities[n].titles]
        if any(words.relations[c] in ("nmod", "acl:relcl", "acl") for c in words.children[mention.head]):
            return None
        return holders[0] if len(holders) == 1 else None

    def _same_by_noun(self, mention: Mention) -> int | None:
        if not mention.definite or self.words.low[mention.first] in PRONOUNS:
            return None
        number = self._by_noun.get(mention.words[0])
        holders = self._by_title.get(mention.words[0].lower(), ())
        if number is None or sum(self.entities[n].label == "PER" for n in holders) > 1:
            return None  # "the minister", of two
        last = self.entities[number].mentions[-1]
        near = self.words.sentence[mention.head] - self.words.sentence[last.head] <= _REACH
        return number if near and last.plural == mention.plural else None
