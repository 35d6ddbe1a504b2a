"""How certain a clause makes out what it says: done, possible, planned, expected, ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.analyse.predicates.negation import LETTING, UNDONE, own_denials

if TYPE_CHECKING:
    from compare.analyse.tree import Tree
    from compare.model import Modality, Token

# Closed classes of English.
_MODALS: dict[str, Modality] = {
    "may": "possible",
    "might": "possible",
    "can": "able",
    "ca": "able",
    "could": "possible",
    "would": "conditional",
    "'d": "conditional",
    "will": "planned",
    "wo": "planned",
    "'ll": "planned",
    "shall": "planned",
    "must": "obliged",
    "should": "obliged",
    "ought": "obliged",
}
_CONDITIONS = frozenset({"if", "unless", "whether"})
_ADVERBS: dict[str, Modality] = {
    "possibly": "possible",
    "perhaps": "possible",
    "maybe": "possible",
    "probably": "expected",
    "presumably": "expected",
    "reportedly": "expected",
    "allegedly": "expected",
    "apparently": "expected",
    "supposedly": "expected",
}

# What takes an infinitive and says how far along the thing is. Any other verb, adjective or
# noun makes it something that is still to be done.
_STAGES: dict[str, Modality] = {
    "expect": "expected",
    "likely": "expected",
    "unlikely": "expected",
    "project": "expected",
    "forecast": "expected",
    "believe": "expected",
    "think": "expected",
    "seem": "expected",
    "appear": "expected",
    "say": "expected",
    "report": "expected",
    "allege": "expected",
    "claim": "expected",
    "need": "obliged",
    "have": "obliged",
    "require": "obliged",
    "order": "obliged",
    "instruct": "obliged",
    "oblige": "obliged",
}
_IMPLICATIVE = frozenset(
    "begin start continue proceed manage happen help force compel cause get come prove cease turn "
    "use dare bother condescend remember succeed rush fail refuse decline neglect forget "
    "able unable".split()
)
"""Words that tell whether the infinitive after them came true (Karttunen 1971): it is as
certain as they are themselves."""
_OUTCOMES = frozenset({"become", "reach", "find", "total"})
"""``grew to become``: an infinitive of result, not of purpose."""
_OPINIONS = frozenset("think believe expect suppose imagine suspect fear hope assume".split())
_DISPUTES = frozenset(
    "deny dispute doubt question claim allege contend suspect suggest accuse".split()
)
"""What somebody denies, or claims without proof, is neither stated nor denied by the account."""
_FACTIVE = frozenset(
    "know realize realise regret notice discover learn remember forget recognize recognise "
    "acknowledge admit reveal disclose mention resent aware sorry glad".split()
)
"""What stands below these is taken for granted, whether they are denied or not (Kiparsky and
Kiparsky 1970): who did not know that it rained says that it rained."""
_FACTIVE_PREPOSITIONS = frozenset({"after", "since", "despite", "upon", "on", "following"})
_IN_DOUBT = frozenset({"stop", "quit", "cease"})
"""Who stopped smoking did smoke, and does not."""
_SINGLED_OUT = frozenset({"first", "last", "only", "next", "second", "third"})
"""``the first to arrive`` did arrive."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def modality(tree: Tree, verb: Token, asked: bool) -> Modality:
    """Return how certain the clause of ``verb`` is; ``asked`` if its sentence is a question."""
    for child in tree.children(verb, "aux", "mark", "advmod"):
        word = child.text.lower().replace("’", "'")
        if child.dep == "aux" and (known := _MODALS.get(word) or _MODALS.get(child.lemma)):
            return _could(tree, verb) if word == "could" else _shifted(tree, verb, known)
        if child.dep == "advmod" and child.lemma in _ADVERBS:
            return _ADVERBS[child.lemma]
        if child.dep in ("mark", "advmod") and child.lemma in _CONDITIONS:
            return "conditional"
    if any(child.tag == "TO" for child in tree.children(verb, "aux")):
        return _infinitive(tree, verb, asked)
    above = tree.head(verb)
    if above is None:
        return "possible" if asked else "actual"
    if verb.dep in ("ccomp", "xcomp") and above.lemma in _DISPUTES:
        return "possible"
    if verb.dep == "ccomp" and above.lemma in _OPINIONS:
        return "expected"
    if verb.dep == "pcomp" and _is_charge(tree, above):
        return "possible"
    if _is_open(tree, verb, above):
        return "open"
    if verb.dep == "conj" and not tree.children(verb, "aux", *_SUBJECTS):
        return modality(tree, above, asked)
    return "actual"


def _shifted(tree: Tree, verb: Token, known: Modality) -> Modality:
    """Tell the *will* of reported speech from a condition: *said he would appeal*."""
    above = tree.head(verb)
    reported = verb.dep == "ccomp" and above is not None and above.tag in ("VBD", "VBN")
    if known != "conditional" or not reported or any(map(_is_condition, tree.children(verb))):
        return known
    marks = [t for clause in tree.children(verb, "advcl") for t in tree.children(clause, "mark")]
    return known if any(map(_is_condition, marks)) else "planned"


def _is_condition(token: Token) -> bool:
    return token.dep in ("mark", "advmod") and token.lemma in _CONDITIONS


def _is_charge(tree: Tree, preposition: Token) -> bool:
    verb = tree.head(preposition)
    return verb is not None and verb.lemma in ("accuse", "suspect", "charge")


def _could(tree: Tree, verb: Token) -> Modality:
    """Tell *could not attend*, which says that somebody did not, from *could explode*."""
    perfect = any(child.lemma == "have" for child in tree.children(verb, "aux"))
    return "able" if own_denials(tree, verb) and not perfect else "possible"


def _is_open(tree: Tree, verb: Token, above: Token) -> bool:
    """Tell whether a clause stands in the scope of a denial that may be aimed at it or not.

    *They did not sit at the table, eating*: nothing tells whether they ate.
    """
    match verb.dep:
        case "xcomp":
            return above.lemma in _IN_DOUBT
        case "advcl":
            bare = verb.tag in ("VBG", "VBN") and not tree.children(verb, "mark", *_SUBJECTS)
            return bare and verb.index > above.index and bool(own_denials(tree, above))
        case "pcomp":
            holder = tree.head(above)
            if above.lemma in _FACTIVE_PREPOSITIONS or holder is None:
                return False
            return bool(_denied_above(tree, holder))
        case "relcl":
            holder = tree.head(above)
            ascribed = above.dep == "attr" and holder is not None
            return ascribed and holder is not None and bool(own_denials(tree, holder))
        case "ccomp":
            seen_through = above.lemma in _FACTIVE or above.lemma in LETTING
            return not seen_through and bool(_denied_above(tree, above))
        case "conj":
            shares = verb.tag == above.tag and verb.tag in ("VB", "VBG", "VBN")
            joined = {child.lemma for child in tree.children(above, "cc")}
            alone = not tree.children(verb, "aux", "auxpass", *_SUBJECTS)
            return shares and alone and "and" in joined and bool(own_denials(tree, above))
        case _:
            return False


def _denied_above(tree: Tree, token: Token) -> tuple[Token, ...]:
    """Return what denies a verb, or the copula with which something is ascribed."""
    holder = tree.head(token)
    if token.pos in ("ADJ", "NOUN") and holder is not None and holder.lemma == "be":
        return own_denials(tree, holder)
    return own_denials(tree, token)


def _infinitive(tree: Tree, verb: Token, asked: bool) -> Modality:
    above = tree.head(verb)
    if above is None:
        return "planned"  # a headline: "Minister to resign"
    if verb.dep in ("acl", "relcl"):
        if above.lemma in UNDONE:
            return "actual"
        singled = any(
            t.lemma in _SINGLED_OUT or t.tag == "JJS" for t in (*tree.children(above), above)
        )
        return "actual" if singled else "planned"
    if above.lemma in LETTING and not own_denials(tree, above):
        return "able"
    if any(t.lemma == "too" for t in tree.children(above, "advmod")):
        return _of_clause(tree, above, asked)
    goes_on = above.lemma == "go" and any(t.lemma == "on" for t in tree.children(above, "prt"))
    if goes_on or above.lemma in _IMPLICATIVE or above.lemma in LETTING:
        return _of_clause(tree, above, asked)
    if above.lemma == "have" and any(t.lemma == "yet" for t in tree.children(above, "advmod")):
        return "actual"
    if above.lemma in _STAGES:
        return _STAGES[above.lemma]
    if verb.lemma in _OUTCOMES and verb.dep in ("advcl", "xcomp"):
        return _of_clause(tree, above, asked)
    return "planned"


def _of_clause(tree: Tree, token: Token, asked: bool) -> Modality:
    """Return how certain the clause is that ``token`` heads, or ascribes something in."""
    above = tree.head(token)
    if token.pos == "ADJ" and above is not None and above.lemma == "be":
        return modality(tree, above, asked)
    return modality(tree, token, asked)
