"""Write the trained reader as two int8 ONNX graphs and their tables."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.language.model.lemma import KINDS, Lemmas
from training.corpora import Passage
from training.network import ARC, ARGUMENT, REACH, Reader

LEAST_ANCHOR, LEAST_SCORE, SOURCE_LEAN, CONTENT_LEAN, EDGE_WEIGHT = 0.12, 0.15, 1.0, 1.0, 0.3
"""Until `choose` has chosen."""


class _Whole(nn.Module):
    """Encoder and heads in one graph; tags are decided inside it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, pieces: Tensor, mask: Tensor, features: Tensor, owner: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """Outputs in the order of `OUTPUTS`."""
        seen = self.reader.encoder(pieces, mask, features, owner, first, last)
        syntax = self.reader.syntax(seen)
        said = self.reader.attributions(seen)
        return (
            syntax["upos"].argmax(-1),
            syntax["xpos"].argmax(-1),
            syntax["sentence"],
            self.reader.name_tags(seen),
            syntax["arcs"],
            syntax["relation_of"],
            syntax["relation_to"],
            said["anchor"],
            said["as_word"],
            said["as_anchor"],
            seen[-2],
        )


OUTPUTS = [
    "upos", "xpos", "sentence", "names", "arcs", "relation_of", "relation_to", "anchor", "as_word",
    "as_anchor", "words",
]  # fmt: skip


class _Shares(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.inner = reader.arguments

    def forward(
        self, words: Tensor, anchors: Tensor, away: Tensor, cues: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Role probabilities, and edge probabilities."""
        roles, edges = self.inner(words, anchors, away, cues, mask)
        return torch.softmax(roles, -1), torch.sigmoid(edges)


class _Relations(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        allowed = torch.zeros(len(reader.labels.relation))
        allowed[reader.labels.relation.index("root")] = -1e4
        self.register_buffer("allowed", allowed)

    def forward(self, of: Tensor, to: Tensor) -> Tensor:
        """The best relation of words (words, 256) under their heads (words, 256), never "root"."""
        return (self.reader.relations(of, to) + self.allowed).argmax(-1)


def export(reader: Reader, folder: Path, vocabulary: Path) -> None:
    """Write `reader.onnx`, `arguments.onnx`, `relations.onnx`, `labels.json` and `vocab.txt` into a folder.

    Leaves the reader in evaluation mode: the exporter puts it back to training, and a model measured after
    that would be measured with dropout.
    """
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    whole = (
        torch.randint(5, 100, (2, 9)), torch.ones(2, 9), torch.zeros(2, 7, 9),
        torch.zeros(2, 9, dtype=torch.long),
        torch.ones(2, 7, dtype=torch.long), torch.ones(2, 7, dtype=torch.long),
    )  # fmt: skip
    shares = (
        torch.randn(3, 7, ARGUMENT), torch.randn(3, ARGUMENT), torch.zeros(3, 7, dtype=torch.long),
        torch.zeros(3, 7), torch.ones(3, 7),
    )  # fmt: skip
    names = ["pieces", "mask", "features", "owner", "first", "last"]
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        axes = {
            n: {0: "windows", 1: "pieces" if n in {"pieces", "mask", "owner"} else "words"}
            for n in names + OUTPUTS
        }
        axes["arcs"][2] = "words"
        torch.onnx.export(
            _Whole(reader).eval(), whole, str(plain), input_names=names, output_names=OUTPUTS,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        _quantised(plain, folder / "reader.onnx")
        names = ["words", "anchors", "away", "cues", "mask"]
        axes = {n: {0: "anchors", 1: "words"} for n in [*names, "shares", "edges"]}
        axes["anchors"] = {0: "anchors"}
        torch.onnx.export(
            _Shares(reader).eval(), shares, str(plain), input_names=names, output_names=["shares", "edges"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        _quantised(plain, folder / "arguments.onnx")
        relations = (torch.randn(5, ARC), torch.randn(5, ARC))
        axes = {n: {0: "words"} for n in ("of", "to", "relation")}
        torch.onnx.export(
            _Relations(reader).eval(), relations, str(plain), input_names=["of", "to"],
            output_names=["relation"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        _quantised(plain, folder / "relations.onnx")
    reader.eval()
    labels = reader.labels
    given = {
        "upos": labels.upos, "xpos": labels.xpos, "relation": labels.relation, "names": labels.names,
        "reach": REACH, "least_anchor": LEAST_ANCHOR, "least_score": LEAST_SCORE,
        "source_lean": SOURCE_LEAN, "content_lean": CONTENT_LEAN, "edge_weight": EDGE_WEIGHT,
    }  # fmt: skip
    (folder / "labels.json").write_text(json.dumps(given, indent=0) + "\n", encoding="utf-8")
    shutil.copyfile(vocabulary, folder / "vocab.txt")


def _quantised(plain: Path, to: Path) -> None:
    """Int8 weights, one scale a column; names of nodes and comments left out of the file."""
    quantize_dynamic(
        plain,
        to,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    model = onnx.load(to)
    for node in model.graph.node:
        node.doc_string = ""
    onnx.save(model, to)


def lemma_table(passages: Iterable[Passage], to: Path) -> None:
    """Count the treebanks' lemmas, and write what the rules get wrong, with the base forms seen."""
    counted: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    bases: dict[str, set[str]] = {"n": set(), "v": set(), "a": set()}
    for passage in passages:
        for word, upos, xpos, lemma in zip(
            passage.words, passage.upos, passage.xpos, passage.lemma, strict=True
        ):
            if upos and xpos and lemma and lemma != "_":
                counted[word.lower().replace("\u2019", "'"), upos, xpos][lemma] += 1
                kind = KINDS.get(upos)
                if kind and upos != "PROPN" and lemma.isalpha():
                    bases[kind].add(lemma.lower())
    rules = Lemmas({}, {k: frozenset(v) for k, v in bases.items()})
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (word, upos, xpos), lemmas in counted.items():
        best, n = lemmas.most_common(1)[0]
        if rules.of(word, upos, xpos).lower() != best.lower() and (
            n > 1 or upos in {"VERB", "AUX", "ADJ", "ADV"}
        ):
            votes[f"{word}|{xpos}"][best] += n
    exceptions = {k: v.most_common(1)[0][0] for k, v in sorted(votes.items())}
    table = {"exceptions": exceptions, "bases": {k: " ".join(sorted(v)) for k, v in bases.items()}}
    to.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
