"""Which blocks of a page are its story.

What trafilatura takes for the text is the first witness. It gives words without their places and
leaves captions out; so its words are looked up in the blocks of the page, and the parts of the page
that hold them decide about the rest. Where it has found little of a small page, every block that
reads like text and that no name of a part speaks against is taken.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.read.html.blocks import Block, is_sentence, words
from compare.read.html.hints import is_byline, reason_of
from compare.read.html.several import stories_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_RUN = 4
"""Words in a row by which text is recognised."""
_KNOWN, _PART = 0.6, 0.8
_LITTLE = 0.3
_LINKED = 0.5
_WORDY = 8
_SHORT = 60
_WIDE = 0.4
_WEAK = frozenset(["page header", "tags", "sidebar", "about the author"])
"""Names that do not outweigh what trafilatura says."""
_KEPT_KINDS = frozenset(["caption", "pull quote", "table row", "quotation", "footnote"])


_SIGNED = re.compile(r"\d|^by .", re.I)
"""What may tell author or date, which are read off the text."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A block, with the reason why it is not the story if it is not."""

    block: Block
    reason: str | None
    inside: bool
    """Whether it stands between the first and the last block of the story."""
    headline: bool = False
    story: int = 0
    """Which of several stories it is part of, from 1; 0 on a page with one."""


def choose(root: _Element, blocks: Sequence[Block], title: str | None) -> tuple[Chosen, ...]:
    """Return every block of a page in order, with what it was found to be."""
    named = _named(blocks)
    texts = {i for i, block in enumerate(blocks) if named[i] is None and _reads_like_text(block)}
    several = stories_on(blocks, texts)
    if several:
        return _choose_several(blocks, several, texts, named)
    known = _recognised(blocks, _told(root))
    if _size(blocks, known) < _LITTLE * _size(blocks, texts):
        known = texts
    known = known or {i for i, name in enumerate(named) if name is None} or set(range(len(blocks)))
    body = _body(blocks, known)
    heading = _heading(blocks, known, title)
    reasons = [
        None if number == heading else _reason(block, number in known, body, named[number])
        for number, block in enumerate(blocks)
    ]
    _drop_repeated(blocks, reasons, heading)
    story = [i for i, reason in enumerate(reasons) if reason is None and i in known]
    if heading is not None:
        story = _from_heading(blocks, reasons, story, heading)
    first, last = min(story, default=0), max(story, default=-1)
    after = range(last + 1, len(blocks))
    last = max([last, *(i for i in after if _may_end(blocks[i], reasons[i]))])
    chosen = []
    for number, block in enumerate(blocks):
        inside = first <= number <= last
        reason = reasons[number]
        if reason is None and not inside:
            reason = named[number] or "outside the story"
        chosen.append(Chosen(block, reason, inside, number == heading))
    return tuple(chosen)


def _choose_several(
    blocks: Sequence[Block],
    several: Sequence[tuple[int, ...]],
    texts: set[int],
    named: Sequence[str | None],
) -> tuple[Chosen, ...]:
    """Return the blocks of a page with several stories, all but the first as other stories."""
    story = {number: place for place, own in enumerate(several, 1) for number in own}
    headings = {number for number in story if blocks[number].kind == "heading"}
    known = {number for number in story if number in texts or number in headings}
    body = _body(blocks, known)
    chosen = []
    for number, block in enumerate(blocks):
        place = story.get(number, 0)
        reason = _reason(block, number in known, body, named[number])
        if place == 0:
            reason = reason or "outside the story"
        elif place > 1:
            reason = reason or "another story"
        inside = min(story) <= number <= max(story)
        headline = number in several[0] and number == min(headings & set(several[0]))
        chosen.append(Chosen(block, reason, inside, headline, place))
    return tuple(chosen)


def _from_heading(
    blocks: Sequence[Block], reasons: list[str | None], story: list[int], heading: int
) -> list[int]:
    """Let the story begin with its headline, and tell what stands between it and the text.

    What is above it belongs to the page, unless most of the text is there.
    """
    above = [number for number in story if number < heading]
    if _size(blocks, above) > _LITTLE * _size(blocks, story):
        return story
    below = [number for number in story if number > heading]
    for number in below:
        block = blocks[number]
        if is_sentence(block.text) or len(block.text) > _SHORT:
            break
        if block.kind in ("paragraph", "list item") and not _SIGNED.search(block.text):
            reasons[number] = "metadata"
    return [heading, *below]


def _size(blocks: Sequence[Block], numbers: Iterable[int]) -> int:
    return sum(len(blocks[number].text) for number in numbers)


def _named(blocks: Sequence[Block]) -> list[str | None]:
    """Return what the parts that each block is in are called.

    The name of a part that holds most of the page's text says nothing: ``<body class="sharing">``.
    """
    sizes: Counter[int] = Counter()
    for block in blocks:
        size = len(block.text) - block.links
        for part in block.path:
            sizes[part] += size
    total = sum(len(block.text) - block.links for block in blocks)
    return [
        reason_of(
            [
                hint
                for part, hint in zip(block.path, block.hints, strict=True)
                if sizes[part] <= _WIDE * total
            ]
        )
        for block in blocks
    ]


def _told(root: _Element) -> str:
    """Return what trafilatura takes for the text of the page."""
    import copy

    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # it tells of pages without text
    found = trafilatura.extract(
        copy.deepcopy(root),
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        deduplicate=False,
    )
    return found or ""


def _recognised(blocks: Sequence[Block], told: str) -> set[int]:
    """Return the blocks whose words ``told`` has, in the same order."""
    lines = {tuple(words(line)) for line in told.split("\n")}
    all_words = words(told)
    runs = {tuple(all_words[i : i + _RUN]) for i in range(len(all_words) - _RUN + 1)}
    found = set()
    for number, block in enumerate(blocks):
        own = tuple(words(block.text))
        if len(own) < _RUN:
            if own in lines:
                found.add(number)
            continue
        shared = sum(own[i : i + _RUN] in runs for i in range(len(own) - _RUN + 1))
        if shared >= _KNOWN * (len(own) - _RUN + 1):
            found.add(number)
    return found


def _reads_like_text(block: Block) -> bool:
    return block.link_share < _LINKED and (
        is_sentence(block.text) or len(words(block.text)) >= _WORDY or block.row > 0
    )


def _body(blocks: Sequence[Block], known: Iterable[int]) -> tuple[int, ...]:
    """Return the path to the innermost part that has most of the story."""
    sizes: Counter[tuple[int, ...]] = Counter()
    total = 0
    for number in known:
        block = blocks[number]
        total += len(block.text)
        for depth in range(1, len(block.path) + 1):
            sizes[block.path[:depth]] += len(block.text)
    wide = [path for path, size in sizes.items() if size >= _PART * total]
    return max(wide, key=len, default=())


def _heading(blocks: Sequence[Block], known: set[int], title: str | None) -> int | None:
    """Return the block that is the headline: above most of the story, and the title or an h1."""
    half = _size(blocks, known) / 2
    above: list[int] = []
    for number, block in enumerate(blocks):
        half -= len(block.text) if number in known else 0
        if half < 0:
            break
        if block.kind == "heading":
            above.append(number)
    own = tuple(words(title or ""))
    same = [i for i in above if own and tuple(words(blocks[i].text)) == own]
    tops = [i for i in above if blocks[i].tag == "h1" and len(words(blocks[i].text)) > 2]
    return next(iter(same[-1:] or tops[-1:]), None)


def _reason(block: Block, known: bool, body: tuple[int, ...], named: str | None) -> str | None:
    kept = block.kind in _KEPT_KINDS and block.link_share < _LINKED
    inside = block.path[: len(body)] == body
    weak = named in _WEAK and block.link_share < _LINKED
    if named and not (weak and (known or (kept and inside))):
        return named
    if known:
        return None
    if not inside:
        return "outside the story"
    if kept:
        return None
    if is_byline(block.hints):
        return "metadata"
    if block.link_share >= _LINKED:
        return "links"
    short = len(words(block.text)) < _WORDY and not is_sentence(block.text)
    return None if block.kind == "heading" and short else "not the story"


def _drop_repeated(blocks: Sequence[Block], reasons: list[str | None], heading: int | None) -> None:
    """Give a reason to paragraphs that say to the word what one before them has said."""
    seen: set[tuple[str, ...]] = set()
    for number, block in enumerate(blocks):
        own = tuple(words(block.text))
        if reasons[number] is not None or len(own) < _WORDY or number == heading:
            continue
        if own in seen and block.kind in ("paragraph", "heading", "caption"):
            reasons[number] = "repeated"
        seen.add(own)


def _may_end(block: Block, reason: str | None) -> bool:
    """Tell whether a block may follow the last paragraph of a story: a caption, a table, a note."""
    return block.kind in _KEPT_KINDS and reason is None
