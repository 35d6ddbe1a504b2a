"""Whole accounts of made-up events, two of each, told as two newsrooms would."""

from __future__ import annotations

from functools import cache

from compare.analyse import analyse
from compare.analyse.names import link as link_names
from compare.analyse.sentences import segment
from compare.model import Analysis, Finding
from compare.options import Options
from compare.pipeline import document_id
from compare.read import read_text
from tests.judge.told import told

FERRY = (
    """\
The car ferry Saint Brannoc ran aground on a sandbank off Pellworth shortly before midnight on Tuesday.

Lifeboats took all 212 passengers ashore in two hours, the coastguard said. Seven of them were treated for
bruises at the cottage hospital.

Captain Moira Tench had left the harbour forty minutes late because of a jammed bow door. She told
reporters on the quay that a buoy light had failed.

The Pellworth Line, which owns the vessel, cancelled every crossing until Friday. Two tugs will try to pull
the ship free at the next spring tide.

Some travellers spent the night on mattresses in the primary school. Villagers brought them soup and
blankets.

The accident board has opened an inquiry and expects to report in March.
""",
    """\
Hundreds of people were rescued from a stranded ferry in the early hours of Wednesday.

The Saint Brannoc had hit a shoal near Pellworth with 187 passengers on board, according to the coastguard.

Nobody was badly hurt, although a doctor at the cottage hospital looked after several people with
scratches and bruises.

Gareth Ollerton, a lorry driver, said he heard a long scraping noise and then the engines stopped. "Mugs
slid off the tables and the children thought it was a game," he added.

The skipper has sailed this route for nineteen years. A lamp on a marker buoy was out, she said.

Sailings are suspended until Friday. Tickets will be refunded in full.

Marine biologists warned that a fuel leak could harm the seal colony on the bank. No oil has been seen on the
water so far.
""",
)
LIBRARY = (
    """\
Councillors in Hexley voted on Monday to close the Victorian library in Cooper Street.

The building needs a new roof, which would cost 3.4 million pounds. Officers told the meeting that the money
was not there.

More than four hundred residents had marched to the town hall on Saturday with placards and drums. A
petition against the plan carried 6,200 signatures.

Council leader Adeline Marsh called the decision painful. She promised that the reading groups would move
to the sports centre.

The vote was carried by 24 to 19. Two members of the ruling group sided with the opposition.

Borrowers have until the end of June to bring back their books. The collection of local maps will go to the
county archive.
""",
    """\
The doors of Hexley's oldest library will shut for good this summer.

A divided council took the decision on Monday evening, after a debate of five hours.

Repairs to the leaking roof would have come to 3.4 million pounds, a sum the town cannot raise. Heating the
reading room alone costs 90,000 pounds a year.

"We were given no choice by the government," said Adeline Marsh, who leads the council.

The author Tobias Renwick, who learned to read there, said the town was selling its memory. He has offered to
buy the clock above the entrance.

Eleven people work in Cooper Street. All of them will be found other posts, the town promised.

Old maps of the county are to be moved to the archive.
""",
)


def swapped(text: str, *changes: tuple[str, str]) -> str:
    """Return the text with words replaced, each of which must be there."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@cache
def analysed(*texts: str) -> tuple[Analysis, ...]:
    """Return the analyses of these accounts as the pipeline makes them."""
    from dataclasses import replace

    documents = [
        replace(read_text(text, f"account {n}"), id=document_id(n)) for n, text in enumerate(texts)
    ]
    return link_names(tuple(analyse(segment(document), Options()) for document in documents))


def disputed(*texts: str, kinds: tuple[str, ...] = ("conflict", "open")) -> set[frozenset[str]]:
    """Return the places that are told to differ, whichever account they stand in."""
    return {frozenset(e.quote for e in f.evidence) for f in disputes(*texts, kinds=kinds)}


def disputes(*texts: str, kinds: tuple[str, ...] = ("conflict", "open")) -> tuple[Finding, ...]:
    """Return what is told to differ between accounts."""
    return tuple(f for f in told(*texts).findings if f.kind in kinds and f.scope == "cross")
