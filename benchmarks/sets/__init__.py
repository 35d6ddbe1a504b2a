"""The sets of labelled data: one module for each family, found by name when it is needed.

A family's module says in its docstring how findings become the labels of its sets.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from benchmarks.cases import Family

FAMILIES = {
    "probes": "benchmarks.sets.probes",
    "summedits": "benchmarks.sets.summedits",
    "chatprotect": "benchmarks.sets.chatprotect",
    "fever_symmetric": "benchmarks.sets.fever_symmetric",
    "sentence_union": "benchmarks.sets.sentence_union",
    "wice": "benchmarks.sets.wice",
    "check_wice": "benchmarks.sets.check_wice",
    "check_summedits": "benchmarks.sets.check_summedits",
    "nanco": "benchmarks.sets.nanco",
    "negation_nli": "benchmarks.sets.inference",
    "conjnli": "benchmarks.sets.inference",
    "superpal_multinews": "benchmarks.sets.superpal",
    "clough_stevenson": "benchmarks.sets.clough_stevenson",
    "stories": "benchmarks.sets.stories",
    "affairs": "benchmarks.sets.affairs",
    "field": "benchmarks.sets.field",
    "kinds": "benchmarks.sets.kinds",
    "real_news": "benchmarks.sets.real_news",
    "real_pairs": "benchmarks.sets.real_pairs",
    "real_told": "benchmarks.sets.real_told",
}
"""Name of a family -> module. A new family is one new file and one row here."""

ELSEWHERE = {
    "article_extraction": "measured by benchmarks.pages",
}
"""Folders that are no family, and what measures them."""


def family(name: str) -> Family:
    """Return the module of the family a set belongs to (``chatprotect/gpt4``)."""
    return cast("Family", import_module(FAMILIES[name.partition("/")[0]]))
