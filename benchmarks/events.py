"""`python -m benchmarks.events CORPUS [--folds N] [--out FILE]`: PLOVER events of bare sentences.

CORPUS is a JSON Lines file (gzipped or not) of sentences with source, target and PLOVER type, as in PLV.
Prints as JSON the share of types right where the parties are given, and precision, recall and F1 of our own
events by dyad, and by dyad with type. A party is right if it shares at least half of its words with the
gold's, or one holds the other. Known: naive Bayes .52 and zero-shot inference .835 of types with parties
given; UniversalPetrarch .44 dyads, .21 in full.

The shipped weights were learned from PLV's training sentences: measured on these they flatter. With
`--folds 5` each fifth of CORPUS is typed by weights learned from the other four, and every figure is honest.
FILE gets the events measured, in the form that an event scorer reads.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader
from dragoman.ontology.acts import head_of
from dragoman.ontology.coder import SentenceEvent, code_sentence
from dragoman.ontology.features import merged
from dragoman.ontology.typing import ActTyper, Floats, shipped_typer, type_of_act
from training.acts import example, learn

Row = dict[str, Any]
_WORD = re.compile(r"[\w']+")
_EMPTY = frozenset(
    ["the", "a", "an", "of", "in", "on", "at", "for", "and", "to", "its", "his", "her", "their"]
)


def rows_of(path: Path) -> Iterator[Row]:
    """The sentences of a corpus."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in text.decode("utf-8").splitlines() if line.strip())


def same_party(one: str, other: str) -> bool:
    """Whether two phrases name the same party, by their words."""
    mine, theirs = (frozenset(_WORD.findall(text.lower())) - _EMPTY for text in (one, other))
    shared = len(mine & theirs)
    return bool(shared) and (2 * shared >= (len(mine) + len(theirs)) / 2 or mine <= theirs or theirs <= mine)


@dataclass(frozen=True)
class Sentence:
    """One sentence of the corpus, read."""

    row: Row
    grammar: Grammar
    vector: Floats


def read_sentences(path: Path) -> list[Sentence]:
    """Read the sentences of a corpus with the shipped reader."""
    reader = shipped_reader()
    found = []
    for row in rows_of(path):
        read = reader.read(row["text"], [(0, len(row["text"]))], vectors=True)
        assert read.vectors is not None
        vector = read.vectors.mean(0) if len(read.vectors) else read.vectors.sum(0)
        found.append(Sentence(row, Grammar(row["text"], read), vector))
    return found


def by_folds(sentences: Sequence[Sentence], folds: int) -> list[ActTyper]:
    """The weights that each sentence is typed by: learned from the sentences outside its fold."""
    fold = np.random.default_rng(0).permutation(len(sentences)) % folds
    known = [example(one.grammar, one.vector, one.row["events"][0]) for one in sentences]
    types = sorted({one.kind for one in known})
    typers = []
    for number in range(folds):
        names, weights, vectors = learn([e for e, f in zip(known, fold, strict=True) if f != number], types)
        typers.append(ActTyper(tuple(types), {name: n for n, name in enumerate(names)}, weights, vectors))
    return [typers[int(number)] for number in fold]


def measure(sentences: Sequence[Sentence], typers: Sequence[ActTyper]) -> tuple[dict[str, float], list[Row]]:
    """Measure sentences, each typed by its own weights; also give our events in the scorer's form."""
    typed = given = told = dyads = full = gold = 0
    predictions: list[Row] = []
    for sentence, typer in zip(sentences, typers, strict=True):
        row, grammar, vector = sentence.row, sentence.grammar, sentence.vector
        text = row["text"]
        for event in row["events"]:
            gold += 1
            heads = [_head(grammar, event.get(party)) for party in ("source", "target")]
            if heads[0] is not None:
                given += 1
                found = type_of_act(grammar, heads[0], heads[1], vector, typer)
                typed += found is not None and merged(found[0]) == merged(event["code"])
        ours = code_sentence(grammar, vector, typer=typer)
        predictions.append({"id": row["id"], "events": [_told(text, ours)] if ours is not None else []})
        if ours is None:
            continue
        told += 1
        for event in row["events"][:1]:
            right = all(
                same_party(_words(text, ends), (event.get(party) or {}).get("text") or "")
                for party, ends in (("source", ours.source), ("target", ours.target))
            )
            dyads += right
            full += right and merged(ours.kind) == merged(event["code"])
    return {
        "types_given_parties": round(typed / given, 3) if given else 0.0,
        **_figures("dyad", dyads, told, gold),
        **_figures("full", full, told, gold),
        "sentences": len(predictions),
    }, predictions


def _figures(name: str, right: int, told: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 of what was told."""
    return {
        f"{name}_precision": round(right / told, 3) if told else 0.0,
        f"{name}_recall": round(right / gold, 3) if gold else 0.0,
        f"{name}_f1": round(2 * right / (told + gold), 3) if told + gold else 0.0,
    }


def _head(grammar: Grammar, party: Row | None) -> int | None:
    span = (party or {}).get("span")
    tokens = grammar.tokens_in(*span) if span else range(0)
    return head_of(grammar, tokens) if len(tokens) else None


def _words(text: str, ends: tuple[int, int] | None) -> str:
    return text[slice(*ends)] if ends is not None else ""


def _told(text: str, event: SentenceEvent) -> Row:
    parties = {
        party: {"text": _words(text, ends), "span": list(ends)} if ends is not None else None
        for party, ends in (("source", event.source), ("target", event.target))
    }
    return {**parties, "code": merged(event.kind)}


def main() -> None:
    """Measure the corpus named on the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.events", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, help="learn the weights anew from the other folds")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    sentences = read_sentences(given.corpus)
    shipped = [shipped_typer()] * len(sentences)
    typers = by_folds(sentences, given.folds) if given.folds else shipped
    figures, predictions = measure(sentences, typers)
    if given.out is not None:
        given.out.write_text("".join(json.dumps(p) + "\n" for p in predictions), encoding="utf-8")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
