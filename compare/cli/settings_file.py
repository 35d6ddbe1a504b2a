"""The files of settings and of ignored findings, from the working folder upwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.cli.files import read_text
from compare.errors import CompareError

FILE, PROJECT = "compare.toml", "pyproject.toml"
IGNORED = ".compareignore"
_FINGERPRINT = re.compile(r"cf1:[0-9a-f]{64}", re.ASCII)
_OURS = re.compile(r"^[ \t]*+\[[ \t]*+tool[ \t]*+\.[ \t]*+[\"']?compare\b", re.M)
"""Where a project has a table of ours, told without reading all of a file that is broken."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says: by name of the option, and by fingerprint of what is to be ignored."""

    path: Path
    values: Mapping[str, Any]
    ignore: Mapping[str, str]
    """Fingerprint -> reason."""


def read_settings() -> Settings | None:
    """Return what the nearest file of settings says, from the working folder upwards."""
    for folder in _upwards():
        for name in (FILE, PROJECT):
            path = folder / name
            if path.is_file() and (data := _load(path)) is not None:
                ignore = _ignored(data.pop("ignore", {}), path)
                return Settings(path, data, ignore)
    return None


def read_ignored() -> dict[str, str]:
    """Return what the nearest file of ignored findings holds: a fingerprint a line, and why."""
    path = next((f / IGNORED for f in _upwards() if (f / IGNORED).is_file()), None)
    if path is None:
        return {}
    found = {}
    for number, line in enumerate(read_text(str(path)).splitlines(), 1):
        fingerprint, _, reason = line.partition("#")
        if not fingerprint.strip():
            continue
        if not _FINGERPRINT.fullmatch(fingerprint.strip()):
            raise CompareError(f"{path}: line {number} has no fingerprint (cf1:...) at its head")
        found[fingerprint.strip()] = reason.strip()
    return found


def _load(path: Path) -> dict[str, Any] | None:
    import tomllib

    text = ""
    try:
        text = read_text(str(path))
        data = tomllib.loads(text)
    except (CompareError, ValueError, RecursionError) as error:
        if path.name == PROJECT and not _OURS.search(text):
            return None  # it is for other tools as well, who will say so
        if isinstance(error, CompareError):
            raise
        raise CompareError(f"{path}: {' '.join(str(error).split())}") from None
    if path.name == FILE:
        return data
    tool = data.get("tool")
    ours = tool.get("compare") if isinstance(tool, dict) else None
    return dict(ours) if isinstance(ours, dict) else None


def _ignored(given: object, path: Path) -> dict[str, str]:
    pairs: Any = given
    if isinstance(given, list):
        pairs = dict.fromkeys(map(str, given), "")
    fine = isinstance(pairs, dict) and all(
        _FINGERPRINT.fullmatch(key) and isinstance(text, str) for key, text in pairs.items()
    )
    if not fine:
        raise CompareError(f"{path}: ignore: must be fingerprints, each with a reason")
    return dict(pairs)


def _upwards() -> tuple[Path, ...]:
    """Return the working folder and those above it; none where it is gone."""
    try:
        here = Path.cwd()
    except OSError:
        return ()
    return (here, *here.parents)
