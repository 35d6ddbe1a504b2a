"""The table of hostile inputs: each is in the docs, and what holds it is there."""

from __future__ import annotations

import re
import resource
from pathlib import Path

import pytest

from tools.hostile.__main__ import main, row, table
from tools.hostile.case import Case
from tools.hostile.tried import CASES, tried

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_input_is_in_the_docs_once() -> None:
    shown = [line.split(" | ")[0].removeprefix("| ") for line in DOCS.splitlines()]
    for case in CASES:
        assert shown.count(case.what) == 1, case.what
    assert len({case.what for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "test",
    sorted(
        {case.test for case in CASES if case.test} | set(re.findall(r"`(tests/\S+::\w+)`", DOCS))
    ),
)
def test_what_holds_an_input_is_there(test: str) -> None:
    place, _, name = test.partition("::")
    assert f"def {name}(" in (ROOT / place).read_text(encoding="utf-8")


def of(words: str) -> Case:
    return next(case for case in CASES if words in case.what)


def test_what_is_refused_says_why() -> None:
    found = tried(of("names another file"))
    assert found.came_to == "refused: a.docx: declares XML entities, which no document needs"
    assert 0 < found.seconds < 60
    # Until it is another program, a process has the memory of the one that starts it.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert 10 < found.memory < max(1000, own + 50)


def test_what_is_compared_tells_the_conflict_around_it() -> None:
    assert tried(of("HTML, script and Markdown")).came_to == "compared"


def test_what_takes_too_long_is_ended_and_said() -> None:
    assert tried(of("30,000 sentences"), 0.05).came_to == "ended by the limit of 0 s"


def test_a_row_has_what_happened_and_what_holds_it(capsys: pytest.CaptureFixture[str]) -> None:
    case = of("an encrypted PDF")
    assert main(["--only", case.what]) == 0
    shown = capsys.readouterr().out.strip()
    assert re.fullmatch(
        rf"\| {case.what} \| refused: a.pdf: is encrypted; .* \| [\d.]+ s \| [\d,]+ MB "
        r"\| `read/test_pdf_hostile.py` \|",
        shown,
    )
    assert table([shown]).count("\n") == 2
    assert row(case, tried(case)).startswith(f"| {case.what} | refused")
