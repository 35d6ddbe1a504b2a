"""The hunt for slow patterns: it finds what is planted, and nothing in ``compare``."""

from __future__ import annotations

import re

import pytest

from tools.hunt_patterns import Found, collect, hunt
from tools.hunt_patterns.collect import METHODS


def slow(pattern: str, *methods: str) -> bool:
    found = Found("here", re.compile(pattern), frozenset(methods) or METHODS)
    return bool(list(hunt([found], 120)))


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?:a+)+b", "match"),  # exponential
        (r"(?:\s*<!--.*?-->\s*)*<html", "match"),
        (r"\s*,?\s*x", "match"),  # quadratic
        (r"\s+x", "search"),
        (r"\([^)]*\)", "finditer"),
        (r"(?:on |[a-z]+ )*x", "fullmatch"),
    ],
)
def test_a_slow_pattern_is_found(pattern: str, method: str) -> None:
    assert slow(pattern, method)


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?<!\s)\s++x", "search"),
        (r"\([^()]*\)", "finditer"),
        (r"[a-z]+(?: [a-z]+){0,4}", "fullmatch"),
        (r"\s+x", "match"),  # from one start alone
    ],
)
def test_a_quick_pattern_is_left_alone(pattern: str, method: str) -> None:
    assert not slow(pattern, method)


def test_patterns_are_collected_wherever_they_are() -> None:
    found, unseen = collect("compare.read")
    places = [one.place.split("[")[0] for one in found]
    assert "compare.read.markdown:_LINK" in places  # a name of its own
    assert "compare.read.dates:_FORMS" in places  # in a tuple
    assert "compare.read.clean.furniture:_labels" in places  # made by a function
    assert any(re.fullmatch(r"compare\.read\.clean\.marks:\d+", place) for place in places)
    assert not unseen


@pytest.mark.slow
def test_no_pattern_of_ours_is_slow() -> None:
    found, unseen = collect("compare")
    # spaCy's own patterns, which see one word each
    assert [place.rpartition(":")[0] for place in unseen] == ["compare.analyse.annotate"]
    assert len(found) > 150
    assert [str(one) for one in hunt(found, 80)] == []
