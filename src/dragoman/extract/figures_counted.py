"""What a number counts: the noun it stands before, the one after "of", or nobody but itself.

"16 people", "hundreds of Varnians", "one of its soldiers", "more than 150 wounded", "70 were injured".
"""

from dataclasses import dataclass

from dragoman.extract.figures_words import figure_words
from dragoman.extract.numbers import Amount
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Ends, Grammar

_COUNTS_LEFT = ("nummod", "amod", "det", "advmod", "compound", "nmod", "dep")
_PRONOUNS = frozenset({"they", "them", "whom", "which", "it", "who"})
_MORE = frozenset({"other", "others", "more", "another"})
_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august "
    "september october november december no".split()
)
"""Words before a number of a day; and "No.", before the number of a rank."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts. `head` is the token that takes part in the sentence, `noun` the head of
    what is counted (None where the number stands alone), `of` its words; `part` says that it is a part of
    what was counted before ("12 of them", "including three children").
    """

    amount: Amount
    head: int
    noun: int | None
    of: Ends | None
    part: bool

    @property
    def ends(self) -> Ends:
        """The number with what it counts, in code points."""
        return self.amount.start, max(self.amount.end, self.of[1] if self.of is not None else 0)


def counted(scene: Scene, amount: Amount) -> Counted | None:
    """Find what an amount counts; None where it counts nothing that a record would hold."""
    grammar, text = scene.grammar, scene.text
    inside = grammar.tokens_in(amount.start, amount.end)
    if not inside or _is_no_count(scene, amount, inside):
        return None
    last = _number_token(grammar, inside)
    part = _is_included(grammar, inside[0])
    of = inside[-1] + 1
    if of < len(grammar) and grammar.word(of).lower() == "of" and of in grammar.sentence(last):
        noun = _after_of(grammar, last, of)
        if noun is None:
            return None
        if grammar.lemma(noun) in _PRONOUNS:
            return Counted(amount, last, None, None, True)
        return Counted(amount, last, noun, _of_ends(grammar, noun, of + 1), part)
    noun = _noun_after(grammar, inside)
    if noun is not None:
        if grammar.lemma(noun) in _MORE:
            return Counted(amount, noun, None, None, part)
        return Counted(amount, noun, noun, _of_ends(grammar, noun, inside[-1] + 1), part)
    if text[amount.end : amount.end + 1] in ("-", "–") or amount.mark:
        return None
    if _is_year(text, amount) or grammar.upos(last) not in ("NUM", "NOUN", "ADJ", "PRON", "DET"):
        return None
    return Counted(amount, last, None, None, part)


def _number_token(grammar: Grammar, inside: range) -> int:
    """The token of an amount that hangs on what is outside of it."""
    for token in reversed(inside):
        head = grammar.head(token)
        if (head is None or head not in inside) and grammar.upos(token) in ("NUM", "NOUN", "ADJ", "PRON"):
            return token
    return inside[-1]


def _is_no_count(scene: Scene, amount: Amount, inside: range) -> bool:
    """Whether a number is a name's ("Flight 17"), a day's ("July 8") or an age's (", 39,")."""
    grammar, text = scene.grammar, scene.text
    if amount.mark in ("%",):
        return True
    after = text[amount.end : amount.end + 1]
    if after in ("-", "–") and text[amount.end + 1 : amount.end + 2].isalpha():
        return True  # "three-day", "26-year-old"
    first = inside[0]
    if first > 0 and grammar.word(inside[0])[0].isdigit():
        before = grammar.word(first - 1)
        if before == "." and first > 1:
            before = grammar.word(first - 2)
        if before.lower().rstrip(".") in _MONTHS and before[0].isupper():
            return True
        closes = after in (",", ".", ")") or not after
        if before in (",", "(") and after in (",", ")") and amount.low < 120 and not amount.approximate:
            return True  # "Ada Lund, 39, said"
        named = (
            before[0].isupper()
            and grammar.upos(first - 1) == "PROPN"
            and first - 1 in grammar.sentence(first)
        )
        head = grammar.head(first)
        if named and (closes or head == first - 1):
            return True  # "Flight 17", "Resolution 1701", "July 8,"
    return False


def _is_year(text: str, amount: Amount) -> bool:
    words = text[amount.start : amount.end]
    return words.isdigit() and 1800 <= amount.low <= 2100


def _is_included(grammar: Grammar, first: int) -> bool:
    """ "…, including three children", "…, among them two soldiers"."""
    before = [grammar.word(token).lower() for token in range(max(0, first - 2), first)]
    return before[-1:] == ["including"] or before == ["among", "them"]


def _after_of(grammar: Grammar, last: int, of: int) -> int | None:
    """The noun of "hundreds of people", "one of its two soldiers", "12 of them"."""
    head = grammar.head(of)
    if head is not None and head > of and grammar.upos(head) in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        if grammar.upos(head) == "NUM":  # "one of the two" of whatever follows
            above = grammar.head(head)
            return above if above is not None and above > head and grammar.upos(above) == "NOUN" else None
        return head
    return None


def _noun_after(grammar: Grammar, inside: range) -> int | None:
    """The noun that a number stands before, over its adjectives: "four surface-to-air missiles"."""
    for token in reversed(inside):
        head, relation = grammar.head(token), grammar.relation(token)
        if head is None or head in inside or head < token or head - inside[-1] > 8:
            continue
        if relation.partition(":")[0] in _COUNTS_LEFT and grammar.upos(head) in (
            "NOUN",
            "PROPN",
            "ADJ",
            "SYM",
        ):
            if grammar.upos(head) == "ADJ" and grammar.lemma(head) not in figure_words().states:
                continue
            between = (grammar.word(one) for one in range(inside[-1] + 1, head))
            if not any(word in (",", ";", ":", "—") for word in between):
                return _whole(grammar, head)
    return None


def _whole(grammar: Grammar, noun: int) -> int:
    """The last noun of a compound that the parse has left in pieces ("12 army | trucks")."""
    head = grammar.head(noun)
    while head is not None and grammar.relation(noun) == "compound" and noun < head <= noun + 3:
        noun, head = head, grammar.head(head)
    return noun


def _of_ends(grammar: Grammar, noun: int, first: int) -> Ends | None:
    """The words of what is counted: from after the number to the noun, and what it is of."""
    if first > noun:
        return None
    last = noun
    for child in grammar.dependents(noun, "nmod", "flat"):
        if child > last and grammar.relation(child).startswith("flat"):
            last = child
        elif child > last and grammar.case(child) == "of":
            last = max(last, child)
    return grammar.ends(first, last)
