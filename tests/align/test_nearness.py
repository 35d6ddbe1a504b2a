"""How near two sentences come in meaning, by clauses and words, with what all share taken away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from compare.align import features
from compare.align.nearness import NEARNESS, nearness
from tests.match.accounts import FERRY, analysed

ONE = (
    "The council of Marle met on Tuesday. The council voted to close the swimming pool. "
    "The mayor of Marle thanked the council."
)
OTHER = (
    "The council of Marle has a new clerk. Councillors decided to shut the baths, the council said. "
    "Yes. The mayor of Marle opened a fair."
)


def table(a: str, b: str) -> dict[str, np.ndarray]:
    """Return each value for all pairs of sentences, shape (sentences, sentences)."""
    held = features.sentences(analysed(a, b))
    sizes = [len(vectors.sentences) for vectors in held.vectors if vectors is not None]
    rows, columns = (side.ravel() for side in np.indices(sizes))
    found = nearness(held, 0, 1, rows, columns)
    return {name: found[:, n].reshape(sizes) for n, name in enumerate(NEARNESS)}


def test_a_sentence_is_nearest_to_itself_in_every_respect() -> None:
    for name, values in table(FERRY[0], FERRY[0]).items():
        if name not in ("within", "clause"):
            assert np.diagonal(values) == pytest.approx(1, abs=0.01), name
            assert (values.argmax(axis=1) == np.arange(len(values))).all(), name


def test_what_both_accounts_are_about_counts_for_little() -> None:
    found = table(ONE, OTHER)
    told, topic = (1, 1), (0, 0)
    for name in ("own sentence", "fewer words"):
        assert found[name][told] > found[name][topic], name
    gap = {name: found[name][told] - found[name][topic] for name in ("sentence", "own sentence")}
    assert gap["own sentence"] > gap["sentence"]


def test_which_account_comes_first_is_of_no_account() -> None:
    there, back = table(ONE, OTHER), table(OTHER, ONE)
    for name in NEARNESS:
        assert there[name] == pytest.approx(back[name].T, abs=1e-5), name


def test_a_pair_does_not_depend_on_which_others_are_asked_about() -> None:
    held = features.sentences(analysed(ONE, OTHER))
    every = table(ONE, OTHER)
    rows, columns = np.array([0, 1, 1, 2]), np.array([3, 0, 2, 1])
    found = nearness(held, 0, 1, rows, columns)
    for n, name in enumerate(NEARNESS):
        assert found[:, n] == pytest.approx(every[name][rows, columns], abs=1e-5), name


def test_a_sentence_without_telling_words_has_values() -> None:
    a, b = analysed("Is it so? It is, and so it was.", OTHER)
    held = features.sentences((a, b))
    assert 0 in np.diff(held.telling[0].starts), "one of them has no word that tells anything"
    rows, columns = (side.ravel() for side in np.indices((2, 4)))
    assert np.isfinite(nearness(held, 0, 1, rows, columns)).all()
    bare = replace(a, clauses=())
    held = features.sentences((bare, b))
    assert np.isfinite(nearness(held, 0, 1, rows, columns)).all()
