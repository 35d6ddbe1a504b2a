"""Sources that nobody names: who can be told by name or office, and who asked not to be named."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from compare.analyse.quotes.verbs import subjects
from compare.analyse.tree import cover, tree_of
from compare.data import relation
from compare.judge import kinship

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.analyse.tree import Tree
    from compare.model import Analysis, Quote, Span, Token

_OFFICES = ("leader", "official", "officer", "administrator", "executive", "chief", "minister")
"""Who holds an office is a kind of one of these: *mayor*, *prosecutor*, *sergeant*."""
_FOR_OTHERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})
"""Who speaks for a body, and is told by it."""
_ANY = frozenset("a an one another some any several many few two three four five six".split())
"""Before a noun: somebody of that sort, not the one who is known. A closed class."""
_OF_WHOM = frozenset({"of", "for", "at", "from", "in", "with"})
_NAMING = frozenset({"name", "identify"})
_GIVING = frozenset("give reveal disclose publish print use provide release".split())
"""What is done, or not done, with a name."""
_NAME = frozenset({"name", "identity"})
_REFUSING = frozenset({"decline", "refuse", "withhold", "avoid", "without"})
"""What denies by itself: *declined to be named*, *without giving a name*."""
_ANONYMITY = frozenset({"anonymity", "anonymously"})
_TELLING = _ANONYMITY | _NAMING | _GIVING | {"anonymous"}
_STAYING = frozenset({"remain", "stay", "keep", "be"})
_NOT_TO_BE = frozenset({"be", "being"})
_MAY = frozenset({"can", "could", "may", "might"})
"""Who *could not be named* has not asked for it."""
_SUBJECTS = ("nsubj", "nsubjpass")
_PERSONS = frozenset({"he", "she", "they"})
_SELF = frozenset({"himself", "herself", "themselves"})
_BACK = 1
"""Sentences before the one that says so in which *he* or *they* has spoken."""


def is_told(analysis: Analysis, quote: Quote) -> bool:
    """Tell whether the words for a speaker without a name let a reader tell who it is.

    An office does (*the mayor*, *prosecutors*, a spokesman for a body), a body that is not just
    any (*the port authority*, not *an airline* or *insurers*), and who is told by a name (*the
    owner of the Hollin mill*). *A lorry driver* and *the driver* do not.
    """
    if quote.speaker is None:
        return False
    tree = tree_of(analysis.tokens)
    head = _head(tree, analysis, quote)
    if head is None:
        return False
    before = tree.children(head, "det", "nummod", "amod", "poss")
    just_any = any(t.lemma.lower() in _ANY or t.dep == "nummod" for t in before)
    if head.lemma in _FOR_OTHERS and _spoken_for(tree, head):
        return True
    many = head.tag == "NNS" and head.lemma != head.text.lower()
    if just_any or (many and not tree.children(head) and not _is_office(head.lemma)):
        return False
    if head.pos == "PROPN":
        return True
    within = tree.subtree(head)
    if any(t.pos == "PROPN" for t in within) and not (many and not _known(before)):
        return True
    return _is_office(head.lemma) or not kinship.is_person(head.lemma)


def withheld(analysis: Analysis) -> dict[Quote, Span]:
    """Return the quotes of those who are not to be named, with the words that say so.

    It is read from the sentence: to be named or identified, to give a name, below what denies it
    or is denied; or anonymity, asked for or spoken under. Whoever that is said of, by a noun or
    by *he* behind a saying, has it in the whole account.
    """
    tree = tree_of(analysis.tokens)
    named = {m.entity for m in analysis.mentions}
    persons = {m.entity for m in analysis.mentions if m.type == "person"}
    found: dict[Quote, Span] = {}
    for token in analysis.tokens:
        path = _path(tree, token)
        who = _whose(tree, path) if path else None
        if who is None:
            continue
        words = _words(tree, path)
        quotes = [q for q in analysis.quotes if q.speaker and q.entity not in persons]
        own = [q for q in quotes if q.speaker and q.speaker.contains(who.span)]
        if not own and who.text.lower() in _PERSONS:
            near = range(who.sentence - _BACK, who.sentence + 1)
            before = [q for q in quotes if q.sentence in near and q.span.start <= who.span.start]
            own = [q for q in before if q.entity not in named][-1:]
        elif not own:
            own = [q for q in quotes if q.entity and q.entity.split()[-1] == who.lemma]
        entities = {q.entity for q in own} - named
        for quote in (*own, *(q for q in quotes if q.entity in entities)):
            found.setdefault(quote, words)
    return found


def _path(tree: Tree, token: Token) -> list[Token]:
    """Return the words from a name not given up to who would have it so, lowest first."""
    if token.lemma.lower() not in _TELLING:
        return []
    up = list(tree.ancestors(token))
    if token.lemma.lower() in _ANONYMITY:
        return [token, *up]
    if token.lemma == "anonymous" and up and up[0].lemma in _STAYING and up[0].dep == "xcomp":
        return [token, *up]
    if token.pos != "VERB" or not _is_denied(tree, token, up):
        return []
    below = tree.children(token)
    passive = any(t.dep == "auxpass" and t.text.lower() in _NOT_TO_BE for t in below)
    if any(t.dep == "aux" and t.lemma in _MAY for t in below):
        return []
    own = [t for t in below if t.dep in _SUBJECTS]
    if token.lemma in _NAMING:
        if passive and all(t.pos == "PRON" for t in own):
            return [token, *up] if up else []
        itself = any(t.dep == "dobj" and t.text.lower() in _SELF for t in below)
        return [token, *up] if itself else []
    if token.lemma not in _GIVING:
        return []
    given = [t for t in below if t.dep in ("dobj", "nsubjpass") and t.lemma in _NAME]
    of_whom = [t for name in given for t in tree.children(name, "poss")]
    if given and all(t.pos == "PRON" for t in of_whom) and (of_whom or not passive):
        return [token, *up]
    return []


def _is_denied(tree: Tree, token: Token, up: Sequence[Token]) -> bool:
    """Tell whether something is not to be done: *not to be named*, *did not want to be named*."""
    for node, above in zip((token, *up), (*up, None), strict=True):
        if any(t.dep == "neg" for t in tree.children(node)):
            return True
        if above is None or node.dep not in ("xcomp", "ccomp", "pcomp"):
            return False
        if above.lemma.lower() in _REFUSING:
            return True
    return False


def _whose(tree: Tree, path: list[Token]) -> Token | None:
    """Return the noun for who would have it so, and leave of ``path`` what leads there."""
    core = path[0]
    for n, node in enumerate(path):
        passive = node is core and any(t.dep == "auxpass" for t in tree.children(node))
        if node.pos in ("VERB", "AUX") and not passive:
            given = [t for t in tree.children(node, "dative", "dobj") if t.text.lower() == "whom"]
            given = given or tree.children(node, "dative")
            own = given or subjects(tree, node) or tree.children(node, "nsubjpass")
            if own:
                del path[n + 1 :]
                above = tree.head(node)
                relative = own[0].tag in ("WP", "WDT") and node.dep == "relcl"
                return above if relative else own[0]
        above = tree.head(node)
        if node.dep in ("acl", "relcl") and above is not None and kinship.is_people(above.lemma):
            del path[n + 1 :]
            return above
    return None


def _words(tree: Tree, path: Sequence[Token]) -> Span:
    """Return the words that say so: *did not want to give her name*."""
    own = [*path, *(t for node in path for t in tree.children(node, "aux", "auxpass", "neg"))]
    own += tree.children(path[0], "dobj")
    own.sort(key=lambda token: token.index)
    return cover(own)


def _head(tree: Tree, analysis: Analysis, quote: Quote) -> Token | None:
    """Return what heads the words for a speaker."""
    assert quote.speaker is not None
    sentences = analysis.document.sentences
    at = bisect_right(sentences, quote.speaker.start, key=lambda s: s.span.start) - 1
    own = [t for t in analysis.tokens_of(max(at, 0)) if quote.speaker.contains(t.span)]
    held = {t.index for t in own}
    nouns = [t for t in own if t.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    return next((t for t in nouns if (up := tree.head(t)) is None or up.index not in held), None)


def _known(before: Sequence[Token]) -> bool:
    """Tell whether a noun is the one that is known: *the drivers*, *Keller's lawyers*."""
    return any(t.dep == "poss" or t.lemma.lower() == "the" for t in before)


def _spoken_for(tree: Tree, head: Token) -> bool:
    """Tell whether it is said for whom: *a police spokesman*, *a spokeswoman for the council*."""
    below = tree.children(head, "compound", "poss", "nmod")
    behind = [t for t in tree.children(head, "prep") if t.lemma in _OF_WHOM]
    return bool(below or behind)


def _is_office(lemma: str) -> bool:
    return any(relation(lemma, kind, "n") in ("same", "synonym", "hypernym") for kind in _OFFICES)
