"""Which texts may share keys with what is undated, told by their letters alone.

What is undated is compared with whatever shares enough with it, from any day, so whenever something undated
comes the whole archive is asked. Building every record for that took most of the time of a run; looking for
the letters of the keys takes a tenth, and leaves a few to be built. It never misses one: a word as it is
compared begins as the printed one does, but for "y", which may stand for "ies".
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import cast

from dragoman.link.near import Item

Beginnings = tuple[str, ...]
"""How the words of one key begin, in lower case."""


def may_share(items: Iterable[Item], least: int) -> Callable[[str], bool]:
    """A test of texts in lower case: whether one may have `least` keys of any of these items."""
    needed = [_by_longest(item.keys) for item in items if len(item.keys) >= least]
    return lambda text: any(_has(text, keys, least) for keys in needed)


def _has(text: str, keys: Mapping[str, Sequence[Beginnings]], least: int) -> bool:
    found = 0
    for longest, those in keys.items():
        if longest in text:
            found += sum(all(beginning in text for beginning in key) for key in those)
    return found >= least


def _by_longest(keys: Iterable[Hashable]) -> Mapping[str, Sequence[Beginnings]]:
    """Keys by their longest beginning: it is the rarest, and the others are looked for only where it is."""
    found: dict[str, list[Beginnings]] = defaultdict(list)
    for key in keys:
        words = (key,) if isinstance(key, str) else cast(tuple[str, ...], key)
        beginnings = tuple(word.removesuffix("y") for word in words)
        found[max(beginnings, key=len)].append(beginnings)
    return found
