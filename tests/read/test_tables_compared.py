"""What a table says is held against what the other account says in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.read import read_bytes
from compare.render import render
from tests.read.word import p, table, word

_BEFORE = p("The council of Tarn") + p(
    "The town of Tarn lies on the river of the same name and has had a council since 1890. It voted "
    "on Sunday, in dry weather, after a campaign of four weeks."
)
_AFTER = p(
    "The new members meet for the first time on 3 May in the old hall. They will choose a mayor and "
    "decide on the price of the bus."
)
_OTHER = """The council of Tarn

Tarn, a town on the river, has been run by a council since 1890. On Sunday, a dry day, it was elected anew.

{}

On 3 May its members meet in the old hall, where a mayor will be chosen.
"""
_PAIRS = table(["Seats", "24"], ["Turnout", "48 %"])
_HEADED = table(["Party", "Seats", "Votes"], ["Greens", "12", "31,200"], ["Reds", "9", "20,100"])


@pytest.mark.parametrize(
    ("rows", "said", "clash"),
    [
        (_PAIRS, "The council has 26 seats, and 48 % of the voters took part.", {"24", "26 seats"}),
        (_PAIRS, "The council has 24 seats, and 48 % of the voters took part.", None),
        (_HEADED, "The Greens won 14 seats on Sunday, the Reds 9 seats.", {"12", "14 seats"}),
        (_HEADED, "The Greens won 12 seats on Sunday, the Reds 9 seats.", None),
    ],
)
def test_rows_conflict_with_sentences_where_their_numbers_do(
    tmp_path: Path, rows: str, said: str, clash: set[str] | None
) -> None:
    (tmp_path / "a.docx").write_bytes(word(_BEFORE + rows + _AFTER))
    (tmp_path / "b.txt").write_text(_OTHER.format(said), encoding="utf-8")
    report = compare.compare_files(tmp_path / "a.docx", tmp_path / "b.txt")
    conflicts = [{e.quote for e in f.evidence} for f in report.findings if f.kind == "conflict"]
    assert conflicts == ([] if clash is None else [clash])


# --- boxes of facts ------------------------------------------------------------------

_STORY = "A fire broke out on Sunday in the old hall of Tarn, a town on the river, and police closed the road."
_BEHIND = "The hall stands on the market and was last repaired ten years ago, the mayor said."
_TOLD = """Old hall burns in Tarn

On Sunday a fire broke out in the old hall of Tarn, and the road was closed by police.

{}

The mayor said that the hall, which stands on the market, was last repaired ten years ago.
"""


def _box(form: str, *rows: tuple[str, str]) -> tuple[str, bytes]:
    """Return a file that tells of a fire, with a box of facts in it."""
    title = "Fire in the hall of Tarn"
    if form == "docx":
        body = p(title) + p(_STORY) + table(*map(list, rows)) + p(_BEHIND)
        return "box.docx", word(body)
    if form == "html":
        inner = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
        page = f"<h1>{title}</h1><p>{_STORY}</p><table>{inner}</table><p>{_BEHIND}</p>"
        return "box.html", f"<html><body><article>{page}</article></body></html>".encode()
    lines = [f"{label}: {value}" for label, value in rows]
    if form == "md":
        lines = ["| | |", "|---|---|", *(f"| **{label}** | {value} |" for label, value in rows)]
    elif form == "md, open":
        told = [f"{label} | {value}" for label, value in rows]
        lines = [told[0], "--- | ---:", *told[1:]]
    text = "\n\n".join([title, _STORY, "\n".join(lines), _BEHIND])
    return ("box.txt" if form == "txt" else "box.md"), text.encode()


_FORMS = ("html", "docx", "md", "md, open", "txt")
_SAID = [
    (("Opened", "3 May 1998"), "The hall opened on {} May 1998.", "3", "5"),
    (("Length", "38 m"), "The hall is {} metres long.", "38", "40"),
    (("Architect", "Jane Doe"), "The architect was {}.", "Jane Doe", "Ann Smith"),
    (("Cost", "2.5 million euros"), "The repair cost {} million euros.", "2.5", "3.5"),
    (("Deaths", "14"), "The fire caused {} deaths.", "14", "16"),
    (("Turnout", "48 %"), "Turnout was {} %.", "48", "52"),
]


def _at_odds(folder: Path, one: tuple[str, bytes], other: tuple[str, bytes]) -> list[str]:
    for side, (name, data) in zip("ab", (one, other), strict=True):
        (folder / side).mkdir(exist_ok=True)
        (folder / side / name).write_bytes(data)
    report = compare.compare_files(folder / "a" / one[0], folder / "b" / other[0])
    return [f.kind for f in report.findings if f.kind in ("conflict", "open")]


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize(("row", "said", "same", "different"), _SAID)
def test_a_row_of_a_box_of_facts_is_a_claim(
    tmp_path: Path, form: str, row: tuple[str, str], said: str, same: str, different: str
) -> None:
    box = _box(form, ("Injured", "31"), row)
    for value, expected in ((same, []), (different, ["conflict"])):
        told = ("told.txt", _TOLD.format(said.format(value)).encode())
        assert _at_odds(tmp_path, box, told) == expected


@pytest.mark.parametrize("form", _FORMS)
def test_a_count_of_people_in_a_box_is_to_be_compared(tmp_path: Path, form: str) -> None:
    box = _box(form, ("Region", "North 2"), ("Dead", "14"))
    told = ("told.txt", _TOLD.format("Sixteen people died in the fire.").encode())
    assert _at_odds(tmp_path, box, told) == ["open"]


@pytest.mark.parametrize(("one", "other"), [("html", "md"), ("docx", "md, open"), ("txt", "html")])
def test_the_same_rows_of_two_boxes_are_held_against_each_other(
    tmp_path: Path, one: str, other: str
) -> None:
    rows = [("Dead", "14"), ("Opened", "3 May 1998"), ("Architect", "Jane Doe"), ("Seats", "240")]
    changed = [("Dead", "16"), ("Opened", "5 May 1998"), ("Architect", "Ann Poe"), ("Seats", "260")]
    assert _at_odds(tmp_path, _box(one, *rows), _box(other, *rows)) == []
    assert _at_odds(tmp_path, _box(one, *rows), _box(other, *changed)) == ["conflict"] * 4


@pytest.mark.parametrize("form", _FORMS)
def test_a_day_in_a_box_is_not_that_of_the_article(form: str) -> None:
    name, data = _box(form, ("Opened", "3 May 1998"), ("Seats", "240"))
    document = read_bytes(data, name)
    assert document.published is None
    assert "3 May 1998" not in [part.span.of(document.text) for part in document.removed]


@pytest.mark.parametrize("form", _FORMS)
def test_a_row_is_quoted_as_it_stands(tmp_path: Path, form: str) -> None:
    name, data = _box(form, ("Seats", "240"), ("Cabins", "12"))
    (tmp_path / name).write_bytes(data)
    (tmp_path / "told.txt").write_text(_TOLD.format("It rained."), encoding="utf-8")
    report = compare.compare_files(tmp_path / name, tmp_path / "told.txt")
    text = report.documents[0].text
    ends = [text[s.span.start : s.span.end + 1] for s in report.documents[0].sentences]
    assert any(end.rstrip(" |\n*").endswith("240") for end in ends)
    printed = render(report, "text").decode()
    assert "Seats: 240" in printed
    assert "240." not in printed
