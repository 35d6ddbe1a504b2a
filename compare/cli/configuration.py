"""Settings from a file and from the environment, under the names of the options.

The command line wins over ``COMPARE_*`` variables, these win over ``compare.toml`` or
``[tool.compare]`` in ``pyproject.toml``, whichever is found first from the working folder upwards.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compare.errors import CompareError

if TYPE_CHECKING:
    from compare.model import Report

_ALONE = frozenset({"--no-config", "-h", "--help", "--version"})
"""What no setting comes to."""
FILE, PROJECT = "compare.toml", "pyproject.toml"
IGNORED = ".compareignore"
_NOT_SET = frozenset({"output", "help", "version", "no-config", "no-cache"})
"""What is said for one run; and what would have a file written that nobody asked for."""
_NOT_IN_FILES = frozenset({"judge", "judge-allow-remote", "allow-private", "template"})
"""What sends texts away, reaches into networks or runs templates: a file that came with some
articles must not decide it."""
_FINGERPRINT = re.compile(r"cf1:[0-9a-f]{64}", re.ASCII)
_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says: by name of the option, and by fingerprint of what is to be ignored."""

    path: Path
    values: Mapping[str, Any]
    ignore: Mapping[str, str]
    """Fingerprint -> reason."""


def configure(
    command: click.Command, ctx: click.Context, args: Sequence[str], known: Mapping[str, Any]
) -> None:
    """Let the settings stand where the command line says nothing.

    ``known`` are the names of all settings, and of commands, which may have a table of their own.
    Raises :class:`CompareError`, which names the file or variable and the key.
    """
    said = frozenset(args[: args.index("--")] if "--" in args else args)
    if ctx.resilient_parsing or said & _ALONE:
        return
    ctx.meta[IGNORED] = {}
    options = {name: param for param in command.params if (name := name_of(param)) is not None}
    found: dict[str, Any] = {}
    settings = read_settings()
    ctx.meta[IGNORED] = {**_listed(), **(settings.ignore if settings else {})}
    if settings is not None:
        for key, value in _flat(settings, command.name or "", known):
            if key in options:
                origin = f"{settings.path}: {key}"
                given = _in_folder(options[key], value, settings.path.parent)
                found[options[key].name or ""] = _checked(options[key], ctx, given, origin)
    for name, param in options.items():
        variable = "COMPARE_" + name.upper().replace("-", "_")
        if variable in os.environ:
            value = _from_text(param, os.environ[variable], variable)
            found[param.name or ""] = _checked(param, ctx, value, variable)
    ctx.default_map = found


def name_of(param: click.Parameter) -> str | None:
    """Return under which name an option can be set; ``None`` where it cannot."""
    if not isinstance(param, click.Option):
        return None
    name = max(param.opts, key=len).lstrip("-")
    return None if name in _NOT_SET else name


def read_settings() -> Settings | None:
    """Return what the nearest file of settings says, from the working folder upwards."""
    try:
        here = Path.cwd()
    except OSError:  # a folder that is gone
        return None
    for folder in (here, *here.parents):
        for name in (FILE, PROJECT):
            path = folder / name
            if path.is_file() and (data := _load(path)) is not None:
                ignore = _ignored(data.pop("ignore", {}), path)
                return Settings(path, data, ignore)
    return None


def ignored() -> dict[str, str]:
    """Return the fingerprints that the command at work passes over, each with its reason."""
    ctx = click.get_current_context(silent=True)
    return dict(ctx.meta.get(IGNORED, {})) if ctx is not None else {}


def ignore(report: Report, ignored: Mapping[str, str]) -> Report:
    """Return the report with what is to be ignored marked so, unless something was decided."""
    from compare.model import Decision

    return replace(
        report,
        findings=tuple(
            replace(finding, decision=Decision("ignored", ignored[finding.fingerprint]))
            if finding.decision is None and finding.fingerprint in ignored
            else finding
            for finding in report.findings
        ),
    )


def _listed() -> dict[str, str]:
    """Return what the nearest file of ignored findings holds: a fingerprint a line, and why."""
    here = Path.cwd()
    path = next((f / IGNORED for f in (here, *here.parents) if (f / IGNORED).is_file()), None)
    if path is None:
        return {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CompareError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    found = {}
    for number, line in enumerate(lines, 1):
        fingerprint, _, reason = line.partition("#")
        if not fingerprint.strip():
            continue
        if not _FINGERPRINT.fullmatch(fingerprint.strip()):
            raise CompareError(f"{path}: line {number} has no fingerprint (cf1:...) at its head")
        found[fingerprint.strip()] = reason.strip()
    return found


def _load(path: Path) -> dict[str, Any] | None:
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        if path.name == PROJECT:
            return None  # it is for other tools as well, who will say so
        cause = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise CompareError(f"{path}: {cause}") from None
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


def _flat(settings: Settings, command: str, known: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the settings for a command: those for all, then its own."""
    general: list[tuple[str, Any]] = []
    own: list[tuple[str, Any]] = []
    for key, value in settings.values.items():
        if isinstance(value, dict) and key in known["commands"]:
            pairs = [(name.replace("_", "-"), item) for name, item in value.items()]
            own += pairs if key == command else []
        else:
            pairs = [(key.replace("_", "-"), value)]
            general += pairs
        for name, _ in pairs:
            if name in _NOT_IN_FILES:
                hint = f"say so on the command line or in COMPARE_{name.upper().replace('-', '_')}"
                raise CompareError(f"{settings.path}: {name}: is not heeded in a file; {hint}")
            if name not in known["settings"]:
                raise CompareError(f"{settings.path}: there is no setting {name!r}")
    return [*general, *own]


def _in_folder(param: click.Parameter, value: Any, folder: Path) -> Any:
    """Return a path in a file as seen from there."""
    return str(folder / value) if isinstance(param.type, click.Path) and value else value


def _from_text(param: click.Parameter, text: str, variable: str) -> Any:
    if isinstance(param, click.Option) and param.is_flag:
        if text.lower() not in _TRUE | _FALSE:
            raise CompareError(f"{variable}: must be 1 or 0, not {text!r}")
        return text.lower() in _TRUE
    return shlex.split(text) if param.multiple else text


def _checked(param: click.Parameter, ctx: click.Context, value: Any, origin: str) -> Any:
    """Return ``value`` if the option can take it."""
    flag = isinstance(param, click.Option) and param.is_flag
    if isinstance(value, dict) or flag != isinstance(value, bool):
        raise CompareError(f"{origin}: must be {'true or false' if flag else 'a value'}")
    if isinstance(value, list) != param.multiple:
        raise CompareError(f"{origin}: must be {'a list' if param.multiple else 'one value'}")
    try:
        param.type_cast_value(ctx, value)
    except click.BadParameter as error:
        raise CompareError(f"{origin}: {error.message}") from None
    return value
