"""The hook for pre-commit: each changed draft against the sources named in ``args``.

pre-commit puts the files that changed behind ``args``, so behind the sources:
``--against wire.txt local.md -- draft.md``. Files that are sources themselves are passed over.
What ``-o FILE.sarif`` names holds a run for each draft; other outputs can only be written of one.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from compare.cli.app import TROUBLE, complain
from compare.cli.commands import main
from compare.render import format_of
from compare.write import OutputError, check_target, write_files

_FAIL_ON = "contradicted"
_OUTPUT = ("-o", "--output")


def run(arguments: Sequence[str]) -> int:
    """Check each draft; return the gravest exit code."""
    if "--" not in arguments or "--against" not in arguments:
        complain('the hook needs args: ["--against", SOURCE, ..., "--"]')
        return TROUBLE
    place = arguments.index("--")
    settings, outputs = _split(arguments[:place])
    if not any(word.startswith("--fail-on") for word in settings):
        settings += ["--fail-on", _FAIL_ON]
    sources = {os.path.realpath(word) for word in settings if os.path.exists(word)}
    drafts = [d for d in arguments[place + 1 :] if os.path.realpath(d) not in sources]
    logs = [name for name in outputs if format_of(name) == "sarif"]
    others = [word for name in outputs if name not in logs for word in ("-o", name)]
    if others and len(drafts) > 1:
        complain(f"{others[1]}: several drafts have changed; the hook can write them as .sarif")
        return TROUBLE
    try:
        return _checked(drafts, [*settings, *others], logs)
    except OutputError as error:
        complain(str(error))
        return TROUBLE


def as_file(name: str) -> str:
    """Return a path as the command takes it for one, and not for an option or standard input."""
    return f"./{name}" if name.startswith("-") else name


def _split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the settings, and the outputs among them apart."""
    settings, outputs = [], []
    taking = False
    for word in words:
        name, _, value = word.partition("=")
        if taking or (name == "--output" and value):
            outputs.append(word if taking else value)
            taking = False
        elif word in _OUTPUT:
            taking = True
        else:
            settings.append(word)
    return settings, outputs


def _checked(drafts: Sequence[str], settings: Sequence[str], logs: Sequence[str]) -> int:
    for name in logs:
        check_target(name)
    gravest, runs = 0, []
    # whoever asks for a file alone is told nothing; here the text is printed all the same
    told = any(word.startswith("--format") for word in settings)
    printed = [] if told else ["--format", "text"]
    with tempfile.TemporaryDirectory() as folder:
        for number, draft in enumerate(drafts):
            part = Path(folder) / f"{number}.sarif"
            more = ["-o", str(part), *printed] if logs else []
            try:
                main(["check", as_file(draft), *settings, *more])
            except SystemExit as done:
                gravest = max(gravest, int(done.code or 0))
            if part.exists():
                runs.append(json.loads(part.read_bytes()))
    if runs:
        log = {**runs[0], "runs": [own for made in runs for own in made["runs"]]}
        data = (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode()
        write_files([(name, data) for name in logs])
    return gravest


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
