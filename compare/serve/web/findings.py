"""``/api/v1/stories/N/findings``: the queue, verdicts, comments, what changed, and the gate."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter

from compare.cli.delivery import grave
from compare.review.changes import to_json
from compare.serve.store import Change, MissingError, review, runs, stories
from compare.serve.web.brief import disposition, ledger
from compare.serve.web.desk import AtDesk, By, Desk, Number, kept_json, once
from compare.serve.web.shapes import (
    Assign,
    Changes,
    Decide,
    FindingOut,
    Gate,
    Made,
    NewComment,
    Problem,
    RemarkOut,
)

router = APIRouter(tags=["findings"])

_FINDINGS = TypeAdapter(list[FindingOut])
_UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "It is what the ETag in If-None-Match says"}
}
_CHANGED: dict[int | str, dict[str, Any]] = {412: {"model": Problem}, 428: {"model": Problem}}


@router.get("/stories/{story}/findings", response_model=list[FindingOut], responses=_UNCHANGED)
async def list_findings(
    request: Request,
    desk: AtDesk,
    story: Number,
    column: Annotated[str | None, Query(max_length=20)] = None,
    kind: Annotated[str | None, Query(max_length=20)] = None,
) -> Response:
    """Return the review queue: the findings of the latest run in its order, then those gone."""

    def make() -> bytes:
        with desk.database.read() as db:
            stories.get(db, story)
            found = [
                FindingOut.model_validate(one)
                for one in review.queue(db, story)
                if column in (None, one.column) and kind in (None, one.kind)
            ]
        # written at once: to be checked and copied again on the way out takes ten times as long
        return _FINDINGS.dump_json(found)

    return await kept_json(request, desk, ("findings", story, column, kind), make)


@router.get("/stories/{story}/findings/{finding}")
def get_finding(desk: AtDesk, story: Number, finding: Number, response: Response) -> FindingOut:
    """Return one finding, with the ``ETag`` that a verdict on it needs."""
    with desk.database.read() as db:
        found = review.thread(db, story, finding)
    response.headers["etag"] = etag(found)
    return FindingOut.model_validate(found)


@router.put("/stories/{story}/findings/{finding}/verdict", responses=_CHANGED)
def decide(
    desk: AtDesk,
    by: By,
    story: Number,
    finding: Number,
    verdict: Decide,
    response: Response,
    if_match: Annotated[str | None, Header()] = None,
) -> FindingOut:
    """Decide on the finding as it was seen: ``If-Match`` has its ``ETag``, or it is refused."""
    if if_match is None:
        return JSONResponse({"detail": "If-Match is needed"}, 428)  # type: ignore[return-value]
    with desk.database.write(by.person) as change:
        now = review.thread(change.db, story, finding)
        revision = now.revision if if_match.strip() == etag(now) else 0
        found = review.decide(change, story, finding, verdict.verdict, verdict.reason, revision)
    response.headers["etag"] = etag(found)
    return FindingOut.model_validate(found)


@router.get("/stories/{story}/findings/{finding}/remarks")
def list_remarks(desk: AtDesk, story: Number, finding: Number) -> list[RemarkOut]:
    """Return everything that was said and decided on a finding, in order."""
    with desk.database.read() as db:
        review.thread(db, story, finding)
        return [RemarkOut.model_validate(one) for one in review.remarks(db, finding)]


@router.post("/stories/{story}/findings/{finding}/comments", status_code=201, response_model=Made)
def comment(
    request: Request, desk: AtDesk, by: By, story: Number, finding: Number, new: NewComment
) -> Response:
    """Add a comment."""

    def do(change: Change) -> Made:
        return Made(id=review.comment(change, story, finding, new.text))

    return once(request, desk, by, new.model_dump(), do)


@router.put("/stories/{story}/findings/{finding}/assigned")
def assign(desk: AtDesk, by: By, story: Number, finding: Number, who: Assign) -> FindingOut:
    """Say who looks after a finding; ``null`` for nobody."""
    with desk.database.write(by.person) as change:
        return FindingOut.model_validate(review.assign(change, story, finding, who.person))


@router.post("/stories/{story}/undo", response_model=FindingOut)
def undo(request: Request, desk: AtDesk, by: By, story: Number) -> Response:
    """Take back one's own last decision, if nothing has happened to it since."""

    def do(change: Change) -> FindingOut:
        stories.get(change.db, story)
        return FindingOut.model_validate(review.undo(change, story))

    return once(request, desk, by, None, do, status=200)


@router.get("/stories/{story}/decisions.jsonl", response_class=Response)
def get_decisions(desk: AtDesk, story: Number) -> Response:
    """Return all that was decided and said as the file that the command line keeps."""
    with desk.database.read() as db:
        stories.get(db, story)
        data = ledger(db, story, desk.report)
    headers = {"content-disposition": disposition(f"story-{story}-decisions.jsonl")}
    return Response(data, media_type="application/jsonl", headers=headers)


@router.get("/stories/{story}/changes")
def list_changes(desk: AtDesk, by: By, story: Number) -> Changes:
    """Return what changed, and what others said, since one has last seen everything."""
    return changes_for(desk, story, by.person)


@router.post("/stories/{story}/seen", status_code=204, response_class=Response)
def see(request: Request, desk: AtDesk, by: By, story: Number) -> Response:
    """Say that one has seen everything up to now."""

    def do(change: Change) -> None:
        stories.get(change.db, story)
        review.mark_seen(change, story)

    return once(request, desk, by, None, do, status=204)


@router.get("/stories/{story}/gate", response_model=Gate, responses=_UNCHANGED)
async def gate(
    request: Request,
    desk: AtDesk,
    story: Number,
    fail_on: Literal["conflict", "open", "detail"] = "conflict",
) -> Response:
    """Tell whether everything as grave as ``fail_on`` has been decided in the latest run.

    A story that was never compared does not pass.
    """
    kinds = grave(fail_on)

    def make() -> bytes:
        with desk.database.read() as db:
            stories.get(db, story)
            run = runs.last_done(db, story)
            waiting = [
                FindingOut.model_validate(one)
                for one in review.queue(db, story)
                if one.kind in kinds and one.state in ("open", "again", "changed")
            ]
        number = run.number if run else None
        told = Gate(passes=run is not None and not waiting, run=number, waiting=waiting)
        return told.model_dump_json().encode()

    return await kept_json(request, desk, ("gate", story, fail_on), make)


def etag(found: review.Thread) -> str:
    """Return the ``ETag`` of a finding: what it is and which revision."""
    return f'"{found.id}-{found.revision}"'


def changes_for(desk: Desk, story: int, person: str) -> Changes:
    """Return what changed in a story since a person has last seen everything."""
    return changes_between(desk, story, person)[0]


def changes_between(desk: Desk, story: int, person: str) -> tuple[Changes, tuple[int, int] | None]:
    """Return the same, and the ids of the two runs that are compared, if there are two."""
    between = None
    with desk.database.read() as db:
        stories.get(db, story)
        known = review.seen(db, story, person)
        latest = runs.last_done(db, story)
        said = review.said_since(db, story, known[1] if known else 0, person)
    told: dict[str, Any] = {"counts": {}, "changes": []}
    if latest is not None and known is not None and known[0] not in (0, latest.id):
        try:
            told = to_json(desk.report(known[0]), desk.report(latest.id))
            between = known[0], latest.id
        except MissingError:
            known = None
    made = Changes(
        since=known[2] if known else None,
        counts=told["counts"],
        changes=told["changes"],
        said=[RemarkOut.model_validate(one) for one in said],
    )
    return made, between
