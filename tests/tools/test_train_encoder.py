"""What the sentence encoder is taught by: which sentences tell one point, and which do not."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from tools.article_cases import read
from tools.encoder_cases import MISLEADING, POINTS, TOLD, Point, cases, gathered, points, whole

STORY = {
    "id": "ferry",
    "accounts": {
        "a": "The ferry ran aground at dusk. Nobody was hurt. Its owner is based in Harl.",
        "b": "Everybody aboard got off unharmed. The boat hit a sandbank in the evening.",
    },
    "same": [
        {"spans": [["a", "The ferry ran aground at dusk."], ["b", "The boat hit a sandbank"]]}
    ],
    "conflicts": [],
    "traps": [{"spans": [["a", "Nobody was hurt."], ["b", "The boat hit a sandbank"]]}],
}


def pieces(text: str) -> list[int]:
    """Return the letters, for word pieces."""
    return [ord(letter) for letter in text]


def point(n: int, hand: str = "ash") -> Point:
    told = tuple([n, k] for k in range(7))
    return Point(hand, told, both=([n, 8],), other=([n, 9],))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.json"
    path.write_text(json.dumps(STORY), encoding="utf-8")
    return path


def test_a_story_is_its_sentences_with_what_tells_one_point(story: Path) -> None:
    case = whole(read(story), pieces)
    assert ["".join(map(chr, s)) for s in case.sentences] == [
        "The ferry ran aground at dusk.",
        "Nobody was hurt.",
        "Its owner is based in Harl.",
        "Everybody aboard got off unharmed.",
        "The boat hit a sandbank in the evening.",
    ]
    assert case.account.tolist() == [0, 0, 0, 1, 1]
    assert np.argwhere(case.right).tolist() == [[0, 4], [4, 0]]
    assert np.argwhere(case.unclear).tolist() == [[1, 4], [4, 1]]


def test_points_are_told_several_times_and_what_misleads_is_never_right() -> None:
    case = gathered([point(1), point(2)], random.Random(0))
    told = [n for n, s in enumerate(case.sentences) if s[1] < 7]
    assert len(told) == 2 * TOLD
    for a, one in enumerate(case.sentences):
        for b, other in enumerate(case.sentences):
            alike = a != b and a in told and b in told and one[0] == other[0]
            assert case.right[a, b] == alike
    assert [s[1] for s in case.sentences if s[1] == 9] == [9, 9]


def test_what_misleads_is_there_as_often_as_said() -> None:
    case = gathered([point(n) for n in range(400)], random.Random(0))
    share = sum(s[1] == 8 for s in case.sentences) / 400
    assert abs(share - MISLEADING) < 0.1


def test_a_round_has_each_point_once_among_those_of_its_hand(story: Path) -> None:
    held = [point(n, hand) for hand in ("ash", "oak") for n in range(POINTS + 1)]
    told = whole(read(story), pieces)
    made = list(cases(held, [told], seed=0))
    assert sum(case is told for case in made) == 2
    sizes = sorted(len({s[0] for s in case.sentences}) for case in made if case is not told)
    assert sizes == [1, 1, POINTS, POINTS]


def test_the_passages_of_the_project_are_read() -> None:
    held = points(pieces)
    assert len({p.hand for p in held}) == 6
    assert len(held) > 3_000
    assert all(len(p.told) >= TOLD for p in held)
