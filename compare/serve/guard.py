"""What every request has to pass: the right host, no other site, somebody we know.

Written as plain ASGI, around everything else. A page of another origin, on another port of this
machine too, is told apart by ``Sec-Fetch-Site``; a name that was pointed at this machine by
``Host``; and forms carry a key that only pages of this session have.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import unquote

from starlette.requests import Request

from compare.serve.settings import Settings
from compare.serve.store import Database
from compare.serve.store.access import Visitor, form_key, visitor_of_session, visitor_of_token

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SAFE = ("GET", "HEAD", "OPTIONS")
KEY_HEADER = "x-form-key"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
)
_OPEN = ("/enter", "/static/", "/healthz", "/frames/", "/oembed")
"""What can be reached by anybody who reaches the server."""
_FRAMED = "/frames/"
"""What pages of another site may show in a frame, where its policy lets them."""


def head_alone(request: Request) -> bool:
    """Tell whether the headers of an answer are asked for alone: a ``HEAD``, answered as a ``GET``.

    What a look must not do, or what has no end, is left undone for it.
    """
    return bool(getattr(request.state, "head", False))


class TooLargeError(Exception):
    """The body of a request is longer than what is taken."""


class Guard:
    """Lets a request through to ``app`` or answers it."""

    def __init__(self, app: App, settings: Settings, database: Database) -> None:
        """Guard ``app``."""
        self._app = app
        self._settings = settings
        self._database = database
        self._secret = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        refused = self._refused(scope, headers)
        limited = _Limited(receive, self._settings.most_bytes)
        head = scope["method"] == "HEAD"
        sender = _Sender(send, limited, head)
        if refused is not None:
            await _answer(sender, scope, *refused)
            return
        if head:  # answered as GET is, wherever that is; the sender leaves the body out
            scope["state"]["head"] = True
            scope = {**scope, "method": "GET"}
        try:
            await self._app(scope, limited, sender)
        except TooLargeError:
            if not sender.started:
                await _answer(sender, scope, 413, "the request is too large")

    def _refused(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        """Return status and reason where the request is not let through; note who asks."""
        unsafe = scope["method"] not in SAFE
        if headers.get("host", "").lower() not in self._settings.hosts:
            return 421, "this server does not answer to that name"
        if not _near(scope, headers):
            return 403, "requests from other sites are refused"
        origin = headers.get("origin")
        if unsafe and origin is not None and origin not in self._settings.origins:
            return 403, "requests from other sites are refused"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.most_bytes:
            return 413, "the request is too large"
        visitor = self._visitor(headers)
        scope.setdefault("state", {})["visitor"] = visitor
        path = scope["path"]
        if any(path == one or (one.endswith("/") and path.startswith(one)) for one in _OPEN):
            return None
        if visitor is None:
            return 401, "open the link that compare serve has printed, or give a token"
        if unsafe and not visitor.may_write:
            return 403, "this token may only read"
        if unsafe and visitor.secret is not None and path.startswith("/api/"):
            given = headers.get(KEY_HEADER, "")
            if not secrets.compare_digest(given.encode(), form_key(visitor.secret).encode()):
                return 403, f"a browser has to send {KEY_HEADER}"
        return None

    def _visitor(self, headers: dict[str, str]) -> Visitor | None:
        kind, _, word = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            with self._database.read() as db:
                return visitor_of_token(db, word.strip())
        if self._settings.auth == "proxy":
            person = unquote(headers.get(self._settings.person_header, "")).strip()
            shown = "".join(char for char in person if char.isprintable())[:100]
            return Visitor(shown, True, f"{self._secret} {shown}") if shown else None
        cookie = _cookies(headers.get("cookie", "")).get(self._settings.cookie)
        if not cookie:
            return None
        with self._database.read() as db:
            return visitor_of_session(db, cookie)


def _near(scope: Scope, headers: dict[str, str]) -> bool:
    """Tell whether a page of ours asks, or no page at all; for a frame, any page."""
    if headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
        return True
    asks = scope["method"] in ("GET", "HEAD") and headers.get("sec-fetch-mode") == "navigate"
    return asks and scope["path"].startswith(_FRAMED)


class _Limited:
    """Passes the body of a request on, up to a number of bytes."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self.over:
            raise TooLargeError
        return message

    @property
    def over(self) -> bool:
        return self._left < 0


class _Sender:
    """Passes an answer on, with the headers that each answer has."""

    def __init__(self, send: Send, limited: _Limited, head: bool) -> None:
        self._send = send
        self._limited = limited
        self._head = head
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            if self._limited.over:  # whatever was made of the error
                message["status"] = 413
            given = {name.lower(): value for name, value in message["headers"]}
            own = given.get(b"content-security-policy", b"")
            if b"frame-ancestors http" in own:  # says itself who may show it
                given[b"x-frame-options"] = b""
            ours = [*_HEADERS, ("content-security-policy", POLICY), ("cache-control", "no-store")]
            message["headers"] = [
                *message["headers"],
                *((n.encode(), v.encode()) for n, v in ours if n.encode() not in given),
            ]
        elif self._head:
            message["body"] = b""
        await self._send(message)


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


async def _answer(
    send: Callable[[Message], Awaitable[None]], scope: Scope, status: int, why: str
) -> None:
    if scope["path"].startswith("/api/"):
        kind, body = "application/json", json.dumps({"detail": why})
    else:
        kind, body = "text/html; charset=utf-8", _PAGE.replace("WHY", why[:1].upper() + why[1:])
    data = body.encode()
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(data)).encode())]
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": data})


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not here - compare</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/app.css">
</head><body><main><h1>Not here</h1><p>WHY.</p></main></body></html>
"""
