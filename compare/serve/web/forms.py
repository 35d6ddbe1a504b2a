"""What the pages share: forms that only pages of one session can send, and where they lead."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from fastapi import File, Form, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from compare.errors import CompareError
from compare.serve.store.access import Visitor, form_key
from compare.serve.web.queue import Wanted
from compare.serve.web.templates import page

Text = Annotated[str, Form()]
Files = Annotated[list[UploadFile], File()]


class ForgedError(CompareError):
    """A form that does not come from a page of this session."""


def checked(by: Visitor, key: str) -> None:
    """Raise :class:`ForgedError` for a form that no page of this session has made."""
    wanted = form_key(by.secret) if by.secret is not None else ""
    if not wanted or not secrets.compare_digest(key.encode("utf-8", "replace"), wanted.encode()):
        raise ForgedError("this form does not come from a page of yours; load the page anew")


def back(story: int, wanted: Wanted, finding: int | None) -> RedirectResponse:
    """Lead back to the queue as it was looked at, at a finding."""
    place = f"#t{finding}" if finding is not None else "#queue"
    return RedirectResponse(f"/stories/{story}{wanted.query()}{place}", 303)


def after(ids: list[int], id: int) -> int | None:
    """Return the one that follows ``id``, or goes before where it is the last."""
    if id not in ids:
        return None
    place = ids.index(id)
    rest = ids[place + 1 : place + 2] or ids[max(0, place - 1) : place]
    return rest[0] if rest else None


def shown(name: str, by: Visitor, **fields: Any) -> HTMLResponse:
    """Return a page for ``by``."""
    return HTMLResponse(page(name, by=by, **fields))
