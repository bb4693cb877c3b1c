"""Trees put right where English leaves no doubt: a name's own words, hung beside it instead of under it.

In "Varnia President Ada Lund" the state belongs to the title, in "told Varnian diplomats" to its noun, and in
"out of peace talks" the preposition to the talks. A parser now and then makes two parties of the first two
and hangs the third on "peace". Two nominals without a comma or an "and" between them, of the same relation to
the same word, are never two parties; an English noun has no phrase with a preposition before it.
"""

from collections.abc import Sequence
from itertools import pairwise

_PARTIES = frozenset({"nsubj", "nsubj:pass", "iobj"})
_BESIDE = frozenset({"obj", "obl", "obl:agent", "nmod", "conj", "appos", "nmod:poss"})
"""Of these a word may have two in a row ("in Osk Monday", "offered Varnia a truce"): only a title tells."""
_LOOSE = frozenset({"obj", "obl", "dep", "appos"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def mended(
    heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Give the heads and relations of a text's tokens, with what belongs to a name hung on it."""
    heads, relations = _with_names_on_top(heads, relations, upos)
    new_heads, new_relations = list(heads), list(relations)
    below = _below(heads)
    for head, children in enumerate(below):
        for token, after in pairwise(children):
            if _is_its_owner(token, after, below, relations, upos):
                _hang(token, after, below, new_heads, new_relations)
        for token in children:
            if _is_listed(token, heads, below, relations):
                new_heads[token], new_relations[token] = _top(head, heads, relations), "conj"
            if _is_within(token, head, below, relations, upos):
                _lift_case(token, head, heads, upos, below, new_heads, new_relations)
    return new_heads, new_relations


def _below(heads: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            found[head].append(token)
    return found


def _with_names_on_top(
    heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Put the name above the state where the parse has it under: "Varnia | President | Ada Lund"."""
    new_heads, new_relations, below = list(heads), list(relations), _below(heads)
    for name, state in enumerate(heads):
        if relations[name] != "flat" or upos[state] != "PROPN" or name <= state + 1:
            continue
        if not any(relations[child] == "nmod:desc" and state < child < name for child in below[name]):
            continue
        new_heads[name] = heads[state] if heads[state] != state else name
        new_relations[name] = relations[state]
        for child in below[state]:
            if child != name:
                new_heads[child] = name
        new_heads[state], new_relations[state] = name, "compound"
    return new_heads, new_relations


def _is_its_owner(
    token: int, after: int, below: list[list[int]], relations: Sequence[str], upos: Sequence[str]
) -> bool:
    """Whether a name is the first word of the name or noun that the parse has put beside it."""
    relation = relations[token]
    if upos[token] != "PROPN" or upos[after] not in _NOUNS or relation not in _PARTIES | _BESIDE:
        return False
    if any(child > token for child in below[token]) or _first(after, below) != token + 1:
        return False
    titled = any(
        relations[child] == "nmod:desc" or (relations[child] == "flat" and upos[after] == "NOUN")
        for child in below[after]
    )
    loose = relations[after] in _LOOSE and not any(relations[child] == "case" for child in below[after])
    if titled and (relation == relations[after] or loose):
        return True
    bare = not any(relations[child] in ("det", "nmod:poss", "nummod") for child in below[after])
    return bare and relation in _PARTIES and relation == relations[after]


def _is_listed(token: int, heads: Sequence[int], below: list[list[int]], relations: Sequence[str]) -> bool:
    """Whether what the parse takes for another name of the head is the next of a list: "Lund and King Otto".

    So is a name after a title that follows another name: "with Ada Lund, Secretary Jan Brandt and Otto".
    """
    if relations[token] != "appos":
        return False
    if any(relations[child] == "cc" and child < token for child in below[token]):
        return True
    title = heads[token]
    return relations[title] == "nmod:desc" and heads[title] < title < token


def _top(head: int, heads: Sequence[int], relations: Sequence[str]) -> int:
    """The first name of a list, above the titles and names that the parse has put between."""
    while relations[head] in ("nmod:desc", "appos", "compound") and heads[head] < head:
        head = heads[head]
    return head


def _is_within(
    token: int, head: int, below: list[list[int]], relations: Sequence[str], upos: Sequence[str]
) -> bool:
    """Whether a noun right before its head has the preposition that brings in both."""
    return (
        token == head - 1
        and relations[token] == "nmod"
        and upos[token] in _NOUNS
        and upos[head] in _NOUNS
        and any(relations[child] == "case" for child in below[token])
        and not any(relations[child] == "case" for child in below[head])
    )


def _hang(token: int, after: int, below: list[list[int]], heads: list[int], relations: list[str]) -> None:
    """Hang a token on the name after it, which takes its place, and the words before both on that name."""
    relations[after] = relations[token]
    heads[token], relations[token] = after, "compound"
    for child in below[token]:
        heads[child] = after


def _lift_case(
    token: int,
    head: int,
    old: Sequence[int],
    upos: Sequence[str],
    below: list[list[int]],
    heads: list[int],
    relations: list[str],
) -> None:
    """Give a noun the preposition that the parse has hung on the word before it."""
    relations[token] = "compound"
    for child in below[token]:
        if relations[child] == "case":
            heads[child] = head
    if relations[head] == "obj" and upos[old[head]] == "VERB":
        relations[head] = "obl"


def _first(token: int, below: list[list[int]]) -> int:
    """The first token of the subtree below a token."""
    first, waiting = token, [token]
    while waiting:
        at = waiting.pop()
        first = min(first, at)
        waiting.extend(child for child in below[at] if child < token)
    return first
