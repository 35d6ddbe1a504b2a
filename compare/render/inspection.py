"""How a source was read, for a terminal: what it says of itself, its parts, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.model import Document, Whereabouts
from compare.read.condense import INLINE, condense
from compare.render.columns import Run, columns, paint, wrap
from compare.render.plain import clean
from compare.render.templating import plural
from compare.render.view.make import word_count

_BOLD, _DIM = "1", "2"
_FIELDS = (
    ("title", "Title"),
    ("author", "Author"),
    ("publisher", "Publisher"),
    ("published", "Published"),
    ("updated", "Updated"),
    ("address", "Address"),
    ("language", "Language"),
)
_HEAD = 11
_NARROWEST, _WIDEST = 40, 200


def show_document(document: Document, *, width: int, color: bool, whole: bool = False) -> bytes:
    """Return what is known of a document with its sentences, as UTF-8 of ``width`` columns.

    Long passages are cut to a line unless ``whole`` is set.
    """
    page = _Page(document, min(max(width, _NARROWEST), _WIDEST), color, whole)
    return ("\n".join(page.lines()) + "\n").encode()


class _Page:
    def __init__(self, document: Document, width: int, color: bool, whole: bool) -> None:
        self._document = document
        self._width = width
        self._color = color
        self._whole = whole

    def lines(self) -> Iterator[str]:
        """Yield everything."""
        own = self._document
        yield from self._wrap([Run(clean(own.name), _BOLD), Run(f" {clean(own.media_type)}")])
        yield from self._wrap([Run(own.sha256, _DIM)])
        yield ""
        grounds = dict(own.grounds)
        for field, name in _FIELDS:
            value = getattr(own, field)
            told = [Run(clean(value))] if value else [Run("not told", _DIM)]
            if value and field in grounds:
                told.append(Run(f" ({clean(grounds[field])})", _DIM))
            yield from self._wrap(told, f"{name:<{_HEAD}}", " " * _HEAD)
        words = sum(word_count(s.span.of(own.text)) for s in own.sentences)
        size = f"{plural(words, 'word')} in {plural(len(own.sentences), 'sentence')}"
        yield from self._wrap([Run(size)], f"{'Story':<{_HEAD}}", " " * _HEAD)
        for note in own.notes:
            yield ""
            yield from self._wrap([Run("Please note:", _BOLD), Run(f" {clean(note)}")], "", "  ")
        yield from self._stories()
        yield from self._sentences()
        removed = [(part.reason, part.span.of(own.text)) for part in own.removed]
        yield from self._parts("Left out of the text as not part of the story", removed)
        outside = [(part.reason, part.text) for part in own.left_out]
        yield from self._parts("What else the source holds", outside)

    def _stories(self) -> Iterator[str]:
        stories = self._document.stories
        if not stories:
            return
        yield from self._heading(f"Stories ({len(stories)})")
        for number, story in enumerate(stories, 1):
            size = plural(word_count(story.span.of(self._document.text)), "word")
            told = [Run(f"{clean(story.title or 'without a title')} "), Run(f"{size}", _DIM)]
            sign = "*" if story.read else " "
            yield from self._wrap(told, f"{sign} #{number:<3} ", "       ")
        yield from self._wrap([Run("* is the one that is compared", _DIM)])

    def _sentences(self) -> Iterator[str]:
        own = self._document
        if not own.sentences:
            return
        yield from self._heading(f"Text ({len(own.sentences)})")
        places = Whereabouts(own.places)
        said = [places.of(s.span) or f"paragraph {s.paragraph + 1}" for s in own.sentences]
        cut = tuple(part for part in own.removed if part.reason in INLINE)
        texts = [condense(own.text, s.span, cut).text for s in own.sentences]
        yield from self._rows(zip(said, texts, strict=True))

    def _parts(self, heading: str, parts: list[tuple[str, str]]) -> Iterator[str]:
        if parts:
            yield from self._heading(f"{heading} ({len(parts)})")
            yield from self._rows(parts)

    def _rows(self, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Yield a line for each: a label, and as much of the text as there is room for."""
        rows = list(rows)
        room = max(12, self._width // 3)
        wide = min(room, max(columns(clean(label)) for label, _ in rows))
        last = ""
        for label, text in rows:
            shown = clean(label)
            first = "" if shown == last else shown
            last = shown
            gap = " " * (wide + 2 - columns(first)) if columns(first) <= wide else "  "
            lead = f"{paint(first, _DIM, color=self._color)}{gap}"
            plain = f"{first}{gap}"
            body = wrap([Run(clean(text))], self._width, plain, " " * (wide + 2), color=self._color)
            if not self._whole and len(body) > 1:
                body = [self._cut(body[0])]
            yield lead + body[0][len(plain) :]
            yield from body[1:]

    def _cut(self, line: str) -> str:
        """Return the first line of several, with a sign that it goes on."""
        while columns(line) >= self._width - 1:
            line = line[:-1]
        return f"{line.rstrip()} \N{HORIZONTAL ELLIPSIS}"

    def _heading(self, text: str) -> Iterator[str]:
        yield ""
        title = f"{text} "
        rule = "─" * max(0, self._width - columns(title))
        yield paint(title, _BOLD, color=self._color) + paint(rule, _DIM, color=self._color)

    def _wrap(self, runs: Iterable[Run], first: str = "", rest: str = "") -> list[str]:
        return wrap(runs, self._width, first, rest, color=self._color)
