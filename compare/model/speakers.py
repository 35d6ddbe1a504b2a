"""Who is quoted: people, bodies and documents, with what each says in each account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model.spans import Span

SpeakerKind = Literal["person", "organisation", "place", "document", "unnamed", "vague"]
"""``unnamed`` is somebody without a name (*a lorry driver*), ``vague`` nobody in particular
(*analysts*, *some officials*)."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Words of a quotation that another account of it has not."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words by which an account says that a source would not be named."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Saying:
    """What an account lets somebody say."""

    document: str
    span: Span
    """The words said, without quotation marks."""
    direct: bool
    """Whether quotation marks claim the exact words."""
    verb: str
    """Lemma of the verb or preposition that attributes (``say``, ``according to``)."""
    differing: tuple[Differing, ...] = ()
    denies: tuple[str, ...] = ()
    """Ids of the accounts that let the same speaker say what is denied here."""
    withheld: tuple[Withheld, ...] = ()
    """Where the account says that the speaker asked not to be named."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, or whose words are reported."""

    id: str
    """``P1``, ``P2``, ...: the number in this report."""
    name: str
    kind: SpeakerKind
    sayings: tuple[Saying, ...]
    """In the order of the accounts, and of their texts."""
    anonymous: bool = False
    """Whether no account names it, by a name or an office: *a lorry driver*, *analysts*."""

    @property
    def withheld(self) -> tuple[str, ...]:
        """Ids of the accounts that say it asked not to be named."""
        return tuple(dict.fromkeys(own.document for own in self.sayings if own.withheld))
