"""A setting that an option refuses only as it takes it: the file or variable is named all the same."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from compare.cli import main
from compare.errors import CompareError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*args: str) -> click.Context:
    context = main.make_context("compare", ["compare"], resilient_parsing=True)
    return main.commands["compare"].make_context("compare", [*args, "a.txt"], parent=context)


def refused(*args: str) -> str:
    with pytest.raises(CompareError) as error:
        make(*args)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('disable = ["nonsense"]', "disable: there is no rule 'nonsense'"),
        ("timeout = -1", "timeout: -1 is no time to do anything in"),
        ("align-threshold = 7", "align-threshold: 7.0 is no number from 0 to 1"),
        ("[compare]\nalign_threshold = nan", "align-threshold: nan is no number from 0 to 1"),
    ],
)
def test_a_file_is_named_with_the_key(folder: Path, text: str, told: str) -> None:
    (folder / "compare.toml").write_text(text)
    assert refused().startswith(f"{folder / 'compare.toml'}: {told}")
    make("--disable", "age", "--timeout", "9", "--align-threshold", "0.4").close()


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("COMPARE_DISABLE", "age nonsense", "there is no rule 'nonsense'"),
        ("COMPARE_DISABLE", '"age', "no closing quotation"),
        ("COMPARE_TIMEOUT", "0", "0 is no time to do anything in"),
    ],
)
def test_a_variable_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    (folder / "compare.toml").write_text('disable = ["age"]\ntimeout = 60')
    monkeypatch.setenv(variable, value)
    assert refused().startswith(f"{variable}: {told}")


def test_the_command_line_is_told_as_such(folder: Path) -> None:
    (folder / "compare.toml").write_text('disable = ["age"]')
    with pytest.raises(click.BadParameter, match="there is no rule 'nonsense'"):
        make("--disable", "nonsense")


@pytest.mark.parametrize("head", ["[tool.compare]", '[ tool . "compare" ]', "[tool.compare.check]"])
def test_a_broken_project_with_a_table_of_ours_is_told(folder: Path, head: str) -> None:
    path = folder / "pyproject.toml"
    path.write_text(f"[project]\nname = 'a'\n{head}\nwidth = \n")
    assert refused().startswith(f"{path}: Invalid value")


@pytest.mark.parametrize("head", ["[tool.other]", "[tool.comparer]", "# [tool.compare]"])
def test_a_broken_project_of_others_is_passed_over(folder: Path, head: str) -> None:
    (folder / "pyproject.toml").write_text(f"{head}\nwidth = \n")
    assert make().params["width"] is None
