"""Counts and lists of names in plain newspaper English, and text made safe to show."""

from collections.abc import Iterable

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: float) -> str:
    """Write a number in figures with thousands separators: ``21,347``; whole numbers without a point."""
    return f"{count:,.0f}" if float(count).is_integer() else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write how many there are of something in figures: ``1 article``, ``21,347 articles``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def spelt(count: int, one: str, many: str | None = None) -> str:
    """Write the same with the numbers below ten as words, as newspapers do: ``five articles``."""
    word = _SMALL[count] if count < len(_SMALL) else number(count)
    return f"{word} {one if count == 1 else many or one + 's'}"


def joined(names: Iterable[str], last: str = "and") -> str:
    """Join names into a list: ``A``, ``A and B``, ``A, B and C``."""
    *most, final = [*names] or [""]
    return f"{', '.join(most)} {last} {final}" if most else final


def percent(share: float) -> str:
    """Write a share of one in percent. What is there but rounds to nothing is ``under 1%``, never ``0%``."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share:.0%}"


def capitalised(text: str) -> str:
    """Write the first letter as a capital, and leave the rest alone."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """Fold every run of white space into one space."""
    return " ".join(text.split())


def shortened(text: str, most: int) -> str:
    """Cut a text after the last whole word that fits into `most` characters, and say so with ``…``."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > most // 2 else head).rstrip(" ,;:") + "…"


def is_control(character: str) -> bool:
    """Whether a character acts on the terminal or the page instead of being seen (C0, DEL, C1)."""
    return character < " " or "\x7f" <= character <= "\x9f"


BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that only steer the direction of text: with them a line can be made to read as another."""


def _sign(point: int) -> str:
    if point < 0x20:
        return chr(0x2400 + point)
    if point == 0x7F:
        return "\u2421"
    return "\ufffd" if 0xD800 <= point <= 0xDFFF else f"[U+{point:04X}]"


_SIGNS = {
    point: _sign(point)
    for point in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *map(ord, BIDI_CONTROLS))
}
_SIGNS_IN_TEXT = {point: sign for point, sign in _SIGNS.items() if chr(point) not in "\n\t"}


def shown(text: str, *, lines: bool = True) -> str:
    """Make a text safe for a terminal or a table: what would act is shown as a sign instead.

    Articles are other people's bytes. An escape sequence in one could rewrite the screen, and a
    right-to-left override can make a name read as another. Line ends and tabs stay where `lines` says so.
    """
    return text if text.isprintable() else text.translate(_SIGNS_IN_TEXT if lines else _SIGNS)
