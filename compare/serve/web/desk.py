"""What all answers share: the store, the worker, reports in memory, and who asks."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
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
    do: Callable[[Change], BaseModel | None],
    status: int = 201,
    hidden: str = "",
) -> Response:
    """Do what a request asks for, and once only where it has an ``Idempotency-Key``.

    The answer is kept in the same write as what it tells of, without ``hidden``, which stands in
    it. A key that comes back with the same request gets the same answer; with another one it is
    refused.
    """
    key = request.headers.get("idempotency-key")
    if key is not None and not 0 < len(key) <= _KEY:
        raise RefusedError(f"an Idempotency-Key has 1 to {_KEY} characters")
    told = json.dumps([request.method, request.url.path, payload, hidden], sort_keys=True)
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
                return _json(_filled(row["body"], hidden), row["status"])
        made = do(change)
        body = "" if made is None else made.model_dump_json()
        if key is not None:
            change.db.execute(
                "INSERT INTO answered VALUES (?, ?, ?, ?, ?, ?)",
                (visitor.person, key, digest, status, _emptied(body, hidden), change.at),
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


def word_of(request: Request, visitor: Visitor) -> str:
    """Return a new word that opens something.

    A request that comes back with its ``Idempotency-Key`` in the same session gets the same word.
    It is made of the session's own, of which only a hash is kept, so it can be told from nothing
    that is.
    """
    key = request.headers.get("idempotency-key")
    if key is None or visitor.secret is None:
        return secrets.token_urlsafe(32)
    told = f"{request.method} {request.url.path} {key}".encode("utf-8", "replace")
    made = hmac.digest(visitor.secret.encode("utf-8", "replace"), told, "sha256")
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


_HIDDEN = "\x1f"
"""Stands for what is not kept of an answer. JSON has no such character: it would be escaped."""


def _emptied(body: str, hidden: str) -> str:
    return body.replace(hidden, _HIDDEN) if hidden else body


def _filled(body: str, hidden: str) -> str:
    return body.replace(_HIDDEN, hidden)


def _json(body: str, status: int) -> Response:
    if not body:
        return Response(status_code=status)
    return Response(body, status, media_type="application/json")
