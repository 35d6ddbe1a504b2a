"""A text as lines with offsets. The text itself is never changed, line endings included."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.model import Span

_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# What str.strip() takes off, and the characters of no width that editors leave behind.
_SPACE = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, as it stands and without the white space around it."""

    whole: Span
    """With its line ending."""
    span: Span
    """Without white space at either end; empty for a blank line."""
    text: str
    """The text of ``span``."""

    @property
    def blank(self) -> bool:
        """Tell whether the line holds white space only."""
        return not self.text


def split_lines(text: str) -> tuple[Line, ...]:
    """Return all lines; their ``whole`` spans follow one another and cover the text."""
    lines = []
    start = 0
    while start < len(text):
        match = _END.search(text, start)
        end, after = (match.start(), match.end()) if match else (len(text), len(text))
        body = text[start:end]
        stripped = body.strip(_SPACE)
        begin = start + (len(body) - len(body.lstrip(_SPACE)) if stripped else 0)
        lines.append(Line(Span(start, after), Span(begin, begin + len(stripped)), stripped))
        start = after
    return tuple(lines)
