"""In which order the lines of a page are read, and which of them are rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from compare.read.pdf.lines import Line, Part

_NEAR = 2.5
"""Points by which cells of one column may be out of line."""
_WIDE = 1.5
"""Gap between two cells of a table with two columns, in heights of a letter."""
_BULLETS = frozenset("•‣⁃◦▪●■")
_EVEN = 0.15
"""Share by which the gaps of a justified line differ, at most."""
_PROSE = 4.0
"""Words in a part from which on it is text and no cell."""


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page as they are read; only rows of tables have several parts.

    The order of drawing is that of reading in nearly all PDFs, also in columns. Two columns that
    were drawn line by line across the page are set one after the other.
    """
    ordered: list[Line] = []
    for across in _runs(_joined(_with_bullets(lines))):
        if len(across) == 1:
            ordered.append(_whole(across[0]))
        elif _are_columns(across):
            for column in range(len(across[0].parts)):
                ordered += [replace(line, parts=(line.parts[column],)) for line in across]
        else:
            ordered += across
    return ordered


def _with_bullets(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the marks of lists before them, wherever these were drawn."""
    marks = [line for line in lines if line.text in _BULLETS]
    if not marks:
        return list(lines)
    taken: set[int] = set()
    result = []
    for line in lines:
        if line.text in _BULLETS:
            continue
        for mark in marks:
            near = 0 <= line.left - mark.right < 3 * line.size
            if near and abs(mark.y - line.y) < 0.3 * line.size and id(mark) not in taken:
                taken.add(id(mark))
                first = line.parts[0]
                part = Part(f"{mark.text} {first.text}", mark.left, first.right)
                result.append(replace(line, parts=(part, *line.parts[1:])))
                break
        else:
            result.append(line)
    return result + [mark for mark in marks if id(mark) not in taken]


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which what was drawn side by side on one baseline is one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and abs(last.y - line.y) < 0.2 * line.size
            and line.left >= last.right
            and not (last.turned or line.turned)
        ):
            joined[-1] = replace(last, parts=last.parts + line.parts)
        else:
            joined.append(line)
    return joined


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines of which the parts stand below each other together, all others alone."""
    run: list[Line] = []
    for line in lines:
        if run and not (len(line.parts) > 1 and _in_line(run[-1], line)):
            yield from _checked(run)
            run = []
        run.append(line)
    if run:
        yield from _checked(run)


def _in_line(above: Line, below: Line) -> bool:
    """Tell whether two lines have the same columns, flush on either side."""
    return (
        len(above.parts) == len(below.parts)
        and above.y > below.y
        and not (_is_spread(above) and _is_spread(below))
        and all(
            abs(a.left - b.left) < _NEAR or abs(a.right - b.right) < _NEAR
            for a, b in zip(above.parts, below.parts, strict=True)
        )
    )


def _is_spread(line: Line) -> bool:
    """Tell a line of which all gaps are alike, as those of justified text are."""
    gaps = [b.left - a.right for a, b in pairwise(line.parts)]
    return len(gaps) > 1 and max(gaps) - min(gaps) < max(1.0, _EVEN * max(gaps))


def _checked(run: list[Line]) -> Iterator[list[Line]]:
    """Yield a run as it is if it can be no accident of wide blanks, else line by line."""
    wide = all(
        b.left - a.right > _WIDE * line.size for line in run for a, b in pairwise(line.parts)
    )
    if len(run) > 2 or (len(run) == 2 and (wide or len(run[0].parts) > 2)):
        yield run
    else:
        yield from ([line] for line in run)


def _are_columns(run: Sequence[Line]) -> bool:
    """Tell columns of text from those of a table by their words and where their lines end."""
    parts = [part for line in run for part in line.parts]
    words = sum(len(part.text.split()) for part in parts) / len(parts)
    ended = sum(line.parts[0].text.endswith((".", "!", "?")) for line in run[:-1])
    return len(run) > 3 and words >= _PROSE and ended <= len(run) / 2


def _whole(line: Line) -> Line:
    """Return a line with its wide blanks as blanks: those of justified text are as wide."""
    if len(line.parts) == 1:
        return line
    return replace(line, parts=(Part(line.text, line.left, line.right),))
