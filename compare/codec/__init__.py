"""Report <-> versioned JSON, and the JSON Schema of it.

The shape is the one that ``docs/json.md`` describes: spans are flat ``start`` and ``end``,
offsets are code points, fields stand in a fixed order. What :func:`to_dict` gives,
:func:`from_dict` takes back to an equal report.
"""

from __future__ import annotations

from compare.codec.decode import VERSIONS, from_dict
from compare.codec.encode import FORMAT_VERSION, document_to_dict
from compare.codec.text import dumps, from_any, loads, loads_any, parse, schema, to_dict

__all__ = [
    "FORMAT_VERSION",
    "VERSIONS",
    "document_to_dict",
    "dumps",
    "from_any",
    "from_dict",
    "loads",
    "loads_any",
    "parse",
    "schema",
    "to_dict",
]
