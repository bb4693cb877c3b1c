"""Choose the least score of an attribution on documents held out of training, never on dev."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.attribution import Said, f1, gold, paragraphs, right, said
from dragoman.language.model import Reader

HELD_OUT = 20
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


def choose(folder: Path, data: Path) -> float:
    """Write the best least score into `labels.json`, and return its F1 on the held-out documents."""
    where = folder / "labels.json"
    labels = json.loads(where.read_text(encoding="utf-8"))
    labels["least_anchor"], labels["least_score"] = 0.1, 0.05
    where.write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")
    found = scored(Reader.load(folder), data / "train", HELD_OUT)
    best, least = max((measure(found, least)[2], least) for least in GRID)
    labels["least_anchor"], labels["least_score"] = round(0.8 * least, 3), least
    where.write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")
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
