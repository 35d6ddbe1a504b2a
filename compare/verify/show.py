"""What no longer holds, as text for a terminal and as the values of its JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from compare.render.columns import Run, columns, paint, wrap
from compare.render.plain import clean, shorten
from compare.render.templating import plural
from compare.render.wording import listed
from compare.verify.model import Broken, Source, Verification

_BOLD, _DIM, _RED, _GREEN = "1", "2", "1;31", "32"
_IN_A_SOURCE = ("moved", "gone", "around")
_SORTS = {
    "L": ("marked difference", "marked differences"),
    "R": ("place in shared wording", "places in shared wording"),
    "S": ("place in the table of claims", "places in the table of claims"),
    "P": ("saying", "sayings"),
}
"""What places belong to, by the letter of their id. Findings and claims are told one by one."""
_SENTENCES = ("sentence", "sentences")
_ANEW = ("derived", "reading", "again")
_MOST = 20
"""Of how many differences from what was made anew each is shown: one may have many others."""
_ROOM = 60
_SHORT = 19
"""Characters of a hash that are shown, its tag among them."""


def verification_text(checked: Verification, *, name: str, width: int, color: bool) -> bytes:
    """Return what was found in UTF-8, at most ``width`` columns wide; ``name`` is the report's."""
    lines = _Page(checked, width, color).lines(name)
    return ("\n".join(lines) + "\n").encode()


class _Page:
    def __init__(self, checked: Verification, width: int, color: bool) -> None:
        self._checked = checked
        self._width = width
        self._color = color

    def lines(self, name: str) -> Iterator[str]:
        checked = self._checked
        counts = (
            plural(checked.findings, "finding"),
            f"{plural(checked.places, 'place')} ({checked.quotes} quoted)",
            plural(len(checked.sources), "document"),
        )
        yield from self._wrap([Run(clean(name), _BOLD), Run(f": {', '.join(counts)}")])
        yield ""
        yield from self._report()
        for source in checked.sources:
            yield ""
            yield from self._source(source)
        for path in checked.strangers:
            yield ""
            yield from self._bad(f"{clean(path)}: is none of its documents, by hash or by name")
        yield ""
        yield self._end()

    def _report(self) -> Iterator[str]:
        """Tell how the report stands with itself."""
        checked = self._checked
        inside = [one for one in checked.broken if one.what not in _IN_A_SOURCE]
        if not inside:
            told = "quotes, places, fingerprints and signature are right, "
            told += "and so is what follows from them"
            told += ", compared anew" if checked.again else ""
            if checked.hashed:
                told += f", and the file is the one of {clean(checked.hashed)}"
            yield from self._wrap([Run("the report in itself", _BOLD), Run(f": {told}")])
        else:
            yield from self._wrap([Run("the report in itself", _BOLD)])
        shown = [one for one in inside if one.what not in _ANEW]
        anew = [one for one in inside if one.what in _ANEW]
        for one in (*shown, *anew[:_MOST]):
            yield from self._bad(_inside(one), "  ")
        if len(anew) > _MOST:
            told = f"and {len(anew) - _MOST} more that are not as they were made anew"
            yield from self._wrap([Run(f"{told} (all with --format json)", _DIM)], "  ", "  ")
        for told in checked.left:
            yield from self._wrap([Run(f"not made anew: {told}", _DIM)], "  ", "  ")
        if checked.unsure:
            ids = listed(checked.unsure)
            told = f"cannot be told: the fingerprints of {ids}, whose text was damaged"
            yield from self._wrap([Run(told, _DIM)], "  ", "  ")

    def _source(self, source: Source) -> Iterator[str]:
        head = [Run(source.document, _BOLD), Run(f"  {clean(source.name)}: ")]
        match source.state:
            case "same":
                told = "the file is the same to the byte and is read as the same text"
                if source.renamed:
                    told += f"; it is called {clean(source.renamed)} now"
            case "absent" if source.proven:
                told = "no file was given; the report's own text has the hash of its file"
            case "absent":
                told = "no file was given, so only the report's own text was looked at"
            case "reread":
                told = "the same to the byte, but read as another text than the report has"
            case "changed":
                told = f"has changed: {source.stated[:_SHORT]}... then, "
                told += f"{(source.found or '')[:_SHORT]}... now"
        bad = source.state in ("changed", "reread")
        yield from self._wrap([*head, Run(told, _RED if bad else "")], "", "   ")
        if bad:
            yield from self._gone(source)

    def _gone(self, source: Source) -> Iterator[str]:
        broken = [
            one
            for one in self._checked.broken
            if one.document == source.document and one.what in _IN_A_SOURCE
        ]
        named = [one for one in broken if one.where[0] in "FC"]
        for one in named:
            yield from self._wrap([Run(one.where, _BOLD), Run(f" {_moved(one)}")], "   ", "      ")
        others = Counter(_SORTS.get(one.where[0], _SENTENCES) for one in broken if _counts(one))
        if others:
            counts = listed([f"{n} {sort[n > 1]}" for sort, n in others.items()])
            yield from self._wrap([Run(f"not as they were: {counts}", _DIM)], "   ", "      ")
        if not broken:
            told = f"{plural(source.places, 'place')} of the report in it: the words are the same"
            yield from self._wrap([Run(told)], "   ", "      ")

    def _end(self) -> str:
        checked = self._checked
        if checked.holds:
            return paint("All that was looked at holds.", _GREEN, color=self._color)
        ids = dict.fromkeys(one.where for one in checked.broken if one.where[0] in "FC")
        rest = f" Touched: {', '.join(ids)}." if ids else ""
        told = f"It no longer holds.{rest}"
        if columns(told) > self._width:
            told = f"It no longer holds. Touched: {plural(len(ids), 'finding')}."
        return paint(told, _RED, color=self._color)

    def _bad(self, told: str, lead: str = "") -> Iterator[str]:
        yield from self._wrap([Run("✗ ", _RED), Run(told)], lead, f"{lead}  ")

    def _wrap(self, runs: Iterable[Run], first: str = "", rest: str = "") -> list[str]:
        return wrap(runs, self._width, first, rest, color=self._color)


def _counts(one: Broken) -> bool:
    """Whether a place is told by number: not findings, claims and what is no sentence."""
    return one.where[0] not in "FC" and (one.where[0] in _SORTS or ".sentences[" in one.where)


def _said(text: str) -> str:
    return f"“{shorten(text, _ROOM)}”" if text.strip() else "nothing"


def _place(one: Broken) -> str:
    return f"{one.document} {one.span.start}-{one.span.end}" if one.span else f"{one.document}"


def _inside(one: Broken) -> str:
    """Tell what does not hold of a report in itself."""
    match one.what:
        case "hash":
            return f"{clean(one.where)} was made of another file: {one.stated}, not {one.found}"
        case "form":
            return f"{clean(one.found)} (so fingerprints and signature were not looked at)"
        case "signature":
            return "the signature is not that of the tool, version, options and models beside it"
        case "offset":
            return f"{one.where}: {one.stated} is no place in {one.document} ({one.found})"
        case "fingerprint":
            return f"{one.where}: its words or values are not those that its fingerprint names"
        case "derived" | "reading" | "again":
            return _unlike(one)
        case _:
            return f"{one.where}: {_place(one)} is {_said(one.found)}, not {_said(one.stated)}"


_BY = {
    "derived": "by the rest of the report",
    "reading": "as its bytes are read",
    "again": "compared anew",
}


def _unlike(one: Broken) -> str:
    """Tell what is not as it was made anew."""
    where, by = clean(one.where), _BY[one.what]
    named = f" ({clean(one.found)})" if one.found else ""
    match one.field:
        case "missing":
            return f"{where}: {by}, something is missing{named}"
        case "surplus":
            return f"{where}: {by}, it would not be there"
        case "order":
            first = f": {clean(one.found)} before {clean(one.stated)}" if one.found else ""
            return f"{where}: {by}, the order is another{first}"
        case _:
            told = f"{_said(one.found)}, not {_said(one.stated)}"
            return f"{where}: {clean(one.field)} is, {by}, {told}"


def _moved(one: Broken) -> str:
    """Tell what became of a place in a source that has changed."""
    place = f"{one.span.start}-{one.span.end}" if one.span else ""
    match one.what:
        case "moved" if len(one.now) == 1:
            return f"{place} {_said(one.stated)} stands at {one.now[0]} now"
        case "moved":
            at = ", ".join(map(str, one.now))
            return f"{place} {_said(one.stated)} stands elsewhere now: at {at}"
        case "around":
            told = f"{place}: the words stand, but the sentence around them is now"
            return f"{told} {_said(one.found)}, not {_said(one.stated)}"
        case _:
            return f"{place} {_said(one.stated)} is gone; there is now {_said(one.found)}"


def to_json(checked: Verification) -> dict[str, Any]:
    """Return all of it as JSON values."""
    return {
        "format": "compare-verify",
        "format_version": 1,
        "holds": checked.holds,
        "findings": checked.findings,
        "places": checked.places,
        "quotes": checked.quotes,
        "hash_file": checked.hashed,
        "sources": [
            {
                "document": source.document,
                "name": source.name,
                "file": source.file,
                "state": source.state,
                "sha256": source.stated,
                "found": source.found,
                "proven": source.proven,
                "places": source.places,
                "renamed": source.renamed,
            }
            for source in checked.sources
        ],
        "broken": [
            {
                "what": one.what,
                "where": one.where,
                "document": one.document,
                "start": one.span.start if one.span else None,
                "end": one.span.end if one.span else None,
                "stated": one.stated,
                "found": one.found,
                "now": list(one.now),
                "field": one.field or None,
            }
            for one in checked.broken
        ],
        "unsure": list(checked.unsure),
        "strangers": list(checked.strangers),
        "again": checked.again,
        "left": list(checked.left),
    }
