"""Dates of publication as programs write them: ISO 8601, RFC 2822, and the long forms of English.

What can be read in two ways ("05/08/2015") is not read.
"""

import re
from datetime import UTC, datetime

from dragoman.record.faults import BadTime
from dragoman.record.times import check_edtf

_ISO = re.compile(
    r"(?P<y>\d{4})(?:(?P<sep>[-/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2})"
    r"(?:(?:\s*T\s*|\s+)(?P<h>\d{1,2})(?::?(?P<min>\d\d)(?::?(?P<s>\d\d)(?:[.,]\d+)?)?)?\s*(?P<zone>\S.*)?)?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = (
    r"(?:(?:\s*[,|]|\s+at|\s+-|\s)\s*(?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<s>\d\d))?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>\S.*)?)?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_LONG = (
    re.compile(
        rf"{_WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<y>\d{{4}}){_CLOCK}", re.I
    ),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){_CLOCK}", re.I),
)
# As asctime writes: "Wed Aug  5 10:00:00 2015", with or without a zone before the year.
_ASCTIME = re.compile(
    rf"{_WEEKDAY}{_MONTH}\s+(?P<d>\d{{1,2}})\s+(?P<h>\d\d):(?P<min>\d\d):(?P<s>\d\d)\s+(?P<zone>[A-Z+][\w:]*\s+)?"
    r"(?P<y>\d{4})",
    re.IGNORECASE,
)
# Seconds or milliseconds since 1970, from 2001 to 2033: "2014073012" is a day and an hour.
_EPOCH = re.compile(r"(1\d{9})(?:\.0+|\d{3})?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# RFC 2822, 4.3: the only zone letters with one meaning. "IST" and "BST" have several.
_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt", "ut"), "Z"),
    **{"est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00"},
    **{"mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00"},
}
_OFFSET = re.compile(r"(?:utc|gmt)?([+-−]\d\d):?(\d\d)?", re.IGNORECASE)


def edtf_of(written: str) -> str | None:
    """Read a date of publication as EDTF, with time and zone as far as given; None where unreadable.

    A zone that cannot be told ("IST") leaves the time without one. Fractions of a second are dropped.
    """
    text = " ".join(written.split()).strip(" .,")
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for form in (_ISO, _COMPACT, *_LONG, _ASCTIME):
        found = form.fullmatch(text)
        if found is not None and (edtf := _edtf(found)) is not None:
            return edtf
    return None


def _edtf(found: re.Match[str]) -> str | None:
    part = found.groupdict()
    month = part.get("m")
    if part.get("month"):
        month = str(_MONTHS.index(part["month"].lower()) + 1)
    edtf = part["y"]
    if month:
        edtf += f"-{int(month):02d}"
        if part.get("d"):
            edtf += f"-{int(part['d']):02d}"
            edtf += _time(part)
    try:
        return check_edtf(edtf)
    except BadTime:
        return None


def _time(part: dict[str, str | None]) -> str:
    if not part.get("h"):
        return ""
    hour = int(part["h"] or 0)
    if half := part.get("half"):
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    time = f"T{hour:02d}"
    if part.get("min"):
        time += f":{part['min']}"
        if part.get("s"):
            time += f":{part['s']}"
    return time + _zone(part.get("zone"))


def _zone(written: str | None) -> str:
    if not written:
        return ""
    name = written.strip(" .()").casefold()
    name = re.sub(r"\s*\([^)]*\)?$", "", name)  # "+0200 (CEST)"
    if name in _ZONES:
        return _ZONES[name]
    found = _OFFSET.fullmatch(name)
    if found is None or name == "-0000":  # RFC 2822: "-0000" says that the zone is not known
        return ""
    return f"{found[1].replace('−', '-')}:{found[2] or '00'}"
