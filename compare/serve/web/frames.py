"""A story inside a page of another site: the page for the frame, and oEmbed to find it by.

Whoever has the address sees the findings of one story with their quotes, and nothing else: not
who decided or why, and of the sources only what is quoted.
"""

from __future__ import annotations

import html
import json
import sqlite3
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from compare.codec import to_dict
from compare.model import Report
from compare.provenance import touched
from compare.serve.guard import POLICY
from compare.serve.store import MissingError, RefusedError, frames, runs, stories
from compare.serve.web.brief import decided
from compare.serve.web.desk import AtDesk, By, Desk, Number
from compare.serve.web.forms import Text, checked
from compare.serve.web.forms import shown as answered
from compare.serve.web.templates import page

router = APIRouter(include_in_schema=False)

_WIDTH, _HEIGHT = 640, 480
"""Of a frame before it has told its height, in CSS pixels."""
_SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
_AGE = 300
"""Seconds for which an answer of oEmbed may be kept."""
_DOCUMENT = ("id", "name", "publisher", "language", "sentences")
_FINDING = ("id", "kind", "explanation", "evidence")

Size = Annotated[int | None, Query(ge=100, le=10_000)]


@router.get("/frames/{word}")
def show(
    request: Request,
    desk: AtDesk,
    word: str,
    show: Annotated[str, Query(max_length=100)] = "",
    theme: Literal["", "light", "dark"] = "",
) -> Response:
    """Show the findings of a story, for the frame of a site that was allowed to."""
    with desk.database.read() as db:
        story = _story(desk, db, word)
        title = stories.get(db, story).title
        run = runs.last_done(db, story)
        report = None if run is None else decided(db, run.id, desk.report(run.id))
    body = page(
        "serve/frame.html",
        by=None,
        title=title,
        inside="" if report is None else _inside(report),
        cards=() if run is None else tuple(desk.cards(run.id).values()),
        show=show,
        theme=theme,
        origins=" ".join(desk.settings.frames),
        oembed=_oembed_of(desk, request, word),
        story=f"{_origin(desk, request)}/stories/{story}",
    )
    sites = " ".join(desk.settings.frames)
    headers = {
        "content-security-policy": POLICY.replace(
            "frame-ancestors 'none'", f"frame-ancestors {sites}"
        ),
        "cross-origin-resource-policy": "cross-origin",
    }
    return HTMLResponse(body, headers=headers)


@router.get("/oembed")
def oembed(
    request: Request,
    desk: AtDesk,
    url: Annotated[str, Query(max_length=2000)],
    format: str = "json",
    maxwidth: Size = None,
    maxheight: Size = None,
) -> Response:
    """Tell a program how to put an address of ours into a page, as oEmbed 1.0 has it."""
    if format != "json":
        return JSONResponse({"detail": "only format=json is made"}, 501)
    known = next((one for o in desk.settings.origins if url.startswith(one := f"{o}/frames/")), "")
    if not known:
        raise MissingError("nothing can be put into a page under this address")
    word, _, query = url.removeprefix(known).partition("#")[0].partition("?")
    with desk.database.read() as db:
        title = stories.get(db, _story(desk, db, word)).title
    width, height = min(maxwidth or _WIDTH, _WIDTH), min(maxheight or _HEIGHT, _HEIGHT)
    address = f"{_origin(desk, request)}/frames/{quote(word)}"
    if query:
        address += f"?{query}"
    return JSONResponse(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": "compare",
            "title": title,
            "cache_age": _AGE,
            "width": width,
            "height": height,
            "html": frame_html(address, title, width, height),
        }
    )


@router.get("/stories/{story}/frames")
def list_frames(desk: AtDesk, by: By, story: Number) -> HTMLResponse:
    """Show the addresses of a story, and a form to make one."""
    return _listed(desk, by, story)


@router.post("/stories/{story}/frames")
def make_frame(request: Request, desk: AtDesk, by: By, story: Number, key: Text) -> HTMLResponse:
    """Make an address under which the story can be looked at inside another page."""
    checked(by, key)
    if not desk.settings.frames:
        raise RefusedError("no site may show a story in a frame (--embed-in names one)")
    with desk.database.write(by.person) as change:
        title = stories.get(change.db, story).title
        word = frames.make(change, story)
    address = f"{_origin(desk, request)}/frames/{word}"
    code = frame_html(address, title, _WIDTH, _HEIGHT)
    return _listed(desk, by, story, address=address, code=code)


@router.post("/stories/{story}/frames/{frame}/withdraw")
def withdraw(desk: AtDesk, by: By, story: Number, frame: Number, key: Text) -> Response:
    """Let an address show nothing any more."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        frames.withdraw(change, story, frame)
    return RedirectResponse(f"/stories/{story}/frames", 303)


def frame_html(address: str, title: str, width: int, height: int) -> str:
    """Return what goes into the other page."""
    return (
        f'<iframe src="{html.escape(address)}" title="{html.escape(title)}" data-compare'
        f' width="{width}" height="{height}" loading="lazy" referrerpolicy="origin"'
        f' sandbox="{_SANDBOX}" style="border: 0"></iframe>'
    )


def _listed(desk: Desk, by: By, story: int, *, address: str = "", code: str = "") -> HTMLResponse:
    with desk.database.read() as db:
        title = stories.get(db, story).title
        found = frames.every(db, story)
    return answered(
        "serve/frames.html",
        by,
        story=story,
        title=title,
        frames=found,
        sites=desk.settings.frames,
        address=address,
        code=code,
    )


def _story(desk: Desk, db: sqlite3.Connection, word: str) -> int:
    if not desk.settings.frames:
        raise MissingError("no site may show a story in a frame")
    return frames.story_of(db, word)


def _origin(desk: Desk, request: Request) -> str:
    return f"{desk.settings.scheme}://{request.headers['host']}"


def _oembed_of(desk: Desk, request: Request, word: str) -> str:
    origin = _origin(desk, request)
    return f"{origin}/oembed?format=json&url={quote(f'{origin}/frames/{word}', safe='')}"


def _inside(report: Report) -> str:
    """Return what the element shows, as JSON that can stand inside a script."""
    told = to_dict(report)
    documents: list[dict[str, Any]] = []
    for source, document in zip(told["documents"], report.documents, strict=True):
        quoted = bytearray(len(document.text))
        for finding in report.findings:
            for item in finding.evidence:
                if item.document != document.id:
                    continue
                spans = [document.sentences[n].span for n in touched(item.span, document)]
                for span in (item.span, *spans):
                    quoted[span.start : span.end] = b"\1" * (span.end - span.start)
        text = "".join(c if kept else " " for c, kept in zip(document.text, quoted, strict=True))
        documents.append({**{name: source[name] for name in _DOCUMENT}, "text": text})
    findings = []
    for made in told["findings"]:
        shown = {name: made[name] for name in _FINDING}
        if "decision" in made:  # that it was dealt with, not by whom and why
            state = made["decision"]["state"]
            shown["decision"] = {"state": state, "reason": "", "by": None, "at": None}
        findings.append(shown)
    inside = {
        "format_version": told["format_version"], "documents": documents, "findings": findings,
    }  # fmt: skip
    return json.dumps(inside, ensure_ascii=False).replace("<", "\\u003c")
