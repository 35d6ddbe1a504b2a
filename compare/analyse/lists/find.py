"""The enumerations of a document: names in a row, other nouns in a row, and lists in two halves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.analyse.grouping import by_sentence
from compare.analyse.lists.gaps import Gaps
from compare.analyse.lists.nouns import nouns_in_a_row
from compare.analyse.lists.whole import apart, class_noun, distinct, is_open
from compare.analyse.tree import Tree, tree_of
from compare.model import Analysis, Enumeration, Member, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Mention, Token

_PAIR = 2
_SUBJECTS = ("nsubj", "nsubjpass")


def find(analysis: Analysis) -> tuple[Enumeration, ...]:
    """Return the enumerations of two or more members, in text order.

    Names in a row are taken from the text itself, since a parser loses its way in a long list;
    other nouns are taken from the parser's conjunctions. Lists that hang on coordinated
    nouns (*powers such as ..., as well as members including ...*) are one list.
    """
    tree = tree_of(analysis.tokens)
    mentions = by_sentence(analysis.mentions)
    found: list[Enumeration] = []
    for sentence in range(len(analysis.bounds) - 1):
        near = mentions.get(sentence, ())
        named = _names_in_a_row(analysis, tree, near)
        plain = list(nouns_in_a_row(analysis, tree, sentence, near))
        whole = [e for e in plain if _outdoes(e, named, near)]
        named = [e for e in named if not any(e.span.overlaps(w.span) for w in whole)]
        free = [e for e in plain if not any(e.span.overlaps(n.span) for n in named)]
        found += sorted([*_merged(tree, named), *free], key=lambda e: e.span)
    return tuple(found)


def _outdoes(plain: Enumeration, named: Sequence[Enumeration], mentions: Sequence[Mention]) -> bool:
    """Tell whether the parser saw one list of names where their types made it fall apart.

    *Siemens, Hitachi, Alstom and Skoda* may be two companies and two places to the model.
    """
    names = {mention.span for mention in mentions}
    inside = [e for e in named if e.span.overlaps(plain.span)]
    return all(
        plain.span.contains(e.span) and len(e.members) < len(plain.members) for e in inside
    ) and all(member.span in names for member in plain.members)


# --- names in a row ------------------------------------------------------------------


def _names_in_a_row(
    analysis: Analysis, tree: Tree, mentions: Sequence[Mention]
) -> list[Enumeration]:
    gaps = Gaps(analysis, tree, mentions)
    runs: list[list[Mention]] = []
    latest: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.type == "group" or gaps.is_owner(mention):
            continue
        run = latest.get(mention.type)
        if run is None or not _continues(analysis, tree, gaps, run, mention):
            run = []
            runs.append(run)
            latest[mention.type] = run
        run.append(mention)
    return [_named(analysis, tree, run) for run in runs if _is_list(analysis, gaps, run)]


def _continues(
    analysis: Analysis, tree: Tree, gaps: Gaps, run: Sequence[Mention], mention: Mention
) -> bool:
    if gaps.link(run[-1], mention) is None:
        return False
    first, last = analysis.tokens[run[0].token], analysis.tokens[mention.token]
    return not _opens_clause(tree, first, last)


def _opens_clause(tree: Tree, first: Token, last: Token) -> bool:
    """Tell whether ``last`` begins another clause: *met Kenya and Ghana, and Peru left*."""
    if last.dep not in _SUBJECTS:
        return False
    verb = next((t for t in (first, *tree.ancestors(first)) if t.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.index < first.index and verb.index != last.head


def _is_list(analysis: Analysis, gaps: Gaps, run: Sequence[Mention]) -> bool:
    """Tell a list from a place with its country ("Paris, France") or two ends ("between")."""
    if len({mention.entity for mention in run}) < _PAIR:
        return False
    if len(run) > _PAIR:
        return True
    before = gaps.word_before(run[0])
    return bool(gaps.link(*run)) and before not in ("between", "from")


def _named(analysis: Analysis, tree: Tree, run: Sequence[Mention]) -> Enumeration:
    first = analysis.tokens[run[0].token]
    span = Span(run[0].span.start, run[-1].span.end)
    noun = class_noun(analysis, tree, first, span)
    return Enumeration(
        span=span,
        sentence=first.sentence,
        members=distinct(apart([Member(m.span, m.entity, m.name) for m in run])),
        open=is_open(analysis, tree, first, span),
        noun=noun.lemma if noun else "",
        noun_token=noun.index if noun else None,
        token=first.index,
    )


# --- lists in two halves ----------------------------------------------------------------


def _merged(tree: Tree, found: Sequence[Enumeration]) -> Iterator[Enumeration]:
    held: Enumeration | None = None
    for enumeration in sorted(found, key=lambda e: e.span):
        if held is not None and _coordinated(tree, held, enumeration):
            held = _joined(held, enumeration)
            continue
        if held is not None:
            yield held
        held = enumeration
    if held is not None:
        yield held


def _coordinated(tree: Tree, a: Enumeration, b: Enumeration) -> bool:
    if a.noun_token is None or b.noun_token is None:
        return False
    if _first_conjunct(tree, a.noun_token) == _first_conjunct(tree, b.noun_token):
        return True
    above = tree.head(tree.tokens[a.noun_token])
    if above is None or above.dep != "prep":
        return False
    # "ties it to nations such as ..., as well as to partners and other members including ..."
    beyond = tree.ancestors(tree.tokens[b.noun_token])
    return any(t.dep == "prep" and (t.lemma, t.head) == (above.lemma, above.head) for t in beyond)


def _first_conjunct(tree: Tree, index: int) -> int:
    token = tree.tokens[index]
    while token.dep == "conj" and (above := tree.head(token)) is not None:
        token = above
    return token.index


def _joined(a: Enumeration, b: Enumeration) -> Enumeration:
    return replace(
        a,
        span=Span(a.span.start, b.span.end),
        members=distinct([*a.members, *b.members]),
        open=a.open or b.open,
        noun=a.noun if a.noun == b.noun else "",
    )
