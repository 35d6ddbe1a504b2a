"""``compare diff`` on two checks of a draft: texts of our own, checked by the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from compare.cli import main
from tests.cli.conftest import Invoke

DRAFT = """The council of Vennmoor closed the Tarn bridge on Monday after divers found cracks in two \
piers. Three buses an hour have to go round by Ostrick. Repairs will cost 600,000 pounds.

The mayor has sold the old mill. Nobody was hurt. Shopkeepers in the old town fear for their trade.

Nobody was hurt.
"""
LATER = """Three buses an hour have to go round by Ostrick.

The council of Vennmoor closed the Tarn bridge on Monday after divers found cracks in three piers. \
Repairs will cost 600,000 pounds. Nobody was hurt. Shopkeepers in the old town fear for their \
trade. Work begins in autumn.
"""
B = """Vennmoor's council shut the Tarn bridge on Monday morning. Divers had found cracks in two of \
its piers. Buses, three of them an hour, are sent round by Ostrick.

The repair of the bridge will cost 600,000 pounds, the council said. Work begins in autumn. \
Shopkeepers in the old town fear for their trade.
"""
C = """The council closed the bridge over the Tarn at Vennmoor on Monday because cracks were found \
in two piers by divers. Nobody was hurt.
"""
B_LATER = B.replace("600,000", "900,000").replace("fear for", "now fear for")


@pytest.fixture(scope="session")
def saved_checks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return two checks as JSON; for the later one draft and sources have changed."""
    folder = tmp_path_factory.mktemp("checks")
    made = {}
    for name, files in (
        ("old.json", {"draft.md": DRAFT, "b.txt": B, "c.txt": C}),
        ("new.json", {"draft.md": LATER, "c.txt": C, "b.txt": B_LATER}),
    ):
        for file, text in files.items():
            (folder / file).write_text(text, "utf-8")
        draft, *sources = (str(folder / file) for file in files)
        run = ["check", draft, "--against", *sources, "--format", "json"]
        result = CliRunner().invoke(main, run)
        assert result.exit_code == 0, result.output
        made[name] = result.stdout_bytes
    return made


@pytest.fixture
def checks(folder: Path, saved_checks: dict[str, bytes]) -> Path:
    """Put both checks into the folder."""
    for name, data in saved_checks.items():
        (folder / name).write_bytes(data)
    return folder


def told_as_json(invoke: Invoke, old: str, new: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(invoke("diff", old, new, "--format", "json").stdout)
    return told


def test_a_check_does_not_differ_from_itself(invoke: Invoke, checks: Path) -> None:
    result = invoke("diff", "old.json", "old.json", "--fail-on", "partial")
    assert result.exit_code == 0
    assert " ".join(result.stdout.split()) == (
        "0 new, 0 changed in verdict, 0 changed in words, 0 resting on other words of the sources, "
        "0 gone, 7 as before"
    )


def test_every_change_of_a_claim_is_told_with_what_it_rests_on(
    invoke: Invoke, checks: Path
) -> None:
    claims = told_as_json(invoke, "old.json", "new.json")["check"]
    drafts = {"old": DRAFT, "new": LATER}
    told = {}
    for item in claims["changes"]:
        for side, text in drafts.items():
            claim = item[side]
            if claim is not None:
                words = text[claim["start"] : claim["end"]]
                places = [(w["document"], w["bearing"], w["quote"]) for w in claim["witnesses"]]
                told[item["change"], side, words[:12]] = (claim["verdict"], places)
    repair = "The repair of the bridge will cost {},000 pounds, the council said."
    trade = "Shopkeepers in the old town {}fear for their trade."
    assert told["new", "new", "Work begins "][0] == "supported"
    assert told["gone", "old", "The mayor ha"][0] == "unsupported"
    assert told["gone", "old", "Nobody was h"][0] == "supported"
    assert told["verdict", "old", "Repairs will"] == (
        "supported",
        [("B", "supports", repair.format(600))],
    )
    assert told["verdict", "new", "Repairs will"] == (
        "contradicted",
        [("C", "contradicts", "900,000 pounds")],
    )
    assert told["backing", "old", "Shopkeepers "][1] == [("B", "supports", trade.format(""))]
    assert told["backing", "new", "Shopkeepers "][1] == [("C", "supports", trade.format("now "))]
    assert [told["verdict", side, "The council "][0] for side in drafts] == [
        "supported",
        "contradicted",
    ]
    assert len(told) == 9
    assert claims["counts"] == {
        "new": 1, "verdict": 2, "words": 0, "backing": 1, "gone": 2, "kept": 2,
    }  # fmt: skip
    gone = [(c["number"], c["of"]) for c in claims["changes"] if c["change"] == "gone"]
    assert gone == [(1, 1), (2, 2)]  # the second time that nobody was hurt
    assert claims["documents"] == [
        {"old": "A", "new": "A"}, {"old": "C", "new": "B"}, {"old": "B", "new": "C"},
    ]  # fmt: skip


def test_the_findings_stand_in_the_json_as_ever(invoke: Invoke, checks: Path) -> None:
    told = told_as_json(invoke, "old.json", "new.json")
    assert (told["format"], told["format_version"]) == ("compare-diff", 1)
    for name in ("old.json", "new.json"):
        report = json.loads((checks / name).read_bytes())
        del report["check"]
        (checks / f"plain-{name}").write_text(json.dumps(report), "utf-8")
    plain = told_as_json(invoke, "plain-old.json", "plain-new.json")
    assert "check" not in plain
    assert {key: value for key, value in told.items() if key != "check"} == plain
    # of one check and one comparison there are findings alone to compare
    assert told_as_json(invoke, "plain-old.json", "new.json") == plain


def test_the_text_shows_words_before_and_now(invoke: Invoke, checks: Path) -> None:
    shown = invoke("diff", "old.json", "new.json", "--width", "100").stdout
    assert all(len(line) <= 100 for line in shown.splitlines())
    assert "≠ C3 → C3 Supported → Contradicted, line 3" in shown
    said = " ".join(shown.split())
    order = [
        "New claims (1)",
        "Changed in verdict (2)",
        "before: “The council of Vennmoor closed",
        "cracks in *two* piers.”",
        "cracks in *three* piers.”",
        "“Repairs will cost 600,000 pounds.”",
        "B b.txt, line 3, says this: “The repair of the bridge will cost *600,000* pounds,",
        "C b.txt, line 3, contradicts: “The repair of the bridge will cost *900,000* pounds,",
        "Resting on other words of the sources",
        "old town *now* fear",
        "Gone (2)",
        "2 of 2 with these words",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("old", "new", "fail_on", "code"),
    [
        ("old.json", "new.json", "contradicted", 1),
        ("old.json", "new.json", "conflict", 1),
        ("old.json", "new.json", "never", 0),
        ("new.json", "new.json", "contradicted", 0),  # contradicted before as well
        ("new.json", "old.json", "contradicted", 0),
        ("new.json", "old.json", "unsupported", 1),  # the mill of the mayor
        ("new.json", "old.json", "detail", 1),
    ],
)
def test_fail_on_looks_at_what_has_changed(
    invoke: Invoke, checks: Path, old: str, new: str, fail_on: str, code: int
) -> None:
    assert invoke("diff", old, new, "--fail-on", fail_on).exit_code == code


def test_verdicts_are_not_asked_of_two_comparisons(invoke: Invoke, report: Path) -> None:
    result = invoke("diff", "report.json", "report.json", "--fail-on", "unsupported")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "'unsupported' is said of claims" in result.stderr
    Path("compare.toml").write_text('[diff]\nfail-on = "contradicted"\n', "utf-8")
    result = invoke("diff", "report.json", "report.json")
    assert result.exit_code == 2
    assert "compare.toml: fail-on: 'contradicted' is said" in result.stderr


def test_what_is_no_check_is_refused_by_its_place(invoke: Invoke, checks: Path) -> None:
    data = json.loads((checks / "new.json").read_bytes())
    data["check"]["claims"][0]["verdict"] = "true"
    (checks / "bad.json").write_text(json.dumps(data), "utf-8")
    for pair in (("old.json", "bad.json"), ("bad.json", "old.json")):
        result = invoke("diff", *pair)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "check.claims[0].verdict" in result.stderr


def test_the_page_lets_hostile_text_be_text(invoke: Invoke, checks: Path) -> None:
    hostile = "<script>alert(1)</script> \u202ebackwards"
    data = json.loads((checks / "new.json").read_bytes())
    data["check"]["claims"][0]["reason"] = hostile
    data["check"]["claims"][1]["reason"] = hostile
    (checks / "bad.json").write_text(json.dumps(data), "utf-8")
    first = invoke("diff", "old.json", "bad.json", "--format", "html")
    assert first.exit_code == 0
    assert "<script" not in first.stdout
    assert "&lt;script&gt;" in first.stdout
    assert "\u202e" not in first.stdout
    assert "\u202e" not in invoke("diff", "old.json", "bad.json").stdout
    again = invoke("diff", "old.json", "bad.json", "--format", "html")
    assert again.stdout_bytes == first.stdout_bytes
