"""Pages that hold several stories in full, each in an ``article`` element of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.read.html.blocks import Block, is_sentence, words

_LEAST_WORDS, _LEAST_SENTENCES = 60, 2
_MOST = 0.7
"""A story with a larger share of the words is the page's story, and the others are teasers."""


def stories_on(blocks: Sequence[Block], texts: Iterable[int]) -> list[tuple[int, ...]]:
    """Return the blocks of each story, where a page holds several; else nothing.

    ``texts`` are the blocks that read like text. Each story has a heading and a length that no
    teaser has.
    """
    groups: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        article = _article(block)
        if article:
            groups.setdefault(article, []).append(number)
    readable = set(texts)
    sizes: dict[int, int] = {}
    for article, numbers in groups.items():
        text = [blocks[number] for number in numbers if number in readable]
        size = sum(len(words(block.text)) for block in text)
        whole = sum(is_sentence(block.text) for block in text if block.kind != "heading")
        headed = any(blocks[number].kind == "heading" for number in numbers)
        if headed and size >= _LEAST_WORDS and whole >= _LEAST_SENTENCES:
            sizes[article] = size
    if len(sizes) < 2 or max(sizes.values()) > _MOST * sum(sizes.values()):
        return []
    return [tuple(groups[article]) for article in sizes]


def _article(block: Block) -> int | None:
    """Return the number of the outermost ``article`` that a block is in."""
    for number, hint in zip(block.path, block.hints, strict=True):
        if hint.split(" ", 1)[0] == "article":
            return number
    return None
