"""The quality bench as a command, on two sets made up for this file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import pool, quality, record, show
from benchmarks.cases import Item, Json, Prediction
from benchmarks.sets import family
from benchmarks.speed import exponent


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "sentence_union").mkdir()
    rows = [
        {"id": str(n), "group": str(n), "text1": f"Ten ships sank in {town}.", "text2": second}
        for n, (town, second) in enumerate(
            [("Oslo", "Ten ships sank in Oslo."), ("Bergen", "Nine ships sank in Bergen.")]
        )
    ]
    lines = "\n".join(map(json.dumps, rows))
    (tmp_path / "sentence_union" / "pairs.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_prints_figure_interval_target_and_the_rule_behind_each_error(
    data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    dump = tmp_path / "dump.jsonl"
    quality.main(["--data", str(data), "--jobs", "1", "--dump", str(dump)])
    printed = capsys.readouterr().out
    assert (
        "called a conflict                     0.500 [0.000, 1.000] n =    2 <= 0.020  MISSED"
        in printed
    )
    assert "- 1: none taken for conflict" in printed
    assert "number/number: " in printed
    dumped = [json.loads(line) for line in dump.read_text("utf-8").splitlines()]
    assert [row["said"] for row in dumped] == ["none", "conflict"]
    assert dumped[1]["texts"] == ["Ten ships sank in Bergen.", "Nine ships sank in Bergen."]


def test_a_sample_is_always_the_same_and_keeps_what_belongs_together(tmp_path: Path) -> None:
    (tmp_path / "nanco").mkdir()
    rows = [
        {
            "id": str(n),
            "group": "Q1",
            "question": "Why?",
            "text1": "a",
            "text2": "b",
            "label": "same",
        }
        for n in range(50)
    ]
    (tmp_path / "nanco" / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    first = quality.items(tmp_path, ["nanco"], 5)
    assert first == quality.items(tmp_path, ["nanco"], 5)
    assert len(first) == 10
    assert len({item.id for item in first}) == 5


def test_only_the_sets_asked_for_are_run(data: Path) -> None:
    assert len(quality.items(data, ["sentence_union"], None)) == 2
    assert quality.items(data, ["conjnli"], None) == []


@pytest.mark.parametrize(
    "given",
    [["--write"], ["--write", "--date", "2025-01-02", "--only", "probes"], ["--only", "nothing"]],
)
def test_what_makes_no_sense_is_refused(given: list[str], data: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        quality.main([*given, "--data", str(data)])
    assert stop.value.code not in {0, None}


def test_work_is_cut_without_losing_any_or_changing_the_order() -> None:
    items = [Item("s", str(n), "g", ("x" * 30_000, "y"), "", extra={}) for n in range(5)]
    items += [Item("s", str(n), "g", (f"{n}" * 30_000, "y"), "", extra={}) for n in range(5, 9)]
    chunks = list(pool._chunks(items))
    assert [item for chunk in chunks for item in chunk] == items
    assert len(chunks) > 1
    assert len({id(chunk) for chunk in chunks if "x" in chunk[0].texts[0]}) == 1


def prediction(gold: str, said: str, *rules: str) -> Prediction:
    findings = tuple(
        {"kind": "conflict", "rule": rule, "category": rule, "explanation": rule} for rule in rules
    )
    return Prediction("s", "1", "g", gold, said, 0.0, findings)


def test_false_and_right_conflicts_are_counted_by_rule() -> None:
    predictions = [
        prediction("no", "yes", "date", "date", "list"),
        prediction("no", "yes", "date"),
        prediction("yes", "yes", "date"),
        prediction("yes", "no"),
    ]
    assert show.counted(predictions) == [("s", "date/date", 2, 1), ("s", "list/list", 1, 0)]


def test_a_bench_replaces_its_own_part_of_the_record_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    record.write("speed", "2025-01-01", "one", [], [record.table(("a", "b"), [("1", "2")])], path)
    record.write("quality", "2025-01-01", "two", ["A note."], [], path)
    record.write("speed", "2025-01-02", "three", [], [], path)
    text = path.read_text("utf-8")
    assert text.index("## Quality") < text.index("## Speed and size")
    assert "`two`" in text and "A note." in text and "`three`" in text
    assert "`one`" not in text and "| 1 | 2 |" not in text
    assert text.count("# Results") == 1


def test_what_was_written_by_hand_is_kept_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    first, last = "## Whole articles\n\nRead.\n", "## The review server\n\nTried.\n"
    path.write_text(f"# Results\n\n{first}\n## Quality\n\nOld.\n\n{last}", encoding="utf-8")
    record.write("quality", "2025-01-01", "two", [], [], path)
    record.write("pages", "2025-01-01", "three", [], [], path)
    text = path.read_text("utf-8")
    assert "Old." not in text and first in text and last in text
    places = [text.index(part) for part in (first, "`two`", last, "`three`")]
    assert places == sorted(places)


def test_the_exponent_is_the_power_of_the_size() -> None:
    assert exponent([(10, 3.0), (100, 30.0), (1000, 300.0)]) == pytest.approx(1)
    assert exponent([(10, 1.0), (100, 100.0)]) == pytest.approx(2)


def test_an_error_in_one_case_is_shown_and_does_not_stop_the_others(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(item: Item, report: Json) -> Prediction:
        if item.id == "0":
            raise KeyError("x")
        return predict(item, report)

    module = family("sentence_union")
    predict = module.predict
    monkeypatch.setattr(module, "predict", broken)
    with pytest.raises(SystemExit) as stop:
        quality.main(["--data", str(data), "--jobs", "1"])
    assert stop.value.code == "1 cases ended in an error"
    printed = capsys.readouterr().out
    assert "FAILED sentence_union 0: KeyError: 'x' (test_quality.py:" in printed
    assert "n =    1" in printed
