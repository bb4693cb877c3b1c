"""The words that tell of incidents, as read from `incident_words.toml`."""

import tomllib
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.extract.incidents_sorts import Sorts


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb's sense that tells of an incident: what it must be done by, or to (sorts; empty: whatever).

    `kind` is a kind of the record, or "attack" for one of no stated sort. `harm` is what an attack does to
    people; a `weak` frame tells of nothing alone. `through` are prepositions whose phrase is a patient too,
    `toward` such that one must be there, `not_through` such that none may. An object, if there is any, must
    be of the sorts `if_any`. `agent_suffers` says that the subject suffers it ("Lund vanished").
    """

    kind: str
    patient: Sorts
    agent: Sorts
    or_agent: Sorts
    not_agent: Sorts
    not_patient: Sorts
    through: frozenset[str]
    toward: frozenset[str]
    not_through: frozenset[str]
    if_any: Sorts
    agentless: Sorts
    within: Sorts
    harm: bool
    weak: bool
    unless_happened: bool
    agent_suffers: bool


@dataclass(frozen=True, slots=True)
class NounFrame:
    """An event noun, `evidence` where it means other things too.

    One of `modifiers` must stand by it, one of `patients` be what it is done to, if there are any.
    `owner_suffers` says that "Lund's murder" is done to Lund, `of_suffers` that "the murder of Lund" is.
    """

    kind: str
    evidence: bool
    modifiers: frozenset[str]
    patients: Sorts
    owner_suffers: bool
    of_suffers: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All of it. `verbs` and `nouns` by lemma; a verb with a particle as "blow-up".

    `like` gives words that tell of the same thing one name ("vanish", "disappearance").
    """

    verbs: dict[str, tuple[VerbFrame, ...]]
    nouns: dict[str, NounFrame]
    like: dict[str, str]
    attack_by: dict[str, str]
    not_modifiers: frozenset[str]
    not_of: frozenset[str]
    verbal: frozenset[str]
    carriers: frozenset[str]
    own_carriers: frozenset[str]
    put: dict[str, frozenset[str]]


@cache
def incident_words() -> Words:
    """Read the list once."""
    table = tomllib.loads(files(__package__).joinpath("incident_words.toml").read_text(encoding="utf-8"))
    verbs: dict[str, tuple[VerbFrame, ...]] = {}
    for row in table["verb"]:
        frame = _verb_frame(row)
        for word in row["words"].split():
            verbs[word] = (*verbs.get(word, ()), frame)
    nouns: dict[str, NounFrame] = {}
    for row in table["noun"]:
        for word in row["words"].split():
            nouns[word] = _noun_frame(row)
    by = {word: kind for kind, words in table["attack_by"].items() for word in words.split()}
    like = {word: name for name, words in table["like"].items() for word in words.split()}
    other = table["not_an_incident"]
    return Words(
        verbs,
        nouns,
        like,
        by,
        _set(other, "modifiers"),
        _set(other, "of_these"),
        _set(other, "verbal"),
        _set(table["carriers"], "words"),
        _set(table["carriers"], "own"),
        {name: frozenset(words.split()) for name, words in table["put"].items()},
    )


def plain(lemma: str, known: Container[str]) -> str:
    """The lemma of a verb, also where the reader left an ending on it ("capturing"), if it is known."""
    if lemma in known:
        return lemma
    if lemma + "e" in known:
        return lemma + "e"
    for ending in ("ing", "ied", "ed", "es", "s"):
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            undoubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
            for form in (stem, stem + "e", stem + "y", undoubled):
                if form in known:
                    return form
    return lemma


def _set(row: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(row.get(key, "").split())


def _noun_frame(row: dict[str, Any]) -> NounFrame:
    return NounFrame(
        row["kind"],
        bool(row.get("evidence", "")),
        _set(row, "modifier"),
        _set(row, "patient"),
        "owner" in row.get("suffers", ""),
        "of" in row.get("suffers", ""),
    )


def _verb_frame(row: dict[str, Any]) -> VerbFrame:
    return VerbFrame(
        row["kind"],
        _set(row, "patient"),
        _set(row, "agent"),
        _set(row, "or_agent"),
        _set(row, "not_agent"),
        _set(row, "not_patient"),
        _set(row, "through"),
        _set(row, "toward"),
        _set(row, "not_through"),
        _set(row, "if_any"),
        _set(row, "agentless"),
        _set(row, "within"),
        row.get("harm", False),
        row.get("weak", False),
        row.get("unless_happened", False),
        row.get("suffers", "") == "agent",
    )
