"""Build ``reports/`` from ``seeds/``, or tell with ``--check`` what in it is stale.

The blocks of ``README.md`` that show output are made with it.

HTML, JSON, Markdown and text are held to their bytes. A PDF is held to the words on its pages,
since its bytes depend on the fonts of the machine. A picture is held to the hash of what it shows,
which ``pictures.json`` records: of a page of the review server, what the server sends.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import compare
from compare.model import Check, Report
from compare.render import Look, check, render
from tools import pictures, readme, reviews, visiting
from tools.exhibits import FORMATS, GALLERY, Comparison, Origin, pages

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
REPORTS = ROOT / "reports"
README = ROOT / "README.md"
MANIFEST = "pictures.json"
TERMINAL_LINES = 46
"""How much of the terminal output its picture shows."""


Made = Report | Check
"""What a row of the gallery shows."""


def reports() -> Iterator[tuple[Comparison, Made]]:
    """Compare the seeds, one row of the gallery after the other."""
    for comparison in GALLERY:
        seeds = [str(SEEDS / seed) for seed in comparison.seeds]
        if comparison.check:
            yield comparison, compare.check_files(*seeds)
        else:
            yield comparison, compare.compare_files(*seeds)


def rendered(made: Made, format: str, look: Look | None = None) -> bytes:
    """Return a report, or a check, in a format."""
    if isinstance(made, Check):
        return check.render(made, format, look or Look())
    return render(made, format, look)


def texts(made: Mapping[Comparison, Made]) -> dict[str, bytes]:
    """Return every file that is held to its bytes, by name."""
    files = {
        f"{comparison.name}.{suffix}": rendered(report, name)
        for comparison, report in made.items()
        for suffix, name in FORMATS.items()
    }
    return files | pages(made, reviews.section())


def terminal(comparison: Comparison, report: Made) -> str:
    """Return what the terminal shows, with its colours, cut to the size of a picture."""
    shown = rendered(report, "text", Look(width=80, color=True)).decode().split("\n")
    return "\n".join([f"$ {comparison.command}", *shown[:TERMINAL_LINES]])


def front(files: Mapping[str, bytes]) -> str:
    """Return the project's README with what it shows of the first report made anew."""
    first = GALLERY[0]
    shown = files[f"{first.name}.txt"].decode()
    return readme.filled(README.read_text("utf-8"), first.command, shown)


def digest(data: bytes) -> str:
    """Return the tagged SHA-256 of some bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def words(pdf: bytes) -> frozenset[str]:
    """Return the words on the pages of a PDF, without hyphens and without numbers.

    Where lines and pages break depends on the fonts of the machine: words come apart at hyphens,
    hashes anywhere, running heads and page numbers repeat. The rest does not depend on it.
    """
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["pdftotext", "-raw", "-enc", "UTF-8", file.name, "-"]
        text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    whole = re.sub(r"[-\N{SOFT HYPHEN}\N{HYPHEN}]\n?", "", text)
    tokens = (re.sub(r"^\W+|\W+$", "", token) for token in whole.split())
    return frozenset(token for token in tokens if token.isalpha())


def build() -> None:
    """Make every file of the gallery anew and remove what no longer belongs to it."""
    made = dict(reports())
    files = texts(made)
    shown = {name: digest(page) for name, page in visiting.pages().items()}
    with pictures.browser() as browser:
        files |= visiting.photographed(browser)
        for comparison, report in made.items():
            html = files[f"{comparison.name}.html"]
            pdf = files[f"{comparison.name}.pdf"] = rendered(report, "pdf")
            ansi = terminal(comparison, report)
            for name, shot in comparison.screens().items():
                files[name] = pictures.of_html(browser, html.decode(), shot)
            files[f"{comparison.name}-pdf.png"] = pictures.of_page(pdf)
            files[f"{comparison.name}-pdf-pages.png"] = pictures.of_pages(pdf)
            files[f"{comparison.name}-terminal.png"] = pictures.of_terminal(browser, ansi)
            shown |= _digests(comparison, {"html": html, "pdf": pdf, "terminal": ansi.encode()})
    files[MANIFEST] = (json.dumps(shown, indent=2, sort_keys=True) + "\n").encode()
    README.write_text(front(files), encoding="utf-8")
    REPORTS.mkdir(exist_ok=True)
    for path in REPORTS.iterdir():
        if path.name not in files:
            path.unlink()
    for name, data in files.items():
        (REPORTS / name).write_bytes(data)


def stale() -> list[str]:
    """Return one line for each file of the gallery that is not what ``build`` would make."""
    made = dict(reports())
    wanted = texts(made)
    present = {path.name: path.read_bytes() for path in REPORTS.glob("*")}
    known = {MANIFEST, *wanted}
    shown = json.loads(present.get(MANIFEST, b"{}"))
    problems = [
        f"{name}: {'differs' if name in present else 'missing'}"
        for name, data in wanted.items()
        if present.get(name) != data
    ]
    digests = {name: digest(page) for name, page in visiting.pages().items()}
    known |= set(digests)
    for comparison, report in made.items():
        name = f"{comparison.name}.pdf"
        html = wanted[f"{comparison.name}.html"]
        pdf = present.get(name, b"")
        known |= {name, *comparison.pictures()}
        if not pdf:
            problems.append(f"{name}: missing")
        elif differing := sorted(words(pdf) ^ words(rendered(report, "pdf"))):
            problems.append(f"{name}: other words, such as {', '.join(differing[:5])}")
        ansi = terminal(comparison, report).encode()
        digests |= _digests(comparison, {"html": html, "pdf": pdf, "terminal": ansi})
    for picture, shows in digests.items():
        if picture not in present:
            problems.append(f"{picture}: missing")
        elif shown.get(picture) != shows:
            problems.append(f"{picture}: shows something older")
    if README.read_text("utf-8") != front(wanted):
        problems.append("../README.md: shows something older")
    problems += [f"{name}: does not belong here" for name in sorted(set(present) - known)]
    return problems


def _digests(comparison: Comparison, sources: Mapping[Origin, bytes]) -> dict[str, str]:
    """Return the digest of what each picture of a comparison shows, by the picture's name."""
    return {name: digest(sources[origin]) for name, origin in comparison.pictures().items()}


def main() -> int:
    """Build, or check and return 1 where something is stale."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="change nothing, name what is stale")
    if not parser.parse_args().check:
        build()
        return 0
    problems = stale()
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("rebuild with ./dev gallery", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
