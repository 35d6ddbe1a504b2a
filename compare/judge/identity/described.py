"""What an account says somebody is: by apposition, before the name, or with *is*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.data.people import line
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Mention, Token

_PAST = frozenset(
    "former ex then retired onetime one-time trained qualified would-be aspiring future once "
    "amateur acting honorary".split()
)
_DEAD = "late"
_STANDING = frozenset("deputy vice assistant acting interim".split())
_BEFORE = ("compound", "nmod", "amod")
_HYPHENS = frozenset("-\u2010\u2011\u2013/")


@dataclass(frozen=True, slots=True)
class Description:
    """A noun said of a person, with what narrows it down."""

    account: Account
    person: Mention
    noun: Token
    span: Span
    """The noun with its adjectives."""
    trade: str
    kin: str
    office: str
    nation: str
    """Entity of the country, if it is one only."""
    nation_span: Span | None
    owner: str
    """Whose: an entity or a common noun; ``"*"`` for a pronoun; empty where nothing is said."""
    field: frozenset[str]
    """Of what somebody is the head: *finance*, *marketing*; empty where a body is named."""
    standing: str
    """``former``, ``deputy`` and the like before the noun; empty for who is in a post."""
    past: bool
    dead: bool
    """Whether it says *the late*."""
    joined: bool
    """Whether it is one of several things said in a row: *poet and politician*."""


def descriptions(account: Account) -> Iterator[Description]:
    """Yield what the account says of each person it names in full."""
    for mention in account.analysis.mentions:
        if mention.type in ("person", "organisation", "other") and " " in mention.entity:
            for noun in _nouns(account, mention):
                found = _description(account, mention, noun)
                if found is not None:
                    yield found
            yield from _kin_acted_on(account, mention)


_INVERSE = {
    "parent": "child",
    "child": "parent",
    "spouse": "spouse",
    "sibling": "sibling",
    "cousin": "cousin",
    "uncle": "nephew",
    "nephew": "uncle",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
    "stepparent": "stepchild",
    "stepchild": "stepparent",
}
"""What somebody is to his son: a closed class."""


def _kin_acted_on(account: Account, mention: Mention) -> Iterator[Description]:
    """Yield what somebody is to his own kin, whom he does something to: *Jo Ek saved his son*."""
    tokens, tree = account.analysis.tokens, account.tree
    name = tokens[mention.token]
    for verb in account.predicates.get(mention.sentence, ()):
        if verb.subject != name.index or verb.object is None or verb.passive:
            continue
        noun = tokens[verb.object]
        kin = _INVERSE.get(line("kin", noun.lemma.lower()), "")
        own = any(t.lemma in ("his", "her") for t in tree.children(noun, "poss"))
        if kin and own and noun.tag == "NN":
            span = Span(mention.span.start, noun.span.end)
            yield Description(
                account,
                mention,
                noun,
                span,
                "",
                kin,
                "",
                "",
                None,
                "*",
                frozenset(),
                "",
                False,
                False,
                False,
            )


def _nouns(account: Account, mention: Mention) -> Iterator[Token]:
    tree, tokens = account.tree, account.analysis.tokens
    sentence = account.analysis.tokens_of(mention.sentence)
    inside = [t for t in sentence if mention.span.overlaps(t.span)]
    if not inside:
        return
    name = tokens[mention.token]
    above = tree.head(name)
    found: dict[int, Token] = {}
    if above is not None and name.dep == "appos":
        found[above.index] = above
        copula = tree.head(above)
        if copula is not None and copula.lemma == "be" and above.dep == "nsubj":
            found |= {t.index: t for t in tree.children(copula, "attr")}
    for token in inside:
        for child in tree.children(token, "appos", *_BEFORE):
            found[child.index] = child
    found |= {t.index: t for t in (*_beside(sentence, inside), *_past_a_place(account, name))}
    if above is not None and above.lemma == "be":
        found |= {t.index: t for t in tree.children(above, "attr", "nsubj")}
    if above is not None and name.dep == "attr" and above.lemma == "be":
        found |= {t.index: t for t in tree.children(above, "nsubj")}
    for relative in tree.children(name, "relcl"):
        if relative.lemma == "be":
            found |= {t.index: t for t in tree.children(relative, "attr")}
    for token in found.values():
        if token.index not in {t.index for t in inside} and token.pos in ("NOUN", "PROPN"):
            yield token
            yield from (t for t in tree.children(token, "conj") if t.pos == "NOUN")


def _past_a_place(account: Account, name: Token) -> Iterator[Token]:
    """Yield the noun of *Jo Ek of Lund, his cousin*, which the parser hangs on the place."""
    tree = account.tree
    for of in tree.children(name, "prep"):
        if of.lemma in ("of", "from"):
            yield from (t for p in tree.children(of, "pobj") for t in tree.children(p, "appos"))


def _beside(sentence: tuple[Token, ...], inside: list[Token]) -> Iterator[Token]:
    """Yield the noun right before a name, past a comma: *her brother, Carl Ulm*."""
    place = inside[0].index - sentence[0].index - 1
    if place > 0 and sentence[place].text == ",":
        place -= 1
    if place >= 0 and sentence[place].pos == "NOUN":
        yield sentence[place]


def _description(account: Account, mention: Mention, noun: Token) -> Description | None:
    tree = account.tree
    if noun.pos not in ("NOUN", "PROPN") or noun.tag == "NNS":
        return None
    before = [t for t in tree.children(noun, *_BEFORE) if t.index < noun.index]
    if noun.dep in _BEFORE:  # "the Canadian poet Ruth Amis": all stand before the name
        name = account.analysis.tokens[mention.token]
        before += [t for t in tree.children(name, *_BEFORE) if t.index < noun.index]
    words = {t.lemma.lower() for t in before}
    lemma = noun.lemma.lower()
    phrases = [f"{t.lemma.lower()} {lemma}" for t in before]
    office = next((o for p in (*phrases, lemma) if (o := line("office", p))), "")
    office = office or ("" if line("post", lemma) in _ANY_HEAD else line("post", lemma))
    nation = _nation(account, before)
    if not any(
        (line("trade", lemma), line("kin", lemma), office, nation, words & (_PAST | _STANDING))
    ) and (_DEAD not in words):
        return None
    starts = [t.span.start for t in before if t.index >= noun.index - len(before)]
    return Description(
        account=account,
        person=mention,
        noun=noun,
        span=Span(min([*starts, noun.span.start]), noun.span.end),
        trade="" if any(line("trade", p.split()[0]) for p in phrases) else line("trade", lemma),
        kin=line("kin", lemma),
        office=office,
        nation="" if nation is None else nation.entity,
        nation_span=None if nation is None else nation.span,
        owner=_owner(account, noun),
        field=_field(account, noun, before),
        standing=next((w for w in sorted(words) if w in _STANDING), ""),
        past=bool(words & _PAST) or any(w.startswith("ex-") for w in words),
        dead=_DEAD in words,
        joined=noun.dep == "conj" or bool(tree.children(noun, "conj")),
    )


def _field(account: Account, noun: Token, before: list[Token]) -> frozenset[str]:
    """Return of what somebody is the head: *finance chief*, *head of marketing*."""
    if noun.lemma.lower() not in _WITH_A_FIELD:
        return frozenset()
    of = [t for t in account.tree.children(noun, "prep") if t.lemma in ("of", "for")]
    inner = [n for t in of for n in account.tree.children(t, "pobj")]
    held = [t for t in before if t.dep != "amod"] + inner
    if any(t.pos == "PROPN" or account.tree.children(t, "det", "poss") for t in held):
        return frozenset()
    return frozenset(t.lemma.lower() for t in held if t.pos == "NOUN")


_ANY_HEAD = frozenset({"head", "president", "executive", "director", "manager"})
"""Lines of posts that the same one may be called by who holds another: *the head of the union*."""
_WITH_A_FIELD = frozenset(
    "head chief director manager minister secretary officer professor editor correspondent".split()
)
"""A closed class: posts of which a body has several, told apart by what they are for."""


def _nation(account: Account, words: list[Token]) -> Mention | None:
    from compare.data import countries

    named = [account.mention_at.get(word.index) for word in words]
    found = [m for m in named if m is not None and m.entity in countries()]
    if len(found) != 1:
        return None
    text, span = account.document.text, found[0].span
    beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return None if set(beside) & _HYPHENS else found[0]


def _owner(account: Account, noun: Token) -> str:
    tree = account.tree
    held = tree.children(noun, "poss")
    held += [
        inner
        for preposition in tree.children(noun, "prep")
        if preposition.lemma in ("of", "to", "for", "at")
        for inner in tree.children(preposition, "pobj")
    ]
    for token in held:
        referent = account.referent(token)
        if referent:
            return f"@{referent}"
        return "*" if token.pos == "PRON" else token.lemma
    return ""
