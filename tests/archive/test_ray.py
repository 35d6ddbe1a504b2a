"""On a cluster of Ray with two nodes on this machine, one worker of which is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.archive import cluster
from compare.archive.state import opened
from tests.archive.conftest import Made
from tests.archive.tables import same
from tests.archive.test_kill import ROOT, waited

_CLUSTER = """
import sys
from ray.cluster_utils import Cluster
small = {"num_cpus": 1, "object_store_memory": 100_000_000}
cluster = Cluster(initialize_head=True, head_node_args={**small, "include_dashboard": False})
cluster.add_node(**small)
print(cluster.address, flush=True)
sys.stdin.read()
cluster.shutdown()
"""


_ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "RAY_USAGE_STATS_ENABLED": "0",
    "no_proxy": "*",
}


@pytest.fixture
def address() -> Iterator[str]:
    command = [sys.executable, "-c", _CLUSTER]
    with subprocess.Popen(
        command, stdin=-1, stdout=-1, env=_ENVIRONMENT, encoding="utf-8", start_new_session=True
    ) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        yield run.stdout.readline().strip()
        run.stdin.close()
        run.wait(60)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Ray is tested on Linux alone")
def test_a_cluster_of_which_a_worker_is_killed(made: Made, tmp_path: Path, address: str) -> None:
    out = tmp_path / "a"
    words = ["archive", "build", str(made.source), "--out", str(out), "--engine", "ray"]
    run = subprocess.Popen(
        [sys.executable, "-m", "compare", *words, "--address", address, "--workers", "2"],
        cwd=ROOT,
        env=_ENVIRONMENT,
    )
    os.kill(int(str(waited(_busy()))), signal.SIGKILL)
    assert run.wait(180) == 0
    cluster(opened(str(out)))
    same(made.archive, out)


def _busy() -> Iterator[int | None]:
    """Yield the number of a process of Ray that reads articles, or None while there is none."""
    while True:
        yield next(_workers(), None)


def _workers() -> Iterator[int]:
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and b"UDFActor" in (folder / "cmdline").read_bytes():
                yield int(folder.name)
        except OSError:
            continue
