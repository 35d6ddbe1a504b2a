"""Annotating sentences quickly gives what spaCy's own way gives."""

from __future__ import annotations

from typing import Any

import pytest

from compare.analyse import annotate as module
from compare.analyse.annotate import annotate
from compare.analyse.language import model

SENTENCES = (
    "The harbour authority of Lisbon did not say on Monday whether the 40 sailors had been saved.",
    "It ain't over, y'all, and we're gonna tell them: let's wait!",
    "",
    "  ",
    "Fire",
    "There was nothin' left, she said, but they've got ta go, c'm on.",
    "Who is that who's been asked to do it?",
    "Ten\u00a0tonnes  of grain\nwere lost when the Anna Karina sank off Bergen in May 1987.",
    "Do you have it? I do. He does. They'd have had it.",
)


def _seen(doc: Any) -> list[tuple[object, ...]]:
    return [
        (t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, str(t.morph))
        for t in doc
    ]


def test_the_annotations_are_those_of_the_pipeline() -> None:
    expected = [_seen(doc) for doc in model().pipe(SENTENCES)]
    assert [_seen(doc) for doc in annotate(model(), SENTENCES)] == expected
    assert any("PERSON" in row or "GPE" in row for row in expected[0])


def test_no_sentences() -> None:
    assert list(annotate(model(), [])) == []


def test_many_sentences_come_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 2)
    assert [doc.text for doc in annotate(model(), SENTENCES)] == list(SENTENCES)


def test_the_ruler_finds_what_spacy_finds() -> None:
    own: Any = model().get_pipe("attribute_ruler")
    ruler = module._Ruler(own)
    several = 0
    for doc in [*model().pipe(SENTENCES)] * 2:
        matches = ruler.match(doc)
        assert matches == own.match(doc)
        several += any(end - start > 1 for _, _, start, end in matches)
    assert several  # a pattern over several words was among them


def test_a_word_like_one_before_is_not_held_against_the_patterns_again() -> None:
    own = _Counting(model().get_pipe("attribute_ruler"))
    ruler = module._Ruler(own)
    (doc,) = model().pipe(["The mayor saw the river and the bridge."])
    ruler.match(doc)
    first = own.asked
    (other,) = model().pipe(["The baker met the sailor and the captain."])
    ruler.match(other)
    assert 0 < first < len(doc)
    assert own.asked == first


def test_a_ruler_with_patterns_of_another_kind_is_left_to_itself() -> None:
    from spacy.pipeline import AttributeRuler

    ruler = AttributeRuler(model().vocab)
    ruler.add([[{"IS_DIGIT": True}]], {"TAG": "CD"})
    assert module._step(ruler).__name__ == "pipe"
    (doc,) = model().pipe(["Ten or 12 came."])
    module._step(ruler)([doc])
    assert doc[2].tag_ == "CD"


class _Counting:
    """An attribute ruler that counts how often its patterns are asked."""

    def __init__(self, ruler: Any) -> None:
        self.patterns, self.vocab = ruler.patterns, ruler.vocab
        self._ruler = ruler
        self.asked = 0

    def match(self, words: Any) -> Any:
        self.asked += 1
        return self._ruler.match(words)
