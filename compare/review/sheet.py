"""What all text of reviewing is set with: lines of one width, styles, marked words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.model import Kind
from compare.render.columns import Run, columns, paint, wrap
from compare.render.plain import excerpt
from compare.render.view import Piece

STYLES: dict[Kind, str] = {
    "conflict": "1;31",
    "open": "1;35",
    "detail": "34",
    "agree": "32",
    "only": "36",
}
BOLD, DIM, MARKED = "1", "2", "1;4"


class Sheet:
    """Text of one width, in colour or not."""

    def __init__(self, width: int, color: bool) -> None:
        """Set how many columns there are."""
        self.width = width
        self.color = color

    def wrap(self, runs: Iterable[Run], first: str = "", rest: str = "") -> list[str]:
        """Break ``runs`` into lines; ``first`` opens the first and ``rest`` the others."""
        return wrap(runs, self.width, first, rest, color=self.color)

    def rule(self, title: str) -> str:
        """Return a heading with a line behind it."""
        line = "─" * max(0, self.width - columns(title) - 1)
        return paint(title, BOLD, color=self.color) + " " + paint(line, DIM, color=self.color)

    def marked(self, said: tuple[Piece, ...]) -> Iterator[Run]:
        """Yield a quote, cut to some lines, with what is marked *between stars* or underlined."""
        for piece in excerpt(said, 4 * self.width):
            if piece.marked and not self.color:
                yield Run(f"*{piece.text}*")
            else:
                yield Run(piece.text, MARKED if piece.marked else "")
