"""Sentences: the laws every splitting obeys, and the cases that splitters get wrong."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.analyse.sentences import condense, segment, split
from compare.analyse.sentences.abbreviations import load, words
from compare.model import Document, Removed, Span
from compare.read import read_bytes, read_text

PIECES = st.sampled_from(
    [
        "The mayor left", "Mr", "U.S", "p.m", "No", "Gen", "5", "3.5", "He", "analysts", "I", "Inc", "e.g",
        ".", "!", "?", "...", "…", ". . .", '"', "”", "“", "'", "’", ")", "(", "]", "[1]", "—", "-", ",", ":",
        " ", "  ", "\n", "\n\n", "\r\n", "\t", "\xa0", "•", "1.", "a)", "#", "\u2028", "Café", "日本。", "\u200b",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


def pieces(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


def obeys_the_laws(
    text: str, spans: tuple[Span, ...], hidden: frozenset[int] = frozenset()
) -> None:
    for span in spans:
        body = span.of(text)
        assert body
        assert body == body.strip()
    for one, two in pairwise(spans):
        assert one.end <= two.start
    covered = {i for span in spans for i in range(span.start, span.end)}
    left = {i for i, c in enumerate(text) if not c.isspace() and c not in "\u200b\u2060\ufeff"}
    assert left - hidden <= covered


@given(TEXTS)
def test_spans_are_ordered_apart_trimmed_and_leave_out_white_space_only(text: str) -> None:
    obeys_the_laws(text, split(text))


@given(TEXTS)
def test_what_a_document_has_removed_is_in_no_sentence_and_nothing_else_is_lost(text: str) -> None:
    if not any(c.isalnum() for c in text) or "\0" in text:
        return
    document = segment(read_text(text, "t"))
    hidden = frozenset(i for r in document.removed for i in range(r.span.start, r.span.end))
    spans = tuple(s.span for s in document.sentences)
    obeys_the_laws(text, spans, hidden)
    assert not hidden & {i for span in spans for i in range(span.start, span.end)}
    assert [s.index for s in document.sentences] == list(range(len(spans)))


@given(TEXTS)
def test_paragraphs_are_numbered_without_gaps(text: str) -> None:
    if not any(c.isalnum() for c in text) or "\0" in text:
        return
    numbers = [s.paragraph for s in segment(read_text(text, "t")).sentences]
    assert all(0 <= two - one <= 1 for one, two in pairwise([0, *numbers]))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9), st.booleans()), max_size=4))
def test_any_removed_parts_are_kept_out(text: str, parts: list[tuple[int, int, bool]]) -> None:
    removed: list[Removed] = []
    for start, length, markup in sorted(parts):
        end = min(start + length, len(text))
        if start < end and (not removed or removed[-1].span.end <= start):
            removed.append(Removed(Span(start, end), "markup" if markup else "image"))
    document = segment(document_of(text, tuple(removed)))
    hidden = frozenset(i for r in removed for i in range(r.span.start, r.span.end))
    for one, two in pairwise(document.sentences):
        assert one.span.end <= two.span.start
    for sentence in document.sentences:
        shown = condense(text, sentence.span, removed)
        assert shown.text == shown.text.strip()
        assert not {sentence.span.start, sentence.span.end - 1} & hidden
        for i, c in enumerate(shown.text):
            assert c == " " or text[shown.source(i)] == c


def document_of(
    text: str, removed: tuple[Removed, ...], media_type: str = "text/plain"
) -> Document:
    return Document("", "t", "", media_type, None, None, None, None, "en", text, (), removed)


@pytest.mark.parametrize(
    "sentences",
    [
        # abbreviations before names and numbers
        ["Gen. Jane Doe met Lt. Col. Roe at Ft. Brant.", "Mr. Smith stayed."],
        ["The law (Art. 5, para. 2) was passed.", "It is No. 7 on the list."],
        ["He said no.", "The rest agreed."],
        ["They live near St. Brant.", "She came from 4 Mill St.", "The car was gone."],
        # abbreviations that may end a sentence
        ["He works for Acme Inc.", "It makes rope."],
        ["Acme Corp. Chairman Jane Roe resigned."],
        ["She left the U.S.", "The U.S. Senate voted on the U.S. President's plan."],
        ["He sold Acme Corp.", "Mr. Roe bought it."],
        ["It snowed in Jan.", "The roads were closed until Feb. 3, 2021."],
        ["They came from Brant, Calif.", "They had no money."],
        # clock times
        ["The shop shut at 6 p.m.", "Police came at 7 a.m. Monday."],
        ["At 5 a.m. Mr. Doe woke.", "He left at 6 p.m.", "Mr. Doe slept."],
        ["It opens at 9 a.m. EST.", "Nobody came."],
        # initials
        ["J. K. Doe and Jane B. Roe wrote it.", "It was plan B.", "The end."],
        ["Rep. Jane B. Kelly, a lawyer, left.", "It was plan B.", "Finally, he left."],
        # quotations
        ['"We won."', "She left.", '"Why?" he asked.', "Nobody knew."],
        ['"Will it rain?" Mayor Jane Doe asked.', "It did."],
        ['"Stop!"', "He ran."],
        ["“It is over.”", "“We go home.”"],
        ["He said: 'It is done.'", "Then he left."],
        ['"But if we—"', "The line went dead."],
        # brackets and notes
        ["(He laughed.)", "Then he went."],
        ["The dam (it was built in 1931.) broke."],
        ["It broke.[12][13]", "Nobody was hurt. [4]", "The end came."],
        # ellipses
        ["And then... nothing.", "It ended…", "They left."],
        ["He . . . went home."],
        # numbers
        ["The wave was two metres (6. 6 feet) high.", "It ended in 2024.", "12 people left."],
        ["It rose 3.5 percent to $4.2 billion.", "10 people left in 2024.", "12 stayed."],
        # names and addresses
        ["She works at Yahoo! in Brant.", "Write to jane.doe@example.org.", "See www.example.com/a.b for more."],
        # small letters and capitals
        ["He bought an iPhone.", "iPhone sales rose."],
        # dateline
        ["MOSCOW — The army left.", "It rained."],
        ["BRANT, March 4. /TASS/. Two people left.", "One stayed."],
    ],
)  # fmt: skip
def test_sentences_of_a_paragraph(sentences: list[str]) -> None:
    assert pieces(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The bridge fell.The river rose.", ["The bridge fell.", "The river rose."]),
        ("It shut at 6 p.m.Police came.", ["It shut at 6 p.m.", "Police came."]),
        ("It fell in 2024.The rest stood.", ["It fell in 2024.", "The rest stood."]),
        (
            "See Example.Com and node.js and St.Brant.",
            ["See Example.Com and node.js and St.Brant."],
        ),
        ("What? Who? Me!", ["What?", "Who?", "Me!"]),
        ("1) Rope 2) Wood 3) Nails", ["1) Rope", "2) Wood", "3) Nails"]),
        ("In 1. The first and 3. The third", ["In 1.", "The first and 3.", "The third"]),
    ],
)
def test_unusual_spacing(text: str, sentences: list[str]) -> None:
    assert pieces(text) == sentences


def test_words_the_text_itself_writes_small_open_sentences_after_a_firm() -> None:
    text = "He sold Acme Corp. Dockers struck. Later the dockers went home."
    assert pieces(text)[0] == "He sold Acme Corp."
    assert pieces("He sold Acme Corp. Dockers to Roe.") == ["He sold Acme Corp. Dockers to Roe."]


WRAPPED = """\
The ship left port on a cold morning in the
month of May with forty men on board, and
nobody has seen it since. The owners said
that they had no news of it.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_wrapped_at_a_width_are_one_paragraph(end: str) -> None:
    text = WRAPPED.replace("\n", end)
    assert [" ".join(piece.split()) for piece in pieces(text)] == [
        "The ship left port on a cold morning in the month of May with forty men on board, and nobody has seen it since.",
        "The owners said that they had no news of it.",
    ]
    assert {s.paragraph for s in segment(read_text(text, "t")).sentences} == {0}


def test_one_paragraph_in_a_line_stays_apart_from_the_next() -> None:
    text = "The ship left port on a cold morning\nThe owners had no news of it\nNobody has seen it since\n"
    assert len(pieces(text)) == 3
    even = (
        "The ship left the port in May.\nThe owners had no news of it.\nNobody has seen it again."
    )
    assert [s.paragraph for s in segment(read_text(even, "t")).sentences] == [0, 1, 2]


def test_headings_and_items_are_kept_apart() -> None:
    text = (
        "Bridge falls into the river\n\nThe bridge fell on Monday. Two people died.\n\n"
        "What was lost:\n\n  1. The bridge\n  2. Two cars. One was new.\n\n• Rope\n- Wood\n\n"
        "Who is to blame?\n\nNobody knows who is to blame for it, the mayor said on Tuesday in Brant."
    )
    found = segment(read_text(text, "t")).sentences
    assert [(s.kind, s.span.of(text)) for s in found] == [
        ("heading", "Bridge falls into the river"),
        ("sentence", "The bridge fell on Monday."),
        ("sentence", "Two people died."),
        ("sentence", "What was lost:"),
        ("item", "1. The bridge"),
        ("item", "2. Two cars."),
        ("item", "One was new."),
        ("item", "• Rope"),
        ("item", "- Wood"),
        ("heading", "Who is to blame?"),
        ("sentence", "Nobody knows who is to blame for it, the mayor said on Tuesday in Brant."),
    ]


def test_a_line_of_several_sentences_is_no_heading() -> None:
    text = "It rained. It snowed.  Nobody came"
    assert [s.kind for s in segment(read_text(text, "t")).sentences] == ["sentence"] * 3


def test_markdown_sentences_run_across_markup_and_stop_at_blocks() -> None:
    text = (
        "# Bridge *falls*\nThe [old bridge](http://example.org/a.b) fell on **Monday.** Two\npeople died.\n\n"
        "> It was *old.*\n> Very old.\n\n- Rope and\n  wood\n- Nails\n"
    )
    document = segment(read_bytes(text.encode(), "a.md"))
    assert [
        (s.kind, " ".join(condense(text, s.span, document.removed).text.split()))
        for s in document.sentences
    ] == [
        ("heading", "Bridge falls"),
        ("sentence", "The old bridge fell on Monday."),
        ("sentence", "Two people died."),
        ("sentence", "It was old."),
        ("sentence", "Very old."),
        ("item", "- Rope and wood"),
        ("item", "- Nails"),
    ]
    assert document.sentences[1].span.of(text).startswith("The [old bridge](http")


def test_condense_maps_back_to_the_source() -> None:
    text = "The **old** bridge ![x](y) fell."
    removed = [
        Removed(Span(4, 6), "markup"),
        Removed(Span(9, 11), "markup"),
        Removed(Span(19, 26), "image"),
    ]
    shown = condense(text, Span(0, len(text)), removed)
    assert " ".join(shown.text.split()) == "The old bridge fell."
    at = shown.text.index("old")
    assert shown.source_span(at, at + 3).of(text) == "old"
    assert shown.source_span(0, len(shown.text)) == Span(0, len(text))


def test_nltk_is_left_out_until_used_and_comes_whole_afterwards() -> None:
    code = (
        "import sys; from compare.analyse.sentences import split\n"
        "assert not any(m.startswith('nltk') for m in sys.modules)\n"
        "assert len(split('It rained. It snowed.')) == 2\n"
        "assert 'scipy' not in sys.modules and 'numpy' not in sys.modules\n"
        "assert 'nltk' not in sys.modules\n"
        "import nltk; assert nltk.word_tokenize and nltk.tokenize.punkt\n"
        "assert len(split('It rained. It snowed.')) == 2\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_tables_are_lower_case_and_without_the_final_stop() -> None:
    table = load()
    for entry in table.all() | table.before_number | table.units | words().starters:
        assert entry == entry.lower()
        assert not entry.endswith(".")
