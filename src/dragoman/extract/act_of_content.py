"""The act of a content whose cue says only that it was said.

"With a neutral cue the content decides": `acts.toml` has the frames, each a kind of clause, and the first
clause of a content that stands in one tells its act. What stands in none was simply said.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.extract.attribution import Ends
from dragoman.extract.cues import lexicon
from dragoman.extract.predications import Predication, Speaking, predications
from dragoman.language.grammar import Grammar
from dragoman.record.words import Act

_FLAGS = tuple(
    "named negated past going_on imperative conditional addressed quoted verbal believed".split(),
)
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of clause, and the act that saying it is. An empty set or None asks for nothing."""

    act: Act
    subject: frozenset[str]
    about: frozenset[str]
    modal: frozenset[str]
    does: frozenset[str]
    not_does: frozenset[str]
    then: frozenset[str]
    holds: frozenset[str]
    not_holds: frozenset[str]
    flags: tuple[tuple[str, bool], ...]

    def fits(self, said: Predication) -> bool:
        """Whether a clause is of this kind."""
        if self.does and said.lemma not in self.does:
            return False
        if said.lemma in self.not_does or self.not_holds & said.words:
            return False
        if self.modal and (said.modal or _NONE) not in self.modal:
            return False
        if self.subject and said.subject not in self.subject:
            return False
        if self.about and not self.about & said.subject_words:
            return False
        if self.then and said.then not in self.then:
            return False
        if self.holds and not self.holds & said.words:
            return False
        return all(getattr(said, flag) is wanted for flag, wanted in self.flags)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of `acts.toml`, in its order, and its lists of words."""

    frames: tuple[Frame, ...]
    lists: Mapping[str, frozenset[str]]


@cache
def frames() -> Frames:
    """What `acts.toml` says, read once."""
    tables = tomllib.loads(files("dragoman.extract").joinpath("acts.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(words.split()) for name, words in tables["lists"].items()}

    def words_of(row: dict[str, Any], key: str) -> frozenset[str]:
        words: set[str] = set()
        for word in row.get(key, "").split():
            words |= lists[word.strip("<>")] if word.startswith("<") else {word}
        return frozenset(words)

    keys = ("subject", "about", "modal", "does", "not_does", "then", "holds", "not_holds")
    made = []
    for row in tables["frame"]:
        flags = tuple((flag, bool(row[flag])) for flag in _FLAGS if flag in row)
        made.append(Frame(act=row["act"], flags=flags, **{key: words_of(row, key) for key in keys}))
    return Frames(tuple(made), lists)


def act_of_content(grammar: Grammar, contents: Sequence[Ends], voice: Speaking) -> Act | None:
    """The act that a content performs by itself, or None where it only tells something.

    `voice` tells whether a stretch of text names the speaker or the speaker's country: "South Korea would go
    on" is a promise of its president's office, and a forecast of anybody else.
    """
    for said in predications(grammar, contents, voice):
        if said.asked:
            continue  # "should we leave?" urges nobody
        performed = _performed(said)
        if performed is not None:
            return performed
        for frame in frames().frames:
            if frame.fits(said):
                return frame.act
    return None


def act_of_name(grammar: Grammar, contents: Sequence[Ends]) -> Act:
    """The act of naming a thing or a feeling: "called the claims “baseless”", "expressed gratitude"."""
    words = {grammar.lemma(at) for start, end in contents for at in grammar.tokens_in(start, end)}
    if words & frames().lists["claims"] and words & frames().lists["untrue"]:
        return "deny"
    if words & frames().lists["shame"]:
        return "condemn"
    if words & (frames().lists["honour"] | frames().lists["thanks"]):
        return "praise"
    return "say"


def _performed(said: Predication) -> Act | None:
    """The act of "we urge …", "I condemn …": saying it does it."""
    if said.modal or said.past or said.negated or not said.subject_words & {"i", "we"}:
        return None
    for cue in lexicon().get(said.lemma, ()):
        if (
            cue.form == "base"
            and said.words.issuperset(cue.words)
            and cue.act not in ("say", "notify", "claim", "ask")
        ):
            return cue.act
    return None
