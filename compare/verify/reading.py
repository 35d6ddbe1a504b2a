"""What a report says of a source, against what is read in the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compare.codec import document_to_dict
from compare.errors import InputError
from compare.verify.compared import Json, differing
from compare.verify.model import Broken, Given

if TYPE_CHECKING:
    from compare.model import Document

_FIELDS = (
    *("media_type", "title", "publisher", "author", "published", "updated", "address", "grounds"),
    *("language", "removed", "places", "left_out", "stories", "repairs"),
)
_FETCHED = "where it was fetched from"
"""The ground of an address that the source itself does not give."""


def readings(document: Json, given: Given | None) -> tuple[Document, ...]:
    """Return what the bytes of a document are read as, under its own name first.

    Without a file these are the bytes of a text that has the hash of its file. A string that was
    given to be compared is read as plain text, whatever it is called.
    """
    if given is None:
        data = document["text"].encode("utf-8", "surrogatepass")
        if document["sha256"] != "sha256:" + hashlib.sha256(data).hexdigest():
            return ()
    elif given.document.sha256 != document["sha256"] or given.data is None:
        return (given.document,)
    else:
        data = given.data
    own = [] if given is None else [given.document]
    if given is None or given.document.name != document["name"]:
        own = [*_read(data, document["name"]), *own]
    return (*own, *_as_text(data, document["name"]))


def _read(data: bytes, name: str) -> Iterator[Document]:
    from compare.read import read_bytes, read_named

    for read in (read_named, read_bytes):
        try:
            yield read(data, name)
        except InputError:
            continue


def _as_text(data: bytes, name: str) -> Iterator[Document]:
    from compare.read import read_text

    try:
        yield read_text(data.decode("utf-8"), name)
    except (InputError, UnicodeDecodeError):
        return


def read_as(document: Json, given: Given) -> Given:
    """Return the file with that reading of it which is the report's text, if one is."""
    for made in readings(document, given):
        if made.text == document["text"]:
            return replace(given, document=made, called=given.name)
    return given


def misread(
    number: int, document: Json, given: Given | None
) -> tuple[tuple[Broken, ...], str | None]:
    """Return what is said of a source and not read in it, and why it was not asked, if so.

    ``document`` has the form that a report's must have.
    """
    made = [own for own in readings(document, given) if own.text == document["text"]]
    if not made or (given and given.document.sha256 != document["sha256"]):
        return (), "its file was not given" if given is None else "its file is another"
    fetched = _is_fetched(document)
    odd = [tuple(_unlike(number, document, own, fetched)) for own in _likest(document, made)]
    return min(odd, key=len), None


def _likest(document: Json, made: Sequence[Document]) -> Iterable[Document]:
    """Return the readings as the same kind of file, if there are any."""
    return [own for own in made if own.media_type == document["media_type"]] or made


def _is_fetched(document: Json) -> bool:
    grounds = document.get("grounds")
    return isinstance(grounds, dict) and grounds.get("address") == _FETCHED


def _unlike(number: int, stated: Json, made: Document, fetched: bool) -> Iterator[Broken]:
    """Yield what differs; where a page came from, and as what, its bytes do not tell."""
    own = document_to_dict(made)
    due: dict[str, Any] = {field: own.get(field) for field in _FIELDS}
    due["grounds"] = due["grounds"] or {}
    if fetched:
        del due["media_type"]
        if _FETCHED not in due["grounds"].values():
            due["grounds"] = {**due["grounds"], "address": _FETCHED}
            del due["address"]
    where = f"documents[{number}]"
    yield from differing(stated, due, where, what="reading", document=stated["id"])
    extra = {f for f in stated.get("grounds") or {} if f not in due["grounds"]}
    if extra:
        told = ", ".join(sorted(extra))
        yield Broken("reading", where, stated["id"], stated=told, found="nothing", field="grounds")
    notes = own.get("notes") or []
    if list(stated.get("notes") or [])[: len(notes)] != notes:
        yield Broken(
            *("reading", where, stated["id"], None, "; ".join(stated.get("notes") or [])),
            found="; ".join(notes),
            field="notes",
        )
