"""``compare mcp`` as a program of the protocol meets it: the protocol's own client, real pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import Implementation

from tests.cli.conftest import ONE, TWO, Invoke

ROOT = Path(__file__).resolve().parents[2]
Task = Callable[[Client], Awaitable[None]]


@pytest.fixture
def talk(folder: Path) -> Callable[[Task], None]:
    """Start the program on the folder and let ``task`` talk to it."""
    (folder / "outside.txt").write_text("secret", "utf-8")
    root = folder / "desk"
    root.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).rename(root / name)
    env = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "compare", "mcp", "--root", str(root)], env=env
    )

    def run(task: Task) -> None:
        async def do() -> None:
            with anyio.fail_after(120):
                name = Implementation(name="a desk\ntool", version="1")
                async with Client(stdio_client(parameters), client_info=name) as client:
                    await task(client)

        # Not in this thread: where tests of pages ran before, its browser keeps a loop running here.
        with ThreadPoolExecutor(1) as other:
            other.submit(anyio.run, do).result()

    return run


async def told(client: Client, name: str, **arguments: Any) -> Any:
    result = await client.call_tool(name, arguments)
    assert not result.is_error, result.content
    return result.structured_content


async def refused(client: Client, name: str, **arguments: Any) -> str:
    result = await client.call_tool(name, arguments)
    assert result.is_error
    (content,) = result.content
    text: str = content.text  # type: ignore[union-attr]
    assert "Traceback" not in text
    assert "secret" not in text
    return text


def test_a_program_compares_reads_and_proposes_and_a_person_decides(
    talk: Callable[[Task], None], folder: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, Any] = {}

    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {
            "compare_files", "compare_texts", "list_files", "list_findings", "propose_decision",
            "read_finding",
        }  # fmt: skip
        assert all(
            tool.annotations.read_only_hint == (name != "propose_decision")  # type: ignore[union-attr]
            for name, tool in tools.items()
        )
        assert (await told(client, "list_files"))["files"] == ["one.txt", "two.txt"]
        made = await told(client, "compare_files", files=["one.txt", "two.txt"])
        assert made["counts"]["conflict"] == 1
        found = await told(client, "list_findings", report=made["report"], kinds=["conflict"])
        assert (found["total"], found["next"]) == (1, None)
        (conflict,) = found["findings"]
        assert conflict["decision"] is conflict["proposal"] is None
        full = await told(client, "read_finding", report=made["report"], finding=conflict["id"])
        assert [item["name"] for item in full["evidence"]] == ["one.txt", "two.txt"]
        assert full["evidence"][0]["sentence"] == ONE.split(". ")[0] + "."
        for _ in range(2):  # the second time it says so already
            done = await told(
                client, "propose_decision", report=made["report"], finding=conflict["id"],
                verdict="dismiss", reason="two treaties",
            )  # fmt: skip
            assert done["counts"] is False
        again = await told(client, "read_finding", report=made["report"], finding=conflict["id"])
        assert again["decision"] is None
        assert again["proposal"]["reason"] == "two treaties"
        assert again["proposal"]["by"] == "a desk tool (a program)"
        kept.update(id=conflict["id"])

        texts = [{"name": "one.txt", "text": ONE}, {"name": "two.txt", "text": TWO}]
        same = await told(client, "compare_texts", texts=texts)
        (other,) = (await told(client, "list_findings", report=same["report"], kinds=["conflict"]))[
            "findings"
        ]
        assert other["fingerprint"] == conflict["fingerprint"]
        assert other["proposal"]["state"] == "kept"

    talk(work)
    monkeypatch.chdir(folder / "desk")
    lines = Path(".compare/proposals.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["source", "source", "proposal"]
    assert not Path(".compare/decisions.jsonl").exists()

    # no report takes it up, not even where somebody takes the file for one of decisions
    for more in ((), ("--decisions", ".compare/proposals.jsonl")):
        args = ("one.txt", "two.txt", "-q", "--fail-on", "conflict", "--undecided", *more)
        assert invoke(*args).exit_code == 1
    assert invoke("one.txt", "two.txt", "-q", "-o", "report.json").exit_code == 0
    listed = invoke("proposals", "report.json")
    assert "proposed: dismiss" in listed.stdout
    assert "undecided" in listed.stdout
    assert all(len(line) <= 80 for line in listed.stdout.splitlines())

    decided = invoke("decide", "report.json", kept["id"], "proposed", "--by", "Ida")
    assert decided.stderr == f"{kept['id']}: dismiss written to .compare/decisions.jsonl\n"
    args = ("one.txt", "two.txt", "-q", "--fail-on", "conflict", "--undecided")
    assert invoke(*args).exit_code == 0
    assert "dismissed" in invoke("proposals").stdout
    told_as_data = json.loads(invoke("proposals", "report.json", "--format", "json").stdout)
    assert told_as_data["proposals"][0]["now"] == {"state": "kept", "finding": kept["id"]}


def test_what_is_not_to_be_had_is_refused_in_one_line(
    talk: Callable[[Task], None], folder: Path, saved_report: bytes
) -> None:
    async def work(client: Client) -> None:
        for name in ("../outside.txt", str(folder / "outside.txt"), "link.txt", ".compare/x"):
            assert name in await refused(client, "compare_files", files=[name])
        assert (await told(client, "list_findings", report="report.json"))["total"] > 1
        assert "is not kept" in await refused(client, "list_findings", report="R9")
        assert "the report has F1 to" in await refused(
            client, "read_finding", report="report.json", finding="F999"
        )
        assert "Input should be" in await refused(
            client, "propose_decision", report="report.json", finding="F1", verdict="reopen",
            reason="x",
        )  # fmt: skip

    (folder / "desk" / "report.json").write_bytes(saved_report)
    (folder / "desk" / "link.txt").symlink_to(folder / "outside.txt")
    talk(work)
    assert not (folder / "desk" / ".compare").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(folder: Path, environment: dict[str, str], number: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "compare", "mcp", "--root", "."],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    )  # fmt: skip
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        hello = {
            "jsonrpc": "2.0", "id": 1, "method": "initialize",
            "params": {
                "protocolVersion": "2025-06-18", "capabilities": {},
                "clientInfo": {"name": "x", "version": "1"},
            },
        }  # fmt: skip
        process.stdin.write(json.dumps(hello).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["result"]["serverInfo"]["name"] == "compare"
        os.kill(process.pid, number)
        assert process.wait(20) == 128 + number
        assert process.stderr is not None
        assert process.stderr.read() == b""
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def test_what_cannot_be_served_is_refused(invoke: Invoke) -> None:
    assert "Missing option '--root'".lower() in invoke("mcp").stderr.lower()
    result = invoke("mcp", "--root", "nowhere")
    assert (result.exit_code, result.stderr) == (2, "compare: nowhere: is no folder\n")
