"""Three accounts: groups that hold together, a passage that moved, several to several."""

from __future__ import annotations

from compare.model import Alignment
from tests.judge.told import told

FIRST = (
    "A fire destroyed the rope factory in Larne on Sunday night. Forty people were led to safety "
    "by the night watchman. The harbour master closed the quay until Wednesday."
)
SECOND = (
    "The harbour master has closed the quay until Wednesday. On Sunday night a fire destroyed "
    "the rope factory in Larne. Divers will look at the foundations of the pier."
)
THIRD = (
    "The rope factory in Larne was destroyed by a fire on Sunday night. The night watchman led "
    "forty people to safety. Until Wednesday the quay is closed by the harbour master."
)


def found() -> list[dict[str, tuple[int, ...]]]:
    return [_held(a) for a in told(FIRST, SECOND, THIRD).alignments]


def _held(alignment: Alignment) -> dict[str, tuple[int, ...]]:
    return {m.document: m.sentences for m in alignment.members}


def test_what_all_three_say_is_one_group() -> None:
    assert {"A": (0,), "B": (1,), "C": (0,)} in found()
    assert {"A": (2,), "B": (0,), "C": (2,)} in found()


def test_what_two_say_leaves_the_third_out() -> None:
    assert {"A": (1,), "C": (1,)} in found()
    assert not any(2 in held.get("B", ()) for held in found())


def test_pairs_agree_with_the_three() -> None:
    texts = {"A": FIRST, "B": SECOND, "C": THIRD}
    for one, two in (("A", "B"), ("A", "C"), ("B", "C")):
        pairs = [
            (a.members[0].sentences, a.members[1].sentences)
            for a in told(texts[one], texts[two]).alignments
        ]
        among = [(held[one], held[two]) for held in found() if one in held and two in held]
        assert sorted(pairs) == sorted(among)


def test_the_passage_that_stands_elsewhere_is_moved() -> None:
    quay_first = (
        "The harbour master has closed the quay until Wednesday. On Sunday night a fire destroyed "
        "the rope factory in Larne. The night watchman led forty people to safety."
    )
    moved = [_held(a) for a in told(FIRST, quay_first, THIRD).alignments if a.moved]
    assert moved == [{"A": (2,), "B": (0,), "C": (2,)}]
    assert not any(a.moved for a in told(FIRST, THIRD).alignments)


def test_an_account_in_longer_sentences_takes_several_of_each_other() -> None:
    joined = (
        "A fire destroyed the rope factory in Larne on Sunday night and forty people were led to "
        "safety by the night watchman. Trains ran as usual. Schools stay open. The mayor is away."
    )
    report = told(FIRST, THIRD, joined)
    assert {"A": (0, 1), "B": (0, 1), "C": (0,)} in [_held(a) for a in report.alignments]
