"""Tags and trees: `python -m benchmarks.parsing CONLLU…` on treebanks with their text.

Sentences are the treebank's; words are those of the shipped tokenizer, so that a word cut otherwise counts
as wrong (as in the CoNLL 2018 shared task: F1 over words at the same place). `--own-sentences` measures the
reader's sentences as well: paragraphs are the treebank's, and sentence F1 is printed.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.language.model import Reader, ReadText

PEERS = "LAS of peers: spaCy CNN 82.5, frozen MiniLM with BiLSTM 84.3, asked 87 (gold sentences)"


@dataclass
class Document:
    """A text with its gold words: place to (upos, xpos, lemma, relation, place of the head)."""

    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    words: dict[tuple[int, int], tuple[str, str, str, str, tuple[int, int] | None]] = field(
        default_factory=dict
    )


def documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    now = Document()
    for block in text.split("\n\n"):
        lines = block.strip().split("\n")
        if not lines[0]:
            continue
        if any(line.startswith("# newdoc") for line in lines) and now.text:
            yield now
            now = Document()
        _add(now, lines)
    if now.text:
        yield now


def _add(document: Document, lines: list[str]) -> None:
    own = next(line[len("# text = ") :] for line in lines if line.startswith("# text = "))
    new = any(line.startswith("# newpar") for line in lines) or not document.text
    document.text += "" if not document.text else "\n" if new else " "
    base = len(document.text)
    document.text += own
    place = (base, base + len(own))
    document.sentences.append(place)
    if new:
        document.paragraphs.append(place)
    else:
        document.paragraphs[-1] = (document.paragraphs[-1][0], place[1])
    at: dict[str, tuple[int, int]] = {}
    rows: list[list[str]] = []
    position = last_fused = fused_end = 0
    for line in lines:
        cells = line.split("\t")
        if line[0] == "#" or "." in cells[0]:
            continue
        where = own.find(cells[1], position)
        if "-" in cells[0]:
            last_fused, fused_end, position = int(cells[0].split("-")[1]), where + len(cells[1]), where
            continue
        if int(cells[0]) <= last_fused and (where < 0 or where + len(cells[1]) > fused_end):
            # A fused word whose parts are not in the text ("dunno"): its parts can never be found.
            at[cells[0]] = (-base - int(cells[0]), -base)
            position = fused_end
        else:
            at[cells[0]] = (base + where, base + where + len(cells[1]))
            position = where + len(cells[1])
        rows.append(cells)
    for cells in rows:
        head = None if cells[6] == "0" else at[cells[6]]
        document.words[at[cells[0]]] = (cells[3], cells[4], cells[2], cells[7], head)


def count(document: Document, read: ReadText, n: Counter[str]) -> None:
    """Add one document's counts."""
    places = list(zip(read.starts.tolist(), read.ends.tolist(), strict=True))
    n["gold"] += len(document.words)
    n["given"] += len(places)
    for i, place in enumerate(places):
        wanted = document.words.get(place)
        if wanted is None:
            continue
        upos, xpos, lemma, relation, head = wanted
        n["words"] += 1
        n["upos"] += upos == read.upos[i]
        n["xpos"] += xpos == read.xpos[i]
        n["lemma"] += lemma.lower() == read.lemmas[i].lower()
        own = int(read.heads[i])
        if (None if own == i else places[own]) == head:
            n["uas"] += 1
            n["las"] += relation.partition(":")[0] == read.relations[i].partition(":")[0]
            n["las, subtypes"] += relation == read.relations[i]
    starts = {places[i][0] for i in read.sentences.tolist()}
    wanted_starts = {s for s, _ in document.sentences}
    n["sentences right"] += len(starts & wanted_starts)
    n["sentences"] += len(starts) + len(wanted_starts)


def main(argv: Sequence[str] | None = None) -> int:
    """Print F1 over words of tags, lemmas, heads and relations."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parsing", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--own-sentences", action="store_true")
    given = parser.parse_args(argv)
    reader = Reader.load()
    for path in given.files:
        n: Counter[str] = Counter()
        begun, size = time.process_time(), 0
        for document in documents(path):
            size += len(document.text.split())
            places = document.paragraphs if given.own_sentences else document.sentences
            count(document, reader.read(document.text, places, one_sentence_each=not given.own_sentences), n)
        rate = size / (time.process_time() - begun)
        kinds = ("words", "upos", "xpos", "lemma", "uas", "las", "las, subtypes")
        figures = ", ".join(f"{k} {200 * n[k] / (n['gold'] + n['given']):.1f}" for k in kinds)
        if given.own_sentences:
            figures += f", sentences {200 * n['sentences right'] / n['sentences']:.1f}"
        print(f"{path.name}: {figures}; {rate:.0f} words a CPU-second")
    print(PEERS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
