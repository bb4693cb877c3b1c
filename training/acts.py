"""`python -m training.acts PLV.jsonl.gz [--out FILE]`: learn the types of acts, and say how well.

PLV (Hu, Y. et al., ACL 2024) has sentences with source, target and PLOVER type. The classifier is a softmax
over the features of `dragoman.ontology.features` and the sentence's vector, learned by full gradient steps
(Adam) with weight decay; seeds are fixed, so the same corpus gives the same weights. How well it does is the
accuracy over five folds.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader
from dragoman.ontology.acts import head_of, way
from dragoman.ontology.features import Features, features
from dragoman.ontology.typing import VECTOR_WEIGHT, Floats, put_by

STEPS = 250
RATE = 0.05
DECAY = 1e-3
SEEN = 1
OUT = Path(__file__).parents[1] / "src/dragoman/ontology/acts.npz"


@dataclass(frozen=True)
class Example:
    """A sentence's features, its vector and its type."""

    features: Features
    vector: Floats
    kind: str


def examples(path: Path) -> list[Example]:
    """Read the sentences of the corpus."""
    reader = shipped_reader()
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            read = reader.read(row["text"], [(0, len(row["text"]))], vectors=True)
            assert read.vectors is not None
            found.append(example(Grammar(row["text"], read), read.vectors.mean(0), row["events"][0]))
    return found


def example(grammar: Grammar, vector: Floats, event: dict[str, Any]) -> Example:
    """What is learned from one event, whose parties are given by their spans."""
    source, target = (_head(grammar, event[party]) for party in ("source", "target"))
    steps = way(grammar, source, target) if source is not None else ()
    return Example(
        features(grammar, steps, source, target, put=put_by(grammar, steps)), vector, event["code"]
    )


def _head(grammar: Grammar, party: dict[str, object] | None) -> int | None:
    span = party.get("span") if party else None
    if not isinstance(span, list):
        return None
    tokens = grammar.tokens_in(*span)
    return head_of(grammar, tokens) if len(tokens) else None


def learn(found: Sequence[Example], types: Sequence[str]) -> tuple[list[str], Floats, Floats]:
    """Learn weights: the names of the features, their weights with the bias last, and the vector's."""
    counts = Counter(name for one in found for name in one.features)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    matrix = _matrix(found, names)
    wanted = np.eye(len(types), dtype=np.float32)[[types.index(one.kind) for one in found]]
    weights = np.zeros((matrix.shape[1], len(types)), dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        odds = np.exp(scores - scores.max(1, keepdims=True))
        slope = matrix.T @ (odds / odds.sum(1, keepdims=True) - wanted) / len(found) + DECAY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return names, weights[: len(names) + 1], weights[len(names) + 1 :]


def _matrix(found: Sequence[Example], names: Sequence[str]) -> Floats:
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(found), len(names) + 1), dtype=np.float32)
    for row, one in enumerate(found):
        for name, weight in one.features.items():
            if name in place:
                matrix[row, place[name]] = weight
    matrix[:, -1] = 1.0
    vectors = np.stack([one.vector for one in found]) * VECTOR_WEIGHT
    both: Floats = np.hstack([matrix, vectors]).astype(np.float32)
    return both


def accuracy_by_folds(found: Sequence[Example], types: Sequence[str], folds: int = 5) -> float:
    """The share of sentences typed right by weights learned without their fold."""
    fold = np.random.default_rng(0).permutation(len(found)) % folds
    right = 0
    for number in range(folds):
        names, weights, vector_weights = learn(
            [e for e, f in zip(found, fold, strict=True) if f != number], types
        )
        held = [e for e, f in zip(found, fold, strict=True) if f == number]
        scores = _matrix(held, names) @ np.vstack([weights, vector_weights])
        right += sum(types[int(best)] == one.kind for best, one in zip(scores.argmax(1), held, strict=True))
    return right / len(found)


def main() -> None:
    """Learn from the corpus, print the accuracy of five folds, write the weights."""
    parser = argparse.ArgumentParser(prog="training.acts", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    found = examples(given.corpus)
    types = sorted({one.kind for one in found})
    print(f"five folds: {accuracy_by_folds(found, types):.3f} of {len(found)} sentences typed right")
    names, weights, vector_weights = learn(found, types)
    np.savez_compressed(
        given.out,
        names=np.array(names),
        types=np.array(types),
        weights=weights.astype(np.float16),
        vectors=vector_weights.astype(np.float16),
    )
    print(f"{given.out}: {len(names)} features, {given.out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
