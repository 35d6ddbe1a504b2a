"""``/api/v1/stories``: stories, sources, runs and their reports."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from compare.errors import InputError, MissingLibraryError
from compare.read import check_size
from compare.read.formats import FILE_LIMIT
from compare.render import render
from compare.serve.store import Change, RefusedError, runs, stories
from compare.serve.web.brief import MEDIA, decided, disposition
from compare.serve.web.desk import AtDesk, By, Number, once
from compare.serve.web.shapes import (
    Made,
    NewStory,
    RunOut,
    SourceOut,
    StoryOut,
    Uploaded,
    Use,
)

router = APIRouter(tags=["stories"])


@router.get("/stories")
def list_stories(desk: AtDesk) -> list[StoryOut]:
    """Return all stories, the newest first."""
    with desk.database.read() as db:
        return [StoryOut.model_validate(story) for story in stories.every(db)]


@router.post("/stories", status_code=201, response_model=Made)
def make_story(request: Request, desk: AtDesk, by: By, new: NewStory) -> Response:
    """Make a story."""
    return once(
        request, desk, by, new.model_dump(), lambda change: Made(id=stories.add(change, new.title))
    )


@router.get("/stories/{story}")
def get_story(desk: AtDesk, story: Number) -> StoryOut:
    """Return one story."""
    with desk.database.read() as db:
        return StoryOut.model_validate(stories.get(db, story))


@router.get("/stories/{story}/sources")
def list_sources(desk: AtDesk, story: Number) -> list[SourceOut]:
    """Return the sources of a story with their latest versions."""
    with desk.database.read() as db:
        stories.get(db, story)
        return [SourceOut.model_validate(source) for source in stories.sources(db, story)]


@router.post("/stories/{story}/sources", status_code=201, response_model=Uploaded)
def upload(
    request: Request,
    desk: AtDesk,
    by: By,
    story: Number,
    files: Annotated[list[UploadFile], File(description="One part for each source.")],
    run: Annotated[bool, Form(description="Whether to compare at once.")] = False,
) -> Response:
    """Send sources: a known name is a new version of that source.

    Files of one name that come together are told apart, by their folders or by a number.
    """
    given = read_files(files)
    payload = [[name, len(data), hash_of(data)] for name, data in given] + [run]

    def do(change: Change) -> Uploaded:
        made = stories.send(change, story, given)
        number = None
        if run:
            id = runs.start(change, story)
            number = next(one.number for one in runs.every(change.db, story) if one.id == id)
        return Uploaded(
            versions=[id for id, _ in made], new=sum(new for _, new in made), run=number
        )

    return once(request, desk, by, payload, do)


@router.patch("/stories/{story}/sources/{source}")
def use_source(desk: AtDesk, by: By, story: Number, source: Number, use: Use) -> list[SourceOut]:
    """Take a source into the next run, or leave it out."""
    with desk.database.write(by.person) as change:
        stories.get(change.db, story)
        stories.use(change, story, source, use.used)
    return list_sources(desk, story)


@router.get("/stories/{story}/runs")
def list_runs(desk: AtDesk, story: Number) -> list[RunOut]:
    """Return the runs of a story, the latest first."""
    with desk.database.read() as db:
        stories.get(db, story)
        return [RunOut.model_validate(run) for run in runs.every(db, story)]


@router.post("/stories/{story}/runs", status_code=201, response_model=Made)
def start_run(request: Request, desk: AtDesk, by: By, story: Number) -> Response:
    """Compare the latest versions of the sources in use; return the run's id."""
    return once(request, desk, by, None, lambda change: Made(id=runs.start(change, story)))


@router.get("/stories/{story}/runs/{number}")
def get_run(desk: AtDesk, story: Number, number: Number) -> RunOut:
    """Return one run by its number."""
    with desk.database.read() as db:
        return RunOut.model_validate(runs.get_run(db, story, number))


@router.get("/stories/{story}/runs/{number}/report.{format}", response_class=Response)
def get_report(
    desk: AtDesk,
    story: Number,
    number: Number,
    format: Literal["json", "html", "pdf", "docx", "md", "txt"],
    decisions: bool = True,
) -> Response:
    """Return the report of a run, with what was decided on its findings."""
    with desk.database.read() as db:
        run = runs.get_run(db, story, number)
        runs.refuse_busy(run)
        report = desk.report(run.id)
        if decisions:
            report = decided(db, run.id, report)
    try:
        data = render(report, "text" if format == "txt" else format)
    except MissingLibraryError as error:
        raise RefusedError(str(error)) from error
    headers = {"content-disposition": disposition(f"story-{story}-run-{number}.{format}")}
    if format == "html":
        # a page of its own: it may run its script, and reaches nothing of ours
        headers["content-security-policy"] = "sandbox allow-scripts; frame-ancestors 'none'"
        headers["content-disposition"] = "inline"
    return Response(data, media_type=MEDIA[format], headers=headers)


def read_files(files: list[UploadFile]) -> list[tuple[str, bytes]]:
    """Return name and bytes of what was sent; :class:`InputError` for what is no source at all."""
    given = []
    for file in files:
        name = file.filename or ""
        data = file.file.read(FILE_LIMIT + 1)
        if not name and not data:  # the field of a form, left empty
            continue
        check_size(data, name)
        if not data:
            raise InputError(name, "is empty")
        given.append((name, data))
    if not given:
        raise RefusedError("no file was sent")
    return given


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    import hashlib

    return hashlib.sha256(data).hexdigest()
