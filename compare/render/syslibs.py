"""Ask the system, before WeasyPrint is imported, for the libraries and fonts a PDF needs.

WeasyPrint prints a banner and raises :class:`OSError` where a library is missing, and takes
the whole process down where there is no font at all; asking first gives one line instead.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from compare.errors import MissingLibraryError


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library, the names it goes by, and the Debian package that holds it."""

    name: str
    files: tuple[str, ...]
    package: str


def _library(stem: str, version: str, package: str) -> Library:
    files = (f"lib{stem}.so.{version}", f"lib{stem}.{version}.dylib", f"lib{stem}.dylib")
    return Library(stem, (*files, f"lib{stem}-{version}.dll"), package)


_FONTCONFIG = _library("fontconfig", "1", "libfontconfig1")

LIBRARIES = (
    _library("gobject-2.0", "0", "libglib2.0-0"),
    _library("pango-1.0", "0", "libpango-1.0-0"),
    _library("harfbuzz", "0", "libharfbuzz0b"),
    _library("harfbuzz-subset", "0", "libharfbuzz-subset0"),
    _FONTCONFIG,
    _library("pangoft2-1.0", "0", "libpangoft2-1.0-0"),
)
"""What WeasyPrint opens, in the order it opens it."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def require_pdf_libraries() -> None:
    """Return if a PDF can be made here.

    :raises MissingLibraryError: naming what is missing and the one line that installs it.
    """
    missing = [library for library in LIBRARIES if _open(library) is None]
    if missing:
        names = ", ".join(library.name for library in missing)
        plural = "libraries" if len(missing) > 1 else "library"
        raise MissingLibraryError(
            f"PDF needs the system {plural} {names}: {_install_line(missing)}"
        )
    if font_count() == 0:
        raise MissingLibraryError(f"PDF needs a font, and none is installed: {_font_line()}")


def font_count() -> int:
    """Return how many font faces fontconfig knows."""
    return _fonts().count


def uncovered(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the visible characters of ``texts`` that no installed font has, in code order."""
    fonts = _fonts()
    letters = sorted(set().union(*(set(text) for text in texts)))
    return tuple(c for c in letters if _visible(c) and not fonts.has(c))


def _visible(character: str) -> bool:
    code = ord(character)
    if any(code in block for block in _VARIATION_SELECTORS):
        return False
    return unicodedata.category(character) not in _INVISIBLE


def _open(library: Library) -> ctypes.CDLL | None:
    for name in library.files:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    found = ctypes.util.find_library(library.name)
    try:
        return ctypes.CDLL(found) if found else None
    except OSError:
        return None


def _install_line(missing: Iterable[Library]) -> str:
    if sys.platform.startswith("linux"):
        return "apt-get install " + " ".join(library.package for library in missing)
    if sys.platform == "darwin":
        return "brew install pango"
    return "install Pango, for example with MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango"


def _font_line() -> str:
    if sys.platform.startswith("linux"):
        return "apt-get install fonts-dejavu-core"
    return "install any TrueType font for all users"


# --- what the installed fonts cover, through fontconfig itself ------------------------


class _FontSet(ctypes.Structure):
    _fields_ = (
        ("nfont", ctypes.c_int),
        ("sfont", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    )


class _Fonts:
    """The installed faces and the union of the characters they have."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library
        self._declare()
        pattern = library.FcPatternCreate()
        wanted = library.FcObjectSetCreate()
        library.FcObjectSetAdd(wanted, b"charset")
        found = library.FcFontList(None, pattern, wanted)
        self.count: int = found.contents.nfont
        self._characters = library.FcCharSetCreate()
        for index in range(self.count):
            held = ctypes.c_void_p()
            if library.FcPatternGetCharSet(
                found.contents.fonts[index], b"charset", 0, ctypes.byref(held)
            ):
                continue
            library.FcCharSetMerge(self._characters, held, None)
        library.FcFontSetDestroy(found)
        library.FcObjectSetDestroy(wanted)
        library.FcPatternDestroy(pattern)

    def _declare(self) -> None:
        pointer, text = ctypes.c_void_p, ctypes.c_char_p
        signatures: dict[str, tuple[object, list[object]]] = {
            "FcPatternCreate": (pointer, []),
            "FcPatternDestroy": (None, [pointer]),
            "FcObjectSetCreate": (pointer, []),
            "FcObjectSetAdd": (ctypes.c_int, [pointer, text]),
            "FcObjectSetDestroy": (None, [pointer]),
            "FcFontList": (ctypes.POINTER(_FontSet), [pointer, pointer, pointer]),
            "FcFontSetDestroy": (None, [ctypes.POINTER(_FontSet)]),
            "FcPatternGetCharSet": (
                ctypes.c_int,
                [pointer, text, ctypes.c_int, ctypes.POINTER(pointer)],
            ),
            "FcCharSetCreate": (pointer, []),
            "FcCharSetMerge": (ctypes.c_int, [pointer, pointer, pointer]),
            "FcCharSetHasChar": (ctypes.c_int, [pointer, ctypes.c_uint32]),
        }
        for name, (result, arguments) in signatures.items():
            function = getattr(self._library, name)
            function.restype, function.argtypes = result, arguments

    def has(self, character: str) -> bool:
        return bool(self._library.FcCharSetHasChar(self._characters, ord(character)))


@lru_cache(maxsize=1)
def _fonts() -> _Fonts:
    library = _open(_FONTCONFIG)
    if library is None:
        raise MissingLibraryError(
            f"PDF needs the system library fontconfig: {_install_line((_FONTCONFIG,))}"
        )
    return _Fonts(library)
