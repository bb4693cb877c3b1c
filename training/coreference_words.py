"""`python -m training.coreference_words CORPORA NAMES FAKER`: the table of given names and nouns for persons.

Given names: the U.S. Census of 1990 (public domain; in the folder `names` of the PyPI package `names`),
and the lists of `faker` (MIT; its folder `faker`), Cyrillic ones in Latin letters, for names that the
news in CORPORA has. A name is a woman's or a man's where nine in ten of its bearers are, and it is no
place, title or surname of many. Nouns: how often GUM train (CC BY 4.0) marks a noun phrase with that
head as a person. What is in neither is unknown.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.coreference_corpora import read_gum
from dragoman.language.coreference_mentions import Words
from dragoman.language.model import shipped_reader
from dragoman.resolve.names import plain

OUT = Path("src/dragoman/language/coreference_words.json")
_CLEAR = 0.9
_SURNAME = 0.012  # per cent of Americans with a surname from which it is one of many
_NAMED = re.compile(r"\b([A-ZÀ-Þ][a-zà-þ’']{2,})[ -](?:[A-Z]\. |al-|bin |de )?[A-Z][a-z]")
_CYRILLIC = str.maketrans(
    dict(zip("абвгдзийклмнопрстуфіїєґ", "abvgdziyklmnoprstufiieg", strict=True))
    | {"е": "e", "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": ""}
    | {"ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya"}
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’ -]{3,}")
# Words that head no personal name in news, or that name men in one country and women in another.
_LEFT_OUT = frozenset(
    """admiral africa agent alger along america among andrea april asia aspen august author baron berlin
    boston brit can canal captain carolina center china columbia come comfort commodore council
    count cuba dakota daley dawn day dayton deacon dean dominique duke earl early else fed fleet
    florida ford forum france gabriele general georgia governor gun harm holland house immaculate in
    india intizar israel jan jean jet jin job joan judge june kenya kerry king lady lafayette lane
    light lima london long louisiana lovett magna major many mare marshal matty may michele
    montserrat moon my nicola nikita nil north odd omi paisley paris park philippine press price
    prince princess queen remington rock royal sahil said sam sasha savannah see semen sergeant
    sierra simone siri skip so star sterling storm sunday sydney taj tan texas treasure victoria
    virginia visa wei will world alex ashley charlie chad daniele doctor east bishop max cathedral
    an vali moe garo colonel sadat turkmen mile vick alcan norwood""".split()
)


def shares(folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The share of women among the bearers of a given name, and how common a surname is."""
    bearers: dict[str, list[float]] = {}
    for place, gender in enumerate(("female", "male")):
        for line in (folder / f"dist.{gender}.first").read_text(encoding="utf-8").splitlines():
            name, per_cent = line.split()[:2]
            bearers.setdefault(name.lower(), [0.0, 0.0])[place] = float(per_cent)
    surnames = {}
    for line in (folder / "dist.all.last").read_text(encoding="utf-8").splitlines():
        name, per_cent = line.split()[:2]
        surnames[name.lower()] = float(per_cent)
    return {name: women / (women + men) for name, (women, men) in bearers.items() if women + men}, surnames


def listed(folder: Path) -> dict[str, Counter[str]]:
    """In how many of faker's languages a name is a woman's and a man's."""
    found: dict[str, Counter[str]] = {}
    for path in sorted((folder / "providers" / "person").glob("*/__init__.py")):
        spec = importlib.util.spec_from_file_location(
            f"faker.providers.person.{path.parent.name}", path, submodule_search_locations=[str(path.parent)]
        )
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for gender in ("female", "male"):
            given = (
                n.lower().translate(_CYRILLIC) for n in getattr(module.Provider, f"first_names_{gender}", ())
            )
            names = {plain(name).split()[0] for name in given if _LATIN.fullmatch(name)}
            for name in names:
                found.setdefault(name, Counter())[gender] += 1
    return found


def in_news(corpora: Path) -> Counter[str]:
    """How often news has a word where a given name stands."""
    seen: Counter[str] = Counter()
    for path in [*corpora.glob("*.jsonl.gz"), *(corpora / "crises").glob("*.jsonl.gz")]:
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                seen.update(plain(name).lower() for name in _NAMED.findall(json.loads(row).get("text") or ""))
    return seen


def given_names(corpora: Path, names: Path, faker: Path) -> dict[str, int]:
    """1 for a woman's name, -1 for a man's."""
    census, surnames = shares(names)
    table: dict[str, int] = {}
    for name, share in census.items():
        if share >= _CLEAR or share <= 1 - _CLEAR:
            table[name] = 1 if share >= _CLEAR else -1
    seen = in_news(corpora)
    for name, genders in listed(faker).items():
        one = len(genders) == 1 and seen[name] and surnames.get(name, 0.0) <= _SURNAME
        if name not in census and one:
            table[name] = 1 if genders["female"] else -1
    return {name: told for name, told in table.items() if name not in _LEFT_OUT}


def persons(corpora: Path) -> dict[str, float]:
    """How often a noun heads what GUM marks as a person."""
    reader = shipped_reader()
    seen: Counter[str] = Counter()
    person: Counter[str] = Counter()
    for one in read_gum(corpora / "parsing" / "gum_train.conllu.gz"):
        words = Words(one.text, reader.read(one.text, one.paragraphs))
        for (start, end), is_person in one.persons:
            first, last = words.at(start), words.at(end - 1)
            inside = range(first, min(last, len(words.words) - 1) + 1)
            head = next((t for t in inside if words.heads[t] not in inside or words.heads[t] == t), None)
            if head is not None and words.upos[head] == "NOUN":
                seen[words.lemmas[head].lower()] += 1
                person[words.lemmas[head].lower()] += is_person
    table = {noun: round(person[noun] / seen[noun], 2) for noun in seen if seen[noun] >= 2 and noun.isalpha()}
    return {noun: share for noun, share in table.items() if share >= 0.2 or seen[noun] >= 6}


def main(argv: Sequence[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.coreference_words", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("faker", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(argv)
    table = {
        "given": given_names(given.corpora, given.names, given.faker),
        "persons": persons(given.corpora),
    }
    text = json.dumps(table, separators=(",", ":"), sort_keys=True)
    given.out.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
