"""One story as several real programs write it: the same findings as from its plain text.

``python -m tools.page_corpus`` makes the files.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import compare

CORPUS = Path(__file__).with_name("page_corpus")


@cache
def findings(name: str) -> Counter[tuple[object, ...]]:
    """Return what is found of a file and another account, without where it stands."""
    report = compare.compare_files(CORPUS / name, CORPUS / "other.txt")
    return Counter(
        (f.kind, f.category, f.rule, *(" ".join(e.quote.split()) for e in f.evidence))
        for f in report.findings
    )


@pytest.mark.parametrize(
    "name",
    ["berth-pandoc.html", "berth-chromium.html", "berth-chromium.mhtml", "berth.eml"],
)
def test_a_page_or_mail_gives_the_findings_of_its_text(name: str) -> None:
    want = findings("berth.txt")
    assert sum(kind == "conflict" for kind, *_ in want) >= 2
    assert findings(name) == want
