"""Choose how attributions are read off the scores, on documents held out of training, never on dev.

What is chosen is the sum of two figures: attributions that are right, and contents that are exactly so.
The first alone prefers contents that are too long, since half of the words right is enough for it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from benchmarks.attribution import Said, f1, gold, paragraphs, right, said
from dragoman.language.model import Reader

HELD_OUT = 20
LEANS = ((1.0, 1.0), (1.0, 1.5), (1.5, 1.0), (1.5, 1.5))
"""Tried leans towards source and content (`decode.likeliest`)."""
EDGES = (0.0, 0.3)
"""Tried weights of the edges (`decode.edge_moves`). At 0.6 a few more contents were exact, and as many fewer
attributions right."""
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
) -> tuple[float, float]:
    """F1 of attributions and of contents word for word, with a least score."""
    hits = exact = given = wanted = 0
    for golden, got in found:
        kept = [one for score, one in got if score >= least]
        hits += len(right(golden, kept))
        exact += (Counter(g.content for g in golden) & Counter(k.content for k in kept)).total()
        given += len(kept)
        wanted += len(golden)
    return f1(hits, given, wanted)[2], f1(exact, given, wanted)[2]


def write(where: Path, labels: dict[str, object]) -> None:
    """Write the label file."""
    where.write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")


def choose(folder: Path, data: Path) -> tuple[float, float]:
    """Write what reads best into `labels.json`; return its two figures on the held-out documents."""
    where = folder / "labels.json"
    labels = json.loads(where.read_text(encoding="utf-8"))
    best, figures, chosen = 0.0, (0.0, 0.0), labels
    for (source, content), edges in product(LEANS, EDGES):
        tried = labels | {"source_lean": source, "content_lean": content, "edge_weight": edges}
        write(where, tried | {"least_anchor": 0.08, "least_score": 0.05})
        found = scored(Reader.load(folder), data / "train", HELD_OUT)
        for least in GRID:
            now = measure(found, least)
            if sum(now) > best:
                best, figures = sum(now), now
                chosen = tried | {"least_anchor": round(0.8 * least, 3), "least_score": least}
    write(where, chosen)
    return figures


def main() -> None:
    """Choose for a folder of weights."""
    parser = argparse.ArgumentParser(prog="python -m training.choose", description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("data", type=Path, help="PolNeAR's data folder")
    given = parser.parse_args()
    right_ones, exact = choose(given.weights, given.data)
    print(f"held-out documents: attribution F1 {right_ones:.1f}, content exact {exact:.1f}")


if __name__ == "__main__":
    main()
