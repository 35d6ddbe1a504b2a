"""Report <-> the text of its JSON, the same bytes for the same report."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from compare.codec.checks import check_from_dict, check_to_dict
from compare.codec.decode import from_dict
from compare.codec.encode import to_dict as report_to_dict
from compare.errors import ReportFormatError
from compare.model import Check, Report

_T = TypeVar("_T")
_LONE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_dict(report: Report | Check) -> dict[str, Any]:
    """Return a report or a check as the dicts, lists, strings and numbers of its JSON.

    Nothing is checked or rounded here, so that nothing is lost.
    """
    return check_to_dict(report) if isinstance(report, Check) else report_to_dict(report)


def dumps(report: Report | Check) -> str:
    r"""Return the JSON of ``report``: two blanks of indent, one final newline.

    The text can always be written as UTF-8: a lone surrogate becomes its ``\uXXXX`` escape.
    Raises :class:`ReportFormatError` for what JSON cannot hold: a number that is not finite,
    or the two halves of a surrogate pair as separate code points, which a reader of JSON
    would join, moving every offset after them.
    """
    try:
        text = json.dumps(to_dict(report), ensure_ascii=False, indent=2, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise ReportFormatError(f"the report cannot be written as JSON: {error}") from error
    if _PAIR.search(text):
        raise ReportFormatError("the report cannot be written as JSON: a split surrogate pair")
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def loads(text: str) -> Report:
    """Return the report that ``text`` is the JSON of; of a check the report it rests on.

    Raises :class:`ReportFormatError` for anything else, with the line and column where it
    is not JSON and with the field where it is no report. A byte order mark is skipped.
    """
    return _read(text, from_dict)


def loads_any(text: str) -> Report | Check:
    """Return the check that ``text`` is the JSON of, else the report, as :func:`loads` does."""
    return _read(text, from_any)


def from_any(data: object) -> Report | Check:
    """Return the check that ``data``, the values of a JSON, are, else the report."""
    return check_from_dict(data) if isinstance(data, dict) and "check" in data else from_dict(data)


def parse(text: str) -> object:
    """Return the values of a JSON, be it a report or not; as strict as :func:`loads`."""
    return _read(text, lambda data: data)


def _read(text: str, decode: Callable[[object], _T]) -> _T:
    try:
        data = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_object,
            parse_constant=_constant,
        )
        return decode(data)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ReportFormatError(f"not JSON: {error.msg} at {where}") from error
    except RecursionError as error:
        raise ReportFormatError("not a report: nested too deeply") from error
    except ValueError as error:  # an integer with more digits than Python converts
        raise ReportFormatError("not a report: a number is too long") from error


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what :func:`dumps` writes."""
    from importlib.resources import files

    source = files("compare") / "schema" / "report-2.schema.json"
    loaded: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return loaded


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ReportFormatError(f"not a report: the field {twice!r} is given twice in one object")
    return fields


def _constant(name: str) -> NoReturn:
    raise ReportFormatError(f"not JSON: {name} is no number in JSON")
