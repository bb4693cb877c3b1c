"""How well time expressions are found and dated, against TIMEX3.

    python -m benchmarks.times CORPUS [all|tune|held] [--out FILE] [--errors]

CORPUS is JSON Lines (plain or .gz) with `text`, `published` and `gold_timex` (`start`, `end`, `type`,
`value`).
DATE and TIME are measured; DURATION and SET are no points in time and are not scored.
`tune` and `held` are halves of the articles by a digest of their ids: read errors in the one, report the
other.

TimeBank's gold has slips; those that show without the text are listed in `timebank_slips.toml`, and every
figure is given with the gold as published and again, under `slips_corrected`, with them put right.

Values are compared as EDTF. TIMEX3 names a fiscal quarter by its number, as it does the calendar's; so does
this measure, where the record leaves it open. A part of a day (TNI) counts where the gold has one; a gold
value with an unknown week, quarter or day (1989-WXX) agrees with any of that year, since the record does not
leave it unknown.
"""

import argparse
import gzip
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any, TextIO, cast

from benchmarks.speed import report
from dragoman.resolve import Anchor, TimeWords, find_times, follow, read_time, resolve_time

_PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}
# "Late Monday" is Monday night or evening, "early Monday" its morning: TIMEX3 has no other words for them.
_SAME_PART: dict[str | None, tuple[str, ...]] = {
    **{part: (part,) for part in _PARTS.values()},
    "late": ("night", "evening"),
    "early": ("morning", "night"),
}
_SEASONS = {"SP": 2, "SU": 3, "FA": 4, "WI": 1}
SLIPS = Path(__file__).with_name("timebank_slips.toml")
_MEASURED = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Value:
    """A time to compare: EDTF (or one of PRESENT_REF, PAST_REF, FUTURE_REF), the part of a day, or a mask."""

    edtf: str
    part: str | None = None
    mask: str | None = None

    def agrees(self, gold: "Value") -> bool:
        """Whether this is what the gold says."""
        if gold.mask is not None:
            return re.fullmatch(gold.mask, self.edtf) is not None
        return self.edtf == gold.edtf and (gold.part is None or gold.part in _SAME_PART.get(self.part, ()))


def gold_value(timex: str) -> Value:
    """Turn a TIMEX3 value into one to compare; a value without a counterpart agrees with nothing."""
    if (week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", timex)) is not None:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + timedelta(days=5) if week[3] else monday
        return Value(f"{first}/{monday + timedelta(days=6)}")
    if (quarter := re.fullmatch(r"(\d{4})-Q([1-4])", timex)) is not None:
        number = int(quarter[2])
        return Value(f"{quarter[1]}-{3 * number - 2:02d}/{quarter[1]}-{3 * number:02d}")
    if (half := re.fullmatch(r"(\d{4})-H([12])", timex)) is not None:
        return Value(f"{half[1]}", mask=rf"{half[1]}(-\d\d/{half[1]}-\d\d)?")
    if (unknown := re.fullmatch(r"(\d{4})-(?:WXX|QX)", timex)) is not None:
        return Value(timex, mask=rf"{unknown[1]}-\d\d(?:-\d\d)?/\d{{4}}-\d\d(?:-\d\d)?")
    if (someday := re.fullmatch(r"(\d{4})-XX-XX", timex)) is not None:
        return Value(timex, mask=rf"{someday[1]}-\d\d-\d\d")
    if (season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex)) is not None:
        month = 3 * _SEASONS[season[2]] - 1
        return Value(timex, mask=rf"\d{{4}}-\d\d~/{season[1]}-{month:02d}~")
    if (decade := re.fullmatch(r"(\d{3})X?", timex)) is not None:
        return Value(f"{decade[1]}0/{decade[1]}9")
    if (century := re.fullmatch(r"(\d\d)(?:XX)?", timex)) is not None:
        return Value(f"{century[1]}00/{century[1]}99")
    if not timex[:1].isdigit():
        return Value(timex)
    day, _, clock = timex.partition("T")
    if clock and f"T{clock}" in _PARTS:
        return Value(day, _PARTS[f"T{clock}"])
    if clock:
        return Value(f"{day}T{clock[:5]}" if ":" in clock else f"{day}T{clock[:2]}:00")
    return Value(timex)


def read_value(words: TimeWords, anchor: Anchor) -> Value | None:
    """Date the words and give the value to compare; None where they cannot be dated."""
    if words.kind == "vague" and words.lean is not None:
        return Value({"this": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}[words.lean])
    if words.kind == "stretch" and words.count is None:
        return Value("PAST_REF" if words.lean == "past" else "FUTURE_REF")
    resolved = resolve_time(replace(words, bound=None, side=None), anchor)
    if resolved.edtf is None:
        return None
    if words.kind == "ago" and words.unit == "week":  # about that day; TIMEX3 has the week
        return gold_value(week_of(resolved.edtf))
    edtf = resolved.edtf if "~/" in resolved.edtf else resolved.edtf.rstrip("~?%")
    clock = re.fullmatch(r"(.*T\d\d)(:\d\d)?(?:Z|[+-]\d\d:\d\d)?", edtf)
    if clock is not None:
        edtf = clock[1] + (clock[2] or ":00")
    return Value(edtf, resolved.part)


def week_of(edtf: str) -> str:
    """Give the TIMEX3 week that a day lies in."""
    year, week, _ = date.fromisoformat(edtf[:10]).isocalendar()
    return f"{year:04d}-W{week:02d}"


def corrected(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give articles with the slips of their gold put right, as `timebank_slips.toml` lists them."""
    listed = tomllib.loads(SLIPS.read_text(encoding="utf-8"))["slip"]
    slips = {(slip["article"], slip["start"]): slip for slip in listed}
    for row in rows:
        gold = []
        for timex in row["gold_timex"]:
            slip = slips.get((row["id"], timex["start"]))
            if slip is not None and slip["gold"] == f"{timex['type']} {timex['value']}":
                kind, value = slip["correction"].split()
                gold.append({**timex, "type": kind, "value": value})
            else:
                gold.append(timex)
        yield {**row, "gold_timex": gold}


def articles(corpus: Path, split: str) -> Iterator[dict[str, Any]]:
    """Give the articles of a half, or all."""
    unpack = gzip.decompress if corpus.suffix == ".gz" else bytes
    for line in unpack(corpus.read_bytes()).splitlines():
        row = json.loads(line)
        odd = blake2b(row["id"].encode(), digest_size=2).digest()[0] % 2
        if split == "all" or (split == "tune") == (odd == 1):
            yield row


def measure(rows: Iterable[dict[str, Any]], errors: TextIO | None = None) -> dict[str, Any]:
    """Measure value accuracy given the extents, and relaxed F1 of extents and of values end to end."""
    given = right_given = found = gold_count = overlap = right = 0
    for row in rows:
        text: str = row["text"]
        published = Anchor(date.fromisoformat(row["published"][:10]), fiscal_by_number=True)
        gold = [timex for timex in row["gold_timex"] if timex["type"] in _MEASURED]
        anchor = published
        for timex in sorted(row["gold_timex"], key=lambda timex: int(timex["start"])):
            words = read_time(text, timex["start"], timex["end"])
            if timex["type"] not in _MEASURED:
                anchor = follow(anchor, words) if words else anchor
                continue
            value = read_value(words, anchor) if words else None
            wanted = gold_value(timex["value"])
            given += 1
            right_given += value is not None and value.agrees(wanted)
            if errors and not (value is not None and value.agrees(wanted)):
                _show(errors, "VALUE", text, timex, value, row["published"])
            anchor = follow(anchor, words) if words else anchor
        anchor = published
        gold_count += len(gold)
        for words in find_times(text):
            value = read_value(words, anchor)
            anchor = follow(anchor, words)
            if words.kind == "stretch":  # a duration to TIMEX3
                continue
            found += 1
            hit = next((t for t in gold if t["start"] < words.end and words.start < t["end"]), None)
            if hit is None:
                if errors:
                    _show(
                        errors,
                        "EXTRA",
                        text,
                        {"start": words.start, "end": words.end},
                        value,
                        row["published"],
                    )
                continue
            gold.remove(hit)
            overlap += 1
            right += value is not None and value.agrees(gold_value(hit["value"]))
        for timex in gold if errors else ():
            _show(cast(TextIO, errors), "MISSED", text, timex, None, row["published"])
    return {
        "expressions": given,
        "value_accuracy": round(100 * right_given / max(given, 1), 1),
        "extent_f1": round(200 * overlap / max(found + gold_count, 1), 1),
        "value_f1": round(200 * right / max(found + gold_count, 1), 1),
        "value_precision": round(100 * right / max(found, 1), 1),
        "value_recall": round(100 * right / max(gold_count, 1), 1),
    }


def _show(
    out: TextIO, what: str, text: str, timex: dict[str, Any], value: Value | None, published: str
) -> None:
    start, end = timex["start"], timex["end"]
    around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 50]}".replace("\n", " ")
    print(
        f"{what} {published[:10]} gold {timex.get('value')} read {value and value.edtf}: {around}", file=out
    )


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(prog="benchmarks.times", description="Score time expressions.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("split", choices=("all", "tune", "held"), nargs="?", default="all")
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument("--errors", action="store_true", help="list what is wrong on stderr")
    asked = parser.parse_args()
    if not asked.corpus.is_file():
        parser.error(f"there is no {asked.corpus}")
    rows = list(articles(asked.corpus, asked.split))
    found = measure(rows, sys.stderr if asked.errors else None)
    found["slips_corrected"] = measure(corrected(rows))
    report(found, asked.out)


if __name__ == "__main__":
    main()
