"""Rule ``state``: one thing in two states that no list of opposites has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.data.opposites import Pole, poles_of_verbs
from compare.judge import say
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.counterparts import counterparts
from compare.judge.draft import Draft
from compare.judge.remember import remembered
from compare.judge.things import one_thing
from compare.model import Span

if TYPE_CHECKING:
    from compare.judge.context import Account, Context, Pair
    from compare.model import Modality, Predicate, Sentence, Token

_LEAST = 0.3
_STATED: frozenset[Modality] = frozenset({"actual", "planned", "expected", "obliged", "able"})
_STAYING = frozenset({"be", "remain", "stay", "keep", "lie", "stand"})
_DENYING = frozenset({"no", "neither", "nobody", "none"})


@dataclass(frozen=True, slots=True)
class _State:
    pole: Pole
    side: int
    things: tuple[int, ...]
    clause: Predicate
    span: Span


def find(context: Context) -> Iterator[Draft]:
    """Yield a conflict where two accounts have one thing in two states that exclude each other."""
    for pair in context.pairs:
        if pair.internal or pair.score < _LEAST:
            continue
        found = _clash(pair)
        if found is None or apart_in_time_as_wholes(pair) or apart_in_place(pair):
            continue
        a, b = found
        if any(_tells_both(s.account, x, y) for s, x, y in ((pair.a, a, b), (pair.b, b, a))):
            continue
        evidence = (pair.a.account.evidence(a.span), pair.b.account.evidence(b.span))
        text = f"{say.both(evidence)}: it cannot have been both."
        yield Draft("conflict", "antonym", "cross", text, evidence)


def _clash(pair: Pair) -> tuple[_State, _State] | None:
    ours, theirs = (_states(s.account, s.sentence) for s in (pair.a, pair.b))
    for a in ours:
        for b in theirs:
            if a.pole.family != b.pole.family or a.side == b.side:
                continue
            if a.pole.word == b.pole.word and a.clause.lemma == b.clause.lemma:
                continue  # a denial of the very word, which has a rule of its own
            if not {a.clause.modality, b.clause.modality} <= _STATED:
                continue
            if _set_apart(pair, a, b):
                continue
            one = one_thing if a.pole.loose else _of_one
            if any(one(pair, i, j) for i in a.things for j in b.things):
                return a, b
    return None


def _set_apart(pair: Pair, a: _State, b: _State) -> bool:
    """Tell whether one preposition leads to other things: *open on Sundays*, *shut on holidays*."""
    ours, theirs = _behind(pair.a.account, a.clause), _behind(pair.b.account, b.clause)
    return any(ours[p].isdisjoint(theirs[p]) for p in ours.keys() & theirs.keys())


def _behind(account: Account, clause: Predicate) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for token in account.tree.subtree(account.analysis.tokens[clause.token], ("relcl", "conj")):
        if token.dep == "prep" and token.lemma in ("on", "at", "for"):
            before = account.analysis.tokens[max(0, token.index - 1)]
            if before.dep == "neg":
                continue  # "but not on holidays"
            nouns = account.tree.children(token, "pobj")
            found.setdefault(token.lemma, set()).update(t.lemma for t in nouns)
    return {lemma: held for lemma, held in found.items() if held}


def _of_one(pair: Pair, a: int, b: int) -> bool:
    """Tell whether two things are one; a pronoun stands for that of its only counterpart."""
    if one_thing(pair, a, b):
        return True
    tokens = pair.a.account.analysis.tokens[a], pair.b.account.analysis.tokens[b]
    pronouns = [t.pos == "PRON" for t in tokens]
    return pronouns[0] != pronouns[1] and counterparts(pair)


def _tells_both(account: Account, own: _State, other: _State) -> bool:
    """Tell whether an account has the other state elsewhere too: one after the other."""
    return any(
        state.pole.family == own.pole.family and state.side == other.side
        for sentence in account.document.sentences
        for state in _states(account, sentence)
    )


@remembered
def _states(account: Account, sentence: Sentence) -> tuple[_State, ...]:
    clauses = account.predicates.get(sentence.index, ())
    return tuple(state for clause in clauses for state in _of_clause(account, clause))


def _of_clause(account: Account, clause: Predicate) -> Iterator[_State]:
    tokens, tree = account.analysis.tokens, account.tree
    verb = tokens[clause.token]
    below = tree.subtree(verb, without=("relcl", "advcl", "ccomp", "conj", "parataxis"))
    for small in tree.children(verb, "ccomp"):
        if small.pos in ("ADJ", "ADP", "ADV"):  # "found him guilty", "let it in"
            below += tree.subtree(small, without=("relcl", "advcl", "conj"))
    words = {t.lemma for t in below if t.index > verb.index}
    keys = dict.fromkeys((clause.lemma, verb.lemma))
    if verb.lemma in _STAYING:
        said = tree.children(verb, "acomp", "attr", "oprd", "advmod", "xcomp")
        keys |= dict.fromkeys(f"={t.text.lower()}" for t in said)
    elif clause.passive:
        keys |= {f"={verb.text.lower()}": None}
    for key in keys:
        for pole in poles_of_verbs().get(key, ()):
            if not set(pole.word.split()) <= words:
                continue
            things = _things(account, clause, verb, pole, key)
            if things:
                negated = clause.negated or bool(words & _DENYING and not pole.word)
                side = 1 - pole.side if negated else pole.side
                yield _State(pole, side, things, clause, _span(clause, below, pole, key))


def _things(
    account: Account, clause: Predicate, verb: Token, pole: Pole, key: str
) -> tuple[int, ...]:
    tree = account.tree
    if pole.loose:
        below = tree.subtree(verb, without=("relcl", "advcl", "ccomp", "conj"))
        below += [
            t
            for small in tree.children(verb, "ccomp")
            if small.pos == "ADP"
            for t in tree.children(small, "nsubj")
        ]
        held = [t for t in below if t.pos in ("NOUN", "PROPN", "PRON") and t.lemma != pole.word]
        if pole.of and not any(t.lemma in pole.of for t in held):
            return ()
        if not pole.of and not key.startswith("=") and clause.subject is None:
            return ()
        return tuple(t.index for t in held)
    if key.startswith("=") or not pole.acted_on:
        passive = clause.passive and not key.startswith("=")
        found = clause.object if passive else clause.subject
    else:
        found = clause.subject if clause.passive else clause.object
    if found is None and pole.acted_on:
        found = _of_small_clause(account, verb)
    return () if found is None else (found,)


def _of_small_clause(account: Account, verb: Token) -> int | None:
    """Return the thing of *found the nurse guilty*, where the parser has a clause."""
    inner = account.tree.children(verb, "ccomp", "acomp", "oprd")
    found = [t for c in inner if c.pos == "ADJ" for t in account.tree.children(c, "nsubj")]
    return found[0].index if found else None


def _span(clause: Predicate, below: list[Token], pole: Pole, key: str) -> Span:
    words = {*pole.word.split(), key.lstrip("=")}
    ends = [t.span.end for t in below if t.lemma in words or t.text.lower() in words]
    return Span(clause.span.start, max([*ends, clause.span.end]))
