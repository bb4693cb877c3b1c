"""A sentence as a row of items, its quotations folded into one item each."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language import Quotation, Sentence


@dataclass(frozen=True, slots=True)
class Item:
    """A token, or a whole quotation. `low` is the token in lower case with a plain apostrophe."""

    start: int
    end: int
    text: str
    low: str
    quotation: Quotation | None = None

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.quotation is None and self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word outside quotation marks."""
        return self.quotation is None and any(c.isalnum() for c in self.text)

    @property
    def shouts(self) -> bool:
        """Whether it is an abbreviation in capitals: "US" is not "us", "WHO" is not "who"."""
        return self.quotation is None and len(self.text) > 1 and self.text.isupper()


def items_of(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> list[Item]:
    """Fold the tokens of a sentence that stand in a quotation into one item."""
    items: list[Item] = []
    waiting = list(quotations)
    for token in sentence.tokens:
        while waiting and waiting[0].end <= token.start:
            waiting.pop(0)
        if waiting and waiting[0].start <= token.start:
            quotation = waiting[0]
            if not items or items[-1].quotation is not quotation:
                start = max(quotation.start, sentence.start)
                end = min(quotation.end, sentence.end)
                items.append(Item(start, end, text[start:end], "“”", quotation))
            continue
        items.append(Item(token.start, token.end, token.text, token.text.lower().replace("’", "'")))
    return items
