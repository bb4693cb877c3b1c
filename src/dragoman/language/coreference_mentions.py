"""The phrases of a text that can refer: names, nominals, pairs of them, and pronouns.

What fooled us: a name inside a longer name ("Lund Bank") is none; "minister" in "Minister Ada Lund" is part
of the name's phrase even where the tree hangs the name on it; "Varnian" alone is an adjective.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dragoman.language.model import ReadText

Kind = Literal["pronoun", "name", "nominal", "pair"]

PRONOUNS: Final[dict[str, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
"""The pronouns that look back, by the class they belong to."""
_COURTESIES: Final = frozenset(
    "mr mrs ms miss mx dr gen lt col maj capt sgt cpl cmdr adm brig prof sen rep gov rev amb sir dame".split()
)
"""Words of a name as the reader sees it that are no words of the name: "Mr. Lund" is called Lund."""
_INSIDE_A_NAME: Final = frozenset(("flat", "compound", "goeswith", "fixed", "nmod:desc"))


@dataclass(slots=True)
class Mention:
    """A phrase that stands for somebody or something: tokens `first` to `last`, headed by `head`."""

    first: int
    last: int
    head: int
    kind: Kind
    label: str  # the name's class, the pronoun's, or "" for a nominal
    plural: bool
    definite: bool
    words: tuple[str, ...]  # the name's words in lower case, else the noun's lemma
    entity: int = -1


class Words:
    """A read text as plain lists, with what the ranker asks of a token again and again."""

    def __init__(self, text: str, read: ReadText, quoted: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self.starts: list[int] = read.starts.tolist()
        self.ends: list[int] = read.ends.tolist()
        self.words = [text[s:e] for s, e in zip(self.starts, self.ends, strict=True)]
        self.low = [word.lower() for word in self.words]
        self.upos, self.xpos, self.lemmas, self.relations = read.upos, read.xpos, read.lemmas, read.relations
        self.heads: list[int] = read.heads.tolist()
        size = len(self.words)
        self.sentence = [0] * size
        opens = [*read.sentences.tolist(), size]
        for number in range(len(opens) - 1):
            for token in range(opens[number], opens[number + 1]):
                self.sentence[token] = number
        self.opens = opens
        self.quotation = [-1] * size
        for number, (start, end) in enumerate(quoted):
            for token in range(self.at(start), self.at(end)):
                self.quotation[token] = number
        self.children: list[list[int]] = [[] for _ in range(size)]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)

    def at(self, place: int) -> int:
        """The number of the first token that ends after a code point."""
        return bisect_right(self.ends, place)


def find_mentions(words: Words, read: ReadText) -> list[Mention]:
    """Find the phrases that can refer, in the order of their heads."""
    heads, relations, upos = words.heads, words.relations, words.upos
    found: list[Mention] = []
    in_name = [-1] * len(words.words)
    spans: list[tuple[int, int, int, str]] = []
    for name in read.names:
        first, last = words.at(name.start), words.at(name.end - 1)
        if last < first or last >= len(in_name):
            continue
        while name.label == "PER" and first < last and words.low[first].rstrip(".") in _COURTESIES:
            first += 1
        head = next(
            (t for t in range(first, last + 1) if not first <= heads[t] <= last or heads[t] == t), first
        )
        for token in range(first, last + 1):
            in_name[token] = len(spans)
        spans.append((first, last, head, name.label))
    for first, last, head, label in spans:
        above = in_name[heads[head]] if heads[head] != head else -1
        if label == "NORP" and upos[head] == "ADJ":
            continue
        if relations[head] == "compound" and label != "PER":
            continue
        if above >= 0 and above != in_name[head] and relations[head] in ("flat", "compound"):
            continue
        title = words.low[heads[head]] if relations[head] == "flat" else ""
        bare = tuple(w for w in words.low[first : last + 1] if w not in ("'s", "’s", "'", "’"))
        if title and label != "PER":
            continue
        plural = words.xpos[head] == "NNPS" and label == "NORP"
        found.append(Mention(first, last, head, "name", label, plural, True, bare))
    for token, tag in enumerate(upos):
        if in_name[token] >= 0:
            continue
        if tag == "PRON":
            form = PRONOUNS.get(words.low[token])
            if form is not None and words.low[token] not in ("hers", "theirs"):
                found.append(Mention(token, token, token, "pronoun", form, form == "they", True, (form,)))
        elif tag in ("NOUN", "PROPN"):
            if relations[token] in _INSIDE_A_NAME or (tag == "PROPN" and relations[token] == "nmod:unmarked"):
                continue
            if any(in_name[c] >= 0 and relations[c] == "flat" for c in words.children[token]):
                continue  # "minister" of "Minister Ada Lund", where the tree hangs the name on the title
            if tag == "PROPN":
                last = token
                while last + 1 < len(upos) and heads[last + 1] == token and relations[last + 1] == "flat":
                    last += 1
                first = token
                while (
                    first > 0 and heads[first - 1] == token and relations[first - 1] in ("compound", "flat")
                ):
                    first -= 1
                bare = tuple(words.low[first : last + 1])
                found.append(Mention(first, last, token, "name", "?", False, True, bare))
                continue
            first, definite = token, False
            for child in words.children[token]:
                if child < token and relations[child] in (
                    "det",
                    "amod",
                    "compound",
                    "nmod:poss",
                    "nummod",
                    "nmod:desc",
                ):
                    first = min(first, child)
                    if relations[child] == "nmod:poss" or words.low[child] in (
                        "the",
                        "this",
                        "that",
                        "these",
                        "those",
                    ):
                        definite = True
            plural = words.xpos[token] == "NNS"
            found.append(
                Mention(first, token, token, "nominal", "", plural, definite, (words.lemmas[token],))
            )
    for mention in list(found):
        if mention.kind == "pronoun":
            continue
        for child in words.children[mention.head]:
            if (
                relations[child] == "conj"
                and upos[child] in ("NOUN", "PROPN", "PRON")
                and child > mention.last
            ):
                found.append(Mention(mention.first, child, mention.head, "pair", "", True, True, ()))
                break
    found.sort(key=lambda m: (m.head, m.kind == "pair"))
    return found
