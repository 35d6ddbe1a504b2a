"""The pages for people. All of them work without a script: forms post, and answers lead back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from compare.serve.store import review, runs, stories
from compare.serve.store.review import OutdatedError
from compare.serve.web.desk import AtDesk, By, Number
from compare.serve.web.findings import changes_between
from compare.serve.web.forms import Files, Text, after, back, checked, shown
from compare.serve.web.queue import Wanted, clash_page, queue_page
from compare.serve.web.stories import read_files
from compare.serve.web.templates import addressed, blank
from compare.serve.web.words import words_since

router = APIRouter(include_in_schema=False)


@router.get("/")
def list_stories(desk: AtDesk, by: By) -> HTMLResponse:
    """Show all stories."""

    def make() -> bytes:
        with desk.database.read() as db:
            waiting = review.waiting(db)
            rows = [
                (story, next(iter(runs.every(db, story.id)), None), *waiting.get(story.id, (0, 0)))
                for story in stories.every(db)
            ]
        return blank("serve/stories.html", rows=rows)

    return HTMLResponse(addressed(desk.kept.get("stories", make), by))


@router.post("/stories")
def make_story(desk: AtDesk, by: By, key: Text, title: Text, files: Files) -> Response:
    """Make a story of the files sent, and compare them."""
    checked(by, key)
    given = read_files(files)
    with desk.database.write(by.person) as change:
        story = stories.add(change, title or given[0][0])
        stories.send(change, story, given)
        runs.start(change, story)
    desk.worker.wake()
    return RedirectResponse(f"/stories/{story}", 303)


@router.get("/stories/{story}")
async def show_story(
    desk: AtDesk, by: By, story: Number, column: str = "", kind: str = "", q: str = ""
) -> HTMLResponse:
    """Show the review queue of a story."""
    return HTMLResponse(await queue_page(desk, by, story, Wanted(column, kind, q)))


@router.post("/stories/{story}/sources")
def upload(desk: AtDesk, by: By, story: Number, key: Text, files: Files) -> Response:
    """Take new versions or sources, and compare."""
    checked(by, key)
    given = read_files(files)
    with desk.database.write(by.person) as change:
        stories.send(change, story, given)
        runs.start(change, story)
    desk.worker.wake()
    return RedirectResponse(f"/stories/{story}", 303)


@router.post("/stories/{story}/runs")
def start_run(desk: AtDesk, by: By, story: Number, key: Text) -> Response:
    """Compare again."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        runs.start(change, story)
    desk.worker.wake()
    return RedirectResponse(f"/stories/{story}", 303)


@router.post("/stories/{story}/sources/{source}/use")
def use_source(
    desk: AtDesk, by: By, story: Number, source: Number, key: Text, used: Text
) -> Response:
    """Take a source into the next run, or leave it out."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        stories.use(change, story, source, used == "yes")
    return RedirectResponse(f"/stories/{story}#sources", 303)


@router.post("/stories/{story}/findings/{finding}/verdict")
def decide(
    desk: AtDesk,
    by: By,
    story: Number,
    finding: Number,
    key: Text,
    verdict: Text,
    revision: Annotated[int, Form(ge=0, le=2**53)],
    reason: Text = "",
    column: Text = "",
    kind: Text = "",
    q: Text = "",
) -> Response:
    """Decide, and lead on to the next finding; where somebody was quicker, show both."""
    checked(by, key)
    wanted = Wanted(column, kind, q)
    with desk.database.read() as db:
        shown_now = [one.id for one in wanted.of(desk, review.queue(db, story))]
    try:
        with desk.database.write(by.person) as change:
            wish = None if verdict == "reopen" else verdict
            review.decide(change, story, finding, wish, reason, revision)
    except OutdatedError as error:
        clash = {"finding": finding, "text": str(error), "reason": reason, "verdict": verdict}
        return HTMLResponse(clash_page(desk, by, story, wanted, clash), 409)
    return back(story, wanted, after(shown_now, finding))


@router.post("/stories/{story}/findings/{finding}/comments")
def comment(
    desk: AtDesk,
    by: By,
    story: Number,
    finding: Number,
    key: Text,
    text: Text = "",
    column: Text = "",
    kind: Text = "",
    q: Text = "",
) -> Response:
    """Add a comment."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        review.comment(change, story, finding, text)
    return back(story, Wanted(column, kind, q), finding)


@router.post("/stories/{story}/findings/{finding}/assigned")
def assign(
    desk: AtDesk,
    by: By,
    story: Number,
    finding: Number,
    key: Text,
    mine: Text,
    column: Text = "",
    kind: Text = "",
    q: Text = "",
) -> Response:
    """Take a finding for oneself, or let go of it."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        review.assign(change, story, finding, by.person if mine == "yes" else None)
    return back(story, Wanted(column, kind, q), finding)


@router.post("/stories/{story}/undo")
def undo(desk: AtDesk, by: By, story: Number, key: Text) -> Response:
    """Take back one's last decision, and show the finding."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        stories.get(change.db, story)
        found = review.undo(change, story)
    return back(story, Wanted.holding(found), found.id)


@router.get("/stories/{story}/since")
def since(desk: AtDesk, by: By, story: Number) -> HTMLResponse:
    """Show what changed since one has last seen everything."""
    told, between = changes_between(desk, story, by.person)
    words = words_since(desk, between, told)
    with desk.database.read() as db:
        title = stories.get(db, story).title
        numbers = {one.id: one.finding for one in review.queue(db, story)}
    return shown(
        "serve/since.html", by, told=told, words=words, story=story, title=title, numbers=numbers
    )


@router.post("/stories/{story}/seen")
def see(desk: AtDesk, by: By, story: Number, key: Text) -> Response:
    """Say that one has seen everything."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        stories.get(change.db, story)
        review.mark_seen(change, story)
    return RedirectResponse(f"/stories/{story}/since", 303)
