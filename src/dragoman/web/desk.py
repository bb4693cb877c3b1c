"""The application: the pages and the API over one database."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Response

from dragoman import __version__
from dragoman.store import Store
from dragoman.web import (
    api,
    briefs,
    decisions,
    dyads,
    lists,
    overview,
    pictures,
    problems,
    records,
    searching,
)
from dragoman.web.around import around
from dragoman.web.faults import NoSuchPage
from dragoman.web.guard import hosts_of
from dragoman.web.rendering import assets
from dragoman.web.room import Room

_ROUTERS = (
    api.router,
    overview.router,
    briefs.router,
    pictures.router,
    dyads.router,
    searching.router,
    decisions.router,
    lists.router,
    records.router,
)
"""In this order: the last takes every address of two parts."""


def desk(
    database: str | Path, *, host: str = "127.0.0.1", token: str | None = None, who: str | None = None
) -> FastAPI:
    """Make the application over a database. Raises the store's faults where it cannot be opened.

    `host` is where it will listen: requests under other names are refused. `token` is what decisions must
    carry; a new one is drawn for each run, so that no page of an earlier run can decide. `who` signs what is
    decided without a name.
    """
    store = Store.open(database)

    @asynccontextmanager
    async def while_open(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="Dragoman",
        summary="Who told whom what, through which channel, what happened, and who says so.",
        description=api.__doc__ or "",
        version=__version__,
        lifespan=while_open,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    carried = token or secrets.token_urlsafe(24)
    app.state.room = Room(store, Path(str(database)).name, carried, hosts_of(host), who)
    problems.install(app)
    app.middleware("http")(around)
    app.get("/static/{name}", include_in_schema=False)(_asset)
    for router in _ROUTERS:
        app.include_router(router)
    return app


def _asset(name: str) -> Response:
    found = assets().get(name)
    if found is None:
        raise NoSuchPage(f"there is no file {name}")
    kept = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(found.content, media_type=found.media, headers=kept)
