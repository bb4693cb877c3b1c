"""The words by which one knows what a number counts."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.extract.cues import nouns
from dragoman.record.words import Measure


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What `figure.toml` holds, turned round: from a lemma to what it measures.

    `patients` and `subjects` are verbs of which the counted are object or subject, `states` participles
    beside the counted ("12 dead"), `nouns` the counted themselves ("12 deaths"), `events` nouns of which
    they are ("the killing of 12").
    """

    patients: dict[str, tuple[Measure, ...]]
    subjects: dict[str, tuple[Measure, ...]]
    states: dict[str, Measure]
    nouns: dict[str, Measure]
    events: dict[str, Measure]
    kinds: dict[str, frozenset[str]]


@cache
def figure_words() -> FigureWords:
    """Read the words once."""
    given = tomllib.loads(files(__package__).joinpath("figure.toml").read_text(encoding="utf-8"))
    patients: dict[str, tuple[Measure, ...]] = {}
    subjects: dict[str, tuple[Measure, ...]] = {}
    for measure, roles in given["verbs"].items():
        for role, found in (("patient", patients), ("subject", subjects)):
            for lemma in roles[role].split():
                name = lemma.replace("-", " ") if lemma != "test-fire" else lemma
                found[name] = (*found.get(name, ()), measure)
    # a few nouns are their own lemma in the plural: "troops"
    kinds = {
        kind: frozenset(form for word in words.split() for form in (word, f"{word}s"))
        for kind, words in given["kinds"].items()
    }
    kinds["people"] |= nouns().roles

    return FigureWords(
        patients,
        subjects,
        _turned(given["states"]),
        _turned(given["nouns"]),
        _turned(given["events"]),
        kinds,
    )


def _turned(given: dict[str, str]) -> dict[str, Measure]:
    return {word: measure for measure, words in given.items() for word in words.split()}  # type: ignore[misc]
