from __future__ import annotations

import pytest

from tests.render.golden import FOLDER, GOLDEN


@pytest.mark.parametrize("name", GOLDEN)
def test_is_as_it_was(name: str) -> None:
    golden = (FOLDER / name).read_bytes().decode()
    assert GOLDEN[name]() == golden, "if this is meant: python -m tests.render.golden"
