"""On a cluster of Ray with two nodes on this machine, one worker of which is killed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.archive import cluster, compare
from compare.archive.state import opened
from tests.archive.conftest import Made
from tests.archive.processes import WAITING, replaced, started
from tests.archive.tables import rows, same

_CLUSTER = """
import os, sys
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
from ray.cluster_utils import Cluster
small = {"num_cpus": 1, "object_store_memory": 100_000_000}
cluster = Cluster(initialize_head=True, head_node_args={**small, "include_dashboard": False})
cluster.add_node(**small)
print(cluster.address, flush=True)
sys.stdin.read()
cluster.shutdown()
"""
_BUILD = f"""{WAITING}
from compare.archive import build
from compare.archive.engine import on_cluster
held = sys.modules["compare.archive.build"]

class Reader(Waiting, held.Reader):
    batch = 8

held.Reader = Reader
on_cluster(sys.argv[4])
build(sys.argv[2], sys.argv[3], workers=2)
"""
_COMPARE = f"""{WAITING}
from compare.archive import compare, comparing
from compare.archive.engine import on_cluster

class Judge(Waiting, comparing.Judge):
    batch = 1

comparing.Judge = Judge
on_cluster(sys.argv[3])
compare(sys.argv[2], workers=2)
"""
_JOIN = """
import os, sys, time
from compare.archive import build, candidates
from compare.archive.engine import engine, on_cluster

notes, done = sys.argv[1], []
held = candidates._pairs

def paused(groups, most):
    if done:  # only the first join, which is that of wording
        return held(groups, most)
    done.append(groups)

    def wait(lists):
        own = str(os.getpid())  # the other worker may do what this one leaves: calls count
        for name in (own, f"{own}{time.monotonic_ns()}"):
            open(os.path.join(notes, name), "w").close()
        try:
            os.symlink(str(os.getpid()), os.path.join(notes, "waits"))
        except FileExistsError:
            return lists
        parent = os.getppid()
        while os.getppid() == parent:
            time.sleep(0.02)
        os._exit(1)

    daft = engine()
    kind = daft.DataType.list(daft.DataType.int64())
    wait = daft.func.batch(return_dtype=kind)(wait)
    return held(groups.with_column("articles", wait(daft.col("articles"))), most)

candidates._pairs = paused
on_cluster(sys.argv[4])
build(sys.argv[2], sys.argv[3], workers=2)
"""
"""A build whose first worker waits in the join of wording, its lists of articles already shuffled,
to be killed."""
_COMMAND = """
import os, sys
os.cpu_count = lambda: 7  # of the machine that calls; the cluster has two
import compare.archive
held = compare.archive.build

def build(*given, workers, **named):
    print(workers, flush=True)
    return held(*given, workers=workers, **named)

compare.archive.build = build
from compare.__main__ import run
sys.argv[0] = "compare"
run()
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with started("-c", _CLUSTER) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        yield run.stdout.readline().strip()
        run.stdin.close()
        run.wait(60)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Ray is tested on Linux alone")
def test_a_cluster_of_which_a_worker_is_killed(
    made: Made, tmp_path: Path, notes: Path, address: str
) -> None:
    out = tmp_path / "a"
    # The name of the archive holds from where the program runs; Ray's workers are elsewhere.
    words = ("-c", _BUILD, str(notes), str(made.source), out.name, address)
    with started(*words, folder=tmp_path) as run:
        replaced(run, notes)
    cluster(opened(str(out)))
    same(made.archive, out)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Ray is tested on Linux alone")
def test_a_cluster_of_which_a_worker_is_killed_says_the_same_of_pairs(
    told: Path, tmp_path: Path, notes: Path, address: str
) -> None:
    alone, out = tmp_path / "alone", tmp_path / "a"
    for copy in (alone, out):
        shutil.copytree(told, copy)
    compare(str(alone))
    with started("-c", _COMPARE, str(notes), str(out), address) as run:
        replaced(run, notes)
    for table in ("pairs", "findings", "passages"):
        assert rows(out, table) == rows(alone, table), table


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Ray is tested on Linux alone")
def test_a_cluster_of_which_a_worker_is_killed_in_a_join(
    made: Made, tmp_path: Path, notes: Path, address: str
) -> None:
    out = tmp_path / "a"
    with started("-c", _JOIN, str(notes), str(made.source), str(out), address) as run:
        replaced(run, notes)
    cluster(opened(str(out)))
    same(made.archive, out)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Ray is tested on Linux alone")
@pytest.mark.parametrize(("words", "workers"), [((), "2"), (("--workers", "1"), "1")])
def test_all_processors_of_a_cluster_work(
    made: Made, tmp_path: Path, address: str, words: tuple[str, ...], workers: str
) -> None:
    out = tmp_path / "a"
    given = ("archive", "build", str(made.source), "--out", str(out))
    on = ("--engine", "ray", "--address", address)
    with started("-c", _COMMAND, *given, *on, *words) as run:
        text, _ = run.communicate(timeout=300)
    assert (run.returncode, text.strip()) == (0, workers)
    cluster(opened(str(out)))
    same(made.archive, out)
