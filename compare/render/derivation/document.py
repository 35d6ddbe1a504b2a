"""A report as a document of W3C PROV: entities, the activity, agents, and what came from what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compare.model import Passage, Report, Reuse, Sharing
from compare.render.plain import clean
from compare.render.standards import address_of, tidy, uuid_of, written

if TYPE_CHECKING:
    from prov.model import ProvDocument

    from compare.render import Look

OWN = "urn:compare-accounts:"
"""Namespace of our own terms, of which nobody else knows more than the name."""
_DUBLIN = "http://purl.org/dc/terms/"


@dataclass(frozen=True, slots=True)
class Made:
    """What a report is, in the words of PROV."""

    kind: str
    """Type of the entity that was made: ``Report``, ``Check``."""
    roles: tuple[str, ...]
    """What each document was used as, in their order: ``account``, ``draft``, ``source``."""
    json: bytes
    """The JSON of it, whose hash it is known by."""


def written_prov(report: Report, made: Made, look: Look) -> bytes:
    """Return PROV-JSON in UTF-8."""
    document = _Writer(report, made, look).document()
    return written(_ordered(json.loads(document.serialize(format="json") or "{}")))


def _ordered(value: Any) -> Any:
    """Return JSON values in an order of their own: attributes of one name come as a set."""
    if isinstance(value, dict):
        return {key: _ordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


class _Writer:
    """Fills one document. Names in it belong to the report, so they are the same every time."""

    def __init__(self, report: Report, made: Made, look: Look) -> None:
        from prov.model import PROV, ProvDocument

        self._report = report
        self._made = made
        self._look = look
        self._prov = PROV
        self._out = ProvDocument()
        digest = _sha256(made.json)
        self._digest = digest
        self._here = self._out.add_namespace("here", f"{uuid_of('prov', digest)}#")
        self._own = self._out.add_namespace("compare", OWN)
        self._dublin = self._out.add_namespace("dct", _DUBLIN)
        self._by_id = {document.id: document for document in report.documents}

    def document(self) -> ProvDocument:
        self._accounts()
        self._comparison()
        passages = {reuse.id: reuse for reuse in self._report.reuse if reuse.kind != "quoted"}
        for sharing in self._report.sharing:
            self._sharing(sharing, passages)
        return self._out

    def _accounts(self) -> None:
        """State the documents, and whose they are."""
        agents: dict[tuple[str, str], Any] = {}
        for number, document in enumerate(self._report.documents):
            entity = self._out.entity(
                self._here[document.id],
                self._attributes(
                    {
                        "prov:label": document.title or document.name,
                        "prov:type": self._own["Account"],
                        "prov:location": address_of(self._report, number, self._look),
                        "compare:name": document.name,
                        "compare:sha256": document.sha256,
                        "dct:format": document.media_type,
                        "dct:language": document.language,
                        "dct:issued": document.published,
                        "dct:modified": document.updated,
                    }
                ),
            )
            for kind, name in (("Organization", document.publisher), ("", document.author)):
                if not name:
                    continue
                if (kind, name) not in agents:
                    own = {"prov:label": name, "prov:type": self._prov[kind] if kind else None}
                    id = self._here[f"agent{len(agents) + 1}"]
                    agents[kind, name] = self._out.agent(id, self._attributes(own))
                self._out.wasAttributedTo(entity, agents[kind, name])

    def _comparison(self) -> None:
        """State what was done, with what, by what program, and what came of it."""
        own = self._report.provenance
        label = {
            "prov:label": f"{own.tool} {own.version}",
            "prov:type": self._prov["SoftwareAgent"],
        }
        tool = self._out.agent(
            self._here["tool"], self._attributes({**label, "compare:version": own.version})
        )
        options = {f"compare:{_local(name)}": _scalar(value) for name, value in own.options}
        plan = self._out.entity(
            self._here["options"],
            self._attributes(
                {
                    "prov:label": "the options",
                    "prov:type": self._prov["Plan"],
                    "compare:signature": own.signature,
                    **options,
                }
            ),
        )
        done = self._out.activity(
            self._here["comparison"],
            None,
            None,
            self._attributes({"prov:label": "comparison", "prov:type": self._own["Comparison"]}),
        )
        self._out.wasAssociatedWith(done, tool, plan)
        for document, role in zip(self._report.documents, self._made.roles, strict=True):
            used = {"prov:role": self._own[role]}
            self._out.used(done, self._here[document.id], None, None, used)
        for number, (name, version) in enumerate(own.models, start=1):
            model = self._out.entity(
                self._here[f"model{number}"],
                self._attributes(
                    {
                        "prov:label": name,
                        "prov:type": self._own["Model"],
                        "compare:version": version,
                    }
                ),
            )
            self._out.used(done, model, None, None, {"prov:role": self._own["model"]})
        result = self._out.entity(
            self._here["report"],
            self._attributes(
                {
                    "prov:label": f"the {self._made.kind.lower()} as JSON",
                    "prov:type": self._own[self._made.kind],
                    "compare:sha256": self._digest,
                    "dct:format": "application/json",
                }
            ),
        )
        self._out.wasGeneratedBy(result, done)
        for document in self._report.documents:
            self._out.wasDerivedFrom(result, self._here[document.id], done)

    def _sharing(self, sharing: Sharing, passages: dict[str, Reuse]) -> None:
        """State what two documents share, and a derivation where the report vouches for one."""
        held = [passages[name] for name in sharing.reuse if name in passages]
        if not held:
            return
        taker = self._taker(sharing)
        for reuse in held:
            one, other = (self._passage(reuse, passage) for passage in reuse.passages)
            if taker is None:
                self._out.alternateOf(one, other)
                continue
            if reuse.passages[0].document == taker:
                one, other = other, one
            self._out.wasDerivedFrom(other, one, other_attributes=self._manner(reuse))
        told = self._attributes({"compare:explanation": sharing.explanation})
        if taker is not None:
            source = self._here[sharing.source or ""]
            self._out.wasDerivedFrom(self._here[taker], source, other_attributes=told)
        elif sharing.origin == "common" and sharing.source:
            self._common(sharing, told)

    def _taker(self, sharing: Sharing) -> str | None:
        """Return who has it from the other of the two, where that is said without an *if*."""
        if sharing.origin != "taken":
            return None
        return next((id for id in sharing.documents if id != sharing.source), None)

    def _manner(self, reuse: Reuse) -> Any:
        kind = {"copied": "Quotation", "edited": "Revision"}.get(reuse.kind)
        return {"prov:type": self._prov[kind]} if kind else None

    def _common(self, sharing: Sharing, told: Any) -> None:
        """State that both have it from a third: another of the documents, or one by name."""
        source = sharing.source or ""
        id = self._here[source] if source in self._by_id else self._here[f"source-{_local(source)}"]
        if source not in self._by_id and not self._out.get_record(id):
            own = {"prov:label": source, "prov:type": self._own["CreditedSource"]}
            self._out.entity(id, self._attributes(own))
        for document in sharing.documents:
            if document != source:
                self._out.wasDerivedFrom(self._here[document], id, other_attributes=told)

    def _passage(self, reuse: Reuse, passage: Passage) -> Any:
        """Return a stretch of a document, of which it is a quotation."""
        id = self._here[f"{reuse.id}-{passage.document}"]
        if not self._out.get_record(id):
            document = self._by_id[passage.document]
            words = passage.span.of(document.text)
            own: dict[str, object] = {
                "prov:label": f"{reuse.id} in {passage.document}",
                "prov:type": self._own["Passage"],
                "prov:value": words,
                "compare:start": passage.span.start,
                "compare:end": passage.span.end,
                "compare:reuse": reuse.kind,
                "compare:sha256": _sha256(words.encode("utf-8", "surrogatepass")),
            }
            self._out.entity(id, self._attributes(own))
            part = {"prov:type": self._prov["Quotation"]}
            self._out.wasDerivedFrom(id, self._here[passage.document], other_attributes=part)
        return id

    def _attributes(self, own: Mapping[str, object]) -> Any:
        return {name: clean(v) if _words(name, v) else v for name, v in tidy(dict(own)).items()}


def _words(name: str, value: object) -> bool:
    return isinstance(value, str) and name != "prov:value"


def _scalar(value: object) -> object:
    """Return an option as a value that PROV has; a list as the JSON of it."""
    if isinstance(value, bool | int | float | str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _local(name: str) -> str:
    """Return a name that can be part of an identifier; the same for the same words."""
    if name.isascii() and name.replace("_", "a").isalnum():
        return name
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sha256(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()
