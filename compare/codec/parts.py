"""Plain JSON values -> the parts of a document that tell how it was read."""

from __future__ import annotations

from typing import cast, get_args

from compare.codec.node import Node
from compare.model import LeftOut, Place, PlaceKind, Repair, Span, Story


def span_of(node: Node, text: str) -> Span:
    """Return the span that ``node`` gives by ``start`` and ``end``; it lies within ``text``."""
    start, end = node["start"].natural(), node["end"].natural()
    if start > end:
        node["end"].fail(f"lies before the start ({end} < {start})")
    if end > len(text):
        node["end"].fail(f"lies outside the text ({end} > {len(text)})")
    return Span(start, end)


def place_of(node: Node, text: str) -> Place:
    """Return a place in ``text``."""
    page = node.get("page", None)
    return Place(
        span_of(node, text),
        cast("PlaceKind", node["kind"].choice(get_args(PlaceKind))),
        None if page.is_null() else page.natural(),
        node.get("label", None).text(),
    )


def left_out_of(node: Node) -> LeftOut:
    """Return what the source holds besides the text."""
    return LeftOut(node["reason"].string(), node["text"].string())


def repair_of(node: Node, text: str) -> Repair:
    """Return what is damaged in ``text``."""
    return Repair(span_of(node, text), node["what"].string(), node["text"].string())


def story_of(node: Node, text: str) -> Story:
    """Return one of several stories in ``text``."""
    return Story(node["title"].text(), span_of(node, text), node["read"].boolean())
