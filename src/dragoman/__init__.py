"""Dragoman reads news coverage of a crisis and writes down who told whom what, linked to the words.

As a library: ``dragoman.open(database)`` gives a `WholeRecord` to look into, draw and tabulate, and
``dragoman.parse(text)`` a `Document` with words, sentences, names, quotations and who says what
(``docs/library.md``).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.language.document import Document, NamedStretch, Saying, Stretch, Word
    from dragoman.language.document import parse_text as parse
    from dragoman.publish.notebook import WholeRecord
    from dragoman.publish.notebook import open_record as open  # noqa: A004  # as in `PIL.Image.open`

__version__ = "0.1.0"
__all__ = [
    "Document",
    "NamedStretch",
    "Saying",
    "Stretch",
    "WholeRecord",
    "Word",
    "__version__",
    "open",
    "parse",
]


def __getattr__(name: str) -> Any:
    """Import the reader when it is first asked for: most commands and most imports do without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in ("open", "WholeRecord"):
        from dragoman.publish import notebook  # noqa: PLC0415

        return notebook.open_record if name == "open" else notebook.WholeRecord
    from dragoman.language import document  # noqa: PLC0415

    return document.parse_text if name == "parse" else getattr(document, name)


def __dir__() -> list[str]:
    return sorted(__all__)
