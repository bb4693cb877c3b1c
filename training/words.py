"""`python -m training.words CORPUS… [--out FILE]`: in how many news articles each word stands.

CORPUS are JSON Lines files of articles with `title` and `text`, gzipped or not. Only counts are kept. With
`--usual-there`, only words that tell less among these articles than among those of the shipped table.
"""

import argparse
import gzip
import json
from collections import Counter
from math import log
from pathlib import Path

from dragoman.link.words import weight, words_of

FEWEST = 8
OUT = Path(__file__).parents[1] / "src/dragoman/link/data/document_frequency.psv"


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(prog="training.words", description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--usual-there", action="store_true", help="only words that tell less there")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    total = 0
    for path in given.corpora:
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in text.decode("utf-8").splitlines():
            row = json.loads(line)
            total += 1
            counts.update(set(words_of(f"{row.get('title') or ''}\n{row['text']}")))
    kept = sorted(
        word for word, count in counts.items() if count >= FEWEST and word.replace("'", "").isalpha()
    )
    if not given.usual_there:  # the table for all uses has no "don't"
        kept = [word for word in kept if word.isalpha()]
    else:
        kept = [word for word in kept if _tells_less(word, counts[word], total)]
    head = (
        f"# How many of {total} news articles (2012-2019, many outlets) have a word: word | articles.\n"
        f"# Counted by training/words.py; words of fewer than {FEWEST} articles are not here, nor figures.\n"
        f"# articles|{total}\n"
    )
    given.out.write_text(head + "".join(f"{word}|{counts[word]}\n" for word in kept), encoding="utf-8")
    print(f"{given.out}: {len(kept)} words of {total} articles")


def _tells_less(word: str, count: int, total: int) -> bool:
    """Whether a word that one article in 200 has tells less there, by 1 on the scale of `weight`."""
    return count >= total / 200 and weight(word) - log((total + 1) / (count + 1)) >= 1.0


if __name__ == "__main__":
    main()
