"""Texts with known references: GAP (a pronoun, two names), GUM (chains by hand), PolNeAR (CoreNLP's chains).

PolNeAR's chains are a program's, right about four times in five: a figure on them says how far two programs
agree. Chains are lists of code point ranges of the text.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Ends = tuple[int, int]
_LINE = re.compile(r"[^\n]+")
_ENTITY = re.compile(r"(\()?([^()]+)(\))?")


@dataclass(frozen=True, slots=True)
class TwoNames:
    """A GAP question: whether the pronoun means the first name, the second, or neither."""

    pronoun: Ends
    names: tuple[Ends, Ends]
    meant: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Referring:
    """A text with its paragraphs, and what is known of its references: chains, or one question.

    `persons` are the noun phrases that GUM marks, with whether each is a person.
    """

    text: str
    paragraphs: tuple[Ends, ...]
    chains: tuple[tuple[Ends, ...], ...] = ()
    question: TwoNames | None = None
    persons: tuple[tuple[Ends, bool], ...] = ()


def read_gap(path: Path) -> Iterator[Referring]:
    """The questions of a GAP file (tab-separated, gzipped)."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            pronoun, a, b = (
                (int(row[f"{name}-offset"]), int(row[f"{name}-offset"]) + len(row[name]))
                for name in ("Pronoun", "A", "B")
            )
            meant = (row["A-coref"] == "TRUE", row["B-coref"] == "TRUE")
            text = row["Text"]
            yield Referring(text, ((0, len(text)),), question=TwoNames(pronoun, (a, b), meant))


def read_polnear(corpus: Path, split: str) -> Iterator[Referring]:
    """The articles of a split, from the corpora's folder."""
    texts: dict[str, str] = {}
    with tarfile.open(corpus / "polnear_train_dev.tar.gz") as archive:
        for member in archive:
            if member.isfile() and member.name.startswith(f"data/{split}/text/"):
                file = archive.extractfile(member)
                assert file is not None
                texts[Path(member.name).stem] = file.read().decode("utf-8")
    path = corpus / "parsing" / f"polnear_{split}_corenlp.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            parsed = json.loads(row)
            sentences = parsed["sentences"]
            chains = tuple(
                tuple((sentences[s][a][1], sentences[s][b - 1][2]) for s, a, b, _ in chain)
                for chain in parsed["coreference"]
            )
            text = texts[parsed["id"]]
            yield Referring(text, _paragraphs(text), chains)


def _paragraphs(text: str) -> tuple[Ends, ...]:
    return tuple((line.start(), line.end()) for line in _LINE.finditer(text))


def read_gum(path: Path) -> Iterator[Referring]:
    """The documents of a GUM treebank (CoNLL-U, gzipped) with their entities."""
    document = _Document()
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            line = row.rstrip("\n")
            if line.startswith("# newdoc id"):
                if document.pieces:
                    yield document.done()
                document = _Document()
            elif line.startswith("# newpar") and not line.startswith("# newpar_") and document.pieces:
                document.write("\n")
            elif line[:1].isdigit():
                document.word(line.split("\t"))
    if document.pieces:
        yield document.done()


class _Document:
    """A document while its words are put together again."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[tuple[str, bool, int]] = []
        self.found: list[tuple[str, bool, Ends]] = []
        self.fused_until = 0
        self.fused: Ends = (0, 0)

    def write(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def word(self, cells: list[str]) -> None:
        number, form = cells[0], cells[1]
        if "." in number:
            return
        more = dict(pair.split("=", 1) for pair in cells[9].split("|") if "=" in pair)
        if "-" in number:
            self.fused_until = int(number.split("-")[1])
            self.fused = (self.length, self.length + len(form))
            self.write(form if more.get("SpaceAfter") == "No" else form + " ")
            return
        if int(number) <= self.fused_until:
            start = self.fused[0]
            end = min(start + len(form), self.fused[1])
            self.fused = (end, self.fused[1])
        else:
            start, end = self.length, self.length + len(form)
            self.write(form if more.get("SpaceAfter") == "No" else form + " ")
        if int(number) == self.fused_until:
            self.fused_until = 0
        for opens, body, closes in _ENTITY.findall(more.get("Entity", "")):
            fields = body.split("-")
            if opens:
                self.open.append((fields[0], fields[1] == "person", start))
            if closes:
                place = next((n for n, o in reversed([*enumerate(self.open)]) if o[0] == fields[0]), None)
                if place is not None:
                    name, person, first = self.open.pop(place)
                    self.found.append((name, person, (first, end)))

    def done(self) -> Referring:
        text = "".join(self.pieces)
        chains: dict[str, list[Ends]] = {}
        for name, _, ends in self.found:
            chains.setdefault(name, []).append(ends)
        persons = tuple((ends, person) for _, person, ends in self.found)
        return Referring(text, _paragraphs(text), tuple(map(tuple, chains.values())), None, persons)
