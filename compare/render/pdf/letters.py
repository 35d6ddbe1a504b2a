"""What to say of characters that no installed font can draw."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from compare.model import Report
from compare.render.plain import clean
from compare.render.syslibs import uncovered

_NAMED = 8
_EAST_ASIAN = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO")


@dataclass(frozen=True, slots=True)
class Missing:
    """Characters that are printed as boxes."""

    notice: str
    """One or two sentences for the reader, with the line that installs fonts."""
    grave: bool
    """Whether letters or digits are among them, not only symbols."""


def missing_letters(report: Report) -> Missing | None:
    """Return what to tell a reader, or ``None`` where every character can be drawn."""
    texts: list[str] = [finding.explanation for finding in report.findings]
    for document in report.documents:
        heads = (document.name, document.title, document.publisher, document.author)
        texts += [document.text, *(head for head in heads if head)]
    letters = uncovered(clean(text) for text in texts)
    if not letters:
        return None
    return Missing(_notice(letters), any(_is_letter(letter) for letter in letters))


def _notice(letters: Sequence[str]) -> str:
    scripts = sorted({_script(letter) for letter in letters})
    packages = sorted({_package(script) for script in scripts})
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in letters[:_NAMED])
    more = f" and {len(letters) - _NAMED} more" if len(letters) > _NAMED else ""
    one = len(letters) == 1
    return (
        f"{len(letters)} character{'' if one else 's'} of these accounts "
        f"({', '.join(scripts)}: {codes}{more}) {'is' if one else 'are'} in no font installed "
        f"here and printed as {'a box' if one else 'boxes'}; the text behind is whole and can be "
        f"copied. On Debian or Ubuntu: apt-get install {' '.join(packages)}"
    )


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _script(character: str) -> str:
    """Return the script as the character's Unicode name begins: ``CJK``, ``Devanagari``."""
    if not _is_letter(character):
        return "symbols"
    first = unicodedata.name(character, "unnamed").split()[0].split("-")[0]
    return first if first == "CJK" else first.capitalize()


def _package(script: str) -> str:
    if script.upper() in _EAST_ASIAN:
        return "fonts-noto-cjk"
    return "fonts-noto-color-emoji" if script == "symbols" else "fonts-noto-core"
