"""A page -> a reading: its text, what each part was, and what was left out with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from compare.errors import InputError
from compare.model import LeftOut, Place, Removed, Span, Story
from compare.read.clean import Links
from compare.read.formats import Reading
from compare.read.html.blocks import Block, blocks_of, is_sentence
from compare.read.html.metadata import PageData, metadata_of
from compare.read.html.select import Chosen, choose
from compare.read.html.tree import text_of_page, tree_of
from compare.read.lines import split_lines
from compare.read.rendition import Piece, put_together, with_head

_ONLY_LINKS = 0.75
_MOST_TEXT = 1_000_000


def read(data: bytes, shown: str) -> Reading:
    """Read a page of HTML or XHTML. Raises :class:`compare.errors.InputError`."""
    return read_page(text_of_page(data, shown), shown)


def read_page(source: str, shown: str, address: str | None = None) -> Reading:
    """Read the source of a page; ``address`` is where it is from, if that is known."""
    root = tree_of(source, shown)
    found = metadata_of(root)
    blocks = tuple(_limited(blocks_of(root), shown))
    chosen = choose(root, blocks, found.title)
    pieces = tuple(_pieces(chosen))
    reading = put_together(pieces)
    stories = _stories(chosen, pieces, reading)
    if stories:  # what the page says of itself is not about one of them
        found = PageData(address=found.address, language=found.language)
    grounds = dict(found.grounds)
    headline = next((" ".join(one.block.text.split()) for one in chosen if one.headline), None)
    if headline and headline != found.title:
        grounds = {"title": "", **grounds} | {"title": "headline"}
    if address and not found.address:
        grounds["address"] = "where it was fetched from"
    reading = replace(
        reading,
        title=headline or found.title,
        publisher=found.publisher,
        author=found.author,
        published=found.published,
        updated=found.updated,
        address=found.address or address,
        language=found.language,
        grounds=tuple(grounds.items()),
        left_out=tuple(_left_out(chosen)),
        stories=stories,
    )
    return with_head(reading, _links(reading, chosen))


def _limited(blocks: Iterable[Block], shown: str) -> Iterator[Block]:
    size = 0
    for block in blocks:
        size += len(block.text)
        if size > _MOST_TEXT:
            raise InputError(shown, f"holds more than {_MOST_TEXT:,} characters of text")
        yield block


def _stories(
    chosen: Sequence[Chosen], pieces: Sequence[Piece], reading: Reading
) -> tuple[Story, ...]:
    """Return the stories of a page with several, as stretches of its text."""
    spans = iter(place.span for place in reading.places)
    found: dict[int, Story] = {}
    for one, piece in zip((one for one in chosen if one.inside), pieces, strict=True):
        span = next(spans)
        for _ in piece.inner:
            next(spans)
        if not one.story:
            continue
        before = found.get(one.story)
        title = before.title if before else None
        if title is None and one.block.kind == "heading":
            title = " ".join(one.block.text.split())
        start = before.span.start if before else span.start
        found[one.story] = Story(title, Span(start, span.end), read=one.story == 1)
    return tuple(found[number] for number in sorted(found))


def _pieces(chosen: Sequence[Chosen]) -> Iterator[Piece]:
    """Yield what stands between the first and the last block of the story, with its labels."""
    counts = {
        "paragraph": 0,
        "heading": 0,
        "caption": 0,
        "list item": 0,
        "pull quote": 0,
        "footnote": 0,
    }
    tables: dict[int, int] = {}
    for one in chosen:
        if not one.inside:
            continue
        block = one.block
        label = None
        if one.reason is None:
            if block.table:
                table = tables.setdefault(block.table, len(tables) + 1)
                label = (
                    f"table {table}, row {block.row}" if block.row else f"table {table}, caption"
                )
            else:
                kind = "paragraph" if block.kind == "quotation" else block.kind
                counts[kind] += 1
                label = f"{kind} {counts[kind]}"
        yield _piece(block, one.reason, label)


def _piece(block: Block, reason: str | None, label: str | None) -> Piece:
    mark = f"{block.item} " if block.item else ""
    return Piece(
        text=mark + block.text,
        kind=block.kind,
        label=label,
        removed=reason,
        inner=tuple(Place(_moved(place.span, len(mark)), place.kind) for place in block.inner),
        cut=tuple(Removed(_moved(part.span, len(mark)), part.reason) for part in block.cut),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _left_out(chosen: Iterable[Chosen]) -> Iterator[LeftOut]:
    """Yield what stands around the story, what follows each other with one reason in one."""
    outside = [
        (one.reason or "outside the story", one.block.text) for one in chosen if not one.inside
    ]
    for reason, own in groupby(outside, key=lambda part: part[0]):
        yield LeftOut(reason, "\n".join(text for _, text in own))


def _links(reading: Reading, chosen: Iterable[Chosen]) -> Links:
    """Return which lines of the story show links and nothing else, and which are headings."""
    inside = [one for one in chosen if one.inside and one.reason is None]
    linked = {
        line.strip()
        for one in inside
        for line in one.block.text.split("\n")
        if one.block.link_share >= _ONLY_LINKS and not is_sentence(one.block.text)
    }
    headings = {one.block.text for one in inside if one.block.kind == "heading"}
    hidden = [part.span for part in reading.removed]
    lines = [
        line
        for line in split_lines(reading.text or "")
        if not line.blank and not any(span.contains(line.span) for span in hidden)
    ]
    bare = [line.text.removeprefix("- ") for line in lines]
    return Links(
        only=frozenset(number for number, text in enumerate(bare) if text in linked),
        headings=frozenset(number for number, text in enumerate(bare) if text in headings),
    )
