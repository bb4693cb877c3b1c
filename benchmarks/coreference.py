"""`python -m benchmarks.coreference CORPUS [SPLIT]`: F1 of pronouns and short names.

CORPUS is a GAP file (`gap_….tsv.gz`), a GUM treebank (`gum_….conllu.gz`), or the corpora's folder with a
split of PolNeAR (`dev`). GAP is scored as its authors do: each of the two names is meant by the pronoun or is
not. "its own candidates" picks among all that the text names; "the two names" is told which two are asked
about. What the library answers is "its own candidates".
In chains, a pronoun or a short name is right where the phrase it is taken for stands in its chain.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.coreference_corpora import Ends, Referring, read_gap, read_gum, read_polnear
from dragoman.language.coreference import Coreference
from dragoman.language.model import ReadText, shipped_reader
from dragoman.language.quotations import find_quotations

_TOKEN = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "it": "it", "its": "it"}
_TOKEN |= {"they": "they", "them": "they", "their": "they"}
Read = Callable[[Referring], ReadText]


def resolved(one: Referring, read: Read) -> Coreference:
    """The references of a text as the library finds them."""
    quoted = [(q.start, q.end) for s, e in one.paragraphs for q in find_quotations(one.text, s, e)]
    return Coreference(one.text, read(one), quoted)


def score_gap(questions: Iterable[Referring], read: Read, *, two_names: bool) -> dict[str, float]:
    """Precision, recall and F1 over both names of every question, and F1 by the pronoun's gender."""
    counts: Counter[str] = Counter()
    for one in questions:
        question = one.question
        assert question is not None
        references = resolved(one, read)
        meant = (
            references.which(question.pronoun, question.names)
            if two_names
            else [_same(references, question.pronoun, name) for name in question.names]
        )
        gender = "she" if one.text[slice(*question.pronoun)].lower() in ("she", "her", "hers") else "he"
        for said, true in zip(meant, question.meant, strict=True):
            kind = "right" if said and true else "wrong" if said else "missed" if true else ""
            counts[kind] += 1
            counts[f"{gender} {kind}"] += 1
    figures = _figures(counts)
    return figures | {f"F1 {g}": _figures(counts, f"{g} ")["F1"] for g in ("he", "she")}


def _same(references: Coreference, pronoun: Ends, name: Ends) -> bool:
    link = references.antecedent(*pronoun)
    return link is not None and any(
        start < name[1] and name[0] < end for start, end in references.chain(link.start, link.end)
    )


def _figures(counts: Counter[str], prefix: str = "") -> dict[str, float]:
    right, wrong, missed = (counts[prefix + kind] for kind in ("right", "wrong", "missed"))
    return {
        "P": round(100 * right / max(1, right + wrong), 1),
        "R": round(100 * right / max(1, right + missed), 1),
        "F1": round(200 * right / max(1, 2 * right + wrong + missed), 1),
    }


def score_chains(texts: Iterable[Referring], read: Read) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of what pronouns and short names are taken for, by kind."""
    counts: Counter[str] = Counter()
    for one in texts:
        references = resolved(one, read)
        for chain in one.chains:
            for start, end in chain:
                kind = _kind(one.text[start:end])
                others = [e for e in chain if e != (start, end)]
                named = [e for e in others if _kind(one.text[slice(*e)]) not in _PRONOUNS]
                if kind is None or (kind == "short name" and not any(e[0] < start for e in named)):
                    continue
                link = references.antecedent(start, end)
                wanted = bool(named)
                if link is None or link.chance < 0.5:
                    counts[f"{kind} missed"] += wanted
                    continue
                inside = any(s < link.end <= e for s, e in named)
                counts[f"{kind} right" if inside else f"{kind} wrong"] += 1
                counts[f"{kind} missed"] += wanted and not inside
    return {kind: _figures(counts, f"{kind} ") for kind in ("he", "she", "it", "they", "short name")}


_PRONOUNS = frozenset(("he", "she", "it", "they"))


def _kind(words: str) -> str | None:
    low = words.lower()
    if low in _TOKEN:
        return _TOKEN[low]
    if words[:1].isupper() and words.isalpha() and not words.isupper():
        return "short name"
    return None


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of one corpus as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coreference", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("split", nargs="?", default="dev")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(argv)
    reader = shipped_reader()
    figures = measure(given.corpus, given.split, lambda one: reader.read(one.text, one.paragraphs))
    print(json.dumps(figures, indent=1))
    if given.out is not None:
        given.out.write_text(json.dumps(figures), encoding="utf-8")
    return 0


def measure(corpus: Path, split: str, read: Read) -> dict[str, object]:
    """The figures of one corpus."""
    began = time.process_time()
    if corpus.is_dir():
        return {"polnear": score_chains(read_polnear(corpus, split), read)}
    if corpus.name.startswith("gum"):
        return {"gum": score_chains(read_gum(corpus), read)}
    questions = [*read_gap(corpus)]
    reads = {id(one): read(one) for one in questions}
    own = score_gap(questions, lambda one: reads[id(one)], two_names=False)
    two = score_gap(questions, lambda one: reads[id(one)], two_names=True)
    seconds = round(time.process_time() - began, 1)
    return {"its own candidates": own, "the two names": two, "cpu_seconds": seconds}


if __name__ == "__main__":
    raise SystemExit(main())
