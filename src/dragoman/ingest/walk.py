"""From what was named on the command line to articles as handed over, one at a time.

Files are read as streams and one after the other, folders in the order of their names. Nothing here
looks into an article: what it costs to find the articles of a corpus is what it costs to read its bytes.
"""

import gzip
import io
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dragoman.ingest.encoding import decode, looks_like
from dragoman.ingest.faults import (
    BadListing,
    BadRow,
    Blank,
    Missing,
    NoArticlesHere,
    NotAnArticle,
    TooLarge,
    Unreadable,
)
from dragoman.ingest.given import NOTHING_TOLD, Form, Given, LeftOut, Told
from dragoman.ingest.kinds import HEAD, ending, is_read_in_folders, kind_of
from dragoman.ingest.rows import rows
from dragoman.ingest.sidecar import NAME as SIDECAR
from dragoman.ingest.sidecar import Sidecar, read_sidecar
from dragoman.ingest.url_list import listings
from dragoman.ingest.warc import EVERYTHING, Wanted, pages
from dragoman.record.faults import Fault

LARGEST_FILE = 32 * 2**20  # bytes of one page, text or mail
_GZIP = b"\x1f\x8b"
# What lies beside articles and is none: what we read or write there ourselves, and what explains a folder.
_ABOUT = ("readme", "license", "licence", "copying", "notice")
_OURS = (".toml", ".db", ".db-wal", ".db-shm", ".db-journal")


def find_articles(
    paths: Sequence[str],
    stdin: BinaryIO | None = None,
    wanted: Wanted = EVERYTHING,
    passed: Counter[str] | None = None,
) -> Iterator[Given | LeftOut]:
    """Find the articles in files, folders and, for ``-``, in `stdin`, in the order named.

    Inputs that give no article come as `LeftOut`; nothing raises. URL lists are read first, whatever the
    order, so that a page that a list names is not read a second time under its path: the pages of a list
    have a URL. Of web archives the pages `wanted` come; `passed` is told how many records were passed over,
    and why.
    """
    search = _Search(wanted, Counter() if passed is None else passed)
    lists = [path for path in paths if ending(path) == ".urls" and not Path(path).is_dir()]
    for path in (*lists, *(path for path in paths if path not in lists)):
        if path == "-":
            yield from search.standard_input(stdin)
        else:
            yield from search.named(path)


class _Search:
    """One call of `find_articles`: the sidecars read so far, and the files that URL lists have given."""

    def __init__(self, wanted: Wanted, passed: Counter[str]) -> None:
        self.wanted, self.passed = wanted, passed
        self.sidecars: dict[str, Sidecar] = {}
        self.listed: set[str] = set()

    def standard_input(self, stdin: BinaryIO | None) -> Iterator[Given | LeftOut]:
        if stdin is None:
            yield LeftOut("-", Missing("there is no standard input"))
            return
        yield from self.stream(stdin, "-", NOTHING_TOLD)

    def named(self, path: str) -> Iterator[Given | LeftOut]:
        place = Path(path)
        try:
            if place.is_dir():
                found = False
                for one in self.folder(place, frozenset()):
                    found = True
                    yield one
                if not found:
                    yield LeftOut(path, NoArticlesHere(f"{path} holds no articles"))
                return
            if not place.exists():
                yield LeftOut(path, Missing(f"there is no {path}"))
                return
        except (OSError, ValueError) as error:  # a name too long, a loop of links, a NUL in a name
            yield LeftOut(path, Unreadable(f"{path}: {_reason(error)}"))
            return
        sidecar, faults = self.sidecar(place.parent)
        yield from faults
        if place.name == SIDECAR:
            yield from sidecar.missing(place.parent)
        else:
            yield from self.file(place, sidecar.told.get(place.name, NOTHING_TOLD), path)

    def folder(self, folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Given | LeftOut]:
        """Walk a folder. `above` are the folders we are in: one that leads back to itself is left."""
        try:
            status = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield LeftOut(str(folder), Unreadable(f"{folder}: {_reason(error)}"))
            return
        here = (status.st_dev, status.st_ino)
        if here in above:
            return
        sidecar, faults = self.sidecar(folder)
        yield from faults
        yield from sidecar.missing(folder)
        names = {entry.name for entry in entries}
        entries.sort(key=lambda entry: ending(entry.name) != ".urls")
        for entry in entries:
            path = folder / entry.name
            if _is_no_article(entry.name, names):
                continue
            if entry.is_dir():
                yield from self.folder(path, above | {here})
            elif not entry.is_file():
                what = "is a link that leads nowhere" if entry.is_symlink() else "is not a file"
                yield LeftOut(str(path), Missing(f"{path} {what}"))
            elif not is_read_in_folders(entry.name):
                yield LeftOut(
                    str(path), NotAnArticle(f"{path} is not of a kind that Dragoman reads in a folder")
                )
            else:
                yield from self.file(path, sidecar.told.get(entry.name, NOTHING_TOLD), str(path))

    def sidecar(self, folder: Path) -> tuple[Sidecar, tuple[LeftOut, ...]]:
        """Give a folder's sidecar, and its faults the first time that it is asked for."""
        key = str(folder)
        if key in self.sidecars:
            return self.sidecars[key], ()
        self.sidecars[key] = read = read_sidecar(folder)
        return read, read.faults

    def file(self, path: Path, told: Told, source: str) -> Iterator[Given | LeftOut]:
        if os.path.realpath(path) in self.listed:
            return
        try:
            with path.open("rb") as stream:
                yield from self.stream(stream, source, told)
        except OSError as error:
            yield LeftOut(source, Unreadable(f"{source}: {_reason(error)}"))

    def stream(self, stream: BinaryIO, source: str, told: Told) -> Iterator[Given | LeftOut]:
        """Read one file, already open, as what it is. `source` is its path, or ``-``."""
        as_given = stream
        try:
            head, stream = _look_ahead(stream)
            if head.startswith(_GZIP) and ending(source) != ".warc":
                head, stream = _look_ahead(gzip.GzipFile(fileobj=stream))  # type: ignore[arg-type]
        except (OSError, EOFError, ValueError, zlib.error) as error:
            yield LeftOut(source, Unreadable(f"{source}: {_reason(error)}"))
            return
        kind = kind_of(head, source)
        if kind == "archive":
            if as_given.seekable():
                as_given.seek(0)  # unpacked record by record, one damaged record is one record lost
                stream = as_given
            try:
                yield from pages(stream, source, self.wanted, self.passed)
            except (OSError, EOFError, zlib.error) as error:  # a pipe that breaks, a full temporary disk
                yield LeftOut(source, Unreadable(f"{source}: {_reason(error)}"))
            return
        if kind == "rows":
            if told != NOTHING_TOLD:
                yield LeftOut(
                    source, BadRow(f"{source} holds many articles; articles.csv tells of single ones")
                )
            yield from rows(stream, source)
            return
        fault: Fault
        if kind == "binary":
            fault = NotAnArticle(f"{source} is {looks_like(head)}")
        elif kind == "json":
            fault = BadRow(f"{source} is JSON, but not one article a line")
        else:
            try:
                content = _read(stream)
            except (OSError, EOFError, ValueError, zlib.error) as error:
                fault = Unreadable(f"{source}: {_reason(error)}")
            else:
                if len(content) > LARGEST_FILE:
                    fault = TooLarge(f"{source} has more than {LARGEST_FILE // 2**20} MB")
                elif not content.strip():
                    fault = Blank(f"{source} is empty")
                elif kind == "urls":
                    yield from self.url_list(content, source)
                    return
                else:
                    yield _given(source, content, kind, told)
                    return
        yield LeftOut(source, fault)

    def url_list(self, content: bytes, source: str) -> Iterator[Given | LeftOut]:
        folder = Path() if source == "-" else Path(source).parent
        try:
            text = decode(content)
        except Fault as fault:
            yield LeftOut(source, type(fault)(f"{source}: {fault.found}"))
            return
        for listing in listings(text, source):
            if isinstance(listing, LeftOut):
                yield listing
                continue
            path = folder / listing.file
            if not path.is_file():
                yield LeftOut(
                    listing.url,
                    Missing(f"line {listing.line} of {source} names {listing.file}, which is not there"),
                )
                continue
            sidecar, faults = self.sidecar(path.parent)
            yield from faults
            told = replace(sidecar.told.get(path.name, NOTHING_TOLD), url=listing.url)
            yield from self.listed_file(path, told, f"line {listing.line} of {source}")

    def listed_file(self, path: Path, told: Told, where: str) -> Iterator[Given | LeftOut]:
        if ending(str(path)) in (".urls", ".jsonl", ".ndjson"):
            yield LeftOut(str(path), BadListing(f"{where} names {path}, which is not a saved page"))
            return
        given = list(self.file(path, told, str(path)))
        self.listed.add(os.path.realpath(path))
        yield from given


def _is_no_article(name: str, beside: set[str]) -> bool:
    """Whether a folder's entry is passed over without being counted as left out.

    Browsers keep the pictures and scripts of ``Page.html`` in ``Page_files``: that is part of the page.
    """
    if name.startswith(".") or name == SIDECAR or name.endswith(_OURS):
        return True
    if name.partition(".")[0].casefold() in _ABOUT:
        return True
    page = name.removesuffix("_files")
    return page != name and any(f"{page}{kind}" in beside for kind in (".html", ".htm", ".xhtml"))


def _given(source: str, content: bytes, form: Form, told: Told) -> Given:
    return Given(told.url or source, content, form, told)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or "it is damaged"


def _read(stream: BinaryIO) -> bytes:
    """Read to the end, or just beyond the largest file."""
    parts, left = [], LARGEST_FILE + 1
    while left > 0 and (part := stream.read(min(left, 2**20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


class _Joined(io.RawIOBase):
    """A stream whose first bytes were looked at already, from the beginning again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def _look_ahead(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    head = b""
    while len(head) < HEAD and (part := stream.read(HEAD - len(head))):
        head += part
    return head, io.BufferedReader(_Joined(head, stream), 2**17)
