"""What each clause says: its verb, whether it is denied, and how certain it is made out to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.tree import Tree
from compare.model import Analysis, Predicate, Span

if TYPE_CHECKING:
    from compare.model import Modality, Token

# Closed classes of English function words.
_MODALS: dict[str, Modality] = {
    "may": "possible",
    "might": "possible",
    "can": "possible",
    "could": "possible",
    "would": "conditional",
    "will": "planned",
    "'ll": "planned",
    "shall": "planned",
    "must": "obliged",
    "should": "obliged",
    "ought": "obliged",
}
_NEGATORS = frozenset(
    {"not", "n't", "never", "no", "nor", "neither", "hardly", "barely", "scarcely"}
)
_NEGATIVE_NOUNS = frozenset({"nobody", "none", "nothing", "neither"})

# Verbs and adjectives that take "to" and say how far along the thing is.
_STAGES: dict[str, Modality] = {
    "plan": "planned",
    "intend": "planned",
    "aim": "planned",
    "propose": "planned",
    "prepare": "planned",
    "vow": "planned",
    "pledge": "planned",
    "promise": "planned",
    "seek": "planned",
    "hope": "planned",
    "want": "planned",
    "try": "planned",
    "attempt": "planned",
    "go": "planned",
    "set": "planned",
    "schedule": "planned",
    "due": "planned",
    "ready": "planned",
    "expect": "expected",
    "likely": "expected",
    "project": "expected",
    "forecast": "expected",
    "believe": "expected",
    "think": "expected",
    "need": "obliged",
    "have": "obliged",
    "require": "obliged",
}
_IMPLICIT_NEGATION = frozenset({"fail", "refuse", "decline", "neglect"})
"""``failed to attend`` says that somebody did not attend."""

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OBJECTS = ("dobj", "attr", "acomp", "oprd", "dative")
_VERB_GROUP = ("aux", "auxpass", "neg", "prt")


def find(analysis: Analysis) -> tuple[Predicate, ...]:
    """Return one predicate per verb that is more than an auxiliary, in text order."""
    tree = Tree(analysis.tokens)
    verbs = (t for t in analysis.tokens if t.pos in ("VERB", "AUX") and _heads_clause(t))
    return tuple(_predicate(tree, verb) for verb in verbs)


def _heads_clause(token: Token) -> bool:
    return token.dep not in ("aux", "auxpass", "amod", "compound", "prep", "case", "punct")


def _predicate(tree: Tree, verb: Token) -> Predicate:
    passive = bool(tree.children(verb, "auxpass", "nsubjpass"))
    subject = _subject(tree, verb)
    if passive:
        agents = [
            by for agent in tree.children(verb, "agent") for by in tree.children(agent, "pobj")
        ]
        objects = agents
    else:
        objects = tree.children(verb, *_OBJECTS)
    group = sorted([verb, *tree.children(verb, *_VERB_GROUP)], key=lambda t: t.index)
    return Predicate(
        span=_group_span(group, verb),
        sentence=verb.sentence,
        lemma=_lemma(tree, verb, objects),
        negated=_negated(tree, verb, subject),
        modality=_modality(tree, verb),
        passive=passive,
        subject=subject.index if subject else None,
        object=objects[0].index if objects else None,
        token=verb.index,
    )


def _group_span(group: list[Token], verb: Token) -> Span:
    # In a question, or with "so did", an auxiliary stands far off: keep to what adjoins the verb.
    near = [t for t in group if abs(t.index - verb.index) <= 4]
    return Span(near[0].span.start, near[-1].span.end)


def _lemma(tree: Tree, verb: Token, objects: list[Token]) -> str:
    if verb.lemma == "be" and objects:
        return objects[0].lemma
    particles = [child.lemma for child in tree.children(verb, "prt")]
    return " ".join([verb.lemma, *particles])


def _subject(tree: Tree, verb: Token) -> Token | None:
    own = tree.children(verb, *_SUBJECTS)
    if own:
        return own[0]
    above = tree.head(verb)
    if above is None:
        return None
    if verb.dep in ("conj", "xcomp") and above.pos in ("VERB", "AUX", "ADJ"):
        return _subject(tree, above)
    if verb.dep in ("relcl", "acl"):
        return above
    return None


def _negated(tree: Tree, verb: Token, subject: Token | None) -> bool:
    """Tell whether the clause is denied; two negations cancel out."""
    count = sum(
        child.lemma in _NEGATORS for child in tree.children(verb, "neg", "advmod", "preconj")
    )
    nouns = [*([subject] if subject else []), *tree.children(verb, *_OBJECTS)]
    count += sum(_negative_noun(tree, noun) for noun in nouns)
    above = tree.head(verb)
    if above is not None and verb.dep == "xcomp" and above.pos == "VERB":
        count += above.lemma in _IMPLICIT_NEGATION
        count += any(child.dep == "neg" for child in tree.children(above))
    if verb.dep == "conj" and above is not None and above.pos in ("VERB", "AUX"):
        joined = {child.lemma for child in tree.children(above, "cc")}
        shared = joined <= {"or", "nor"} and not tree.children(verb, "aux", "auxpass", *_SUBJECTS)
        count += shared and any(child.dep == "neg" for child in tree.children(above))
    return count % 2 == 1


def _negative_noun(tree: Tree, noun: Token) -> bool:
    if noun.lemma in _NEGATIVE_NOUNS:
        return True
    return any(
        child.lemma in ("no", "neither") for child in tree.children(noun, "det", "neg", "preconj")
    )


def _modality(tree: Tree, verb: Token) -> Modality:
    for child in tree.children(verb, "aux"):
        if child.lemma in _MODALS or child.text.lower() in _MODALS:
            return _MODALS.get(child.text.lower()) or _MODALS[child.lemma]
    above = tree.head(verb)
    if above is not None and verb.dep in ("xcomp", "ccomp"):
        infinitive = any(child.tag == "TO" for child in tree.children(verb, "aux"))
        if infinitive and above.lemma in _STAGES:
            return _STAGES[above.lemma]
    if above is not None and verb.dep == "conj" and not tree.children(verb, "aux", *_SUBJECTS):
        return _modality(tree, above)
    return "actual"
