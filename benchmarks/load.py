"""Measures the review server under many reviewers: ``python -m benchmarks.load``.

A server of its own on this machine, as ``compare serve`` starts it, one story of two sample
articles, and as many connections as there are reviewers, each with a token of its own. The time of
a request is from its first byte to the last one of the answer. *At once*: somebody comments, so
that nothing that was made before is of use, all ask for the same at one instant, and again when
the last has its answer. *A request a second*: each does something every second, at a moment of its
own; of three requests two look at the queue and one comments. *With streams*: the same while each
also listens to the server's events, as a page with a script does.
It takes about a minute, and says how busy the machine was; on a busy one the figures say nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from benchmarks.record import table

ROOT = Path(__file__).parents[1]
STORY = (ROOT / "seeds" / "harbour-wire.txt", ROOT / "seeds" / "harbour-local.md")
QUEUE, GATE, LIST, EVENTS = (
    "/stories/1",
    "/api/v1/stories/1/gate?fail_on=open",
    "/api/v1/stories/1/findings",
    "/api/v1/stories/1/events",
)


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs."""

    port: int
    process: subprocess.Popen[str]
    tokens: tuple[str, ...]
    """One for each reviewer."""
    findings: tuple[int, ...]


@dataclass(slots=True)
class Reviewer:
    """One connection, kept open as a browser does."""

    served: Served
    token: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @staticmethod
    async def connect(served: Served, token: str) -> Reviewer:
        """Open the connection."""
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        return Reviewer(served, token, reader, writer)

    async def ask(self, path: str, sent: object = None) -> float:
        """Return how long one request took, in seconds; raise where it is refused."""
        body = b"" if sent is None else json.dumps(sent).encode()
        head = self._head("GET" if sent is None else "POST", path, len(body))
        start = time.perf_counter()
        self.writer.write(head + body)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1])
            for line in answer.lower().split(b"\r\n")
            if line.startswith(b"content-length:")
        )
        await self.reader.readexactly(length)
        took = time.perf_counter() - start
        if answer.split(None, 2)[1] not in (b"200", b"201"):
            raise RuntimeError(f"{path}: {answer[:100].decode('latin-1')}")
        return took

    async def listen(self) -> None:
        """Listen to what happens in the story for as long as the connection is open."""
        self.writer.write(self._head("GET", EVENTS, 0))
        while await self.reader.read(65536):
            pass

    def _head(self, method: str, path: str, length: int) -> bytes:
        head = (
            f"{method} {path} HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{self.served.port}\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        )
        return head.encode()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure the review server under load.")
    parser.add_argument("--reviewers", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=10, help="of all at once")
    parser.add_argument("--seconds", type=int, default=20, help="of a request a second each")
    options = parser.parse_args()
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), options.reviewers) as own:
        rows = asyncio.run(measured(own, options.rounds, options.seconds))
    head = ("what", "requests", "median", "95th percentile", "longest", "processor time of one")
    print(table(head, rows))
    print(f"\nload average before: {busy:.1f}, on {os.cpu_count()} cores")


async def measured(own: Served, rounds: int, seconds: int) -> list[list[str]]:
    """Return a row for each sort of load."""
    people = [await Reviewer.connect(own, token) for token in own.tokens]
    rows = []
    for name, path in (
        ("the queue as a page", QUEUE),
        ("the queue as data", LIST),
        ("the gate", GATE),
    ):
        await people[0].ask(path)  # reports are read once
        before = cpu_of(own.process.pid)
        times = []
        for _ in range(rounds):
            await people[0].ask(f"{LIST}/{own.findings[0]}/comments", {"text": "Has anybody rung?"})
            times += await asyncio.gather(*(one.ask(path) for one in people))
        rows.append(row(f"{name}, at once", times, cpu_of(own.process.pid) - before))
    rows.append(await a_second_each("a request a second each", own, people, seconds))
    listeners = [await Reviewer.connect(own, token) for token in own.tokens]
    ears = [asyncio.create_task(one.listen()) for one in listeners]
    rows.append(await a_second_each("the same with streams", own, people, seconds))
    for ear in ears:
        ear.cancel()
    for one in (*people, *listeners):
        one.writer.close()
    return rows


async def a_second_each(
    name: str, own: Served, people: Sequence[Reviewer], seconds: int
) -> list[str]:
    """Return the row of a request a second each."""
    before = cpu_of(own.process.pid)
    each = await asyncio.gather(*(at_work(one, n, seconds) for n, one in enumerate(people)))
    times = [took for some in each for took in some]
    return row(name, times, cpu_of(own.process.pid) - before)


async def at_work(one: Reviewer, number: int, seconds: int) -> list[float]:
    """Do something every second, a third of it comments."""
    chance = Random(number)
    await asyncio.sleep(chance.random())
    times = []
    start = time.perf_counter()
    for n in range(seconds):
        await asyncio.sleep(max(0.0, start + n - time.perf_counter()))
        if (n + number) % 3:
            times.append(await one.ask(QUEUE))
        else:
            finding = chance.choice(one.served.findings)
            text = {"text": f"reviewer {number}, remark {n}"}
            times.append(await one.ask(f"{LIST}/{finding}/comments", text))
    return times


def row(name: str, times: Sequence[float], cpu: float) -> list[str]:
    """Return the figures of some requests, in milliseconds."""
    ordered = sorted(times)
    places = (len(ordered) // 2, int(len(ordered) * 0.95), len(ordered) - 1)
    shown = [f"{1000 * ordered[place]:.0f} ms" for place in places]
    return [name, str(len(ordered)), *shown, f"{1000 * cpu / len(ordered):.1f} ms"]


def cpu_of(pid: int) -> float:
    """Return the seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(folder: Path, reviewers: int) -> Iterator[Served]:
    """Compare a story, let in the reviewers, and serve it."""
    database = folder / "review.db"
    tokens, findings = prepared(str(database), reviewers)
    command = (sys.executable, "-m", "compare", "serve", "--port", "0", "--database", database)
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, text=True
    )
    try:
        assert process.stdout is not None
        port = urlsplit(process.stdout.readline().strip()).port
        if port is None:
            raise RuntimeError("the server did not start")
        yield Served(port, process, tokens, findings)
    finally:
        process.terminate()
        process.communicate()


def prepared(path: str, reviewers: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the reviewers' tokens and the ids of the findings."""
    from compare.serve.store import Database, access, review, runs, stories
    from compare.serve.worker import Worker, comparing

    database = Database(path)
    try:
        with database.write("bench") as change:
            story = stories.add(change, "The harbour")
            for file in STORY:
                stories.upload(change, story, file.name, file.read_bytes())
            runs.start(change, story)
        Worker(database, comparing(None)).step()
        with database.write("bench") as change:
            tokens = tuple(
                access.make_token(change, f"reviewer {n}", True) for n in range(reviewers)
            )
            return tokens, tuple(one.id for one in review.queue(change.db, story))
    finally:
        database.close()


if __name__ == "__main__":
    main()
