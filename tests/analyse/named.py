"""What the tests of names share: a text with the names in it, and nothing else analysed."""

from __future__ import annotations

from dataclasses import replace

from compare.analyse import language, names
from compare.analyse.sentences import segment
from compare.model import Analysis, Document


def named(text: str, name: str = "A") -> Analysis:
    """Return the analysis of ``text`` as far as its names, in a document called ``name``."""
    document = Document(name, name, "", "text/plain", None, None, None, None, "en", text)
    analysis = language.parse(segment(document))
    return replace(analysis, mentions=names.find(analysis))


def found(text: str) -> list[tuple[str, str]]:
    """Return each name as written, with its key."""
    return [(m.span.of(text), m.entity) for m in named(text).mentions]


def keys(text: str) -> list[str]:
    """Return the key of each name."""
    return [entity for _, entity in found(text)]
