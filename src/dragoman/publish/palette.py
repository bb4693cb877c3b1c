"""The colours of the brief, in the light, in the dark and in print, and which of them carry text on which.

Every pair in `PAIRS` must reach WCAG 2.2 AA (4.5 to 1 for text); the tests compute it from these values,
and the page's style sheet is written from the same ones.
"""

from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        "paper": "#fffdf9",
        "wash": "#f5f1e8",
        "ink": "#1a1917",
        "soft": "#5a564e",
        "rule": "#d9d3c5",
        "accent": "#a3210f",
        "mark": "#faeecb",
        "struck": "#f6d77e",
        "bar": "#a3210f",
        "pale": "#e0b3a9",
    }
)
PRINT = MappingProxyType({**LIGHT, "paper": "#ffffff", "ink": "#000000", "soft": "#4a4640"})
DARK = MappingProxyType(
    {
        "paper": "#161513",
        "wash": "#211f1c",
        "ink": "#ece7dc",
        "soft": "#aca596",
        "rule": "#3d3a34",
        "accent": "#f0937f",
        "mark": "#3b3217",
        "struck": "#6b5413",
        "bar": "#e8806a",
        "pale": "#6e4038",
    }
)
PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "paper"),
    ("ink", "wash"),
    ("ink", "mark"),
    ("ink", "struck"),
    ("soft", "paper"),
    ("soft", "wash"),
    ("accent", "paper"),
    ("accent", "wash"),
    ("accent", "mark"),
    ("paper", "ink"),
)
"""Text colour and the colour behind it, wherever the style sheet sets text."""


def properties(colours: MappingProxyType[str, str]) -> str:
    """Write a scheme as CSS custom properties."""
    return ";".join(f"--{name}:{value}" for name, value in colours.items())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, by WCAG 2.2's relative luminance."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
