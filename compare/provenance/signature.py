"""How a report was made, and one hash over all of it.

Two reports with equal signatures were made by the same rules from whatever their sources
are: the signature covers every option, the version and the models, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from compare._version import __version__
from compare.model import Provenance
from compare.options import Options

TOOL = "compare-accounts"
"""The name of the distribution, which nothing else has."""

Pairs = Sequence[tuple[str, object]]


def describe(
    options: Options,
    models: Sequence[tuple[str, str]],
    *,
    tool: str = TOOL,
    version: str = __version__,
) -> Provenance:
    """Return the signed provenance of a report made with ``options`` and ``models``.

    ``models`` are pairs of name and version, kept sorted by name.
    """
    ordered = tuple(sorted(models))
    return Provenance(
        tool=tool,
        version=version,
        options=options.items(),
        signature=signature(tool, version, options.items(), ordered),
        models=ordered,
    )


def signature(tool: str, version: str, options: Pairs, models: Sequence[tuple[str, str]]) -> str:
    """Return ``sha256:`` over canonical JSON of the four, options and models by name.

    Canonical means: keys sorted, no blanks, UTF-8, as RFC 8785 has it for these values.
    """
    content = {
        "tool": tool,
        "version": version,
        "options": dict(options),
        "models": dict(models),
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def verify(provenance: Provenance) -> bool:
    """Tell whether the signature is that of the fields beside it."""
    made = signature(provenance.tool, provenance.version, provenance.options, provenance.models)
    return provenance.signature == made
