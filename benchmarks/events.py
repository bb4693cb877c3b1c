"""`python -m benchmarks.events CORPUS [--out FILE]`: PLOVER events of bare sentences.

CORPUS is a JSON Lines file (gzipped or not) of sentences with source, target and PLOVER type, as in PLV.
Prints as JSON the share of types right where the parties are given, and F1 of our own events by dyad, and by
dyad with type. A party is right if it shares at least half of its words with the gold's, or one holds the
other. Known: naive Bayes .52 and zero-shot inference .835 of types with parties given; UniversalPetrarch .44
dyads, .21 in full. Where the weights were learned from the same corpus, the first figure flatters;
`python -m training.acts` prints that of five folds.

FILE gets our events in the form that an event scorer reads.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.language.grammar import Grammar
from dragoman.language.model import shipped_reader
from dragoman.ontology.acts import head_of
from dragoman.ontology.coder import SentenceEvent, code_sentence
from dragoman.ontology.features import merged
from dragoman.ontology.typing import type_of_act

Row = dict[str, Any]
_WORD = re.compile(r"[\w']+")
_EMPTY = frozenset(
    ["the", "a", "an", "of", "in", "on", "at", "for", "and", "to", "its", "his", "her", "their"]
)


def rows_of(path: Path) -> Iterator[Row]:
    """The sentences of a corpus."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in text.decode("utf-8").splitlines() if line.strip())


def same_party(one: str, other: str) -> bool:
    """Whether two phrases name the same party, by their words."""
    mine, theirs = (frozenset(_WORD.findall(text.lower())) - _EMPTY for text in (one, other))
    shared = len(mine & theirs)
    return bool(shared) and (2 * shared >= (len(mine) + len(theirs)) / 2 or mine <= theirs or theirs <= mine)


def measure(path: Path) -> tuple[dict[str, float], list[Row]]:
    """Measure a corpus; also give our events in the scorer's form."""
    reader = shipped_reader()
    typed = given = told = dyads = full = gold = 0
    predictions: list[Row] = []
    for row in rows_of(path):
        text = row["text"]
        read = reader.read(text, [(0, len(text))], vectors=True)
        grammar = Grammar(text, read)
        assert read.vectors is not None
        vector = read.vectors.mean(0) if len(read.vectors) else read.vectors.sum(0)
        for event in row["events"]:
            gold += 1
            heads = [_head(grammar, event.get(party)) for party in ("source", "target")]
            if heads[0] is not None:
                given += 1
                found = type_of_act(grammar, heads[0], heads[1], vector)
                typed += found is not None and merged(found[0]) == merged(event["code"])
        ours = code_sentence(grammar, vector)
        predictions.append({"id": row["id"], "events": [_told(text, ours)] if ours is not None else []})
        if ours is None:
            continue
        told += 1
        for event in row["events"][:1]:
            right = all(
                same_party(_words(text, ends), (event.get(party) or {}).get("text") or "")
                for party, ends in (("source", ours.source), ("target", ours.target))
            )
            dyads += right
            full += right and merged(ours.kind) == merged(event["code"])
    return {
        "types_given_parties": round(typed / given, 3) if given else 0.0,
        "dyad_f1": round(2 * dyads / (told + gold), 3) if told + gold else 0.0,
        "full_f1": round(2 * full / (told + gold), 3) if told + gold else 0.0,
        "sentences": len(predictions),
    }, predictions


def _head(grammar: Grammar, party: Row | None) -> int | None:
    span = (party or {}).get("span")
    tokens = grammar.tokens_in(*span) if span else range(0)
    return head_of(grammar, tokens) if len(tokens) else None


def _words(text: str, ends: tuple[int, int] | None) -> str:
    return text[slice(*ends)] if ends is not None else ""


def _told(text: str, event: SentenceEvent) -> Row:
    parties = {
        party: {"text": _words(text, ends), "span": list(ends)} if ends is not None else None
        for party, ends in (("source", event.source), ("target", event.target))
    }
    return {**parties, "code": merged(event.kind)}


def main() -> None:
    """Measure the corpus named on the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.events", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    figures, predictions = measure(given.corpus)
    if given.out is not None:
        given.out.write_text("".join(json.dumps(p) + "\n" for p in predictions), encoding="utf-8")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
