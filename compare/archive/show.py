"""What is found in an archive, as text for 80 columns and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from compare.archive.find import Answer, Match, Told
from compare.archive.stories import Listed


def answer_text(answer: Answer, width: int) -> str:
    """Return what was looked up and what was found, a paragraph each."""
    parts = [_article("A", answer.told, width)]
    if not answer.matches:
        parts.append("Nothing in the archive tells this.")
    for match in answer.matches:
        parts.append(f"{_article(match.id, match.told, width)}\n{_why(match, width)}")
    if answer.others:
        what = "article has" if answer.others == 1 else "articles have"
        parts.append(f"{answer.others} more {what} a few words in common, or less than these.")
    return "\n\n".join(parts) + "\n"


def stories_text(listed: Sequence[Listed], width: int) -> str:
    """Return a line for each story: its number, size, days and the first title."""
    lines = []
    for one in listed:
        days = one.first or "no date"
        if one.last != one.first:
            days += f" to {one.last}"
        head = f"{one.cluster:>9}{one.size:>5} articles  {days} "
        title = "".join(char for char in one.title if char.isprintable())
        lines.append(f"{head} {textwrap.shorten(title, max(20, width - len(head) - 1))}".rstrip())
    return "".join(f"{line}\n" for line in lines)


def _article(id: str, told: Told, width: int) -> str:
    place = f"article {told.article}" if told.article is not None else "not in the archive"
    cluster = f", cluster {told.cluster}" if told.cluster is not None else ""
    named = [told.publisher, told.published, f"{told.words} words", f"{place}{cluster}"]
    head = told.title or told.source
    lines = _wrapped(f"{id}  ", head, width)
    return lines + "\n" + _wrapped("   ", "; ".join(filter(None, named)), width)


def _why(match: Match, width: int) -> str:
    said = []
    if match.sharing is not None:
        other = match.sharing.shares[0]
        said.append(
            f"{match.share:.0%} of it and {other.shared:.0%} of A are shared wording. "
            f"{match.sharing.explanation}"
        )
    if match.score:
        said.append(f"Names, figures and dates in common: {match.score:.0%} by weight.")
    return _wrapped("   ", " ".join(said), width)


def _wrapped(first: str, text: str, width: int) -> str:
    clean = "".join(char if char.isprintable() else " " for char in text)
    indent = " " * len(first)
    return textwrap.fill(clean, width, initial_indent=first, subsequent_indent=indent)


def answer_json(answer: Answer) -> bytes:
    """Return the same as JSON."""
    matches = [
        {
            "id": match.id,
            **asdict(match.told),
            "contained": round(match.contained, 4),
            "score": round(match.score, 4),
            "sharing": _sharing(match),
        }
        for match in answer.matches
    ]
    value = {"article": asdict(answer.told), "matches": matches, "others": answer.others}
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _sharing(match: Match) -> dict[str, Any] | None:
    from compare.codec.reuse import encode_sharing

    return None if match.sharing is None else encode_sharing(match.sharing)
