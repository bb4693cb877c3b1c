"""`python -m benchmarks.muc CORPUS [--scorer score_events.py] [--out FILE]`: incidents of MUC-3/4 reports.

CORPUS is a JSON Lines file (gzipped or not) of the reports with their templates. They are in capitals and in
lines of a teletype: the lines are joined, and words are put in the case that their tags call for, before they
are read like any article. Two things are measured by the scorer:

- how sure a text is of a perpetrator, with templates and organisations given (`responsibility`): ours is
  CLAIMED OR ADMITTED where the record has a claim by the organisation, SUSPECTED OR ACCUSED (BY AUTHORITIES)
  where it has an accusation, POSSIBLE where a suspicion, and REPORTED AS FACT otherwise. Always saying
  REPORTED AS FACT is right in .45 to .50;
- incidents, their types, and the numbers of their victims, with nothing given (`found`).

FILE gets the second in the scorer's form.
"""

import argparse
import gzip
import importlib.util
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from benchmarks.speed import report
from dragoman.extract import read_article
from dragoman.ingest import LeftOut, find_articles, make_article
from dragoman.language.model import Reader, ReadText, shipped_reader
from dragoman.record import Actor, ArticleRecord, Incident, Responsibility

SCORER = Path(__file__).parents[2] / "shared" / "evaluate" / "score_events.py"
Row = dict[str, Any]
_TYPES = {"bombing": "BOMBING", "seizure": "KIDNAPPING"}
_VIOLENT = ("killing", "strike", "rocket_or_missile_attack", "drone_attack", "bombing", "clash", "seizure")
_EFFECTS = {"killed": "DEATH", "wounded": "INJURY"}
_FACT, _POSSIBLE, _ACCUSED = "REPORTED AS FACT", "POSSIBLE", "SUSPECTED OR ACCUSED"
_HEDGED = re.compile(r"(?i)\b(?:alleged|suspected|presumed|supposed|attributed to|blamed on)\b")
_AUTHORITY = re.compile(
    r"(?i)\b(?:army|military|police|minist|president|government|forces|brigade|battalion|general|colonel|"
    r"authorit|official|command|security|judge|attorney|prosecutor|intelligence)"
)
_ACRONYM = re.compile(r"[\[(]([A-Z]{2,7}(?:-[A-Z]+)?)[\])]")


def rows_of(path: Path) -> list[Row]:
    """The reports of a corpus."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in text.decode("utf-8").splitlines() if line.strip()]


def unwrapped(text: str) -> str:
    """A teletype's lines joined to paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text))


def in_small_letters(text: str, read: ReadText) -> str:
    """A text in capitals, in the case that its tags call for: names and sentences begin with a capital.

    Acronyms are those that the text itself gives in brackets. Nothing moves: every letter stays in its place.
    """
    letters = list(text)
    acronyms, starts = set(_ACRONYM.findall(text)), set(read.sentences.tolist())
    named = [range(name.start, name.end) for name in read.names]
    for token, (first, last) in enumerate(zip(read.starts.tolist(), read.ends.tolist(), strict=True)):
        word = text[first:last]
        if not word.isupper() or word in acronyms or "." in word[:-1]:
            continue
        name = read.upos[token] == "PROPN" or (
            read.upos[token] in ("NOUN", "ADJ") and any(first in stretch for stretch in named)
        )
        put = word.capitalize() if name or token in starts or word == "I" else word.lower()
        if len(put) == len(word):
            letters[first:last] = put
    return "".join(letters)


def records_of(rows: Sequence[Row], reader: Reader) -> Iterator[ArticleRecord]:
    """Read the reports as articles; `source` of each is the report's id."""
    with TemporaryDirectory(prefix="dragoman-muc-") as name:
        folder = Path(name)
        with (folder / "reports.jsonl").open("w", encoding="utf-8") as out:
            for row in rows:
                text = unwrapped(row["text"])
                lines = [(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
                small = in_small_letters(text, reader.read(text, lines))
                out.write(json.dumps({"id": row["id"], "text": small}) + "\n")
        for given in find_articles([str(folder / "reports.jsonl")]):
            if not isinstance(given, LeftOut):
                yield read_article(make_article(given, date(2026, 1, 1)), reader=reader)


def scorer_at(path: Path) -> ModuleType:
    """The scorer, which stands apart from the program."""
    spec = importlib.util.spec_from_file_location("score_events", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_named(actor: Actor | None, names: Sequence[str], scorer: ModuleType) -> bool:
    """Whether an actor goes by one of an organisation's names, by their words."""
    mine = set(scorer.toks(actor.name)) if actor is not None else set()
    return bool(mine) and any(
        theirs and (theirs <= mine or mine <= theirs) for theirs in _words(names, scorer)
    )


def _words(names: Sequence[str], scorer: ModuleType) -> list[set[str]]:
    return [set(scorer.toks(name)) for name in names]


def confidence(record: ArticleRecord, names: Sequence[str], scorer: ModuleType) -> str:
    """How sure a report is that an organisation did it, read off the record."""
    actors = {actor.id: actor for actor in record.actors}
    found = set()
    for row in record.responsibilities:
        holder = actors.get(row.holder)
        if row.stance == "claims" and (is_named(holder, names, scorer) or _begins_with(row, names)):
            return "CLAIMED OR ADMITTED"
        accused = actors.get(row.accused) if row.accused is not None else None
        said = any(name.lower() in row.span.exact.lower() for name in names)
        charges = row.stance in ("accuses", "suspects") and not is_named(holder, names, scorer)
        if charges and (said or is_named(accused, names, scorer)):
            if row.stance == "suspects":
                found.add(_POSSIBLE)
            else:
                by_authority = holder is not None and _is_authority(holder)
                found.add(f"{_ACCUSED} BY AUTHORITIES" if by_authority else _ACCUSED)
    for incident in record.incidents:
        for span in incident.mentions:
            if any(name.lower() in span.exact.lower() for name in names) and _HEDGED.search(span.exact):
                found.add(_ACCUSED)
    order = (f"{_ACCUSED} BY AUTHORITIES", _ACCUSED, _POSSIBLE)
    return next((label for label in order if label in found), _FACT)


def _begins_with(row: Responsibility, names: Sequence[str]) -> bool:
    """Whether the words of a claim begin with the name of an organisation, whatever its actor is called."""
    words = row.span.exact.lower().removeprefix("the ")
    return any(words.startswith(name.lower().removeprefix("the ")) for name in names)


def _is_authority(actor: Actor) -> bool:
    words = " ".join([actor.name, *(title.text for title in actor.titles)])
    return actor.kind in ("state", "government_body") or _AUTHORITY.search(words) is not None


def found_in(record: ArticleRecord) -> list[Row]:
    """The record's incidents in the scorer's form: type, organisations, victims with their numbers."""
    actors = {actor.id: actor for actor in record.actors}
    found = []
    for incident in record.incidents:
        if incident.kind not in _VIOLENT or incident.status != "happened":
            continue
        organisations = [actors[one].name for one in incident.perpetrators if actors[one].kind != "person"]
        found.append(
            {
                "type": _TYPES.get(incident.kind, "ATTACK"),
                "perp_org": organisations,
                "responsibility": dict.fromkeys(organisations, _FACT),
                "victims": list(_victims(record, incident, actors)),
            }
        )
    return found


def _victims(record: ArticleRecord, incident: Incident, actors: dict[Any, Actor]) -> Iterator[Row]:
    for figure in record.figures:
        if figure.incident == incident.id and figure.measure in _EFFECTS:
            exact = figure.high == figure.low and not figure.approximate
            number = str(int(figure.low)) if exact else "PLURAL"
            yield {"text": figure.of, "number": number, "effect": _EFFECTS[figure.measure]}
    for victim in incident.victims:
        if actors[victim].kind == "person":
            yield {"text": actors[victim].name, "number": "1", "effect": "DEATH"}


def measure(rows: Sequence[Row], scorer: ModuleType) -> tuple[Row, list[Row]]:
    """Score a corpus; also give what was found in the scorer's form."""
    records = {record.article.source: record for record in records_of(rows, shipped_reader())}
    given, found = [], []
    for row in rows:
        record = records.get(row["id"])
        answer = scorer.muc_as_pred(row)
        for template, put in zip(row["incidents"], answer["incidents"], strict=True):
            put["responsibility"] = {
                fill["strings"][0]: confidence(record, fill["strings"], scorer)
                if record is not None
                else _FACT
                for fill in template.get("PERP: ORGANIZATION CONFIDENCE", [])
                if fill.get("strings")
            }
        given.append(answer)
        found.append({"id": row["id"], "incidents": found_in(record) if record is not None else []})
    keep = ("responsibility_accuracy", "responsibility_n", "responsibility_confusion")
    with_all_given = scorer.muc(rows, given)
    return {
        "responsibility": {key: with_all_given[key] for key in keep},
        "found": scorer.muc(rows, found),
    }, found


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(prog="benchmarks.muc", description="Score incidents of MUC reports.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--out", type=Path, metavar="FILE")
    asked = parser.parse_args()
    for path in (asked.corpus, asked.scorer):
        if not path.is_file():
            parser.error(f"there is no {path}")
    figures, found = measure(rows_of(asked.corpus), scorer_at(asked.scorer))
    if asked.out is not None:
        asked.out.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    report(figures, None)


if __name__ == "__main__":
    main()
