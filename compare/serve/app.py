"""The server, wired: store, worker, interface, pages, and the guard around them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from compare import __version__
from compare.errors import CompareError, InputError
from compare.serve.guard import Guard
from compare.serve.inbox import Decided, Inbox
from compare.serve.settings import Settings
from compare.serve.store import Database, MissingError, RefusedError
from compare.serve.store.review import OutdatedError
from compare.serve.web import admin, doors, findings, forms, frames, pages, proposals, stories
from compare.serve.web.desk import Desk
from compare.serve.web.kept import Kept
from compare.serve.web.shapes import Problem
from compare.serve.web.templates import page
from compare.serve.worker import Compare, Worker, comparing

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": Problem} for code in (400, 401, 403, 404, 409, 412, 413, 421, 422, 428, 507)
}


def create_app(settings: Settings, database: Database, compare: Compare | None = None) -> Guard:
    """Return the application. Whoever made ``database`` closes it."""
    files = Decided(settings.decisions), Inbox(settings.proposals)
    worker = Worker(
        database,
        compare or comparing(settings.cache),
        lambda: [one.take_up(database) for one in files],
    )
    desk = Desk(settings, database, worker, Kept(database))

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        desk.worker.start()
        yield
        app.state.closing = True
        database.wake()
        await asyncio.to_thread(desk.worker.stop)

    app = FastAPI(
        title="compare",
        version=__version__,
        summary="Where accounts of one event agree, add detail or conflict, and what was decided.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.desk = desk
    app.state.closing = False
    api = APIRouter(prefix="/api/v1", responses=_PROBLEMS)
    for part in (stories, findings, proposals, admin):
        api.include_router(part.router)
    app.include_router(api)
    app.include_router(doors.router)
    app.include_router(pages.router)
    app.include_router(proposals.pages)
    app.include_router(frames.router)
    app.add_exception_handler(CompareError, _problem)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _nowhere)
    app.add_exception_handler(sqlite3.Error, _store_problem)
    return Guard(app, settings, database)


def status_of(error: Exception) -> int:
    """Return the HTTP status of what is raised on purpose."""
    match error:
        case MissingError():
            return 404
        case forms.ForgedError():
            return 403
        case OutdatedError():
            return 412
        case RefusedError():
            return 409
        case InputError():
            return 422
        case _:
            return 400


async def _problem(request: Request, error: Exception) -> Response:
    return _told(request, str(error), status_of(error))


async def _malformed(request: Request, error: Exception) -> Response:
    """Name the fields that are missing or wrong, in one line."""
    assert isinstance(error, RequestValidationError)
    told = (f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
    return _told(request, "; ".join(told), 422)


async def _nowhere(request: Request, error: Exception) -> Response:
    """Tell of an address or a method that there is not; a person gets a page."""
    assert isinstance(error, HTTPException)
    told = {404: "there is nothing under this address", 405: "this cannot be done here"}
    answer = _told(request, told.get(error.status_code, error.detail), error.status_code)
    answer.headers.update(error.headers or {})
    return answer


async def _store_problem(request: Request, error: Exception) -> Response:
    """Tell that the disk is full or the file cannot be written; nothing of it was done."""
    name = getattr(error, "sqlite_errorname", "")
    cause = (
        "the disk is full" if name == "SQLITE_FULL" else f"the database cannot be written ({error})"
    )
    return _told(request, f"nothing was kept: {cause}", 507)


def _told(request: Request, text: str, status: int) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": text}, status)
    by = getattr(request.state, "visitor", None)
    shown = text[:1].upper() + text[1:]
    return HTMLResponse(page("serve/problem.html", text=shown, by=by), status)
