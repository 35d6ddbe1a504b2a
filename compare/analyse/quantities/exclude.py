"""Numbers that name or number something and say nothing of how many."""

from __future__ import annotations

import re

from compare.analyse.numerals import SMALL
from compare.analyse.quantities.line import Line

_LABELS = {
    "article", "section", "chapter", "page", "pages", "phase", "type", "level", "route", "flight",
    "room", "gate", "lane", "unit", "platform", "number", "numbers", "no", "nos", "paragraph",
    "clause", "line", "version", "category", "step", "stage", "tier", "grade", "class", "group",
    "block", "box", "figure", "table", "slide", "exhibit", "part", "volume", "vol", "issue", "act",
    "scene", "episode", "season", "round", "game", "match", "lap", "day", "week", "hole",
    "resolution", "title", "form", "formula", "highway", "interstate", "exit", "junction", "zone",
    "sector", "district", "ward", "division", "item", "question", "case", "option", "plan",
    "channel", "model", "mark", "size", "scale", "seed", "rule", "amendment", "proposition", "prop",
    "bill", "annex", "appendix", "note", "footnote", "verse", "psalm", "window", "door", "house",
    "apartment", "apt", "suite", "floor", "square", "code", "covid", "sars", "top", "big", "under",
    "catch", "studio", "rank", "ranked", "pp", "chapters", "articles", "sections", "phases",
    "series", "generation", "cohort", "year", "turn", "terminal", "building", "pier", "bus",
    "train", "car", "hurricane", "world", "tropical", "ref", "tel", "phone", "ext", "zip",
}  # fmt: skip
"""Nouns that a number behind them labels (``Article 5``, ``phase three``)."""
_WORD_LABELS = _LABELS - {
    "top",
    "big",
    "under",
    "world",
    "year",
    "square",
    "scale",
    "house",
    "bus",
    "car",
}
_NAMED = {"PRODUCT", "WORK_OF_ART", "FAC", "LAW", "EVENT", "ORG", "GPE", "PERSON", "LOC", "NORP"}


def is_glued(line: Line, start: int, end: int) -> bool:
    """Tell whether letters or other digits stick to the number: ``G20``, ``F-16``, ``10-K``."""
    return glued_before(line, start) or glued_behind(line, end)


def glued_before(line: Line, start: int) -> bool:
    """Tell it for the left side alone."""
    if start == 0 or not line.glued(start):
        return False
    before = line.pieces[start - 1]
    if before.kind in {"word", "num", "code", "clock"} or before.low in set("/#@_.:"):
        return True
    # "COVID-19", and the second half of "555-1234"
    return before.low in {"-", "\u2013"} and line.glued(start - 1)


def glued_behind(line: Line, end: int) -> bool:
    """Tell it for the right side alone; ``end`` is the place behind the number."""
    if not line.glued(end):
        return False
    after = line.pieces[end]
    if after.kind in {"word", "num", "code"}:
        return True
    if after.low in set("/_@:") and line.glued(end + 1):
        return True
    if after.low == "-" and line.glued(end + 1):
        return re.fullmatch(r"[A-Z]{1,2}", line.pieces[end + 1].text) is not None
    return False


def is_label(line: Line, start: int, end: int, noun: int | None, *, words: bool) -> bool:
    """Tell ``Boeing 737``, ``Article 5``, ``No. 10`` and ``phase three`` from a count."""
    at = start - 1
    if at < 0:
        return False
    before = line.pieces[at]
    if before.low == "." and line.low(at - 1) in {
        "no",
        "nos",
        "art",
        "sec",
        "ch",
        "vol",
        "pp",
        "p",
        "fig",
    }:
        return True
    if before.low == "#" or (before.kind == "num" and not words and at not in line.taken):
        return True  # "12 737 jets"
    if before.kind != "word" or at in line.taken:
        return False
    if not words and before.low in SMALL and _is_model(line, start, end):
        return True  # "three 787 Dreamliners"
    token = line.token(start)
    ahead = noun is not None and noun > line.token(end - 1).index
    governed = ahead and noun is not None and line.tokens[noun].tag in {"NNS", "NNPS"}
    labels = _WORD_LABELS if words else _LABELS
    if before.low in labels and not governed:
        return True
    if before.text[0].isupper() and line.token(at).pos == "PROPN":
        if governed and token.head != line.token(at).index:
            # "Gaza 40 people" counts, "MAX 9 deliveries" does not.
            return not words and line.token(at).head in {noun, token.index}
        return not (words and ahead)
    if before.text[0].isupper() and at > 0 and not words and not ahead:
        return line.token(at).pos in {"PROPN", "NOUN"}
    return False


def _is_model(line: Line, start: int, end: int) -> bool:
    """Tell the number of a model, ahead of its name, from a second count."""
    name = line.pieces[end] if end < len(line.pieces) else None
    digits = line.pieces[start].text
    return len(digits) >= 3 and digits.isdigit() and name is not None and name.text[0].isupper()


def is_bare(line: Line, start: int, end: int, value: float, *, words: bool) -> bool:
    """Tell whether a number that counts nothing named is more likely no count at all."""
    token = line.token(end - 1)
    text = line.pieces[start].text
    if not words and (
        (len(text) >= 4 and text.isdigit() and (1500 <= value <= 2199 or len(text) >= 7))
        or (text.startswith("0") and not text.startswith("0.") and text != "0")
    ):
        return True
    if start == 0 and (not words or line.low(end) in {".", ")", ":", ""}):
        return True
    if line.low(start - 1) == "'s":
        return True
    if line.low(start - 1) in {"in", "into"} and words:
        return True
    beside = [place for place in (start - 1, end) if 0 <= place < len(line.pieces)]
    if not words and any(line.pieces[place].kind == "num" for place in beside):
        return True
    if line.low(start - 1) == "(" and line.low(end) == ")":
        return True
    if token.entity in _NAMED:
        return True
    if value == 1 and words:
        return True
    return token.dep not in {
        "nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "npadvmod", "appos", "ROOT",
        "quantmod", "nummod", "compound", "oprd", "ccomp", "dep", "prep", "punct", "acl", "advmod",
    }  # fmt: skip


def is_phone(line: Line, start: int, end: int) -> bool:
    """Tell a run of digits and hyphens: ``555-123-4567``."""
    return (
        line.low(end) in {"-", "\u2013"}
        and end + 3 < len(line.pieces)
        and line.pieces[end + 1].kind == "num"
        and line.low(end + 2) in {"-", "\u2013"}
        and line.pieces[end + 3].kind == "num"
    )
