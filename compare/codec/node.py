"""A value in a JSON tree that knows where it stands, so that a complaint can say so."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from compare.errors import ReportFormatError

_SHOWN = 40


class Node:
    """One JSON value with its place; every reading method checks the type it promises.

    Each raises :class:`ReportFormatError` with the path (``findings[2].evidence[0].start``)
    and what was wrong with the value.
    """

    __slots__ = ("_key", "_parent", "_value")

    def __init__(self, value: object, parent: Node | None = None, key: str | int = "") -> None:
        """Wrap ``value``, which stands under ``key`` in ``parent``."""
        self._value = value
        self._parent = parent
        self._key = key

    @property
    def path(self) -> str:
        """Where the value stands, counted from the report; empty for the report itself."""
        if self._parent is None:
            return ""
        if isinstance(self._key, int):
            return f"{self._parent.path}[{self._key}]"
        return f"{self._parent.path}.{self._key}".lstrip(".")

    def fail(self, complaint: str) -> NoReturn:
        """Raise with the path before ``complaint``."""
        raise ReportFormatError(f"{self.path or 'the report'}: {complaint}")

    def _expected(self, what: str) -> NoReturn:
        shown = repr(self._value)
        if len(shown) > _SHOWN:
            shown = shown[:_SHOWN] + "..."
        self.fail(f"must be {what}, not {shown}")

    def __getitem__(self, key: str) -> Node:
        """Return the field ``key`` of an object; it has to be there."""
        fields = self._object()
        if key not in fields:
            self.fail(f"has no field {key!r}")
        return Node(fields[key], self, key)

    def get(self, key: str, default: object) -> Node:
        """Return the field ``key`` of an object, or ``default`` in its place."""
        return Node(self._object().get(key, default), self, key)

    def _object(self) -> dict[str, Any]:
        if not isinstance(self._value, dict):
            self._expected("an object")
        return self._value

    def fields(self) -> Iterator[tuple[str, Node]]:
        """Yield the fields of an object by name, in their order."""
        for key, value in self._object().items():
            if not isinstance(key, str):
                self.fail(f"has a field whose name is not a string: {key!r}")
            yield key, Node(value, self, key)

    def items(self) -> Iterator[Node]:
        """Yield the items of an array."""
        if not isinstance(self._value, list):
            self._expected("an array")
        for index, value in enumerate(self._value):
            yield Node(value, self, index)

    def string(self) -> str:
        """Return a string."""
        if not isinstance(self._value, str):
            self._expected("a string")
        return self._value

    def text(self) -> str | None:
        """Return a string or null."""
        return None if self._value is None else self.string()

    def match(self, pattern: re.Pattern[str], what: str) -> str:
        """Return a string that ``pattern`` matches from end to end; ``what`` describes it."""
        value = self.string()
        if not pattern.fullmatch(value):
            self._expected(what)
        return value

    def choice(self, choices: tuple[str, ...]) -> str:
        """Return a string that is one of ``choices``."""
        if not isinstance(self._value, str) or self._value not in choices:
            self._expected("one of " + ", ".join(choices))
        return self._value

    def natural(self) -> int:
        """Return an integer of 0 or more; ``true`` is none."""
        if type(self._value) is not int or self._value < 0:
            self._expected("an integer of 0 or more")
        return self._value

    def share(self) -> float:
        """Return a number from 0 to 1."""
        value = self._value
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            self._expected("a number from 0 to 1")
        return float(value)

    def number(self) -> float:
        """Return a finite number."""
        value = self._value
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._expected("a finite number")
        if not math.isfinite(value):
            self._expected("a finite number")
        return float(value)

    def boolean(self) -> bool:
        """Return ``True`` or ``False``."""
        if not isinstance(self._value, bool):
            self._expected("true or false")
        return self._value

    def is_null(self) -> bool:
        """Tell whether the value is null."""
        return self._value is None

    def plain(self) -> object:
        """Return any JSON value as it is, if JSON can hold it."""
        match self._value:
            case dict():
                return {key: child.plain() for key, child in self.fields()}
            case list():
                return [child.plain() for child in self.items()]
            case float() if not math.isfinite(self._value):
                self._expected("a finite number")
            case None | bool() | int() | float() | str():
                return self._value
            case _:
                self._expected("a JSON value")
