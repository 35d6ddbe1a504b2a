"""Web Annotations read as JSON-LD by another implementation, their selectors resolved by a small one.

No network: the context is written here after the vocabulary of the Recommendation. What others
make of the selectors is tried by hand (``tools/try_annotations.py``).
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

import compare
from compare.codec import dumps, loads
from compare.model import Check, Report, Span
from compare.render import Look, check, render
from compare.render.annotations.selectors import context
from tests.render import sample_report as sample
from tests.render.test_sarif import PAGE, PLAIN

Json = dict[str, Any]
WHERE = "http://www.w3.org/ns/anno.jsonld"
BASE = "https://desk.example/reports/found.jsonld"
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"


def _linked(iri: str, kind: str = "@id", **more: str) -> Json:
    return {"@id": iri, "@type": kind, **more}


CONTEXT: Json = {
    "oa": OA,
    "as": AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector".split()
    },
    "Software": "as:Application",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{name: f"oa:{name}" for name in "commenting assessing tagging exact prefix suffix".split()},
    "start": _linked("oa:start", "xsd:nonNegativeInteger"),
    "end": _linked("oa:end", "xsd:nonNegativeInteger"),
    "body": _linked("oa:hasBody"),
    "target": _linked("oa:hasTarget"),
    "source": _linked("oa:hasSource"),
    "selector": _linked("oa:hasSelector"),
    "motivation": _linked("oa:motivatedBy", "@vocab"),
    "purpose": _linked("oa:hasPurpose", "@vocab"),
    "generator": _linked("as:generator"),
    "first": _linked("as:first"),
    "items": _linked("as:items", **{"@container": "@list"}),
    "total": _linked("as:totalItems", "xsd:nonNegativeInteger"),
    "startIndex": _linked("as:startIndex", "xsd:nonNegativeInteger"),
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
    "label": "rdfs:label",
}


def load(url: str, _options: Json) -> Json:
    assert url == WHERE
    document = {"@context": CONTEXT}
    return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": ""}


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys(item)}
    return {key for item in value for key in keys(item)} if isinstance(value, list) else set()


def read(data: bytes) -> list[Json]:
    """Return the annotations as expanded JSON-LD, that is, by the IRIs of their terms."""
    plain = json.loads(data)
    assert plain["@context"] == WHERE
    assert keys(plain) - {"@context"} <= set(CONTEXT)  # a term that nobody knows says nothing
    (collection,) = jsonld.expand(plain, {"base": BASE, "documentLoader": load})
    assert collection["@type"] == [f"{AS}OrderedCollection"]
    (page,) = collection[f"{AS}first"]
    assert page["@type"] == [f"{AS}OrderedCollectionPage"]
    (listed,) = page[f"{AS}items"]
    items: list[Json] = listed["@list"]
    assert collection[f"{AS}totalItems"][0]["@value"] == len(items)
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item["@id"].startswith("urn:uuid:")
    ids = [item["@id"] for item in items]
    assert len(set(ids)) == len(ids)
    return items


def one(node: Json, name: str) -> Any:
    (value,) = node[name]
    return value.get("@value", value.get("@id"))


def by_quote(text: str, selector: Json) -> list[tuple[int, int]]:
    """Return every place whose words and surroundings are those of a quote selector."""
    exact, prefix, suffix = (one(selector, f"{OA}{part}") for part in ("exact", "prefix", "suffix"))
    found = []
    for start in range(len(text) - len(exact) + 1):
        end = start + len(exact)
        around = text[:start].endswith(prefix) and text[end:].startswith(suffix)
        if around and text[start:end] == exact:
            found.append((start, end))
    return found


def targets(item: Json, texts: dict[str, str]) -> list[tuple[str, int, int]]:
    """Return what an annotation is about: source, start and end, by all selectors alike."""
    found = []
    for target in item[f"{OA}hasTarget"]:
        assert target["@type"] == [f"{OA}SpecificResource"]
        source = one(target, f"{OA}hasSource")
        selectors = {own["@type"][0]: own for own in target[f"{OA}hasSelector"]}
        (place,) = by_quote(texts[source], selectors[f"{OA}TextQuoteSelector"])
        if position := selectors.get(f"{OA}TextPositionSelector"):
            assert place == (int(one(position, f"{OA}start")), int(one(position, f"{OA}end")))
        found.append((source, *place))
    return found


def addresses(report: Report) -> dict[str, str]:
    """Return the addresses of documents that have none of the web, beside the annotations."""
    base = BASE.rpartition("/")[0]
    return {d.id: f"{base}/{d.name}" for d in report.documents}


def tags(item: Json) -> set[str]:
    return {
        one(body, VALUE)
        for body in item[f"{OA}hasBody"]
        if one(body, f"{OA}hasPurpose") == f"{OA}tagging"
    }


def texts_of(report: Report, named: dict[str, str]) -> dict[str, str]:
    return {named[d.id]: d.text for d in report.documents}


@pytest.mark.parametrize("name", ["two", "five", "one", "right_to_left", "reused"])
def test_every_finding_is_found_again_in_the_texts(name: str) -> None:
    report = sample.EVERY[name]()
    named = addresses(report)
    items = read(render(report, "annotations", Look()))
    assert len(items) == len(report.findings)
    texts = {unquote(key): text for key, text in texts_of(report, named).items()}
    for finding, item in zip(report.findings, items, strict=True):
        wanted = {(named[e.document], e.span.start, e.span.end) for e in finding.evidence}
        assert {(unquote(s), a, b) for s, a, b in _unquoted(item, texts)} == wanted
        assert {finding.kind, finding.category} <= tags(item)
        assert finding.explanation in one(item[f"{OA}hasBody"][0], VALUE)


def _unquoted(item: Json, texts: dict[str, str]) -> list[tuple[str, int, int]]:
    class Names(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return texts[unquote(key)]

    return targets(item, Names())


@cache
def mixed() -> Report:
    return compare.compare_texts(PAGE, PLAIN, names=("page.html", "plain.txt"))


def test_a_page_is_named_by_its_address_and_has_no_offsets() -> None:
    report = mixed()
    page, plain = "https://news.example/pier", "https://desk.example/reports/in%20here/plain.txt"
    look = Look(paths=("", "in here/plain.txt"))
    items = read(render(report, "annotations", look))
    texts = {page: report.documents[0].text, plain: report.documents[1].text}
    sorts: dict[str, set[str]] = {page: set(), plain: set()}
    for item in items:
        targets(item, texts)
        for target in item[f"{OA}hasTarget"]:
            kinds = {own["@type"][0].removeprefix(OA) for own in target[f"{OA}hasSelector"]}
            sorts[one(target, f"{OA}hasSource")] |= kinds
    assert sorts[page] == {"TextQuoteSelector"}
    assert sorts[plain] == {"TextQuoteSelector", "TextPositionSelector"}


def test_two_sources_of_one_name_are_not_taken_for_each_other() -> None:
    report = compare.compare_texts("Ten men came.", "Nine men came.", names=("a.txt", "a.txt"))
    items = read(render(report, "annotations", Look()))
    sources = {one(t, f"{OA}hasSource") for item in items for t in item[f"{OA}hasTarget"]}
    assert len(sources) == 2
    assert all(source.startswith("ni:///sha-256;") for source in sources)
    told = read(render(report, "annotations", Look(paths=("x/a.txt", "y/a.txt"))))
    sources = {one(t, f"{OA}hasSource") for item in told for t in item[f"{OA}hasTarget"]}
    assert sources == {f"https://desk.example/reports/{folder}/a.txt" for folder in "xy"}


def test_the_verdict_on_a_claim_is_an_assessment_of_the_draft() -> None:
    checked = compare.check_texts(
        "Twelve men left Port Ellis on Monday. A band was playing.",
        "Nine men left Port Ellis on Monday.",
        names=("draft.md", "wire.txt"),
    )
    assert isinstance(checked, Check)
    items = read(check.render(checked, "annotations", Look()))
    claims = [claim for claim in checked.claims if claim.verdict != "none"]
    named = addresses(checked.report)
    texts = texts_of(checked.report, named)
    assert len(items) == len(claims) > 1
    for claim, item in zip(claims, items, strict=True):
        assert one(item, f"{OA}motivatedBy") == f"{OA}assessing"
        assert tags(item) == {claim.verdict}
        assert (named["A"], claim.span.start, claim.span.end) in targets(item, texts)


def test_hostile_words_stay_words_and_addresses_of_the_web() -> None:
    report = sample.hostile()
    data = render(report, "annotations", Look())
    assert len(read(data)) == len(report.findings)
    assert render(loads(dumps(report)), "annotations", Look()) == data
    for target in (t for i in json.loads(data)["first"]["items"] for t in i["target"]):
        assert ":" not in target["source"] or target["source"].startswith(("http", "ni:"))
        assert target["source"].isascii() and " " not in target["source"]


@settings(max_examples=150, deadline=None)
@given(st.text("ab ", min_size=1, max_size=200), st.data())
def test_what_stands_around_a_place_tells_it_from_every_other(text: str, data: Any) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, after = context(text, Span(start, end))
    exact = text[start:end]
    found = [
        at
        for at in range(len(text))
        if text[at:].startswith(exact + after) and text[:at].endswith(before)
    ]
    assert found == [start]
