"""Names: `python -m benchmarks.names FILE…` over files of words and IOB2 tags (CoNLL, CrossNER, UNER).

The files hold words without their text, so words are set with single spaces, save that punctuation is joined
to the word before it. Classes are mapped to person, organisation, place and other; a name is right when its
first and last word and its class are.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.language.model import Reader

CLASSES = {
    "person": "PER", "politician": "PER", "per": "PER", "organisation": "ORG", "organization": "ORG",
    "politicalparty": "ORG", "org": "ORG", "location": "LOC", "country": "LOC", "loc": "LOC", "gpe": "LOC",
    "event": "OTHER", "election": "OTHER", "misc": "OTHER", "norp": "OTHER",
}  # fmt: skip
ASKED = {"conll2003": 91.0, "crossner_politics": 75.0, "uner_ewt": 72.0}
_TIGHT = frozenset({".", ",", ";", ":", "?", "!", ")", "'s", "n't", "%"})
TOGETHER = 8
"""Sentences read as one text, where the file does not say how they belong together."""


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a file as (word, tag); reads gzipped files too."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    now: list[tuple[str, str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("# "):
            continue
        if not line.strip():
            if now:
                yield now
            now = []
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        now.append((cells[1], cells[2]) if len(cells) > 3 and cells[0].isdigit() else (cells[0], cells[-1]))


def spans(tagged: Sequence[tuple[str, str]]) -> set[tuple[int, int, str]]:
    """Names of a sentence as (first word, last word, class)."""
    found: list[tuple[int, int, str]] = []
    for i, (_, tag) in enumerate(tagged):
        if tag == "O":
            continue
        kind = CLASSES[tag[2:].lower()]
        if tag[0] == "I" and found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i, kind)
        else:
            found.append((i, i, kind))
    return set(found)


def score(reader: Reader, path: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Names right, given and wanted, by class."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    every = list(sentences(path))
    only_main = not any(tag[2:].lower() in {"misc", "event", "election"} for s in every for _, tag in s)
    for at in range(0, len(every), TOGETHER):
        text, paragraphs, owner = "", [], {}
        gold: set[tuple[int, int, str]] = set()
        count = 0
        for tagged in every[at : at + TOGETHER]:
            text += "\n" if text else ""
            start = len(text)
            for i, (word, _) in enumerate(tagged):
                text += "" if i == 0 or word in _TIGHT else " "
                for k in range(len(word)):
                    owner[len(text) + k] = count + i
                text += word
            paragraphs.append((start, len(text)))
            gold |= {(s + count, e + count, k) for s, e, k in spans(tagged)}
            count += len(tagged)
        got = {
            (owner[n.start], owner[n.end - 1], CLASSES.get(n.label.lower(), "OTHER"))
            for n in reader.read(text, paragraphs).names
        }
        if only_main:
            got = {n for n in got if n[2] != "OTHER"}
        for bag, some in ((right, got & gold), (given, got), (wanted, gold)):
            bag.update(kind for _, _, kind in some)
    return right, given, wanted


def main(argv: Sequence[str] | None = None) -> int:
    """Print the F1 of each file, by class, beside what was asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    chosen = parser.parse_args(argv)
    reader = Reader.load()
    for path in chosen.files:
        right, given, wanted = score(reader, path)
        asked = next((v for k, v in ASKED.items() if path.name.startswith(k)), None)

        def f1(
            kinds: Sequence[str], r: Counter[str] = right, g: Counter[str] = given, w: Counter[str] = wanted
        ) -> float:
            total = sum(g[k] + w[k] for k in kinds)
            return 200 * sum(r[k] for k in kinds) / total if total else 0.0

        each = ", ".join(f"{kind} {f1([kind]):.1f}" for kind in sorted(wanted))
        print(
            f"{path.name}: F1 {f1(sorted(wanted | given)):.1f} ({each})"
            + (f"; asked {asked}" if asked else "")
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
