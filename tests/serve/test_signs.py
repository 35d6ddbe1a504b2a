"""A sign that changes: what was decided on another one waits for a second look."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.serve.conftest import ONE, compared
from tests.serve.test_api import decide, findings


def test_what_was_gone_and_comes_back_with_another_sign_is_looked_at_again(
    program: TestClient, story: int
) -> None:
    def fee() -> dict[str, Any]:
        return [f for f in findings(program, story) if f["kind"] == "only"][-1]

    def asked(sign: str) -> tuple[str, str]:
        return "one.txt", ONE + f"A fee of {sign}40 is asked of every delegate at the door.\n"

    compared(program, story, asked("$"))
    id = fee()["id"]
    decide(program, story, id, "dismiss")
    compared(program, story, ("one.txt", ONE))
    assert [f["column"] for f in findings(program, story) if f["id"] == id] == ["gone"]
    compared(program, story, asked("£"))
    assert (fee()["id"], fee()["column"]) == (id, "again")
