"""The hook for pre-commit: each changed draft against the sources named in ``args``.

pre-commit puts the files that changed behind ``args``, so behind the sources:
``--against wire.txt local.md -- draft.md``. Files that are sources themselves are passed over.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from compare.cli.app import TROUBLE, complain
from compare.cli.commands import main

_FAIL_ON = "contradicted"


def run(arguments: Sequence[str]) -> int:
    """Check each draft; return the gravest exit code."""
    if "--" not in arguments or "--against" not in arguments:
        complain('the hook needs args: ["--against", SOURCE, ..., "--"]')
        return TROUBLE
    place = arguments.index("--")
    settings, drafts = list(arguments[:place]), arguments[place + 1 :]
    if not any(word.startswith("--fail-on") for word in settings):
        settings += ["--fail-on", _FAIL_ON]
    sources = {os.path.realpath(word) for word in settings if os.path.exists(word)}
    gravest = 0
    for draft in drafts:
        if os.path.realpath(draft) in sources:
            continue
        try:
            main(["check", draft, *settings])
        except SystemExit as done:
            gravest = max(gravest, int(done.code or 0))
    return gravest


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
