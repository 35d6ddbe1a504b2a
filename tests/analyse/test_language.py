"""Tokens: they slice the text, and a sentence is parsed the same wherever it stands."""

from __future__ import annotations

from dataclasses import replace

from compare.analyse import analyse
from compare.analyse.language import parse
from compare.analyse.sentences import segment
from compare.options import Options
from compare.read import read_text
from tests.analyse.parsed import analysed

TEXT = """\
The town of Halden closed its bridge on Monday.

Nobody was hurt, the mayor's office said. The   river had risen
by two metres.
"""


def test_tokens_slice_the_text() -> None:
    analysis = analysed(TEXT)
    for here in analysis.tokens:
        assert here.span.of(TEXT) == here.text


def test_tokens_are_numbered_and_lie_in_their_sentence() -> None:
    analysis = analysed(TEXT)
    assert [t.index for t in analysis.tokens] == list(range(len(analysis.tokens)))
    for sentence in analysis.document.sentences:
        held = analysis.tokens_of(sentence.index)
        assert held
        assert all(t.sentence == sentence.index for t in held)
        assert all(sentence.span.contains(t.span) for t in held)


def test_the_bounds_hold_every_token_once() -> None:
    analysis = analysed(TEXT)
    sentences = analysis.document.sentences
    assert analysis.bounds[0] == 0
    assert analysis.bounds[-1] == len(analysis.tokens)
    assert sum(len(analysis.tokens_of(s.index)) for s in sentences) == len(analysis.tokens)


def test_white_space_is_no_token() -> None:
    assert all(t.text.strip() == t.text != "" for t in analysed(TEXT).tokens)


def test_a_sentence_is_parsed_the_same_wherever_it_stands() -> None:
    alone = analysed("Nobody was hurt, the mayor's office said.").tokens
    inside = analysed(TEXT).tokens_of(1)
    kept = [(t.text, t.lemma, t.pos, t.dep) for t in alone]
    assert kept == [(t.text, t.lemma, t.pos, t.dep) for t in inside]


def test_heads_stay_in_their_sentence() -> None:
    analysis = analysed(TEXT)
    assert all(analysis.tokens[t.head].sentence == t.sentence for t in analysis.tokens)


def test_nothing_is_looked_for_in_another_language() -> None:
    text = (
        "Die Stadt hat ihre Brücke am Montag geschlossen. Niemand wurde verletzt, sagte der "
        "Bürgermeister. Der Fluss war in der Nacht um zwei Meter gestiegen, und die Straße stand "
        "unter Wasser."
    )
    analysis = analyse(segment(read_text(text, "a.txt")), Options())
    assert analysis.document.language != "en"
    assert analysis.tokens
    facts = (analysis.quantities, analysis.mentions, analysis.predicates, analysis.quotes)
    assert not any(facts)


def test_a_document_without_sentences_has_no_tokens() -> None:
    document = replace(segment(read_text(TEXT, "a.txt")), sentences=())
    assert parse(document).tokens == ()
    assert parse(document).bounds == (0,)
