"""The pages around the stories: coming in, going, who may, and what was done."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from compare.serve.guard import head_alone
from compare.serve.store import RefusedError, access, audit
from compare.serve.store.access import Visitor
from compare.serve.web.desk import AtDesk, By, Desk, Number
from compare.serve.web.forms import Text, checked, shown
from compare.serve.web.templates import asset_answer, page

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def health() -> Response:
    """Say that the server is there."""
    return Response("ok\n", media_type="text/plain")


@router.get("/static/{name}")
def static(name: str) -> Response:
    """Return the style sheet or the script."""
    return asset_answer(name)


@router.get("/enter")
def enter(request: Request, desk: AtDesk, token: str = "") -> Response:
    """Open a session with a link that works once."""
    if "prefetch" in request.headers.get("sec-purpose", "") or head_alone(request):
        return Response(status_code=204)  # what looks ahead must not use it up
    with desk.database.write("compare") as change:
        secret = access.enter(change, token)
    if secret is None:
        text = "This link was used already, or is too old. Ask for another one"
        return HTMLResponse(page("serve/problem.html", text=text, by=None), 403)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        desk.settings.cookie,
        secret,
        httponly=True,
        samesite="strict",
        secure=desk.settings.scheme == "https",
        max_age=int(access.SESSION),
    )
    return answer


@router.post("/leave")
def leave(desk: AtDesk, by: By, key: Text) -> Response:
    """End the session."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        access.leave(change, by.secret or "")
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(desk.settings.cookie)
    return answer


@router.get("/audit")
def show_audit(desk: AtDesk, by: By) -> HTMLResponse:
    """Show the end of the audit log, and whether it holds together."""
    with desk.database.read() as db:
        lines, broken = audit.latest(db), audit.verify(db)
    return shown("serve/audit.html", by, lines=lines, broken=broken)


@router.get("/access")
def show_access(desk: AtDesk, by: By) -> HTMLResponse:
    """Show who may come in."""
    return _access(desk, by)


@router.post("/access/links")
def make_link(request: Request, desk: AtDesk, by: By, key: Text, person: Text) -> HTMLResponse:
    """Make a link that lets in one person, once."""
    checked(by, key)
    name = " ".join(person.split())[:100]
    if not name:
        raise RefusedError("a name is needed")
    with desk.database.write(by.person) as change:
        word = access.invite(change, name)
    opens = f"{desk.settings.scheme}://{request.headers['host']}/enter?{urlencode({'token': word})}"
    return _access(desk, by, opens=opens, what=f"Link for {name}, good once and for 15 minutes")


@router.post("/access/tokens")
def make_token(desk: AtDesk, by: By, key: Text, name: Text, write: Text = "") -> HTMLResponse:
    """Make a token for a program."""
    checked(by, key)
    if not name.strip():
        raise RefusedError("a name is needed")
    with desk.database.write(by.person) as change:
        word = access.make_token(change, name.strip()[:100], write == "yes")
    return _access(desk, by, opens=word, what="Token, shown this once")


@router.post("/access/tokens/{token}/revoke")
def revoke(desk: AtDesk, by: By, token: Number, key: Text) -> Response:
    """Let a token open nothing any more."""
    checked(by, key)
    with desk.database.write(by.person) as change:
        access.revoke(change, token)
    return RedirectResponse("/access", 303)


@router.get("/keys")
def keys(by: By) -> HTMLResponse:
    """Tell the keys."""
    return shown("serve/keys.html", by)


def _access(desk: Desk, by: Visitor, opens: str | None = None, what: str = "") -> HTMLResponse:
    with desk.database.read() as db:
        found = access.tokens(db)
    proxied = desk.settings.auth == "proxy"
    return shown("serve/access.html", by, tokens=found, opens=opens, what=what, proxied=proxied)
