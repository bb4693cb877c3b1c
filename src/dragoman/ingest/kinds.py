"""What kind of input some bytes are, by their name where it is telling and by how they begin."""

import json
import re
from pathlib import PurePath
from typing import Literal

from dragoman.ingest.encoding import looks_like

Kind = Literal["rows", "urls", "email", "html", "text", "json", "archive", "binary"]

HEAD = 2**16  # bytes looked at
_BY_ENDING: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".eml": "email",
    ".urls": "urls",
    ".warc": "archive",
}
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]?")
_OF_MAIL = re.compile(
    rb"^(?:from|to|subject|date|received|mime-version|message-id|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
URL_LINE = re.compile(r"(?P<url>https?://[^\s<>\"]+)(?:[\t ]+(?P<file>\S.*?))?\s*")


def ending(path: str) -> str:
    """Give the ending that tells the kind: ``.jsonl`` of ``wires.JSONL.gz``."""
    name = PurePath(path.lower())
    return PurePath(name.stem).suffix if name.suffix == ".gz" else name.suffix


def is_read_in_folders(path: str) -> bool:
    """Whether a folder walk takes a file of this name."""
    return ending(path) in _BY_ENDING


def kind_of(head: bytes, path: str = "") -> Kind:
    """Say what the input is. `head` is its first bytes (up to `HEAD`), unpacked.

    What the bytes plainly are wins over the name (a page saved as ``.txt`` is a page); where they leave
    it open the name decides, and without a telling name it is plain text.
    """
    named = _BY_ENDING.get(ending(path))
    if named == "archive" or head.startswith(b"WARC/1."):
        return "archive"
    if looks_like(head) is not None:
        return "binary"
    if named in ("rows", "urls", "email", "html"):
        return named
    if _MARKUP.match(head):
        return "html"
    if (found := _json(head)) is not None:
        return found
    if _is_url_list(head):
        return "urls"
    return "email" if named is None and _is_mail(head) else "text"


def _json(head: bytes) -> Kind | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith((b"{", b"[")):
        return None
    line, newline, _ = start.partition(b"\n")
    if start.startswith(b"{") and not newline and len(head) >= HEAD:
        return "rows"  # a first line longer than what is looked at
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        looks_so = re.match(rb"\{\s*(?:\"|\})|\[\s*\{", start) is not None
        return "json" if looks_so else None  # "[Ostland, 5 May]" and "{...}" also begin plain texts
    return "rows" if isinstance(value, dict) else "json"


def _is_url_list(head: bytes) -> bool:
    whole = len(head) < HEAD
    lines = head.decode("utf-8", "replace").splitlines()
    told = [line.strip() for line in (lines if whole else lines[:-1])]
    told = [line for line in told if line and not line.startswith("#")]
    return bool(told) and all(URL_LINE.fullmatch(line) for line in told)


def _is_mail(head: bytes) -> bool:
    headers = re.split(rb"\r?\n[ \t]*\r?\n", head, maxsplit=1)[0]
    lines = [line for line in headers.splitlines() if not line.startswith((b" ", b"\t"))]
    if lines and lines[0].startswith(b"From "):
        lines = lines[1:]
    return all(map(_HEADER.match, lines)) and len({m.lower() for m in _OF_MAIL.findall(headers)}) >= 2
