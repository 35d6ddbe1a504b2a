"""Measure time and size: ``python -m benchmarks.speed``.

CPU time (user and system, of the process and its children) and peak memory, each measurement in a
process of its own. The accounts are made by ``benchmarks/articles.py``. With ``--prosediff
COMMAND`` the same files go through prosediff in the same run, for the ratio.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import record
from benchmarks.articles import pair
from benchmarks.process import middle, run

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
_WARM = """
import sys, time
from pathlib import Path
import compare
from benchmarks.articles import pair
texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[2:4]]
# Another pair of accounts first, so that everything that loads on use is there.
compare.to_dict(compare.compare_texts(*pair(300, seed=1)))
spent = []
for _ in range(int(sys.argv[1])):
    start = time.process_time()
    compare.to_dict(compare.compare_texts(*texts))
    spent.append(time.process_time() - start)
print(sorted(spent)[len(spent) // 2])
"""
_RENDER = """
import sys, time
from compare.render import render
from tests.render.sample_report import long
format, rows = sys.argv[1], int(sys.argv[2])
small, report = long(2), long(rows)
render(small, format)
start = time.process_time()
data = render(report, format)
print(time.process_time() - start, len(data))
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the result."""

    name: str
    value: str
    target: str = ""


def measures(sizes: Sequence[int], times: int, prosediff: str | None) -> Iterator[Measure]:
    """Yield every measurement as it is made."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder)
        yield from _start_up(times)
        yield from _cold(files, times, prosediff)
        yield from _growth(files, sizes)
    yield from _renderers()


def _start_up(times: int) -> Iterator[Measure]:
    bare = middle([sys.executable, "-c", "pass"], times).cpu
    helped = middle([sys.executable, "-m", "compare", "--help"], times).cpu
    yield Measure("python -c pass", f"{1000 * bare:.0f} ms")
    yield Measure("compare --help", f"{1000 * helped:.0f} ms", "under 150 ms")


def _cold(files: Path, times: int, prosediff: str | None) -> Iterator[Measure]:
    outputs = {
        "terminal": [],
        "terminal and HTML": ["-o", str(files / "out.html")],
        "terminal and PDF": ["-o", str(files / "out.pdf")],
    }
    for words, runs in ((640, times), (6_400, max(1, times // 2))):
        ours = _write(files, words)
        peer = None
        if prosediff:
            command = [prosediff, "--files", *ours, "-o", str(files / "peer.html")]
            peer = middle(command, runs).cpu
            yield Measure(f"prosediff, 2 x {words:,} words", f"{peer:.2f} s")
        for name, extra in outputs.items() if words == 640 else [("terminal", [])]:
            cost = middle([sys.executable, "-m", "compare", *ours, *extra], runs)
            ratio = f"; {cost.cpu / peer:.1f} x prosediff" if peer and name == "terminal" else ""
            target = "" if name != "terminal" else "<= 3 x prosediff"
            if words != 640:
                target = "<= 2 x prosediff"
            value = f"{cost.cpu:.2f} s{ratio}; {cost.memory:.0f} MB"
            yield Measure(f"2 x {words:,} words, cold, {name}", value, target)
        if words == 640:
            spent = float(run([sys.executable, "-c", _WARM, "5", *ours]).output)
            yield Measure("the same, Python, models warm", f"{spent:.2f} s", "under 0.3 s")


def _growth(files: Path, sizes: Sequence[int]) -> Iterator[Measure]:
    points = []
    for words in sizes:
        ours = _write(files, words)
        cost = run([sys.executable, "-c", _WARM, "1", *ours])
        spent = float(cost.output)
        points.append((words, spent))
        target = "under 2,000 MB" if words == 100_000 else ""
        value = f"{spent:.2f} s; {cost.memory:.0f} MB"
        yield Measure(f"2 x {words:,} words, models warm", value, target)
    if len(points) > 1:
        yield Measure("exponent of growth", f"{exponent(points):.2f}", "<= 1.15")


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of a straight line through the logarithms of sizes and times."""
    xs, ys = ([math.log(value) for value in side] for side in zip(*points, strict=True))
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return over / sum((a - x) ** 2 for a in xs)


def _renderers() -> Iterator[Measure]:
    output = run([sys.executable, "-c", _RENDER, "html", "500"]).output.split()
    size = f"{int(output[1]) / 1e6:.2f} MB; {float(output[0]):.2f} s"
    yield Measure("HTML of 500 aligned rows", size, "under 1 MB")
    points = []
    for rows in (125, 250, 500):
        output = run([sys.executable, "-c", _RENDER, "pdf", str(rows)]).output.split()
        points.append((rows, float(output[0])))
    value = f"{points[-1][1]:.2f} s; {int(output[1]) / 1e6:.2f} MB"
    yield Measure("PDF of 500 aligned rows", value, "<= 6 s")
    yield Measure("exponent of PDF time in rows, 125 to 500", f"{exponent(points):.2f}", "linear")


def _write(files: Path, words: int) -> list[str]:
    paths = []
    for name, text in zip(("a", "b"), pair(words), strict=True):
        path = files / f"{name}-{words}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--prosediff", metavar="COMMAND", help="also measure this prosediff")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="runs of short commands")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="WORDS")
    parser.add_argument("--write", action="store_true", help="record in benchmarks/RESULTS.md")
    parser.add_argument("--date", help="date to record, as YYYY-MM-DD; needed by --write")
    parser.add_argument("--note", default="", help="a remark to record, on the machine say")
    options = parser.parse_args(given)
    if options.write and not options.date:
        parser.error("--write needs --date")
    return options


def main(given: Sequence[str] | None = None) -> None:
    """Run the bench."""
    options = arguments(given)
    found = []
    for measure in measures(options.sizes, options.times, options.prosediff):
        found.append(measure)
        print(f"{measure.name:44} {measure.value:36} {measure.target}".rstrip(), flush=True)
    if options.write:
        command = "python -m benchmarks.speed" + (" --prosediff COMMAND" * bool(options.prosediff))
        rows = [(m.name, m.value, m.target) for m in found]
        notes = [f"{os.cpu_count()} processors. {options.note}".strip()]
        table = record.table(("what", "measured", "target"), rows)
        record.write("speed", options.date, command, notes, [table])


if __name__ == "__main__":
    main()
