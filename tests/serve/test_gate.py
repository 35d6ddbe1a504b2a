"""The gate: what it waits for, by what it is told to fail on."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.serve.conftest import compared
from tests.serve.test_api import decide, findings


def test_the_gate_waits_for_what_is_as_grave(program: TestClient, story: int) -> None:
    one = "Ten countries signed the treaty in Oslo on Monday. The talks lasted two hours."
    two = "Eleven countries signed the treaty in Oslo on Monday evening. A king was there."
    compared(program, story, ("one.txt", one), ("two.txt", two))
    kinds = {f["kind"] for f in findings(program, story) if f["finding"]}
    grave = {"conflict": 1, "open": 2, "detail": 3}
    assert {"conflict", "detail"} <= kinds

    def gate(fail_on: str) -> dict[str, Any]:
        told: dict[str, Any] = program.get(
            f"/api/v1/stories/{story}/gate", params={"fail_on": fail_on}
        ).json()
        assert told["run"] == 2
        assert told["passes"] == (told["waiting"] == [])
        return told

    left = [f for f in findings(program, story) if f["column"] == "open"]
    for kind in ("detail", "open", "conflict"):
        for fail_on, rank in grave.items():
            wanted = [f["id"] for f in left if grave.get(f["kind"], 9) <= rank]
            assert [f["id"] for f in gate(fail_on)["waiting"]] == wanted
        for found in [f for f in left if f["kind"] == kind]:
            decide(program, story, found["id"], "accept")
            left.remove(found)
    assert [gate(fail_on)["passes"] for fail_on in grave] == [True] * 3
    assert left  # what both say, and what one says alone, no gate waits for
    path = f"/api/v1/stories/{story}/gate"
    assert program.get(path).json() == gate("conflict")  # by itself
    new = program.post("/api/v1/stories", json={"title": "Never compared"}).json()["id"]
    for fail_on in grave:
        told = program.get(f"/api/v1/stories/{new}/gate", params={"fail_on": fail_on}).json()
        assert told == {"passes": False, "run": None, "waiting": []}
