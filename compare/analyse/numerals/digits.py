"""Digits with grouping and decimals."""

from __future__ import annotations

import re

_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
MOST = 1e40
"""As many digits as a number may have; what would make it longer is not read as part of it."""
_PLAIN = re.compile(r"[\d,\u00a0\u2009\u202f ]*+(?:\.\d++|(?<=\d))")


def parse_digits(text: str) -> tuple[float, float] | None:
    """Return value and size of the last place, or ``None`` where ``text`` is no number.

    ``1,200`` and ``1 200`` are 1200; a point is decimal unless a decimal comma follows it
    (``1.200,50``) or it groups twice (``1.200.000``).
    """
    if _EUROPEAN.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif not _PLAIN.fullmatch(text):
        return None
    plain = re.sub(r"[,\s]", "", text)
    decimals = len(plain.partition(".")[2])
    return float(plain), float(f"1e-{decimals}")
