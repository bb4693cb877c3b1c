"""What words tell of whom they name: women's and men's given names, gendered nouns, nouns for persons."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from dragoman.language.coreference_entities import Entity

_WOMAN: Final = frozenset(
    """woman women girl lady mother mom mum daughter sister wife widow aunt niece grandmother granddaughter
    girlfriend bride queen princess duchess empress actress waitress hostess heroine goddess nun
    stewardess businesswoman spokeswoman chairwoman congresswoman policewoman councilwoman
    saleswoman mrs ms miss madam madame dame baroness countess stepmother stepdaughter stepsister
    mistress fiancée fiancee ballerina soprano nanny housewife matriarch abbess maid""".split()
)
_MAN: Final = frozenset(
    """man boy gentleman father dad son brother husband widower uncle nephew grandfather grandson boyfriend
    groom king prince duke emperor actor waiter monk businessman spokesman chairman congressman
    policeman councilman salesman mr sir lord baron stepfather stepson stepbrother fiancé fiance
    friar pope bishop priest monsieur patriarch fisherman serviceman gunman airman cardinal abbot
    earl viscount sheikh imam ayatollah emir sultan seaman midshipman""".split()
)


RECENT: Final = 60
"""Mentions of an entity that are looked at, the last ones; a long text mentions some thousands of times."""


@cache
def _table() -> dict[str, dict[str, float]]:
    text = files("dragoman.language").joinpath("coreference_words.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = json.loads(text)
    return table


def gender_of_noun(noun: str) -> int:
    """1 for a woman's noun or courtesy, -1 for a man's, 0 for any other."""
    bare = noun.rstrip(".")
    return (bare in _WOMAN) - (bare in _MAN)


def gender_of_name(words: tuple[str, ...]) -> int:
    """1 where the first word is a woman's given name, -1 a man's, 0 where it is neither or both."""
    return int(_table()["given"].get(words[0], 0))


@lru_cache(maxsize=8192)
def person_share(noun: str) -> float:
    """How often a noun names a person, 0 to 1; by its ending where it is unknown."""
    share = _table()["persons"].get(noun)
    if share is not None:
        return share
    if gender_of_noun(noun):
        return 1.0
    return 0.5 if noun.endswith(("er", "or", "ist", "man", "woman", "ant", "ian", "eer")) else 0.15


def person_share_of(entity: Entity) -> float:
    """How likely an entity that only nouns name is a person, 0 to 1."""
    return max(map(person_share, entity.titles), default=0.0)


def gender_said(entity: Entity) -> int:
    """What the nouns and courtesies said of an entity tell: 1 a woman, -1 a man, 0 nothing."""
    total = 0
    for title in entity.titles:
        total += gender_of_noun(title)
    return (total > 0) - (total < 0)


def gender_shown(entity: Entity) -> int:
    """What the pronouns already taken for an entity tell: 1 she, -1 he, 0 nothing."""
    total = 0
    for mention in entity.mentions[-RECENT:]:
        if mention.kind == "pronoun":
            total += (mention.label == "she") - (mention.label == "he")
    return (total > 0) - (total < 0)


def gender_named(entity: Entity) -> int:
    """What the given name of a full name tells: 1 a woman's, -1 a man's, 0 nothing."""
    return next((told for name in entity.names if len(name) > 1 and (told := gender_of_name(name))), 0)


def genders_of(entity: Entity) -> tuple[int, int, int]:
    """What nouns say, pronouns show and given names tell of an entity's gender, each 1, -1 or 0."""
    return gender_said(entity), gender_shown(entity), gender_named(entity)


def gender_guessed(entity: Entity) -> int:
    """What a name of one word tells, which may be a surname: "Thomas"."""
    return next((told for name in entity.names if len(name) == 1 and (told := gender_of_name(name))), 0)


def contradicts(form: str, entity: Entity) -> bool:
    """Whether "he" or "she" would go against all that is known: another's given name, or a place."""
    if form not in ("he", "she") or gender_shown(entity) or gender_said(entity):
        return False
    named = gender_named(entity)
    return named == (-1 if form == "she" else 1) or (not named and entity.label in ("LOC", "NORP"))
