"""Replies kept on disk: what is damaged is passed over and replaced."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compare.opinion.adviser import Adviser
from compare.opinion.endpoint import Reply
from compare.opinion.kept import Kept, files_in
from tests.conftest import ROOT

ASKED = [{"role": "user", "content": "Can ten and eleven both hold?"}]
REPLY = Reply("cannot_both_hold", "tester 1")


def kept_in(folder: Path) -> Kept:
    return Kept(Adviser("http://127.0.0.1:8080/v1", "tester", folder=str(folder)))


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b'{"text": "cannot_both',
        b"\x89PNG\r\n\x1a\n\0\0",
        b"\xff\xfe{",
        b"[]",
        b"7",
        b'{"text": "cannot_both_hold"}',
        b'{"text": ["cannot_both_hold"], "version": "tester 1"}',
        b"[" * 100_000,
        None,
    ],
)
def test_what_is_damaged_is_passed_over_and_replaced(tmp_path: Path, damage: bytes | None) -> None:
    kept = kept_in(tmp_path)
    kept.put(ASKED, REPLY)
    assert kept.get(ASKED) == REPLY
    (path,) = files_in(tmp_path)
    if damage is None:
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(damage)
    assert kept.get(ASKED) is None
    kept.put(ASKED, REPLY)
    assert kept.get(ASKED) == (None if damage is None else REPLY)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_another_model_or_address_has_replies_of_its_own(tmp_path: Path) -> None:
    kept_in(tmp_path).put(ASKED, REPLY)
    for url, model in (("http://127.0.0.1:8080/v1", "b"), ("http://127.0.0.1:9/v1", "tester")):
        assert Kept(Adviser(url, model, folder=str(tmp_path))).get(ASKED) is None


_WRITER = """
import sys
from pathlib import Path
from tests.opinion.test_kept import ASKED, REPLY, kept_in
kept = kept_in(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(300):
    kept.put(ASKED, REPLY)
    assert kept.get(ASKED) == REPLY
"""


def test_two_processes_that_keep_one_reply_at_once_do_not_disturb_each_other(
    tmp_path: Path,
) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(tmp_path)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(list(tmp_path.iterdir())) == 1
