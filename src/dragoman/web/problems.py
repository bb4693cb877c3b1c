"""One shape for every error: problem details (RFC 9457), or the same in words where a person asked."""

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from dragoman.record import Fault
from dragoman.web.faults import BadQuestion, NoSuchPage, NotAllowed, status_of
from dragoman.web.rendering import environment
from dragoman.web.room import room_of

PROBLEM = "application/problem+json"
RETRY_SECONDS = 2


def install(app: FastAPI) -> None:
    """Answer every fault, and every error of the framework, in that shape."""
    app.add_exception_handler(Fault, _answer)
    app.add_exception_handler(HTTPException, _framework)
    app.add_exception_handler(RequestValidationError, _invalid)


def answer(request: Request, fault: Fault, headers: dict[str, str] | None = None) -> Response:
    """Tell a fault: as a page to a person, as problem details to a program."""
    status = status_of(fault)
    kept = dict(headers or {})
    if status == 503:
        kept["Retry-After"] = str(RETRY_SECONDS)
    if for_people(request):
        page = environment().get_template("fault.html")
        told = page.render(**room_of(request).context(request), fault=fault, status=status)
        return HTMLResponse(told, status, kept)
    return JSONResponse(problem(fault), status, kept, PROBLEM)


def problem(fault: Fault) -> dict[str, Any]:
    """A fault as problem details: `code` and `remedy` are those of the manual's list of errors."""
    return {
        "type": f"urn:dragoman:error:{fault.code}",
        "title": (type(fault).__doc__ or fault.code).split("\n")[0],
        "status": status_of(fault),
        "detail": fault.found,
        "code": fault.code,
        "remedy": fault.remedy,
    }


def for_people(request: Request) -> bool:
    """Whether a browser asks for a page, and not a program for rows."""
    path = request.url.path
    if path.startswith("/api/") or "." in path.rpartition("/")[2]:
        return False
    return "text/html" in request.headers.get("accept", "")


def _answer(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Fault)
    return answer(request, fault)


def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = NotAllowed(f"{request.url.path} does not take {request.method}")
        return answer(request, allowed, dict(error.headers or {}))
    return answer(request, NoSuchPage(f"there is no page {request.url.path}"))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:]) or "the request"
    return answer(request, BadQuestion(f"{where}: {first['msg']}"))
