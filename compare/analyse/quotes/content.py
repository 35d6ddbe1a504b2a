"""Which words a verb of saying attributes: its clauses, without those of other speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.quotes.verbs import REPORTING, subjects
from compare.analyse.tree import cover

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from compare.analyse.tree import Tree
    from compare.model import Span, Token

_VERBS = ("VERB", "AUX")
_BY_ITSELF = ("PRON", "DET", "SCONJ", "CCONJ", "PUNCT", "SPACE", "ADV")


def content_of(tree: Tree, verb: Token) -> tuple[Span, ...]:
    """Return what ``verb`` attributes without quotation marks, empty where nothing is.

    More than one span where words of the one who speaks stand in the middle. *Cole asked Bell
    to shut the mill*, *allows Cole to claim more*: what a verb stands below is nothing said.
    """
    apart = _set_apart(tree, verb)
    if apart is not None:
        own = {token.index for token in tree.subtree(verb)}
        rest = [token for token in tree.subtree(apart) if token.index not in own]
        return _spans(tree, verb, [rest])
    clauses = tree.children(verb, "ccomp")
    if clauses:
        parts = _sides(verb, [_own(tree, clause) for clause in clauses])
        return _spans(tree, verb, parts)
    return _spans(tree, verb, _around(tree, verb))


def phrase_content(tree: Tree, according: Token, rest: Sequence[Token]) -> tuple[Span, ...]:
    """Return what *according to* attributes: the clause it belongs to, of the sentence ``rest``.

    Behind what somebody says it may be the authority for that alone.
    """
    phrase = {token.index for token in tree.subtree(according)}
    for above in tree.ancestors(according):
        saying = tree.head(above)
        if above.dep == "ccomp" and saying is not None and saying.lemma in REPORTING:
            if subjects(tree, saying) and saying.index < above.index:
                rest = tree.subtree(above)
            break
    parts = [
        [t for t in rest if t.index < min(phrase)],
        [t for t in rest if t.index > max(phrase)],
    ]
    whole = [part for part in parts if _has_verb(part)]  # else a name, a post, a day is left
    return tuple(span for part in whole or parts for span in trimmed(part))


def trimmed(tokens: Iterable[Token]) -> Iterator[Span]:
    """Yield the span of ``tokens`` without punctuation and *that* around it, unless empty."""
    kept = list(tokens)
    while kept and (kept[0].pos == "PUNCT" or _joins(*kept[:2])):
        kept = kept[1:]
    while kept and kept[-1].pos in ("PUNCT", "CCONJ"):
        kept = kept[:-1]
    if kept:
        yield cover(kept)


def _joins(that: Token, after: Token | None = None) -> bool:
    """Tell *that* which joins what is said from *that was why*, *That mill was shut*."""
    if that.text != "that":
        return False
    return that.dep == "mark" or after is None or after.pos not in _VERBS


def _around(tree: Tree, verb: Token) -> list[list[Token]]:
    """Return what a verb stands beside: *The mill, Ida Cole said, will be shut*.

    It has to be set apart, and to say something of somebody; *asked him to claim more* is the
    complement of another verb, whoever says that.
    """
    above = tree.head(verb)
    if verb.dep not in ("parataxis", "ccomp") or above is None:
        return []
    if verb.dep == "ccomp" and above.lemma in REPORTING and subjects(tree, above):
        return []
    below = tree.children(verb)
    if verb.tag == "VB" or any(t.dep == "mark" for t in below):
        return []
    own = {token.index for token in tree.subtree(verb)}
    first, last = min(own), max(own)
    edge: list[int] = []
    if above.index < last:
        edge += [first - 1, first]
    if above.index > first:
        edge += [last, last + 1]
    near = [tree.tokens[n] for n in edge if 0 <= n < len(tree.tokens)]
    if not any(t.pos == "PUNCT" and t.sentence == verb.sentence for t in near):
        return []
    around = [token for token in tree.subtree(above) if token.index not in own]
    return [[t for t in around if t.index < first], [t for t in around if t.index > last]]


def _set_apart(tree: Tree, verb: Token) -> Token | None:
    """Return what the first of two says: *While Cole said it was late, Bell said it was not*.

    The parser takes it for what the second says.
    """
    said = tree.head(verb)
    if verb.dep != "advcl" or said is None or said.dep != "ccomp" or verb.index > said.index:
        return None
    other = tree.head(said)
    if other is None or not {verb.lemma, other.lemma} <= REPORTING or other.index < said.index:
        return None
    second = any(c.index > other.index for c in tree.children(other, "ccomp"))
    return said if second and subjects(tree, verb) else None


def _own(tree: Tree, clause: Token) -> list[Token]:
    """Return a clause that is said, without what goes back to the one who says it."""
    if any(_set_apart(tree, t) is clause for t in tree.children(clause, "advcl")):
        return []
    tokens = tree.subtree(clause)
    for token in tokens:
        if goes_on(tree, token):
            cut = {t.index for t in tree.subtree(token)}
            tokens = [t for t in tokens if t.index not in cut]
    named = next((t for t in tokens if t.text.lower() == "according"), None)
    if named is None:
        return tokens
    phrase = {t.index for t in tree.subtree(named)}
    after = [t for t in tokens if t.index > max(phrase)]
    if named.index == tokens[0].index or _has_verb(after):
        return [t for t in tokens if t.index not in phrase]
    return [t for t in tokens if t.index < min(phrase)]


def goes_on(tree: Tree, verb: Token) -> Token | None:
    """Return the verb of saying that this one goes on from, though it stands in what is said.

    *He said it was shut but told nobody*, *He said they had it shut, adding that it was late*.
    """
    above = tree.head(verb)
    if verb.lemma not in REPORTING or verb.pos != "VERB" or tree.children(verb, "nsubj"):
        return None
    if above is None or above.dep != "ccomp":
        return None
    saying = tree.head(above)
    if saying is None or saying.lemma not in REPORTING:
        return None
    if verb.dep == "advcl" and verb.tag == "VBG":
        return saying
    heads = tree.children(above, "nsubj")
    speaks = any(t.pos == "PROPN" or t.text.lower() in ("he", "she", "they") for t in heads)
    return saying if verb.dep == "conj" and not speaks else None


def _sides(verb: Token, clauses: Iterable[Sequence[Token]]) -> list[list[Token]]:
    """Return the clauses before a verb as one part, those behind it as another."""
    before: list[Token] = []
    after: list[Token] = []
    for tokens in clauses:
        if tokens:
            side = before if tokens[-1].index < verb.index else after
            side += tokens
    return [sorted(part, key=lambda t: t.index) for part in (before, after)]


def _spans(tree: Tree, verb: Token, parts: Iterable[Sequence[Token]]) -> tuple[Span, ...]:
    """Return the spans of what is said, cut where words of the one who says it lie between."""
    own = {verb.index}
    for head in subjects(tree, verb):
        own |= {t.index for t in tree.subtree(head, ("relcl",))}
    runs = [run for part in parts for run in _runs(part, own)]
    told = [run for run in runs if not _only_says(tree, run)]
    return tuple(span for run in told for span in trimmed(run))


def _runs(tokens: Sequence[Token], own: Collection[int]) -> Iterator[list[Token]]:
    """Yield ``tokens`` in runs between which no word of ``own`` lies."""
    run: list[Token] = []
    for token in tokens:
        if token.index in own:
            continue
        if run and any(n in own for n in range(run[-1].index + 1, token.index)):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _only_says(tree: Tree, run: Sequence[Token]) -> bool:
    """Tell whether nothing is said: *who*, or *she said* of somebody else's words."""
    if all(t.pos in _BY_ITSELF for t in run):
        return True
    saying = [t for t in run if t.pos == "VERB" and t.lemma in REPORTING]
    edge = tree.tokens[max(run[0].index - 1, 0) : run[-1].index + 2]
    if len(saying) != 1 or not any(t.pos == "PUNCT" for t in (*edge[:2], *edge[-2:])):
        return False
    named = {t.index for head in subjects(tree, saying[0]) for t in tree.subtree(head)}
    rest = [t for t in run if t.index not in named and t is not saying[0]]
    return bool(named) and all(t.pos in (*_BY_ITSELF, "AUX") for t in rest)


def _has_verb(tokens: Iterable[Token]) -> bool:
    return any(token.pos in _VERBS for token in tokens)
