"""Notes on a page, and their marks, which are no words of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTE = re.compile(r"\bdoc-(?:end|foot)note\b")
"""The role of a note (DPUB-ARIA)."""
_REFERENCE = re.compile(r"\[?\s*(?:\d{1,3}|[a-z]|note \d+)\s*\]?", re.I)
_NUMBER = re.compile(r"\[?\d{1,3}\]?|[*\u2020\u2021\u00a7]")
_LONGEST = 40
_ROLES = ("doc-noteref", "doc-backlink")
"""Roles that say so (DPUB-ARIA): a mark in the text, and the way back from its note."""


def links_within(root: _Element) -> dict[str, str]:
    """Return where on its own page each named link leads, by the names of the links."""
    found: dict[str, str] = {}
    for link in root.iter("a"):
        target = link.get("href") or ""
        if target.startswith("#"):
            for name in (link.get("name"), link.get("id")):
                if name:
                    found.setdefault(name, target[1:])
    return found


def is_mark(element: _Element, tag: str, links: Mapping[str, str]) -> bool:
    """Tell whether an element is the mark of a note.

    It is raised and a link, ``<sup><a href="#n1">[1]</a></sup>`` or the other way round; its role
    says so; or it is a number that leads to a link which leads back to it.
    """
    if tag == "sup":
        return element.find(".//a") is not None and _says(element, _REFERENCE)
    target = (element.get("href") or "") if tag == "a" else ""
    if not target.startswith("#"):
        return False
    if element.get("role") in _ROLES:
        return True
    if element.find(".//sup") is not None:
        return _says(element, _REFERENCE)
    names = [element.get("name"), element.get("id")]
    return links.get(target[1:]) in [name for name in names if name] and _says(element, _NUMBER)


def _says(element: _Element, what: re.Pattern[str]) -> bool:
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > _LONGEST:
            return False
    return bool(what.fullmatch(text.strip()))
