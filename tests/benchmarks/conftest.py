"""What the tests of the bench share: none of them measures our own texts unless it asks to."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sets import affairs, probes, stories


@pytest.fixture(autouse=True)
def own_stories(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that stands in for our own stories, empty at first."""
    folder = tmp_path / "own-stories"
    folder.mkdir()
    monkeypatch.setattr(stories, "OWN", folder)
    return folder


@pytest.fixture(autouse=True)
def own_affairs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that stands in for our own affairs, empty at first."""
    folder = tmp_path / "own-affairs"
    folder.mkdir()
    monkeypatch.setattr(affairs, "OWN", folder)
    return folder


@pytest.fixture(autouse=True)
def own_probes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no test measure our own probes."""
    monkeypatch.setattr(probes, "OWN", tmp_path / "own-probes")
