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
from benchmarks.articles import group, pair
from benchmarks.process import middle, run

_ROWS = 8_400
"""Words of an account with some 500 sentences."""
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
_FORMATS = ("html", "pdf", "docx")
_WHOLE = """
import sys, time
from pathlib import Path
import compare
from benchmarks.articles import pair
from compare.options import Options
from compare.render import render
formats, names = sys.argv[1].split(","), sys.argv[2:]
texts = [Path(name).read_text(encoding="utf-8") for name in names]
small = compare.compare_texts(*pair(300, seed=1))
for format in formats:
    render(small, format)
start = time.process_time()
report = compare.compare_texts(*texts, options=Options(internal=False))
print("compare", time.process_time() - start, 0)
for format in formats:
    start = time.process_time()
    data = render(report, format)
    print(format, time.process_time() - start, len(data))
told = [len(alignment.members) > 1 for alignment in report.alignments]
print(sum(told), len(report.findings))
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


PARTS = ("start", "articles", "growth", "five", "rows")
"""Start-up; two articles cold and warm; growth with length; five accounts; 500 aligned rows."""


def measures(
    parts: Sequence[str], sizes: Sequence[int], times: int, prosediff: str | None
) -> Iterator[Measure]:
    """Yield every measurement of these parts as it is made."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder)
        if "start" in parts:
            yield from _start_up(times)
        if "articles" in parts:
            yield from _cold(files, times, prosediff)
        if "growth" in parts:
            yield from _growth(files, sizes)
        if "five" in parts:
            yield from _whole("five accounts of 640 words", _saved(files, group(640, 5)))
        if "rows" in parts:
            yield from _whole(
                "two accounts that tell the same", _saved(files, group(_ROWS, 2, shared=1.0))
            )
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
            target = "" if name != "terminal" else "<= 4 x prosediff"
            if words != 640:
                target = "<= 2.5 x prosediff"
            value = f"{cost.cpu:.2f} s{ratio}; {cost.memory:.0f} MB"
            yield Measure(f"2 x {words:,} words, cold, {name}", value, target)
            if name == "terminal":
                again = middle([sys.executable, "-m", "compare", *ours], runs, _kept(files))
                value = f"{again.cpu:.2f} s; {again.memory:.0f} MB"
                yield Measure(f"2 x {words:,} words, again, texts unchanged", value)
        if words == 640:
            spent = float(run([sys.executable, "-c", _WARM, "5", *ours]).output)
            yield Measure("the same, Python, models warm", f"{spent:.2f} s", "under 0.8 s")


def _kept(files: Path) -> dict[str, str]:
    """Return the variable that lets the command keep what the model made of the texts."""
    return {"COMPARE_CACHE": str(files / "kept")}


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


def _whole(what: str, files: Sequence[str]) -> Iterator[Measure]:
    """Compare and write each format, all warm; say first how much there was to tell."""
    cost = run([sys.executable, "-c", _WHOLE, ",".join(_FORMATS), *files])
    *lines, last = (line.split() for line in cost.output.splitlines())
    yield Measure(what, f"{last[0]} aligned rows, {last[1]} findings; {cost.memory:.0f} MB")
    for name, spent, size in lines:
        told = f"{float(spent):.2f} s" + (f"; {int(size) / 1e6:.2f} MB" if int(size) else "")
        yield Measure(f"  {name}", told)


def _renderers() -> Iterator[Measure]:
    """Write the report of 500 aligned rows that the tests have, as the targets mean it."""
    for format, target in (("html", "under 1 MB"), ("docx", "")):
        output = run([sys.executable, "-c", _RENDER, format, "500"]).output.split()
        size = f"{float(output[0]):.2f} s; {int(output[1]) / 1e6:.2f} MB"
        name = {"html": "HTML"}.get(format, format)
        yield Measure(f"{name} of 500 aligned rows", size, target)
    points = []
    for rows in (125, 250, 500):
        output = run([sys.executable, "-c", _RENDER, "pdf", str(rows)]).output.split()
        points.append((rows, float(output[0])))
    value = f"{points[-1][1]:.2f} s; {int(output[1]) / 1e6:.2f} MB"
    yield Measure("PDF of 500 aligned rows", value, "<= 6 s")
    yield Measure("exponent of PDF time in rows, 125 to 500", f"{exponent(points):.2f}", "linear")


def _write(files: Path, words: int) -> list[str]:
    return _saved(files, pair(words))


def _saved(files: Path, texts: Sequence[str]) -> list[str]:
    paths = []
    for number, text in enumerate(texts):
        path = files / f"{chr(ord('a') + number)}-{len(text)}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--prosediff", metavar="COMMAND", help="also measure this prosediff")
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS)
    )
    parser.add_argument("--times", type=int, default=5, metavar="N", help="runs of short commands")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="WORDS")
    parser.add_argument("--write", action="store_true", help="record in benchmarks/RESULTS.md")
    parser.add_argument("--date", help="date to record, as YYYY-MM-DD; needed by --write")
    parser.add_argument("--note", default="", help="a remark to record, on the machine say")
    options = parser.parse_args(given)
    if options.write and not options.date:
        parser.error("--write needs --date")
    if options.write and tuple(options.only) != PARTS:
        parser.error("--write records all parts; leave --only away")
    return options


def main(given: Sequence[str] | None = None) -> None:
    """Run the bench."""
    options = arguments(given)
    found = []
    for measure in measures(options.only, options.sizes, options.times, options.prosediff):
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
