"""Reports of every shape, for laws."""

from __future__ import annotations

import itertools
from typing import Any, get_args

from hypothesis import strategies as st

from compare import model
from compare.model import (
    Alignment,
    AlignmentMember,
    Consulted,
    Dated,
    Decision,
    Difference,
    Document,
    Evidence,
    Finding,
    Ground,
    JudgedBy,
    LeftOut,
    Level,
    Passage,
    Place,
    Provenance,
    Remark,
    Removed,
    Repair,
    Report,
    Reuse,
    Sentence,
    Share,
    Sharing,
    Skipped,
    Span,
    Story,
    Voice,
)

share = st.floats(0, 1)
weight = st.floats(allow_nan=False, allow_infinity=False)


def splits(text: str) -> bool:
    """Tell whether ``text`` has a high surrogate straight before a low one."""
    return any(
        "\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in itertools.pairwise(text)
    )


# Lone surrogates and control characters as well: all that a JSON string can hold.
json_text = st.text(st.characters(), max_size=12).filter(lambda text: not splits(text))


def hashes(tag: str) -> st.SearchStrategy[str]:
    return st.integers(0, 2**256 - 1).map(lambda number: f"{tag}:{number:064x}")


def literal(of: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(of))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def documents(draw: st.DrawFn, id: str) -> Document:
    text = draw(json_text)
    sentences = draw(st.lists(st.tuples(spans(text), st.integers(0, 9)), max_size=3))
    return Document(
        id=id,
        name=draw(json_text),
        sha256=draw(hashes("sha256")),
        media_type=draw(json_text),
        title=draw(st.none() | json_text),
        publisher=draw(st.none() | json_text),
        author=draw(st.none() | json_text),
        published=draw(st.none() | json_text),
        language=draw(st.sampled_from(["en", "und"])),
        text=text,
        sentences=tuple(
            Sentence(index, span, paragraph, draw(literal(model.SentenceKind)))
            for index, (span, paragraph) in enumerate(sentences)
        ),
        removed=tuple(draw(st.lists(st.builds(Removed, spans(text), json_text), max_size=2))),
        dates=tuple(draw(st.lists(st.builds(Dated, spans(text), json_text), max_size=2))),
        **draw(as_read(text)),
    )


@st.composite
def as_read(draw: st.DrawFn, text: str) -> dict[str, Any]:
    """Draw what is told of how a document was read."""
    maybe = st.none() | json_text
    place = st.builds(
        Place, spans(text), literal(model.PlaceKind), st.none() | st.integers(0, 99), maybe
    )
    repair = st.builds(Repair, spans(text), json_text, json_text)
    story = st.builds(Story, maybe, spans(text), st.booleans())
    return {
        "updated": draw(maybe),
        "address": draw(maybe),
        "grounds": tuple(draw(st.dictionaries(json_text, json_text, max_size=2)).items()),
        "places": tuple(draw(st.lists(place, max_size=3))),
        "left_out": tuple(draw(st.lists(st.builds(LeftOut, json_text, json_text), max_size=2))),
        "stories": tuple(draw(st.lists(story, max_size=2))),
        "repairs": tuple(draw(st.lists(repair, max_size=2))),
        "notes": tuple(draw(st.lists(json_text, max_size=2))),
    }


@st.composite
def alignments(draw: st.DrawFn, id: str, sources: list[Document]) -> Alignment:
    source = draw(st.sampled_from(sources))
    known: list[int | None] = [sentence.index for sentence in source.sentences]
    indices = st.sampled_from(known or [None])
    chosen = draw(st.lists(indices, max_size=2))
    member = AlignmentMember(source.id, tuple(index for index in chosen if index is not None))
    difference = st.builds(
        Difference, st.just(source.id), spans(source.text), st.sampled_from(["changed", "added"])
    )
    return Alignment(
        id,
        (member,),
        draw(share),
        draw(literal(model.Kind)),
        draw(st.booleans()),
        tuple(draw(st.lists(difference, max_size=2))),
        draw(voices(sources)),
    )


@st.composite
def evidence(draw: st.DrawFn, sources: list[Document]) -> Evidence:
    source = draw(st.sampled_from(sources))
    span = draw(spans(source.text))
    return Evidence(source.id, span, span.of(source.text), draw(json_text))


@st.composite
def findings(draw: st.DrawFn, id: str, sources: list[Document], links: list[str]) -> Finding:
    return Finding(
        id=id,
        fingerprint=draw(hashes("cf1")),
        kind=draw(literal(model.Kind)),
        category=draw(literal(model.Category)),
        scope=draw(literal(model.Scope)),
        rule=draw(json_text),
        confidence=draw(st.none() | share),
        explanation=draw(json_text),
        alignment=draw(st.none() | st.sampled_from(links)) if links else None,
        adds=draw(st.none() | st.sampled_from([source.id for source in sources])),
        evidence=tuple(draw(st.lists(evidence(sources), min_size=2, max_size=3))),
        levels=tuple(draw(st.lists(st.builds(Level, json_text, json_text, weight), max_size=2))),
        decision=draw(st.none() | decisions),
        standing=draw(st.none() | literal(model.SecondLook)),
        decided_before=draw(st.none() | decisions),
        remarks=tuple(draw(st.lists(remarks, max_size=2))),
        judged_by=draw(st.none() | st.builds(JudgedBy, *[json_text] * 5)),
        voices=draw(voices(sources)),
    )


def voices(sources: list[Document]) -> st.SearchStrategy[tuple[Voice, ...]]:
    ids = st.lists(st.sampled_from([source.id for source in sources]), min_size=1, max_size=2)
    passages = st.lists(st.sampled_from(["R1", "R2"]), max_size=2).map(tuple)
    return st.lists(st.builds(Voice, ids.map(tuple), json_text, passages), max_size=1).map(tuple)


@st.composite
def sharings(draw: st.DrawFn, sources: list[Document], reuse: list[str]) -> Sharing:
    count = st.integers(0, 9)
    name = st.sampled_from([source.id for source in sources])
    shares = st.builds(Share, name, count, count, count, count, count)
    source = draw(st.sampled_from(sources))
    passages = st.lists(st.builds(Passage, st.just(source.id), spans(source.text)), max_size=1)
    ground = st.builds(Ground, literal(model.GroundKind), json_text, passages.map(tuple))
    return Sharing(
        (draw(shares), draw(shares)),
        tuple(reuse),
        draw(literal(model.Origin)),
        draw(st.none() | json_text),
        draw(json_text),
        tuple(draw(st.lists(ground, max_size=1))),
    )


decisions = st.builds(
    Decision, literal(model.State), json_text, st.none() | json_text, st.none() | json_text
)
remarks = st.builds(
    Remark, literal(model.Remarked), json_text, st.none() | json_text, st.none() | json_text
)

count = st.integers(0, 9)
left = st.dictionaries(json_text, count, max_size=2).map(lambda held: tuple(held.items()))
consulted = st.builds(Consulted, json_text, json_text, json_text, count, count, count, left)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | json_text,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(json_text, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    sources = [draw(documents(id)) for id in "ABC"[: draw(st.integers(1, 3))]]
    links = [draw(alignments(f"L{n}", sources)) for n in range(1, 1 + draw(st.integers(0, 2)))]
    found = [
        draw(findings(f"F{n}", sources, [link.id for link in links]))
        for n in range(1, 1 + draw(st.integers(0, 2)))
    ]
    source = sources[0]
    passages = st.lists(st.builds(Passage, st.just(source.id), spans(source.text)), max_size=2)
    reuses = st.builds(
        Reuse,
        literal(model.ReuseKind),
        passages.map(tuple),
        share,
        st.sampled_from(["R1", "R2"]),
        st.booleans(),
    )
    reuse = draw(st.lists(reuses, max_size=1))
    options = draw(st.dictionaries(json_text, json_values, max_size=3))
    models = draw(st.dictionaries(json_text, json_text, max_size=2))
    return Report(
        format_version=2,
        provenance=Provenance(
            draw(json_text),
            draw(json_text),
            tuple(options.items()),
            draw(hashes("sha256")),
            tuple(models.items()),
        ),
        documents=tuple(sources),
        alignments=tuple(links),
        findings=tuple(found),
        reuse=tuple(reuse),
        sharing=tuple(draw(st.lists(sharings(sources, [one.id for one in reuse]), max_size=1))),
        skipped=tuple(draw(st.lists(st.builds(Skipped, json_text, json_text), max_size=1))),
        consulted=draw(st.none() | consulted),
    )
