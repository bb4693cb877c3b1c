"""Years and the large pieces of them: in 2014, the late 1990s, the third quarter, last summer."""

import re
from typing import Final

from dragoman.resolve.time_lexicon import ORDINALS, SEASONS, YEAR, number_of
from dragoman.resolve.time_words import Lean, Rule, TimeWords, before, made

_SHIFTS: Final = {"last": -1, "this": 0, "next": 1, "a": -1}
_LEANS: Final[dict[str, Lean]] = {
    "last": "past", "this past": "past", "next": "future", "this coming": "future", "this": "this",
}  # fmt: skip
_DECADES: Final = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)

# What stands before a number that is no year, before one that is, and before one that may be.
_NO_YEAR = re.compile(
    r"[$£€#\d/][ ,.]?$|\b(?:no\.?|about|some|nearly|than|least|flight|room|resolution|page) $"
)
_SURE_YEAR = re.compile(
    r"\b(?:in|since|until|till|during|early|late|mid|fiscal|year|by|through|spring|summer|winter|fall|autumn|due"
    r"|circa|before|after)[ -]$|[(\[]$"
)
_LIKELY_YEAR = re.compile(
    r"\b(?:of|from|to|the|and|for|between|or|than|a|its|his|their|that)[ -]$|[-–]$|['’]s $"
)
_COUNTED = re.compile(r" [a-z]+s\b")  # "1988 workers"
_CLAUSE_END = re.compile(r"[,.;:)\]'’]|$")


def _year(match: re.Match[str]) -> TimeWords | None:
    ahead = before(match)
    if _NO_YEAR.search(ahead):
        return None
    if not _SURE_YEAR.search(ahead):
        if _COUNTED.match(match.string, match.end()):
            return None
        if not _LIKELY_YEAR.search(ahead) and not _CLAUSE_END.match(match.string, match.end()):
            return None
    return made(match, kind="date", year=int(match["year"]))


def _spoken_year(match: re.Match[str]) -> TimeWords | None:
    """Read a year as a broadcast's transcript writes it: nineteen ninety-six, the year two thousand."""
    words = match[0].lower().replace("-", " ").split()
    if words[0] == "nineteen":
        return made(match, kind="date", year=1900 + sum(number_of(word) for word in words[1:]))
    if not before(match).endswith(("year ", "in ")):
        return None
    return made(match, kind="date", year=2000 + sum(number_of(word) for word in words[2:] if word != "and"))


def _decade(match: re.Match[str]) -> TimeWords:
    digits, name = match["digits"], match["name"]
    if name:
        year = 1920 + 10 * _DECADES.index(name.lower())
    else:
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return made(match, kind="decade", year=year, part=_early(match))


def _early(match: re.Match[str]) -> str | None:
    return match["mod"].lower().strip(" -") if match["mod"] else None


def _century(match: re.Match[str]) -> TimeWords:
    first = (int(match["number"]) - 1) * 100
    return made(match, kind="period", unit="century", year=first, part=_early(match))


def _quarter(match: re.Match[str]) -> TimeWords:
    year = match["year"] or match["year_after"] or match["fiscal_year"]
    shift = match["shift"] or match["shift_after"] or match["ago"]
    return made(
        match,
        kind="quarter",
        number=ORDINALS[match["number"].lower()],
        year=int(year) if year else None,
        fiscal="fiscal" in match[0].lower(),
        year_shift=_SHIFTS[shift.lower().split()[0].replace("year-ago", "a").replace("year-earlier", "a")]
        if shift
        else None,
    )


def _half_year(match: re.Match[str]) -> TimeWords | None:
    """Read "the first half", of a year; a half of anything else is none."""
    if match.string.startswith((" of ", " an ", " hour", "-"), match.end()) and match["year"] is None:
        return None
    year = int(match["year"]) if match["year"] else None
    shift = _SHIFTS[match["shift"].lower()] if match["shift"] else None
    number = 1 if match["half"].lower() == "first" else 2
    return made(match, kind="half", number=number, year=year, year_shift=shift)


def _quarter_in_mind(match: re.Match[str]) -> TimeWords | None:
    """Read "the quarter" and "the year-ago period": which one, only the text before can say."""
    if _ORDINARY_QUARTER.match(match.string, match.end()) or match[0].lower() == "the period":
        return None
    back = any(match[name] for name in ("back", "back_too", "bare", "tail", "last"))
    told = _TOLD_OF.search(before(match)) or "latest" in match[0].lower()
    return made(match, kind="quarter", year_shift=-1 if back else 0, lean="past" if told else None)


# "The quarter of the city" and "the period of mourning" are none of an accountant's.
_ORDINARY_QUARTER = re.compile(r" (?:of|in which|when|where|for)\b")


# Sales are told of "in the quarter"; without that, and with none named before, no quarter is in mind.
_TOLD_OF = re.compile(r"\b(?:in|for|during) $")


_UPRISING = re.compile(r"\b(?:arab|prague) $")


def _season(match: re.Match[str]) -> TimeWords | None:
    name, lead = match["season"].lower(), (match["lead"] or "").lower().strip()
    year = int(match["year"]) if match["year"] else None
    shift = _SHIFTS[match["shift"].lower()] if match["shift"] else None
    if name == "spring" and _UPRISING.search(before(match)):
        return None
    if year is None and shift is None and lead in ("", "the", "a"):
        ahead = before(match)
        if name in ("fall", "spring"):
            # "the fall of the city", "a spring of hope": only "in the fall" is sure, and not "in the fall of"
            sure = lead == "the" and ahead.endswith("in ")
            if not sure or match.string.startswith((" of ", " in "), match.end()):
                return None
        elif not lead and not re.search(r"\b(?:in|by|during|since) $", ahead):
            return None
    return made(
        match, kind="season", number=SEASONS[name], year=year, year_shift=shift, lean=_LEANS.get(lead)
    )


def _vague(match: re.Match[str]) -> TimeWords:
    return made(match, kind="vague")


def _fiscal_year(match: re.Match[str]) -> TimeWords:
    """Read "fiscal 1989": about that year; when it began, only the company or the state knows."""
    return made(match, kind="date", year=int(match["year"]), approximate=True)


def _years(match: re.Match[str]) -> TimeWords | None:
    """Read "1967-70", "2011-2013", "1986/87": from a year to a later one."""
    first, last = int(match["year"]), int(match["last"])
    last = last if last > 99 else first // 100 * 100 + last
    if not first < last <= first + 60 or _NO_YEAR.search(before(match)):
        return None
    return made(match, kind="date", year=first, through=last)


def _year_end(match: re.Match[str]) -> TimeWords:
    year = match["year"] or match["year_before"]
    return made(match, kind="date", month=12, day=31, year=int(year) if year else None)


_ORDINAL_CENTURIES: Final = {"nineteenth": 1800, "twentieth": 1900, "eighteenth": 1700, "twenty-first": 2000}


def _spoken_century(match: re.Match[str]) -> TimeWords:
    year = _ORDINAL_CENTURIES[match["name"].lower()]
    return made(match, kind="period", unit="century", year=year, part=_early(match))


_DIGITS = "one|two|three|four|five|six|seven|eight|nine"
_MOD = r"(?i:the )?(?P<mod>(?i:early|late|mid)[ -])?"
_AGO = r"(?i:year-(?:ago|earlier))"
YEARS: Final[tuple[Rule, ...]] = (
    (re.compile(YEAR), _year),
    (
        re.compile(
            rf"(?i:nineteen (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:{_DIGITS}))?"
            rf"|two thousand(?: and)?(?: (?:{_DIGITS}|ten))?)\b"
        ),
        _spoken_year,
    ),
    (
        re.compile(
            rf"{_MOD}(?:['’]?(?P<digits>(?:1[5-9]|20)\d0|(?<=['’])[2-9]0)['’]?s|(?P<name>(?i:{'|'.join(_DECADES)})))\b"
        ),
        _decade,
    ),
    (re.compile(rf"{_MOD}(?P<number>[1-9]|1\d|2[01])(?:st|nd|rd|th)[- ](?i:century)\b"), _century),
    (
        re.compile(
            rf"(?:(?P<shift>(?i:last|this|next)) year['’]s |(?i:the )(?:{YEAR} |(?P<ago>{_AGO}) )?)?"
            r"(?:(?i:fiscal)(?: (?P<fiscal_year>(?:19|20)\d\d)['’]?s?)?[ -])?"
            r"(?P<number>(?i:first|second|third|fourth|final))[ -](?:(?i:fiscal)[ -])?(?i:quarter)\b"
            r"(?:,? (?:of |in )?(?:(?i:fiscal )?(?P<year_after>(?:19|20)\d\d)\b"
            r"|(?P<shift_after>(?i:last|this|next) year|(?i:a year (?:ago|earlier)))\b))?"
        ),
        _quarter,
    ),
    (
        re.compile(
            r"(?:(?i:the )(?:(?i:latest|same|comparable|corresponding) "
            rf"(?P<back_too>{_AGO} )?|(?P<back>{_AGO} ))?(?i:quarter|period)"
            rf"|(?P<bare>{_AGO})(?: (?i:quarter|period))?"
            r"|(?P<last>(?i:last year['’]s)) (?i:quarter|period))\b"
            r"(?P<tail> (?i:a year (?:ago|earlier)|last year))?"
        ),
        _quarter_in_mind,
    ),
    (
        re.compile(
            rf"(?i:the (?P<half>first|second)[ -]half)\b(?:,? (?:of |in )?{YEAR}"
            r"|,? (?:of )?(?P<shift>(?i:last|this|next)) year\b|(?= of the year\b))?"
        ),
        _half_year,
    ),
    (
        re.compile(
            r"(?P<lead>(?i:last|next|this(?: past| coming)?|the|a) )?"
            r"(?P<season>(?i:spring|summer|winter|autumn)|fall)\b(?![-'’])"
            rf"(?:,? (?:of |in )?{YEAR}|,? (?:of )?(?P<shift>(?i:last|this|next)) year\b)?"
        ),
        _season,
    ),
    (re.compile(r"9/11\b(?!/)"), lambda match: made(match, kind="date", year=2001, month=9, day=11)),
    (re.compile(rf"(?i:(?:the )?fiscal (?:year )?|FY ?){YEAR}"), _fiscal_year),
    (re.compile(r"(?i:(?:the|this|last|next|current|latest) fiscal year)\b"), _vague),
    (re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)[-–/](?P<last>(?:19|20)\d\d|\d\d)\b(?![-/])"), _years),
    (
        re.compile(
            r"(?:(?P<year_before>(?:19|20)\d\d) )?(?i:year-?end|(?:the )?year['’]s end|the year end)\b"
            rf"(?:(?: of)? {YEAR})?"
        ),
        _year_end,
    ),
    (re.compile(rf"{_MOD}(?P<name>(?i:{'|'.join(_ORDINAL_CENTURIES)}))[- ](?i:century)\b"), _spoken_century),
)
