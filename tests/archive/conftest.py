from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.made_archive import Planted, make
from compare.archive import build, cluster
from compare.archive.state import opened
from tests.archive.processes import ROOT

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


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder in which workers note that they have begun."""
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


TRAM = (
    "Marlow council votes for tram\n\nThe council of Marlow voted 23 to 9 for a tram to Penbury on "
    "Tuesday. Mayor Ines Rudd said building begins in May. It will cost 84 million pounds.\n",
    "Tram to Penbury is coming\n\nWith 23 votes to 8 the Marlow council has decided on a tram to "
    "Penbury. It will cost 84 million pounds, and building begins in May, mayor Ines Rudd said.\n",
)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stories of two accounts, and a copy of one of them."""
    folder = tmp_path_factory.mktemp("stories")
    given = folder / "given"
    given.mkdir()
    seeds = ROOT / "seeds"
    wire = (seeds / "harbour-wire.txt").read_text("utf-8")
    (given / "a-wire.txt").write_text(wire, "utf-8")
    (given / "b-local.md").write_bytes((seeds / "harbour-local.md").read_bytes())
    (given / "c-copy.txt").write_text(wire, "utf-8")
    for n, text in enumerate(TRAM):
        (given / f"e-{n}.txt").write_text(text, "utf-8")
    out = folder / "archive"
    build(str(given), str(out))
    cluster(opened(str(out)))
    return out
