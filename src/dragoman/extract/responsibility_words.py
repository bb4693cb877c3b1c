"""The words of responsibility, as read from `responsibility.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def responsibility_words() -> dict[str, frozenset[str]]:
    """The lists by name, each a set of lemmas."""
    table = tomllib.loads(files(__package__).joinpath("responsibility.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}
