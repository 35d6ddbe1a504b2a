"""Two runs that keep and read the same text at once, and files that another version left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from compare.analyse import models, store
from compare.analyse.pack import pack
from compare.analyse.sentences import segment
from compare.analyse.store import Store
from compare.model import Document
from compare.read import read_text
from tests.analyse.kept import ONE, files, same
from tests.conftest import ROOT

_WRITER = """
import sys
from pathlib import Path
from compare.analyse import store
from compare.analyse.pack import unpack
from compare.analyse.store import Store
from tests.analyse.test_store_writers import document
folder, body, times = sys.argv[1], Path(sys.argv[2]).read_bytes(), int(sys.argv[3])
kept, text = Store(folder), document()
key = store._key(text)
path = kept.folder / (key.hex() + ".tokens")
print("ready", flush=True)
sys.stdin.readline()
for _ in range(times):
    kept._write(path, key, body)
    seen = kept._read(path, key, lambda data: unpack(data, text))
    assert seen is not None, "half a file was seen"
"""


def document() -> Document:
    return segment(read_text(ONE, "a.txt"))


def writer(folder: Path, body: Path, times: int) -> subprocess.Popen[str]:
    """Start a process that waits for a line and then keeps the same text many times."""
    started = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder), str(body), str(times)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def test_two_processes_that_keep_one_text_at_once_do_not_disturb_each_other(
    tmp_path: Path,
) -> None:
    right = models.parse(document())
    body = tmp_path / "body"
    body.write_bytes(pack(right))
    writers = [writer(tmp_path, body, 150) for _ in range(2)]
    for one in writers:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in writers:
        one.communicate(timeout=120)
    assert [one.returncode for one in writers] == [0, 0]
    assert len(files(tmp_path)) == 1
    assert same(Store(tmp_path).parse(document()), right)


def test_a_writer_that_is_killed_leaves_what_can_be_used_or_made_anew(tmp_path: Path) -> None:
    right = models.parse(document())
    body = tmp_path / "body"
    body.write_bytes(pack(right))
    one = writer(tmp_path, body, 1_000_000)
    assert one.stdin is not None
    one.stdin.write("go\n")
    one.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):
        one.wait(0.3)  # it is in the midst of it
    one.send_signal(signal.SIGKILL)
    one.communicate(timeout=60)
    assert one.returncode == -signal.SIGKILL
    kept = Store(tmp_path)
    assert same(kept.parse(document()), right)
    kept.clear()
    assert kept.size() == (0, 0)
    assert not kept.folder.exists()


@pytest.mark.parametrize("mark", [b"compare tokens 1\n", b"compare tokens 999\n", b"\n"])
def test_what_another_version_left_under_the_same_name_is_replaced(
    tmp_path: Path, mark: bytes
) -> None:
    kept = Store(tmp_path)
    right = kept.parse(document())
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(mark + whole[len(store._MAGIC) :])
    assert same(kept.parse(document()), right)
    assert path.read_bytes() == whole
