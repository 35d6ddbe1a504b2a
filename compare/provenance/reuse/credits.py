"""Whom an account names as where it has its words from: agencies, papers and the other accounts."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.model import Passage, Span
from compare.provenance.reuse.credit_lines import credit_lines
from compare.read.head.publishers import AGENCY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.model import Document

_DATA = Path(__file__).parents[2] / "data" / "agencies.toml"
_PAPER = (
    r"(?:[A-Z][\w’'&-]+ ){1,3}(?:News|Times|Post|Press|Journal|Herald|Tribune|Gazette|Telegraph|"
    r"Observer|Chronicle|Mail|Courier|Wire|Agency|Bulletin|Dispatch)"
)
"""The form of a paper's name that no table holds."""
_BEFORE = (
    r"(?:[Aa]ccording to|told|(?:first )?reported by|quoted by|cited by|carried by|citing|quoting|"
    r"[Aa]s reported by|published by|via)"
)
_KIND = r"(?:the )?(?:(?:news )?agency |newspaper |daily |broadcaster )?"
_AFTER = r"(?:(?:has |had )?(?:reported|quoted|wrote)|reports|writes)"


@dataclass(frozen=True, slots=True)
class Credit:
    """A name that an account gives for its words, and where it does."""

    name: str
    """As :func:`known_as` has it."""
    passages: tuple[Passage, ...]
    """Empty where the account is signed with it."""


@dataclass(frozen=True, slots=True)
class Credits:
    """What one account says of where it comes from."""

    signed: tuple[str, ...]
    """Whose it is itself: its publisher, an agency that signs it."""
    given: tuple[Credit, ...]
    """Others it names, in the order of the text."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, its own first."""
        return tuple(dict.fromkeys((*self.signed, *(credit.name for credit in self.given))))

    def to(self, names: Iterable[str]) -> Credit | None:
        """Return the first credit to one of the names."""
        wanted = set(names)
        return next((credit for credit in self.given if credit.name in wanted), None)


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = tomllib.loads(_DATA.read_text(encoding="utf-8"))["known_as"]
    return table


def known_as(name: str) -> str:
    """Return one name for all names of an agency or paper, without its article."""
    name = " ".join(name.split())
    name = _table().get(name, name)
    return name.removeprefix("The ").removeprefix("the ")


def is_agency(name: str) -> bool:
    """Tell whether a name is that of an agency the table knows."""
    return bool(re.fullmatch(AGENCY, name)) or name in _table().values()


def credits_of(documents: Sequence[Document]) -> dict[str, Credits]:
    """Return what each document says of where it comes from, by id."""
    publishers = {known_as(d.publisher) for d in documents if d.publisher}
    return {document.id: _credits(document, publishers) for document in documents}


def _credits(document: Document, publishers: set[str]) -> Credits:
    signed = [known_as(document.publisher)] if document.publisher else []
    if document.author and is_agency(document.author):
        signed.append(known_as(document.author))
    found: dict[str, list[Passage]] = {}
    datelines = [r.span for r in document.removed if r.reason == "dateline"]
    lines = list(credit_lines(document))
    signed += [known_as(name) for name, _, signs in lines if signs]
    named = [(known_as(name), span) for name, span, signs in lines if not signs]
    named += _named(document, publishers)
    for name, span in sorted(named, key=lambda item: item[1]):
        if any(dateline.contains(span) for dateline in datelines):
            signed.append(name)
        elif name not in signed:
            found.setdefault(name, []).append(Passage(document.id, span))
    given = tuple(Credit(name, tuple(passages)) for name, passages in found.items())
    return Credits(tuple(dict.fromkeys(signed)), given)


def _named(document: Document, publishers: set[str]) -> Iterator[tuple[str, Span]]:
    """Yield the names that the story credits with the words that do so, in text order."""
    pattern = _pattern(tuple(sorted(publishers)))
    regions = [sentence.span for sentence in document.sentences]
    regions += [removed.span for removed in document.removed if removed.reason == "dateline"]
    for region in sorted(regions):
        for match in pattern.finditer(document.text, region.start, region.end):
            name = next(filter(None, match.groups()))
            yield known_as(name), Span(*match.span())


@cache
def _pattern(publishers: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join((*sorted(map(re.escape, publishers), key=lambda n: (-len(n), n)), AGENCY))
    anyone = f"{known}|{_PAPER}"
    return re.compile(
        rf"\((?:The )?({known})\)"
        rf"|\b{_BEFORE} {_KIND}(?:The )?({anyone})\b"
        rf"|\b({anyone})\b(?: news agency)?,? {_AFTER}\b"
    )
