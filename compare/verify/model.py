"""What the check of a saved report comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model import Document, Span

Break = Literal[
    "hash", "form", "signature", "offset", "quote", "fingerprint", "moved", "gone", "around"
]
"""``hash``: the file is not the one that was hashed; ``form``: what is promised of a report does
not hold; ``signature``: options, version or models are not those that were signed; ``offset``: a
place outside the text; ``quote``: words that are not what the report's own text has there;
``fingerprint``: a finding that is not what its fingerprint names. Of a changed source: ``moved``,
the words stand elsewhere now; ``gone``, they stand nowhere; ``around``, they stand where they
stood, but the sentence around them is another."""
State = Literal["same", "reread", "changed", "absent"]
"""``same``: the same bytes and the same text; ``reread``: the same bytes, which are read as another
text; ``changed``: other bytes; ``absent``: no file was given."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that no longer holds."""

    what: Break
    where: str
    """The finding, claim or passage (``F3``), else the field."""
    document: str | None = None
    span: Span | None = None
    stated: str = ""
    """What the report has: the words, or the value."""
    found: str = ""
    """What there is instead."""
    now: tuple[int, ...] = ()
    """Where words that have moved begin in the source as it is now, at most ten."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the report, and the file that was given for it."""

    document: str
    name: str
    file: str | None
    state: State
    stated: str
    """The hash that the report gives."""
    found: str | None
    """The hash of the file."""
    proven: bool
    """Whether the report's own text has the hash that it gives: so with plain text in UTF-8."""
    places: int
    """How many places of the report lie in it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file to hold the report against, as it is read now."""

    path: str
    document: Document


@dataclass(frozen=True, slots=True)
class Verification:
    """All that was looked at, and what does not hold."""

    sources: tuple[Source, ...]
    broken: tuple[Broken, ...]
    findings: int
    places: int
    quotes: int
    """How many of the places are quoted in the report."""
    unsure: tuple[str, ...]
    """Findings in damaged texts of which it cannot be told whether they fit their fingerprints."""
    strangers: tuple[str, ...]
    """Files that belong to no document of the report."""
    hashed: str | None
    """The file with the report's hash, where there is one."""

    @property
    def holds(self) -> bool:
        """Whether all of it holds."""
        sound = all(source.state in ("same", "absent") for source in self.sources)
        return sound and not self.broken and not self.strangers
