"""Who said what: `python -m benchmarks.attribution DATA SPLIT --out PREDICTIONS.jsonl`, on PolNeAR.

DATA is PolNeAR's data folder, unpacked. The predictions file is what the corpus's scorer reads. The figures
printed here are its main ones: an attribution is right when its content shares words with the gold content
(word F1 of at least 0.5, one to one, best first) and the sources share a word or are both absent.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.language.model import Reader, ReadText

Pieces = list[tuple[int, int]]
ROLES = ("source", "cue", "content")
THRESHOLD = 0.5
PEERS = (
    ("GenderGapTracker", 43.0),
    ("Citron, retrained", 60.0),
    ("counting rule on CoreNLP parses", 62.0),
    ("MiniLM with tags, 15 CPU-minutes", 72.4),
    ("asked", 76.0),
    ("a second human annotator", 79.0),
)
_WORD = re.compile(r"\w+|[^\w\s]")
_MARK = re.compile(r"[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]|``|''")


@dataclass(frozen=True)
class Said:
    """One attribution as the numbers of the words that its source and content touch."""

    source: frozenset[int]
    content: frozenset[int]
    direct: bool


def attributions(read: ReadText) -> list[dict[str, Pieces]]:
    """A reading as rows of the predictions file."""
    return [
        {
            "source": [one.source] if one.source else [],
            "cue": list(one.cue),
            "content": list(one.content),
        }
        for one in read.attributions
    ]


def paragraphs(text: str) -> Pieces:
    """PolNeAR's paragraphs are its lines."""
    return [m.span() for m in re.finditer(r"[^\n]+", text)]


def gold(path: Path) -> list[dict[str, Pieces]]:
    """The attributions of a brat file that have a content."""
    marks: dict[str, tuple[str, Pieces]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line[:1] == "T" and "\t" in line:
            ident, mark = line.split("\t")[:2]
            kind, _, offsets = mark.partition(" ")
            numbers = [[int(n) for n in piece.split()] for piece in offsets.split(";")]
            marks[ident] = (kind.lower(), [(n[0], n[1]) for n in numbers])
        elif line[:1] == "E" and "\t" in line:
            events.append(line.split("\t")[1].split())
    found = []
    for parts in events:
        one: dict[str, Pieces] = {role: [] for role in ROLES}
        for part in parts:
            role, _, ident = part.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in one and ident in marks and marks[ident][0] == role:
                one[role].extend(marks[ident][1])
        if one["content"]:
            found.append(one)
    return found


def said(text: str, rows: Sequence[dict[str, Pieces]]) -> list[Said]:
    """Attributions as sets of words; a span without words falls back on its marks."""
    owner = [-1] * len(text)
    worded = []
    for i, m in enumerate(_WORD.finditer(text)):
        owner[m.start() : m.end()] = [i] * (m.end() - m.start())
        worded.append(m.group()[0].isalnum() or m.group()[0] == "_")

    def of(pieces: Pieces) -> frozenset[int]:
        got = {i for s, e in pieces for i in owner[s:e]} - {-1}
        return frozenset(i for i in got if worded[i]) or frozenset(got)

    return [
        Said(of(r["source"]), of(r["content"]), any(_MARK.search(text[s:e]) for s, e in r["content"]))
        for r in rows
    ]


def matched(wanted: Sequence[Said], given: Sequence[Said]) -> list[tuple[int, int]]:
    """Pairs of gold and given attributions of the same content, best first, one to one."""
    pairs = []
    for i, g in enumerate(wanted):
        for j, p in enumerate(given):
            both = len(g.content & p.content)
            score = 2 * both / (len(g.content) + len(p.content)) if both else 0.0
            if score:
                pairs.append((-score, not agree(g, p), i, j))
    pairs.sort()
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for score, _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            if -score >= THRESHOLD:
                found.append((i, j))
    return found


def agree(wanted: Said, given: Said) -> bool:
    """Whether the sources share a word or are both absent."""
    return bool(wanted.source & given.source) or (not wanted.source and not given.source)


def right(wanted: Sequence[Said], given: Sequence[Said]) -> list[int]:
    """Gold attributions that were found."""
    return [i for i, j in matched(wanted, given) if agree(wanted[i], given[j])]


def f1(hits: float, given: float, wanted: float) -> tuple[float, float, float]:
    """Precision, recall, F1 in per cent."""
    p = 100 * hits / given if given else 0.0
    r = 100 * hits / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def medoid(versions: Sequence[list[Said]]) -> int:
    """Of several annotators, the one that agrees best with the others."""

    def mean(a: int) -> float:
        scores = [
            f1(len(right(v, versions[a])), len(versions[a]), len(v))[2]
            for b, v in enumerate(versions)
            if b != a
        ]
        return sum(scores) / len(scores) if scores else 100.0

    return max(range(len(versions)), key=lambda a: (mean(a), -a))


def main(argv: Sequence[str] | None = None) -> int:
    """Read the split, write the predictions, print the score beside the peers'."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=__doc__)
    parser.add_argument("data", type=Path, help="PolNeAR's data folder")
    parser.add_argument("split", help="train, dev or test")
    parser.add_argument("--out", type=Path, help="where to write the predictions (JSON lines)")
    given = parser.parse_args(argv)
    reader = Reader.load()
    base = given.data / given.split
    rows, words, spent = [], 0, 0.0
    hits = total_given = total_wanted = 0
    by_kind = {True: [0, 0], False: [0, 0]}
    for path in sorted((base / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        begun = time.process_time()
        found = attributions(reader.read(text, paragraphs(text)))
        spent += time.process_time() - begun
        words += len(text.split())
        rows.append(json.dumps({"doc": path.stem, "attributions": found}))
        annotated = sorted((base / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotated:
            continue
        versions = [said(text, gold(a)) for a in annotated]
        wanted, got = versions[medoid(versions)], said(text, found)
        correct = right(wanted, got)
        hits += len(correct)
        total_given += len(got)
        total_wanted += len(wanted)
        for i, one in enumerate(wanted):
            by_kind[one.direct][0] += i in correct
            by_kind[one.direct][1] += 1
    if given.out:
        given.out.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    p, r, f = f1(hits, total_given, total_wanted)
    print(f"attribution on PolNeAR {given.split}: F1 {f:.1f} (P {p:.1f}, R {r:.1f}); {total_wanted} in gold")
    for name, direct in (("direct", True), ("indirect", False)):
        print(f"  {name}: recall {100 * by_kind[direct][0] / max(1, by_kind[direct][1]):.1f}")
    print(f"  all heads, raw text: {words / spent:.0f} words a CPU-second" if spent else "  nothing to read")
    for name, value in PEERS:
        print(f"  {value:5.1f}  {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
