"""`dragoman serve`: the desk, answered to a browser on this machine."""

import os
import socket
from typing import Annotated

import typer

from dragoman.cli.options import Database, decider, settings_here
from dragoman.cli.streams import note

PORT = 8484


def serve(
    database: Database = None,
    *,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Where to answer; 0 takes any that is free.")
    ] = PORT,
    host: Annotated[
        str,
        typer.Option("--host", help="Where to listen; another address opens the desk to a network."),
    ] = "127.0.0.1",
) -> None:
    """Show the database in a browser, while `read` may be writing to it.

    Examples:

      dragoman serve

      dragoman serve crisis.db --port 9000

    Programs that decide by the API send the token that DRAGOMAN_TOKEN sets.
    """
    import uvicorn  # noqa: PLC0415  # the other verbs do without

    from dragoman.web import desk  # noqa: PLC0415
    from dragoman.web.faults import PortTaken  # noqa: PLC0415

    app = desk(
        database or settings_here().database,
        host=host,
        token=os.environ.get("DRAGOMAN_TOKEN") or None,
        who=decider(None),
    )
    try:
        held = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        raise PortTaken(f"nothing can be answered at {host}:{port}: {error}") from error
    with held:
        shown = f"[{host}]" if ":" in host else host
        note(f"the desk is at http://{shown}:{held.getsockname()[1]}/  (Ctrl-C ends it)")
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        )
        server.run(sockets=[held])
