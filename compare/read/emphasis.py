"""The marks of emphasis in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model import Removed, Span

_RUN = re.compile(r"\n[ \t]*\r?\n|^[ ]{0,3}[*+-][ \t]|\*{1,3}|_{1,3}|~~", re.M)


def emphasis_marks(text: str) -> Iterator[Removed]:
    """Yield the marks that open and close emphasis: pairs of one kind within one paragraph.

    A mark opens where a word starts and closes where one ends. Inside a word, or with spaces on
    both sides, it is a character like others (``5 * 3``, ``file_name``).
    """
    opened: list[re.Match[str]] = []
    places: dict[str, list[int]] = {}
    """Mark -> where in ``opened`` those of its kind are."""
    for run in _RUN.finditer(text):
        mark = run.group()
        if mark[0] not in "*_~" or mark[-1] in " \t":
            if mark[0] == "\n":
                opened, places = [], {}
            continue
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        alike = places.get(mark)
        if alike and before.strip() and not after.isalnum():
            place = alike[-1]
            yield Removed(Span(*opened[place].span()), "markup")
            yield Removed(Span(*run.span()), "markup")
            while len(opened) > place:
                places[opened.pop().group()].pop()
        elif after.strip() and not before.isalnum():
            places.setdefault(mark, []).append(len(opened))
            opened.append(run)
