"""Sums of money that states deal in: "a 2 billion dollar arms sale", "50 million in aid".

They are figures of measure `other`, and only in a sentence that names a state or a body of one: what firms
earn and owe is none of the record's business.
"""

from collections.abc import Iterator

from dragoman.extract.figures_measure import Told
from dragoman.extract.figures_words import figure_words
from dragoman.extract.numbers import Amount
from dragoman.extract.scene import Scene

_CURRENCIES = frozenset("dollar dlr dlrs euro pound yen mark franc stg sterling rouble ruble".split())
_SIGNS = frozenset("$€£¥")
_PUBLIC = frozenset({"state", "government_body", "intergovernmental"})
_LEAST = 1e6
_WALKED = frozenset({"in", "of", "worth"})


def find_money(scene: Scene) -> Iterator[Told]:
    """Find the sums that states give, spend and trade."""
    for paragraph in scene.parsed.paragraphs:
        for amount in scene.numbers(paragraph):
            if amount.low >= _LEAST:
                noun = _dealt_in(scene, amount)
                if noun is not None and _names_a_state(scene, noun):
                    start, end = amount.start, scene.grammar.ends(noun)[1]
                    of = scene.text[amount.end : end].strip()
                    kind = scene.grammar.lemma(noun)
                    yield Told(
                        noun, "other", start, end, of, kind, amount.low, amount.high, amount.approximate
                    )


def _dealt_in(scene: Scene, amount: Amount) -> int | None:
    """The deal, the aid or the programme that a sum of money is of; None if the number is no money."""
    grammar = scene.grammar
    inside = grammar.tokens_in(amount.start, amount.end)
    money = amount.mark in _SIGNS and bool(amount.mark)
    if not inside:
        return None
    sentence = grammar.sentence(inside[-1])
    for token in range(inside[-1] + 1, min(inside[-1] + 7, sentence[-1] + 1)):
        lemma = grammar.lemma(token)
        if lemma in _CURRENCIES:
            money = True
        elif grammar.upos(token) == "NOUN" and lemma in figure_words().kinds["deals"]:
            return token if money else None
        elif grammar.upos(token) not in ("NOUN", "PROPN", "ADJ") and lemma not in _WALKED:
            return None
    return None


def _names_a_state(scene: Scene, token: int) -> bool:
    grammar = scene.grammar
    sentence = grammar.sentence(token)
    mentions = scene.gazetteer.find_all(scene.text, *grammar.ends(sentence[0], sentence[-1]))
    return any(mention.entry.kind in _PUBLIC for mention in mentions)
