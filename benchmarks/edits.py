"""Edits of a story such as editors make, each with what it does to the claims about it.

Every edit is made around one claim of the story. Which claims still say what they said is known
because the edit itself made the difference, not because texts were compared afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from benchmarks.drafts import Claim, Draft, Line

Edit = Callable[[Draft, Claim, Random], Draft]
"""Draft, the claim it is made around, chance -> draft. The same draft where it cannot be made."""

ASIDES = (
    "officials said later",
    "according to people at the scene",
    "it was confirmed on the next day",
    "as had been feared",
)
FILLERS = (
    "The weather in the region has been calm for days.",
    "A spokeswoman did not wish to comment any further.",
    "More is expected to be known by the end of the week.",
    "Shops along the main street stayed open throughout.",
    "Local radio carried the news within the hour.",
)
OTHERS = ("In a separate case,", "At a second place,", "A year earlier,", "In the next valley,")
_NUMBER = re.compile(r"\d+")
_SIGNS = (
    (re.compile(r"\$"), "\u00a3"),
    (re.compile(r"\u00a3"), "\u20ac"),
    (re.compile(r"\u20ac"), "$"),
    (re.compile(r"(?<=\d)%"), " percentage points"),
    (re.compile(r"(?<![\w.,:-])-(?=\d)"), ""),
    (re.compile(r"(?<![\w.,:$\u00a3\u20ac-])(?=\d)"), "-"),
)
"""What is looked for, and what is put in its place."""
_ARTICLE = re.compile(r"\bthe\b")
_WORDS = re.compile(r"[a-z]{4,}")


def filler_added(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Add a sentence that nothing is said of, anywhere."""
    account = _account(claim, rng)
    at = rng.choice(draft.lines(account)).id
    new = Line(f"new{rng.random()}", rng.choice(FILLERS))
    return draft.edited(account, lambda line: (line, new) if line.id == at else (line,))


def other_cut(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Cut a sentence that the claim does not rest on."""
    account = _account(claim, rng)
    rest = [line for line in draft.lines(account) if not _rests(claim, account, line)]
    if not rest:
        return draft
    cut = rng.choice(rest).id
    return draft.edited(account, lambda line: () if line.id == cut else (line,))


def paragraphs_moved(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Put the paragraphs of an account into another order."""
    account = _account(claim, rng)
    order = list(draft.accounts[account])
    rng.shuffle(order)
    return replace(draft, accounts={**draft.accounts, account: tuple(order)})


def typography(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Set quotation marks, dashes and articles anew, in all of an account."""
    account = _account(claim, rng)

    def set_anew(text: str) -> str:
        marks = text.replace('"', "\u201d").replace("'", "\u2019").replace(" - ", " \u2013 ")
        return _ARTICLE.sub("this", marks)

    return _rewritten(draft, account, lambda _: True, set_anew)


def accounts_swapped(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Hand in the accounts in the other order."""
    return replace(draft, accounts=dict(reversed(list(draft.accounts.items()))))


def reworded_beside(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Add a few words to a sentence of the claim, outside of what it quotes."""
    account, id, _ = rng.choice(claim.places)
    aside = rng.choice(ASIDES)
    return _rewritten(
        draft, account, lambda line: line.id == id, lambda text: f"{text[:-1]}, {aside}{text[-1]}"
    )


def value_changed(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Change the figure or one word of what the claim quotes."""
    account, id, quote = rng.choice(claim.places)
    changed = _NUMBER.sub(lambda found: str(int(found.group()) + rng.randint(1, 9)), quote, 1)
    if changed == quote:
        words = _WORDS.findall(quote)
        if not words:
            return draft
        changed = quote.replace(rng.choice(words), rng.choice(("other", "former", "unknown")), 1)
    if changed == quote:
        return draft
    line = draft.line(account, id)
    after = line.text.replace(quote, changed, 1)
    made = draft.edited(account, lambda one: (Line(id, after),) if one.id == id else (one,))
    return replace(made, claims=tuple(_requoted(c, account, id, line.text, after, quote, changed)
                                      for c in draft.claims))  # fmt: skip


def sign_changed(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Change one sign of what the claim quotes: of currency, of a share, or plus and minus."""
    found = [
        (place, match, new)
        for place in claim.places
        for pattern, new in _SIGNS
        for match in pattern.finditer(place[2])
    ]
    if not found:
        return draft
    (account, id, quote), match, new = rng.choice(found)
    before = draft.line(account, id).text
    start, end = (before.index(quote) + at for at in match.span())
    after = before[:start] + new + before[end:]
    made = draft.edited(account, lambda one: (Line(id, after),) if one.id == id else (one,))

    def requote(one: Claim) -> Claim:
        """Return a claim that quotes the sign, or what it stands at, with the new one."""
        places, same = [], one.same
        for name, line, words in one.places:
            at = before.find(words) if (name, line) == (account, id) else -1
            if at < 0 or at > end or start > at + len(words):
                places.append((name, line, words))
                continue
            last = max(at + len(words), end) + len(after) - len(before)
            places.append((name, line, after[min(at, start) : last]))
            same = False
        return replace(one, places=tuple(places), same=same)

    return replace(made, claims=tuple(map(requote, draft.claims)))


def evidence_cut(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Cut a sentence of the claim."""
    account, id, _ = rng.choice(claim.places)
    return draft.edited(account, lambda line: () if line.id == id else (line,))


def decoy_elsewhere(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Cut a sentence of the claim, and tell nearly the same of another thing elsewhere."""
    account, id, quote = rng.choice(claim.places)
    lines = [line for line in draft.lines(account) if line.id != id]
    if not lines:
        return draft
    return _decoy(draft, claim, rng, (account, id, quote), at=rng.choice(lines).id)


def decoy_in_place(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Put nearly the same words, told of another thing, where a sentence of the claim stood."""
    where = rng.choice(claim.places)
    return _decoy(draft, claim, rng, where, at=where[1])


def sentence_joined(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Join a sentence of the claim with one more statement."""
    account, id, _ = rng.choice(claim.places)
    more = rng.choice(FILLERS)
    tail = more[0].lower() + more[1:]
    return _rewritten(
        draft, account, lambda line: line.id == id, lambda text: f"{text[:-1]}, and {tail}"
    )


def several(draft: Draft, claim: Claim, rng: Random) -> Draft:
    """Make three of the edits above that leave the claim as it is."""
    for edit in rng.sample((filler_added, other_cut, paragraphs_moved, typography), 3):
        draft = edit(draft, claim, rng)
    return draft


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        filler_added,
        other_cut,
        paragraphs_moved,
        typography,
        accounts_swapped,
        several,
        reworded_beside,
        sentence_joined,
        value_changed,
        evidence_cut,
        decoy_elsewhere,
        decoy_in_place,
    )
}

SIGNS: Mapping[str, Edit] = {sign_changed.__name__: sign_changed}
"""What fingerprints, which read words alone, do not see: apart, so that it hides in no sum."""


def _account(claim: Claim, rng: Random) -> str:
    return rng.choice(claim.places)[0]


def _rests(claim: Claim, account: str, line: Line) -> bool:
    return any((account, line.id) == place[:2] for place in claim.places)


def _rewritten(
    draft: Draft, account: str, which: Callable[[Line], bool], change: Callable[[str], str]
) -> Draft:
    """Change the words of lines; the quotes of all claims change with them where they must."""
    made = draft.edited(
        account,
        lambda line: (Line(line.id, change(line.text)),) if which(line) else (line,),
    )
    texts = {line.id: line.text for line in made.lines(account)}
    chosen = {line.id for line in draft.lines(account) if which(line)}

    def requote(place: tuple[str, str, str]) -> tuple[str, str, str]:
        name, id, quote = place
        if name != account or id not in chosen or quote in texts[id]:
            return place
        head, _, tail = draft.line(account, id).text.partition(quote)
        found = change(f"{head}\x01{quote}\x02{tail}").partition("\x01")[2].partition("\x02")[0]
        return (name, id, found if found in texts[id] else quote)

    claims = tuple(replace(c, places=tuple(map(requote, c.places))) for c in draft.claims)
    return replace(made, claims=claims)


def _requoted(
    claim: Claim, account: str, id: str, before: str, after: str, quote: str, changed: str
) -> Claim:
    """Return a claim whose quotes meet the changed words; it says something else then."""
    start = before.index(quote)
    places, same = [], claim.same
    for name, line, words in claim.places:
        if (name, line) == (account, id) and words not in after:
            at = before.index(words)
            end = max(at + len(words), start + len(quote)) + len(changed) - len(quote)
            places.append((name, line, after[min(at, start) : end]))
            same = False
        else:
            places.append((name, line, words))
    return replace(claim, places=tuple(places), same=same)


def _decoy(draft: Draft, claim: Claim, rng: Random, where: tuple[str, str, str], at: str) -> Draft:
    account, id, quote = where
    text = draft.line(account, id).text
    told = text if text.startswith(quote[:1]) and quote == text else text[0].lower() + text[1:]
    if quote not in told:
        return draft
    decoy = Line(f"decoy{rng.random()}", f"{rng.choice(OTHERS)} {told}")

    def change(line: Line) -> tuple[Line, ...]:
        if line.id == id:
            return (decoy,) if at == id else ()
        return (line, decoy) if line.id == at else (line,)

    places = tuple(
        (account, decoy.id, quote) if place == where else place for place in claim.places
    )
    other = replace(claim, origin=None, same=False, places=places)
    return replace(draft.edited(account, change), claims=(*draft.claims, other))
