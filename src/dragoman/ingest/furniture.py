"""What a single paragraph is, judged by what it is made of: report, picture caption, or page furniture.

A report says, in the third person and the past tense, what happened and who said so. A page addresses its
reader, offers and asks, names its own parts, and points elsewhere. The classes of words are in
`furniture.toml`. What fooled us: "Follow the money, he told the court" (an imperative in a report),
"You have no right," in a quotation, crossheads ("What happens next?"), and market tables in capitals.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dragoman.ingest.blocks import LONGEST_LABEL

Look = Literal["furniture", "caption", "body"]

_WORD = re.compile(r"[\w+&'’\-]+(?:\.com\b|\.org\b)?")
_ADDRESS = re.compile(r"https?://|www\.|\b[\w.\-]+@[\w\-]+\.\w|\b\w[\w\-]*\.(?:com|org|net)\b|(?<!\w)@\w{2,}")
_IN_ADDRESSES = ("@", "://", "www.", ".com", ".org", ".net")
"""One of which every address has; looking for them first spares most paragraphs the search."""
_POSTED = re.compile(r"\bt\.co/|pic\.twitter\.com|\(@\w+\)")
_QUOTED = re.compile(r"[\"“”„«»]")
_OPENS_QUOTED = re.compile(r"[\"“„«‘']")
_CLAUSE = re.compile(r"(?:^|[.!?:;–—]\s+|\bplease\s+)([A-Za-z'’\-]+)")
_YOU = frozenset({"you", "your", "yours", "you're", "you've", "you'll", "yourself"})
_WE = frozenset({"we", "our", "us", "we're", "we've"})
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_POINTER_EDGE = re.compile(r"^[(\[•\-*>»\s\u200b]+|[)\]\s]+$")
_BULLETS = " \u200b\u2022\u00b7*"
_THREE_SMALL = re.compile(r"(?:[^a-z]*[a-z]){3}")
_DASHES = re.compile(r"[\s\-–—_=*~•·.#|]+")

SURE = 4.0
"""Weight of an appeal from which a paragraph is furniture wherever it stands."""
ADDRESSED = 0.7
"""Weight of an appeal that at least speaks to the reader: enough right before furniture at the end."""
_SHORT_APPEAL = 2.2
"""Weight from which a line of a dozen words that begins by asking is furniture."""
_SHORT_PARAGRAPH = 40
_A_LINE = 26
"""Words up to which one thing asked or offered makes a line likely furniture; past them it takes two."""
LIKELY = 1.5
"""Weight from which it is furniture among other furniture."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a paragraph's being furniture.

    `look` is what it is on its own; `appeal` weighs the address to a reader; `reports` is that it reads
    like a sentence of a report; `about` that it speaks of articles, authors or rights.
    """

    look: Look
    appeal: float
    reports: bool
    about: bool


@dataclass(frozen=True, slots=True)
class _Table:
    anchors: frozenset[str]
    navigation: frozenset[str]
    never_alone: frozenset[str]
    openers: re.Pattern[str]
    verbs: frozenset[str]
    objects: frozenset[str]
    reporting: frozenset[str]
    about: frozenset[str]
    lines: re.Pattern[str]
    loose_lines: re.Pattern[str]
    in_loose_lines: tuple[str, ...]
    caption: re.Pattern[str]
    caption_anywhere: re.Pattern[str]
    in_captions: tuple[str, ...]
    caption_end: re.Pattern[str]
    at_caption_ends: re.Pattern[str]


@cache
def _table() -> _Table:
    raw = tomllib.loads((files("dragoman") / "ingest" / "furniture.toml").read_text("utf-8"))

    def words(*path: str) -> frozenset[str]:
        return frozenset(raw[path[0]][path[1]].split())

    openers = "|".join(re.escape(words) for words in sorted(raw["label"]["openers"], key=len, reverse=True))
    lines = "|".join(line for group in raw["lines"].values() for line in group)
    start = "|".join(raw["caption"]["at_start"])
    anywhere = "|".join(raw["caption"]["anywhere"])
    return _Table(
        anchors=words("navigation", "anchors"),
        navigation=words("navigation", "anchors") | words("navigation", "others"),
        never_alone=words("navigation", "never_alone"),
        openers=re.compile(rf"(?:{openers})(?: \w+){{0,2}}?\s?[:|»]\s*(?=\S|$)", re.IGNORECASE),
        verbs=words("appeal", "verbs"),
        objects=words("appeal", "objects"),
        reporting=words("appeal", "reporting"),
        about=words("about", "words"),
        lines=re.compile(lines, re.IGNORECASE),
        loose_lines=re.compile("|".join(raw["loose_lines"]["lines"]), re.IGNORECASE),
        in_loose_lines=tuple(raw["loose_lines"]["needs"]),
        caption=re.compile(start),
        caption_anywhere=re.compile(anywhere, re.IGNORECASE),
        in_captions=tuple(raw["caption"]["in_anywhere"].split()),
        caption_end=re.compile(rf"(?:{'|'.join(raw['caption']['at_end'])})\s*[.)\]]*\s*$"),
        at_caption_ends=re.compile("|".join(map(re.escape, raw["caption"]["in_at_end"].split()))),
    )


_PLAIN_BODY = Signs("body", 0.0, reports=True, about=False)


def signs(words: str, mixed_case: bool = True) -> Signs:
    """Judge a paragraph by its words alone. `mixed_case` is whether the article is not all capitals."""
    if len(words) > LONGEST_LABEL:
        return _PLAIN_BODY
    table = _table()
    tokens: list[str] = _WORD.findall(words.lower().replace("’", "'"))
    quoted = _QUOTED.search(words) is not None
    reports_saying = quoted or not table.reporting.isdisjoint(tokens)
    ends = _SENTENCE_END.search(words) is not None
    appeal = _appeal(words, tokens, table, quoted)
    if reports_saying:
        appeal -= 3.0
    if _is_control(words, tokens, table) or _is_pointer(words, tokens, table, ends):
        return Signs("furniture", appeal, reports=False, about=True)
    if len(words) <= 600 and _is_line_of_page(words, table):
        return Signs("furniture", appeal, reports=False, about=True)
    if _is_caption(words, tokens, table):
        return Signs("caption", 0.0, reports=False, about=False)
    if mixed_case and _is_headline_link(words, tokens):
        return Signs("furniture", appeal, reports=False, about=False)
    about = not table.about.isdisjoint(tokens)
    sure = (
        SURE if len(tokens) <= _SHORT_PARAGRAPH else SURE + 1.5
    )  # an opinion piece talks to its readers too
    if appeal >= sure or (appeal >= _SHORT_APPEAL and len(tokens) <= 12 and tokens[0] in table.verbs):
        return Signs("furniture", appeal, reports=False, about=about)
    reports = appeal < LIKELY and (
        reports_saying or (ends and len(tokens) >= (9 if appeal < ADDRESSED else 20))
    )
    return Signs("body", appeal, reports=reports, about=about)


def _is_line_of_page(words: str, table: _Table) -> bool:
    bare = words.strip(_BULLETS)
    forms = [table.lines]
    small = words.lower()
    if any(part in small for part in table.in_loose_lines):
        forms.append(table.loose_lines)
    inner = bare[1:-1].strip() if bare[:1] in ("(", "[") and bare[-1] in ")]" else None
    return any(form.fullmatch(bare) or (inner is not None and form.fullmatch(inner)) for form in forms)


def _is_control(words: str, tokens: list[str], table: _Table) -> bool:
    """Whether it is a row of the page's buttons and labels: every word names one."""
    if not tokens:
        return False
    if len(tokens) > 12:
        return False
    told = [token for token in tokens if not token.isdigit()]
    if not told or not all(token in table.navigation for token in told):
        return False
    if len(told) == 1 and (told[0] in table.never_alone or told[0] not in table.anchors):
        return False
    anchored = sum(token in table.anchors for token in told)
    return anchored * 3 >= len(told) and "?" not in words


def _is_pointer(words: str, tokens: list[str], table: _Table, ends: bool) -> bool:
    """Whether it points to another page: a label, a colon, a headline."""
    if len(tokens) > 32:
        return False
    bare = _POINTER_EDGE.sub("", words)
    found = table.openers.match(bare)
    if found is None:
        return False
    rest = bare[found.end() :]
    # "Opinion: …" may be a headline; a label before a sentence that goes on is a summary of the report.
    return not rest or not ends or rest[-1] == "?" or words[0] in "([" or bare[: found.end()].isupper()


def is_pointer(words: str) -> bool:
    """Whether the words, in their brackets, point to another page: "(RELATED: Ferry Talks Resume)"."""
    tokens = _WORD.findall(words.lower())
    return len(tokens) >= 3 and _is_pointer(words, tokens, _table(), ends=False)


def _is_headline_link(words: str, tokens: list[str]) -> bool:
    """Whether it is another report's headline, set in capitals inside this one. Crossheads are shorter."""
    if len(tokens) < 6 or len(tokens) > 30 or _SENTENCE_END.search(words.rstrip("?!'\"’”")):
        return False
    if _THREE_SMALL.match(words):
        return False
    letters = [letter for letter in words if letter.isalpha()]
    if len(letters) < 24 or _QUOTED.search(words[:1]):
        return False
    small = sum(letter.islower() for letter in letters)
    return small <= 2 and sum(token[0].isalpha() for token in tokens) >= 6 and not words.endswith((".", ":"))


def _is_caption(words: str, tokens: list[str], table: _Table) -> bool:
    if len(tokens) > 120 or not tokens:
        return False
    if table.caption.match(words):
        return True
    small = words.lower()
    if any(part in small for part in table.in_captions) and table.caption_anywhere.search(words):
        return True
    end = words[-160:]
    if _OPENS_QUOTED.match(words) is not None or table.at_caption_ends.search(end) is None:
        return False
    return table.caption_end.search(end) is not None


def _appeal(words: str, tokens: list[str], table: _Table, quoted: bool) -> float:
    """Weigh how much a paragraph talks to the reader of the page about the page."""
    if len(tokens) < 2:
        return 0.0
    objects = len(table.objects.intersection(tokens))
    you = 0 if _YOU.isdisjoint(tokens) else sum(token in _YOU for token in tokens)
    we = 0 if _WE.isdisjoint(tokens) else sum(token in _WE for token in tokens)
    asks = sum(found[1].lower().replace("’", "'") in table.verbs for found in _CLAUSE.finditer(words))
    if ("t.co/" in words or "twitter" in words or "(@" in words) and _POSTED.search(words):
        return 0.0  # a post shown in the report
    address = _has_address(words)
    weight = min(asks, 3) * 1.25 + min(objects, 4) + min(you, 3) * 0.75 + min(we, 2) * 0.5 + address * 1.25
    if not asks and not objects:
        weight = min(weight, 1.0)
    elif len(tokens) > _A_LINE and not address and objects < 2 and not (asks and objects):
        weight = min(weight, ADDRESSED - 0.1)  # "Don't get caught up", "you can read": an opinion says so too
    elif not asks and not you:
        weight = min(weight, SURE - 1.0)
    if quoted:
        weight -= 2.0
    if len(tokens) > 60:
        weight -= (len(tokens) - 60) / 40
    return weight


def _has_address(words: str) -> bool:
    return any(part in words for part in _IN_ADDRESSES) and _ADDRESS.search(words) is not None


def is_addressed(words: str) -> bool:
    """Whether a paragraph speaks to "you" or gives an address on the net."""
    tokens = {token.replace("’", "'") for token in _WORD.findall(words.lower())}
    return not _YOU.isdisjoint(tokens) or _has_address(words)


def is_rule(words: str) -> bool:
    """Whether a line is only dashes, stars or dots: a divider."""
    return _DASHES.fullmatch(words) is not None
