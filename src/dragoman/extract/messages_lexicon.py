"""The words that tell of messages, from `messages.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dragoman.record.words import Act, Channel

Beside = Literal["any", "clause", "matter"]


@dataclass(frozen=True, slots=True)
class Telling:
    """A verb that tells of a message: its act, where its recipient stands, what must stand beside it."""

    act: Act
    to: tuple[str, ...]
    beside: Beside
    channel: Channel
    things: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A verb that takes or turns down what somebody asked or offered: `things` are the nouns for that.

    `act` is None where it does neither ("welcomed the offer").
    """

    act: Act | None
    things: frozenset[str]


@dataclass(frozen=True, slots=True)
class Writ:
    """A noun for a message. `only_handed_over`: it is one only where a verb sends or brings it."""

    act: Act
    channel: Channel
    only_handed_over: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of `messages.toml`, by lemma; a phrasal verb is written with a blank ("pass on")."""

    verbs: dict[str, tuple[Telling, ...]]
    answers: dict[str, tuple[Answer, ...]]
    nouns: dict[str, Writ]
    hand_over: frozenset[str]
    carries: frozenset[str]
    handed_to: tuple[str, ...]
    receive: frozenset[str]
    exchange: frozenset[str]
    direct: frozenset[str]
    public: frozenset[str]
    through: frozenset[str]
    bearers: frozenset[str]
    touch_nouns: frozenset[str]
    touch_verbs: frozenset[str]
    given: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The words that tell of messages."""
    given = tomllib.loads(files(__package__).joinpath("messages.toml").read_text(encoding="utf-8"))
    verbs: dict[str, tuple[Telling, ...]] = {}
    answers: dict[str, tuple[Answer, ...]] = {}
    nouns: dict[str, Writ] = {}
    for row in given["verb"]:
        things = frozenset(row.get("things", "").split())
        frame = Telling(row["act"], tuple(row["to"].split()), row["with"], row["channel"], things)
        for verb in _phrasal(row["does"]):
            verbs[verb] = (*verbs.get(verb, ()), frame)
    for row in given["answer"]:
        answer = Answer(row.get("act"), frozenset(row["things"].split()))
        for verb in _phrasal(row["does"]):
            answers[verb] = (*answers.get(verb, ()), answer)
    for row in given["noun"]:
        writ = Writ(row["act"], row["channel"], row.get("only_handed_over", False))
        nouns.update(dict.fromkeys(row["names"].split(), writ))
    hand_over, settings = given["hand_over"], given["settings"]
    return Lexicon(
        verbs,
        answers,
        nouns,
        frozenset(_phrasal(hand_over["does"])),
        frozenset(_phrasal(hand_over["carries"])),
        tuple(hand_over["to"].split()),
        frozenset(_phrasal(given["receive"]["does"])),
        frozenset(_phrasal(given["exchange"]["does"])),
        frozenset(settings["direct"].split()),
        frozenset(settings["public"].split()),
        frozenset(_phrasal(settings["through"])),
        frozenset(settings["between"].split()),
        frozenset(given["company"]["nouns"].split()),
        frozenset(given["company"]["verbs"].split()),
        frozenset(
            thing for row in given["verb"] if row["to"] == "from" for thing in row.get("things", "").split()
        ),
    )


def _phrasal(words: str) -> list[str]:
    return [word.replace("_", " ") for word in words.split()]
