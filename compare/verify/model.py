"""What the check of a saved report comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model import Document, Span

Break = Literal[
    "hash",
    "form",
    "signature",
    "offset",
    "quote",
    "fingerprint",
    "derived",
    "reading",
    "again",
    "moved",
    "gone",
    "around",
]
"""``hash``: the file is not the one that was hashed; ``form``: what is promised of a report does
not hold; ``signature``: options, version or models are not those that were signed; ``offset``: a
place outside the text; ``quote``: words that are not what the report's own text has there;
``fingerprint``: a finding that is not what its fingerprint names; ``derived``: what is not as it
follows from the rest of the report; ``reading``: what is said of a source (its day, its title) and
is not what is read in the same bytes; ``again``: what a new comparison of the same texts does not
find, or finds otherwise. Of a changed source: ``moved``, the words stand elsewhere now; ``gone``,
they stand nowhere; ``around``, they stand where they stood, but the sentence around them is
another."""
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
    field: str = ""
    """Of ``derived``, ``reading`` and ``again`` the field (``relation``); of a whole item of a list
    ``missing`` (it would be there) or ``surplus`` (it would not), of a list ``order``."""


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
    renamed: str | None = None
    """What the file is called, where its bytes are the same and its name is another."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file to hold the report against, as it is read now."""

    path: str
    document: Document
    data: bytes | None = None
    """Its bytes, so that it can be read under the name that it had; ``None`` if they are gone."""
    called: str | None = None
    """What it is called, where the document has the name that it had."""

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.called or self.document.name


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
    left: tuple[str, ...] = ()
    """What was not made anew to be held against the report, each with the reason."""
    again: bool = False
    """Whether the texts were compared anew."""

    @property
    def holds(self) -> bool:
        """Whether all of it holds."""
        sound = all(source.state in ("same", "absent") for source in self.sources)
        return sound and not self.broken and not self.strangers
