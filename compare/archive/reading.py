"""Bytes of an article -> its row, and what it is looked up by. Runs in the workers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from compare.archive import marks, shingles
from compare.errors import InputError
from compare.model import Document
from compare.provenance.reuse.words import fold, forms
from compare.read.formats import FILE_LIMIT

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


def returns() -> pa.DataType:
    """Return what the reader makes of an article."""
    import pyarrow as pa

    from compare.archive.schema import schema

    fields = [field for field in schema("articles") if field.name not in _GIVEN]
    lists = [pa.field(name, pa.list_(pa.int64())) for name in ("keys", "marks")]
    return pa.struct([*fields, *lists, pa.field("reason", pa.string())])


_GIVEN = ("article", "source", "digest")
FAILED = "failed: "
"""How a reason begins where a program failed, and not what it was given."""
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which JSON can name and no table can hold."""
_CAUSE = 200
"""Characters of a reason."""


class Reader:
    """Reads articles as the command line does, and finds their shingles and marks."""

    batch: ClassVar[int] = 128
    """Articles that go to a worker at once."""

    def __init__(self, root: str, spool: str) -> None:
        """Read files below ``root``, and rows of Parquet from where they were written to."""
        self._root = Path(root)
        self._spool = Path(spool)

    def __call__(self, rows: Sequence[Row]) -> list[Row]:
        """Return for each row of the table ``inputs`` what it holds, or why it was not read."""
        return [self._made(row) for row in rows]

    def _made(self, row: Row) -> Row:
        try:
            return _row(_read(self._bytes(row), row))
        except InputError as error:
            return {"reason": whole(error.cause)}
        except Exception as error:  # one article in a million must not end the build
            return {"reason": failure(error)}

    def _bytes(self, row: Row) -> bytes:
        path = self._spool if row["kind"] == "row" else self._root / row["path"]
        if row["size"] > FILE_LIMIT:
            raise InputError(row["source"], f"has more than {FILE_LIMIT // 1_000_000} MB")
        try:
            with open(path, "rb") as handle:
                handle.seek(row["start"])
                data = handle.read(row["size"])
        except OSError as error:
            raise InputError(row["source"], f"cannot be read ({error.strerror})") from None
        from hashlib import sha256

        if sha256(data).hexdigest() != row["digest"]:
            raise InputError(row["source"], "was changed while the archive was built")
        return data


def _read(data: bytes, row: Row) -> Document:
    from compare.analyse.limits import check_length
    from compare.read import read_bytes

    media = None if row["kind"] == "file" else "application/json"
    if media:  # else it would be read as what it looks like
        _check_json(data, row["source"])
    document = read_bytes(data, row["source"], media)
    check_length(document)
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(row["source"], "holds half of a surrogate pair") from None
    return document


def failure(error: Exception) -> str:
    """Return ``failed: ...``, in one line, with what kind of error it was."""
    told = " ".join(f"{FAILED}{type(error).__name__}: {error}".split())
    held: str = whole(told[:_CAUSE].removesuffix(":"))
    return held


def whole(value: Any) -> Any:
    """Return a value of JSON in whose strings each half of a surrogate pair is U+FFFD."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list | tuple):
        return [whole(one) for one in value]
    if isinstance(value, dict):
        return {name: whole(one) for name, one in value.items()}
    return value


def _check_json(data: bytes, source: str) -> None:
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError(source, "is not JSON") from None
    if not isinstance(held, dict | list):  # of a list, the reader says what is wrong
        raise InputError(source, "is JSON without an article: a single value, no object")


def _row(document: Document) -> Row:
    removed = [part.span for part in document.removed]
    matches = list(forms(document.text, removed))
    words = [fold(match.group()) for match in matches]
    keys = shingles.keys(words)
    found = {
        "media_type": document.media_type,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published,
        "day": day_of(document.published),
        "language": document.language,
        "address": document.address,
        "words": len(words),
        "shingles": len(keys),
        "wording": wording(words),
        "text": document.text,
        "read": _packed(document),
        "keys": keys.tolist(),
        "marks": marks.keys(marks.of_words(document.text, matches, words)),
        "reason": None,
    }
    return {name: whole(held) if isinstance(held, str) else held for name, held in found.items()}


def wording(words: Sequence[str]) -> int:
    """Return a number that two articles share if all their words are the same."""
    held = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8)
    return int.from_bytes(held.digest(), "big") >> 1


def day_of(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date that is precise enough to have one."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _packed(document: Document) -> str:
    """Return all that was read but the text, as JSON."""
    from compare.codec.encode import document_to_dict

    held = document_to_dict(replace(document, id="A"))
    del held["text"]
    return json.dumps(whole(held), ensure_ascii=True, separators=(",", ":"))


def unpacked(text: str, read: str) -> Document:
    """Return the document that a row of the table ``articles`` holds, as it was read."""
    from compare.codec.decode import document_from

    return replace(document_from({**json.loads(read), "text": text}), id="")
