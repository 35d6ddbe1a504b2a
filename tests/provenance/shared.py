"""Documents and passages for the tests of shared wording; no language model is asked."""

from __future__ import annotations

from dataclasses import replace

from compare.analyse.sentences import segment
from compare.model import Document, Sharing
from compare.options import Options
from compare.provenance.reuse.credits import credits_of
from compare.provenance.reuse.direction import sharings
from compare.provenance.reuse.find import Pair, find
from compare.read import read_bytes

HARBOUR = (
    "The freighter Marta Lind ran into the north pier shortly after dawn and tore a hole in its "
    "own bow."
)
DIVERS = (
    "Divers found no crack in the foundations, but they will go down again once the tide turns."
)
CRANE = "A crane that had stood on the pier for half a century toppled into the basin with a groan."
PILOT = "Nobody had told the pilot that the lights at the entrance were out of order since Monday."
SCHOOL = "The school on the hill stays shut until the inspectors have looked at its leaking roof."
MARKET = "Stallholders at the covered market say that the new rents leave them nothing to live on."


def document(text: str, id: str = "A", **head: str) -> Document:
    """Return the text as a document with sentences; ``head`` says who published it and when."""
    made = replace(read_bytes(text.encode(), f"{id.lower()}.txt"), id=id, publisher=None)
    return segment(replace(made, **head))  # type: ignore[arg-type]


def documents(*texts: str) -> list[Document]:
    """Return the texts as documents ``A``, ``B``, ..."""
    return [document(text, "ABCDE"[n]) for n, text in enumerate(texts)]


def shared(*texts: str, **options: object) -> list[tuple[str, str, str]]:
    """Return what two texts share: the kind, and the words of either."""
    made = documents(*texts)
    by_id = {one.id: one.text for one in made}
    found: list[tuple[str, str, str]] = []
    for pair in pairs(made, **options):
        for one in pair.reuse:
            a, b = (passage.span.of(by_id[passage.document]) for passage in one.passages)
            found.append((one.kind, a, b))
    return found


def pairs(made: list[Document], **options: object) -> tuple[Pair, ...]:
    """Return what any two documents share."""
    return find(made, Options(**options))  # type: ignore[arg-type]


def directed(*made: Document) -> dict[tuple[str, str], Sharing]:
    """Return what can be said of the direction, for each two documents that share wording."""
    held = list(made)
    return {one.documents: one for one in sharings(pairs(held), held, credits_of(held))}
