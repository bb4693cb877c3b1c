"""The application: the pages, the API, and what every answer of theirs has in common."""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import Response as PlainResponse

from dragoman import __version__
from dragoman.record import Fault
from dragoman.store import Store
from dragoman.web import lists, problems, records
from dragoman.web.faults import NoSuchPage
from dragoman.web.guard import HEADERS, check_host, check_origin, hosts_of
from dragoman.web.rendering import assets
from dragoman.web.room import Room

_ROUTERS = (lists.router, records.router)
_TAGGED_AT_MOST = 4_000_000  # bytes: what is longer is sent as it is made, without a tag


def desk(database: str | Path, *, host: str = "127.0.0.1", token: str | None = None) -> FastAPI:
    """Make the application over a database. Raises the store's faults where it cannot be opened.

    `host` is where it will listen: requests under other names are refused. `token` is what decisions must
    carry; a new one is drawn for each run, so that no page of an earlier run can decide.
    """
    store = Store.open(database)

    @asynccontextmanager
    async def while_open(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="Dragoman",
        version=__version__,
        lifespan=while_open,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.room = Room(store, Path(str(database)).name, token or secrets.token_urlsafe(24), hosts_of(host))
    problems.install(app)
    app.middleware("http")(_around)
    for router in _ROUTERS:
        app.include_router(router)
    app.get("/static/{name}", include_in_schema=False)(_asset)
    return app


async def _around(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse what comes from elsewhere; give every answer its headers, and its tag where it is read."""
    try:
        check_host(request, request.app.state.room.hosts)
        check_origin(request)
        answer = await proceed(request)
    except Fault as fault:
        answer = problems.answer(request, fault)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.method in ("GET", "HEAD") and answer.status_code == 200:
        answer.headers.setdefault("Cache-Control", "private, no-cache")
        return await _tagged(request, answer)
    return answer


async def _tagged(request: Request, answer: Response) -> Response:
    """Tag an answer by its content, and send nothing where the reader has it already (RFC 9110, 13.1.2)."""
    held = b""
    stream = answer.body_iterator  # type: ignore[attr-defined]
    async for piece in stream:
        held += piece if isinstance(piece, bytes) else piece.encode()
        if len(held) > _TAGGED_AT_MOST:
            answer.body_iterator = _resumed(held, stream)  # type: ignore[attr-defined]
            return answer
    tag = f'"{sha256(held).hexdigest()[:32]}"'
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    headers["etag"] = tag
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        headers.pop("content-type", None)
        return PlainResponse(status_code=304, headers=headers)
    return PlainResponse(held, 200, headers)


async def _resumed(held: bytes, rest: AsyncIterator[bytes | str]) -> AsyncIterator[bytes]:
    yield held
    async for piece in rest:
        yield piece if isinstance(piece, bytes) else piece.encode()


def _asset(name: str) -> Response:
    found = assets().get(name)
    if found is None:
        raise NoSuchPage(f"there is no file {name}")
    kept = {"Cache-Control": "private, max-age=31536000, immutable"}
    return PlainResponse(found.content, media_type=found.media, headers=kept)
