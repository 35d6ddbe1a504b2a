"""``/api/v1/audit``, ``/api/v1/tokens`` and ``/api/v1/stories/N/events``."""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse

from compare.serve.guard import head_alone
from compare.serve.store import Change, RefusedError, access, audit, runs, stories
from compare.serve.store.access import Visitor
from compare.serve.web.desk import AtDesk, By, Desk, Number, once, word_of
from compare.serve.web.shapes import AuditCheck, AuditLine, NewToken, TokenMade, TokenOut

router = APIRouter(tags=["administration"])

_BEAT = 15.0
"""Seconds after which a silent stream says that it is there."""
_GATHER = 0.2
"""Seconds for which changes are gathered, lest fifty listeners be told of each by itself."""


@router.get("/audit")
def list_audit(
    desk: AtDesk,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> list[AuditLine]:
    """Return the audit log after a line, the oldest first."""
    with desk.database.read() as db:
        found = audit.records(db, after=after, limit=limit)
        return [AuditLine.model_validate(record) for record in found]


@router.get("/audit/check")
def check_audit(desk: AtDesk) -> AuditCheck:
    """Tell whether each line of the audit log is what was written."""
    with desk.database.read() as db:
        broken = audit.verify(db)
        last = audit.latest(db, 1)
    return AuditCheck(
        whole=broken is None,
        broken=broken.id if broken else None,
        cause=broken.cause if broken else None,
        last=last[0].hash if last else None,
    )


@router.get("/tokens")
def list_tokens(desk: AtDesk) -> list[TokenOut]:
    """Return the tokens of programs, without what they open with."""
    with desk.database.read() as db:
        return [TokenOut.model_validate(token) for token in access.tokens(db)]


@router.post("/tokens", status_code=201, response_model=TokenMade)
def make_token(request: Request, desk: AtDesk, by: By, new: NewToken) -> Response:
    """Make a token for a program. A token cannot make another one."""
    only_people(by)
    word = word_of(request, by)

    def do(change: Change) -> TokenMade:
        return TokenMade(token=access.make_token(change, new.name, new.may_write, word))

    return once(request, desk, by, new.model_dump(), do, hidden=word)


@router.delete("/tokens/{token}", status_code=204)
def revoke_token(desk: AtDesk, by: By, token: Number) -> Response:
    """Let a token open nothing any more."""
    only_people(by)
    with desk.database.write(by.person) as change:
        access.revoke(change, token)
    return Response(status_code=204)


@router.get("/stories/{story}/events", response_class=StreamingResponse)
async def stream(
    request: Request,
    desk: AtDesk,
    story: Number,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    last_event_id: Annotated[int, Header(ge=0, le=2**53)] = 0,
) -> StreamingResponse:
    """Stream what happens in a story as server-sent events, from now or from a line on.

    Events are those of the audit log, under their numbers, and ``progress`` of a run.
    """
    with desk.database.read() as db:
        stories.get(db, story)
        newest = audit.latest(db, 1)
    start = last_event_id or after or (newest[0].id if newest else 0)
    told = _nothing() if head_alone(request) else _events(request, desk, story, start)
    return StreamingResponse(
        told,
        media_type="text/event-stream",
        headers={"x-accel-buffering": "no"},  # or nginx would hold events until it has a pageful
    )


async def _nothing() -> AsyncIterator[str]:
    return
    yield


async def _events(request: Request, desk: Desk, story: int, last: int) -> AsyncIterator[str]:
    woken: asyncio.Event = asyncio.Event()
    loop = asyncio.get_running_loop()

    def wake() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(woken.set)

    desk.database.listen(wake)
    try:
        yield ": here\n\n"
        shown = ""
        while not request.app.state.closing:
            told, progress, last = desk.kept.get(
                ("news", story, last), functools.partial(_news, desk, story, last)
            )
            if told:
                yield told
            if progress and progress != shown:
                shown = progress
                yield progress
            woken.clear()
            try:
                await asyncio.wait_for(woken.wait(), _BEAT)
                await asyncio.sleep(_GATHER)
            except TimeoutError:
                yield ": still here\n\n"
    finally:
        desk.database.forget(wake)


def _news(desk: Desk, story: int, last: int) -> tuple[str, str, int]:
    """Return what happened after line ``last``, how far a run is, and the last line now."""
    with desk.database.read() as db:
        found = audit.records(db, after=last, story=story)
        busy = [run for run in runs.every(db, story) if run.state == "running"]
    told = []
    for record in found:
        last = record.id
        detail = json.dumps({"by": record.by, "subject": record.subject, **record.detail})
        told.append(f"id: {last}\nevent: {record.action}\ndata: {detail}\n\n")
    progress = [{"run": r.number, "stage": r.stage, "share": r.share} for r in busy[:1]]
    shown = "".join(f"event: progress\ndata: {json.dumps(one)}\n\n" for one in progress)
    return "".join(told), shown, last


def only_people(by: Visitor) -> None:
    """Raise :class:`RefusedError` for a program: it may not let in others."""
    if by.secret is None:
        raise RefusedError("only a person may do that")
