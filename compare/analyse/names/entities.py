"""Names from spaCy's named entities, with the commonest faults of its labels repaired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from compare.analyse.names.folding import compact, fold
from compare.analyse.names.gazetteer import Hit, index
from compare.analyse.names.noise import common
from compare.analyse.names.runs import is_nothing
from compare.analyse.names.stretch import Candidate, Stretch, of_hit
from compare.analyse.names.titles import GENERATIONS, is_suffix, is_title, length_of_title
from compare.analyse.names.words import COMPASS, DASHES, PARTICLES, PREFIXES
from compare.model import MentionType, Token

_TYPES: dict[str, MentionType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "work",
    "PRODUCT": "other",
}
_SEVERAL = frozenset(", ; : ( ) /".split())


def labelled(stretch: Stretch) -> Iterator[tuple[int, int, str]]:
    """Yield the entities of the kinds that are names: first token, one past the last, label."""
    start = stretch.low
    for i in range(stretch.low, stretch.high + 1):
        here = stretch.tokens[i] if i < stretch.high else None
        label = stretch.tokens[start].entity
        if here is None or here.entity_start or here.entity != label:
            if start < i and label in _TYPES:
                yield start, i, label
            start = i


def candidates(stretch: Stretch, first: int, last: int, label: str) -> Iterator[Candidate]:
    """Turn an entity into candidates: trimmed, split from what stands before it, or none."""
    tokens = stretch.tokens
    first, last = _trimmed(tokens, first, last)
    if label == "PERSON":
        last = _extended(stretch, last)
    inside = [h for h in stretch.hits if h.first < last and first < h.last]
    if first >= last or _is_several(tokens[first:last], bool(inside)):
        return
    if any(h.first <= first and last <= h.last for h in inside) or (label == "NORP" and inside):
        return
    front = _front(tokens, first, last, label, inside)
    for hit in front.hits:
        yield of_hit(hit, stretch.sentence)
    label = "PERSON" if front.title else label
    words = tokens[front.end : last]
    rest = [h for h in inside if h.first >= front.end]
    if is_nothing(words) or not any(t.text[0].isupper() for t in words):
        return
    if rest and not _says_more(words, rest):
        return
    if label == "NORP" and words[0].pos in {"VERB", "ADV", "AUX"}:
        return
    title = front.title
    if label == "PERSON":
        while len(words) > 1 and (is_suffix(words[-1].text) or _has_digit(words[-1])):
            words = words[:-1]
        before = tokens[first - 1].text if first > stretch.low else ""
        title = title or (fold(before) if is_title(before) else "")
    end = front.end + len(words)
    yield Candidate(front.end, end, stretch.sentence, _TYPES[label], title=title)


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before the name itself: *Russian President* before *Vladimir Putin*."""

    end: int
    hits: tuple[Hit, ...]
    title: str


def _front(
    tokens: Sequence[Token], first: int, last: int, label: str, inside: Sequence[Hit]
) -> _Front:
    hits: list[Hit] = []
    title = ""
    at = first
    while True:
        hit = next((h for h in inside if h.first == at and h.last < last), None)
        after = hit.last if hit else at
        length = length_of_title([t.text for t in tokens[after:last]])
        # "envoy for Ukraine Kurt Volker": after a preposition the country is no given name.
        apart = hit is not None and (
            hit.known.type == "group"
            or (last - after > 1 and at > 0 and tokens[at - 1].tag in {"IN", "TO"})
        )
        if hit and (length or (label == "PERSON" and apart)):
            hits.append(hit)
        elif hit or not length:
            return _Front(at, tuple(hits), title)
        at = after + length
        title = fold(tokens[at - 1].text) if length else title


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Leave out articles, possessive endings, quotation marks and general words at the ends."""
    # "FILE - Ann Lee": a dash between spaces separates; what counts stands after it.
    for i in range(last - 2, first, -1):
        if tokens[i].text in DASHES and _spaced(tokens, i):
            first = i + 1
            break
    while first < last:
        token = tokens[first]
        if token.text.lower() in PREFIXES and last - first > 2 and tokens[first + 1].text in DASHES:
            first += 2
        elif (
            not token.text[0].isalnum()
            or token.tag in {"DT", "PRP$", "IN"}
            or token.text.lower() in {"the", "a", "an"}
        ):
            first += 1
        else:
            break
    while first < last and _trails(tokens[last - 1], last - first):
        last -= 1
    return first, last


def _extended(stretch: Stretch, last: int) -> int:
    """Go on over a particle and what follows it, and over *Jr.*: *Ursula von | der Leyen*."""
    tokens, end = stretch.tokens, last
    while end < stretch.high and tokens[end].text in PARTICLES:
        end += 1
    if (
        end < stretch.high
        and fold(tokens[end].text) in GENERATIONS
        and tokens[end].text[0] in "IVXJS"
    ):
        return end + 1
    after_particle = tokens[end - 1].text in PARTICLES
    if end < stretch.high and after_particle and tokens[end].pos == "PROPN":
        return end + 1
    return last


def _leads(token: Token) -> bool:
    if token.text[0].islower() and token.pos != "PROPN" and token.text not in PARTICLES:
        return True
    return token.tag in {"DT", "PRP$", "IN"} or token.text.lower() in {"the", "a", "an"}


def _trails(token: Token, length: int) -> bool:
    if token.tag == "POS" or not any(c.isalnum() for c in token.text):
        return True
    return length > 1 and token.text[0].islower() and token.pos != "PROPN"


def _has_digit(token: Token) -> bool:
    return any(c.isdigit() for c in token.text) or not token.text[0].isalpha()


def _spaced(tokens: Sequence[Token], at: int) -> bool:
    before, here, after = tokens[at - 1 : at + 2]
    return before.span.end < here.span.start and here.span.end < after.span.start


def _is_several(words: Sequence[Token], holds_known: bool) -> bool:
    """Tell whether an entity runs over several names; the known ones are found anyway."""
    texts = {t.text.lower() for t in words}
    return bool(texts & _SEVERAL) or (holds_known and bool(texts & {"and", "or"}))


def _says_more(words: Sequence[Token], hits: Sequence[Hit]) -> bool:
    """Tell whether a name has capitalised words besides the known names inside it."""
    return any(
        t.text[0].isupper()
        and not any(h.first <= t.index < h.last for h in hits)
        and fold(t.text) not in COMPASS
        for t in words
    )


def shortened(tokens: Sequence[Token], found: Sequence[Candidate]) -> list[Candidate]:
    """Cut names that end in a person's full name down to it, and owners from what they own.

    *Commerce Gina Raimondo*, *Ukraine Kurt Volker*; a country in front stays a name by itself.
    """
    persons = {_folded(tokens, c) for c in found if c.type == "person" and not c.keys}
    alone = {words[0] for c in found if len(words := _folded(tokens, c)) == 1}
    cut: list[Candidate] = []
    for candidate in found:
        words = _folded(tokens, candidate)
        tail, front = words[-2:], words[:-2]
        known = index().get(compact("".join(front))) if front and not candidate.keys else None
        middle = candidate.last - 2
        if candidate.keys or not front:
            cut.append(candidate)
        elif known and known.type == "place" and (tail in persons or tail[-1] in alone):
            cut.append(replace(candidate, last=middle, type="place", keys=known.keys))
            cut.append(replace(candidate, first=middle, type="person"))
        elif tail in persons and (candidate.type != "person" or all(map(common, front))):
            cut.append(replace(candidate, first=middle, type="person"))
        else:
            cut.append(candidate)
    names = {_folded(tokens, c) for c in cut}
    return [part for candidate in cut for part in _unpossessed(tokens, candidate, names)]


def _unpossessed(
    tokens: Sequence[Token], candidate: Candidate, names: Set[tuple[str, ...]]
) -> Iterator[Candidate]:
    """Part an owner from what is owned, where the owner stands alone elsewhere.

    *McDonald's* and *St. Paul's Cathedral* stay whole.
    """
    ends = [i for i in range(candidate.first + 1, candidate.last) if tokens[i].tag == "POS"]
    if ends and not candidate.keys:
        owner = replace(candidate, last=ends[0])
        rest = tokens[ends[0] + 1 : candidate.last]
        if _folded(tokens, owner) in names or (rest and is_nothing(rest)):
            yield owner
            if rest and not is_nothing(rest) and rest[0].text[0].isupper():
                yield replace(candidate, first=ends[0] + 1)
            return
    yield candidate


def _folded(tokens: Sequence[Token], candidate: Candidate) -> tuple[str, ...]:
    return tuple(fold(t.text) for t in tokens[candidate.first : candidate.last])
