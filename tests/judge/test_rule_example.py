"""The worked example of docs/add-a-rule.md, taken from the page and tried out."""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest

from compare.judge import RULES
from tests.judge.told import told

PAGE = Path(__file__).parents[2] / "docs" / "add-a-rule.md"


def test_the_example_finds_and_leaves_alone_what_the_page_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = PAGE.read_text("utf-8")
    rule, tests = (textwrap.dedent(own) for own in re.findall(r"```python\n(.*?)```", text, re.S))
    module = ModuleType("compare.judge.ages")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(rule, module.__dict__)
    (row,) = re.findall(r'`"(\w+)": "compare\.judge\.ages",`', text)
    monkeypatch.setitem(RULES, row, module.__name__)
    told.cache_clear()
    try:
        written: dict[str, object] = {}
        exec(tests, written)
        checks = [own for name, own in written.items() if name.startswith("test_")]
        assert len(checks) == 2
        for check in checks:
            assert callable(check)
            check()
    finally:
        told.cache_clear()
