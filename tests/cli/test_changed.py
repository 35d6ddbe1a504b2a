"""The action on the drafts that changed: a real repository, a real clone, what action.yml runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from compare.cli.changed import changed, run
from compare.errors import CompareError

ROOT = Path(__file__).parents[2]
RIGHT = "Ten countries signed the treaty in Oslo on Monday.\n"
WRONG = "Twelve countries signed the treaty in Oslo.\n"
Act = Callable[..., tuple[int, str, str]]


def git(*words: str, at: Path | str = ".") -> str:
    told = subprocess.run(["git", *words], cwd=at, capture_output=True, text=True, check=True)
    return told.stdout.strip()


def commit(**files: str) -> str:
    """Write files, commit them and return the commit; ``__`` in a name is a folder, ``_`` a blank."""
    for name, text in files.items():
        path = Path(name.replace("__", "/").replace("_", " ") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "on the way")
    return git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a repository with a source and two drafts, of which a branch has changed none."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ida")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ida@desk.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch", "main")
    (folder / "the wire.txt").write_text(
        "Ten countries signed the treaty in Oslo on Monday.", "utf-8"
    )
    commit(drafts__old=WRONG, drafts__gone=WRONG, notes=WRONG)
    git("switch", "--quiet", "--create", "edit")
    return folder


@pytest.fixture
def act(repository: Path) -> Act:
    """Run the script of the action; return its exit code, summary and complaints."""

    def start(at: Path = repository, **given: str) -> tuple[int, str, str]:
        summary = repository.parent / "summary.md"
        summary.unlink(missing_ok=True)
        done = subprocess.run(
            ["bash", str(ROOT / "tools" / "action.sh")],
            cwd=at,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
                "GITHUB_STEP_SUMMARY": str(summary),
                **{f"COMPARE_ACTION_{name}": value for name, value in given.items()},
            },
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        told = summary.read_text("utf-8") if summary.exists() else ""
        return done.returncode, told, done.stderr

    return start


def since(base: str = "main", *patterns: str) -> Sequence[str]:
    return changed(base, patterns)


def test_what_changed_on_this_branch_is_found_and_nothing_else(repository: Path) -> None:
    assert since() == []
    git("rm", "--quiet", "drafts/gone.md")
    (repository / "chart.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (repository / "way out.md").symlink_to("/etc/hostname")
    commit(drafts__a_b=RIGHT, drafts__deep__c=RIGHT, über=RIGHT)
    git("switch", "--quiet", "main")
    commit(drafts__theirs=WRONG)  # what others have changed since is not ours
    git("switch", "--quiet", "edit")
    assert since() == ["drafts/a b.md", "drafts/deep/c.md", "über.md"]
    assert since("main", "drafts/*.md") == ["drafts/a b.md"]
    assert since("main", "drafts/**/*.md", "ü*") == ["drafts/a b.md", "drafts/deep/c.md", "über.md"]
    assert since("main", "*.png") == ["chart.png"]  # whoever names it gets it
    assert since("main", ":!drafts") == []  # a pattern, and no word of git's own
    with pytest.raises(CompareError, match="outside repository"):
        since("main", "../*")
    Path("a b.md").write_text("not committed", "utf-8")
    assert "a b.md" not in since()


def test_names_are_those_from_the_folder_it_runs_in(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(drafts__a_b=RIGHT, top=RIGHT)
    monkeypatch.chdir(repository / "drafts")
    assert since() == ["a b.md"]
    assert since("main", "*.md") == ["a b.md"]


@pytest.mark.parametrize("base", ["nowhere", "f" * 40, "--output=x", "", "main:notes.md"])
def test_a_base_that_is_not_there_is_told_in_a_line(
    repository: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("", "the wire.txt", base, []) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("compare: ") and told.err.count("\n") == 1


def test_no_repository_and_a_checkout_of_one_commit_are_told(repository: Path, act: Act) -> None:
    commit(drafts__a_b=RIGHT)
    shallow = repository.parent / "shallow"
    git("clone", "--quiet", "--depth=1", f"file://{repository}", str(shallow))
    code, told, cause = act(shallow, AGAINST="the wire.txt", BEFORE="origin/main")
    assert (code, told) == (2, "")
    assert cause.count("\n") == 1 and "fetch-depth: 0" in cause
    # the base is there, but not where the two parted
    git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main", at=shallow)
    code, told, cause = act(shallow, AGAINST="the wire.txt", BEFORE="origin/main")
    assert (code, told) == (2, "")
    assert cause.count("\n") == 1 and "fetch-depth: 0" in cause
    code, told, cause = act(repository.parent, AGAINST="desk/the wire.txt", BEFORE="main")
    assert (code, told) == (2, "")
    assert "not a git repository" in cause and cause.count("\n") == 1


def test_no_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(CompareError, match="git: cannot be started"):
        since()


def test_each_changed_draft_is_checked_by_its_name(repository: Path, act: Act) -> None:
    before = git("rev-parse", "HEAD")
    commit(drafts__the_harbour=WRONG, drafts__quiet=RIGHT)
    Path("-o.md").write_text(WRONG, "utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "an odd name")
    given = {"AGAINST": "the wire.txt\n", "SARIF": "found.sarif"}
    code, told, cause = act(BASE="main", DRAFTS="drafts/*.md\n", **given)
    assert (code, cause.count("Traceback")) == (1, 0), cause
    assert told.count("\n# ") + told.startswith("# ") == 2  # one below the other, as Markdown
    assert "Twelve countries" in told
    runs = json.loads((repository / "found.sarif").read_bytes())["runs"]
    assert [own["automationDetails"]["id"] for own in runs] == [
        "compare/check/drafts/quiet.md/",
        "compare/check/drafts/the%20harbour.md/",
    ]
    assert [
        any(result["level"] == "error" for result in own["results"]) for own in runs
    ] == [False, True]  # fmt: skip
    # what a push tells of itself; all that changed, the one that looks like an option as well
    code, told, _ = act(BEFORE=before, FAIL_ON="never", **given)
    assert (code, told.count("Twelve countries") >= 2) == (0, True)
    assert len(json.loads((repository / "found.sarif").read_bytes())["runs"]) == 3


def test_drafts_that_nobody_changed_are_not_checked(repository: Path, act: Act) -> None:
    commit(notes=WRONG + "More.\n")
    code, told, _ = act(AGAINST="the wire.txt", DRAFTS="drafts/**", BEFORE="main", SARIF="x.sarif")
    assert (code, told) == (0, "No draft has changed against main.\n")
    assert not (repository / "x.sarif").exists()
    git("mv", "the wire.txt", "the wire 2.txt")
    git("commit", "--quiet", "--message", "a source alone")
    code, _, _ = act(AGAINST="the wire 2.txt", DRAFTS="*.txt", BEFORE="main")
    assert code == 0  # a source that changed is no draft


def test_a_new_branch_is_held_against_the_default_one(repository: Path, act: Act) -> None:
    commit(drafts__a_b=WRONG)
    clone = repository.parent / "clone"
    git("clone", "--quiet", str(repository), str(clone))
    for before in ("0" * 40, ""):
        code, told, cause = act(clone, AGAINST="the wire.txt", BEFORE=before, BRANCH="main")
        assert (code, "Twelve countries" in told) == (1, True), cause


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"DRAFTS": "drafts/*.md"},
        {"AGAINST": "the wire.txt", "ARGUMENTS": "check notes.md --against x"},
        {"AGAINST": "\n \n"},
        {"AGAINST": "the wire.txt", "SARIF": "found.json"},
    ],
)
def test_what_does_not_go_together_is_refused(act: Act, given: dict[str, str]) -> None:
    commit(drafts__a_b=RIGHT)
    code, told, cause = act(BEFORE="main", **given)
    assert (code, told) == (2, "")
    assert cause.startswith("compare: ") and cause.count("\n") == 1
