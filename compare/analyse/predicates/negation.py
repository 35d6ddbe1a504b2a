"""What denies a clause: *not*, *nobody*, *failed to*, *nor*, *no longer*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.analyse.tree import Tree
    from compare.model import Token

# Closed classes of English.
_NEGATORS = frozenset(
    {"not", "n't", "never", "no", "nor", "neither", "hardly", "barely", "scarcely", "nowhere"}
)
_NEGATIVE_NOUNS = frozenset({"nobody", "none", "nothing", "neither"})
_MERELY = frozenset({"only", "just", "merely", "simply"})
"""``not only resigned`` denies nothing."""
_IMPLICIT = frozenset({"fail", "refuse", "decline", "neglect", "avoid", "forget"})
"""``failed to attend`` says that somebody did not attend."""
_UNABLE = frozenset({"unable", "unlikely"})
_RAISING = frozenset({"think", "believe", "expect", "suppose", "imagine"})
"""``do not believe he left`` speaks of his not leaving."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def denials(tree: Tree, verb: Token, nouns: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words that deny the clause of ``verb``; two of them cancel out.

    ``nouns`` are its subject and its objects, and the agent of a passive.
    """
    found = [*_own(tree, verb)]
    for noun in nouns:
        found += _of_noun(tree, noun)
    found += _from_above(tree, verb)
    return tuple({token.index: token for token in found}.values())


def _own(tree: Tree, verb: Token) -> Iterator[Token]:
    for child in tree.children(verb, "neg", "advmod", "preconj"):
        if child.lemma in _NEGATORS and not _merely(tree, child):
            yield child
        elif child.text.lower() == "longer":  # "no longer"
            yield from (t for t in tree.children(child) if t.lemma == "no")


def _merely(tree: Tree, negator: Token) -> bool:
    after = tree.tokens[negator.index + 1 : negator.index + 2]
    return bool(after) and after[0].lemma in _MERELY


def _of_noun(tree: Tree, noun: Token) -> Iterator[Token]:
    if noun.lemma in _NEGATIVE_NOUNS:
        yield noun
        return
    for child in tree.children(noun, "det", "neg", "preconj", "nummod", "cc"):
        if child.index > noun.index:
            continue
        if child.lemma in ("no", "neither"):
            yield child
        elif child.lemma == "one" or (child.lemma == "a" and _before(tree, child) == "not"):
            yield from (t for t in tree.tokens[child.index - 1 : child.index] if t.lemma == "not")


def _before(tree: Tree, token: Token) -> str:
    return tree.tokens[token.index - 1].lemma if token.index else ""


def _from_above(tree: Tree, verb: Token) -> Iterator[Token]:
    above = tree.head(verb)
    if above is None:
        return
    match verb.dep:
        case "xcomp" if above.pos == "VERB" or above.lemma == "have":
            yield from _own(tree, above)
            if above.lemma in _IMPLICIT:
                yield above
            if above.lemma == "have":  # "has yet to resign"
                yield from (t for t in tree.children(above, "advmod") if t.lemma == "yet")
        case "xcomp" | "ccomp" if above.pos == "ADJ":
            if above.lemma in _UNABLE:
                yield above
            holder = tree.head(above)
            if holder is not None and holder.lemma == "be":
                yield from _own(tree, holder)
        case "ccomp" if above.lemma in _RAISING:
            yield from _own(tree, above)
        case "pcomp" if above.lemma == "without":
            yield above
        case "conj" if above.pos in ("VERB", "AUX"):
            yield from _shared(tree, verb, above)


def _shared(tree: Tree, verb: Token, above: Token) -> Iterator[Token]:
    """Yield what denies both of two verbs: *did not stop or turn*, *neither saw nor heard*."""
    joined = {child.lemma for child in tree.children(above, "cc")}
    own = tree.children(verb, "aux", "auxpass", *_SUBJECTS)
    if joined & {"or", "nor"} and not own:
        yield from (t for t in _own(tree, above) if t.lemma != "nor")
