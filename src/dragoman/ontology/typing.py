"""The type of an act between two parties, by a small linear classifier over the words of the act.

Learned from 1,050 sentences with PLOVER types (PLV; Hu et al., ACL 2024) by
`training/acts.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.extract.standing import Standing, standing
from dragoman.language.grammar import Grammar
from dragoman.ontology.acts import Step, by_rule, verb_of, way
from dragoman.ontology.features import Features, features

Floats = NDArray[np.float32]
VECTOR_WEIGHT = 3.0
"""How much a sentence vector of length one counts beside features of weight one; by cross-validation."""


@dataclass(frozen=True)
class ActTyper:
    """Weights by feature and type; the last rows are those of a sentence vector."""

    types: tuple[str, ...]
    names: dict[str, int]
    weights: Floats  # features + 1 (bias) rows, types columns
    vector_weights: Floats  # 384 rows

    @classmethod
    def load(cls, path: Path) -> "ActTyper":
        """Read the weights that training wrote."""
        with np.load(path, allow_pickle=False) as kept:
            names = {str(name): number for number, name in enumerate(kept["names"])}
            types = tuple(str(kind) for kind in kept["types"])
            return cls(types, names, kept["weights"].astype(np.float32), kept["vectors"].astype(np.float32))

    def shares(self, found: Features, vector: Floats) -> Floats:
        """The probability of each type."""
        scores = self.weights[-1] + (vector * VECTOR_WEIGHT) @ self.vector_weights
        for name, weight in found.items():
            number = self.names.get(name)
            if number is not None:
                scores = scores + weight * self.weights[number]
        odds = np.exp(scores - scores.max())
        shares: Floats = (odds / odds.sum()).astype(np.float32)
        return shares


@cache
def shipped_typer() -> ActTyper:
    """The classifier that ships with the package."""
    with as_file(files(__package__).joinpath("acts.npz")) as path:
        return ActTyper.load(path)


def put_by(grammar: Grammar, steps: Sequence[Step]) -> Standing:
    """How the text puts the act: by its lowest verb."""
    verb = verb_of(steps)
    return standing(grammar, verb) if verb is not None else Standing()


def type_of_act(
    grammar: Grammar,
    source: int,
    target: int | None,
    vector: Floats,
    typer: ActTyper | None = None,
) -> tuple[str, float] | None:
    """The PLOVER type of what `source` does to `target` (tokens), and its probability.

    `vector` is the sentence's, of length one. None where the sentence has no act of the source's.
    """
    steps = way(grammar, source, target)
    if not steps:
        return None
    chosen = typer if typer is not None else shipped_typer()
    put = put_by(grammar, steps)
    found = features(grammar, steps, source, target, put=put)
    shares = chosen.shares(found, vector)
    best = int(shares.argmax())
    kind = chosen.types[best]
    if kind == "YIELD":
        ruled = by_rule(steps, put.negated, put.future)
        kind = ruled if ruled in ("CONCEDE", "RETREAT") else "CONCEDE"
    return kind, float(shares[best])
