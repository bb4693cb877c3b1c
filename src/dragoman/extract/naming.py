"""What the words of a source say by themselves: its bare name, its head noun, whether it is an outlet."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from dragoman.resolve import Gazetteer

_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.I)
TAIL = re.compile(
    r"\s*(?:,\s*(?:who|which|whose|where|speaking|citing|quoting)\b.*|[,;:.\s–—-]*[,;:.–—-])\Z", re.S
)
WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
OUTLET_WORDS = frozenset(
    """
    times post herald tribune gazette telegraph guardian journal news tv television radio agency magazine
    chronicle courier observer bulletin broadcaster newspaper wire
    """.split()
)
STATE_FORCES = frozenset(
    "military army navy forces force air-force police guard guards troops command".split()
)
STATE_BODIES = frozenset(
    """
    government ministry administration cabinet embassy consulate foreign-ministry parliament presidency
    palace department office authorities authority court council mission secretariat regime junta
    congress senate
    """.split()
)
PLURAL_OTHERS = frozenset(
    "one some others many several most two three four five dozens both few hundreds thousands".split()
)


@cache
def role_classes() -> dict[str, tuple[str, ...]]:
    """Which words of titles a role can stand for, by the role."""
    table = tomllib.loads(files("dragoman.extract").joinpath("roles.toml").read_text(encoding="utf-8"))
    return {role: tuple(words) for role, words in table.items()}


def is_outlet(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a newspaper, an agency or a broadcaster."""
    entry = gazetteer.find(stripped(name))
    if entry is not None:
        return entry.kind == "outlet"
    words = WORD.findall(name)
    if re.search(r"\b(?:pool|press|media|news|wire) (?:reports?|accounts?)\Z", name, re.I):
        return True
    return (
        bool(words)
        and words[0][:1].isupper() | name.lower().startswith("the ")
        and words[-1].lower() in OUTLET_WORDS
    )


def stripped(words: str) -> str:
    """The words without an article before them, a relative clause after them, or loose marks."""
    return _ARTICLE.sub("", TAIL.sub("", words)).strip(" \u00a0,“”\"'’‘")


def head_of(words: str) -> str:
    """The noun that heads a phrase: the last one before "of", "for", "in", "at", "who", "from" …"""
    front = re.split(
        r"\s+(?:of|for|in|at|from|to|on|with|who|inside|outside|near|aboard|involved|familiar|briefed|close|based|"
        r"citing|speaking|serving|living|fighting|travell?ing|attending|representing|monitoring|overseeing|"
        r"stationed|posted|deployed|embedded|reached|contacted|interviewed|tasked)\s+",
        words,
    )[0]
    found = WORD.findall(front)
    return found[-1].lower() if found else ""
