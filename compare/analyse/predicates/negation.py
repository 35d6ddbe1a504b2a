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
NEGATIVE = _NEGATORS | _NEGATIVE_NOUNS | {"without"}
"""Every word that denies by itself, for those who ask what is left of a sentence without it."""
_MERELY = frozenset({"only", "just", "merely", "simply"})
"""``not only resigned`` denies nothing."""
_IMPLICIT = frozenset({"fail", "refuse", "decline", "neglect", "avoid", "forget"})
"""``failed to attend`` says that somebody did not attend."""
_UNABLE = frozenset({"unable", "unlikely"})
UNDONE = frozenset({"failure", "refusal", "inability", "unwillingness"})
"""``the failure to pay`` says the same."""
_PREVENTING = frozenset(
    "prevent stop keep bar block prohibit ban preclude hinder dissuade "
    "refrain abstain desist".split()
)
"""``stopped him from leaving`` says that he did not leave."""
LETTING = frozenset({"let", "allow", "permit", "enable"})
"""``did not let him leave`` says that he did not leave."""
_INSTEAD = {"of": "instead", "than": "rather"}
"""``instead of paying``, ``rather than pay``: it was not done."""
_ADJUNCTS = frozenset("time point stage moment way circumstance mean account case event".split())
"""``at no time``, ``in no way`` deny the verb, not that there was a time."""
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
    for preposition in tree.children(verb, "prep"):
        adjuncts = [t for t in tree.children(preposition, "pobj") if t.lemma in _ADJUNCTS]
        found += [t for noun in adjuncts for t in tree.children(noun, "det") if t.lemma == "no"]
    found += _from_above(tree, verb)
    return tuple({token.index: token for token in found}.values())


def own_denials(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """Return the words that stand beside a verb and deny it: *not*, *never*, *no longer*."""
    return tuple(_own(tree, verb))


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
        after = tree.tokens[noun.index + 1 : noun.index + 2]
        if not after or after[0].lemma != "but":  # "nothing but lies"
            yield noun
        return
    for child in tree.children(noun, "det", "neg", "preconj", "nummod", "cc"):
        if child.index > noun.index:
            continue
        if child.lemma in ("no", "neither"):
            yield child
        elif child.lemma == "not" and noun.pos == "ADJ" and not _merely(tree, child):
            yield child  # "pleaded not guilty"
        elif child.lemma == "one" or (child.lemma == "a" and _before(tree, child) == "not"):
            yield from (t for t in tree.tokens[child.index - 1 : child.index] if t.lemma == "not")


def _before(tree: Tree, token: Token) -> str:
    return tree.tokens[token.index - 1].lemma if token.index else ""


def _from_above(tree: Tree, verb: Token) -> Iterator[Token]:
    above = tree.head(verb)
    if above is None:
        return
    before = tree.tokens[verb.index - 1] if verb.index else verb
    if _INSTEAD.get(before.lemma) == _before(tree, before):
        yield before
        return
    match verb.dep:
        case "xcomp" | "ccomp" if above.lemma in LETTING:
            yield from _own(tree, above)
        case "xcomp" if above.pos == "VERB" or above.lemma == "have":
            yield from _own(tree, above)
            if above.lemma in _IMPLICIT:
                yield above
            if above.lemma == "have":  # "has yet to resign"
                yield from (t for t in tree.children(above, "advmod") if t.lemma == "yet")
        case "xcomp" | "ccomp" | "advcl" if above.pos == "ADJ":
            yield from _ascribed(tree, above)
        case "acl" if above.lemma in UNDONE and verb.tag == "VB":
            yield above
        case "ccomp" if above.lemma in _RAISING:
            yield from _own(tree, above)
        case "pcomp" if above.lemma == "without":
            yield above
        case "pcomp" if above.lemma == "from":
            yield from _prevented(tree, above)
        case "conj" if above.pos in ("VERB", "AUX"):
            yield from _shared(tree, verb, above)


def _ascribed(tree: Tree, adjective: Token) -> Iterator[Token]:
    """Yield what denies *leave* in *unable to leave*, *too ill to leave*, *not free to leave*."""
    if adjective.lemma in _UNABLE:
        yield adjective
    yield from (t for t in tree.children(adjective, "advmod") if t.lemma == "too")
    holder = tree.head(adjective)
    if holder is not None and holder.lemma == "be":
        yield from _own(tree, holder)


def _prevented(tree: Tree, preposition: Token) -> Iterator[Token]:
    """Yield what denies *leaving* in *stopped him from leaving*, *did not keep him from it*."""
    verb = tree.head(preposition)
    if verb is not None and verb.lemma in _PREVENTING:
        yield verb
        yield from _own(tree, verb)


def _shared(tree: Tree, verb: Token, above: Token) -> Iterator[Token]:
    """Yield what denies both of two verbs: *did not stop or turn*, *neither saw nor heard*."""
    joined = {child.lemma for child in tree.children(above, "cc")}
    own = tree.children(verb, "aux", "auxpass", *_SUBJECTS)
    if joined & {"or", "nor"} and not own:
        yield from (t for t in _own(tree, above) if t.lemma != "nor")
