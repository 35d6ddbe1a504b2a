"""The commands of ``./dev``: each sets up what it needs, does its work and returns an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tools.dev import system, venv
from tools.dev.run import ROOT, SetupError, become, say, show

DEMO = ("seeds/harbour-wire.txt", "seeds/harbour-local.md")
OUT = "out"
REVIEW = f"{OUT}/review.db"

_PDF_NOT_POSSIBLE = 3
"""Exit code of ``compare`` where all but the PDF was written."""

_RUN = ("serve",)
"""The extra that ``./dev review`` needs."""

_TESTED = ("archive", "mcp", "ray", "serve")
"""The extras that tests need; ``judge`` is a package of the group ``dev`` already."""

_LINTERS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))


def main(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` name and return its exit code; 2 where it cannot run."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command not in {review, test, gallery}:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        code: int = options.command(rest)
    except SetupError as error:
        print(f"dev: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return code


def demo(_: Sequence[str]) -> int:
    """Compare two sample articles and leave an HTML and a PDF report in out/."""
    _ensure_to_run()
    reports = [f"{OUT}/demo.html", f"{OUT}/demo.pdf"]
    outputs = [part for report in reports for part in ("-o", report)]
    arguments = [*DEMO, "--format", "text", *outputs]
    say(f"compare {' '.join(arguments)}")
    code = show([venv.BIN / "compare", *arguments])
    if code in {0, _PDF_NOT_POSSIBLE}:
        for report in reports:
            if (ROOT / report).exists():
                say(f"report: {ROOT / report}")
    return code


def review(serve_arguments: Sequence[str]) -> int:
    """Review two sample articles in the browser; arguments go to compare serve."""
    _ensure_to_run()
    arguments = ["serve", "--database", REVIEW, *DEMO, *serve_arguments]
    say(f"compare {' '.join(arguments)}")
    become([venv.BIN / "compare", *arguments])


def test(pytest_arguments: Sequence[str]) -> int:
    """Run all checks and tests; with arguments, pytest alone with these."""
    system.ensure(tests=True)
    venv.ensure(tests=True)
    if pytest_arguments:
        return show([venv.PYTHON, "-m", "pytest", *pytest_arguments])
    failed = _run_linters()
    say("pytest -n 2")
    code = show([venv.PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal"])
    if code:
        failed.append("pytest")
    say(f"FAILED: {', '.join(failed)}" if failed else "all checks and tests passed")
    return 1 if failed else 0


def lint(_: Sequence[str]) -> int:
    """Run ruff check, ruff format --check and mypy."""
    venv.ensure(tests=True)
    return 1 if _run_linters() else 0


def gallery(gallery_arguments: Sequence[str]) -> int:
    """Rebuild the sample reports in reports/; arguments go to tools/gallery.py."""
    system.ensure(tests=True)
    venv.ensure(tests=True)
    return show([venv.PYTHON, ROOT / "tools" / "gallery.py", *gallery_arguments])


def lock(_: Sequence[str]) -> int:
    """Resolve the dependencies anew and write both locks."""
    venv.ensure(tests=True)
    # Without header and annotations, a lock holds no address and no path.
    resolve = ("pip", "compile", "pyproject.toml", "--universal", "--upgrade", "--quiet")
    form = ("--generate-hashes", "--no-header", "--no-annotate")
    run = ("--group", "build", *_extras(_RUN), "--output-file", venv.RUN_LOCK)
    tested = ("--group", "dev", *_extras(_TESTED))
    dev = (*tested, "--constraint", venv.RUN_LOCK, "--output-file", venv.DEV_LOCK)
    for part in (run, dev):
        if code := show([venv.BIN / "uv", *resolve, *form, *part]):
            return code
    say(f"wrote {venv.RUN_LOCK} and {venv.DEV_LOCK}; the next command installs what changed")
    return 0


def _ensure_to_run() -> None:
    """Set up what running needs, and do without PDF where the system lacks something for it."""
    try:
        system.ensure(tests=False)
    except SetupError as error:
        say(f"no PDF for now. {error}")
    venv.ensure(tests=False)
    (ROOT / OUT).mkdir(exist_ok=True)


def _extras(names: Sequence[str]) -> list[str]:
    return [word for name in names for word in ("--extra", name)]


def _run_linters() -> list[str]:
    """Run each, even where one fails; return the command lines of those that failed."""
    failed = []
    for command in _LINTERS:
        line = " ".join(command)
        say(line)
        if show([venv.PYTHON, "-m", *command]):
            failed.append(line)
    return failed


def _parser() -> argparse.ArgumentParser:
    about = "Set up the checkout and work on it."
    parser = argparse.ArgumentParser(prog="./dev", description=about)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (demo, review, test, lint, gallery, lock):
        summary = (command.__doc__ or "").strip()
        added = commands.add_parser(command.__name__, help=summary, description=summary)
        added.set_defaults(command=command)
    return parser
