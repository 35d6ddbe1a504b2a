"""What is quoted in a text, for the tests."""

from __future__ import annotations

from compare.model import Quote
from tests.analyse.parsed import analysed


def quotes(text: str) -> tuple[Quote, ...]:
    return analysed(text).quotes


def only(text: str) -> Quote:
    (found,) = quotes(text)
    return found


def said(text: str) -> list[tuple[str, str]]:
    return [(quote.span.of(text), quote.entity) for quote in quotes(text)]
