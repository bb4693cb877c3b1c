"""The dateline: where a report was filed from, for whom, and on which day.

It opens the first paragraph of the report: a place, perhaps its country or state, perhaps the day,
perhaps the agency in brackets, and a dash: ``PORT OSK, Varnia, Aug 6 (Reuters) – ``. The place is the
reporter's, not the event's. What fooled us: "BREAKING — ", "FILE - In this photo", a sentence set in
capitals, a name in capitals before a dash ("LIND — no relation — said"), and "(London) – " of those who
put the place in the brackets.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))\.?"
)
_DATE = (
    rf"(?P<date>(?:{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<day2>[0-3]?\d)\s+{_MONTH.replace('month', 'month2')}(?:,?\s+(?P<year2>\d{{4}}))?))"
)
_CAPITALS = r"[A-ZÀ-ÞŠŽİŁ][A-ZÀ-ÞŠŽİŁ'’.\-]*(?:Mc)?[A-ZÀ-ÞŠŽİŁ.]*"
_CAPPED = r"[A-ZÀ-ÞŠŽİŁ][\w'’.\-]*"
_IN_CAPITALS = rf"{_CAPITALS}(?:[ /](?:of |de |al-)?{_CAPITALS}){{0,3}}"
_IN_TITLE_CASE = rf"{_CAPPED}(?:[ /](?:of |de |al-)?{_CAPPED}){{0,3}}"
_REGION = rf"(?P<region>(?:,\s*(?:the )?{_CAPPED}(?:\s(?:of |and |the )?{_CAPPED}){{0,3}}){{0,2}}?)"
_CREDIT = r"(?:[(/]\s*(?P<credit>[A-Z][\w.&'’\- ]{1,40}?|dpa)\s*[)/])"
_DASH = r"(?:--?|[–—―])"

# A place in capitals needs only the dash; in ordinary letters it needs the day or the credit as well.
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_IN_CAPITALS}){_REGION}(?:[,.]?\s+{_DATE})?[,.]?(?:\s*{_CREDIT}\.?)?"
        rf"(?:\s*-?\s*{_DASH}(?=\s)|(?<=\))(?P<bare>\s)|(?<=/)(?P<bare2>\s))",
        rf"(?P<place>{_IN_TITLE_CASE}){_REGION},?\s+{_DATE},?(?:\s*{_CREDIT})?(?:\s*{_DASH}(?=\s)|(?<=\))(?P<bare>\s))",
        rf"(?P<place>{_IN_TITLE_CASE}){_REGION}\s*{_CREDIT}(?:\s*{_DASH}(?=\s)|(?P<bare>\s))",
        rf"{_CREDIT}\s*{_DASH}\s+(?P<place>{_IN_TITLE_CASE}){_REGION},?\s+{_DATE}\s*{_DASH}",
        rf"{_CREDIT}\s*{_DASH}(?=\s)",
        rf"{_DATE}\s*{_CREDIT}\s*{_DASH}(?=\s)",
    )
)
_LONGEST = 140
_SMALL = frozenset({"of", "de", "del", "la", "al", "upon", "on", "the", "and", "sur", "am", "an"})
_NOT_AFTER = re.compile(r"\s*(?:and|or|no|not|who|which|the latter)\b")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says. Offsets count from the start of its paragraph; None is what it leaves out.

    `credit` is the name in brackets as written, agency or not; `place` is in ordinary letters.
    `date_start` to `date_end` are the words of the day; `end` is where the report begins.
    """

    place: str | None
    region: str | None
    credit: str | None
    month: int | None
    day: int | None
    year: int | None
    date_start: int | None
    date_end: int | None
    end: int


@cache
def heads() -> dict[str, dict[str, str]]:
    """Load the word lists for the head of an article (`heads.toml`)."""
    return tomllib.loads((files("dragoman") / "ingest" / "heads.toml").read_text("utf-8"))


@cache
def _agencies() -> tuple[dict[str, str], dict[str, str]]:
    table = tomllib.loads((files("dragoman") / "ingest" / "agencies.toml").read_text("utf-8"))["agency"]
    names = {name.casefold(): row["name"] for row in table for name in row["names"]}
    marks = {mark: row["name"] for row in table for mark in row["marks"]}
    return names, marks


@cache
def _not_places() -> frozenset[str]:
    return frozenset(heads()["dateline"]["not_places"].split())


@cache
def _houses() -> frozenset[str]:
    return frozenset(heads()["dateline"]["houses"].split())


def agency_called(name: str) -> str | None:
    """Return the agency that a credit names, in its usual form, or None if it names none."""
    names, marks = _agencies()
    name = name.strip(" .,/()")
    return marks.get(name) or names.get(name.casefold())


def find_dateline(words: str) -> Dateline | None:
    """Read the dateline that opens a paragraph; None if the paragraph opens without one."""
    head = words[:_LONGEST]
    for form in _FORMS:
        found = form.match(head)
        if found is None:
            continue
        line = _read(found)
        if line is not None and _opens_a_report(line, words):
            return line
    return None


def _read(found: re.Match[str]) -> Dateline | None:
    part = found.groupdict()
    place, credit, region = part.get("place"), part.get("credit"), part.get("region")
    month_name = part.get("month") or part.get("month2")
    month = day = year = None
    if month_name:
        month = _MONTHS.index(month_name[:3].lower()) + 1
        day = int(part.get("day") or part["day2"])
        written = part.get("year") or part.get("year2")
        year = int(written) if written else None
        if not 1 <= day <= 31:
            return None
    if place is not None and not _is_place(place, sure=month is not None or credit is not None):
        return None
    bare = part.get("bare") or part.get("bare2")
    if bare and not (credit and (agency_called(credit) or credit in _houses())):
        return None
    if credit is not None and not _is_credit(credit, dated=month is not None):
        if place is None or not place.isupper():
            return None
        credit = None
    if credit is not None and credit.isupper() and month is None and place is not None:
        known = agency_called(credit) or credit in _houses() or place.isupper()
        if not known:
            return None  # a company and its ticker: "Vennbook Inc (VBK) - "
    if place is not None and credit is None and month is None and len(place) < 3:
        return None
    dated = month is not None
    if place and not re.search(r"\.\w\.$", place):
        place = place.rstrip(".")
    return Dateline(
        place=ordinary_case(place) if place else None,
        region=region.strip(" ,") or None if region else None,
        credit=credit,
        month=month,
        day=day,
        year=year,
        date_start=found.start("date") if dated else None,
        date_end=found.end("date") if dated else None,
        end=found.end(),
    )


def _is_place(place: str, sure: bool) -> bool:
    """Whether the words may name a place; `sure` is that a day or a credit follows ("THE HAGUE, April 3")."""
    words = re.split(r"[ /]", place.replace(".", "").casefold())
    if sure and len(words) > 1:
        return words[0] == "the" or words[0] not in _not_places()
    return _not_places().isdisjoint((words[0], words[-1])) and not place.endswith(("'", "’"))


def credited_agency(line: Dateline, outlet: str | None) -> str | None:
    """Return the wire service that a dateline credits; `outlet` is the one told, if any was.

    One that is not listed is believed beside a day, which is how wires begin, or where the article is
    known to come from an outlet of another name. What fooled us: broadcasters that sign their own
    datelines ("Harne (CNN)"), with or without being told as "CNN (Web News)".
    """
    if line.credit is None or line.credit in _houses():
        return None
    if called := agency_called(line.credit):
        return called
    if line.month is not None:
        return line.credit
    return line.credit if outlet is not None and not _same_house(line.credit, outlet) else None


def _same_house(credit: str, outlet: str) -> bool:
    """Whether a credit is an outlet's name, a part of it, or its initials."""
    written = outlet.casefold().removeprefix("the ")
    initials = "".join(word[0] for word in re.findall(r"\w+", outlet.casefold()))
    bare, other = (re.sub(r"\W", "", name) for name in (credit.casefold().removeprefix("the "), written))
    return bare in other or other in bare or bare in (initials, initials.removeprefix("t"))


def _is_credit(credit: str, dated: bool) -> bool:
    """Whether the name in brackets is one who sends news: an agency, or initials, or "… News".

    Behind a place and a day (`dated`) nothing else stands in brackets but a note of the desk.
    """
    if agency_called(credit):
        return True
    if dated:
        return _not_places().isdisjoint(re.findall(r"\w+", credit.casefold()))
    return bool(re.fullmatch(r"[A-Z]{2,6}|[\w .]*(?:News|Press|\.com|\.org)", credit))


def _opens_a_report(line: Dateline, words: str) -> bool:
    rest = words[line.end : line.end + 60].lstrip()
    if not rest or _NOT_AFTER.match(rest):
        return False
    if line.credit or line.month:
        return True
    # Only capitals and a dash: what follows must begin like a sentence, and there is no second dash.
    return (rest[0].isupper() or rest[0] in "\"'“‘$€£[@" or rest[0].isdigit()) and len(words) > line.end + 40


def ordinary_case(place: str) -> str:
    """Write a place in capitals as it is written in a sentence: "RAS AL-AYN" is "Ras al-Ayn"."""
    if not place.isupper():
        return place

    def word(match: re.Match[str]) -> str:
        letters = match[0]
        if match.start() and letters.casefold() in _SMALL:
            return letters.casefold()
        return letters.capitalize()

    def keep_initials(token: str) -> str:
        return token if re.fullmatch(r"(?:[A-Z]\.){2,}", token) else token.casefold()

    kept = [keep_initials(token) for token in place.split(" ")]
    cased = re.sub(r"[^\W\d_]+(?:['’](?=s\b)s)?", word, " ".join(kept))
    return re.sub(r"\bMc([a-z])", lambda found: "Mc" + found[1].upper(), cased)
