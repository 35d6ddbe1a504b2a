"""What the judge says of the pairs of an archive is what it says of two files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import compare
from compare.archive import build, cluster, resume, status, stories, story
from compare.archive.comparing import compare as compare_archive
from compare.archive.judging import within
from compare.archive.pairs import Candidate, choose
from compare.archive.schema import ORDER, schema
from compare.archive.state import opened
from compare.errors import CompareError
from compare.options import Options
from compare.read import read_text
from tests.archive.conftest import TRAM
from tests.archive.processes import ROOT, WAITING, replaced, started, waited
from tests.archive.tables import rows

_COMPARE = """
import sys, time
from compare.archive import compare
done = lambda label, share: time.sleep(60 * (share > 0))  # it is killed before it goes on
compare(sys.argv[1], chunk=1, tell=done)
"""
_TWO = f"""{WAITING}
from compare.archive import compare, comparing

class Judge(Waiting, comparing.Judge):
    batch = 1  # else one of them would take all

comparing.Judge = Judge
compare(sys.argv[2], workers=2)
"""
TABLES = ("pairs", "findings", "passages")


@pytest.fixture(scope="module")
def archive(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(told, tmp_path_factory.mktemp("told") / "archive"))


def test_judging_leaves_nothing_where_it_is_started(
    told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = shutil.copytree(told, tmp_path / "archive")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    compare_archive(str(archive))
    assert any(row["judged"] for row in rows(archive, "pairs"))
    assert list((tmp_path / "here").iterdir()) == []


def test_a_killed_comparison_is_resumed_and_says_what_two_files_do(archive: Path) -> None:
    with started("-c", _COMPARE, str(archive)) as run:
        waited(lambda: next((archive / "done").glob("compared-*.json"), None), run)
    assert any("pairs are to be compared" in what for what in status(str(archive)).left)
    resume(str(archive))
    assert status(str(archive)).left == ()
    sources = {row["article"]: row["source"] for row in rows(archive, "articles")}
    pairs = {(sources[r["a"]], sources[r["b"]]): r for r in rows(archive, "pairs")}
    assert {pair for pair, row in pairs.items() if row["judged"]} == {
        ("a-wire.txt", "b-local.md"),
        ("e-0.txt", "e-1.txt"),
    }
    assert pairs["a-wire.txt", "c-copy.txt"]["reason"] == "word for word the same"
    assert pairs["b-local.md", "c-copy.txt"]["reason"] == "article 0 has the same words"
    report = compare.compare_texts(*TRAM, names=("e-0.txt", "e-1.txt"), options=_OPTIONS)
    numbers = {name: n for n, name in sources.items()}
    told = [
        (f.id, f.kind, f.explanation, numbers[f"e-{'AB'.index(e.document)}.txt"], e.quote)
        for f in report.findings
        if f.kind != "only"
        for e in f.evidence
    ]
    assert "conflict" in {kind for _, kind, _, _, _ in told}
    names = ("finding", "kind", "explanation", "article", "quote")
    held = rows(archive, "findings")
    kept = [tuple(r[n] for n in names) for r in held if r["a"] == numbers["e-0.txt"]]
    assert sorted(kept) == sorted(told)
    texts = {row["article"]: row["text"] for row in rows(archive, "articles")}
    assert all(texts[r["article"]][r["start"] : r["end"]] == r["quote"] for r in held)
    before = {table: rows(archive, table) for table in TABLES}
    assert compare_archive(str(archive)).judged == 0
    assert {table: rows(archive, table) for table in TABLES} == before


def test_two_workers_of_which_one_is_killed_say_the_same(
    archive: Path, tmp_path: Path, notes: Path
) -> None:
    compare_archive(str(archive))
    out = tmp_path / "again"
    shutil.copytree(archive, out)
    for table in TABLES:
        shutil.rmtree(out / table)
    with started("-c", _TWO, str(notes), str(out)) as run:
        replaced(run, notes, workers=2)
    before = {table: rows(archive, table) for table in TABLES}
    assert {table: rows(out, table) for table in TABLES} == before
    # A further account brings its own pairs to the judge, and no other again.
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "f.txt").write_text(_FURTHER, "utf-8")
    assert build(str(tmp_path / "given"), str(out)).added == 1
    cluster(opened(str(out)))
    number = max(row["article"] for row in rows(out, "articles"))
    assert compare_archive(str(out)).judged == 2
    for table in TABLES:
        assert [row for row in rows(out, table) if row["b"] != number] == before[table]
    assert {row["a"] for row in rows(out, "findings") if row["b"] == number} == {3, 4}


_FURTHER = (
    "Tram for Marlow\n\nMarlow is to have a tram to Penbury: the council voted 23 to 9 on Tuesday. "
    "The tram will cost 89 million pounds, mayor Ines Rudd said, and building begins in May.\n"
)
_OPTIONS = Options(internal=False)


def test_copies_are_not_judged_and_yet_who_copied_whom_is_told(
    archive: Path, tmp_path: Path
) -> None:
    given, out = tmp_path / "given", tmp_path / "again"
    given.mkdir()
    (given / "f.txt").write_text(_FURTHER, "utf-8")
    (given / "g.txt").write_text(_part_of_the_wire(), "utf-8")
    shutil.copytree(archive, out)
    assert build(str(given), str(out)).added == 2
    cluster(opened(str(out)))
    texts = {row["article"]: row["text"] for row in rows(out, "articles")}
    names = {row["source"]: row["article"] for row in rows(out, "articles")}
    for most in (1, 5):  # of which the second judges pairs that the first has only traced
        compare_archive(str(out), most=most)
        assert status(str(out)).left == ()
        pairs = rows(out, "pairs")
        spared = [row for row in pairs if not row["judged"]]
        assert {"word for word the same", "article 0 has the same words"} <= {
            row["reason"] for row in spared
        }
        assert any("every sentence" in row["reason"] for row in spared)
        for pair in pairs:
            a, b = pair["a"], pair["b"]
            report = compare.compare_texts(texts[a], texts[b], options=_OPTIONS)
            told = [
                (reuse.kind, *((p.span.start, p.span.end) for p in reuse.passages))
                for reuse in report.reuse
            ]
            held = [
                (r["kind"], (r["a_start"], r["a_end"]), (r["b_start"], r["b_end"]))
                for r in rows(out, "passages")
                if (r["a"], r["b"]) == (a, b)
            ]
            assert sorted(held) == sorted(told), pair
    whole = {(r["a"], r["b"]) for r in rows(out, "passages")}
    assert {(0, names["c-copy.txt"]), (0, names["g.txt"])} <= whole
    sizes = [len({(r["a"], r["b"]) for r in pairs}), len(pairs)]
    assert sizes[0] == sizes[1]


def _part_of_the_wire() -> str:
    """Return an account of which every sentence is in the wire's."""
    paragraphs = (ROOT / "seeds" / "harbour-wire.txt").read_text("utf-8").split("\n\n")
    return "\n\n".join(part for n, part in enumerate(paragraphs) if n != len(paragraphs) - 2)


def test_other_programs_read_every_table(archive: Path) -> None:
    import duckdb
    import pandas

    compare_archive(str(archive))
    read = []
    for table in sorted(ORDER):
        if not opened(str(archive)).files(table):
            continue
        told = [tuple(row.values()) for row in rows(archive, table)]
        order = ", ".join(f'"{name}"' for name in ORDER[table])
        found = duckdb.sql(f"from '{archive}/{table}/*.parquet' order by {order}")
        assert found is not None
        assert found.columns == schema(table).names
        assert sorted(map(repr, found.fetchall())) == sorted(map(repr, told)), table
        frame = pandas.read_parquet(archive / table)
        assert list(frame.columns) == schema(table).names
        assert len(frame) == len(told)
        for name in ORDER[table]:
            assert sorted(frame[name]) == sorted(row[name] for row in rows(archive, table))
        read.append(table)
    assert set(read) == set(ORDER) - {"shared"}  # empty once a batch is done


def test_a_story_is_the_accounts_of_a_cluster_without_copies(archive: Path) -> None:
    found = story(str(archive), "b-local.md")
    assert [document.name for document in found.documents] == ["a-wire.txt", "b-local.md"]
    assert found.left == ((2, "has the same words as article 0"),)
    assert [one.size for one in stories(str(archive), 10)] == [3, 2]
    with pytest.raises(CompareError, match="is no article"):
        story(str(archive), "z.txt")


def test_an_account_that_holds_another_one_need_not_be_judged() -> None:
    one = read_text("A crane fell on the pier. Five were hurt. Nobody died.", "one")
    longer = read_text(
        "A crane fell on the pier.\n\nIt was noon. Nobody died. Five were hurt.", "b"
    )
    other = read_text("A crane fell on the pier. Six were hurt. Nobody died.", "c")
    assert within(one, longer)
    assert within(longer, one)
    assert not within(other, longer)


def test_only_the_nearest_pairs_are_judged() -> None:
    pairs = [Candidate(0, n, 0, 0.0, n / 10) for n in range(1, 8)]
    pairs.append(Candidate(1, 2, 0, 0.5, 0.0))
    chosen = choose(pairs, {n: n for n in range(8)}, most=2)
    # Each is among the two nearest of one of its articles.
    judged = {(pair.a, pair.b) for pair in chosen.judged}
    assert {(0, 7), (0, 6), (1, 2)} <= judged
    reasons = {reason for _, reason in chosen.left}
    assert reasons <= {"others are nearer to both"}
    assert len(chosen.judged) + len(chosen.left) == len(pairs)


def test_commands(archive: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from compare.cli import main

    def call(*words: str) -> tuple[int, str, str]:
        done = CliRunner().invoke(main, ["archive", *words])
        return done.exit_code, done.stdout, done.stderr

    code, text, _ = call("clusters", str(archive))
    assert code == 0
    assert "3 articles" in text
    code, text, _ = call("find", str(archive), "b-local.md", "--format", "json")
    assert code == 0
    assert json.loads(text)["matches"][0]["source"] in {"a-wire.txt", "c-copy.txt"}
    out = tmp_path / "brief.html"
    code, _, said = call("report", str(archive), "e-1.txt", "-o", str(out))
    assert code == 0, said
    assert "Penbury" in out.read_text("utf-8")
    code, text, _ = call("status", str(archive))
    assert code == 0
    assert "articles" in text
    assert call("find", str(tmp_path), "1")[0] == 2
