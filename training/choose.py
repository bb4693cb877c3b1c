"""Choose what makes an attribution on documents held out of training, never on dev."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.attribution import Said, f1, gold, paragraphs, right, said
from dragoman.language.model import Reader

HELD_OUT = 20
LEANS = ((1.0, 1.0), (1.0, 1.5), (1.5, 1.0), (1.5, 1.5))
"""Tried leans towards source and content (`decode.likeliest`)."""
GRID = [round(0.1 + 0.025 * n, 3) for n in range(29)]


def scored(reader: Reader, base: Path, every: int) -> list[tuple[list[Said], list[tuple[float, Said]]]]:
    """Gold and found attributions of the held-out documents, the found ones with their scores."""
    found = []
    for path in sorted((base / "text").glob("*.txt"))[::every]:
        text = path.read_bytes().decode("utf-8")
        annotated = sorted((base / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotated:
            continue
        read = reader.read(text, paragraphs(text))
        rows = [
            {"source": [a.source] if a.source else [], "cue": list(a.cue), "content": list(a.content)}
            for a in read.attributions
        ]
        given = list(zip((a.score for a in read.attributions), said(text, rows), strict=True))
        found.append((said(text, gold(annotated[0])), given))
    return found


def measure(
    found: Sequence[tuple[list[Said], list[tuple[float, Said]]]], least: float
) -> tuple[float, float, float]:
    """Precision, recall and F1 with a least score."""
    hits = given = wanted = 0
    for golden, got in found:
        kept = [one for score, one in got if score >= least]
        hits += len(right(golden, kept))
        given += len(kept)
        wanted += len(golden)
    return f1(hits, given, wanted)


def write(where: Path, labels: dict[str, object]) -> None:
    """Write the label file."""
    where.write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")


def choose(folder: Path, data: Path) -> float:
    """Write the best lean and least score into `labels.json`; return their F1 on the held-out documents."""
    where = folder / "labels.json"
    labels = json.loads(where.read_text(encoding="utf-8"))
    best, leans, least = 0.0, LEANS[0], 0.0
    for tried in LEANS:
        write(
            where,
            labels
            | {"least_anchor": 0.08, "least_score": 0.05, "source_lean": tried[0], "content_lean": tried[1]},
        )
        found = scored(Reader.load(folder), data / "train", HELD_OUT)
        for score in GRID:
            best, leans, least = max((best, leans, least), (measure(found, score)[2], tried, score))
    chosen = {"least_anchor": round(0.8 * least, 3), "least_score": least}
    write(where, labels | chosen | {"source_lean": leans[0], "content_lean": leans[1]})
    return best


def main() -> None:
    """Choose for a folder of weights."""
    parser = argparse.ArgumentParser(prog="python -m training.choose", description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("data", type=Path, help="PolNeAR's data folder")
    given = parser.parse_args()
    print(f"held-out documents: F1 {choose(given.weights, given.data):.1f}")


if __name__ == "__main__":
    main()
