"""Damaged text: read as it was meant, kept as it is, and all that is said points into it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Document, Removed, Repair, Span
from compare.read import read_bytes, read_text
from compare.read.repair import find, meant, tidy, way_of

_AROUND = "The council of {} met on Monday, and the mayor spoke for an hour."


def kinds(text: str) -> list[str]:
    return [repair.what for repair in find(text, printed=True).repairs]


def as_meant(text: str, name: str = "a.txt") -> str:
    document, _ = meant(read_text(text, name))
    return document.text


@pytest.mark.parametrize(
    ("damaged", "right", "what"),
    [
        ("Monâ€™s café", "Mon’s café", "wrong encoding"),
        ("cafÃ©", "café", "wrong encoding"),
        ("â€œyesâ€", "“yes”", "wrong encoding"),
        ("Â£5", "£5", "wrong encoding"),
        ("Mon\u00adday", "Monday", "soft hyphen"),
        ("40\u200b jobs", "40 jobs", "invisible character"),
        ("T\u202ea\u202crn", "Tarn", "invisible character"),
        ("of\ufb01cer and o\ufb03ce", "officer and office", "ligature"),
        ("１２ seats", "12 seats", "full-width letter"),
        ("\U0001d413\U0001d41a\U0001d42b\U0001d427", "Tarn", "styled letter"),
        ("north\u2011south", "north-south", "no-break hyphen"),
        ("Ce\u0301line", "Céline", "letter and accent apart"),
        ("Lоndоn", "London", "letter of another script"),
        ("Mοscow", "Moscow", "letter of another script"),
    ],
)
def test_each_kind_of_damage_is_put_right_and_told(damaged: str, right: str, what: str) -> None:
    text = _AROUND.format(damaged)
    assert as_meant(text) == _AROUND.format(right)
    assert set(kinds(text)) == {what}


@pytest.mark.parametrize(
    "sound",
    [
        "Señor Müller ate crème brûlée in Łódź – “naïve”, he said… it cost €5.",
        "Москва and Αθήνα are capitals; the word “мир” means peace.",
        "À Paris, l'été dernier; Ñandú; Ærø; the Î le; ÂGE",
        "A family: \U0001f468\u200d\U0001f469\u200d\U0001f467 and Wales: "
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "x\u00b2 + 10\u00b3, ½ and №5",
        "نیم‌فاصله",
    ],
)
def test_sound_text_is_left_alone(sound: str) -> None:
    assert kinds(sound) == []


_PAGE = """Skarholm Courier · 10 November 2025 · Page 3
Flood at the harbour
Five of\ufb01ces of the harbour author-
ity were flooded on Saturday night,
officials said.
Firefighters from Skar-
3
Skarholm Courier · 10 November 2025 · Page 4
holm pumped for eleven hours and the twenty-
five-year-old gate was shut by the well-
known engineer of the town.
4
"""


def test_printed_pages_read_as_one_text() -> None:
    assert as_meant(_PAGE) == (
        "Flood at the harbour\n"
        "Five offices of the harbour authority were flooded on Saturday night, officials said.\n"
        "Firefighters from Skarholm pumped for eleven hours and the twenty-five-year-old gate "
        "was shut by the well-known engineer of the town.\n"
    )


def test_what_stood_between_the_pages_is_removed_with_its_reason() -> None:
    document = read_text(_PAGE, "a.txt")
    assert document.text == _PAGE
    found = [(part.reason, part.span.of(_PAGE)) for part in document.removed]
    head = "Skarholm Courier · 10 November 2025 · Page "
    assert found == [
        ("running head", f"{head}3"),
        ("page number", "3"),
        ("running head", f"{head}4"),
        ("page number", "4"),
    ]
    assert document.title == "Flood at the harbour"


@pytest.mark.parametrize(
    "sound",
    [
        "Round 1\nThe team won by two goals.\nThey celebrated.\n\nRound 2\nThe team lost by one.\n",
        "Three things to know\n1\nThe bridge is shut.\n2\nThe ferry runs.\n3\nThe mayor is away.\n",
        "The winners of the lottery are\n12\n17\n23\nand nobody else.\n",
        "Chapter 1\n\nIt rained.\n\nNobody came.\n\nChapter 2\n\nIt stopped.\n",
    ],
)
def test_numbered_headings_and_lists_are_no_page_numbers(sound: str) -> None:
    assert find(sound, printed=True).removed == ()


def test_form_feeds_tell_the_heads_of_pages() -> None:
    text = "".join(
        f"\fTarn Weekly\nThe bridge fell on day {n}.\nNobody was hurt then.\n{n}\n"
        for n in (1, 2, 3)
    )
    reasons = [part.reason for part in find(text, printed=True).removed]
    assert reasons.count("running head") >= 2
    assert reasons.count("page number") >= 2


def test_lines_that_are_not_broken_keep_their_ends() -> None:
    poem = "The bridge is out,\nThe river high,\nThe mayor about\nTo say goodbye.\n"
    assert as_meant(poem) == poem


def test_titles_and_names_are_put_right_as_well() -> None:
    assert tidy("Mayorâ€™s of\ufb01ce") == "Mayor’s office"
    page = "Mayor’s of\ufb01ce is \u200bflooded again\n\nBy Ce\u0301line Orr\n\nThe water rose by a metre on Monday.\n"
    document = read_bytes(page.encode(), "a.txt")
    assert (document.title, document.author) == ("Mayor’s office is flooded again", "Céline Orr")
    assert page[: document.removed[0].span.end].endswith("By Ce\u0301line Orr")


def test_a_note_says_what_was_put_right() -> None:
    document = read_text("It rained in Cafe\u0301 town. of\ufb01ce of\ufb01cer", "a.txt")
    assert document.notes == ("read as they were meant: 2 ligatures, 1 letter and accent apart",)
    assert read_text("It rained.", "a.txt").notes == ()


@pytest.mark.parametrize(
    ("word", "what"),
    [
        ("Brжndt", "Cyrillic that looks like no Latin letter"),
        ("Skaжрholm", "one that does and one that does not: neither is taken for sure"),
        ("Mosδcow", "Greek inside a word"),
        ("Ta\u0580n", "Armenian"),
        ("Tar\u05d0n", "Hebrew"),
        ("Tar\u13b3n", "Cherokee"),
    ],
)
def test_a_word_of_two_scripts_that_cannot_be_put_right_is_told(word: str, what: str) -> None:
    text = _AROUND.format(word)
    document = read_text(text, "a.txt")
    assert kinds(text) == [], what
    assert document.notes == (f"1 word mixes the letters of two scripts, kept as they are: {word}",)
    twice = read_text(f"{text} {text} L\u043endon too.", "a.txt")
    assert twice.notes == (
        "read as they were meant: 1 letter of another script",
        f"2 words mix the letters of two scripts, kept as they are: {word}",
    )


@pytest.mark.parametrize(
    "sound",
    [
        "The dose was 5 \u03bcg of TNF\u03b1 at a \u0394T of 3 degrees, said the Cambridge team.",
        "Отдел сообщил, что SMSку отправили в понедельник, и мэр города подтвердил это.",
        "他在NBA比赛中得分。ソニーのPS5を買う。KBS는 보도했다.",
        "Łódź, Ærø, \u00aa and \u00ba, 5 \u00b5m and the caf\u00e9.",
    ],
)
def test_signs_endings_and_scripts_without_blanks_are_no_mixture(sound: str) -> None:
    assert find(sound, printed=False).notes() == ()


def test_what_is_put_right_is_short_and_its_sentences_stand_apart() -> None:
    import compare
    from compare.render.view import make_view

    wild = "It rained on Monday.\n\ne" + "\u0301" * 5000 + "\U0001d400" * 3000
    assert max(r.span.end - r.span.start for r in find(wild, printed=False).repairs) <= 64
    report = compare.compare_texts(wild, "It rained on Tuesday.")
    spans = [sentence.span for sentence in report.documents[0].sentences]
    assert len(set(spans)) == len(spans) > 3
    assert make_view(report).claims


def test_damage_without_end_ends() -> None:
    for text in ("\u00ada" * 120_000, "Ã©" * 20_000, "аa" * 20_000, "a-\n" * 20_000):
        assert len(find(text, printed=True).repairs) <= 100_000


_edits = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 5), st.text("xyz", max_size=4)), max_size=5
)


@settings(max_examples=200)
@given(st.text("ab \n", min_size=1, max_size=60), _edits, st.data())
def test_the_way_back_covers_what_it_came_from(
    text: str, edits: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    repairs = []
    at = 0
    for begin, length, instead in sorted(edits):
        start, end = max(at, min(begin, len(text))), min(begin + length, len(text))
        if start < end:
            repairs.append(Repair(Span(start, end), "x", instead))
            at = end
    way = way_of(text, repairs, ())
    if way is None:
        assert repairs == []
        return
    size = len(way.text)
    if not size:
        return
    start = data.draw(st.integers(0, size - 1))
    span = Span(start, data.draw(st.integers(start + 1, size)))
    there = way.source(span)
    assert 0 <= there.start < there.end <= len(text)
    assert way.meant(there).contains(span)
    assert way.source(way.meant(there)) == there


def test_what_is_cut_out_of_lines_takes_its_line_end() -> None:
    text = "It rained\n3\non Monday."
    way = way_of(text, (), (Removed(Span(10, 11), "page number"),))
    assert way is not None
    assert way.text == "It rained\non Monday."
    assert way.source(Span(3, 12)).of(text) == "rained\n3\non"


def test_analysis_sees_the_text_as_it_was_meant_and_points_at_it_as_it_is() -> None:
    import compare

    plain = "The plant has 40 jobs to offer in Céline, officers said on Monday."
    damaged = "The plant has 40\u200b jobs to of\ufb01er in Ce\u0301line, o\ufb03cers said on Mon\u00adday."
    damaged = damaged.replace("of\ufb01er", "offer")
    other = "The plant has 60 jobs to offer in Céline, officers said on Monday."
    one = compare.compare_texts(plain, other)
    two = compare.compare_texts(damaged, other)
    values = [(f.kind, f.category, [e.value for e in f.evidence]) for f in one.findings]
    assert [(f.kind, f.category) for f in two.findings] == [v[:2] for v in values]
    assert any(kind == "conflict" for kind, _, _ in values)
    document = two.documents[0]
    assert document.text == damaged
    for finding in two.findings:
        for item in finding.evidence:
            text = two.documents["AB".index(item.document)].text
            assert item.quote == item.span.of(text)
    assert isinstance(document, Document)
    assert [s.span.of(document.text) for s in document.sentences] == [damaged]
    assert compare.compare_texts(damaged, plain).findings[0].kind == "agree"


def test_a_check_points_at_the_draft_as_it_is() -> None:
    from compare.options import Options
    from compare.pipeline import check

    draft = "The council met on Mon\u00adday. The plant has sixty o\ufb03ces and 40\u200b jobs to offer."
    source = "The plant has 60 jobs to offer, and the council met on Monday."
    found = check([read_text(draft, "draft"), read_text(source, "source")], Options())
    assert found.report.documents[0].text == draft
    assert [claim.span.of(draft)[-1] for claim in found.claims] == [".", "."]
    for claim in found.claims:
        assert all(claim.span.contains(span) for span in (*claim.missing, *claim.disputed))
        for witness in claim.witnesses:
            assert witness.quote == witness.span.of(source)
