"""What an article is about, where that changes what its words mean: a strike of miners, a striker's shot."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Theme = Literal["arms", "labour", "sport", "show", "business", "politics"]
_WORD = re.compile(r"[a-z][a-z’'-]+")

_VIOLENT = re.compile(
    r"\b(?:attack|bomb|gunm[ae]n|shot\b|shoot|soldier|troops|rebel|guerrilla|militant|murder|assassin|stab|"
    r"terror|clash|missile|rocket|air ?strike|army|suicide|extremist|insurgen|protest|massacre|warplane|"
    r"drone|execut|hostage|gas\b(?! (?:explosion|blast|leak|main|pipe|field|plant)))"
)


_BOMBS = re.compile(
    r"\b(?:(?:car|suicide|truck|petrol|home-?made) bomb|bomber|bomb(?:s|ing)? explo|explosives?\b|grenade)"
)
_FROM_AFAR = re.compile(r"\b(?:air ?strike|warplane|jets?\b|missile|rocket|shell|artillery|air raid)")


@cache
def _themes() -> dict[str, Theme]:
    text = files(__package__).joinpath("incident_themes.toml").read_text(encoding="utf-8")
    given = cast("dict[Theme, str]", tomllib.loads(text))
    return {word: theme for theme, words in given.items() for word in words.split()}


def is_violent(text: str) -> bool:
    """Whether an article tells of violence at all; where it does not, blasts and deaths are accidents."""
    return _VIOLENT.search(text.lower()) is not None


def tells_of_bombs(text: str) -> bool:
    """Whether blasts in an article are of bombs that somebody laid, not of what was fired or dropped."""
    low = text.lower()
    return _BOMBS.search(low) is not None and _FROM_AFAR.search(low) is None


def theme_of(text: str) -> Theme | None:
    """The theme that most words of an article speak for, or None where few do."""
    themes = _themes()
    told = Counter(themes[word] for word in _WORD.findall(text.lower()) if word in themes)
    if not told:
        return None
    (theme, count), *others = told.most_common(2)
    second = others[0][1] if others else 0
    return theme if count >= 3 and count > 1.5 * second else None
