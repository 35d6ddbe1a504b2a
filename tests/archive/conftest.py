from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.made_archive import Planted, make
from compare.archive import build, cluster
from compare.archive.state import opened

NUMBER = 120


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Daft leaves the pipe of a worker that has ended for the garbage collector to close.
    mark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(mark)


@dataclass(frozen=True)
class Made:
    source: Path
    """JSON lines."""
    planted: Planted
    archive: Path
    """Built of it in one go, by one worker, with clusters."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "wire.jsonl"
    planted = make(NUMBER, source, seed=3)
    build(str(source), str(folder / "archive"))
    cluster(opened(str(folder / "archive")))
    return Made(source, planted, folder / "archive")
