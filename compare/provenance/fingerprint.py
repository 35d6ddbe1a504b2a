"""Which finding a finding *is*, whatever its number, so that decisions survive a re-run.

The fingerprint rests on what was found (kind, category, scope) and on where: the source's
own identity, the bare words of the sentence, the value compared. A report made again with
the documents in another order, with typographic quotation marks in place of plain ones or
with a newer version of a rule gives the same fingerprint; another number or another source
gives another.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from compare.model import Category, Document, Evidence, Kind, Scope, Span

_TAG = "cf1:"
"""Names the recipe; a change to any step below needs another tag."""

_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9`\u00b4"), "'")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
"""A figure with its separators, or letters and digits with apostrophes inside. Quotation
marks and dashes of every kind fall out, which is how they are folded into one."""

_CURRENCY = (
    r"$\u00a2-\u00a5\u058f\u060b\u07fe\u07ff\u09f2\u09f3\u09fb\u0af1\u0bf9\u0e3f\u17db"
    r"\u20a0-\u20cf\ua838\U00011fdd-\U00011fe0\U0001e2ff\U0001ecb0"
)
"""Unicode's general category Sc, but for what NFKC makes something else."""
_FIGURE = rf"(?=[{_CURRENCY}]?\.?\d)"
_WORD_OR_SIGN = re.compile(
    rf"(?P<sign>[{_CURRENCY}%\u2030\u2031\u00b0<>=~\u00b1\u00d7\u00f7\u2248\u2260\u2264\u2265]"
    rf"|(?<![\w)\]%])[-\u2010\u2212\u2013]{_FIGURE}|\+{_FIGURE}|(?<=\d)\+"
    rf"|(?<=\d)[/\u2044](?=\d))|{_WORD.pattern}"
)
_SAME_SIGN = {"\u2010": "-", "\u2212": "-", "\u2013": "-", "\u2044": "/"}
"""A minus and a stroke as others write them."""

_DROPPED = frozenset({"a", "an", "the", "this", "that", "these", "those"})
"""The articles and demonstratives of English: a closed class."""


def fingerprint(
    kind: Kind,
    category: Category,
    scope: Scope,
    evidence: Iterable[Evidence],
    documents: Sequence[Document],
) -> str:
    """Return ``cf1:`` and the SHA-256 of what the finding is.

    Hashed is the canonical JSON (RFC 8785) of ``[kind, category, scope, places]``, where
    ``places`` is the sorted list of ``[source key, bare sentence, value]`` of each piece of
    evidence. Order and ids of documents and evidence do not count, nor do offsets.
    ``documents`` have their ids and sentences; :class:`KeyError` for evidence in none of them.
    """
    by_id = {document.id: document for document in documents}
    places = sorted(_place(item, by_id[item.document]) for item in evidence)
    content = [kind, category, scope, places]
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _TAG + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def source_key(document: Document) -> str:
    """Return the document's own identity: its name, never the id it has in one report."""
    return unicodedata.normalize("NFC", document.name)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return the words of ``text`` that count, one blank between them.

    NFKC, case folded, invisible characters dropped, apostrophes made one, other punctuation,
    articles and demonstratives left out.
    """
    words = _WORD.findall(_folded(text))
    return " ".join(word for word in words if word not in _DROPPED)


@lru_cache(maxsize=4096)
def signs(text: str) -> str:
    """Return what :func:`bare` leaves out and changes what is told, each with its place.

    These are signs of currency, per cent, per mille and degrees, of relations (*<*, *=*, *~*) and
    times, plus and minus at a figure, and strokes of fractions. A place is how many words that
    count stand before it: *a loss of $4m* has ``2$``. Quotation marks, dashes and the like are of
    print, and left out.
    """
    count = 0
    found = []
    for match in _WORD_OR_SIGN.finditer(_folded(text)):
        if sign := match["sign"]:
            found.append(f"{count}{_SAME_SIGN.get(sign, sign)}")
        elif match[0] not in _DROPPED:
            count += 1
    return " ".join(found)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES))
    folded = unicodedata.normalize("NFKC", composed.casefold())
    if not folded.isascii():  # ASCII has no invisible characters
        folded = "".join(char for char in folded if unicodedata.category(char) != "Cf")
    return folded


def value_of(evidence: Evidence) -> str:
    """Return the value that counts: the normalised one, or the bare words of the quote."""
    return bare(evidence.value) if evidence.value == evidence.quote else evidence.value


def touched(span: Span, document: Document) -> range:
    """Return the indices of the sentences that the span touches; empty outside of any."""
    sentences = document.sentences
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.span.start) - 1
    if first < 0 or sentences[first].span.end <= span.start:
        first += 1
    return range(first, max(first, last + 1))


def _place(evidence: Evidence, document: Document) -> list[str]:
    sentence = bare(sentences_of(evidence.span, document))
    return [source_key(document), sentence, value_of(evidence)]


def sentences_of(span: Span, document: Document) -> str:
    """Return the text of the sentences the span touches, or of the span outside of any."""
    sentences = document.sentences
    indices = touched(span, document)
    if not indices:
        return span.of(document.text)
    first, last = sentences[indices[0]], sentences[indices[-1]]
    return Span(first.span.start, last.span.end).of(document.text)
