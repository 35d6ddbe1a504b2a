"""Who holds which post, and who held it before, in whatever construction it is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from compare.data.people import line
from compare.judge.name_pairs import may_be_person
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account
    from compare.model import Mention, Predicate, Token

Standing = Literal["now", "before"]
ANY = "*"
"""The body of *its director*: whose it is, the words alone do not tell."""
_PAST = frozenset(
    "former ex then retired onetime late deputy vice assistant acting interim incoming future next "
    "outgoing honorary associate junior".split()
)
_PREVIOUS = frozenset({"last", "previous"})
_NARROWING = ("compound", "amod", "nmod")
_MADE = frozenset("appoint elect name choose make become confirm".split())


@dataclass(frozen=True, slots=True)
class Held:
    """One holder of a post."""

    account: Account
    post: str
    field: frozenset[str]
    """What else narrows the post down: *finance* minister."""
    body: str
    """What it is a post of: an entity or a common noun."""
    standing: Standing
    person: Mention
    denied: bool
    span: Span
    """From the post to the name."""
    where: Span
    """The post with its body."""


def holders_of(account: Account) -> Iterator[Held]:
    """Yield what the account says of who holds a post, in text order."""
    for mention in account.analysis.mentions:
        if _is_full(mention):
            for noun, denied in _said(account, mention):
                yield from _as_post(account, mention, noun, denied)
    yield from _by_verbs(account)
    yield from _before(account)


def _is_full(mention: Mention) -> bool:
    return " " in mention.name and may_be_person(mention)


def _said(account: Account, mention: Mention) -> Iterator[tuple[Token, bool]]:
    """Yield the nouns that are said of a name, and whether they are denied of it."""
    tree = account.tree
    name = account.analysis.tokens[mention.token]
    above = tree.head(name)
    sentence = account.analysis.tokens_of(mention.sentence)
    if above is not None and name.dep == "appos":
        yield above, False
        if above.dep == "pobj":  # "the mayor of Torsby, Eva Lind": joined to the nearer noun
            yield from ((t, False) for t in tree.ancestors(above) if t.pos == "NOUN")
    for child in tree.children(name, "appos", "compound", "nmod"):
        yield child, False
    for relative in tree.children(name, "relcl"):
        if relative.lemma == "be" and relative.tag != "VBD":
            yield from ((t, False) for t in tree.children(relative, "attr"))
    if above is not None and above.lemma in ("be", "remain"):
        denied = bool(tree.children(above, "neg"))
        yield from ((t, denied) for t in tree.children(above, "attr", "nsubj") if t is not name)
    if above is not None and above.lemma in _MADE and name.dep in ("nsubj", "nsubjpass"):
        yield from ((t, False) for t in tree.children(above, "oprd", "attr", "dobj"))
    for preposition in () if above is None else tree.children(above, "prep"):
        if preposition.lemma == "as" and above is not None and above.lemma in ("serve", "work"):
            yield from ((t, False) for t in tree.children(preposition, "pobj"))
    first = next(n for n, t in enumerate(sentence) if mention.span.overlaps(t.span))
    if first > 1 and sentence[first - 1].text == ",":
        yield from _before_comma(account, sentence, first - 2)


def _before_comma(
    account: Account, sentence: tuple[Token, ...], at: int
) -> Iterator[tuple[Token, bool]]:
    """Yield the noun of a phrase that ends before a comma: *the head of the authority, N B,*."""
    here = sentence[at]
    for token in (here, *account.tree.ancestors(here)):
        if token.pos == "VERB":
            return
        if token.pos in ("NOUN", "PROPN"):
            yield token, False


def _as_post(account: Account, mention: Mention, noun: Token, denied: bool) -> Iterator[Held]:
    post = line("post", noun.lemma.lower())
    if not post or noun.tag in ("NNS", "NNPS") or mention.span.contains(noun.span):
        return
    tree = account.tree
    before = [t for t in tree.children(noun, *_NARROWING) if t.index < noun.index]
    words = {t.lemma.lower() for t in before}
    determiners = {t.lemma for t in tree.children(noun, "det")}
    if words & _PAST or determiners & {"a", "an", "another"} or _was(account, mention, noun):
        return
    body = _body(account, noun, before, mention)
    field = frozenset(t.lemma.lower() for t in before if t.pos != "PROPN") - _PREVIOUS
    if body or field:
        standing: Standing = "before" if words & _PREVIOUS else "now"
        span = Span(min(noun.span.start, mention.span.start), max(noun.span.end, mention.span.end))
        where = Span(noun.span.start, _end(account, noun, mention))
        yield Held(account, post, field - {"-"}, body, standing, mention, denied, span, where)


def _end(account: Account, noun: Token, mention: Mention) -> int:
    """Return where a post with its body ends: before the name, or with the sentence."""
    below = account.tree.subtree(noun, without=("appos", "relcl", "acl", "punct", "conj", "cc"))
    inside = [t for t in below if not mention.span.overlaps(t.span)]
    return max((t.span.end for t in inside if t.index >= noun.index), default=noun.span.end)


def _was(account: Account, mention: Mention, noun: Token) -> bool:
    """Tell whether somebody *was* what he is said to be, and may be it no more."""
    for token in (account.analysis.tokens[mention.token], noun):
        above = account.tree.head(token)
        if above is not None and above.lemma == "be" and token.dep in ("nsubj", "attr"):
            helpers = account.tree.children(above, "aux")
            return above.tag == "VBD" or any(t.tag == "VBD" for t in helpers)
    return False


def _body(account: Account, noun: Token, before: list[Token], mention: Mention) -> str:
    """Return what a post is of: *of Lund*, *the university's*, *the Torsby mayor*."""
    tree = account.tree
    held = tree.children(noun, "poss")
    held += [
        inner
        for preposition in tree.children(noun, "prep")
        if preposition.lemma in ("of", "at", "for")
        for inner in tree.children(preposition, "pobj")
    ]
    held += [t for t in before if t.pos == "PROPN"]
    for token in held:
        found = body_of(account, token)
        if found and not mention.span.contains(token.span):
            return found
    return ""


def body_of(account: Account, token: Token) -> str:
    """Return what a body is compared by: its name, or its noun with what narrows it down."""
    for mention in account.mentions.get(token.sentence, ()):
        if mention.span.contains(token.span):
            return f"@{mention.entity}"
    if token.pos == "PRON":
        return f"@{account.referent(token)}" if account.referent(token) else ANY
    if token.pos == "PROPN":
        return f"@{token.lemma}"
    before = [t for t in account.tree.children(token, "compound") if t.pos == "NOUN"]
    return " ".join((*(t.lemma for t in before), token.lemma))


def _person_at(account: Account, token: Token) -> Mention | None:
    tree = account.tree
    if token.tag in ("WP", "WDT"):
        verb = tree.head(token)
        above = None if verb is None else tree.head(verb)
        token = above if above is not None and verb is not None and verb.dep == "relcl" else token
    for mention in account.mentions.get(token.sentence, ()):
        if mention.span.contains(token.span) and _is_full(mention):
            return mention
    return None


def _by_verbs(account: Account) -> Iterator[Held]:
    """Yield *who heads the authority*, *the orchestra is conducted by M D*."""
    tokens = account.analysis.tokens
    for verb in account.analysis.predicates:
        post = line("post_verbs", verb.lemma)
        if not post or verb.subject is None or verb.object is None or verb.modality != "actual":
            continue
        who, what = (verb.object, verb.subject) if verb.passive else (verb.subject, verb.object)
        person, body = _person_at(account, tokens[who]), body_of(account, tokens[what])
        if person is None or not body or _is_over(account, verb):
            continue
        yield Held(
            account, post, frozenset(), body, "now", person, verb.negated, person.span, person.span
        )


def _is_over(account: Account, verb: Predicate) -> bool:
    """Tell whether somebody *headed* a body, and may do so no more."""
    token = account.analysis.tokens[verb.token]
    helpers = account.tree.children(token, "auxpass", "aux")
    past = token.tag == "VBD" or any(t.tag == "VBD" for t in helpers)
    return past


def _before(account: Account) -> Iterator[Held]:
    """Yield *she succeeded I P as director*, *her predecessor was R M*, *the last one, E S,*."""
    tree, tokens = account.tree, account.analysis.tokens
    for mention in account.analysis.mentions:
        if not _is_full(mention):
            continue
        name = tokens[mention.token]
        above = tree.head(name)
        if above is None:
            continue
        if name.dep == "dobj" and above.lemma in ("succeed", "replace"):
            for post, body in _as(account, above):
                yield Held(
                    account, post, frozenset(), body, "before", mention, False, mention.span,
                    mention.span,
                )  # fmt: skip
        for noun in _equated(account, name, above):
            if noun.lemma == "predecessor":
                denied = bool(tree.children(above, "neg"))
                posts = list(_as(account, noun)) or [("", "")]
                for post, body in posts:
                    yield Held(
                        account, post, frozenset(), body, "before", mention, denied, mention.span,
                        mention.span,
                    )  # fmt: skip
        yield from _last_one(account, mention)


def _equated(account: Account, name: Token, above: Token) -> list[Token]:
    if above.lemma == "be":
        return account.tree.children(above, "nsubj", "attr")
    return [above, *account.tree.children(name, "appos")] if name.dep == "appos" else []


def _as(account: Account, token: Token) -> Iterator[tuple[str, str]]:
    for preposition in account.tree.children(token, "prep"):
        if preposition.lemma == "as":
            for noun in account.tree.children(preposition, "pobj"):
                post = line("post", noun.lemma)
                held = [
                    inner
                    for of in account.tree.children(noun, "prep")
                    for inner in account.tree.children(of, "pobj")
                ] + account.tree.children(noun, "poss")
                if post and held:
                    yield post, body_of(account, held[0])


def _last_one(account: Account, mention: Mention) -> Iterator[Held]:
    """Yield the last holder of the one post that the sentence names: *the last one, E S*."""
    sentence = account.analysis.tokens_of(mention.sentence)
    first = next(n for n, t in enumerate(sentence) if mention.span.overlaps(t.span))
    if first < 3 or sentence[first - 1].text != ",":
        return
    noun, which = sentence[first - 2], sentence[first - 3]
    if which.lemma not in _PREVIOUS or (noun.lemma != "one" and not line("post", noun.lemma)):
        return
    posts = [t for t in sentence if line("post", t.lemma)]
    if posts:
        yield Held(
            account, line("post", posts[0].lemma), frozenset(), "", "before", mention, False,
            Span(which.span.start, mention.span.end), mention.span,
        )  # fmt: skip
