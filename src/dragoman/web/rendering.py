"""Templates to pages: what every template may use, and the style sheet and scripts that they name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.publish import palette
from dragoman.publish.dates import in_words
from dragoman.publish.judged import verdict_told
from dragoman.publish.plots import plot_style
from dragoman.publish.wording import capitalised, counted, number, shortened, shown
from dragoman.store import ACTS
from dragoman.web.asked import Asked
from dragoman.web.paths import path_of

WORDS_AT_MOST = 600
"""Characters of a saying that a list shows; the record's own page has all of them."""

MEDIA = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".LICENSE": "text/plain"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load: its content, its type, and a digest that is part of its address."""

    content: bytes
    media: str
    digest: str


@cache
def assets() -> Mapping[str, Asset]:
    """The files that pages load, by name; the style sheet begins with the colours of the brief."""
    found = {}
    for file in resources.files("dragoman.web").joinpath("static").iterdir():
        suffix = "." + file.name.rpartition(".")[2]
        if suffix not in MEDIA:
            continue
        content = file.read_bytes()
        if file.name == "desk.css":
            content = f"{_colours()}{content.decode()}\n{plot_style()}".encode()
        found[file.name] = Asset(content, MEDIA[suffix], sha256(content).hexdigest()[:12])
    return found


def _colours() -> str:
    light, dark = palette.properties(palette.LIGHT), palette.properties(palette.DARK)
    return (
        f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"@media print{{:root{{{palette.properties(palette.PRINT)}}}}}\n"
    )


@cache
def environment() -> Environment:
    """The templates; a value that a page forgot to give is an error, never an empty place."""
    found = Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(number=number, shown=shown, capitalised=capitalised, clip=_clip)
    found.filters.update(day=in_words, verdict_told=verdict_told, page_of=path_of, at=_at)
    found.globals.update(counted=counted, asset=_address, acts=ACTS)
    return found


def _address(name: str) -> str:
    return f"/static/{name}?v={assets()[name].digest}"


def _at(href: str, question: Asked) -> str:
    """An address of the desk, kept to the day of knowledge that this page is asked for."""
    path, sign, place = href.partition("#")
    return f"{path}{question.only_as_of}{sign}{place}"


def _clip(words: str, most: int = WORDS_AT_MOST) -> str:
    """Cut very long words; a closing quotation mark stays."""
    if len(words) <= most:
        return words
    return shortened(words, most) + ("”" if words.startswith("“") else "")
