"""Completion, as a shell asks for it."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from compare.render import FORMATS
from tests.cli.conftest import Start


def completed(environment: dict[str, str], *words: str) -> list[str]:
    """Return what the last of ``words`` is completed to, as bash would be told."""
    asked = {
        "_COMPARE_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["compare", *words]),
        "COMP_CWORD": str(len(words)),
    }
    code = "from compare.cli import main; main(prog_name='compare')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("re",), ["plain,render"]),
        (("on",), ["file,on"]),
        (("--qu",), ["plain,--quiet"]),
        (("one.txt", "--fail"), ["plain,--fail-on"]),
        (("one.txt", "--fail-on", "con"), ["plain,conflict"]),
        (("one.txt", "tw"), ["file,tw"]),
        (("-o", "r"), ["file,r"]),
        (("one.txt", "--disable", "numb"), ["plain,number", "plain,numbered"]),
        (("render", "--pap"), ["plain,--paper"]),
        (("render", "rep"), ["file,rep"]),
        (("completion", "z"), ["plain,zsh"]),
        (("one.txt", "--format", ""), [f"plain,{name}" for name in sorted(FORMATS)]),
    ],
    ids=" ".join,
)
def test_completion(
    environment: dict[str, str], words: tuple[str, ...], expected: list[str]
) -> None:
    assert completed(environment, *words) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_one_the_shell_can_read(start: Start, shell: str) -> None:
    done = start("completion", shell, env={"PATH": ""})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"_COMPARE_COMPLETE" in done.stdout
    if program := shutil.which(shell):
        subprocess.run([program, "-n"], input=done.stdout, check=True, capture_output=True)


def test_the_completion_script_is_for_the_name_it_was_called_by(
    environment: dict[str, str],
) -> None:
    code = (
        "from compare.cli import main; main(['completion', 'bash'], prog_name='compare-accounts')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert "_COMPARE_ACCOUNTS_COMPLETE=bash_complete" in done.stdout
    assert done.stdout.rstrip().endswith("compare-accounts;") or "compare-accounts" in done.stdout
