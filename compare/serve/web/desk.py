"""What all answers share: the store, the worker, reports in memory, and who asks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, cast

from fastapi import Depends, Path, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic import BaseModel

from compare.codec import loads
from compare.model import Report
from compare.render.view import Card, make_view
from compare.serve.settings import Settings
from compare.serve.store import Change, Database, RefusedError, runs
from compare.serve.store.access import Visitor
from compare.serve.web.kept import Kept
from compare.serve.worker import Worker

Number = Annotated[int, Path(ge=1, le=2**53)]
"""An id in a path."""

_KEY = 200
"""Longest ``Idempotency-Key``."""


@dataclass(frozen=True)
class Desk:
    """The store and the worker of one server."""

    settings: Settings
    database: Database
    worker: Worker
    kept: Kept

    def report(self, run: int) -> Report:
        """Return the report of a run; :class:`MissingError` where it has none."""
        return _report(self, run)

    def cards(self, run: int) -> dict[str, Card]:
        """Return the findings of a run as every report shows them, by their numbers."""
        return _cards(self, run)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=16)
def _report(desk: Desk, run: int) -> Report:
    with desk.database.read() as db:
        return loads(runs.report_text(db, run))


@lru_cache(maxsize=16)
def _cards(desk: Desk, run: int) -> dict[str, Card]:
    return {card.id: card for card in make_view(desk.report(run)).cards}


# These two are coroutines, since FastAPI would run plain functions in a thread each.
async def the_desk(request: Request) -> Desk:
    """Return the desk of the server that was asked."""
    return cast("Desk", request.app.state.desk)


async def the_visitor(request: Request) -> Visitor:
    """Return who asks; the guard has let nobody else through."""
    return cast("Visitor", request.state.visitor)


AtDesk = Annotated[Desk, Depends(the_desk)]
By = Annotated[Visitor, Depends(the_visitor)]


def once(
    request: Request,
    desk: Desk,
    visitor: Visitor,
    payload: object,
    do: Callable[[Change], BaseModel],
    status: int = 201,
) -> Response:
    """Do what a request asks for, and once only where it has an ``Idempotency-Key``.

    The answer is kept in the same write as what it tells of. A key that comes back with the same
    request gets the same answer; with another one it is refused.
    """
    key = request.headers.get("idempotency-key")
    if key is not None and not 0 < len(key) <= _KEY:
        raise RefusedError(f"an Idempotency-Key has 1 to {_KEY} characters")
    told = json.dumps([request.method, request.url.path, payload], sort_keys=True)
    digest = hashlib.sha256(told.encode()).hexdigest()
    with desk.database.write(visitor.person) as change:
        if key is not None:
            row = change.db.execute(
                "SELECT request, status, body FROM answered WHERE person = ? AND key = ?",
                (visitor.person, key),
            ).fetchone()
            if row is not None:
                if row["request"] != digest:
                    raise RefusedError("this Idempotency-Key was used for another request")
                return _json(row["body"], row["status"])
        body = do(change).model_dump_json()
        if key is not None:
            change.db.execute(
                "INSERT INTO answered VALUES (?, ?, ?, ?, ?, ?)",
                (visitor.person, key, digest, status, body, change.at),
            )
    desk.worker.wake()
    return _json(body, status)


async def kept_json(
    request: Request, desk: Desk, key: Hashable, make: Callable[[], bytes]
) -> Response:
    """Return the JSON that ``make`` makes of the present state, or 304 to whoever has it already.

    What is kept is answered at once; no thread is needed for it.
    """
    body = desk.kept.known(key)
    if body is None:
        body = await run_in_threadpool(desk.kept.get, key, make)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    given = request.headers.get("if-none-match", "")
    if tag in (one.strip().removeprefix("W/") for one in given.split(",")):
        return Response(status_code=304, headers={"etag": tag})
    return Response(body, media_type="application/json", headers={"etag": tag})


def _json(body: str, status: int) -> Response:
    return Response(body, status, media_type="application/json")
