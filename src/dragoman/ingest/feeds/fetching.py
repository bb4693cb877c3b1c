"""Getting one address over HTTP, with a bound on everything that a stranger's server decides.

Time, bytes, packing, redirects and where they lead: a server that drips a byte a second, sends without
end, packs a gigabyte into a kilobyte or points into the reader's own network costs one failed request.
"""

import ipaddress
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urljoin, urlsplit

import urllib3

from dragoman import __version__
from dragoman.ingest.feeds.faults import NotReached

MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 2**16
_ACCEPTED = "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers (names in lower case), unpacked bytes, and the last address.

    `retry_after` are the seconds that it asks to be left alone for, if it does.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes = b""
    retry_after: float | None = None

    @property
    def content_type(self) -> str:
        """The kind of content, without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Get(Protocol):
    """How an address is fetched: the real `Fetcher`, or what a test puts in its place."""

    def __call__(self, url: str, known: Mapping[str, str], *, private: bool = False) -> Answer:
        """Fetch; see `Fetcher.__call__`."""
        ...


class Fetcher:
    """Fetches addresses, one request at a time; `contact` is told to every server."""

    def __init__(self, contact: str | None, timeout_seconds: float, largest_bytes: int) -> None:
        self.agent = f"Dragoman/{__version__}" + (f" (+{contact})" if contact else "")
        self._timeout = timeout_seconds
        self._largest = largest_bytes
        self._pool = urllib3.PoolManager(
            num_pools=50,
            retries=False,
            timeout=urllib3.Timeout(connect=min(10, timeout_seconds), read=timeout_seconds),
        )

    def __call__(self, url: str, known: Mapping[str, str], *, private: bool = False) -> Answer:
        """Get an address; `known` are the validators (``etag``, ``last-modified``) of what we have of it.

        The whole of it, redirects and all, takes `timeout_seconds` at most. Addresses of a private
        network are fetched only if `private`. Raises `NotReached`; an error that the server tells of is
        an `Answer` with its status and no content.
        """
        until = time.monotonic() + self._timeout
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            self._may(at, private)
            answer = self._once(at, known if at == url else {}, until)
            if answer.status not in _REDIRECTS:
                return answer
            to = answer.headers.get("location")
            if not to:
                raise NotReached(f"{url} leads nowhere (status {answer.status} without an address)")
            try:
                at = urljoin(at, to)
            except ValueError:
                raise NotReached(f"{url} leads to {to!r}, which is no address") from None
        raise NotReached(f"{url} leads from one address to the next more than {MOST_REDIRECTS} times")

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()

    def _once(self, url: str, known: Mapping[str, str], until: float) -> Answer:
        asked = {
            "User-Agent": self.agent,
            "Accept": _ACCEPTED,
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "en",
        }
        if "etag" in known:
            asked["If-None-Match"] = known["etag"]
        if "last-modified" in known:
            asked["If-Modified-Since"] = known["last-modified"]
        response = None
        try:
            response = self._pool.request(
                "GET", url, headers=asked, preload_content=False, redirect=False, decode_content=True
            )
            headers = {name.lower(): value for name, value in response.headers.items()}
            content = self._read(url, response, until) if response.status == 200 else b""
            return Answer(url, response.status, headers, content, _seconds(headers.get("retry-after")))
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise NotReached(f"{url}: {_told(error)}") from error
        finally:
            if response is not None:
                response.close()  # what was not read is not waited for

    def _read(self, url: str, response: urllib3.BaseHTTPResponse, until: float) -> bytes:
        parts, size = [], 0
        while part := response.read1(_CHUNK):
            size += len(part)
            if size > self._largest:
                raise NotReached(f"{url} sends more than {self._largest / 2**20:.0f} MB")
            if time.monotonic() > until:
                raise NotReached(f"{url} takes longer than {self._timeout:.0f} seconds")
            parts.append(part)
        return b"".join(parts)

    def _may(self, url: str, private: bool) -> None:
        """Refuse what is not the web: other schemes, and the reader's own network unless that is watched."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise NotReached(f"{url} is no address") from None
        if parts.scheme not in ("http", "https") or not host:
            raise NotReached(f"{url} is not an address of the web")
        if private:
            return
        if is_private(host, port):
            raise NotReached(f"{url} is an address of a private network, and its feed is not")


def is_private(host: str, port: int | None = None) -> bool:
    """Whether a host is on this machine or in a private network; raises `NotReached` for an unknown name."""
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotReached(f"there is no host {host} ({_told(error)})") from error
    return any(not ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found)


def _seconds(said: str | None) -> float | None:
    """`Retry-After` in seconds; the form with a date is read as an hour, which is what it mostly means."""
    if not said:
        return None
    return min(float(said), 86_400.0) if said.strip().isdigit() else 3600.0


def _told(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error).rpartition(": ")[2] or type(error).__name__
    return str(reason)[:200]
