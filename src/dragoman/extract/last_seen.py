"""When somebody who is missing, or was found dead, was seen for the last time.

Reports of a vanished person give the day once, and seldom with the word for what happened: "who has not been
seen since entering the embassy two weeks ago", "feared murdered after he walked into the hotel on May 3".
What the person went into, and when, dates the disappearance, and the killing about as well.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from dragoman.extract.scene import Scene
from dragoman.language.grammar import Grammar
from dragoman.record import When
from dragoman.resolve.times import agree, days_long

_GONE: Final = frozenset("disappear vanish".split())
_SEEN: Final = frozenset("see hear".split())
_DEATH: Final = frozenset("abduct assassinate kidnap kill murder poison seize slay".split())
_WENT: Final = frozenset("arrive board enter go leave step visit walk".split())
_FROM_THEN: Final = frozenset("after since when while".split())
_NOT: Final = frozenset(("n't", "n’t", "not", "never"))


def last_seen(scene: Scene, surname: str) -> When | None:
    """Tell when a person was last seen; None if the article does not tell, or tells of two days.

    `surname` is in lower case. Where a clause names nobody ("who has not been seen"), the person that the
    article is about is meant, unless it tells of another who is gone.
    """
    found: list[When] = []
    for verb, when in _times(scene):
        names = _named(scene.grammar, verb)
        if names and surname not in names:
            return None
        found.append(when)
    if not found:
        return None
    times = [when.edtf or "" for when in found]
    if not all(agree(one, other) for one, other in combinations(times, 2)):
        return None
    return min(found, key=lambda when: ("~" in (when.edtf or ""), days_long(when.edtf or "")))


def _times(scene: Scene) -> Iterator[tuple[int, When]]:
    """The verbs of an article that tell of somebody gone, with the time they give."""
    grammar = scene.grammar
    for verb in scene.verbs:
        lemma = grammar.lemma(verb)
        unseen = lemma in _SEEN and _is_negated(grammar, verb)
        gone = lemma in _GONE or (
            lemma == "go" and any(grammar.word(t) == "missing" for t in grammar.dependents(verb, "xcomp"))
        )
        if not (unseen or gone or lemma in _DEATH):
            continue
        own = scene.when(verb) if unseen or gone else None
        for when in (own, *(scene.when(clause) for clause in _clauses(grammar, verb))):
            day = _day(when)
            if day is not None:
                yield verb, day


def _clauses(grammar: Grammar, verb: int) -> Iterator[int]:
    """The clauses of going somewhere that a verb is counted from: "since entering the embassy"."""
    for clause in grammar.dependents(verb, "advcl"):
        marks = {grammar.word(t).lower() for t in grammar.dependents(clause, "mark", "advmod")}
        if marks & _FROM_THEN and grammar.lemma(clause) in _WENT:
            yield clause


def _day(when: When | None) -> When | None:
    """A time without the open end of "since"; None for what is not dated or has no words."""
    if when is None or when.edtf is None or when.span is None or when.edtf.startswith(".."):
        return None
    return When(when.edtf.removesuffix("/.."), when.text, when.span, when.basis)


def _named(grammar: Grammar, verb: int) -> frozenset[str]:
    """The words of the name that a clause tells of, in lower case; none for "who" and "the envoy"."""
    return frozenset(
        grammar.word(token).lower()
        for subject in grammar.dependents(verb, "nsubj", "nsubj:pass")
        if grammar.upos(subject) == "PROPN"
        for token in (subject, *grammar.dependents(subject, "flat", "appos"))
    )


def _is_negated(grammar: Grammar, verb: int) -> bool:
    return any(grammar.word(t).lower() in _NOT for t in grammar.dependents(verb, "advmod", "aux"))
