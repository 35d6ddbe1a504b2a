"""Rule ``polarity``: one account says it happened, the other that it did not, or its opposite."""

from __future__ import annotations

from collections.abc import Iterator

from compare.analyse.quotes import REPORTING
from compare.judge import kinship
from compare.judge.absence import absent_and_present
from compare.judge.apart import apart_in_place, apart_in_time_as_wholes
from compare.judge.arguments import argument
from compare.judge.context import Account, Context, Pair
from compare.judge.counterparts import counterparts
from compare.judge.denial import (
    as_certain,
    content,
    denied_in_other_words,
    once_and_now,
    reports,
    told_both_ways,
)
from compare.judge.draft import Draft
from compare.judge.naming import name_at
from compare.judge.opposites import opposites_in_one_place
from compare.judge.poles import Poles
from compare.judge.quantifiers import may_both_hold, parts_of_a_group, quantities_apart
from compare.judge.same_event import roles, same_event
from compare.judge.same_fact import covers
from compare.judge.scope import covered, scope, told_apart
from compare.model import Category, Evidence, Predicate, Scope, Span

_SAME_EVENT = 0.85
_LIKE_EVENT = 0.65
"""The same where all that a denial may be aimed at is said as well."""
_SHARED = 0.45
"""Share of the lighter sentence's words that must be matched as well."""
_BY_NAME = 0.2
"""The same share where one who is named did or did not do one act: long sentences say much else."""
_NAMED = 0.9
"""Likeness from which two names are one."""
_ALMOST_ALL = 0.75
"""The same share for opposites of which one may follow the other."""
_IN_SCOPE = 0.75
"""Share of what a denial may be aimed at that the other sentence must say."""


def find(context: Context) -> Iterator[Draft]:
    """Yield denials and opposites of what another sentence states of the same event."""
    poles = Poles()
    for pair in context.pairs:
        found: list[tuple[Predicate, Predicate]] = []
        for a in pair.a.predicates:
            for b in pair.b.predicates:
                category = _clash(pair, a, b)
                if category is None or not _stated(pair, a, b):
                    continue
                if category == "negation" and (
                    told_both_ways(context.pairs, pair, (a, b)) or _then(pair, a, b)
                ):
                    continue
                if not any(_is_within(pair, (a, b), outer) for outer in found):
                    found.append((a, b))
                    yield _draft(pair, a, b, category)
        if not found:
            denial = denied_in_other_words(pair)
            if denial is not None and not may_both_hold(pair, *denial):
                if not told_both_ways(context.pairs, pair, denial):
                    yield _draft(pair, *denial, "negation")
                continue
            held = absent_and_present(pair)
            if held is not None:
                yield _of_words(
                    pair, *held, "one says is absent what the other says is there", "negation"
                )
                continue
            words = opposites_in_one_place(pair, context.pairs, poles)
            if words is not None:
                yield _of_words(pair, words[0].span, words[1].span, "these are opposites")
                continue
            shares = quantities_apart(pair)
            if shares is not None:
                yield _of_words(pair, *shares, "they leave no share in common")


def _is_within(
    pair: Pair, inner: tuple[Predicate, Predicate], outer: tuple[Predicate, Predicate]
) -> bool:
    """Tell whether a clash is that of a clause inside one that clashes: *denied that he knew*."""
    sides = zip((pair.a, pair.b), inner, outer, strict=True)
    return all(content(side, above) == below.token for side, below, above in sides)


def _clash(pair: Pair, a: Predicate, b: Predicate) -> Category | None:
    if kinship.opposed(a.lemma, b.lemma, _pos(pair.a.account, a)):
        if a.negated or b.negated:  # "did not rise" and "fell" may both hold
            return None
        if parts_of_a_group(pair, a, b):
            return None
        held = _opposites_of_one_thing(pair, a, b) and not apart_in_time_as_wholes(pair)
        return "antonym" if held and not _one_then_the_other(pair, a, b) else None
    if a.negated == b.negated or reports(pair.a, a) or reports(pair.b, b):
        return None  # what is not said may be said elsewhere
    if _denied(pair, a, b):
        if once_and_now(pair.a, a, pair.b, b):
            return None
        return "negation" if not apart_in_time_as_wholes(pair) else None
    return None


def _stands_for_another(a: Predicate, b: Predicate) -> bool:
    """Tell whether one of two verbs is no more than *so they do*."""
    return any(p.lemma == "do" and p.object is None for p in (a, b))


def _copula_apart(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether two copulas ascribe things of which one is not the other."""
    verbs = (pair.a.account.analysis.tokens[a.token], pair.b.account.analysis.tokens[b.token])
    if any(verb.lemma != "be" for verb in verbs) or a.object is None or b.object is None:
        return False
    if argument(pair, a.object, b.object) > 0:
        return False
    return min(argument(pair, a.subject, b.object), argument(pair, a.object, b.subject)) <= 0


def _one_then_the_other(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether one thing may have seen both: *began in May*, *ended in June*."""
    if any(p.lemma == b.lemma for p in pair.a.predicates):
        return True
    if any(p.lemma == a.lemma for p in pair.b.predicates):
        return True
    if {t.lemma for t in pair.a.tokens} >= {a.lemma, b.lemma} <= {t.lemma for t in pair.b.tokens}:
        return True  # "higher than in May, lower than in June"
    return kinship.successive(a.lemma, b.lemma, _pos(pair.a.account, a)) and not covers(
        pair, _ALMOST_ALL
    )


def _denied(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether one of two clauses denies what the other says, all of it."""
    if same_event(pair, a, b) < _LIKE_EVENT or _stands_for_another(a, b):
        return False
    if (
        _copula_apart(pair, a, b)
        or may_both_hold(pair, a, b)
        or told_apart(pair, roles(a).agent, roles(b).agent)
    ):
        return False
    sides = (pair.a, pair.b) if a.negated else (pair.b, pair.a)
    denied = a if a.negated else b
    return covered(pair, *sides, scope(sides[0], denied)) >= _IN_SCOPE


def _opposites_of_one_thing(pair: Pair, a: Predicate, b: Predicate) -> bool:
    first, second = roles(a), roles(b)
    if (contents := (content(pair.a, a), content(pair.b, b))) != (None, None):
        return _samecontent(pair, *contents) and argument(pair, first.agent, second.agent) > 0
    agents = argument(pair, first.agent, second.agent)
    patients = argument(pair, first.patient, second.patient)
    if first.patient is None and second.patient is None:
        return agents >= _SAME_EVENT
    if _ascribes(pair.a.account, a) and _ascribes(pair.b.account, b):
        return agents >= _SAME_EVENT  # "was drunk", "was sober"
    if None in (first.patient, second.patient):  # "raised prices", "prices fell"
        crossed = (
            argument(pair, first.patient, second.agent),
            argument(pair, first.agent, second.patient),
        )
        return max(crossed) >= _SAME_EVENT
    return patients >= _SAME_EVENT and agents >= 0


def _ascribes(account: Account, predicate: Predicate) -> bool:
    """Tell whether what a clause says of its subject is an adjective."""
    return predicate.object is not None and account.analysis.tokens[predicate.object].pos == "ADJ"


def _samecontent(pair: Pair, a: int | None, b: int | None) -> bool:
    """Tell whether two clauses that complete opposite verbs say the same.

    *Refuses to listen* is not *refuses*: one clause alone settles nothing.
    """
    if a is None or b is None:
        return False
    first = pair.a.account.predicate_at.get(a)
    second = pair.b.account.predicate_at.get(b)
    if first is None or second is None:
        return False
    return pair.matches(a, b) or same_event(pair, first, second) >= _SAME_EVENT


def _pos(account: Account, predicate: Predicate) -> str:
    pos = account.analysis.tokens[predicate.token].pos
    if pos == "AUX" and predicate.object is not None:
        return account.analysis.tokens[predicate.object].pos
    return pos


def _stated(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether both are stated as fact, in sentences that have enough else in common."""
    if not as_certain(a, b) and not _said_of_himself(pair, a, b):
        return False
    if apart_in_place(pair) or _count_other_things(pair, a, b):
        return False
    if covers(pair, _BY_NAME if _of_one_named(pair, a, b) else _SHARED):
        return True
    one_verb = a.lemma == b.lemma or a.negated == b.negated
    return one_verb and counterparts(pair) and not _tells_both(pair, a, b)


def _then(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether an account goes on to what the other says: *she refused to. She did*."""
    for account, own, other in ((pair.a.account, a, b), (pair.b.account, b, a)):
        for p in account.analysis.predicates:
            if p.token == own.token or abs(p.sentence - own.sentence) > 1 or p.subject is None:
                continue
            pronoun = account.analysis.tokens[p.subject].pos == "PRON"
            if pronoun and p.lemma == other.lemma and p.negated == other.negated:
                return True
    return False


def _tells_both(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether an account has what the other says too, of whatever."""
    for account, other, side in ((pair.a.account, b, pair.b), (pair.b.account, a, pair.a)):
        words = {t.text.lower() for t in account.analysis.tokens}
        said = side.account.analysis.tokens[other.token if other.object is None else other.object]
        if said.pos == "ADJ" and said.text.lower() in words:
            return True
        if any(
            p.lemma == other.lemma and p.negated == other.negated
            for p in account.analysis.predicates
        ):
            return True
    return False


def _said_of_himself(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether one speaker is told to have said both: *claimed he had*, *said he never had*.

    What he said is the question then, however sure he is of it.
    """
    above = []
    for side, predicate in ((pair.a, a), (pair.b, b)):
        verb = side.account.analysis.tokens[predicate.token]
        over = side.account.predicate_at.get(verb.head) if verb.dep == "ccomp" else None
        if over is None or over.lemma not in REPORTING or over.negated:
            return False
        above.append(over.subject)
    modalities = {a.modality, b.modality}
    return modalities == {"actual", "possible"} and argument(pair, *above) >= _NAMED


def _of_one_named(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether one verb stands in both, and whoever is named did it in both."""
    actors = roles(a).agent, roles(b).agent
    if a.lemma != b.lemma or argument(pair, *actors) < _NAMED:
        return False
    sides = zip((pair.a, pair.b), actors, strict=True)
    return all(
        i is not None and name_at(side, side.account.analysis.tokens[i]) is not None
        for side, i in sides
    )


def _count_other_things(pair: Pair, a: Predicate, b: Predicate) -> bool:
    """Tell whether opposites act on different numbers of things: *hired 40*, *dismissed 60*."""
    first = {q.low for q in pair.a.quantities if roles(a).patient in (q.token, q.noun_token)}
    second = {q.low for q in pair.b.quantities if roles(b).patient in (q.token, q.noun_token)}
    return bool(first and second) and not first & second


def _of_words(pair: Pair, a: Span, b: Span, reason: str, category: Category = "antonym") -> Draft:
    left, right = pair.a.account, pair.b.account
    evidence = (left.evidence(a), right.evidence(b))
    return _conflict(pair, category, evidence, reason)


def _draft(pair: Pair, a: Predicate, b: Predicate, category: Category) -> Draft:
    left, right = pair.a.account, pair.b.account
    evidence = (left.evidence(a.span, _value(a)), right.evidence(b.span, _value(b)))
    reason = "one denies what the other states" if category == "negation" else "these are opposites"
    return _conflict(pair, category, evidence, reason)


def _conflict(
    pair: Pair, category: Category, evidence: tuple[Evidence, Evidence], reason: str
) -> Draft:
    left, right = pair.a.account, pair.b.account
    x, y = evidence
    scope: Scope = "internal" if pair.internal else "cross"
    if pair.internal:
        text = f"{left.id} says both “{x.quote}” and “{y.quote}”: {reason}."
    else:
        text = f"{left.id} says “{x.quote}”; {right.id} says “{y.quote}”: {reason}."
    return Draft("conflict", category, scope, text, evidence)


def _value(predicate: Predicate) -> str:
    return f"not {predicate.lemma}" if predicate.negated else predicate.lemma
