"""What the heads have to learn from a batch, as losses."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.corpora import NAME_TAGS
from training.examples import Window
from training.network import REACH, Reader

SOURCE, CONTENT = 1, 3
"""Numbers of these roles, as `examples` gives them."""


def known(scores: Tensor, wanted: Tensor) -> Tensor:
    """Mean cross-entropy over the words whose label is known (0.0 where none is)."""
    seen = wanted >= 0
    if not bool(seen.any()):
        return scores.sum() * 0.0
    return functional.cross_entropy(scores[seen].float(), wanted[seen])


def starts(scores: Tensor, wanted: Tensor) -> Tensor:
    """Loss of the sentence starts."""
    seen = wanted >= 0
    if not bool(seen.any()):
        return scores.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(scores[seen].float(), wanted[seen].float())


def treebank_loss(reader: Reader, batch: dict[str, Tensor], seen: list[Tensor]) -> dict[str, Tensor]:
    """Tags, arcs within the gold sentence, relations under the gold heads, sentence starts."""
    out = reader.syntax(seen)
    group = batch["group"]
    apart = (group[:, :, None] != group[:, None, :]) | (group[:, None, :] < 0)
    arcs = out["arcs"].float().masked_fill(apart, -1e4)
    head = batch["head"]
    to = torch.gather(out["relation_to"], 1, head.clamp(min=0)[..., None].expand_as(out["relation_to"]))
    known_head = head >= 0
    relation = batch["relation"]
    return {
        "upos": known(out["upos"], batch["upos"]),
        "xpos": 0.5 * known(out["xpos"], batch["xpos"]),
        "arcs": known(arcs, head),
        "relations": known(reader.relations(out["relation_of"], to)[known_head], relation[known_head]),
        "sentences": 2.0 * starts(out["sentence"], batch["sentence"]),
    }


def names_loss(reader: Reader, batch: dict[str, Tensor], seen: list[Tensor]) -> dict[str, Tensor]:
    """The name tags: minus the log of the probability of all tags that the corpus allows."""
    scores = torch.log_softmax(reader.name_tags(seen).float(), -1)
    bits = 2 ** torch.arange(len(NAME_TAGS))
    allowed = (batch["names"][..., None] & bits) > 0
    seen_here = batch["names"] > 0
    total = torch.logsumexp(scores.masked_fill(~allowed, -1e4), -1)
    return {"names": -2.0 * (total * seen_here).sum() / seen_here.sum().clamp(min=1)}


def attribution_loss(
    reader: Reader, batch: dict[str, Tensor], group: Sequence[Window], seen: list[Tensor]
) -> dict[str, Tensor]:
    """Anchors, then the roles from each gold anchor and from the likeliest wrong ones (which have none)."""
    out = reader.attributions(seen)
    words = batch["words"]
    anchor = out["anchor"].float()
    wanted = torch.zeros_like(anchor)
    rows: list[tuple[int, int]] = []
    targets: list[Tensor] = []
    for b, w in enumerate(group):
        for a, roles in zip(w.anchors or [], w.roles, strict=True):
            wanted[b, a] = 1.0
            rows.append((b, a))
            target = torch.full((words.shape[1],), -1, dtype=torch.long)
            target[: len(roles)] = torch.from_numpy(roles)
            targets.append(target)
    count = max(1, len(rows))
    cost = functional.binary_cross_entropy_with_logits(anchor, wanted, reduction="none")
    losses = {"anchors": 0.5 * (cost * words).sum() / count}
    chance = torch.sigmoid(anchor).detach()
    wrong = chance * (1 - wanted) * words
    tempting = torch.nonzero(wrong > 0.15)
    if len(tempting):
        order = torch.argsort(wrong[tempting[:, 0], tempting[:, 1]], descending=True)
        for b, a in tempting[order[: max(2, count // 3)]].tolist():
            rows.append((b, a))
            target = torch.where(words[b] > 0, 0, -1)
            targets.append(target)
    losses["silver sentences"] = 0.5 * starts(reader.sentences(seen), batch["sentence"])
    if rows:
        where = torch.tensor(rows)
        scores, edges = roles_of(reader, out, where, chance, words)
        target = torch.stack(targets)
        each = functional.cross_entropy(
            scores.float().transpose(1, 2), target, ignore_index=-1, reduction="sum"
        )
        losses["roles"] = each / (20 * count)
        cost = functional.binary_cross_entropy_with_logits(edges.float(), edges_of(target), reduction="none")
        losses["edges"] = (cost * (target >= 0)[..., None]).sum() / (20 * count)
    return losses


def edges_of(roles: Tensor) -> Tensor:
    """Where sources and contents begin and end, (anchors, words, 4) of 0.0 and 1.0; from (anchors, words)."""
    outside = roles.new_zeros(len(roles), 1)
    found = []
    for role in (SOURCE, CONTENT):
        here = (roles == role).long()
        before = torch.cat((outside, here[:, :-1]), 1)
        after = torch.cat((here[:, 1:], outside), 1)
        found += [here * (1 - before), here * (1 - after)]
    return torch.stack(found, -1).float()


def roles_of(
    reader: Reader, out: dict[str, Tensor], where: Tensor, chance: Tensor, words: Tensor
) -> tuple[Tensor, Tensor]:
    """Role and edge scores for anchors given as rows of (window, word)."""
    b, a = where[:, 0], where[:, 1]
    away = (torch.arange(words.shape[1])[None] - a[:, None]).clamp(-REACH, REACH) + REACH
    scored: tuple[Tensor, Tensor] = reader.arguments(
        reader.dropout(out["as_word"])[b], out["as_anchor"][b, a], away, chance[b], words[b]
    )
    return scored
