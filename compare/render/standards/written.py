"""JSON for the programs of others."""

from __future__ import annotations

import json
import re
from typing import Any

_LONE = re.compile("[\ud800-\udfff]")


def written(value: Any) -> bytes:
    """Return ``value`` as JSON in UTF-8, indented by two; half a surrogate pair becomes U+FFFD.

    It counts as one character in either form, so no offset is moved by it.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return (_LONE.sub("\N{REPLACEMENT CHARACTER}", text) + "\n").encode("utf-8")


def tidy(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}
