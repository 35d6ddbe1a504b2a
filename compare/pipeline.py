"""The one module that wires the stages: documents in, a report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from compare.model import (
    Alignment,
    Analysis,
    Check,
    Consulted,
    Dated,
    Document,
    Finding,
    Kind,
    Report,
    Skipped,
)
from compare.options import Options

if TYPE_CHECKING:
    from compare.align.match import Link
    from compare.analyse.store import Store
    from compare.opinion import Adviser

FORMAT_VERSION = 2

Progress = Callable[[str, float], None]
"""Is told what is being done and how much of the whole is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """A report with what it was made from."""

    analyses: tuple[Analysis, ...]
    links: tuple[Link, ...]
    report: Report


def run(
    documents: Sequence[Document],
    options: Options,
    progress: Progress | None = None,
    store: Store | None = None,
    adviser: Adviser | None = None,
) -> Report:
    """Compare one or more documents; one alone is held against itself.

    ``store`` keeps what the language model makes of each; the report is the same without.
    ``adviser`` is asked for a second opinion on what is left open.
    """
    from compare.read.repair import AsRead

    read = AsRead.of(documents)
    compared = _compare(read.documents, options, progress or _silent, store, adviser)
    return _with_claims(read.report(compared.report))


def check(
    documents: Sequence[Document],
    options: Options,
    progress: Progress | None = None,
    store: Store | None = None,
    decide: Callable[[Report], Report] | None = None,
) -> Check:
    """Hold the first document, a draft, against all others, its sources.

    At least one source has to be given. ``store`` is as in :func:`run`. ``decide`` returns the
    report with what somebody has decided: a finding that is settled contradicts nothing.
    """
    from compare import check as checking
    from compare.read.repair import AsRead

    read = AsRead.of(documents)
    compared = _compare(read.documents, options, progress or _silent, store, draft=True)
    report = decide(compared.report) if decide else compared.report
    checked = read.check(checking.check(compared.analyses, compared.links, report))
    return replace(checked, report=_with_claims(checked.report))


def _with_claims(report: Report) -> Report:
    """Return the report with its claim-by-source table, over the texts as they are."""
    from compare.provenance.claims import statements

    return replace(report, claims=statements(report))


def _compare(
    documents: Sequence[Document],
    options: Options,
    tell: Progress,
    store: Store | None,
    adviser: Adviser | None = None,
    *,
    draft: bool = False,
) -> _Compared:
    from compare.analyse.lean_import import import_numpy

    import_numpy()  # before anything else does
    from compare import align, judge, match
    from compare.align import cross_encoder
    from compare.analyse.names import link as link_names
    from compare.judge import crowds
    from compare.judge.context import make_context
    from compare.provenance.reuse import trace
    from compare.provenance.signature import describe
    from compare.provenance.speakers import speakers

    analyses = tuple(_analyses(documents, options, tell, store))
    analyses = link_names(analyses)
    together = cross_encoder.Kept(store) if store else cross_encoder.readings
    tell("aligning", 0.7)
    links, unjudged = crowds.judged(analyses, align.link(analyses, options, together))
    tell("judging", 0.8)
    context = make_context(analyses, links, options)
    found = match.settle(context, judge.examine(context), together, draft=draft)
    links = align.support(links, judge.meeting(analyses, found))
    alignments = align.align(analyses, links, options)
    findings = judge.conclude(analyses, alignments, found, links)
    findings, consulted = _consult(findings, analyses, adviser, tell)
    models = model_versions()
    models += [(f"judge: {consulted.model}", consulted.prompt)] if consulted else []
    quoted = speakers(analyses)
    traced = trace(analyses, alignments, findings, quoted, options)
    tell("done", 1.0)
    read = [_dated(analysis) for analysis in analyses]
    skipped = [*_skipped(analyses), *unjudged]
    if consulted and consulted.unasked:
        reason = _unasked(consulted)
        read[0] = replace(read[0], notes=(*read[0].notes, reason))
        skipped.append(Skipped(read[0].id, reason))
    report = Report(
        format_version=FORMAT_VERSION,
        provenance=describe(options, models),
        documents=tuple(read),
        alignments=_related(traced.alignments, findings),
        findings=traced.findings,
        reuse=traced.reuse,
        skipped=tuple(skipped),
        sharing=traced.sharing,
        consulted=consulted,
        speakers=quoted,
    )
    return _Compared(analyses, links, report)


def document_id(n: int) -> str:
    """Return the id of the n-th document, from 0: ``A`` to ``Z``, then ``AA``, ``AB``, ..."""
    letters = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def model_versions() -> list[tuple[str, str]]:
    """Return the name and version of each model that a report rests on; none is loaded."""
    from importlib.metadata import version

    from compare.align import cross_encoder
    from compare.analyse import language, meaning

    vectors = ("wordllama", version("wordllama"))
    networks = (meaning.NETWORK, cross_encoder.NETWORK, cross_encoder.LARGE)
    return [language.model_version(), vectors, *(one.version() for one in networks)]


def _analyses(
    documents: Sequence[Document], options: Options, tell: Progress, store: Store | None
) -> Iterator[Analysis]:
    from compare.analyse import analyse
    from compare.analyse.limits import check_length, cut, without_long_lists

    for document in documents:
        check_length(document)
    for n, document in enumerate(documents):
        tell(f"reading {document.name}", 0.7 * n / len(documents))
        whole = cut(replace(document, id=document_id(n)))
        yield without_long_lists(analyse(whole, options, store))


def _dated(analysis: Analysis) -> Document:
    """Return the document with the days that its sentences name."""
    from compare.analyse.values.show import show_time

    dates = tuple(
        Dated(time.span, show_time(time))
        for time in sorted(analysis.times, key=lambda time: time.span)
        if time.start is not None and time.end is not None
    )
    return replace(analysis.document, dates=dates)


def _related(alignments: Sequence[Alignment], findings: Sequence[Finding]) -> tuple[Alignment, ...]:
    """Return each alignment with the gravest kind of the findings on it."""
    ranked: tuple[Kind, ...] = ("conflict", "open", "detail")
    on = {(finding.alignment, finding.kind) for finding in findings}
    return tuple(
        replace(a, relation=next((kind for kind in ranked if (a.id, kind) in on), "agree"))
        for a in alignments
    )


def _skipped(analyses: Sequence[Analysis]) -> Iterator[Skipped]:
    from compare.judge.same_story import of_other_events

    for analysis in analyses:
        document = analysis.document
        for note in document.notes:
            yield Skipped(document.id, note)
        if document.language != "en":
            others = [one.document.language for one in analyses if one is not analysis]
            yield Skipped(document.id, _unread(document.language) + _with(others, document))
    for a, b in combinations(analyses, 2):
        if of_other_events(a, b):
            reason = (
                f"seems to tell of other events than {a.document.id}: judged against it only "
                "where both name the same people, bodies or places"
            )
            yield Skipped(b.document.id, reason)


def _unread(language: str) -> str:
    """Say what is done with an account in another language."""
    from compare.read.tongue import name_of

    name = name_of(language)
    what = f"taken to be {name}, not English" if name else "not taken to be English"
    return f"{what}: aligned by its words, of its facts only {_written(language)} are compared"


def _written(language: str) -> str:
    """Say what is known of a language by how it is written."""
    from compare.read.tongue import capitals_of, name_of

    if name_of(language) is None:
        return "figures in digits"
    names = capitals_of(language)
    return "figures in digits, dates and names" if names else "figures in digits and dates"


def _with(others: Sequence[str], document: Document) -> str:
    """Say with which accounts one in another language is compared, where it is not with all."""
    same = others.count(document.language)
    if others and same == len(others):
        return ""
    return ", with accounts in the same language" + ("" if same else ", of which there is no other")


def _unasked(consulted: Consulted) -> str:
    """Say that the report is as it would be without a second opinion, where that is so."""
    places = f"{consulted.unasked} of {consulted.asked} places"
    why = ", ".join(reason for reason, _ in consulted.left)
    return f"no second opinion of {consulted.model} on {places} ({why})"


def _consult(
    findings: tuple[Finding, ...],
    analyses: Sequence[Analysis],
    adviser: Adviser | None,
    tell: Progress,
) -> tuple[tuple[Finding, ...], Consulted | None]:
    """Return the findings after a second opinion, where one is wished for."""
    if adviser is None:
        return findings, None
    from compare.opinion import consult

    def asking(done: int, of: int) -> None:
        tell(f"asking, {done} of {of}", 0.9 + 0.1 * done / of)

    return consult(findings, analyses, adviser, tell=asking)


def _silent(_stage: str, _done: float) -> None:
    pass
