"""What an article says of its people besides their names: whose they are, what they hold, if they report."""

import re

from dragoman.extract.cues import nouns
from dragoman.extract.scene import Scene
from dragoman.language.grammar import Ends

_OFFICES_OF_STATE = frozenset(
    "minister premier chancellor dictator envoy ambassador diplomat king queen emir sultan".split()
)
_OFFICES = nouns().offices | _OFFICES_OF_STATE
OF_STATE = re.compile(
    r"\b(?:envoy|advis[eo]r|coordinator|minister|secretary of|ambassador|general|admiral|commander|"
    r"negotiator|diplomat|king|prince|emir|sheikh|ayatollah)\b",
    re.I,
)
"""Titles that firms do not give."""
LEADING = frozenset({"president", "prime minister", "chancellor", "supreme leader", "king", "emir", "leader"})
LEADER = re.compile(
    r"\A(?:\w+ )*?(?:president|prime minister|premier|chancellor|king|queen|emir|sultan|leader|chairman)\Z",
    re.I,
)
PRESS = re.compile(
    r"\b(?:host|anchor|correspondent|reporter|journalist|columnist|interviewer|editor|CNN|NBC|CBS|ABC|"
    r"Fox News|NPR|BBC|60 Minutes)\b"
)
_PRESS_BEFORE = re.compile(
    r"\b(?:host|anchor|correspondent|reporter|journalist|columnist|interviewer)\s+\Z"
    r"|\b(?:CNN|NBC|CBS|ABC|Fox|Fox News|NPR|BBC)[’']s\s+\Z"
)


def countries_of(scene: Scene, people: list[Ends]) -> dict[str, str]:
    """Surnames with the one country whose the article says they are: "Varnia's Ada Lund"."""
    grammar = scene.grammar
    found: dict[str, set[str]] = {}
    for start, end in people:
        for token in grammar.tokens_in(start, end):
            for child in grammar.dependents(token, "nmod:poss", "amod", "compound"):
                first = grammar.subtree(child)[0]
                words = scene.text[slice(*grammar.ends(max(first, child - 2), child))]
                named = scene.gazetteer.match(words) or scene.gazetteer.match(grammar.word(child))
                if named is not None and named.entry.country is not None and child < token:
                    surname = scene.text[start:end].split()[-1]
                    found.setdefault(surname, set()).add(named.entry.country)
    return {surname: codes.pop() for surname, codes in found.items() if len(codes) == 1}


def in_office(scene: Scene, people: list[Ends]) -> frozenset[str]:
    """The surnames that the article gives after an office: "President Lund", "dictator Jan Brandt"."""
    grammar, text = scene.grammar, scene.text
    found: set[str] = set()
    for start, end in people:
        token = grammar.token_at(start)
        before = grammar.word(token - 1) if token else ""
        # "company president Jan Brandt" is another matter than "President Brandt"
        if before.lower() in _OFFICES and (before[0].isupper() or before in _OFFICES_OF_STATE):
            found.add(text[start:end].split()[-1])
    return frozenset(found)


def of_the_press(scene: Scene, people: list[Ends]) -> frozenset[str]:
    """The surnames of those who interview: "Jan Brandt, host of Morning Call", "CNV's Ada Lund"."""
    found = set()
    for start, end in people:
        around = scene.text[max(0, start - 40) : start], scene.text[end : end + 45]
        after = around[1].split(".")[0] if around[1].startswith((",", " of")) else ""
        if PRESS.search(after) or _PRESS_BEFORE.search(around[0]):
            found.add(scene.text[start:end].split()[-1])
    return frozenset(found)
