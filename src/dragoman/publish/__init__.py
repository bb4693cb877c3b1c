"""What people read: the brief, the exports, listings, and single records."""

from dragoman.publish.brief import brief_html
from dragoman.publish.dossier import Dossier, Lookup
from dragoman.publish.exports import FORMATS, Format, export
from dragoman.publish.faults import NoSuchFormat, NoSuchKind
from dragoman.publish.ledger import Limits
from dragoman.publish.listing import listing
from dragoman.publish.markdown import brief_markdown
from dragoman.publish.show import show
from dragoman.publish.terminal import brief_terminal
from dragoman.publish.who import who

__all__ = [
    "FORMATS",
    "Dossier",
    "Format",
    "Limits",
    "Lookup",
    "NoSuchFormat",
    "NoSuchKind",
    "brief_html",
    "brief_markdown",
    "brief_terminal",
    "export",
    "listing",
    "show",
    "who",
]
