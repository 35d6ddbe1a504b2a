"""Bodies of a state that go by a general name.

*The Danish Ministry of Finance* and *Denmark's Finance Ministry* are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.analyse.names.folding import fold
from compare.analyse.names.gazetteer import search
from compare.analyse.names.stretch import Candidate
from compare.model import Token

_SAME = {"defence": "defense", "labour": "labor", "defenses": "defense"}
_FIELDS = {"foreign": "foreign affairs", "internal affairs": "interior", "home": "home affairs"}
_BODIES = frozenset(
    (
        "army",
        "navy",
        "air force",
        "armed forces",
        "general staff",
        "coast guard",
        "national guard",
        "parliament",
        "government",
        "central bank",
        "supreme court",
        "constitutional court",
        "embassy",
        "security service",
        "security council",
        "foreign office",
    )
)


def body(words: Sequence[str]) -> str | None:
    """Return the usual form of a body's general name (``ministry of defense``), else ``None``."""
    plain = [_SAME.get(word, word) for word in words if word != "the"]
    if plain[:2] == ["ministry", "of"] and len(plain) > 2:
        field = " ".join(plain[2:])
    elif plain[-1:] == ["ministry"] and len(plain) > 1:
        field = " ".join(plain[:-1])
    else:
        return " ".join(plain) if " ".join(plain) in _BODIES else None
    return f"ministry of {_FIELDS.get(field, field)}"


def is_body(words: Sequence[str]) -> bool:
    """Tell whether a folded name ends in what many states have: a ministry, a navy, a court."""
    return any(" ".join(words[i:]) in _BODIES for i in range(len(words))) or "ministry" in words


def parts(tokens: Sequence[Token], candidate: Candidate, before: Candidate | None) -> str | None:
    """Return a body's key: ``GB ministry of finance``.

    The country stands inside the name, or as ``before``, the name just in front of it; where
    none is named the key is the general name, and ``None`` where the name is something else.
    """
    words = list(tokens[candidate.first : candidate.last])
    country = ""
    hits = [h for h in search(words) if len(h.known.keys) == 1]
    for hit in hits:
        if hit.first == candidate.first:
            country, words = hit.known.keys[0], words[hit.last - candidate.first :]
            break
        if hit.last == candidate.last:
            inside = words[: hit.first - candidate.first]
            while inside and inside[-1].text.lower() in {"of", "the"}:
                inside = inside[:-1]
            country, words = hit.known.keys[0], inside
            break
    folded = " ".join(fold(t.text) for t in words if t.tag != "POS").split()
    general = body(folded)
    if general is None:
        return None
    if not country and before is not None and len(before.keys) == 1:
        between = tokens[before.last : candidate.first]
        if all(t.tag == "POS" for t in between):
            country = before.keys[0]
    return f"{country} {general}".strip()


def complete(key: str, others: Iterable[str]) -> str:
    """Return the key with its country where ``others`` name exactly one for a bare ministry."""
    if not key.startswith("ministry of "):
        return key
    full = {other for other in others if other.endswith(f" {key}")}
    return min(full) if len(full) == 1 else key
