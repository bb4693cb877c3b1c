"""The words of titles and roles, and what kind of word each is."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

RoleKind = Literal["rank", "honorific", "regnal", "head", "modifier"]


_TITLES: Final = ("ranks", "honorifics", "regnal", "heads", "modifiers")


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The role lexicon (data/roles.toml), each list a set of folded words."""

    ranks: frozenset[str]
    rank_openers: frozenset[str]
    honorifics: frozenset[str]
    regnal: frozenset[str]
    heads: frozenset[str]
    kin: frozenset[str]
    modifiers: frozenset[str]
    not_names: frozenset[str]
    also_surnames: frozenset[str]
    place_openers: frozenset[str]
    titles: frozenset[str]  # ranks, courtesies, crowns, heads and modifiers together
    national: tuple[str, ...]
    american: tuple[str, ...]
    implied: dict[str, str]


@cache
def role_words() -> RoleWords:
    """Give the role lexicon, read once."""
    text = files("dragoman.resolve").joinpath("data", "roles.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    lists = {name: frozenset(words.split()) for name, words in table.items() if isinstance(words, str)}
    national, american = (
        tuple(words.strip() for words in table[name].split(";") if words.strip())
        for name in ("national", "american")
    )
    return RoleWords(
        ranks=lists["ranks"],
        rank_openers=lists["rank_openers"],
        honorifics=lists["honorifics"],
        regnal=lists["regnal"],
        heads=lists["heads"],
        kin=lists["kin"],
        modifiers=lists["modifiers"],
        not_names=lists["not_names"],
        also_surnames=lists["also_surnames"],
        place_openers=lists["place_openers"],
        titles=frozenset().union(*(lists[name] for name in _TITLES)),
        national=national,
        american=american,
        implied=table["implied"],
    )


def folded(word: str) -> str:
    """Give a word of a title as the lexicon has it: lower case, no full points, no possessive."""
    return word.lower().replace(".", "").removesuffix("'s").removesuffix("’s").strip("'’\"“”(),;:")


def kind_of_role(words: str) -> RoleKind | None:
    """Tell what kind of title the words are, by their last word; None if they are no title.

    "Rear Adm." is a rank, "Mr." a courtesy, "King" a crown, "foreign minister" a role, "deputy" alone a
    head too, "foreign" alone only a modifier of one.
    """
    lexicon = role_words()
    parts = [folded(word) for word in words.split()]
    if not parts:
        return None
    last = parts[-1]
    if last == "state" and parts[-3:-1] == ["secretary", "of"]:
        return "head"
    if last in lexicon.ranks:
        return "rank"
    if last in lexicon.honorifics:
        return "honorific"
    if last in lexicon.regnal:
        return "regnal"
    if last in lexicon.heads or any(part in lexicon.heads for part in parts if "of" in parts):
        return "head"
    return "modifier" if last in lexicon.modifiers else None
