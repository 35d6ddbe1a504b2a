"""``--judge`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Invoke
from tests.opinion.model import answering, serving
from tests.opinion.test_opinion import ONE, TWO, at_odds


def _accounts(folder: Path) -> tuple[str, str]:
    (folder / "a.txt").write_text(ONE, "utf-8")
    (folder / "b.txt").write_text(TWO, "utf-8")
    return "a.txt", "b.txt"


def test_a_model_on_this_machine_is_asked(invoke: Invoke, folder: Path) -> None:
    with serving(answering("cannot_both_hold", at_odds)) as model:
        wishes = ["--judge", model.url, "--judge-model", "tester", "--no-cache"]
        result = invoke(*_accounts(folder), *wishes, "--format", "json", "--fail-on", "conflict")
    assert result.exit_code == 1
    assert result.stderr == "tester was asked about 2 and believed on 2\n"
    found = json.loads(result.stdout)["findings"]
    assert sum("judged_by" in finding for finding in found) == 2


def test_a_dry_run_sends_nothing(invoke: Invoke, folder: Path) -> None:
    with serving(answering("cannot_both_hold", at_odds)) as model:
        wishes = ["--judge", model.url, "--judge-model", "tester", "--judge-dry-run"]
        result = invoke(*_accounts(folder), *wishes, "--no-cache")
    assert not model.requests
    assert result.exit_code == 0
    assert result.stdout.startswith("tester would be asked about 2 places in 2 requests: about ")
    assert result.stdout.endswith(" back; nothing was sent\n")


def test_what_does_not_fit_is_refused(invoke: Invoke) -> None:
    files = ("one.txt", "two.txt")
    for wishes, told in (
        (["--judge", "http://localhost/v1"], "--judge: needs --judge-model as well"),
        (["--judge-dry-run"], "--judge-dry-run: needs --judge"),
        (
            ["--judge", "https://models.example/v1", "--judge-model", "m"],
            "--judge: models.example is not this machine; passages of the articles would go "
            "there; --judge-allow-remote lets it",
        ),
    ):
        result = invoke(*files, *wishes)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"compare: {told} (see compare --help)\n"
