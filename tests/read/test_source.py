"""Paths, pipes and standard input."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from compare.errors import InputError
from compare.read import read_path

STORY = "The bridge fell on Monday.\n"


def test_a_file_is_named_without_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "story one.txt"
    path.write_text(STORY)
    document = read_path(str(path))
    assert (document.name, document.text, document.id) == ("story one.txt", STORY, "")
    assert document.sentences == ()


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("missing.txt", "no such file"),
        ("", "folder"),
        ("a\0b", "not the name"),
        ("two\nlines", "no such file"),
    ],
)
def test_what_cannot_be_opened_is_named_with_the_cause(
    tmp_path: Path, name: str, cause: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_path(f"{tmp_path}/{name}")
    assert cause in caught.value.cause
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_path_is_refused() -> None:
    with pytest.raises(InputError, match="not the name of a file"):
        read_path("")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)  # root may read whatever its mode says
    with pytest.raises(InputError, match="no permission"):
        read_path(str(path))


def test_a_pipe_is_read_to_its_end() -> None:
    code = (
        "import sys; from compare.read import read_path; print(read_path(sys.argv[1]).text, end='')"
    )
    reader, writer = os.pipe()
    os.write(writer, STORY.encode())
    os.close(writer)
    done = subprocess.run(
        [sys.executable, "-c", code, f"/dev/fd/{reader}"],
        pass_fds=[reader],
        capture_output=True,
        text=True,
        check=True,
    )
    os.close(reader)
    assert done.stdout == STORY


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode("utf-16"))))
    document = read_path("-")
    assert (document.name, document.text) == ("stdin", STORY)


def test_reading_stays_light() -> None:
    code = (
        "import sys, compare.read; from compare.read import read_text\n"
        "read_text('The bridge fell on Monday.', 'a')\n"
        "heavy = {'nltk', 'numpy', 'spacy', 'charset_normalizer', 'scipy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
