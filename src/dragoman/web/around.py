"""What every request passes and every answer gets: the guard, its headers, its tag."""

from collections.abc import AsyncIterator, Awaitable, Callable
from hashlib import sha256

from fastapi import Request, Response

from dragoman.record import Fault
from dragoman.web import problems
from dragoman.web.guard import HEADERS, check_host, check_origin
from dragoman.web.room import room_of

_TAGGED_AT_MOST = 4_000_000
"""Bytes: what is longer is sent as it is made, without a tag."""

Proceed = Callable[[Request], Awaitable[Response]]


async def around(request: Request, proceed: Proceed) -> Response:
    """Refuse what comes from elsewhere; give every answer its headers, and its tag where it is read."""
    head = request.method == "HEAD"
    if head:
        request.scope["method"] = "GET"  # answered as GET is, and sent without its content
    try:
        check_host(request, room_of(request).hosts)
        check_origin(request)
        answer = await proceed(request)
    except Fault as fault:
        answer = problems.answer(request, fault)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)  # the brief, one file with its style in it, has its own policy
    if request.method == "GET" and answer.status_code == 200:
        answer.headers.setdefault("Cache-Control", "private, no-cache")
        answer = await _tagged(request, answer)
    return Response(status_code=answer.status_code, headers=_without_length(answer)) if head else answer


async def _tagged(request: Request, answer: Response) -> Response:
    """Tag an answer by its content, and send nothing where the reader has it already (RFC 9110, 13.1.2)."""
    held = b""
    stream: AsyncIterator[bytes | str] = answer.body_iterator  # type: ignore[attr-defined]
    async for piece in stream:
        held += piece if isinstance(piece, bytes) else piece.encode()
        if len(held) > _TAGGED_AT_MOST:
            answer.body_iterator = _resumed(held, stream)  # type: ignore[attr-defined]
            return answer
    tag = f'"{sha256(held).hexdigest()[:32]}"'
    headers = {**_without_length(answer), "etag": tag}
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        headers.pop("content-type", None)
        return Response(status_code=304, headers=headers)
    return Response(held, 200, headers)


def _without_length(answer: Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name != "content-length"}


async def _resumed(held: bytes, rest: AsyncIterator[bytes | str]) -> AsyncIterator[bytes]:
    yield held
    async for piece in rest:
        yield piece if isinstance(piece, bytes) else piece.encode()
