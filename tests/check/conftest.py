"""One draft held against two sources, all of our own wording, checked once for all tests."""

from __future__ import annotations

import pytest

import compare
from compare.model import Check, Checked

DRAFT = """A bridge at Vennmoor is closed

What happens to the buses now?

The council of Vennmoor closed the Tarn bridge on Monday after divers found cracks in two piers. \
Three buses an hour have to go round by Ostrick. Repairs will cost 900,000 pounds. \
The mayor, Edda Quill, has offered to resign over the affair. \
Divers found the cracks in May 1987.

This summary was written in a hurry. See the notes below."""
B = """Tarn bridge closed after divers find cracks

Vennmoor's council shut the Tarn bridge on Monday morning. Divers had found cracks in two of its \
piers. Buses, three of them an hour, are sent round by Ostrick.

The repair of the bridge will cost 600,000 pounds, the council said. Work begins in autumn. \
Shopkeepers in the old town fear for their trade."""
C = """Cracks close a bridge

The council closed the bridge over the Tarn at Vennmoor on Monday because cracks were found in \
two piers by divers. Nobody was hurt.

The head of the roads office, Piet Harrow, asked for patience. "We know what this means for the \
town," he said. Traffic goes by way of Ostrick."""


@pytest.fixture(scope="session")
def checked() -> Check:
    """Return the check of the draft against both sources."""
    return compare.check_texts(DRAFT, B, C, names=("draft.txt", "b.txt", "c.txt"))


def claim_with(check: Check, words: str) -> Checked:
    """Return the sentence of the draft that has these words."""
    text = check.report.documents[0].text
    return next(claim for claim in check.claims if words in claim.span.of(text))
