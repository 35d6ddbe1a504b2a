"""Tokens and sentences of a document in another language than English."""

from __future__ import annotations

import pytest

from compare.analyse import language
from compare.analyse.sentences import segment
from compare.model import Analysis
from compare.read import read_text
from tests.judge.abroad.accounts import ACCOUNTS


def parsed(text: str) -> Analysis:
    return language.parse(segment(read_text(text, "a")))


@pytest.mark.parametrize("tag", ACCOUNTS)
def test_no_model_is_asked_and_no_letter_lost(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "model", lambda: pytest.fail("the English model was asked"))
    analysis = parsed(ACCOUNTS[tag][0])
    text = analysis.document.text
    assert {token.pos for token in analysis.tokens} <= {"PROPN", "NUM", "PUNCT"}
    assert all(token.span.of(text) == token.text for token in analysis.tokens)
    covered = {n for t in analysis.tokens for n in range(t.span.start, t.span.end)}
    assert not [text[n] for n in range(len(text)) if n not in covered and not text[n].isspace()]


def test_words_keep_the_marks_that_belong_to_them() -> None:
    hindi = "सोमवार को पुराने गोदाम में आग लगने से 24 लोग घायल हो गए और यह बंद है।"
    words = [token.text for token in parsed(hindi).tokens if token.pos != "PUNCT"]
    assert words == hindi.rstrip("।").split()


def test_a_date_is_one_token_and_ends_no_sentence() -> None:
    analysis = parsed(ACCOUNTS["de"][0])
    first = analysis.document.sentences[1]
    assert "am 4. März 2025 vor Norderhafen" in first.span.of(analysis.document.text)
    assert [(t.text, t.lemma) for t in analysis.tokens if "März" in t.text] == [
        ("4. März 2025", "2025-03-04"),
        ("12. März 2025", "2025-03-12"),
    ]
