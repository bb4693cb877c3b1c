"""What a text shows of itself once it is laid out, and the page while that is being found out."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dragoman.ingest.blocks import LONGEST_LABEL, Paragraph, paragraphs
from dragoman.ingest.furniture import Signs, is_pointer, is_rule, signs
from dragoman.ingest.recurring import RecurringLines
from dragoman.record.article import Block
from dragoman.record.words import BlockKind

_LONGEST_POINTER = 220
_HIGHLIGHTS = re.compile(r"(?:^|(?<=[.)]\s))(?P<label>(?i:story highlights)):?\s+(?=\S)")
_NOT_SMALL = bytes(set(range(256)) - set(range(ord("a"), ord("z") + 1)))


@dataclass(frozen=True, slots=True)
class Filed:
    """The day in a dateline: `month` and `day`, `year` where written, and where the words stand."""

    month: int
    day: int
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What an article's text shows of itself. None is what it does not show.

    `dateline` is the place in ordinary letters; `agency` the wire service credited as the origin, not
    one that "contributed to this report"; `outlet` only where the text itself names it. `report` is the
    offset at which the report begins, behind the dateline.
    """

    blocks: tuple[Block, ...]
    title: str | None
    deck: str | None
    byline: str | None
    dateline: str | None
    agency: str | None
    outlet: str | None
    filed: Filed | None
    report: int


@dataclass(slots=True)
class Page:
    """The paragraphs of one text while their kinds are being found."""

    parts: list[Paragraph]
    signs: list[Signs]
    kinds: list[BlockKind | None]
    recurs: list[bool]

    def words(self, at: int) -> str:
        """Give the words of a paragraph."""
        return self.parts[at].words

    def open(self, at: int) -> bool:
        """Whether nothing has been found of a paragraph yet: it is body so far."""
        return self.kinds[at] is None


def page_of(text: str, outlet: str | None, recurring: RecurringLines | None) -> Page:
    """Cut a text into its paragraphs and judge each by its words alone."""
    parts = [piece for part in paragraphs(text) for piece in _pieces(text, part)]
    mixed = _is_mixed_case(text[:6000])
    judged = [signs(part.words, mixed) for part in parts]
    recurs = [recurring is not None and recurring.has(outlet, part.words) for part in parts]
    kinds: list[BlockKind | None] = [sign.look if sign.look != "body" else None for sign in judged]
    for at, part in enumerate(parts):
        if is_rule(part.words):
            kinds[at] = "furniture"
    return Page(parts, judged, kinds, recurs)


def _is_mixed_case(sample: str) -> bool:
    """Whether more than half of the letters are small."""
    plainly_small = len(sample.encode("ascii", "ignore").translate(None, _NOT_SMALL))
    if plainly_small * 2 > len(sample):
        return True  # of nearly every text, and a hundred times faster to see than to count its letters
    letters = [letter for letter in sample if letter.isalpha()]
    return sum(letter.islower() for letter in letters) * 2 > len(letters)


def _pieces(text: str, part: Paragraph) -> list[Paragraph]:
    """Part what runs together on one line: a label before highlights, a pointer behind a sentence."""
    cuts = [part.start]
    label = None
    if len(part.words) <= LONGEST_LABEL and "highlights" in part.words.casefold():
        label = _HIGHLIGHTS.search(part.words)
    if label:
        cuts += [part.start + label.start("label"), part.start + label.end()]
    pointer = part.words[-_LONGEST_POINTER:].find("(", 1) if part.words.endswith(")") else -1
    if pointer > 0:
        at = len(part.words) - len(part.words[-_LONGEST_POINTER:]) + pointer
        if is_pointer(part.words[at:]):
            cuts.append(part.start + at)
    if len(cuts) == 1:
        return [part]
    cuts = [*sorted(set(cuts)), part.end]
    pieces = []
    for start, end in pairwise(cuts):
        words = text[start:end].rstrip()
        if words:
            pieces.append(Paragraph(start, start + len(words), words))
    return pieces
