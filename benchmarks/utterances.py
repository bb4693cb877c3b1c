"""`python -m benchmarks.utterances DB… [--read N]`: statements of several articles held to be one saying.

DB are databases that `dragoman read` wrote. Printed are the pairs of statements (of two articles each) that
linking proposes, those that have the same words of the same speaker letter for letter, and how many times
more the former are: asked is 1.5. Whether a pair is right only a reader can tell: `--read` prints N of those
with unlike words, spread evenly.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from dragoman.link.collation import content_of
from dragoman.link.days import days_apart, days_of
from dragoman.link.linking import link
from dragoman.link.utterances import FEWEST
from dragoman.link.words import wording_of
from dragoman.record import Actor, Record, Statement
from dragoman.store import Store

Pair = tuple[Statement, Statement]
DAYS = 3
"""Days between two reports whose words are compared letter for letter."""


def words(statement: Statement) -> str:
    """What was said, letter for letter but for case and signs."""
    return " ".join(wording_of(content_of(statement)))


def proposed(records: Sequence[Record]) -> Iterator[Pair]:
    """The pairs of statements, of two articles each, that linking holds to be one saying."""
    said = {record.id: record for record in records if isinstance(record, Statement)}
    for utterance in link(records).utterances:
        members = [said[key] for key in utterance.statements]
        yield from ((a, b) for a, b in combinations(members, 2) if a.article != b.article)


def exact(records: Sequence[Record]) -> Iterator[Pair]:
    """The pairs of the same `FEWEST` words or more, of the same speaker, within `DAYS` days."""
    held: dict[tuple[object, str], list[Statement]] = defaultdict(list)
    for record in records:
        if isinstance(record, Statement) and len(words(record).split()) >= FEWEST:
            held[record.speakers, words(record)].append(record)
    for same in held.values():
        for a, b in combinations(same, 2):
            days = [days_of(None, one.reported) for one in (a, b)]
            near = None in days or days_apart(*(d for d in days if d is not None)) <= DAYS
            if a.article != b.article and near:
                yield a, b


def main() -> None:
    """Count and, if asked, print pairs to read."""
    parser = argparse.ArgumentParser(prog="benchmarks.utterances", description=__doc__)
    parser.add_argument("databases", nargs="+", type=Path)
    parser.add_argument("--read", type=int, default=0)
    given = parser.parse_args()
    pairs: list[Pair] = []
    names: dict[str, str] = {}
    letter_for_letter = 0
    for database in given.databases:
        with Store.open(database) as store:
            records = list(store.records())
        pairs += proposed(records)
        names |= {record.id: record.name for record in records if isinstance(record, Actor)}
        letter_for_letter += sum(1 for _ in exact(records))
    unlike = [(a, b) for a, b in pairs if words(a) != words(b)]
    for a, b in unlike[:: max(1, len(unlike) // given.read)] if given.read else []:
        who = " / ".join(" and ".join(names.get(str(s), "?") for s in one.speakers) for one in (a, b))
        sys.stderr.write(f"{who}\n  {words(a)}\n  {words(b)}\n")
    print(
        json.dumps(
            {
                "pairs": len(pairs),
                "exact": letter_for_letter,
                "times": round(len(pairs) / letter_for_letter, 3),
            }
        )
    )


if __name__ == "__main__":
    main()
