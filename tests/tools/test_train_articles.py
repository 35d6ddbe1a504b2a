"""The script that fits the weights of whole articles, on two small stories made for it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from compare.align import articles, forest, told, weights
from compare.match import at_odds
from compare.match.question import COMPARISONS
from tests.match.accounts import FERRY, LIBRARY, swapped
from tools import article_cases, article_examples, boosting
from tools import train_articles as train

NAMES = {
    "pair": articles.PAIR,
    "told": told.FEATURES,
    "question": COMPARISONS,
}


STEPS = ["pair", "context", "rerank", "odds", "closely", "told", "question"]

MORE = (
    "She has sailed this route for twelve years.",
    "The debate on Monday evening took four hours.",
)
"""Of each story a sentence whose number clashes with one that nobody listed."""


def span(key: str, quote: str) -> list[str]:
    return [key, quote]


def story(name: str, texts: tuple[str, str], pairs: list[tuple[str, str]], kinds: str) -> str:
    """Return a story as it lies on disk; ``kinds`` has a letter for each pair: s, c or t."""
    accounts = dict(zip("ab", texts, strict=True))
    for quotes in pairs:
        assert all(quote in text for quote, text in zip(quotes, texts, strict=True))
    rows = [{"spans": [span("a", a), span("b", b)]} for a, b in pairs]
    listed = {
        label: [row for row, kind in zip(rows, kinds, strict=True) if kind == label[0]]
        for label in ("same", "conflicts", "traps")
    }
    return json.dumps({"id": name, "accounts": accounts, **listed})


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("stories")
    made = {
        "ferry": story(
            "ferry",
            (f"{FERRY[0]}\n{MORE[0]}", swapped(FERRY[1], ("with 187", "with all 187"))),
            [
                ("until Friday", "Sailings are suspended until Friday"),
                ("a buoy light had failed", "A lamp on a marker buoy was out"),
                ("all 212 passengers", "all 187 passengers"),
                ("Seven of them", "several people"),
            ],
            "ssct",
        ),
        "library": story(
            "library",
            (f"{LIBRARY[0]}\n{MORE[1]}", swapped(LIBRARY[1], ("3.4 million", "2.1 million"))),
            [
                ("local maps", "Old maps of the county"),
                ("voted on Monday", "on Monday evening"),
                ("3.4 million pounds", "2.1 million pounds"),
            ],
            "ssc",
        ),
    }
    for name, text in made.items():
        (folder / f"{name}.json").write_text(text, "utf-8")
    return sorted(folder.iterdir())


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the script writes to, which is not the shipped table."""
    path = tmp_path / "articles.json"
    path.write_text("before", "utf-8")
    monkeypatch.setattr(train, "TABLE", path)
    monkeypatch.setattr(train, "FOREST", path.with_name("together.json"))
    monkeypatch.setattr(train, "RERANK", path.with_name("rerank.json"))
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["train_articles.py", *map(str, arguments)])
    # The script keeps fits by the identity of their examples, of which few here outlive a model.
    try:
        return train.main()
    finally:
        weights.model.cache_clear()
        forest.forest.cache_clear()


def test_fits_every_model_and_leaves_the_shipped_table(
    stories: list[Path],
    table: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shipped = files("compare.data").joinpath("articles.json")
    before = shipped.read_bytes()
    assert run(monkeypatch, *stories, "--write") == 0
    assert shipped.read_bytes() == before
    made = json.loads(table.read_text("utf-8"))
    assert {name: tuple(held["weights"]) for name, held in made["models"].items()} == NAMES
    assert made["provenance"]["trained on"].startswith("2 ")
    assert "NaN" not in table.read_text("utf-8")
    printed = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in printed] == STEPS
    second = json.loads(table.with_name("rerank.json").read_text("utf-8"))["models"]
    assert tuple(second["closely"]["weights"]) == (*at_odds.COMPARISONS, *at_odds.CLOSELY)
    grown = json.loads(table.with_name("together.json").read_text("utf-8"))
    assert tuple(grown["features"]) == articles.CONTEXT
    assert forest.of_table(grown).log_odds(np.zeros((1, len(articles.CONTEXT)))) < 0
    once = [path.read_bytes() for path in sorted(table.parent.glob("*.json"))]
    run(monkeypatch, *reversed(stories), "--write")
    again = [path.read_bytes() for path in sorted(table.parent.glob("*.json"))]
    assert again == once, "the order in which the stories are named is of no account"


def test_writes_nothing_unless_asked(
    stories: list[Path], table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, *stories)
    assert table.read_text("utf-8") == "before"


def test_reads_what_is_listed_as_told_by_both(stories: list[Path]) -> None:
    ferry = article_cases.read(stories[0])
    assert (len(ferry.right), len(ferry.unclear), len(ferry.worth)) == (3, 1, 2)
    for (a, start, end), (b, other, last) in ferry.right:
        assert (a, b) == (0, 1)
        assert start < end and other < last


def test_pairs_of_a_trap_are_not_counted(stories: list[Path]) -> None:
    ((examples, pairs),) = article_examples.pair_examples(article_cases.read(stories[0]))
    assert set(examples.right.tolist()) == {1.0, 0.0, -1.0}
    assert len(examples.values) == len(examples.right) == len(pairs.rows)
    assert (examples.right < 0).sum() == 1


def test_a_clause_that_is_listed_is_told(stories: list[Path]) -> None:
    found = article_examples.told_examples(article_cases.read(stories[1]))
    assert 0 < found.right.sum() < len(found.right)
    assert found.values.shape == (len(found.right), len(told.FEATURES))


def test_a_conflict_is_worth_a_look_and_what_is_not_listed_is_not(stories: list[Path]) -> None:
    library = article_cases.read(stories[1])
    whole = article_cases.Read(library.name, library.analyses, library.worth)
    found = article_examples.question_examples(whole)
    assert found.values.shape == (len(found.right), len(COMPARISONS))
    assert {0.0, 1.0} == set(found.right.tolist())
    partly = article_cases.Read(library.name, library.analyses, (), whole=False)
    assert set(article_examples.question_examples(partly).right.tolist()) == {-1.0}


def test_learns_what_the_labels_rest_on() -> None:
    steps = np.linspace(-1, 1, 200)
    values = np.column_stack([steps, np.sin(9 * steps)])
    right = (steps > 0).astype(float)
    right[::10] = -1
    fitted, intercept = train.fit([article_examples.Examples("made", values, right)])
    assert fitted[0] > 3 * abs(fitted[1])
    assert intercept == pytest.approx(0, abs=0.5)


def test_a_pair_that_is_not_listed_counts_by_what_is_known_of_the_accounts(
    stories: list[Path],
) -> None:
    ferry = article_cases.read(stories[0])
    apart = [
        next(article_examples.pair_examples(replace(ferry, events=events)))[0]
        for events in (None, (1, 1), (1, 2))
    ]
    shares = [e.counts[e.right == 0].max() for e in apart]
    assert shares == sorted(set(shares)), "the fuller the list, the more what it leaves out counts"
    assert all((e.counts[e.right == 1] == 1).all() for e in apart)


def test_a_forest_learns_what_no_sum_of_weights_can_say() -> None:
    rows = np.random.default_rng(0).uniform(-1, 1, (2_000, 3))
    right = (rows[:, 0] * rows[:, 1] > 0).astype(float)
    table = boosting.grow(rows, right, np.ones(len(rows)))
    said = forest.of_table(table).log_odds(rows) > 0
    assert (said == (right > 0)).mean() > 0.95
    assert boosting.grow(rows, right, np.ones(len(rows))) == table


def test_puts_the_tables_back_where_fitting_fails(
    stories: list[Path], table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        table.write_text("half", "utf-8")
        raise ValueError("no more")

    monkeypatch.setattr(train, "fit_all", fail)
    table.write_text("whole", "utf-8")
    with pytest.raises(ValueError, match="no more"):
        run(monkeypatch, *stories, "--write")
    assert table.read_text("utf-8") == "whole"
