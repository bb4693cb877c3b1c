"""Who signs: bylines, mastheads, rights lines, and the outlet that an appeal names.

What fooled us: "By the time he left …" (no name after "By"), a crosshead of two capitalised words taken for
a reporter, and "Copyright 2013 The Associated Press" (an agency's, not the outlet's).
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dragoman.ingest.blocks import plain
from dragoman.ingest.dateline import agency_called, heads

_PART = r"(?:[A-ZÀ-ÞŠŽİŁ][\w'’.\-]*|de|van|von|bin|al|el|der|den|da|la|le|ul|du|di|ben|abu)"
_NAME = rf"[A-ZÀ-ÞŠŽİŁ][\w'’.\-]*(?: {_PART}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:, | and |, and | & ){_NAME}){{0,5}}"
_BY = re.compile(
    rf"(?i:by)\s+(?P<names>{_NAMES})"
    rf"(?P<house>(?:\s*[,|/–—-]\s*|\s+(?:of|for|in)\s+).{{2,60}})?(?:\s*\(?\s*@\w+\s*\)?)?\.?$"
)
_SIGNED = re.compile(rf"(?P<names>{_NAMES})\s*[,|]\s*(?P<house>[A-Z][\w .'’&\-]{{1,50}})$")
_ONLY_NAMES = re.compile(rf"{_NAMES}$")
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_STAMP = re.compile(
    rf"\W*(?i:(?:first |last )?(?:published|updated|posted|modified|on|at|date)?(?: on| at)?)\s*:?\s*"
    rf"(?:{_DAY}(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})[^A-Za-z]*"
    rf"(?i:\s*(?:at|[ap]\.?m\.?|e[sd]?t|gmt|utc|bst|[cmp][sd]t|[\d:., |/()\-]))*"
    rf"|\d{{1,2}}:\d\d\s?(?i:[ap]\.?m\.?)?\s*(?i:e[sd]?t|gmt|utc|bst|[cmp][sd]t)?"
    rf"|\d+ (?i:(?:second|minute|min|hour|hr|day|week|month|year)s? ago)|\d+ (?i:min(?:ute)?s? read))\W*$"
)
_RIGHTS = re.compile(
    r"(?i:©|\(c\)|copyright)\W*(?i:copyright\W*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*"
    r"(?i:by )?(?P<holder>[A-Z][^.,|©\d]{1,50}?)"
    r"(?=\s*(?:[.,|©]|$|\d|(?i:all rights)|(?i:llc|inc|ltd)))"
)
_ACCESS = re.compile(
    r"(?:(?i:access|subscribe|register|subscription|welcome) to|(?i:members? of|loyal)|(?i:^support)"
    r"|(?i:helps?)) "
    r"(?P<name>(?:The )?[A-Z][\w&]*(?: [A-Z][\w&]*){0,3}?)(?:\.(?:org|com))?(?=[\s.,!’']|$)"
)


@cache
def _no_outlets() -> frozenset[str]:
    return frozenset(heads()["masthead"]["not_outlets"].split())


@cache
def _paper_ends() -> frozenset[str]:
    return frozenset(heads()["masthead"]["ends"].split())


def byline_names(words: str) -> str | None:
    """Return who wrote it if the paragraph is a byline ("By Ann Lind, Osk Globe"), None if it is not."""
    if len(words) > 200:
        return None
    found = _BY.match(words)
    if found:
        house = re.sub(r"^[\s,|/–—-]+", "", found["house"] or "")
        if is_stamp(house):
            return found["names"]
        if "@" in words and not house:
            return found["names"]
        return words[found.start("names") :].rstrip(". ")
    found = _SIGNED.match(words)
    if found and is_masthead(found["house"], None, alone=False):
        return words
    return None


def is_names(words: str) -> bool:
    """Whether the paragraph is only names of people, by their form."""
    return len(words) <= 160 and _ONLY_NAMES.fullmatch(words) is not None


def is_masthead(words: str, outlet: str | None, alone: bool = True) -> bool:
    """Whether the paragraph is only the name of an outlet or agency.

    Believed: the outlet it is known to come from, an agency, a name that ends like a paper's, and, where
    it stands `alone`, initials ("ONB").
    """
    if len(words) > 60 or len(words.split()) > 5:
        return False
    bare = words.strip(" .:|-–—")
    if not bare or plain(bare) in _no_outlets():
        return False
    if outlet is not None and plain(bare) == plain(outlet):
        return True
    if agency_called(bare):
        return True
    if alone and re.fullmatch(r"[A-Z]{2,6}", bare):
        return True
    parts = bare.split()
    return (
        2 <= len(parts) <= 5
        and all(part[0].isupper() or part in ("of", "the", "&") for part in parts)
        and parts[-1].casefold() in _paper_ends()
        and plain(parts[0]) not in _no_outlets()
    )


def outlet_of_masthead(words: str, *, agencies: bool) -> str | None:
    """Return the agency (`agencies`) or else the outlet that a masthead or byline names at its end."""
    tail = re.split(r"\s*[,|/]\s*|\s+(?:of|for)\s+", words.strip(" ."))
    name = tail[-1].strip()
    called = agency_called(name)
    if agencies:
        return called
    if called is None and len(tail) == 1 and len(name) > 2 and is_masthead(name, None):
        return name
    return None


def is_stamp(words: str) -> bool:
    """Whether the paragraph is only a date, a time of day, or an age ("2 hours ago")."""
    return len(words) <= 90 and _STAMP.match(words) is not None


def copyright_holder(words: str) -> str | None:
    """Return whose rights a rights line reserves, as written; None if it is no such line or names nobody."""
    if len(words) > 400:
        return None
    found = _RIGHTS.search(words)
    if found is None:
        return None
    holder = found["holder"].strip(" -–—:;")
    return holder if 1 <= len(holder.split()) <= 6 and holder[0].isupper() else None


def named_in_appeals(furniture: Sequence[str]) -> str | None:
    """Return the outlet that at least two appeals on the page name as their own, None if none or several."""
    named = Counter({name for words in furniture for name in _appealing(words)})
    for words in furniture:
        for name in list(named):
            named[name] += words.count(name) > 0
    best = named.most_common(2)
    if not best or best[0][1] < 3 or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]


def _appealing(words: str) -> list[str]:
    return [found["name"] for found in _ACCESS.finditer(words) if plain(found["name"]) not in _no_outlets()]
