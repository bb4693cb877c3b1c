"""The lexicon of saying: which words are cues, in which form, for which act."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from dragoman.record.words import Act

Frame = Literal["clause", "tell", "ask", "object", "dub", "warn", "intent", "nothing"]
Form = Literal["base", "finite", "participle"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word or phrase: the act it names, what it takes after it, and the form it stands in."""

    words: tuple[str, ...]
    act: Act
    frame: Frame
    form: Form


def _inflect(base: str, irregular: dict[str, list[str]]) -> tuple[str, ...]:
    if base in irregular:
        return tuple(irregular[base])
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return third, base + "ed", base + "ing"


@cache
def lexicon() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by their first word in lower case, the longest phrase first."""
    tables = tomllib.loads(files("dragoman.extract").joinpath("cues.toml").read_text(encoding="utf-8"))
    irregular = tables.pop("irregular")
    tables.pop("told_by_the_reader")
    tables.pop("words_of_saying")
    tables.pop("told_in_trees")
    by_first: dict[str, list[Cue]] = {}

    def enter(phrase: str, act: Act, frame: Frame, form: Form) -> None:
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append(Cue(words, act, frame, form))

    for frame_name, acts in tables.items():
        frame = cast(Frame, frame_name)
        for act, entry in acts.items():
            for base in entry["verbs"]:
                if frame == "nothing" or " as saying" in base or base in ("went on to say", "called upon"):
                    enter(base, act, frame, "finite")
                    continue
                third, past, participle, *perfects = _inflect(base, irregular)
                enter(base, act, frame, "base")
                enter(third, act, frame, "finite")
                enter(past, act, frame, "finite")
                for perfect in perfects:
                    enter(perfect, act, frame, "finite")
                enter(participle, act, frame, "participle")
    return {first: tuple(sorted(cues, key=lambda c: -len(c.words))) for first, cues in by_first.items()}


@cache
def acts_of_the_tail() -> dict[str, Act]:
    """Return the acts of words that are cues only where the trained reader says so."""
    tables = tomllib.loads(files("dragoman.extract").joinpath("cues.toml").read_text(encoding="utf-8"))
    return {word: cast(Act, act) for act, words in tables["told_by_the_reader"].items() for word in words}


@cache
def told_in_trees() -> dict[Act, tuple[str, ...]]:
    """Return, by act, the lemmas that tell of a saying where a party does it to a thing or another party."""
    tables = tomllib.loads(files("dragoman.extract").joinpath("cues.toml").read_text(encoding="utf-8"))
    return {cast(Act, act): tuple(words) for act, words in tables["told_in_trees"].items()}


@cache
def words_of_saying() -> frozenset[str]:
    """Return the lemmas by which something is said, for telling sayings from attitudes."""
    tables = tomllib.loads(files("dragoman.extract").joinpath("cues.toml").read_text(encoding="utf-8"))
    return frozenset(tables["words_of_saying"]["verbs"].split())


@dataclass(frozen=True, slots=True)
class Nouns:
    """The nouns that can head a speaker's name, singular and plural."""

    roles: frozenset[str]
    offices: frozenset[str]
    plural_roles: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]


@cache
def nouns() -> Nouns:
    """Return the speaker nouns, read once."""
    tables = tomllib.loads(files("dragoman.extract").joinpath("nouns.toml").read_text(encoding="utf-8"))
    roles = frozenset(tables["roles"].split())
    plural = frozenset(
        {_plural(role) for role in roles}
        | {"police", "spokesmen", "spokeswomen", "spokespeople", "men", "women", "people", "authorities"}
    )
    bodies = frozenset(tables["bodies"].split())
    documents = frozenset(tables["documents"].split())
    return Nouns(
        roles | plural,
        frozenset(tables["offices"].split()),
        plural,
        bodies | {_plural(b) for b in bodies},
        documents,
    )


def _plural(noun: str) -> str:
    if noun.endswith("man") and noun not in ("ombudsman",):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")
