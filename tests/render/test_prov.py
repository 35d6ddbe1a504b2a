"""W3C PROV read back by the ``prov`` package, and held against the report it was made from."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import prov.model as pm
import pytest

import compare
from compare.codec import dumps, loads
from compare.model import Report
from compare.render import Look, check, render
from tests.render import sample_report as sample

ROOT = Path(__file__).parents[2]
OWN = "urn:compare-accounts:"


def read(data: bytes) -> pm.ProvDocument:
    """Return the document, valid by the schema of the PROV-JSON submission."""
    text = data.decode("utf-8")
    schema = json.loads(
        (files("prov") / "tests" / "schemas" / "prov-json.schema.json").read_text("utf-8")
    )
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(json.loads(text))] == []
    document = pm.ProvDocument.deserialize(content=text, format="json")
    assert isinstance(document, pm.ProvDocument)
    assert document.unified().has_bundles() is False  # nothing contradicts itself
    again = pm.ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document
    return document


def local(name: Any) -> str:
    return str(name.localpart)


def own(record: Any, name: str) -> Any:
    (value,) = [v for k, v in record.attributes if k.uri == f"{OWN}{name}"]
    return value


def entities(document: pm.ProvDocument) -> dict[str, Any]:
    return {local(e.identifier): e for e in document.get_records(pm.ProvEntity)}


def derived(document: pm.ProvDocument) -> set[tuple[str, str]]:
    """Return pairs of what comes from what."""
    return {
        (local(record.args[0]), local(record.args[1]))
        for record in document.get_records(pm.ProvDerivation)
    }


@pytest.mark.parametrize("name", sorted(sample.EVERY))
def test_it_has_every_account_with_its_hash_and_the_report_with_its_own(name: str) -> None:
    report = sample.EVERY[name]()
    document = read(render(report, "prov", Look()))
    found = entities(document)
    for account in report.documents:
        assert own(found[account.id], "sha256") == account.sha256
    digest = hashlib.sha256(dumps(report).encode()).hexdigest()
    assert own(found["report"], "sha256") == f"sha256:{digest}"
    assert own(found["options"], "signature") == report.provenance.signature
    (done,) = document.get_records(pm.ProvActivity)
    used = {local(record.args[1]) for record in document.get_records(pm.ProvUsage)}
    assert used >= {account.id for account in report.documents}
    assert {local(r.args[0]) for r in document.get_records(pm.ProvUsage)} == {
        local(done.identifier)
    }
    assert {("report", account.id) for account in report.documents} <= derived(document)


def test_the_options_and_the_version_are_those_of_the_run() -> None:
    report = compare.compare_texts("Ten men came.", "Nine men came.", names=("a.txt", "b.txt"))
    document = read(render(report, "prov", Look()))
    plan = entities(document)["options"]
    for option, value in report.provenance.options:
        told = own(plan, option)
        assert told == (json.dumps(value) if isinstance(value, list | tuple) else value), option
    (tool,) = [a for a in document.get_records(pm.ProvAgent) if local(a.identifier) == "tool"]
    assert own(tool, "version") == compare.__version__
    models = {own(e, "version") for id, e in entities(document).items() if id.startswith("model")}
    assert models == {version for _, version in report.provenance.models}


def with_origin(report: Report, **changes: Any) -> Report:
    first, *rest = report.sharing
    return replace(report, sharing=(replace(first, **changes), *rest))


def test_a_derivation_is_stated_only_where_the_report_vouches_for_it() -> None:
    report = sample.reused()
    first, second = report.sharing[0].documents
    names = {r.id for r in report.reuse if r.kind != "quoted"} & set(report.sharing[0].reuse)
    assert names

    def told(**changes: Any) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
        document = read(render(with_origin(report, **changes), "prov", Look()))
        alike = {
            (local(record.args[0]), local(record.args[1]))
            for record in document.get_records(pm.ProvAlternate)
        }
        return derived(document), alike

    pairs = {(f"{name}-{first}", f"{name}-{second}") for name in names}
    came, alike = told(origin="taken", source=first)
    assert (second, first) in came and (first, second) not in came
    assert {(b, a) for a, b in pairs} <= came and not pairs & alike
    came, _ = told(origin="taken", source=second)
    assert (first, second) in came and pairs <= came
    for origin in ("one-way", "unknown"):
        came, alike = told(origin=origin, source=first if origin == "one-way" else None)
        assert not {(first, second), (second, first)} & came
        assert pairs <= alike
    came, _ = told(origin="common", source="Northline")
    third = {b for a, b in came if a == first} & {b for a, b in came if a == second}
    assert third == {"source-Northline"}


def test_passages_are_those_of_the_texts() -> None:
    report = sample.reused()
    found = entities(read(render(report, "prov", Look())))
    texts = {d.id: d.text for d in report.documents}
    count = 0
    for reuse in report.reuse:
        for passage in reuse.passages:
            name = f"{reuse.id}-{passage.document}"
            if reuse.kind == "quoted":
                assert name not in found  # words of a third are nobody's reuse
                continue
            start, end = own(found[name], "start"), own(found[name], "end")
            words = texts[passage.document][start:end]
            assert (start, end) == (passage.span.start, passage.span.end)
            digest = hashlib.sha256(words.encode()).hexdigest()
            assert own(found[name], "sha256") == f"sha256:{digest}"
            count += 1
    assert count > 1


def test_a_draft_is_used_as_one() -> None:
    checked = compare.check_texts("Twelve men came.", "Nine men came.", names=("d.md", "w.txt"))
    document = read(check.render(checked, "prov", Look()))
    roles = {
        local(record.args[1]): {local(v) for k, v in record.attributes if k == pm.PROV_ROLE}
        for record in document.get_records(pm.ProvUsage)
    }
    assert (roles["A"], roles["B"]) == ({"draft"}, {"source"})
    digest = hashlib.sha256(dumps(checked).encode()).hexdigest()
    assert own(entities(document)["report"], "sha256") == f"sha256:{digest}"


def test_who_wrote_it_is_stated_once() -> None:
    report = sample.two()
    document = read(render(report, "prov", Look()))
    whose = {(local(r.args[0]), local(r.args[1])) for r in document.get_records(pm.ProvAttribution)}
    named = [(d.id, n) for d in report.documents for n in (d.publisher, d.author) if n]
    assert len(whose) == len(named) > 0


@pytest.mark.parametrize("format", ["prov", "annotations", "sarif"])
def test_the_order_of_sets_makes_no_difference(tmp_path: Path, format: str) -> None:
    (tmp_path / "r.json").write_text(dumps(sample.reused()), "utf-8")
    code = (
        "import sys; from compare.codec import loads; from compare.render import render;"
        "sys.stdout.buffer.write(render(loads(open(sys.argv[1]).read()), sys.argv[2]))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "r.json"), format],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {render(loads(dumps(sample.reused())), format)}
