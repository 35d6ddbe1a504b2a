"""Which sentences are said to say the same thing."""

from __future__ import annotations

import pytest

from compare.align import link
from compare.model import Alignment
from compare.options import Options
from tests.analyse.parsed import analysed
from tests.judge.told import told

NOT_YET = pytest.mark.xfail(strict=True, reason="two short sentences with two nouns in common")

Members = list[tuple[str, tuple[int, ...]]]


def members(*texts: str) -> list[Members]:
    return [[(m.document, m.sentences) for m in a.members] for a in told(*texts).alignments]


def only(*texts: str) -> Alignment:
    (found,) = told(*texts).alignments
    return found


# --- what belongs together ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The old bridge over the river Ax was closed after the flood.",
            "After the flood the old bridge over the river Ax was shut.",
        ),
        (
            "The pact was signed by the United Kingdom and ten other states in 1994.",
            "In 1994 Britain and 10 other countries signed the pact.",
        ),
        (
            "Police arrested two men in Leeds over the theft of a painting.",
            "Two men were arrested in Leeds by the police over a stolen painting.",
        ),
    ],
)
def test_the_same_in_other_words_is_aligned(a: str, b: str) -> None:
    assert members(a, b) == [[("A", (0,)), ("B", (0,))]]


def test_two_sentences_may_match_one() -> None:
    a = "The bridge was closed on Monday. Engineers found cracks in two of its piers."
    b = "The bridge was closed on Monday after engineers found cracks in two of its piers."
    assert members(a, b) == [[("A", (0, 1)), ("B", (0,))]]
    assert members(b, a) == [[("A", (0,)), ("B", (0, 1))]]


def test_the_order_in_the_text_does_not_matter() -> None:
    first = "The bridge was closed after engineers found cracks in two of its piers."
    second = "Ferries carried commuters across the harbour for the rest of the week."
    third = "Shops on the north bank complained that their customers stayed away."
    report = told(f"{first} {second} {third}", f"{second} {third} {first}")
    assert len(report.alignments) == 3
    assert [a.moved for a in report.alignments] == [True, False, False]


ARTICLE = (
    "The mill in Leeds was built in 1890. It made cloth for uniforms. On Monday a fire broke "
    "out in the boiler house. Ten workers were killed by the smoke. The town has known better "
    "days. The mayor, Ann Bell, called it the darkest hour of the town. Trains were late."
)
CLAIM = (
    "A fire in the boiler house of the mill killed ten workers, whom mayor Ann Bell mourned "
    "in the town's darkest hour."
)


def test_one_sentence_is_borne_out_by_several_that_stand_apart() -> None:
    assert members(ARTICLE, CLAIM) == [[("A", (2, 3, 5)), ("B", (0,))]]
    assert members(CLAIM, ARTICLE) == [[("A", (0,)), ("B", (2, 3, 5))]]
    assert members(ARTICLE, f"# Fire at the mill\n\n{CLAIM}")[0] == [("A", (2, 3, 5)), ("B", (1,))]


def test_one_sentence_about_something_else_stands_alone() -> None:
    assert members(ARTICLE, "Voters in Peru rejected the new constitution in a referendum.") == []


def test_differences_do_not_run_over_sentences_in_between() -> None:
    found = only(ARTICLE, CLAIM)
    held = [s.span for s in told(ARTICLE, CLAIM).documents[0].sentences]
    marked = [d.span for d in found.differences if d.document == "A"]
    assert marked
    assert all(any(held[n].contains(span) for n in (2, 3, 5)) for span in marked)


# --- what does not -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Unions called a strike at the port over pay.",
            "The port opened a new container terminal last spring.",
        ),
        (
            "Rescuers searched the wreck for survivors through the night.",
            "The wreck lies in eighty metres of water off the cape.",
        ),
        (
            "The minister will visit the flooded valley today.",
            "The valley is known for its orchards and its wine.",
        ),
        (
            "The company was founded by two brothers in a garage.",
            "The company reported a loss for the third year running.",
        ),
        pytest.param(
            "The central bank raised its key rate to curb inflation.",
            "Inflation has worried shoppers at the central market.",
            marks=NOT_YET,
        ),
        pytest.param(
            "The fire broke out in the kitchen of the hotel.",
            "Guests of the hotel praised its kitchen.",
            marks=NOT_YET,
        ),
    ],
)
def test_the_same_topic_is_not_enough(a: str, b: str) -> None:
    assert members(a, b) == []


def test_a_document_is_not_aligned_with_itself() -> None:
    text = "The bridge was closed on Monday. It rained. The bridge was closed on Monday."
    assert told(text).alignments == ()


# --- links and scores ----------------------------------------------------------------------

TEXT = "The bridge was closed on Monday. Ferries sailed all week. The bridge was shut on Monday."


def test_links_of_a_document_with_itself_only_if_asked() -> None:
    analyses = (analysed(TEXT),)
    within = link(analyses, Options())
    assert {(x.a.sentence, x.b.sentence) for x in within} >= {(0, 2)}
    assert all(x.a.sentence < x.b.sentence for x in within)
    assert link(analyses, Options(internal=False)) == ()


def test_scores_are_probabilities_and_the_same_both_ways() -> None:
    other = "Last week the ferries sailed. The bridge had been closed since Monday."
    one, two = analysed(TEXT), analysed(other)
    here = {
        (x.a.sentence, x.b.sentence): x.score for x in link((one, two), Options(internal=False))
    }
    back = {
        (x.b.sentence, x.a.sentence): x.score for x in link((two, one), Options(internal=False))
    }
    assert here.keys() == back.keys()
    assert all(0 <= score <= 1 for score in here.values())
    assert here == pytest.approx(back, abs=1e-5)


def test_identical_sentences_score_highest() -> None:
    text = "The bridge was closed on Monday after engineers found cracks in its piers."
    assert only(text, text).score > 0.95


def test_a_higher_threshold_aligns_no_more() -> None:
    import compare

    a = "The bridge over the river was closed on Monday. Ferries sailed all week."
    b = "On Monday the bridge was shut to cars. All week long there were extra ferries."
    counts = [
        len(compare.compare_texts(a, b, options=Options(align_threshold=t)).alignments)
        for t in (0.05, 0.5, 0.999)
    ]
    assert counts == sorted(counts, reverse=True)


# --- differences -----------------------------------------------------------------------------


def test_differences_point_at_the_words() -> None:
    a = "The old bridge over the river was closed on Monday."
    b = "The old bridge over the river was closed on Friday by the army."
    found = only(a, b)
    texts = {"A": a, "B": b}
    marked = {(d.document, d.kind, d.span.of(texts[d.document])) for d in found.differences}
    assert ("A", "changed", "Monday") in marked
    assert any(d == "B" and "army" in words for d, _, words in marked)
    assert not any("bridge" in words for _, _, words in marked)
