"""Try our Web Annotations with readers, a schema and the ontology that others wrote, by hand.

``npm install --prefix FOLDER jsdom @apache-annotator/dom @apache-annotator/selector
dom-anchor-text-quote @kba/anno-schema @vocabulary/oa``, then ``python -m tools.try_annotations
FOLDER [--context anno.jsonld]`` with the packages of development. Two libraries resolve every
selector in a page of many text nodes; every annotation is held against a JSON schema of the data
model, and each term it expands to against the W3C's ontology. ``--context`` is the context that the
W3C has published at ``http://www.w3.org/ns/anno.jsonld``, which no package carries; without it the
terms are those that the tests have.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import compare
from compare.model import Report
from compare.render import Look, check, render
from tests.render.test_annotations import BASE, CONTEXT, WHERE
from tools.trial import STORIES

Json = dict[str, Any]
OA = "http://www.w3.org/ns/oa#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
ASTRAL = (
    "\N{FERRY} Ten men left Port Ellis on Monday \N{ANCHOR}\N{VARIATION SELECTOR-16}. "
    "Ten men came back. \N{FERRY} Nobody was hurt.",
    "\N{MUSICAL SYMBOL G CLEF} Nine men left Port Ellis on Monday. \N{FISH} It rained.",
)
"""Texts in which code points are not what JavaScript counts."""
RESOLVE = """
const { JSDOM } = require("jsdom");
const quote = require("dom-anchor-text-quote");
const read = (node) => Array.from(node).length;
(async () => {
  const apache = await import("@apache-annotator/dom");
  const window = new JSDOM("<body></body>").window;
  for (const name of ["document", "window", "Node", "NodeFilter", "Range"])
    global[name] = name === "window" ? window : window[name];
  const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const told = [];
  for (const { text, selectors } of asked) {
    const root = document.body.appendChild(document.createElement("pre"));
    const letters = Array.from(text);
    for (let n = 0; n < letters.length; n += 61) {
      const part = document.createElement(n % 2 ? "b" : "i");
      part.append(letters.slice(n, n + 61).join(""));
      root.append(part);
    }
    const place = (range) => {
      const before = document.createRange();
      before.setStart(root, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const start = read(before.toString());
      return [start, start + read(range.toString())];
    };
    for (const selector of selectors) {
      const make = selector.type === "TextQuoteSelector"
        ? apache.createTextQuoteSelectorMatcher : apache.createTextPositionSelectorMatcher;
      const found = { apache: [], other: [] };
      for await (const range of make(selector)(root)) found.apache.push(place(range));
      if (selector.type === "TextQuoteSelector") {
        // It looks for near matches from a hint on, which readers take from the other selector.
        const at = selectors.find((own) => own.type === "TextPositionSelector");
        const hint = letters.slice(0, at.start).join("").length;
        const units = quote.toTextPosition(root, selector, { hint });
        const point = (unit) => read(root.textContent.slice(0, unit));
        if (units) found.other.push([point(units.start), point(units.end)]);
      }
      told.push(found);
    }
    root.remove();
  }
  console.log(JSON.stringify(told));
})();
"""


def outputs() -> Iterator[tuple[Report, Json]]:
    """Yield reports and checks with their annotations."""
    seeds = [(path.read_text("utf-8"), path.name) for path in STORIES]
    for texts, names in (
        ([text for text, _ in seeds], [name for _, name in seeds]),
        (list(ASTRAL), ["a.txt", "b.txt"]),
    ):
        report = compare.compare_texts(*texts, names=names)
        yield report, json.loads(render(report, "annotations", Look()))
        checked = compare.check_texts(*texts, names=names)
        yield checked.report, json.loads(check.render(checked, "annotations", Look()))


def resolve(folder: Path, asked: list[Json]) -> list[dict[str, list[list[int]]]]:
    """Return the places that either library finds for each selector, in code points."""
    script = folder / "resolve.cjs"
    script.write_text(RESOLVE, "utf-8")
    done = subprocess.run(
        ["node", script], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found: list[dict[str, list[list[int]]]] = json.loads(done.stdout)
    return found


def places(folder: Path, made: list[tuple[Report, Json]]) -> int:
    """Say how many selectors either library does not resolve to their place; return their sum."""
    asked, wanted = [], []
    for report, collection in made:
        texts = {document.name: document.text for document in report.documents}
        for item in collection["first"]["items"]:
            for target in item["target"]:
                held = {own["type"]: own for own in target["selector"]}
                at = held["TextPositionSelector"]
                asked.append({"text": texts[target["source"]], "selectors": list(held.values())})
                wanted += [(kind, [at["start"], at["end"]]) for kind in held]
    wrong: dict[str, int] = {"apache": 0, "other": 0}
    for (kind, place), found in zip(wanted, resolve(folder, asked), strict=True):
        wrong["apache"] += found["apache"] != [place]
        wrong["other"] += kind == "TextQuoteSelector" and found["other"] != [place]
    quotes = sum(kind == "TextQuoteSelector" for kind, _ in wanted)
    print(f"@apache-annotator/dom: {wrong['apache']} of {len(wanted)} selectors not at their place")
    print(f"dom-anchor-text-quote: {wrong['other']} of {quotes} quotes not at their place")
    return sum(wrong.values())


def shapes(folder: Path, made: list[tuple[Report, Json]]) -> int:
    """Hold every annotation against the schema; return how many it does not allow."""
    import jsonschema

    package = folder / "node_modules" / "@kba" / "anno-schema" / "data-model.json"
    definitions = json.loads(package.read_text("utf-8"))["definitions"]
    validator = jsonschema.Draft6Validator(
        {"$ref": "#/definitions/Annotation", "definitions": definitions}
    )
    items = [item for _, collection in made for item in collection["first"]["items"]]
    wrong = sum(not validator.is_valid(item) for item in items)
    print(f"@kba/anno-schema: {wrong} of {len(items)} annotations not valid")
    return wrong


def terms(folder: Path, made: list[tuple[Report, Json]], context: Json) -> int:
    """Hold each IRI of the vocabulary against the ontology; return how many it does not have."""
    from pyld import jsonld

    package = folder / "node_modules" / "@vocabulary" / "oa" / "oa.nq"
    kinds: dict[str, set[str]] = {}
    for subject, kind in re.findall(
        rf"^<({OA}\w+)> {TYPE} <([^>]+)>", package.read_text("utf-8"), re.M
    ):
        kinds.setdefault(subject, set()).add(re.split("[#/]", kind)[-1])

    def load(url: str, _options: Json) -> Json:
        assert url == WHERE
        document = {"@context": context}
        return {"contextUrl": None, "documentUrl": url, "document": document, "contentType": ""}

    used: set[tuple[str, str]] = set()
    for _, collection in made:
        used |= set(_used(jsonld.expand(collection, {"base": BASE, "documentLoader": load})))
    wrong = sorted((iri, kind) for iri, kind in used if kind not in kinds.get(iri, ()))
    print(f"@vocabulary/oa: {len(wrong)} of {len(used)} terms not declared as used {wrong or ''}")
    return len(wrong)


def _used(node: Any) -> Iterator[tuple[str, str]]:
    """Yield the IRIs of the vocabulary with what they are used as."""
    if isinstance(node, list):
        for item in node:
            yield from _used(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "@type":
                kinds = value if isinstance(value, list) else [value]
                yield from ((kind, "Class") for kind in kinds if kind.startswith(OA))
                continue
            if key.startswith(OA):
                yield key, "Property"
            if key in (f"{OA}motivatedBy", f"{OA}hasPurpose"):
                yield from ((own["@id"], "Motivation") for own in value)
            yield from _used(value)


def main() -> int:
    """Try all; the exit code is 1 where anything is not as it should be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--context", type=Path, help="the context that the W3C has published")
    given = parser.parse_args()
    context = json.loads(given.context.read_text("utf-8"))["@context"] if given.context else CONTEXT
    made = list(outputs())
    folder = given.folder.resolve()
    wrong = places(folder, made) + shapes(folder, made) + terms(folder, made, context)
    for name in ("@apache-annotator/dom", "dom-anchor-text-quote", "@kba/anno-schema", "jsdom"):
        package = folder / "node_modules" / name / "package.json"
        print(name, json.loads(package.read_text("utf-8"))["version"])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
