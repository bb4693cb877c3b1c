"""The time of what something else is counted from: "two days after a judge was shot, police held nine men".

Reports of one thing tell how long after another it came. Counted back from the day of the first, that dates
the second, about. What fooled us: "a week after the coup, the junta banned …" is told of some year long ago,
so a plain past without a day of its own counts from nothing.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dragoman.extract.time_place import sentence_around
from dragoman.extract.verb_tense import PRESENT, small_words
from dragoman.language.model import ReadText
from dragoman.record import Article, When
from dragoman.resolve import Anchor
from dragoman.resolve.time_lexicon import NUMBER, number_of
from dragoman.resolve.times import Resolved, day_of

_DAYS: Final = {"day": 1, "week": 7}
_COUNTED: Final = re.compile(
    rf"\b{NUMBER} (?P<unit>day|week)s? $",
    re.IGNORECASE,
)
_LONGEST: Final = 60  # days: whoever counts further counts in months
_REACH: Final = 40  # code points before "after" in which the count stands
_STEPS: Final = 3
_HAS: Final = frozenset(("has", "have", "'s", "’s", "'ve", "’ve"))


def counted_back(
    article: Article, read: ReadText, at: int, time_of: Callable[[int], When | None], anchor: Anchor
) -> When | None:
    """Tell when the event of token `at` was, if the sentence counts the days from it to another's time.

    `time_of` gives the time of that other. A verb of the present ("comes a day after …", "has admitted, a
    week after …") counts from the article's own day.
    """
    after = _after(article.text, read, at)
    if after is None:
        return None
    start = int(read.starts[after])
    counted = _COUNTED.search(article.text, max(0, start - _REACH), start)
    if counted is None:
        return None
    days = _DAYS[counted["unit"].lower()] * number_of(counted["count"])
    above = _verb_over(read, at)
    if above is None or not 0 < days <= _LONGEST:
        return None
    base = _day_of_verb(article.text, read, above, time_of, anchor)
    if base is None or anchor.today is None or abs((anchor.today - base).days) > _LONGEST:
        return None  # what is told of another year is seldom told with it
    edtf = (base - timedelta(days=days)).isoformat()
    span = article.span(counted.start(), int(read.ends[after]))
    near = "" if counted["unit"].lower() == "day" and days <= 7 else "~"
    return When(edtf + near, span.exact, span, "relative")


def _after(text: str, read: ReadText, at: int) -> int | None:
    """The "after" that leads in the clause or the noun phrase of a token."""
    first, _ = sentence_around(read, at)
    if read.relations[at] not in ("advcl", "obl", "nmod"):
        return None
    for token in range(at - 1, max(first, at - 15) - 1, -1):
        led = int(read.heads[token]) == at and read.relations[token] in ("mark", "case")
        if led and text[read.starts[token] : read.ends[token]].lower() == "after":
            return token
    return None


def _verb_over(read: ReadText, at: int) -> int | None:
    token = at
    for _ in range(_STEPS):
        above = int(read.heads[token])
        if above == token:
            return None
        if read.xpos[above].startswith("V"):
            return above
        token = above
    return None


def _day_of_verb(
    text: str, read: ReadText, verb: int, time_of: Callable[[int], When | None], anchor: Anchor
) -> date | None:
    when = time_of(verb)
    if when is not None and when.edtf is not None:
        return day_of(Resolved(when.edtf, "relative"))
    present = read.xpos[verb] in ("VBZ", "VBP") or small_words(text, read, verb, ("aux",)) & _HAS
    now = present or bool(small_words(text, read, verb, ("aux",)) & PRESENT)
    return anchor.today if now and when is None else None
