"""One predicate for each verb that says something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.predicates.modality import modality
from compare.analyse.predicates.negation import denials
from compare.analyse.tree import Tree, tree_of
from compare.model import Analysis, Predicate, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "attr", "acomp", "oprd", "dative")
_VERB_GROUP = ("aux", "auxpass", "neg", "prt")
_NO_CLAUSE = ("aux", "auxpass", "amod", "compound", "prep", "case", "punct")
_REACH = 5
"""Tokens from the verb within which its span takes in what belongs to it."""

_OBJECT_CONTROL = frozenset(
    "urge order tell ask force compel allow persuade want expect help require instruct invite "
    "enable permit lead cause get encourage warn advise oblige authorize authorise".split()
)
"""Verbs whose object, not whose subject, does what the infinitive after them says."""


def find(analysis: Analysis) -> tuple[Predicate, ...]:
    """Return one predicate per verb that is more than an auxiliary, in text order."""
    tree = tree_of(analysis.tokens)
    asked = {n for n in range(len(analysis.bounds) - 1) if _is_question(analysis.tokens_of(n)[-2:])}
    verbs = (t for t in analysis.tokens if t.pos in ("VERB", "AUX") and t.dep not in _NO_CLAUSE)
    return tuple(_predicate(tree, verb, verb.sentence in asked) for verb in verbs)


def _is_question(last: Sequence[Token]) -> bool:
    return any(token.text == "?" for token in last)


def _predicate(tree: Tree, verb: Token, asked: bool) -> Predicate:
    passive = bool(tree.children(verb, "auxpass", "nsubjpass"))
    subject = _subject(tree, verb)
    if passive:
        agents = tree.children(verb, "agent")
        objects = [by for agent in agents for by in tree.children(agent, "pobj")]
    else:
        objects = tree.children(verb, *OBJECTS)
    happens = _happens(tree, verb)
    objects = [t for t in objects if t not in happens]
    nouns = [*([subject] if subject else []), *objects]
    denied_by = denials(tree, verb, nouns)
    group = [verb, *tree.children(verb, *_VERB_GROUP), *denied_by, *happens]
    before = [tree.tokens[t.index - 1] for t in denied_by if t.index]
    group += [t for t in before if t.pos == "AUX"]  # "did" of "did not"
    group += [t for t in objects if verb.lemma == "be" or _is_denied(tree, t, denied_by)]
    return Predicate(
        span=_span(group, verb),
        sentence=verb.sentence,
        lemma=_lemma(tree, verb, [*happens, *objects]),
        negated=len(denied_by) % 2 == 1,
        modality=modality(tree, verb, asked),
        passive=passive,
        subject=subject.index if subject else None,
        object=objects[0].index if objects else None,
        token=verb.index,
    )


def _is_denied(tree: Tree, noun: Token, denied_by: Sequence[Token]) -> bool:
    return any(tree.head(token) is noun for token in denied_by)


def _span(group: Iterable[Token], verb: Token) -> Span:
    # In a question, or with "so did", an auxiliary stands far off: keep to what is near.
    near = [t for t in group if abs(t.index - verb.index) <= _REACH]
    return Span(min(t.span.start for t in near), max(t.span.end for t in near))


def _lemma(tree: Tree, verb: Token, objects: list[Token]) -> str:
    if verb.lemma == "be" and objects:
        return objects[0].lemma
    if any(t in objects for t in _happens(tree, verb)):
        return "take place"
    particles = [child.lemma for child in tree.children(verb, "prt")]
    return " ".join([verb.lemma, *particles])


def _happens(tree: Tree, verb: Token) -> list[Token]:
    """Return *place* of *take place*, which is no thing that is taken: *took the place of* is."""
    places = tree.children(verb, "dobj") if verb.lemma == "take" else []
    return [t for t in places if t.lemma == "place" and not tree.children(t)]


def _subject(tree: Tree, verb: Token) -> Token | None:
    """Return what heads the subject, also where it is that of a verb above."""
    own = tree.children(verb, *SUBJECTS)
    if own:
        return own[0]
    above = tree.head(verb)
    if above is None:
        return None
    if verb.dep == "xcomp" and above.lemma in _OBJECT_CONTROL:
        objects = tree.children(above, "dobj")
        return objects[0] if objects else _subject(tree, above)
    is_clause = above.pos in ("VERB", "AUX", "ADJ")
    if verb.dep in ("conj", "xcomp") and is_clause:
        return _subject(tree, above)
    bare = verb.tag in ("VBG", "VBN") or not tree.children(verb, "mark")
    if verb.dep == "advcl" and is_clause and bare:
        return _subject(tree, above)  # "went there to sign", "left, saying ...", "while leaving"
    if verb.dep == "pcomp":  # "after leaving", "kept him from leaving"
        return _subject_past_preposition(tree, above)
    if verb.dep in ("acomp", "attr", "oprd") and is_clause:
        return _subject(tree, above)
    if verb.dep in ("relcl", "acl"):
        return above
    return None


def _subject_past_preposition(tree: Tree, preposition: Token) -> Token | None:
    verb = tree.head(preposition)
    if verb is None or verb.pos not in ("VERB", "AUX"):
        return None
    objects = tree.children(verb, "dobj")
    if objects and preposition.lemma in ("from", "of"):
        return objects[0]
    return _subject(tree, verb)
