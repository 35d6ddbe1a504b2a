"""Settings from a file and from the environment, under the names of the options.

The command line wins over ``COMPARE_*`` variables, these win over ``compare.toml`` or
``[tool.compare]`` in ``pyproject.toml``, whichever is found first from the working folder upwards.

Such a file may have come with the articles. So it names no other file, but for decisions beside
it, and nothing that reaches out of a run: what it can say is listed in :data:`IN_FILES`.
"""

from __future__ import annotations

import contextlib
import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from compare.cli.settings_file import IGNORED, Settings, read_ignored, read_settings
from compare.errors import CompareError

if TYPE_CHECKING:
    from compare.model import Report

_ALONE = frozenset({"--no-config", "-h", "--help", "--version"})
"""What no setting comes to."""
ORIGINS = "compare.origins"
NO_CONFIG = "Heed no compare.toml, [tool.compare] or COMPARE_* settings."
_NOT_SET = frozenset({"output", "help", "version", "no-config", "clear"})
"""What is said for one run; and what would write or remove files that nobody asked for."""
IN_FILES = frozenset(
    "align-threshold attach color date-order decisions disable explain fail-on format full "
    "judge-conflicts judge-dry-run judge-model judge-timeout most no-cache no-decisions "
    "no-internal paper port quiet reuse-exclude reuse-min-words timeout top undecided width "
    "window".split()
)
"""What a file can set: how accounts are judged and how it looks. All else reads or writes files,
sends texts away, reaches into networks, runs templates, lets people in or says who somebody is."""
_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


Commands = Mapping[tuple[str, ...], Mapping[str, click.Parameter]]
"""By the names that lead to a command: the options that can be set, by their names."""


def configure(
    command: click.Command, ctx: click.Context, args: Sequence[str], known: Commands
) -> None:
    """Let the settings stand where the command line says nothing.

    ``known`` are all commands, each of which may have a table of its own. Raises
    :class:`CompareError`, which names the file or variable and the key.
    """
    said = frozenset(args[: args.index("--")] if "--" in args else args)
    if ctx.resilient_parsing or said & _ALONE:
        return
    ctx.meta[IGNORED], ctx.meta[ORIGINS] = {}, {}
    options = options_of(command)
    found: dict[str, Any] = {}
    settings = read_settings()
    ctx.meta[IGNORED] = {**read_ignored(), **(settings.ignore if settings else {})}
    for key, value in _from_file(settings, options, ctx, known) if settings else ():
        found[options[key].name or ""] = value
        ctx.meta[ORIGINS][options[key].name] = f"{settings.path}: {key}" if settings else ""
    for name, param in options.items():
        variable = "COMPARE_" + name.upper().replace("-", "_")
        if variable in os.environ:
            value = _from_text(param, os.environ[variable], variable)
            found[param.name or ""] = _checked(param, ctx, value, variable)
            ctx.meta[ORIGINS][param.name] = variable
    ctx.default_map = found


@contextlib.contextmanager
def told_with_origin(ctx: click.Context) -> Iterator[None]:
    """Let an option that refuses its value name the file or variable that it has it from.

    Some look at it only as they take it, so that nothing was found wrong with the setting before.
    """
    try:
        yield
    except click.BadParameter as error:
        name = error.param.name if error.param else None
        origin = ctx.meta.get(ORIGINS, {}).get(name)
        set_there = name and ctx.get_parameter_source(name) is ParameterSource.DEFAULT_MAP
        if not set_there or not origin:
            raise
        raise CompareError(f"{origin}: {error.message}") from None


def name_of(param: click.Parameter) -> str | None:
    """Return under which name an option can be set; ``None`` where it cannot."""
    if not isinstance(param, click.Option):
        return None
    name = max(param.opts, key=len).lstrip("-")
    return None if name in _NOT_SET else name


def no_config() -> click.Option:
    """Return the option by which a command heeds no settings."""
    return click.Option(["--no-config"], is_flag=True, expose_value=False, help=NO_CONFIG)


def options_of(command: click.Command) -> dict[str, click.Parameter]:
    """Return the options of a command that can be set, by their names."""
    return {name: param for param in command.params if (name := name_of(param)) is not None}


def commands_of(group: click.Group, path: tuple[str, ...] = ()) -> Commands:
    """Return all commands of a group; a group in it has the options of all of its own."""
    found: dict[tuple[str, ...], Mapping[str, click.Parameter]] = {}
    for name, command in group.commands.items():
        here = (*path, name)
        below = commands_of(command, here) if isinstance(command, click.Group) else {}
        own = [options_of(command), *below.values()]
        found |= {here: {key: param for part in own for key, param in part.items()}, **below}
    return found


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


def _path_of(ctx: click.Context) -> tuple[str, ...]:
    """Return the names that lead to the command at work."""
    above = () if ctx.parent is None or ctx.parent.parent is None else _path_of(ctx.parent)
    return (*above, ctx.command.name or "")


def _said(
    values: Mapping[str, Any], table: tuple[str, ...], file: Path, known: Commands
) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Yield each setting of a file with the table it stands in: that of a command, or of all."""
    for key, value in values.items():
        if isinstance(value, dict) and (*table, key) in known:
            yield from _said(value, (*table, key), file, known)
            continue
        name = key.replace("_", "-")
        if not any(name in known[path] for path in known if path[: len(table)] == table):
            where = f" of {'.'.join(table)}" if table else ""
            raise CompareError(f"{file}: there is no setting {name!r}{where}")
        if name not in IN_FILES:
            hint = f"say so on the command line or in COMPARE_{name.upper().replace('-', '_')}"
            raise CompareError(f"{file}: {name}: is not heeded in a file; {hint}")
        yield table, name, value


def _from_file(
    settings: Settings, options: Mapping[str, click.Parameter], ctx: click.Context, known: Commands
) -> Iterator[tuple[str, Any]]:
    """Yield what a file says to the command at work, of which the last counts."""
    path = _path_of(ctx)
    said = sorted(_said(settings.values, (), settings.path, known), key=lambda one: len(one[0]))
    for table, key, value in said:
        if table != path[: len(table)] or key not in options:
            continue
        given = _harmless(key, value, settings.path)
        try:
            yield key, _checked(options[key], ctx, given, f"{settings.path}: {key}")
        except CompareError as error:
            others = [of_command[key] for of_command in known.values() if key in of_command]
            if table == path or not any(_fits(one, ctx, given) for one in others):
                raise
            own = " ".join(path)
            hint = f"[{'.'.join(path)}] can say otherwise"
            raise CompareError(f"{error} for {own}; {hint}") from None


def _harmless(key: str, value: Any, file: Path) -> Any:
    """Return a value of a file, which must name no other file but decisions beside it.

    Decisions lie in its folder or below, wherever links lead: commands read them and add to them.
    """
    if key == "reuse-exclude" and isinstance(value, list):
        named = next((one for one in value if isinstance(one, str) and one[:1] == "@"), None)
        if named is not None:
            hint = "write the phrases themselves"
            raise CompareError(f"{file}: {key}: {named!r} is not heeded in a file; {hint}")
    if key != "decisions" or not isinstance(value, str) or not value:
        return value
    given, folder = file.parent / value, os.path.realpath(file.parent)
    try:
        inside = os.path.commonpath([os.path.realpath(given), folder]) == folder
    except (OSError, ValueError):
        inside = False
    if not inside or given.suffix != ".jsonl":
        hint = "in a file it must be a .jsonl in the folder of that file or below"
        raise CompareError(f"{file}: {key}: {value!r} is not heeded; {hint}")
    return str(given)


def _fits(param: click.Parameter, ctx: click.Context, value: Any) -> bool:
    try:
        _checked(param, ctx, value, "")
    except CompareError:
        return False
    return True


def _from_text(param: click.Parameter, text: str, variable: str) -> Any:
    if isinstance(param, click.Option) and param.is_flag:
        if text.lower() not in _TRUE | _FALSE:
            raise CompareError(f"{variable}: must be 1 or 0, not {text!r}")
        return text.lower() in _TRUE
    try:
        return shlex.split(text) if param.multiple else text
    except ValueError as error:
        raise CompareError(f"{variable}: {str(error).lower()}") from None


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
