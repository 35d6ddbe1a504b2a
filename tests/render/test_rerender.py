"""A report read back from JSON gives the same bytes as the one that was made."""

from __future__ import annotations

import pytest

from compare.codec import dumps, loads
from compare.render import FORMATS, Look, render
from tests.render import sample_report as sample

LOOKS = {
    "text": (Look(), Look(width=44, color=True)),
    "pdf": (Look(paper="Letter", attach=True),),
    "docx": (Look(), Look(paper="Letter")),
}


@pytest.mark.parametrize("format", sorted(FORMATS))
@pytest.mark.parametrize("name", ["one", "two", "five", "right_to_left", "hostile"])
def test_a_report_read_back_gives_the_same_bytes(name: str, format: str) -> None:
    report = getattr(sample, name)()
    saved = loads(dumps(report))
    for look in LOOKS.get(format, (Look(),)):
        assert render(saved, format, look) == render(report, format, look) != b""
