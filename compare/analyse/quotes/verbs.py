"""The verbs of saying, who says it, and whether it is told as said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.analyse.tree import Tree
    from compare.model import Token

REPORTING = frozenset(
    "say tell add state claim note declare announce insist stress explain warn argue report "
    "suggest confirm deny maintain assert remark comment reply respond answer observe admit "
    "acknowledge concede write tweet post describe recall testify estimate allege contend "
    "emphasize emphasise reiterate reveal disclose mention predict urge ask demand conclude "
    "caution believe think joke quip shout cry whisper hint signal agree complain promise".split()
)
"""Lemmas of the verbs that attribute words or thoughts to somebody."""
ALSO = frozenset(
    "preach teach proclaim confess boast lament vow pledge swear threaten counter protest "
    "object recount narrate opine retort remind assure".split()
)
"""More of them, which attribute but have more to tell than that something is said."""
_MADE_TO = frozenset("cause make lead force prompt compel drive induce have hear see get".split())
"""What makes somebody say something: it is said. *Allows*, *wants*, *asks* leave it open."""
_SPEAKERS = ("NOUN", "PROPN", "PRON")
_RELATIVE = frozenset({"who", "which", "that"})
_GOES_ON_TO = frozenset("go continue begin start proceed rush hasten hurry have".split())
"""What somebody does who then says it: *went on to say*."""
_OPEN = frozenset("if unless whether nobody none neither".split())
_CHAIN = 3
"""Verbs that one speaker goes through: *came, saw and told*."""


def subjects(tree: Tree, verb: Token) -> list[Token]:
    """Return what heads the words for who says it; empty where nobody is named.

    A second verb has the subject of the first (*came and said*, *left, saying*), *who* stands for
    what stands before.
    """
    above = verb
    made = tree.head(verb)
    if verb.dep == "xcomp" and made is not None and made.lemma in _MADE_TO - _GOES_ON_TO:
        return [t for t in tree.children(made, "dobj") if t.pos in _SPEAKERS][:1]
    for _ in range(_CHAIN):
        own = [t for t in tree.children(above, "nsubj") if t.pos in _SPEAKERS][:1]
        if own or tree.children(above, "nsubjpass", "expl", "csubj"):
            break
        head = _goes_with(tree, above)
        if head is None:
            break
        above = head
        if passive := tree.children(above, "nsubjpass"):
            own = [t for t in passive if t.pos in _SPEAKERS][:1]
            break
    if own and own[0].text.lower() in _RELATIVE and above.dep == "relcl":
        named = tree.head(above)
        return [named] if named is not None and named.pos in _SPEAKERS else own
    return own


def _goes_with(tree: Tree, verb: Token) -> Token | None:
    """Return the verb whose subject this one shares."""
    above = tree.head(verb)
    shared = verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBG")
    goes_on = verb.dep in ("xcomp", "advcl") and above is not None and above.lemma in _GOES_ON_TO
    shared = shared or goes_on
    if not shared or above is None or above.pos not in ("VERB", "AUX"):
        return None
    return above


def is_made(tree: Tree, verb: Token) -> bool:
    """Tell whether it is told as said: not denied, asked, supposed, wished for or allowed."""
    below = tree.children(verb)
    above = tree.head(verb)
    if any(_leaves_open(t) for t in below) or _asks(tree, verb):
        return False
    second = above if verb.dep == "conj" and not any(t.dep == "nsubj" for t in below) else None
    if second is not None and tree.children(second, "neg"):  # "did not look or say that"
        return False
    infinitive = verb.tag == "VB" and any(t.text.lower() == "to" and t.dep == "aux" for t in below)
    if not infinitive or verb.dep != "ccomp" or above is None:
        return True
    return above.lemma in _MADE_TO


def _leaves_open(below: Token) -> bool:
    return below.dep == "neg" or below.text.lower() in _OPEN


def _asks(tree: Tree, verb: Token) -> bool:
    """Tell whether what is said is a question: *say whether it is safe*."""
    said = (t for t in tree.children(verb, "ccomp") if t.index > verb.index)
    return any(m.text.lower() == "whether" for c in said for m in tree.children(c, "mark"))
