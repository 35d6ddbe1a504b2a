"""What a table says is held against what the other account says in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
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
