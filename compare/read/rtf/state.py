"""What the marks of RTF do to the text behind them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from compare.errors import InputError
from compare.model import PlaceKind
from compare.read.rendition import Piece
from compare.read.rtf.tokens import Token
from compare.read.runs import COMMENT, DELETED, HIDDEN, Run, piece_of
from compare.read.tables import Cell, Table, rows_of

_DEEPEST = 1000
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Source: the RTF specification, ``\\fcharset``."""
_SKIPPED = frozenset(
    "colortbl stylesheet pict object fldinst themedata colorschememapping listtable generator "
    "listoverridetable rsidtbl xmlnstbl latentstyles datastore sp filetbl revtbl nonshppict "
    "template operator keywords doccomm comment subject category manager company hlinkbase "
    "creatim revtim printim buptim userprops datafield bkmkstart bkmkend ftnsep ftnsepc aftnsep "
    "aftnsepc pnseclvl listpicture pgptbl wgrffmtfilter mmathPr".split()
)
_STARRED = frozenset({"shpinst", "shptxt", "annotation", "footnote"})
"""Of what a reader may pass over, the parts that hold text."""
_ASIDES: dict[str, tuple[PlaceKind, str | None]] = {
    "footnote": ("footnote", None),
    "annotation": ("comment", COMMENT),
    "shptxt": ("text box", None),
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), ("paragraph", "running head")),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), ("paragraph", "running foot")),
}
_LETTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "tab": " ", "line": "\n", "emspace": " ", "enspace": " ",
    "qmspace": " ", "nestcell": " ", "nestrow": "\n", "softline": "\n",
}  # fmt: skip
_SIGNS = {b"~": "\u00a0", b"_": "\u2011", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}


@dataclass(slots=True)
class _Place:
    """Where paragraphs go: the body, or what stands beside it."""

    kind: PlaceKind
    label: str | None
    removed: str | None
    runs: list[Run] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group changes until it ends."""

    place: _Place
    skip: bool = False
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    info: str = ""
    fonts: bool = False
    encoding: str = "cp1252"
    behind: int = 1
    """How many letters stand behind each Unicode character for programs that know none."""


class Reader:
    """Takes marks, and returns the pieces of the document."""

    def __init__(self, shown: str) -> None:
        self.properties: dict[str, str] = {}
        self._shown = shown
        self._body = _Place("paragraph", None, None)
        self._beside: list[_Place] = []
        self._boxes: list[_Place] = []
        self._stack: list[_State] = []
        self._state = _State(self._body)
        self._bytes = bytearray()
        self._letters: list[str] = []
        self._pass = 0
        self._starred = self._in_table = self._item = self._headed = False
        self._heading = False
        self._font = 0
        self._encodings: dict[int, str] = {}
        self._cells: list[Cell] = []
        self._cell: list[list[Run]] = []
        self._rows: list[list[Cell]] = []
        self._tables = self._paragraphs = self._placed = 0

    def take(self, token: Token) -> None:
        """Follow one mark."""
        if token.kind == "bytes":
            self._text(token.value)
        elif token.kind == "{":
            self._flush()
            self._stack.append(self._state)
            if len(self._stack) > _DEEPEST:
                raise InputError(self._shown, "is nested too deeply to be read")
        elif token.kind == "}":
            self._flush()
            if self._stack:
                self._leave(self._stack.pop())
        elif token.kind == "sign":
            if token.value == b"*":
                self._starred = True
                return
            self._put(_SIGNS.get(token.value, ""))
        else:
            self._word(token.value.decode("ascii"), token.number)
        self._starred = False

    def finish(self) -> list[Piece]:
        """Return all pieces: the text, notes, and then what is removed."""
        self._flush()
        self._end_paragraph(self._body)
        self._end_table()
        self._put_boxes()
        beside = sorted(self._beside, key=lambda place: place.removed is not None)
        pieces = list(self._body.pieces)
        seen = set()
        for place in beside:
            self._end_paragraph(place)
            for piece in place.pieces:
                if not place.removed or piece.text not in seen:
                    pieces.append(piece)
                seen.add(piece.text)
        return pieces

    def _leave(self, state: _State) -> None:
        if state.place is not self._state.place:
            self._end_paragraph(self._state.place)
        self._state = state
        self._pass = 0

    def _text(self, value: bytes) -> None:
        if self._pass:
            passed = min(self._pass, len(value))
            self._pass -= passed
            value = value[passed:]
        if not self._state.skip and value:
            if self._letters:
                self._flush()
            self._bytes += value

    def _put(self, letters: str) -> None:
        if not self._state.skip:
            if self._bytes:
                self._flush()
            self._letters.append(letters)

    def _flush(self) -> None:
        """Turn the bytes and letters that have come into a run, in the state they came in."""
        state = self._state
        text = self._bytes.decode(state.encoding, "replace") + "".join(self._letters)
        self._bytes, self._letters = bytearray(), []
        if not text or state.fonts:
            return
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = text.replace("\0", "")
        if state.info:
            self.properties[state.info] = self.properties.get(state.info, "") + text
            return
        removed = DELETED if state.deleted else HIDDEN if state.hidden else None
        kind: PlaceKind | None = "deleted" if state.deleted else None
        if state.inserted and not state.deleted:
            kind = "inserted"
        state.place.runs.append(Run(text, removed, kind))

    def _word(self, word: str, number: int | None) -> None:
        on = number != 0
        if word == "u" and number is not None:
            self._put(chr(number % 0x10000))
            self._pass = self._state.behind
            return
        if word in _LETTERS:
            self._put(_LETTERS[word])
            return
        self._flush()
        if word in _SKIPPED or (self._starred and word not in _STARRED):
            self._state = replace(self._state, skip=True)
        elif word in ("title", "author") and not self._state.place.runs and not self._body.pieces:
            self._state = replace(self._state, info=word)
        elif word in _ASIDES:
            self._begin_beside(word)
        elif word in ("listtext", "pntext"):
            self._item = True
        elif word == "fonttbl":
            self._state = replace(self._state, fonts=True)
        elif word in ("deleted", "revised", "v"):
            name = {"deleted": "deleted", "revised": "inserted", "v": "hidden"}[word]
            self._state = replace(self._state, **{name: on})  # type: ignore[arg-type]
        elif word == "plain":
            self._state = replace(self._state, hidden=False)
        elif word == "uc":
            self._state = replace(self._state, behind=max(0, min(number or 0, 10)))
        else:
            self._of_layout(word, number)

    def _of_layout(self, word: str, number: int | None) -> None:
        if word in ("ansicpg", "mac", "pc", "pca", "f", "fcharset"):
            self._of_letters(word, number)
        elif word in ("par", "sect", "page"):
            self._end_paragraph(self._state.place)
        elif word == "pard":
            self._in_table = self._heading = False
        elif word == "intbl":
            self._in_table = True
        elif word == "outlinelevel":
            self._heading = (number or 0) < 9
        elif word == "trhdr":
            self._headed = self._headed or not self._rows
        elif word == "cell":
            self._in_table = True
            self._end_paragraph(self._state.place)
            self._cells.append(self._cell)
            self._cell = []
        elif word == "row":
            self._rows.append(self._cells)
            self._cells = []

    def _of_letters(self, word: str, number: int | None) -> None:
        encoding = self._state.encoding
        if word == "ansicpg" and number in (*range(1250, 1259), 437, 850, 932, 936, 949, 950, 874):
            encoding = f"cp{number}"
            self._encodings.setdefault(0, encoding)
        elif word in ("mac", "pc", "pca"):
            encoding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "fcharset" and self._state.fonts:
            if number in _CHARSETS and number:
                self._encodings[self._font] = _CHARSETS[number]
        elif word == "f" and number is not None:
            self._font = number
            if not self._state.fonts:
                encoding = self._encodings.get(number, encoding)
        self._state = replace(self._state, encoding=encoding)

    def _begin_beside(self, word: str) -> None:
        kind, removed = _ASIDES[word]
        number = 1 + sum(place.kind == kind for place in (*self._beside, *self._boxes))
        label = None if kind == "paragraph" else f"{kind} {number}"
        place = _Place(kind, label, removed)
        (self._boxes if kind == "text box" else self._beside).append(place)
        self._state = replace(self._state, place=place, skip=False)

    def _end_paragraph(self, place: _Place) -> None:
        runs, place.runs = place.runs, []
        item, self._item = self._item, False
        if not any(run.text.strip() for run in runs):
            if place is self._body and not self._in_table and self._placed < len(self._boxes):
                self._end_table()
                self._put_boxes()
            return
        if place is not self._body:
            place.pieces.append(piece_of(runs, place.kind, place.label, place.removed))
        elif self._in_table:
            self._cell.append(runs)
        else:
            self._end_table()
            self._paragraphs += 1
            kind: PlaceKind = "heading" if self._heading else "list item" if item else "paragraph"
            place.pieces.append(piece_of(runs, kind, f"paragraph {self._paragraphs}"))
            self._put_boxes()

    def _put_boxes(self) -> None:
        """Put text boxes behind the paragraph, or the table, that they are fixed to."""
        for box in self._boxes[self._placed :]:
            self._end_paragraph(box)
            self._body.pieces += box.pieces
        self._placed = len(self._boxes)

    def _end_table(self) -> None:
        if self._cell:
            self._cells.append(self._cell)
        if self._cells:
            self._rows.append(self._cells)
        if self._rows:
            self._tables += 1
            table = Table(self._rows, self._headed)
            self._body.pieces += rows_of(table, f"table {self._tables}")
        self._cell, self._cells, self._rows, self._headed = [], [], [], False
