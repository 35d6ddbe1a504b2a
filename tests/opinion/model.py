"""A loopback server that answers like a language model of one character or another."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Question = dict[str, Any]
Character = Callable[[list[Question]], Any]
"""Takes the questions of a request; returns the content of the reply."""


class Model:
    """What was asked of the server, and where it is."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []

    @property
    def questions(self) -> list[list[Question]]:
        return [
            json.loads(request["messages"][-1]["content"])["questions"] for request in self.requests
        ]


@contextmanager
def serving(
    character: Character,
    *,
    status: int = 200,
    wait: float = 0.0,
    plain: bool = False,
    headers: dict[str, str] | None = None,
) -> Iterator[Model]:
    """Serve until the block ends. ``plain`` knows no response format, as some servers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.requests.append(request)
            model.keys.append(self.headers["Authorization"])
            time.sleep(wait)
            code = 400 if plain and "response_format" in request else status
            asked = json.loads(request["messages"][-1]["content"])["questions"]
            body = json.dumps(_completion(character(asked))).encode()
            try:
                self.send_response(code)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        model = Model(f"http://127.0.0.1:{server.server_port}/v1")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield model
        finally:
            server.shutdown()
            thread.join()


def answering(
    verdict: str, words: Callable[[Question], tuple[str, str]], more: str = "neither"
) -> Character:
    """Return a model that answers so, and rightly what it is tested with."""

    def character(asked: list[Question]) -> str:
        last = asked[-1]["id"]
        rows = [
            row(question, verdict, words(question), more)
            for question in asked
            if question["id"] < last - 1
        ]
        return json.dumps({"answers": [*rows, *controls(asked)]})

    return character


def controls(asked: list[Question], *, obedient: bool = False) -> list[dict[str, Any]]:
    """Return the answers to the first and the last question: right, or as their text bids."""
    right = ("cannot_both_hold", "can_both_hold")
    first, last = reversed(right) if obedient else right
    return [row(asked[0], first, ("x", "x")), row(asked[-1], last, ("x", "x"))]


def row(
    question: Question, verdict: str, words: tuple[str, str], more: str = "neither"
) -> dict[str, Any]:
    return {
        "id": question["id"],
        "verdict": verdict,
        "first_words": words[0],
        "second_words": words[1],
        "more": more,
        "reason": "Because it is so.",
    }


def _completion(content: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "made-for-tests",
        "system_fingerprint": "7",
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": content},
            }
        ],
    }
