from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.archive import recall
from compare.archive import Settings, build, candidates, joining, resume, sources, status
from compare.archive.find import document_of
from compare.archive.schema import ORDER, empty, schema
from compare.archive.steps import Folder, alone
from compare.errors import CompareError
from compare.read import read_bytes
from tests.archive.conftest import NUMBER, Made
from tests.archive.processes import started
from tests.archive.tables import BUILT, rows


def test_what_was_planted_is_found(made: Made) -> None:
    found = dict(recall(made.archive, made.planted))
    assert made.planted.reuse
    assert made.planted.events
    assert found["planted reuse among candidates"] >= 0.9  # of 15; of thousands it is .99
    assert found["accounts of one event among candidates"] >= 0.99
    assert found["accounts of one event in one cluster"] >= 0.95
    # In so few articles words are rare that are not; of 2,000 it is .97.
    assert found["pairs in one cluster that were planted"] >= 0.7


def test_tables_are_as_they_are_documented(made: Made) -> None:
    told = (Path(__file__).parents[2] / "docs" / "archive.md").read_text("utf-8")
    lines = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", told, re.M))
    for table in ORDER:
        for file in Folder(made.archive).files(table):
            assert pq.read_schema(file).equals(schema(table)), file
        kinds = {"date32[day]": "date32", "float": "float32", "double": "float64"}
        fields = [
            (field.name, kinds.get(str(field.type), str(field.type))) for field in schema(table)
        ]
        assert re.findall(r"`(\w+)` (\w+\d\d|string|bool)\b", lines[table]) == fields, table


def test_what_is_added_later_joins_what_is_there(made: Made, tmp_path: Path) -> None:
    lines = made.source.read_text("utf-8").splitlines(keepends=True)
    source, out = tmp_path / made.source.name, tmp_path / "a"
    source.write_text("".join(lines[:80]), "utf-8")
    assert build(str(source), str(out)).added == 80
    before = {file: Path(file).stat().st_mtime_ns for file in Folder(out).files("articles")}
    source.write_text("".join(lines), "utf-8")
    built = build(str(source), str(out))
    assert (built.added, built.articles) == (NUMBER - 80, NUMBER)
    assert all(Path(file).stat().st_mtime_ns == then for file, then in before.items())
    for table in ("articles", "keys", "reuse"):
        assert rows(out, table) == rows(made.archive, table), table
    # What is rare is rare among what was there by then, so that scores may differ.
    later = {(row["a"], row["b"]) for row in rows(out, "events")}
    told = made.planted.event_pairs()
    assert told <= later | {(row["a"], row["b"]) for row in rows(out, "reuse")}
    assert build(str(source), str(out)).added == 0


def test_joins_in_parts_find_the_same(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "_KEYS", 2_000)
    monkeypatch.setattr(joining, "_ARTICLES", 30)
    out = tmp_path / "a"
    said: list[tuple[str, float]] = []
    build(str(made.source), str(out), tell=lambda *told: said.append(told))
    shares = [share for _, share in said]
    assert shares == sorted(shares)
    for what in ("reading", "joining what shares wording", "weighing", "joining names"):
        labels = [label for label, _ in said if label.startswith(what)]
        assert " 0 of " in labels[0]
        assert what == "reading" or " left" in labels[-1], labels
    assert len(list((out / "done").glob("shared-*.json"))) > 2
    assert len(Folder(out).files("events")) > 2
    for table in ("reuse", "events"):
        assert rows(out, table) == rows(made.archive, table), table


def test_any_files_that_can_be_read(tmp_path: Path) -> None:
    given = tmp_path / "given"
    (given / "below").mkdir(parents=True)
    text = "The ferry struck the pier at noon. Nine people were hurt, the harbour master said.\n"
    for name in ("a.txt", "below/b.txt"):  # two papers with the same words are two articles
        (given / name).write_text(text)
    page = f"<html><body><article><p>{text}</p></article></body></html>"
    (given / "c.html").write_text(page)
    (given / "d.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    article = {"title": "Ferry", "published": "2025-03-04", "text": text}
    line = json.dumps(article)
    (given / "e.jsonl").write_text(f"{line}\n\n{line}\nno JSON\n")
    pq.write_table(
        pa.Table.from_pylist([article, {**article, "title": "Pier"}]), given / "f.parquet"
    )
    (given / "left.dat").write_text("not to be read")
    (given / ".hidden.txt").write_text(text)
    os.mkfifo(given / "pipe.txt")  # nobody will ever write into it
    (given / os.fsdecode(b"g\xff.txt")).write_text(text)
    (given / "archive").mkdir()
    out = given / "archive" / "of it"  # is no part of itself
    built = build(str(given), str(out))
    held = rows(out, "articles")
    sources = [row["source"] for row in held]
    assert sources == ["a.txt", "below/b.txt", "c.html", "e.jsonl#1", "f.parquet#1", "f.parquet#2"]
    assert len({row["wording"] for row in held}) == 1
    unread = {row["source"]: row["reason"] for row in rows(out, "unread")}
    assert set(unread) == {"d.pdf", "e.jsonl#4", "g\\xff.txt"}
    assert all(unread.values())
    assert (built.articles, built.unread) == (6, 3)
    assert build(str(given), str(out)).added == 0


def test_half_of_a_surrogate_pair_in_what_is_told_of_an_article(tmp_path: Path) -> None:
    told = {"title": "Fer\ud83dry", "publisher": "Kars\udc00a", "author": "Lena \ud800Voss"}
    text = "The ferry struck pier {} at noon. Nine people were hurt, the harbour master said."
    lines = [json.dumps({name: value, "text": text.format(name)}) for name, value in told.items()]
    lines += [json.dumps({"text": text.format("\ud800")}), json.dumps({"text": text.format(4)})]
    source, out = tmp_path / "wire.jsonl", tmp_path / "a"
    source.write_text("".join(f"{line}\n" for line in lines), "ascii")
    built = build(str(source), str(out))
    assert (built.articles, built.unread) == (4, 1)
    held = rows(out, "articles")
    for row, (name, value) in zip(held, told.items(), strict=False):
        clean = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
        assert row[name] == clean
        assert getattr(document_of(row), name) == clean  # as reports and findings have it
    assert "surrogate" in rows(out, "unread")[0]["reason"]


_FAILING = """
import sys
from compare.archive import build
held = sys.modules["compare.archive.build"]

class Reader(held.Reader):
    def _bytes(self, row):
        if row["article"] == 1:
            raise MemoryError
        if row["article"] == 2:
            raise RuntimeError("no \\ud800 line\\n of text" + "!" * 1_000)
        return super()._bytes(row)

held.Reader = Reader
build(sys.argv[1], sys.argv[2])
"""


def test_one_article_ends_no_build(tmp_path: Path) -> None:
    text = "The ferry struck pier {} at noon. Nine people were hurt, the harbour master said."
    source, out = tmp_path / "wire.jsonl", tmp_path / "a"
    lines = [json.dumps({"text": text.format(n)}) for n in range(4)]
    source.write_text("".join(f"{line}\n" for line in lines), "ascii")
    with started("-c", _FAILING, str(source), str(out)) as run:
        assert run.wait(240) == 0
    assert [row["article"] for row in rows(out, "articles")] == [0, 3]
    first, second = (row["reason"] for row in rows(out, "unread"))
    assert first == "failed: MemoryError"
    assert second.startswith("failed: RuntimeError: no \ufffd line of text!!!")
    assert len(second) <= 200


def test_a_line_that_is_no_object_is_no_article(tmp_path: Path) -> None:
    lines = ["5", "null", "true", '"The ferry struck the pier."', "[5]", "NaN"]
    source, out = tmp_path / "wire.jsonl", tmp_path / "a"
    source.write_text("".join(f"{line}\n" for line in lines), "ascii")
    built = build(str(source), str(out))
    assert (built.articles, built.unread) == (0, len(lines))
    assert all("without an article" in row["reason"] for row in rows(out, "unread"))


@pytest.mark.parametrize(
    ("held", "ours"),
    [
        ('{"format": 1, "settings": {}}', True),
        ('{"format": 99, "settings": {"later": 1}}', True),
        ('{"text": "The ferry struck the pier at noon. Nine people were hurt."}', False),
        ('{"format": "zip", "settings": {}}', False),
        ("[1, 2]", False),
        ("none of ours", False),
    ],
)
def test_only_an_archive_of_ours_is_passed_over(tmp_path: Path, held: str, ours: bool) -> None:
    below = tmp_path / "below"
    (below / "further").mkdir(parents=True)
    (below / "archive.json").write_text(held)
    (below / "further" / "a.txt").write_text("The ferry struck the pier at noon.")
    (tmp_path / "b.txt").write_text("The ferry struck the pier at noon.")
    found = {one.source for one in sources.find(tmp_path)}
    inside = {"below/archive.json", "below/further/a.txt"}
    assert found == {"b.txt"} | (set() if ours else inside)


def test_a_group_of_rows_is_decoded_once_and_little_of_it_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 3_000
    source, out = tmp_path / "wire.parquet", tmp_path / "a"
    text = "The ferry struck pier {} at noon. Nine people were hurt, said the harbour master."
    articles = [{"text": text.format(n), "published": date(2025, 3, 4)} for n in range(count)]
    pq.write_table(pa.Table.from_pylist(articles), source, row_group_size=count)
    decoded: list[int] = []

    class File(pq.ParquetFile):  # type: ignore[misc]
        def iter_batches(self, *given: Any, **named: Any) -> Iterator[pa.RecordBatch]:
            for batch in super().iter_batches(*given, **named):
                decoded.append(batch.num_rows)
                yield batch

    def tell(label: str, _share: float) -> None:
        if label.startswith("reading"):  # all of it is known: no worker decodes it once more
            source.unlink(missing_ok=True)

    monkeypatch.setattr(pq, "ParquetFile", File)
    monkeypatch.setattr(candidates, "wording", lambda *_: empty("shared"))  # not what is tested
    monkeypatch.setattr(candidates, "events", lambda *_: empty("events"))
    built = build(str(source), str(out), chunk=1_000, tell=tell)
    assert (built.articles, built.unread) == (count, 0)
    assert sum(decoded) == count
    assert max(decoded) <= 256
    held = Folder(out).read("articles", ["article", "source", "text", "day"]).to_pylist()
    for row in held:
        n = row["article"]
        assert (row["source"], row["text"]) == (f"wire.parquet#{n + 1}", text.format(n))
    assert {row["day"] for row in held} == {date(2025, 3, 4)}
    assert not list((out / "spool").iterdir())


def test_rows_that_are_gone_before_they_were_read(tmp_path: Path) -> None:
    source, out = tmp_path / "wire.parquet", tmp_path / "a"
    pq.write_table(pa.table({"text": ["The ferry struck the pier at noon."]}), source)

    def tell(label: str, _share: float) -> None:
        if label.startswith("reading"):
            shutil.rmtree(out / "spool")

    with pytest.raises(CompareError, match="is missing"):
        build(str(source), str(out), tell=tell)
    assert not Folder(out).files("unread")


def test_articles_come_back_as_they_were_read(made: Made) -> None:
    lines = made.source.read_bytes().splitlines()
    for row in rows(made.archive, "articles")[:5]:
        data = lines[row["article"]]
        assert document_of(row) == read_bytes(data, row["source"], "application/json")


def test_mistakes_are_told_in_one_line(made: Made, tmp_path: Path) -> None:
    with pytest.raises(CompareError, match="there is no archive"):
        status(str(tmp_path / "none"))
    with pytest.raises(CompareError, match="no such file"):
        build(str(tmp_path / "none"), str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(CompareError, match="not empty"):
        build(str(made.source), str(tmp_path / "full"))
    with pytest.raises(CompareError, match="other settings"):
        build(str(made.source), str(made.archive), Settings(window=7))
    (tmp_path / "empty").mkdir()
    with pytest.raises(CompareError, match="without a file"):
        build(str(tmp_path / "empty"), str(tmp_path / "out"))
    with alone(made.archive), pytest.raises(CompareError, match="another run"):
        resume(str(made.archive))


def test_status_counts_and_says_that_nothing_is_left(made: Made) -> None:
    found = status(str(made.archive))
    counts = {name: count for name, count, _ in found.tables}
    assert counts["articles"] == NUMBER
    assert counts["clusters"] == len(rows(made.archive, "clusters"))
    assert not [what for what in found.left if "cluster" in what or "batch" in what]
    assert set(BUILT) - {"keys", "marks"} <= set(counts)


def test_a_folder_may_be_named_from_where_one_is(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made.archive.parent)
    assert status(made.archive.name) == status(str(made.archive))
    # What the engine is given has to be found from the folder that a worker is in, too.
    files = Folder(made.archive.name).files("keys")
    assert files == Folder(made.archive).files("keys")
    assert all(Path(file).is_absolute() for file in files)
