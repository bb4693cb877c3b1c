"""Headlines that say who said what: "Blank to Blank: …", "…: Ministry", "'…' – Minister"."""

from collections.abc import Sequence

from dragoman.extract.attribution import Attribution
from dragoman.extract.items import Item

_TO = "to"


def headline_attributions(items: Sequence[Item]) -> list[Attribution]:
    """Read the colon forms of a headline; other headlines are read like sentences.

    "A to B: words" has speaker A and addressee B. "A: words" and "words: A" need A to be short and all in
    capitals-initial words, and the words to be at least four: "Explainer: …", "Live: …" say nothing.
    """
    colons = [n for n, item in enumerate(items) if item.text == ":"]
    if len(colons) != 1:
        return []
    at = colons[0]
    left, right = list(items[:at]), list(items[at + 1 :])
    if _is_name(right, 4) and len(left) >= 4 and any(not i.capital and i.is_word for i in left):
        return [Attribution((_ends(left),), _ends(right), None)]
    to = next((n for n, item in enumerate(left) if item.low == _TO), None)
    if to is not None and len(right) >= 4:
        speaker, addressee = left[:to], left[to + 1 :]
        if _is_name(speaker, 4) and _is_name(addressee, 4):
            return [Attribution((_ends(right),), _ends(speaker), None, addressee=_ends(addressee))]
    return []


def named_headline(text: str, items: Sequence[Item], speakers: frozenset[str]) -> list[Attribution]:
    """Read "Lund: words" where somebody whose name ends in "Lund" speaks in the report itself, and the words
    before the colon stand there too.

    Without that it is as often a label: "Explainer: …", "Port Osk: …", "Following Lund: …".
    """
    at = next((n for n, item in enumerate(items) if item.text == ":"), None)
    if at is None:
        return []
    left, right = list(items[:at]), list(items[at + 1 :])
    words = len(" ".join(item.text for item in right).split())
    if not _is_name(left, 3) or left[-1].text not in speakers or words < 4:
        return []
    start, end = _ends(left)
    if text[start:end] not in text[end:]:
        return []
    return [Attribution((_ends(right),), _ends(left), None)]


def _ends(items: Sequence[Item]) -> tuple[int, int]:
    quotation = items[0].quotation
    if len(items) == 1 and quotation is not None:
        return quotation.inner_start, quotation.inner_end
    return items[0].start, items[-1].end


def _is_name(items: Sequence[Item], most: int) -> bool:
    return 0 < len(items) <= most and all(item.capital or item.low in ("of", "the") for item in items)
