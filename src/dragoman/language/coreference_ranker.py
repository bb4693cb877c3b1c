"""The ranker: a small network that says how likely a pronoun means each of its candidates, or none.

A softmax over the candidates and "none", scored by one hidden layer over the numbers of
`coreference_features`, one network for each class of pronoun. `training/coreference.py` made the weights.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dragoman.language.coreference_asked import Asked, spoke_at
from dragoman.language.coreference_entities import Gathering
from dragoman.language.coreference_features import can_mean, describe, describe_pronoun
from dragoman.language.coreference_words import RECENT, genders_of

Floats = NDArray[np.float32]

GROUPS: Final = {"he": "person", "she": "person", "it": "thing", "they": "several"}
NONE: Final = ("bias", "quoted", "subject", "expletive", "clause", "copular", "few", "says", "opening")
"""The numbers that speak for none of the candidates."""
_REACH: Final = 10  # sentences
_MOST: Final = 24  # candidates


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of one class: `inner` (numbers, hidden), `bias` and `outer` (hidden), `direct`, `none`."""

    inner: Floats
    bias: Floats
    outer: Floats
    direct: Floats
    none: Floats

    def chances(self, rows: Floats, none: Floats) -> Floats:
        """The probability of each candidate, and last of none of them."""
        hidden = np.tanh(rows @ self.inner + self.bias)
        scores = np.append(hidden @ self.outer + rows @ self.direct, none @ self.none)
        exponents = np.exp(scores - scores.max())
        shares: Floats = exponents / exponents.sum()
        return shares


Ranker = dict[str, Network]


@cache
def shipped_ranker() -> Ranker:
    """The ranker that ships with the package, by class of pronoun."""
    text = files("dragoman.language").joinpath("coreference_weights.json").read_text(encoding="utf-8")
    return {
        group: Network(*(np.array(weights[name], dtype=np.float32) for name in Network.__slots__))
        for group, weights in json.loads(text).items()
    }


def candidates(asked: Asked, gathering: Gathering) -> list[tuple[int, int]]:
    """The entities a pronoun can mean, nearest first, each with how many of its mentions come before."""
    words, token = asked.words, asked.token
    found: list[tuple[int, int, int]] = []
    for number in gathering.near(asked.sentence - _REACH):
        entity = gathering.entities[number]
        mentions = entity.mentions
        before = len(mentions)
        while before and mentions[before - 1].head >= token:
            before -= 1
        if before:
            last = mentions[before - 1]
            if asked.sentence - words.sentence[last.head] > _REACH:
                continue
            away = token - last.head
        else:  # only after the pronoun, in its own sentence: "Before she left, Lund …"
            if words.sentence[mentions[0].head] != asked.sentence or mentions[0].kind == "pronoun":
                continue
            away = 1000 + mentions[0].head - token
        if asked.bars and any(asked.cannot_mean(m) for m in mentions[max(0, before - 6) : before]):
            continue
        if can_mean(asked.form, entity):
            found.append((away, number, before))
    found.sort()
    return [(number, before) for _, number, before in found[:_MOST]]


def described(asked: Asked, gathering: Gathering, found: Sequence[tuple[int, int]]) -> list[list[float]]:
    """The numbers of each candidate."""
    wanted = {"he": -1, "she": 1}.get(asked.form, 0)
    latest, at = -1, -1
    spoke, said_at = -1, -1
    for number, before in found:
        mentions = gathering.entities[number].mentions[max(0, before - RECENT) : before]
        for mention in reversed(mentions):
            if mention.kind == "pronoun" and mention.label == asked.form:
                latest, at = (number, mention.head) if mention.head > at else (latest, at)
                break
        for mention in reversed(mentions):
            if mention.head <= said_at:
                break
            if spoke_at(asked.words, mention):
                spoke, said_at = number, mention.head
                break
    rows, between, of_pronoun = [], 0, describe_pronoun(asked)
    for rank, (number, before) in enumerate(found):
        entity = gathering.entities[number]
        genders = genders_of(entity) if wanted else (0, 0, 0)
        row = of_pronoun.copy()
        describe(
            row, asked, number, entity, genders, before, rank, between, number == latest, number == spoke
        )
        rows.append(row)
        said, shown, named = genders
        if wanted and (shown or said or named) == wanted:
            between += 1
    return rows


def none_described(asked: Asked, count: int) -> list[float]:
    """The numbers that speak for none of `count` candidates, in the order of `NONE`."""
    words = asked.words
    relations = {words.relations[c] for c in words.children[words.heads[asked.token]]}
    return [
        1.0,
        float(asked.quotation >= 0),
        float(asked.role == 0),
        float(asked.relation == "expl"),
        float(bool(relations & {"ccomp", "csubj", "xcomp", "advcl"})),
        float("cop" in relations),
        float(count < 2),
        float(asked.says),
        float(asked.sentence == 0),
    ]
