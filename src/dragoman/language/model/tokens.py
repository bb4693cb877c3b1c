"""Cut text into words, in the manner of the Universal Dependencies treebanks of English.

Every token is a run of the text exactly as given (code point offsets), so curly and straight marks,
soft hyphens, non-breaking spaces and ligatures stay what they are. The reader was trained on these
very tokens: a change here asks for training anew.

The cases that fooled us: an apostrophe is a letter in "O'Brien" and "Qa'im" but opens a word in
"'s", "'ll", "n't"; a full stop belongs to "U.S.", "Gen." and "J. Smith" but not to the last word of
a sentence; treebanks cut "long-term" at the hyphen but keep "e-mail" and "non-state"; dateline dashes
and ellipses are one token however many characters they have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that stand inside words without cutting them: soft hyphen, zero-width spaces and joiners."""

# Abbreviations that keep their full stop. Titles, months, ranks and company forms of news English.
_TITLES = (
    "Mr Mrs Ms Mx Dr Prof Rev Fr Sr Jr St Gen Lt Col Maj Capt Cmdr Cpl Sgt Adm Brig Gov Sen Rep Reps Sens"
)
_OTHERS = (
    "Pres Hon Amb Atty Supt Insp Det Msgr Mt Ft Inc Corp Ltd Co Bros Cos Jan Feb Mar Apr Jun Jul Aug "
    "Sept Sep Oct Nov Dec Ave Blvd Rd vs etc al approx Assn Dept Dist Univ Vol Fig Calif Fla Conn Tenn "
    "Wash Ariz Minn Wis Okla Va Ga Ala Ark Ky Md Tex Colo Neb Nev a.m p.m i.e e.g Ph.D"
)
_ABBREVIATIONS = [*_TITLES.split(), *_TITLES.upper().split(), *_OTHERS.split()]
_STOPPED = "|".join(sorted((re.escape(word) for word in _ABBREVIATIONS), key=len, reverse=True))
# Parts that stay joined by a hyphen (the treebanks' tokenisation guidelines).
_PREFIXES = (
    "e|a|u|x|anti|arch|bi|bio|co|counter|cross|cyber|de|eco|ex|extra|inter|intra|macro|mega|micro|mid|mini|multi"
    "|neo|non|over|pan|para|post|pre|pro|pseudo|quasi|re|semi|sub|super|trans|tri|ultra|un|uni|vice"
)
_APOSTROPHE = "['\u2019\u02bc\u2032`]"
_CORE = rf"(?:[^\W]|[{SOFT}\u0300-\u036f])"

_TOKEN = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)[^\s<>"\u201c\u201d]+[^\s<>"\u201c\u201d.,;:!?)\]'\u2019])
  | (?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
  | (?P<site>\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|pdf|docx?|html?|xlsx?)\b)
  | (?P<smile>(?<!\w)[:;]-?[)(DP](?!\w))
  | (?P<shout>[!?]{{2,}})
  | (?P<tagged>[@\#]\w+)
  | (?P<initials>(?:[^\W\d_]\.){{2,}})(?![^\W\d_])
  | (?P<stopped>\b(?:(?:{_STOPPED})\.(?=[\s,;:)\u00a0]|$)|(?i:nos?)\.(?=\s?\d)))
  | (?P<initial>\b[A-Z]\.(?=\s?[A-Z]))
  | (?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?!\w))
  | (?P<clitic>(?i:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|ll|re|ve|m|d|em))(?!\w))
  | (?P<kept>(?i:(?<!\w)(?:{_PREFIXES})-(?=[^\W\d_])){_CORE}+)
  | (?P<word>{_CORE}+(?:{_APOSTROPHE}(?=[^\W\d_]){_CORE}+)*)
  | (?P<dots>\.{{2,}}|\u2026+)
  | (?P<dash>-{{2,}}|[\u2013\u2014\u2015]+)
  | (?P<marks>``|'')
  | (?P<run>(?P<rep>[*_=~+<>$\u2022\u00b7])(?P=rep)+)
  | (?P<one>[^\s])
    """,
    re.VERBOSE,
)
_NEGATED = re.compile(rf"(?i)n{_APOSTROPHE}t$")
_CLITIC = re.compile(rf"(?i)(?<=.){_APOSTROPHE}(?:s|ll|re|ve|m|d|em)$")
_FUSED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3, "dunno": 2, "whatcha": 4}


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The tokens of `text[start:end]` as half-open code point offsets into `text`, in order.

    White space belongs to no token; everything else belongs to exactly one.
    """
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        left, right = found.span()
        kind = found.lastgroup
        if kind not in {"word", "kept"}:
            yield left, right
            continue
        word = found.group()
        cut = _FUSED.get(word.lower(), 0)
        if not cut and len(word) > 2 and not (word.isascii() and word.isalpha()):  # most have no apostrophe
            inner = _NEGATED.search(word) or _CLITIC.search(word)
            cut = inner.start() if inner else 0
        if cut:
            yield left, left + cut
            yield left + cut, right
        else:
            yield left, right
