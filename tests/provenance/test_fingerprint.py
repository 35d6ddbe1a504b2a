"""Fingerprints say which finding it is: they survive what does not matter and nothing else."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compare.model import Document, Evidence, Sentence, Span
from compare.provenance import bare, fingerprint, signs

ONE = "It was cold. The minister named “ten” nations — in Oslo. Nobody spoke."
TWO = "Eleven nations were named in Oslo."


def document(id: str, name: str, text: str) -> Document:
    """Return a document whose sentences end with a full stop."""
    spans = [Span(found.start(), found.end()) for found in re.finditer(r"\S[^.]*\.", text)]
    return Document(
        id=id,
        name=name,
        sha256="sha256:" + "0" * 64,
        media_type="text/plain",
        title=None,
        publisher=None,
        author=None,
        published=None,
        language="en",
        text=text,
        sentences=tuple(Sentence(index, span, 0) for index, span in enumerate(spans)),
    )


def place(source: Document, quote: str, value: str | None = None) -> Evidence:
    start = source.text.index(quote)
    return Evidence(source.id, Span(start, start + len(quote)), quote, value or quote)


def count(one: Document, two: Document) -> str:
    """Return the fingerprint of "ten" against "Eleven"."""
    evidence = (place(one, "ten", "10"), place(two, "Eleven", "11"))
    return fingerprint("conflict", "count", "cross", evidence, (one, two))


PLAIN = count(document("A", "a.txt", ONE), document("B", "b.txt", TWO))


def test_it_is_the_hash_that_the_format_describes() -> None:
    content = [
        "conflict",
        "count",
        "cross",
        [
            ["a.txt", "minister named ten nations in oslo", "10"],
            ["b.txt", "eleven nations were named in oslo", "11"],
        ],
    ]
    canonical = json.dumps(content, separators=(",", ":")).encode()
    assert f"cf1:{hashlib.sha256(canonical).hexdigest()}" == PLAIN


def test_ids_and_order_do_not_count() -> None:
    one, two = document("B", "a.txt", ONE), document("A", "b.txt", TWO)
    assert count(one, two) == PLAIN
    evidence = (place(two, "Eleven", "11"), place(one, "ten", "10"))
    assert fingerprint("conflict", "count", "cross", evidence, (two, one)) == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Another beginning. And more. The minister named “ten” nations — in Oslo.",
        'The minister named "ten" nations - in Oslo.',
        "THE MINISTER named ‘ten’ nations – in OSLO!.",
        "This minister named ten\n  nations in Os\u00adlo.",
        "The minister named ten nations in Ｏｓｌｏ.",
    ],
)
def test_place_and_typography_do_not_count(text: str) -> None:
    assert count(document("A", "a.txt", text), document("B", "b.txt", TWO)) == PLAIN


def test_what_makes_it_another_finding_gives_another_fingerprint() -> None:
    one, two = document("A", "a.txt", ONE), document("B", "b.txt", TWO)
    evidence = (place(one, "ten", "10"), place(two, "Eleven", "11"))
    others = [
        fingerprint("detail", "count", "cross", evidence, (one, two)),
        fingerprint("conflict", "number", "cross", evidence, (one, two)),
        fingerprint("conflict", "count", "internal", evidence, (one, two)),
        fingerprint("conflict", "count", "cross", evidence[:1], (one, two)),
        fingerprint("conflict", "count", "cross", (*evidence, evidence[0]), (one, two)),
        fingerprint(
            "conflict", "count", "cross", (evidence[0], place(two, "Eleven", "12")), (one, two)
        ),
        count(document("A", "c.txt", ONE), two),
        count(document("A", "a.txt", ONE.replace("minister", "mayor")), two),
        count(document("A", "b.txt", ONE), document("B", "a.txt", TWO)),
    ]
    assert len({*others, PLAIN}) == len(others) + 1


def test_a_value_that_is_the_quote_is_compared_as_its_bare_words() -> None:
    plain, typographic = 'He said "it\'s the end".', "He said “it’s the end”."
    prints = {
        fingerprint("only", "wording", "cross", [place(source, quote)], [source])
        for text, quote in [(plain, '"it\'s the end"'), (typographic, "“it’s the end”")]
        for source in [document("A", "a.txt", text)]
    }
    assert len(prints) == 1


def test_evidence_over_two_sentences_rests_on_both() -> None:
    source = document("A", "a.txt", ONE)
    longer = place(source, "Oslo. Nobody", "x")
    shorter = place(source, "Oslo", "x")
    made = [fingerprint("only", "wording", "cross", [item], [source]) for item in (longer, shorter)]
    both = document("A", "a.txt", ONE[13:])
    again = fingerprint("only", "wording", "cross", [place(both, "Oslo. Nobody", "x")], [both])
    assert made[0] == again != made[1]


def test_evidence_outside_of_all_sentences_rests_on_itself() -> None:
    source = dataclasses.replace(document("A", "a.txt", ONE), sentences=())
    there = place(source, "ten", "10")
    other = place(source, "Oslo", "10")
    assert fingerprint("only", "number", "cross", [there], [source]) != fingerprint(
        "only", "number", "cross", [other], [source]
    )


def test_the_name_counts_however_its_accents_are_stored() -> None:
    composed, apart = document("A", "caf\u00e9.txt", ONE), document("A", "cafe\u0301.txt", ONE)
    two = document("B", "b.txt", TWO)
    assert count(composed, two) == count(apart, two)


def test_evidence_in_an_unknown_document_is_a_mistake() -> None:
    source = document("A", "a.txt", ONE)
    with pytest.raises(KeyError):
        fingerprint("only", "wording", "cross", [place(source, "ten")], [])


def test_a_name_that_is_no_text_is_no_reason_to_fail() -> None:
    source = document("A", "caf\udce9.txt", "Ten \ud800.")
    assert fingerprint("only", "wording", "cross", [place(source, "Ten")], [source])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dog, a cat and an owl", "dog cat and owl"),
        ("That this these THOSE", ""),
        ("Don’t; don't; don`t", "don't don't don't"),
        ("2.5 million, 2,300 and 10th", "2.5 million 2,300 and 10th"),
        ("state-run — ‘state’ “run”…", "state run state run"),
        ("Straße ﬁne", "strasse fine"),
        ("snake_case A_b", "snake case b"),
    ],
)
def test_bare_words(text: str, words: str) -> None:
    assert bare(text) == words


@given(st.text())
def test_bare_words_of_bare_words_are_the_same(text: str) -> None:
    assert bare(bare(text)) == bare(text)


@given(st.text(alphabet="abc 12.", max_size=30), st.permutations(["A", "B", "C"]))
def test_no_renaming_of_documents_changes_it(text: str, ids: list[str]) -> None:
    names = ["x.txt", "y.txt", "z.txt"]
    before = [document(id, name, text) for id, name in zip("ABC", names, strict=True)]
    after = [document(id, name, text) for id, name in zip(ids, names, strict=True)]

    def made(sources: list[Document]) -> str:
        everything = Span(0, len(text))
        evidence = [Evidence(source.id, everything, text, text) for source in sources]
        return fingerprint("agree", "wording", "cross", evidence, sources)

    assert made(before) == made(after)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A loss of $4m, up 45%", "2$ 5%"),
        ("The loss of £4m, up 45", "2£"),
        ("It was \u22125 °C", "2- 3°"),
        ("It was \u20135 °C", "2- 3°"),
        ("“-5,” they said", "0-"),
        ("½ of it, or 1/2 of it", "1/ 6/"),
        ("fewer than <10 of ~300", "2< 4~"),
        ("from 5\u20137 \u2013 said—5 people, 10-15", ""),
        ("- 5 people; a two-to-one vote", ""),
        ("Nothing “of” the ‘sort’!", ""),
        ("$-5m, -$5m and -.5", "0$ 0- 1- 1$ 3-"),
        ("p < 0.05 and p>0.05", "1< 4>"),
        ("\u20115 and \u20105, (-5)", "0- 2- 3-"),
        ("40+ people, +5", "1+ 2+"),
        ("5 × 3 ÷ 2 ± 1", "1× 2÷ 3±"),
    ],
)
def test_signs_are_those_that_change_what_is_told(text: str, expected: str) -> None:
    assert signs(text) == expected


@given(st.text(alphabet="ab5 $£%-–—'‘’“”\"(),.", max_size=30))
@example("”-5")
def test_print_changes_no_sign(text: str) -> None:
    dressed = text.translate(str.maketrans("‘’–“”", "''-\"\""))
    assert signs(text) == signs(dressed)
