"""The small words of news time: weekdays, months, numbers, zones, parts of the day."""

import re
from typing import Final, Literal

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
SEASONS: Final = {"winter": 1, "spring": 2, "summer": 3, "autumn": 4, "fall": 4}
ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}
NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "a dozen": 12, "a hundred": 100, "one hundred": 100, "half a dozen": 6,
    **{f"{ten}{joint}{one}": tens + ones
       for ten, tens in (("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
                         ("seventy", 70), ("eighty", 80), ("ninety", 90))
       for joint in "- "
       for ones, one in enumerate("one two three four five six seven eight nine".split(), 1)},
}  # fmt: skip

# Minutes east of Greenwich. Letters that name two zones (IST, CST in China, BST in Bangladesh) are left out
# unless news in English uses them for one only.
ZONES: Final = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
    "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "jst": 540, "kst": 540, "hkt": 480, "pkt": 300,
}  # fmt: skip


def _title_or_capitals(words: tuple[str, ...]) -> str:
    return "|".join(f"{word.title()}|{word.upper()}" for word in words)


WEEKDAY: Final = (
    rf"(?P<weekday>{_title_or_capitals(WEEKDAYS)}"
    r"|(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\.(?=,? (?:[A-Z0-9]|at\b))"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"(?=,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))"
)
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH: Final = (
    rf"(?P<month>{_title_or_capitals(MONTHS)}|(?:{_SHORT_MONTHS}|{_SHORT_MONTHS.upper()})\.?(?![A-Za-z]))"
)
# A day of the month, not the head of a larger number, a share, an hour or a score.
DAY: Final = (
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[,.:]\d|-(?:year|day|week|month|member)|-\d{3}"
    r"|,? ?(?:percent|per cent|million|billion|thousand|pct|dlrs)\b)"
)
YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d|-\d{3})"
PART: Final = r"(?P<part>morning|afternoon|evening|night|dawn|daybreak|sunrise|dusk|nightfall|sunset)"
PARTS: Final[dict[str, Literal["morning", "afternoon", "evening", "night"]]] = {
    "morning": "morning", "dawn": "morning", "daybreak": "morning", "sunrise": "morning",
    "afternoon": "afternoon", "evening": "evening", "dusk": "evening", "nightfall": "evening",
    "sunset": "evening", "night": "night",
}  # fmt: skip
NUMBER: Final = r"(?P<count>\d{1,3}|" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True)) + ")"
UNIT: Final = r"(?P<unit>(?i:minute|hour|day|week|month|quarter|year|decade))"


def month_of(word: str) -> int:
    """Give 1-12 for a month's name or its abbreviation."""
    short = word.lower().rstrip(".")[:3]
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(short))


def weekday_of(word: str) -> int:
    """Give 0 (Monday) to 6 for a weekday's name or its abbreviation."""
    short = word.lower()[:3]
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(short))


def number_of(words: str) -> int:
    """Give the number that digits or words name."""
    return int(words) if words.isdigit() else NUMBERS[words.lower()]
