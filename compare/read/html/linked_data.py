"""The articles that a page describes in JSON-LD (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle askpublicnewsarticle "
    "backgroundnewsarticle opinionnewsarticle reviewnewsarticle liveblogposting blogposting "
    "socialmediaposting report scholarlyarticle techarticle webpage".split()
)
_LONGEST = 2_000_000
_MOST, _DEEPEST = 2000, 12


def articles_of(root: _Element) -> list[dict[str, Any]]:
    """Return the objects that describe an article, those that only describe the page last."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "").strip()
        if len(source) > _LONGEST:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        found += [item for item in _objects(data) if _kinds(item) & _TYPES]
    return sorted(found, key=lambda item: _kinds(item) <= {"webpage"})


def names_of(value: object) -> list[str]:
    """Return the names in what stands for one or several people or bodies, each once."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str) and one.strip() and not one.startswith(("http:", "https:")):
                names.append(one.strip())
    return list(dict.fromkeys(names))


def text_of(value: object) -> str:
    """Return a text, also where a list or an object holds it."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName")
    return value.strip() if isinstance(value, str) else ""


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """Yield the objects in a graph, from the outermost, as many as any page has."""
    waiting: list[tuple[object, int]] = [(data, 0)]
    for count, (value, depth) in enumerate(waiting):
        if count > _MOST:
            return
        if isinstance(value, dict):
            yield value
        if depth < _DEEPEST:
            if isinstance(value, list):
                waiting.extend((item, depth + 1) for item in value)
            elif isinstance(value, dict):
                inner = (value.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
                waiting.extend((item, depth + 1) for item in inner if item is not None)


def _kinds(item: dict[str, Any]) -> set[str]:
    kinds = item.get("@type")
    return {
        kind.rpartition("/")[2].lower()
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(kind, str)
    }
