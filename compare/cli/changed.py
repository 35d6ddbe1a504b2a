"""What the action runs on drafts: those that changed, found by git, given to the hook.

``python -m compare.cli.changed DRAFTS AGAINST BASE [SETTING ...]``. DRAFTS holds patterns and
AGAINST the names of sources, one a line, so that a name may have blanks; BASE is a commit.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from compare.cli import hook
from compare.cli.app import DONE, TROUBLE, complain
from compare.errors import CompareError

_REFUSED = 128
"""With which git ends where it could not even look."""


def run(drafts: str, against: str, base: str, settings: Sequence[str]) -> int:
    """Check each draft that has changed since ``base``; return the gravest exit code."""
    sources = _lines(against)
    if not sources:
        complain("against: name the sources of the drafts, one a line")
        return TROUBLE
    try:
        found = changed(base, _lines(drafts))
    except CompareError as error:
        complain(str(error))
        return TROUBLE
    if not found:
        print(f"No draft has changed against {base}.")
        return DONE
    named = [hook.as_file(name) for name in sources]
    return hook.run(["--against", *named, *settings, "--", *found])


def changed(base: str, patterns: Sequence[str] = ()) -> list[str]:
    """Return the files that differ from where this branch left ``base``, in the order of git.

    Of those, the ones that a pattern fits (``drafts/**/*.md``), or where there is none, those in a
    format that can be read. What was deleted and what is only a link is no draft. Raises
    :class:`CompareError` where git cannot tell.
    """
    if base.startswith("-"):
        raise CompareError(f"{base}: is no name of a commit")
    _git("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}", base=base)
    told = _git(
        *("diff", "--name-only", "-z", "--relative", "--no-renames", "--diff-filter=d"),
        *("--no-ext-diff", "--ignore-submodules", f"{base}...HEAD", "--"),
        *(f":(glob){pattern}" for pattern in patterns),
        base=base,
    )
    names = [os.fsdecode(name) for name in told.split(b"\0") if name]
    files = [name for name in names if os.path.isfile(name) and not os.path.islink(name)]
    return files if patterns else [name for name in files if _readable(name)]


def _git(*arguments: str, base: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError as error:
        raise CompareError(f"git: cannot be started ({error.strerror})") from None
    if done.returncode == 0:
        return done.stdout
    cause = done.stderr.decode(errors="replace").strip().split("\n")[0].removeprefix("fatal: ")
    if done.returncode == _REFUSED and "merge base" not in cause:
        raise CompareError(f"git: {cause}")
    # the checkout of an action holds one commit alone unless it is asked for more
    raise CompareError(
        f"{base}: what has changed since is not in this checkout; give actions/checkout "
        "fetch-depth: 0, or name another base"
    )


def _readable(name: str) -> bool:
    from compare.read.formats import FORMATS

    suffix = Path(name).suffix.lower()
    return any(suffix in found.suffixes for found in FORMATS if found.place)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _begin(words: Sequence[str]) -> int:
    if len(words) < 3:
        complain("give DRAFTS, AGAINST and BASE, though they be empty")
        return TROUBLE
    drafts, against, base, *settings = words
    return run(drafts, against, base, settings)


if __name__ == "__main__":
    sys.exit(_begin(sys.argv[1:]))
