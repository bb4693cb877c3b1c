"""Web archives in the WARC format, as CC-NEWS keeps them: the pages with which sites answered.

An archive is a million records that strangers wrote, so nothing in it is trusted: a record that is cut
off, lies about its length or unpacks without end is left out with its place in the file, and reading goes
on at the next record that can be made out. What is no page at all (requests, pictures, errors of a server)
is passed over and only counted, for it was never an article.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

from dragoman.ingest.encoding import declares
from dragoman.ingest.faults import BadArchiveRecord, TooLarge
from dragoman.ingest.given import Given, LeftOut, Told

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LARGEST_PAGE = 32 * 2**20  # bytes, packed or unpacked
_MAGIC = re.compile(rb"\x1f\x8b\x08|^WARC/1\.", re.MULTILINE)
_BLOCK = 2**20
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pages of an archive are read: fetched from `since` to `until`, both days included, from `sites`.

    A site is a host and everything under it: ``example.org`` has ``www.example.org``. No site means all.
    """

    since: date | None = None
    until: date | None = None
    sites: frozenset[str] = frozenset()

    def has_site(self, url: str) -> bool:
        """Whether the page of that URL is of a site asked for."""
        if not self.sites:
            return True
        host = (_host(url) or "").split(".")
        return any(".".join(host[at:]) in self.sites for at in range(len(host)))

    def has_day(self, fetched: date | None) -> bool:
        """Whether a page fetched on that day is asked for; one of no known day is not, if days are."""
        if self.since is None and self.until is None:
            return True
        return fetched is not None and (self.since or fetched) <= fetched <= (self.until or fetched)


EVERYTHING = Wanted()


def pages(stream: BinaryIO, path: str, wanted: Wanted, passed: Counter[str]) -> Iterator[Given | LeftOut]:
    """Read an archive's pages in their order; count in `passed` what was no page or not asked for.

    Behind a damaged record reading goes on at the next. For that one must go back in the stream, so what
    comes through a pipe is written to a temporary file first.
    """
    if not stream.seekable():
        with TemporaryFile() as kept:
            copyfileobj(stream, kept)
            kept.seek(0)
            yield from pages(kept, path, wanted, passed)
        return
    begin = 0
    while begin >= 0:
        stream.seek(begin)
        at = None  # where the last record began that could be made out from `begin` on
        try:
            archive = ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False)
            for record in archive:
                at = begin + record.stream_pos
                cut = False
                for found in _page(record, at, path, wanted, passed):
                    cut = cut or (isinstance(found, LeftOut) and isinstance(found.fault, BadArchiveRecord))
                    yield found
                if cut:
                    break  # its length was a lie: what follows may lie within it
            else:
                return
        except (OSError, ValueError, OverflowError) as error:
            if at is None:  # else the next round begins with the damaged record, and tells of it
                where = f"{path}@{begin}"
                yield LeftOut(where, BadArchiveRecord(f"{path} is damaged at byte {begin:,} ({error})"))
        begin = _next_record(stream, (begin if at is None else at) + 1)


def _page(
    record: "WarcRecord", at: int, path: str, wanted: Wanted, passed: Counter[str]
) -> Iterator[Given | LeftOut]:
    """Yield the page of one record, or why it gives none."""
    if record.record_type != WarcRecordType.response:
        passed["no response"] += 1
        return
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    fetched = _day(record.headers.get("WARC-Date"))
    if not url.startswith(("http://", "https://")) or not record.is_http:
        passed["no response"] += 1
    elif not wanted.has_site(url):
        passed["of another site"] += 1
    elif not wanted.has_day(fetched):
        passed["of another day"] += 1
    elif record.content_length > LARGEST_PAGE:
        yield LeftOut(url, TooLarge(f"{url} has {record.content_length / 1e6:,.0f} million bytes"))
    else:
        yield from _read(record, url, fetched, f"{path}@{at}", passed)


def _read(
    record: "WarcRecord", url: str, fetched: date | None, where: str, passed: Counter[str]
) -> Iterator[Given | LeftOut]:
    told = record.content_length
    try:
        record.freeze()
        if record.content_length < told or not told:
            yield LeftOut(
                where, BadArchiveRecord(f"{url} breaks off: {record.content_length:,} bytes of {told:,}")
            )
            return
        record.parse_http(auto_decode="all")
        if record.http_headers is None or not 200 <= (record.http_headers.status_code or 0) < 300:
            passed["no page"] += 1
            return
        if (record.http_content_type or "").lower() not in _PAGES:
            passed["no page"] += 1
            return
        content = record.reader.read(LARGEST_PAGE + 1)
    except (OSError, ValueError, OverflowError) as error:
        yield LeftOut(where, BadArchiveRecord(f"{url} cannot be unpacked ({error})"))
        return
    if len(content) > LARGEST_PAGE:
        yield LeftOut(url, TooLarge(f"{url} unpacks to more than {LARGEST_PAGE // 2**20} MB"))
        return
    content = _as_declared(content, record.http_charset)
    archived = f"{where.rpartition('@')[0]} {record.record_id or ''}".strip()
    yield Given(url, content, "html", Told(url=url), fetched=fetched, archived=archived)


def _as_declared(content: bytes, charset: str | None) -> bytes:
    """Put a page into UTF-8 whose character set only the server told; other pages keep their bytes."""
    if charset is None or charset.lower() in ("utf-8", "utf8") or declares(content):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return content
    try:
        return content.decode(charset).encode("utf-8")
    except (UnicodeError, LookupError):
        return content


def _next_record(stream: BinaryIO, start: int) -> int:
    """Find where the next record may begin, from byte `start` on; -1 at the end of the file."""
    stream.seek(start)
    kept, at = b"", start
    while block := stream.read(_BLOCK):
        searched = kept + block
        if found := _MAGIC.search(searched):
            return at - len(kept) + found.start()
        kept = searched[-7:]
        at += len(block)
    return -1


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # brackets that are no address
        return None


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat((said or "")[:10])
    except ValueError:
        return None


def read_sites(path: Path) -> frozenset[str]:
    """Read a list of sites, one a line (``example.org``, or any URL of it); ``#`` starts a comment.

    Raises `OSError` where the file cannot be read, `ValueError` where it names no site.
    """
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8-sig").splitlines())
    sites = frozenset(
        (_host(line if "//" in line else f"//{line}") or line).lower().removeprefix("www.")
        for line in lines
        if line
    )
    if not sites:
        raise ValueError(f"{path} names no site")
    return sites
