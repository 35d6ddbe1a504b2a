"""The probability that two sentences of whole articles tell one point: by themselves and among others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from compare import align
from compare.align import articles, features, score
from compare.align.articles import CONTEXT, PAIR, Pairs, context_features, probabilities
from compare.options import Options
from tests.match.accounts import FERRY, LIBRARY, analysed


def scored(a: str, b: str) -> dict[tuple[int, int], float]:
    held = features.sentences(analysed(a, b))
    pairs, values = score.of_articles(held, 0, 1)
    assert values.shape == (len(pairs.rows), len(PAIR))
    places = zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True)
    return dict(zip(places, probabilities(values, pairs).tolist(), strict=True))


@pytest.mark.parametrize("text", [*FERRY, *LIBRARY])
def test_each_sentence_of_a_text_is_its_own_best_counterpart(text: str) -> None:
    said = scored(text, text)
    for n in range(len(analysed(text)[0].document.sentences)):
        row = {j: p for (i, j), p in said.items() if i == n}
        assert max(row, key=lambda j: row[j]) == n
        assert row[n] > 0.5


@pytest.mark.parametrize(
    ("texts", "one", "other"),
    [
        (FERRY, "buoy light", "marker buoy"),
        (FERRY, "cancelled every crossing", "Sailings are suspended"),
        (FERRY, "Seven of them", "Nobody was badly hurt"),
        (LIBRARY, "needs a new roof", "Repairs to the leaking roof"),
        (LIBRARY, "local maps", "Old maps"),
    ],
)
def test_what_is_told_in_other_words_is_found(texts: tuple[str, str], one: str, other: str) -> None:
    said = scored(*texts)
    places = []
    for text, words in zip(texts, (one, other), strict=True):
        (document,) = (account.document for account in analysed(text))
        at = text.index(words)
        places.append(next(s.index for s in document.sentences if s.span.start <= at < s.span.end))
    row = {j: p for (i, j), p in said.items() if i == places[0]}
    assert max(row, key=lambda j: row[j]) == places[1]


def test_two_articles_on_two_events_have_little_in_common() -> None:
    said = scored(FERRY[0], LIBRARY[1])
    assert sum(p >= 0.5 for p in said.values()) <= 1


def test_links_of_whole_articles_have_weighed_their_rivals() -> None:
    whole = align.link(analysed(*FERRY), Options(internal=False))
    assert whole and all(link.wide for link in whole)
    short = align.link(analysed("A ferry ran aground.", FERRY[1]), Options(internal=False))
    assert not any(link.wide for link in short)


# --- features among others ---------------------------------------------------------------


def square(odds_of: dict[tuple[int, int], float], size: int) -> tuple[Pairs, np.ndarray]:
    """Return all pairs of two texts, with how near each is in its clauses and its words."""
    places = [(i, j) for i in range(size) for j in range(size)]
    rows, columns = (np.array(side) for side in zip(*places, strict=True))
    values = np.zeros((len(places), len(PAIR)))
    for name in ("clause", "fewer words"):
        values[:, PAIR.index(name)] = [odds_of.get(place, 0.0) for place in places]
    return Pairs(rows, columns, (size, size)), values


def column(name: str, found: np.ndarray) -> np.ndarray:
    return found[:, CONTEXT.index(name)].reshape(3, 3)


def test_a_pair_is_measured_by_its_best_rivals() -> None:
    pairs, values = square({(0, 0): 0.9, (0, 1): 0.4, (1, 1): 0.6}, 3)
    found = context_features(values, pairs)
    assert found.shape == (9, len(CONTEXT))
    odds, above, weaker, stronger = (
        column(name, found) for name in ("odds", "above", "weaker", "stronger")
    )
    in_row, in_column = odds[0, 1] - odds[0, 0], odds[0, 1] - odds[1, 1]
    assert sorted((in_row, in_column)) == pytest.approx([weaker[0, 1], stronger[0, 1]])
    assert above[0, 1] == pytest.approx((in_row + in_column) / 2)
    assert weaker[0, 0] > 0 > stronger[0, 1], "the best of its row and column, and one of neither"
    rivals = column("rivals", found)
    assert rivals[0, 1] > rivals[0, 0], "two that are near against one"


def test_a_pair_is_measured_by_its_neighbours() -> None:
    pairs, values = square({(0, 0): 0.9, (2, 0): 0.7}, 3)
    found = context_features(values, pairs)
    odds, near, beside = (column(name, found) for name in ("odds", "near", "beside"))
    assert near[1, 1] == beside[1, 1] == odds[0, 0]
    assert near[1, 0] == odds[0, 0] > beside[1, 0]
    apart = column("apart", found)
    assert apart[0, 0] == 0
    assert apart[0, 2] == apart[2, 0] == pytest.approx(2 / 3)


def test_accounts_with_little_in_common_are_known() -> None:
    def density(odds_of: dict[tuple[int, int], float]) -> float:
        pairs, values = square(odds_of, 3)
        found = column("density", context_features(values, pairs))
        assert len(set(found.ravel().tolist())) == 1, "one for all pairs of two accounts"
        return float(found[0, 0])

    much = {(n, n): 0.9 for n in range(3)}
    assert density(much) > density({(0, 0): 0.9}) > density({})


def test_the_other_way_round_the_probabilities_are_the_same() -> None:
    pairs, values = square({(0, 0): 0.9, (0, 1): 0.4, (2, 1): 0.6}, 3)
    order = np.lexsort((pairs.rows, pairs.columns))
    turned = Pairs(pairs.columns[order], pairs.rows[order], pairs.shape)
    assert probabilities(values[order], turned) == pytest.approx(
        probabilities(values, pairs)[order]
    )


def test_what_was_not_read_has_no_meaning() -> None:
    a, b = analysed(*FERRY)
    held = features.sentences((a, replace(b, vectors=None)))
    rows, columns = np.array([0, 1]), np.array([0, 1])
    assert articles.cosines(held, 0, 1, rows, columns).tolist() == [0, 0]
    found = articles.pair_features(held, 0, 1, Pairs(rows, columns, (2, 2)), np.ones((2, 3)))
    assert found[:, :3].tolist() == [[1, 1, 1]] * 2
    assert found[:, 4:].tolist() == [[0] * 8] * 2
