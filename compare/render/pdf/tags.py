"""What a screen reader is told beyond what WeasyPrint says: real tables, and where links go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TABLE_PARTS = ("/Table", "/THead", "/TBody", "/TR", "/TD")
_LINKS = (
    (re.compile(r"(F\d+)"), r"Finding \1"),
    (re.compile(r"row-(\d+)"), r"The full text, row \1"),
    (re.compile(r"([A-Z]+)-(\d+)"), r"The full text of \1, passage \2"),
)


def improve(pdf: Any) -> None:
    """Change the structure of a finished ``pydyf.PDF`` in place.

    A table without any header only lays things out, so its parts become plain divisions; a header
    says whether it heads a row or a column; a link is described in words instead of by its anchor.
    """
    elements = [
        own for own in pdf.objects if isinstance(own, dict) and own.get("Type") == "/StructElem"
    ]
    headers = [own for own in elements if own["S"] == "/TH"]
    real = {_table(pdf, header).number for header in headers}
    for header in headers:
        in_head = any(above["S"] == "/THead" for above in _above(pdf, header))
        header["A"]["Scope"] = "/Column" if in_head else "/Row"
    for own in elements:
        if own["S"] in _TABLE_PARTS and _table(pdf, own).number not in real:
            own["S"] = "/Div"
            own.pop("A", None)
    for own in pdf.objects:
        if isinstance(own, dict) and own.get("Subtype") == "/Link" and "Dest" in own:
            own["Contents"] = type(own["Dest"])(_described(own["Dest"].string))


def _table(pdf: Any, element: Any) -> Any:
    """Return the table that a part of one belongs to, or the element itself."""
    own = (above for above in (element, *_above(pdf, element)) if above["S"] == "/Table")
    return next(own, element)


def _above(pdf: Any, element: Any) -> Iterator[Any]:
    while "S" in element and "P" in element:
        element = pdf.objects[int(element["P"].split()[0])]
        if "S" in element:
            yield element


def _described(anchor: str) -> str:
    for pattern, words in _LINKS:
        if found := pattern.fullmatch(anchor):
            return found.expand(words)
    return anchor.replace("-", " ").capitalize()
