"""What keeps other people's pages and other people's words from acting through the desk.

The desk answers on this machine, to a browser that visits other sites too. So a request must name this
machine (a site can point its own name at 127.0.0.1: DNS rebinding); a request that changes something must
come from the desk's own pages and carry the token that only they know; and no page may run a script that is
not the desk's, ask another site for anything, or be shown inside another page. Articles are hostile text
until shown otherwise: were one ever written into a page unescaped, it still would not run.
"""

import hmac
import socket
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from dragoman.web.faults import FromElsewhere, NoToken

READING = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_FIELD, TOKEN_HEADER = "token", "x-dragoman-token"  # names, not secrets

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Sent with every answer."""


def hosts_of(host: str) -> frozenset[str]:
    """The names under which a desk that listens at `host` may be asked; see `check_host`."""
    here = {"127.0.0.1", "localhost", "::1", host.casefold()}
    return frozenset(here if _is_loopback(host) else here | {socket.gethostname().casefold()})


def check_host(request: Request, hosts: Collection[str]) -> None:
    """Raise `FromElsewhere` unless the request names this machine.

    A bare IP address cannot be rebound, so a desk opened to a network takes those as well.
    """
    name = _host_name(request.headers.get("host", ""))
    if name in hosts:
        return
    if not all(_is_loopback(host) for host in hosts) and _is_address(name):
        return
    raise FromElsewhere(f"the request is for {name or 'no host'!r}, which is not this desk")


def check_origin(request: Request) -> None:
    """Raise `FromElsewhere` where a request that changes something does not come from the desk itself."""
    if request.method in READING:
        return
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        raise FromElsewhere(f"the request was sent by a {site} page")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise FromElsewhere(f"the request was sent by a page of {origin}")


def check_token(given: str | None, token: str) -> None:
    """Raise `NoToken` unless this desk's token was given; compared in constant time."""
    if not hmac.compare_digest((given or "").encode(), token.encode()):
        raise NoToken("the decision does not carry this desk's token")


def _host_name(header: str) -> str:
    try:
        return (urlsplit(f"//{header}").hostname or "").casefold()
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
