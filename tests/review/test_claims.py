"""What became of the claims of a draft between two checks, by what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Check
from compare.review.claim_cards import ClaimCards
from compare.review.claim_show import claims_text
from compare.review.claims import claim_changes, counted, paired
from tests.review.checks import Said, check
from tests.review.sources import ONE, TWO

SENTENCES = (
    "The ferry left Orrel at noon.",
    "Nobody was hurt in the fire.",
    "A report is due in June.",
    "The company will pay for all tickets.",
)
SOURCES = (("one.txt", ONE), ("two.txt", TWO))
HURT: Said = ("contradicted", [("two.txt", "Two people were hurt", "contradicts")])


def drafted(*sentences: str, said: dict[str, Said] | None = None, order: int = 1) -> Check:
    """Return the check of a draft of these sentences."""
    return check([("draft.md", " ".join(sentences)), *SOURCES[::order]], said)


def told(old: Check, new: Check) -> list[tuple[str, str | None, str | None]]:
    """Return what is told: the change, the words before and the words now."""
    one, other = (c.report.documents[0].text for c in (old, new))
    return [
        (
            item.change,
            None if item.old is None else item.old.span.of(one),
            None if item.new is None else item.new.span.of(other),
        )
        for item in claim_changes(old, new)
        if item.change != "kept"
    ]


drafts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)


@given(st.data())
def test_another_order_is_no_change(data: st.DataObject) -> None:
    sentences = data.draw(drafts)
    order = data.draw(st.permutations(sentences))
    found = claim_changes(drafted(*sentences), drafted(*order, order=-1))
    assert counted(found)["kept"] == len(found) == len(sentences)


@given(drafts, drafts)
def test_every_sentence_is_told_once(before: list[str], now: list[str]) -> None:
    old, new = drafted(*before), drafted(*now)
    found = claim_changes(old, new)
    assert sorted(i.old.id for i in found if i.old) == sorted(c.id for c in old.claims)
    assert sorted(i.new.id for i in found if i.new) == sorted(c.id for c in new.claims)
    counts = counted(found)
    mirrored = counted(claim_changes(new, old))
    assert (counts["gone"], counts["new"]) == (mirrored["new"], mirrored["gone"])


def test_what_stands_in_the_place_of_a_claim_is_another_one() -> None:
    old = drafted(*SENTENCES[:3])
    new = drafted(SENTENCES[0], "Shops opened late on Tuesday.", SENTENCES[2])
    assert told(old, new) == [
        ("new", None, "Shops opened late on Tuesday."),
        ("gone", SENTENCES[1], None),
    ]


def test_a_claim_in_other_words_keeps_its_past() -> None:
    changed = "The ferry left Orrel at one."
    old, new = drafted(*SENTENCES), drafted(changed, *SENTENCES[1:])
    assert told(old, new) == [("words", SENTENCES[0], changed)]
    (item,) = (i for i in claim_changes(old, new) if i.change == "words")
    card = ClaimCards(old, new).of(item)
    assert card.reworded
    assert card.old is not None
    assert [piece.text for piece in card.old.pieces if piece.marked] == ["noon"]
    assert [piece.text for piece in card.side.pieces if piece.marked] == ["one"]


def test_a_claim_in_other_words_is_known_wherever_it_stands() -> None:
    changed, other = "The ferry left Orrel at one.", "The ferry left Skarv at night."
    new = drafted(*SENTENCES[1:], changed)
    assert told(drafted(*SENTENCES), new) == [("words", SENTENCES[0], changed)]
    # the likest pair counts, and what is left is another claim
    both = drafted(*SENTENCES[1:], other, changed)
    assert told(drafted(*SENTENCES), both) == [
        ("new", None, other),
        ("words", SENTENCES[0], changed),
    ]
    # of two as near nothing says which of them it is
    two = drafted(*SENTENCES[1:], changed, "The ferry left Orrel at two.")
    assert [change for change, *_ in told(drafted(*SENTENCES), two)] == ["new", "new", "gone"]


def test_of_the_same_sentence_twice_one_is_reworded() -> None:
    hurt, changed = SENTENCES[1], "Nobody was badly hurt in the fire."
    assert told(drafted(hurt, hurt), drafted(hurt, changed)) == [("words", hurt, changed)]
    assert told(drafted(hurt, hurt), drafted(changed)) == [
        ("words", hurt, changed),
        ("gone", hurt, None),
    ]
    assert told(drafted(hurt, hurt), drafted(changed, changed)) == [("words", hurt, changed)] * 2


@pytest.mark.parametrize(
    ("before", "now", "changes"),
    [
        ("It cost $4m in all.", "It cost £4m in all.", ["words"]),
        ("It fell by 45% then.", "It fell by 45 then.", ["words"]),
        ("He said 'no' to it.", "He said “no” to it.", []),
        ("The crew left it.", "the crew left it", []),
    ],
)
def test_signs_count_and_print_does_not(before: str, now: str, changes: list[str]) -> None:
    found = claim_changes(drafted(before), drafted(now))
    assert [item.change for item in found if item.change != "kept"] == changes


def test_the_same_sentence_twice_is_numbered() -> None:
    hurt = SENTENCES[1]
    old, new = drafted(hurt, *SENTENCES, hurt), drafted(*SENTENCES, hurt)
    (gone,) = (item for item in claim_changes(old, new) if item.change == "gone")
    assert gone.old is not None
    assert (gone.old.id, gone.number, gone.of) == ("C6", 3, 3)
    assert ClaimCards(old, new).of(gone).number == "3 of 3 with these words"
    assert {item.of for item in claim_changes(old, old)} == {1, 3}


def test_a_verdict_that_changed_goes_before_words() -> None:
    new = drafted(*SENTENCES, said={"Nobody": HURT})
    changed = "Nobody was badly hurt in the fire."
    reworded = drafted(SENTENCES[0], changed, *SENTENCES[2:], said={"Nobody": ("unsupported", [])})
    assert told(drafted(*SENTENCES), new) == [("verdict", SENTENCES[1], SENTENCES[1])]
    assert told(new, reworded) == [("verdict", SENTENCES[1], changed)]
    item = claim_changes(drafted(*SENTENCES), new)[0]
    card = ClaimCards(drafted(*SENTENCES), new).of(item)
    assert (card.numbers, card.verdicts) == ("C2 → C2", "Supported → Contradicted")
    assert [(p.document, p.bearing) for p in card.side.places] == [("C", "contradicts")]


def test_sentences_that_claim_nothing_are_left_out() -> None:
    nothing: dict[str, Said] = {"A report": ("none", [])}
    without, had = drafted(*SENTENCES[:2]), drafted(*SENTENCES[:3], said=nothing)
    assert told(without, had) == told(had, without) == []
    assert len(claim_changes(had, had)) == 2
    assert told(had, drafted(*SENTENCES[:3])) == [("verdict", SENTENCES[2], SENTENCES[2])]


PAYS: Said = ("supported", [("one.txt", "The company will pay", "supports")])


@pytest.mark.parametrize(
    ("said", "sources", "changes"),
    [
        (PAYS, (("two.txt", TWO), ("one.txt", ONE)), []),
        (PAYS, (("one.txt", ONE.replace("A report", "No report")), SOURCES[1]), []),
        (PAYS, (("one.txt", ONE.replace("pay for", "pay half of")), SOURCES[1]), ["backing"]),
        (("supported", [("renamed.txt", PAYS[1][0][1], "supports")]),
         (("renamed.txt", ONE), SOURCES[1]), []),
        (("supported", [("two.txt", "Tickets will be paid back", "supports")]), SOURCES,
         ["backing"]),
        (("supported", [("one.txt", "The company will pay", "partly")]), SOURCES, ["backing"]),
    ],
)  # fmt: skip
def test_other_words_of_the_sources_are_told(
    said: Said, sources: tuple[tuple[str, str], ...], changes: list[str]
) -> None:
    draft = ("draft.md", " ".join(SENTENCES))
    old = check([draft, *SOURCES], {"The company": PAYS})
    # the draft may lie elsewhere the next time: it is known by its part
    new = check([draft, *sources], {"The company": said}, draft="draft-2.md")
    found = claim_changes(old, new)
    assert [item.change for item in found if item.change != "kept"] == changes


def test_words_are_marked_only_where_a_source_has_changed() -> None:
    draft = ("draft.md", SENTENCES[3])
    both: Said = ("supported", [*PAYS[1], ("two.txt", "Tickets will be paid", "supports")])
    more: Said = ("supported", [*both[1], ("one.txt", "A report is due", "partly")])
    later = (SOURCES[0], ("two.txt", TWO.replace("paid back", "paid back in full")))
    old, new = check([draft, *SOURCES], {"The": both}), check([draft, *later], {"The": more})
    (item,) = claim_changes(old, new)
    card = ClaimCards(old, new).of(item)
    assert card.old is not None
    shown = [
        (p.name, p.same, "".join(f"*{x.text}*" if x.marked else x.text for x in p.pieces))
        for p in (*card.old.places, *card.side.places)
    ]
    pays, due = SENTENCES[3], SENTENCES[2]
    assert shown == [
        ("one.txt", False, pays),
        ("two.txt", False, "Tickets will be paid back."),
        ("one.txt", False, f"{pays} {due}"),
        ("two.txt", False, "Tickets will be paid back *in full*."),
    ]


def test_sources_are_paired_by_name_and_by_text() -> None:
    draft = ("draft.md", SENTENCES[0])
    old = check([draft, ("a.txt", ONE), ("a.txt", TWO), ("b.txt", "It rained.")])
    new = check([draft, ("c.txt", "It rained."), ("a.txt", TWO), ("d.txt", "It snowed.")])
    pairs = [(mine and mine.id, theirs and theirs.id) for mine, theirs in paired(old, new).pairs]
    assert pairs == [("A", "A"), ("D", "B"), ("C", "C"), (None, "D"), ("B", None)]


@pytest.mark.parametrize(("order", "times"), [(1, 1), (-1, 2)])
def test_what_is_as_before_is_shown_once_unless_its_letter_is_another(
    order: int, times: int
) -> None:
    both: Said = ("supported", [*PAYS[1], ("two.txt", "Tickets will be paid", "supports")])
    later = (SOURCES[0], ("two.txt", TWO.replace("paid back", "paid back in full")))
    draft = ("draft.md", SENTENCES[3])
    old, new = (
        check([draft, *SOURCES], {"The": both}),
        check([draft, *later[::order]], {"The": both}),
    )
    shown = claims_text(old, new, width=200, color=False).decode()
    assert shown.count("one.txt, line 1, says this") == times
    assert shown.count("one.txt, line 1, says this, as before: ") == 1
    assert shown.count("two.txt, line 1, says this: ") == 2
