"""What a page prints into the middle of its sentences: a menu of other headlines behind a name.

Where a page opens a box at a name, its saved text has the full name and the headlines of the box run
together, up to "MORE": "President Jan Holm Jan Erik HolmSenate passes the budget Holm in trouble MORE said on
Monday …". The name in full, glued to a headline, tells where it begins.
"""

import re
from collections.abc import Sequence

from dragoman.record.article import Block

_SIGN = "MORE"
_INSERT = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w’'-]+)"
    r"(?P<insert>[ \u00a0]+(?:[A-ZÀ-Þ(][\w.’'()-]*[ \u00a0]+){0,6}?(?P=name)(?=[A-ZÀ-Þ0-9‘“'\"$#])"
    r"[^\n]{8,900}?[ \u00a0]MORE)\b"
)


def inserts(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Find the inserts in a stretch of text, as code points without the white space before them."""
    if _SIGN not in text[start:end]:
        return ()
    found = []
    for match in _INSERT.finditer(text, start, end):
        begin, stop = match.span("insert")
        found.append((begin + len(text[begin:stop]) - len(text[begin:stop].lstrip()), stop))
    return tuple(found)


def parted_at_inserts(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Cut the inserts out of the blocks of the report: each is furniture between two halves of its block."""
    parted: list[Block] = []
    for block in blocks:
        at = block.start
        for start, end in inserts(text, block.start, block.end) if block.kind == "body" else ():
            parted.append(_bare(text, at, start, block))
            parted.append(Block(start, end, "furniture"))
            at = end + len(text[end : block.end]) - len(text[end : block.end].lstrip())
        if at < block.end:
            parted.append(Block(at, block.end, block.kind))
    return tuple(parted)


def _bare(text: str, start: int, end: int, block: Block) -> Block:
    return Block(start, start + len(text[start:end].rstrip()), block.kind)
