"""The dictionary form of a verb whose lemma the reader has left bent: "meets", "denied", "telephoning"."""

from collections.abc import Container

_ENDINGS = (
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
)


def unbent(lemma: str, known: Container[str]) -> str:
    """The form of a lemma that is among the `known` verbs; the lemma itself if none of its forms is."""
    if lemma in known:
        return lemma
    for end, base in _ENDINGS:
        plain = lemma.removesuffix(end) + base
        if lemma.endswith(end) and plain in known:
            return plain
    return lemma
