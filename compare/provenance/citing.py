"""Who is cited by whom: what lies within the words of another, which the judges do not ask for.

The quotes of an analysis are what two accounts are judged by; these are told to readers alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from compare.analyse.quotes import REPORTING, quotations
from compare.analyse.quotes.content import content_of, trimmed
from compare.analyse.quotes.reports import Report, reports
from compare.analyse.quotes.speakers import Speakers
from compare.analyse.quotes.verbs import is_made, subjects
from compare.analyse.tree import tree_of
from compare.model import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from compare.analyse.tree import Tree
    from compare.model import Analysis, Token

DOCUMENTS = frozenset(
    "report statement document study memo letter survey filing paper notice indictment text "
    "release communique transcript ruling record order decree treaty act law agreement article "
    "tally data datum poll figure statistics affidavit complaint lawsuit bulletin website".split()
)
"""What is written and says something."""
CITING = frozenset({"cite", "quote"})
"""Verbs that name on whose word somebody says something."""
_FINDING = frozenset("find show indicate conclude record".split())
"""What a document does where a person says."""
_NOT_OF_NAME = ("relcl", "acl", "punct", "conj", "cc", "advcl", "appos")


def citations(analysis: Analysis) -> Iterator[Quote]:
    """Yield what is cited: *the Courier, citing the ministry's report, said*.

    So are *quoted Cole as saying* with both who quotes and who says, *a report found*, and what
    somebody says of somebody else's words: *Cole said the ministry had called it "a danger"*.
    """
    tree = tree_of(analysis.tokens)
    names = Speakers(analysis, tree, quotations(analysis.document.text))
    for token in analysis.tokens:
        if token.pos != "VERB":
            continue
        if token.lemma in CITING:
            saying = _as_saying(tree, token)
            if saying is not None:
                yield from _quoted(analysis, tree, names, token, saying)
            else:
                yield from _cited(analysis, tree, names, token)
        elif token.lemma in _FINDING - REPORTING:
            yield from _found(tree, names, token)
    yield from _around(analysis, tree, names)


def _quoted(
    analysis: Analysis, tree: Tree, names: Speakers, verb: Token, saying: Token
) -> Iterator[Quote]:
    """Yield who says it, and who quotes that: *the Courier quoted Cole as saying*."""
    passive = tree.children(verb, "nsubjpass")
    said = passive or tree.children(verb, "dobj")
    quoting = [t for by in tree.children(verb, "agent") for t in tree.children(by, "pobj")]
    quoting = quoting if passive else subjects(tree, verb)
    made = is_made(tree, verb)
    content = content_of(tree, saying)
    if not said or not content:
        return
    whole = Span(min(saying.span.start, content[0].start), content[-1].end)
    direct = [q.span for q in analysis.quotes if q.direct and whole.overlaps(q.span)]
    whole = Span(whole.start, max([whole.end, *(span.end + 1 for span in direct)]))
    for span in direct or content:
        yield _quote(tree, names, said[0], saying, span, made=made, direct=bool(direct))
    if quoting:
        yield _quote(tree, names, quoting[0], verb, whole, made=made)


def _as_saying(tree: Tree, verb: Token) -> Token | None:
    """Return *saying* of *quoted her as saying*."""
    behind = (t for to in tree.children(verb, "prep") for t in tree.children(to, "pcomp"))
    return next((t for t in behind if t.lemma in REPORTING and t.tag == "VBG"), None)


def _cited(analysis: Analysis, tree: Tree, names: Speakers, verb: Token) -> Iterator[Quote]:
    """Yield on whose word somebody says it: all that the same sentence lets that one say."""
    phrase = {token.index for token in tree.subtree(verb)}
    own = analysis.tokens_of(verb.sentence)
    for outer in _said_by(analysis, tree, verb):
        for head in tree.children(verb, "dobj")[:1]:
            said = [t for t in own if outer.span.contains(t.span)]
            cited = any(t.index in phrase for t in said)
            span = _without(said, phrase) if cited else outer.span
            if span is not None:
                yield _quote(tree, names, head, verb, span, made=outer.made, direct=outer.direct)


def _said_by(analysis: Analysis, tree: Tree, verb: Token) -> list[Quote]:
    """Return what the one says who cites: the nearest above whose words the sentence has."""
    own = [q for q in analysis.quotes if q.sentence == verb.sentence and q.speaker is not None]
    for above in tree.ancestors(verb):
        heads = subjects(tree, above) if above.pos == "VERB" else [above]
        for head in heads:
            found = [q for q in own if q.speaker is not None and q.speaker.contains(head.span)]
            if found:
                return found
    return []


def _without(said: Sequence[Token], phrase: Collection[int]) -> Span | None:
    """Return the longer part of what is said beside *citing a report, that*."""
    runs: list[list[Token]] = [[]]
    for token in said:
        if token.index in phrase:
            runs.append([])
        else:
            runs[-1].append(token)
    longest = sorted(runs, key=lambda run: -len(run))[0]
    return next(trimmed(longest), None)


def _found(tree: Tree, names: Speakers, verb: Token) -> Iterator[Quote]:
    """Yield what a document says: *a report by the auditors found that the money was gone*."""
    heads = [t for t in subjects(tree, verb) if t.lemma.lower() in DOCUMENTS]
    if heads and tree.children(verb, "ccomp"):
        for span in content_of(tree, verb):
            yield _quote(tree, names, heads[0], verb, span, made=is_made(tree, verb))


def _around(analysis: Analysis, tree: Tree, names: Speakers) -> Iterator[Quote]:
    """Yield what somebody says in which another is quoted word by word."""
    direct: dict[int, list[Quote]] = defaultdict(list)
    for quote in analysis.quotes:
        if quote.direct and quote.speaker is not None:
            direct[quote.sentence].append(quote)
    for report in reports(analysis, tree):
        for part in report.content:
            own = direct.get(report.sentence, ())
            within = [q for q in own if q.speaker and part.contains(q.speaker)]
            ends = [q.span.end for q in within if part.overlaps(q.span)]
            if ends:
                speaker, entity = names.speaker(report)
                if all(entity != q.entity for q in within):
                    verb, made = report.verb, report.made
                    whole = Span(part.start, max(part.end, max(ends) + 1))
                    yield Quote(whole, report.sentence, False, speaker, entity, verb, made)


def _quote(
    tree: Tree,
    names: Speakers,
    head: Token,
    verb: Token,
    span: Span,
    *,
    made: bool,
    direct: bool = False,
) -> Quote:
    words = tuple(tree.subtree(head, _NOT_OF_NAME))
    report = Report(verb.lemma, verb.sentence, verb.span, head, words, (span,), made)
    speaker, entity = names.speaker(report)
    return Quote(span, verb.sentence, direct, speaker, entity, verb.lemma, made)
