"""The words and signs for kinds and categories, the same in every format."""

from __future__ import annotations

from compare.model import Category, Kind

KINDS: tuple[Kind, ...] = ("conflict", "open", "detail", "agree", "only")
"""From the gravest to the lightest."""
SIGNS: dict[Kind, str] = {"conflict": "≠", "open": "≟", "detail": "+", "agree": "=", "only": "◦"}
"""The mark that stands beside the colour, the same in every format."""
MOVED_SIGN = "⇅"
REMOVED_SIGN = "×"
MARKUP = "markup"
"""The reason for which marks of Markdown are left out: they go with the words they mark."""
KIND_LABELS: dict[Kind, str] = {
    "conflict": "Conflict",
    "open": "To compare",
    "detail": "Adds detail",
    "agree": "Agree",
    "only": "Only here",
}
KIND_NOTES: dict[Kind, str] = {
    "conflict": "the same fact with values that cannot both hold",
    "open": "the same question, answered differently; nothing shows whether both hold",
    "detail": "compatible, but one account says more",
    "agree": "the same fact with the same or compatible values",
    "only": "said by one account alone",
}
CATEGORY_LABELS: dict[Category, str] = {
    "number": "Number",
    "count": "Count against list",
    "list": "List members",
    "date": "Date or time",
    "entity": "Who, what, where",
    "negation": "Yes or no",
    "antonym": "Opposite words",
    "attribution": "Who said it",
    "label": "Group label",
    "certainty": "Certainty",
    "wording": "Wording",
}
