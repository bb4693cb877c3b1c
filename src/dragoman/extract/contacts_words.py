"""The words by which one knows that parties are in touch."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.record.words import ContactKind


@dataclass(frozen=True, slots=True)
class ContactVerb:
    """How a verb of contact names the other side (see `contact.toml`), and the objects it `needs`."""

    kind: ContactKind
    takes_object: bool
    prepositions: frozenset[str]
    mutual: bool
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class ContactWords:
    """What `contact.toml` holds, by lemma."""

    verbs: dict[str, ContactVerb]
    nouns: dict[str, ContactKind]
    going: dict[str, frozenset[str]]
    carrying: dict[str, frozenset[str]]
    beside: dict[str, frozenset[str]]
    conditions: dict[str, frozenset[str]]


@cache
def contact_words() -> ContactWords:
    """Read the words once."""
    given = tomllib.loads(files(__package__).joinpath("contact.toml").read_text(encoding="utf-8"))
    verbs = {
        lemma.replace("-", " "): ContactVerb(
            row["kind"],
            row.get("object", False),
            frozenset(row.get("with", "").split()),
            row.get("mutual", False),
            frozenset(row.get("needs", "").split()),
        )
        for row in given["verb"]
        for lemma in row["lemmas"].split()
    }
    nouns: dict[str, ContactKind] = {
        lemma: kind for kind, lemmas in given["nouns"].items() for lemma in lemmas.split()
    }
    return ContactWords(
        verbs,
        nouns,
        _sets(given["going"]),
        _sets(given["carrying"]),
        _sets(given["beside"]),
        _sets(given["conditions"]),
    )


def _sets(given: dict[str, str]) -> dict[str, frozenset[str]]:
    return {key: frozenset(word.replace("-", " ") for word in words.split()) for key, words in given.items()}
