"""What to show, in which order, under which number: made once, for every renderer."""

from compare.render.view.labels import (
    CATEGORY_LABELS,
    KIND_LABELS,
    KIND_NOTES,
    KINDS,
    MARKUP,
    MOVED_SIGN,
    REMOVED_SIGN,
    SIGNS,
)
from compare.render.view.make import make_view
from compare.render.view.model import (
    Card,
    Counts,
    Piece,
    QuoteView,
    Section,
    Source,
    View,
)
from compare.render.view.sharing import SharedPassage, SharedWording
from compare.render.view.tables import Claim, Dating, Share, Stance
from compare.render.view.text import Cell, Elsewhere, Mark, Part, Row, Segment

__all__ = [
    "CATEGORY_LABELS",
    "KINDS",
    "KIND_LABELS",
    "KIND_NOTES",
    "MARKUP",
    "MOVED_SIGN",
    "REMOVED_SIGN",
    "SIGNS",
    "Card",
    "Cell",
    "Claim",
    "Counts",
    "Dating",
    "Elsewhere",
    "Mark",
    "Part",
    "Piece",
    "QuoteView",
    "Row",
    "Section",
    "Segment",
    "Share",
    "SharedPassage",
    "SharedWording",
    "Source",
    "Stance",
    "View",
    "make_view",
]
