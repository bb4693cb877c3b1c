"""`python -m training.coreference CORPORA`: from corpora to the shipped ranker of pronouns.

Reads GUM train (chains by hand), PolNeAR train (CoreNLP's chains, at half weight) and GAP validation with the
shipped reader, describes every third-person pronoun's candidates as the library does, and learns one small
network for each class of pronoun in numpy, with a fixed seed. GAP development, GUM dev and PolNeAR dev are
for measuring and are never read here. Minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.coreference_corpora import Referring, read_gap, read_gum, read_polnear
from dragoman.language.coreference import Coreference
from dragoman.language.coreference_asked import Asked
from dragoman.language.coreference_entities import Gathering
from dragoman.language.coreference_features import SIZE
from dragoman.language.coreference_mentions import Mention
from dragoman.language.coreference_ranker import (
    GROUPS,
    NONE,
    Network,
    Ranker,
    candidates,
    described,
    none_described,
)
from dragoman.language.model import Reader, ReadText, shipped_reader
from dragoman.language.quotations import find_quotations

OUT = Path("src/dragoman/language/coreference_weights.json")
HIDDEN = 24
EPOCHS = 40
TOGETHER = 4
STEP = 3e-3
DECAY = 1e-4
DROPPED = 0.1  # share of the numbers left out at random
BATCH = 32
WEIGHTS = {"gum": 1.0, "polnear": 0.25, "gap": 3.0}
_LOOK_BACK = 4  # mentions of a candidate that are compared with the chain

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun with its candidates: `allowed` says which of them, and last none, are right answers."""

    group: str
    rows: Floats
    none: Floats
    allowed: NDArray[np.bool_]
    weight: float


class Taught(Coreference):
    """The references of a text while it teaches: pronouns are joined as the corpus says, where it does."""

    def __init__(
        self,
        text: str,
        read: ReadText,
        quoted: Sequence[tuple[int, int]],
        ranker: Ranker,
        answer: Callable[[Taught, Mention, list[tuple[int, int]]], list[int] | None],
    ) -> None:
        self.answer = answer
        self.cases: list[tuple[Mention, Floats, Floats, list[int] | None, list[tuple[int, int]]]] = []
        super().__init__(text, read, quoted, ranker)

    @property
    def gathering(self) -> Gathering:
        """The entities so far."""
        return self._gathering

    def head_in(self, start: int, end: int) -> int | None:
        """The token that heads a phrase."""
        return self._head_in(start, end)

    def _resolve(self, pronoun: Mention) -> None:
        asked = Asked(self._words, pronoun)
        found = candidates(asked, self._gathering)
        right = self.answer(self, pronoun, found)
        if found:
            rows = np.array(described(asked, self._gathering, found), dtype=np.float32)
            none = np.array(none_described(asked, len(found)), dtype=np.float32)
            self.cases.append((pronoun, rows, none, right, found))
            if self._ranker:  # history is the ranker's own, as it will be when it is used
                best = int(self._ranker[GROUPS[asked.form]].chances(rows, none).argmax())
                right = [best] if best < len(found) else []
        if right:
            self._gathering.join(found[right[0]][0], pronoun)
        else:
            self._gathering.alone(pronoun)


def taught(
    one: Referring,
    reader: Callable[[Referring], ReadText],
    ranker: Ranker,
    answer: Callable[[Taught, Mention, list[tuple[int, int]]], list[int] | None],
) -> Taught:
    """Go through a text with its references told."""
    quoted = [(q.start, q.end) for s, e in one.paragraphs for q in find_quotations(one.text, s, e)]
    return Taught(one.text, reader(one), quoted, ranker, answer)


def chain_cases(
    texts: Iterable[Referring],
    reader: Callable[[Referring], ReadText],
    weight: float,
    ranker: Ranker,
    *,
    whole: bool,
) -> Iterator[Case]:
    """The pronouns of texts with chains. Where the chains are not `whole`, what they leave out is unknown.

    With a ranker, earlier pronouns mean what it takes them for; without one, what the chains say.
    """
    for one in texts:
        teacher = _Teacher(one, whole, named_only=bool(ranker))
        for pronoun, rows, none, right, _ in taught(one, reader, ranker, teacher).cases:
            if right is None:
                continue
            allowed = np.zeros(len(rows) + 1, dtype=bool)
            allowed[right or [len(rows)]] = True
            yield Case(GROUPS[pronoun.label], rows, none, allowed, weight)


class _Teacher:
    """Says which candidates are right by the chains of a text."""

    def __init__(self, one: Referring, whole: bool, named_only: bool) -> None:
        self.one, self.whole, self.named_only = one, whole, named_only
        self.heads: dict[int, int] | None = None

    def __call__(self, text: Taught, pronoun: Mention, found: list[tuple[int, int]]) -> list[int] | None:
        if self.heads is None:
            self.heads = {}
            for number, links in enumerate(self.one.chains):
                for start, end in links:
                    head = text.head_in(start, end)
                    if head is not None:
                        self.heads.setdefault(head, number)
        chain = self.heads.get(pronoun.head)
        right = [
            place
            for place, (number, before) in enumerate(found)
            if chain is not None and self._holds(text.gathering.entities[number].mentions, before, chain)
        ]
        return right if self.whole or right else None

    def _holds(self, mentions: list[Mention], before: int, chain: int) -> bool:
        """Whether an entity is the chain: by its names and nouns, or its pronouns where it has no other."""
        assert self.heads is not None
        seen = mentions[:before] or mentions[:1]
        if self.named_only:
            seen = [m for m in seen if m.kind != "pronoun"] or seen
        return any(self.heads.get(m.head) == chain for m in seen[-_LOOK_BACK:])


def question_cases(
    texts: Iterable[Referring], reader: Callable[[Referring], ReadText], weight: float, ranker: Ranker
) -> Iterator[Case]:
    """The pronouns that GAP asks about; other pronouns of its texts are resolved by a ranker so far."""
    for one in texts:
        case = question_case(one, reader, weight, ranker)
        if case is not None and case.allowed.any():
            yield case


def question_case(
    one: Referring, reader: Callable[[Referring], ReadText], weight: float, ranker: Ranker
) -> Case | None:
    """One GAP question as a case; None if its pronoun is no candidate's."""
    question = one.question
    assert question is not None
    text = taught(one, reader, ranker, lambda *_: None)
    asked = text.head_in(*question.pronoun)
    for pronoun, rows, none, _, found in text.cases:
        if pronoun.head != asked:
            continue
        holds = [[], []]  # type: list[list[int]]
        for which, name in enumerate(question.names):
            head = text.head_in(*name)
            holds[which] = [
                place
                for place, (number, _) in enumerate(found)
                if any(m.head == head and m.kind != "pair" for m in text.gathering.entities[number].mentions)
            ]
        if any(question.meant):
            allowed = np.zeros(len(rows) + 1, dtype=bool)
            allowed[holds[0] if question.meant[0] else holds[1]] = True
        else:
            allowed = np.ones(len(rows) + 1, dtype=bool)
            allowed[[*holds[0], *holds[1]]] = False
        return Case(GROUPS[pronoun.label], rows, none, allowed, weight)
    return None


def learn(cases: Sequence[Case], seed: int, epochs: int = EPOCHS) -> Network:
    """Learn one class's network: Adam on the logarithm of the chance given to the right answers."""
    random = np.random.default_rng(seed)
    rows = np.concatenate([case.rows for case in cases])
    sizes = np.array([len(case.rows) for case in cases])
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    none = np.stack([case.none for case in cases])
    right = np.concatenate([case.allowed[:-1] for case in cases])
    right_none = np.array([case.allowed[-1] for case in cases])
    weight = np.array([case.weight for case in cases], dtype=np.float32)
    p = {
        "inner": random.normal(0, 0.15, (SIZE, HIDDEN)).astype(np.float32),
        "bias": np.zeros(HIDDEN, dtype=np.float32),
        "outer": random.normal(0, 0.15, HIDDEN).astype(np.float32),
        "direct": np.zeros(SIZE, dtype=np.float32),
        "none": np.zeros(len(NONE), dtype=np.float32),
    }
    first = {name: np.zeros_like(value) for name, value in p.items()}
    second = {name: np.zeros_like(value) for name, value in p.items()}
    order, steps = np.arange(len(cases)), 0
    for epoch in range(epochs):
        random.shuffle(order)
        step = STEP * (1 - epoch / epochs) + 1e-4
        for at in range(0, len(order), BATCH):
            ids = order[at : at + BATCH]
            taken = np.concatenate([np.arange(begins[i], begins[i] + sizes[i]) for i in ids])
            which = np.repeat(np.arange(len(ids)), sizes[ids])
            opens = np.concatenate([[0], np.cumsum(sizes[ids])[:-1]])
            x = rows[taken] * (random.random((len(ids), SIZE)) > DROPPED)[which]
            hidden = np.tanh(x @ p["inner"] + p["bias"])
            scores, scores_none = hidden @ p["outer"] + x @ p["direct"], none[ids] @ p["none"]
            top = np.maximum(np.maximum.reduceat(scores, opens), scores_none)
            share, share_none = np.exp(scores - top[which]), np.exp(scores_none - top)
            total = np.add.reduceat(share, opens) + share_none
            share, share_none = share / total[which], share_none / total
            good, good_none = share * right[taken], share_none * right_none[ids]
            sure = np.add.reduceat(good, opens) + good_none + 1e-9
            push = (share - good / sure[which]) * weight[ids][which]
            push_none = (share_none - good_none / sure) * weight[ids]
            push_hidden = np.outer(push, p["outer"]) * (1 - hidden * hidden)
            slopes = {
                "inner": x.T @ push_hidden,
                "bias": push_hidden.sum(0),
                "outer": hidden.T @ push,
                "direct": x.T @ push,
                "none": none[ids].T @ push_none,
            }
            steps += 1
            for name, total_slope in slopes.items():
                slope = total_slope / len(ids) + DECAY * p[name]
                first[name] = 0.9 * first[name] + 0.1 * slope
                second[name] = 0.999 * second[name] + 0.001 * slope * slope
                p[name] -= (
                    step
                    * (first[name] / (1 - 0.9**steps))
                    / (np.sqrt(second[name] / (1 - 0.999**steps)) + 1e-8)
                ).astype(np.float32)
    return Network(**{name: value.astype(np.float32) for name, value in p.items()})


def learn_all(cases: Sequence[Case], epochs: int = EPOCHS, together: int = 1) -> Ranker:
    """Learn the networks of all classes; each the mean of some that began otherwise."""
    return {
        group: mean_of(
            [learn([case for case in cases if case.group == group], seed, epochs) for seed in range(together)]
        )
        for group in dict.fromkeys(GROUPS.values())
    }


def mean_of(networks: Sequence[Network]) -> Network:
    """One network that scores as the mean of several."""
    count = len(networks)
    return Network(
        np.concatenate([n.inner for n in networks], axis=1),
        np.concatenate([n.bias for n in networks]),
        (np.concatenate([n.outer for n in networks]) / count).astype(np.float32),
        np.mean([n.direct for n in networks], axis=0, dtype=np.float32),
        np.mean([n.none for n in networks], axis=0, dtype=np.float32),
    )


def write(ranker: Ranker, path: Path) -> None:
    """Write the weights as the library reads them."""
    table = {
        group: {name: np.round(getattr(network, name), 4).tolist() for name in Network.__slots__}
        for group, network in ranker.items()
    }
    path.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Learn the ranker and write it."""
    parser = argparse.ArgumentParser(prog="python -m training.coreference", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(argv)
    reader = shipped_reader()
    write(train(given.corpora, lambda one: _read(reader, one)), given.out)
    return 0


def _read(reader: Reader, one: Referring) -> ReadText:
    return reader.read(one.text, one.paragraphs)


def train(corpora: Path, reader: Callable[[Referring], ReadText]) -> Ranker:
    """Learn from the chains as they stand first, then from what that ranker makes of the texts before."""
    parsing = corpora / "parsing"
    gum = [*read_gum(parsing / "gum_train.conllu.gz")]
    polnear = [*read_polnear(corpora, "train")]
    questions = [*read_gap(parsing / "gap_validation.tsv.gz")]

    def cases(ranker: Ranker) -> list[Case]:
        found = [
            *chain_cases(gum, reader, WEIGHTS["gum"], ranker, whole=True),
            *chain_cases(polnear, reader, WEIGHTS["polnear"], ranker, whole=False),
        ]
        if ranker:
            found += question_cases(questions, reader, WEIGHTS["gap"], ranker)
        print(f"{len(found)} pronouns", flush=True)
        return found

    told = cases({})
    first = learn_all(told, epochs=6)
    second = learn_all(cases(first), epochs=12)
    return learn_all(cases(second), together=TOGETHER)


if __name__ == "__main__":
    raise SystemExit(main())
