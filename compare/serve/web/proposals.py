"""What programs propose: taken over or declined by people on the pages, told and sent as data."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse

from compare.serve.store import Change, RefusedError, proposals, review
from compare.serve.store.review import OutdatedError
from compare.serve.web.desk import AtDesk, By, Number, once
from compare.serve.web.forms import Text, after, back, checked
from compare.serve.web.queue import Wanted, clash_page
from compare.serve.web.shapes import Made, ProposalOut, Propose

router = APIRouter(tags=["proposals"])
pages = APIRouter(include_in_schema=False)

_PATH = "/stories/{story}/findings/{finding}/proposals"


@router.get(_PATH)
def list_proposals(desk: AtDesk, story: Number, finding: Number) -> list[ProposalOut]:
    """Return what programs have proposed on a finding, in order."""
    with desk.database.read() as db:
        review.thread(db, story, finding)
        found = proposals.of(db, [finding])[finding]
        return [ProposalOut.model_validate(one) for one in found]


@router.post(_PATH, status_code=201, response_model=Made)
def propose(
    request: Request, desk: AtDesk, by: By, story: Number, finding: Number, new: Propose
) -> Response:
    """Propose a decision. It counts for nothing until a person decides so, on the pages."""

    def do(change: Change) -> Made:
        who = by.person
        made = proposals.propose(change, story, finding, new.verdict, new.reason, who, change.at)
        if made is None:
            raise RefusedError("it was proposed already")
        return Made(id=made)

    return once(request, desk, by, new.model_dump(), do)


@pages.post(f"{_PATH}/{{proposal}}")
def answer(
    desk: AtDesk,
    by: By,
    story: Number,
    finding: Number,
    proposal: Number,
    key: Text,
    answer: Annotated[Literal["take", "decline"], Form()],
    revision: Annotated[int, Form(ge=0, le=2**53)],
    column: Text = "",
    kind: Text = "",
    q: Text = "",
) -> Response:
    """Decide as was proposed and lead on to the next finding, or decline and stay."""
    checked(by, key)  # which no program has: a proposal needs a person
    wanted = Wanted(column, kind, q)
    if answer == "decline":
        with desk.database.write(by.person) as change:
            proposals.decline(change, story, finding, proposal)
        return back(story, wanted, finding)
    with desk.database.read() as db:
        shown_now = [one.id for one in wanted.of(desk, review.queue(db, story))]
    try:
        with desk.database.write(by.person) as change:
            proposals.take(change, story, finding, proposal, revision)
    except OutdatedError as error:
        clash = {"finding": finding, "text": str(error), "reason": "", "verdict": None}
        return HTMLResponse(clash_page(desk, by, story, wanted, clash), 409)
    return back(story, wanted, after(shown_now, finding))
