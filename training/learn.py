"""Train the reader: all heads together, on every corpus, with a fixed seed; takes up where it stopped."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.corpora import NAME_TAGS
from training.examples import Window, batches, together
from training.network import REACH, Reader

ENCODED = ("pieces", "mask", "features", "owner", "first", "last")
"""What the encoder takes of a batch."""


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn. Words are those of one step's three batches."""

    steps: int = 2000
    attribution_words: int = 1300
    treebank_words: int = 700
    names_words: int = 350
    encoder_rate: float = 2e-4
    heads_rate: float = 1e-3
    warm: float = 0.06
    seed: int = 1
    save_every: float = 150.0
    """Seconds between checkpoints."""


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
        scores = roles_of(reader, out, where, chance, words)
        target = torch.stack(targets)
        each = functional.cross_entropy(
            scores.float().transpose(1, 2), target, ignore_index=-1, reduction="sum"
        )
        losses["roles"] = each / (20 * count)
    return losses


def roles_of(reader: Reader, out: dict[str, Tensor], where: Tensor, chance: Tensor, words: Tensor) -> Tensor:
    """Role scores for anchors given as rows of (window, word)."""
    b, a = where[:, 0], where[:, 1]
    away = (torch.arange(words.shape[1])[None] - a[:, None]).clamp(-REACH, REACH) + REACH
    scored: Tensor = reader.arguments(
        reader.dropout(out["as_word"])[b], out["as_anchor"][b, a], away, chance[b], words[b]
    )
    return scored


def averaged(parameters: Sequence[torch.nn.Parameter], together_with: int) -> None:
    """Average the gradients over the processes that learn together."""
    flat = torch.cat([torch.zeros(p.numel()) if p.grad is None else p.grad.reshape(-1) for p in parameters])
    torch.distributed.all_reduce(flat)
    flat /= together_with
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


def learn(
    reader: Reader,
    corpora: dict[str, list[Window]],
    plan: Plan,
    checkpoint: Path,
    own: int = 0,
    processes: int = 1,
) -> None:
    """Run the plan's steps from the last checkpoint on; leaves the checkpoint behind.

    Of several processes, each takes its share of every step's words, and gradients are averaged: on a
    shared machine two processes of one thread lose less time waiting than one process of two.
    """
    torch.manual_seed(plan.seed)
    reader.encoder.freeze()
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    inner = {id(p) for p in reader.encoder.parameters()}
    heads = [p for p in reader.parameters() if id(p) not in inner]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.heads_rate}],
        weight_decay=0.01, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip

    def rate(step: int) -> float:
        warm = plan.warm * plan.steps
        return min(1.0, (step + 1) / warm) * max(0.02, 1.0 - step / plan.steps)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    begun = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        begun = state["step"]
    sizes = {
        "attribution": plan.attribution_words,
        "treebank": plan.treebank_words,
        "names": plan.names_words,
    }
    streams = {
        kind: islice(
            batches(corpora[kind], size // processes, plan.seed + n), begun * processes + own, None, processes
        )
        for n, (kind, size) in enumerate(sizes.items())
    }
    reader.train()
    saved, clock = time.monotonic(), time.monotonic()
    means: dict[str, float] = {}
    for step in range(begun, plan.steps):
        seed = (plan.seed * 1_000_003 + step) * processes + own
        torch.manual_seed(seed)
        chance = random.Random(seed)
        optimizer.zero_grad(set_to_none=True)
        losses: dict[str, Tensor] = {}
        # One cast of the weights and one backward pass for the three batches.
        with torch.autocast("cpu", torch.bfloat16):
            for kind, stream in streams.items():
                group = next(stream)
                batch = together(group, chance)
                seen = reader.encoder(*(batch[k] for k in ENCODED))
                if kind == "attribution":
                    losses |= attribution_loss(reader, batch, group, seen)
                elif kind == "treebank":
                    losses |= treebank_loss(reader, batch, seen)
                    losses["treebank names"] = 0.5 * names_loss(reader, batch, seen)["names"]
                else:
                    losses |= names_loss(reader, batch, seen)
            total = sum(losses.values(), torch.zeros(()))
        total.backward()  # type: ignore[no-untyped-call]
        for name, loss in losses.items():
            value = float(loss.detach())
            means[name] = 0.98 * means.get(name, value) + 0.02 * value
        if processes > 1:
            averaged([*encoder, *heads], processes)
        torch.nn.utils.clip_grad_norm_([*encoder, *heads], 2.0)
        optimizer.step()
        schedule.step()
        if step % 25 == 0 and own == 0:
            shown = " ".join(f"{k} {v:.3f}" for k, v in means.items())
            spent = time.monotonic() - clock
            print(
                f"{step}/{plan.steps} {spent:.0f}s cpu {time.process_time():.0f} {shown}",
                file=sys.stderr,
                flush=True,
            )
        due = time.monotonic() - saved > plan.save_every or step + 1 == plan.steps
        if due and own == 0:
            state = {
                "reader": reader.state_dict(), "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(), "step": step + 1, "labels": reader.labels, "plan": plan,
            }  # fmt: skip
            part = checkpoint.with_suffix(".part")
            torch.save(state, part)
            part.replace(checkpoint)
            saved = time.monotonic()
    reader.eval()
