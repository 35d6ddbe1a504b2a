"""Collect the stretches of a document that look like names, from the tables, from spaCy's named
entities, and from runs of proper nouns that it missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from compare.analyse.names.folding import fold
from compare.analyse.names.gazetteer import Hit, search
from compare.analyse.names.titles import is_office, is_suffix, is_title, length_of_title
from compare.data import known
from compare.model import Analysis, MentionType, Sentence, Token

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
_NUMERIC = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY".split())
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan am pm "
    "gmt utc est edt cet cest bst".split()
)
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest "
    "southeast southwest northeastern northwestern southeastern southwestern upper lower greater "
    "mainland inner outer rural downtown former modern post pre anti pro non ex mid".split()
)
_PREFIXES = frozenset("post pre anti pro non ex mid".split())
_PARTICLES = frozenset(
    "of de van von der den ten ter la le du da di dos das del della bin ibn bint al el y e zu zur "
    "af av abu ben".split()
)
_BODIES = frozenset(
    "ministry department agency authority commission committee council court parliament congress "
    "senate assembly government administration army navy police party union federation "
    "association organization league alliance coalition movement front bank fund company "
    "corporation group airlines airways university college school institute hospital foundation "
    "trust society club service office bureau board forces guard corps house times post journal "
    "news tribune network energy oil gas motors industries systems technologies partners".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens taken for a name."""

    first: int
    """Index of its first token in the document."""
    last: int
    """One past its last token."""
    sentence: int
    type: MentionType
    keys: tuple[str, ...] = ()
    """What the tables say it stands for; none where they do not know it."""
    title: str = ""
    """The folded word just before a person's name, where that is a title."""


def collect(analysis: Analysis) -> list[Candidate]:
    """Return the candidates of a document in text order; they do not overlap."""
    found: list[Candidate] = []
    for sentence in analysis.document.sentences:
        tokens = analysis.tokens_of(sentence.index)
        if tokens:
            found.extend(_in_sentence(tokens, sentence))
    return _without_noise(analysis, found)


def _in_sentence(tokens: Sequence[Token], sentence: Sentence) -> list[Candidate]:
    base = tokens[0].index
    heading = sentence.kind == "heading" or _title_case(tokens)
    hits, languages = [], set()
    for hit in search(tokens):
        if _language(tokens, base, hit):
            languages |= set(range(hit.first, hit.last))
        else:
            hits.append(hit)
    hits = _without_second_adjective(hits)
    taken: dict[int, Candidate] = {}

    def take(candidate: Candidate) -> None:
        if not any(i in taken for i in range(candidate.first, candidate.last)):
            for i in range(candidate.first, candidate.last):
                taken[i] = candidate

    for first, last, label in _entities(tokens):
        if languages.intersection(range(first, last)):
            continue
        for candidate in _from_entity(tokens, base, first, last, label, hits, sentence.index):
            if not (heading and not candidate.keys and _holds_known(candidate, hits)):
                take(candidate)
    for hit in hits:
        whole = None if heading else _larger(tokens, base, hit, taken)
        take(whole or _of_hit(hit, sentence.index))
    if not heading:
        for candidate in _runs(tokens, base, {*taken, *languages}, sentence.index):
            take(candidate)
    return sorted(set(taken.values()), key=lambda c: c.first)


def _holds_known(candidate: Candidate, hits: Sequence[Hit]) -> bool:
    return any(candidate.first <= h.first and h.last <= candidate.last for h in hits)


def _of_hit(hit: Hit, sentence: int) -> Candidate:
    return Candidate(hit.first, hit.last, sentence, hit.known.type, hit.known.keys)


def _entities(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield spaCy's entities of the kinds that are names."""
    start = None
    for i, token in enumerate((*tokens, None)):
        ends = token is None or not token.entity or token.entity_start
        if start is not None and ends:
            label = tokens[start].entity
            if label in _TYPES:
                yield tokens[start].index, tokens[i - 1].index + 1, label
            start = None
        if token is not None and token.entity and start is None:
            start = i


def _from_entity(
    tokens: Sequence[Token],
    base: int,
    first: int,
    last: int,
    label: str,
    hits: Sequence[Hit],
    sentence: int,
) -> Iterator[Candidate]:
    """Turn an entity into candidates: trimmed, split where it holds several names, or none."""
    first, last = _trim(tokens, base, first, last)
    inside = [h for h in hits if h.first < last and first < h.last]
    words = tokens[first - base : last - base]
    if first >= last or any(h.first <= first and last <= h.last for h in inside):
        return
    if label == "NORP" and inside:
        return
    if any(t.text in {",", ";", "(", ")", "/"} for t in words) or (
        inside and any(t.text.lower() in {"and", "or"} for t in words)
    ):
        return
    if label != "PERSON" and not any(t.text[0].isupper() for t in words):
        return
    # "Russian President Vladimir Putin": the adjective and the title are no part of the name.
    title = ""
    while True:
        hit = next((h for h in inside if h.first == first and h.last < last), None)
        after = hit.last if hit else first
        length = length_of_title([t.text for t in tokens[after - base : last - base]])
        if hit and (length or (label == "PERSON" and hit.known.type == "group")):
            yield _of_hit(hit, sentence)
        elif hit:
            length = 0
            after = first
        if after + length == first:
            break
        if length:
            title = fold(tokens[after + length - 1 - base].text)
            label = "PERSON"
        first = after + length
    rest = tokens[first - base : last - base]
    if _only_office(rest) or not any(t.text[0].isupper() for t in rest):
        return
    inside = [h for h in inside if h.first >= first]
    if inside and not _more_than(rest, inside):
        return
    if any(h.first <= first and last <= h.last for h in inside):
        return
    kind = _TYPES[label]
    if kind == "group" and rest[0].pos in {"VERB", "ADV", "AUX"}:
        return
    if kind == "person":
        while len(rest) > 1 and is_suffix(rest[-1].text):
            rest = rest[:-1]
        title = title or _title_before(tokens, base, first)
    yield Candidate(first, first + len(rest), sentence, kind, title=title)


def _trim(tokens: Sequence[Token], base: int, first: int, last: int) -> tuple[int, int]:
    """Leave out articles, possessive endings, quotation marks and general words at the ends."""
    while first < last:
        token = tokens[first - base]
        prefix = token.text.lower() in _PREFIXES and last - first > 2
        if prefix and tokens[first + 1 - base].text in "-‐‑–":
            first += 2
            continue
        if token.text[0].isalnum() and not (
            token.tag in {"DT", "PRP$", "IN"} or token.text.lower() in {"the", "a", "an"}
        ):
            break
        first += 1
    while first < last:
        token = tokens[last - 1 - base]
        if token.tag == "POS" or not any(c.isalnum() for c in token.text):
            last -= 1
        elif last - first > 1 and token.text[0].islower() and token.pos != "PROPN":
            last -= 1
        else:
            break
    return first, last


def _more_than(words: Sequence[Token], hits: Sequence[Hit]) -> bool:
    """Tell whether a name has capitalised words besides the known names inside it."""
    return any(
        t.text[0].isupper()
        and not any(h.first <= t.index < h.last for h in hits)
        and fold(t.text) not in _COMPASS
        for t in words
    )


def _only_office(words: Sequence[Token]) -> bool:
    texts = [t.text for t in words]
    return bool(texts) and (
        is_office(texts) or all(fold(t) in _CALENDAR or t.isdigit() for t in texts)
    )


def _title_before(tokens: Sequence[Token], base: int, first: int) -> str:
    at = first - base - 1
    return fold(tokens[at].text) if at >= 0 and is_title(tokens[at].text) else ""


def _larger(
    tokens: Sequence[Token], base: int, hit: Hit, taken: dict[int, Candidate]
) -> Candidate | None:
    """Return the larger name that a known name is only a part of: *Air France*, *British Airways*."""

    def part(i: int) -> bool:
        token = tokens[i]
        return (
            token.pos == "PROPN"
            and token.text[0].isupper()
            and token.text[-1].isalnum()
            and token.index not in taken
            and token.entity not in _NUMERIC
            and fold(token.text) not in _COMPASS | _CALENDAR
        )

    first, last = hit.first - base, hit.last - base
    end = last
    while end < len(tokens) and part(end):
        end += 1
    start = first
    while start > 0 and part(start - 1) and tokens[start - 1].dep == "compound":
        start -= 1
    while start < first and is_title(tokens[start].text):
        start += 1
    after = tokens[last:end]
    if after and length_of_title([t.text for t in after] + ["X"]):
        end = last
    if (start, end) == (first, last):
        return None
    return Candidate(
        base + start, base + end, tokens[0].sentence, _guess(tokens[start:end], "other")
    )


def _runs(
    tokens: Sequence[Token], base: int, taken: Set[int], sentence: int
) -> Iterator[Candidate]:
    """Yield runs of proper nouns that belong to no entity."""

    def proper(i: int) -> bool:
        token = tokens[i]
        return (
            token.pos == "PROPN"
            and token.text[0].isupper()
            and token.index not in taken
            and token.entity not in _NUMERIC
            and fold(token.text) not in _CALENDAR
            and any(c.isalpha() for c in token.text)
        )

    i = 0
    while i < len(tokens):
        if not proper(i):
            i += 1
            continue
        end = i + 1
        while end < len(tokens):
            if proper(end):
                end += 1
            elif (
                end + 1 < len(tokens)
                and (tokens[end].text.lower() in _PARTICLES - {"of"} or tokens[end].text == "-")
                and proper(end + 1)
            ):
                end += 2
            else:
                break
        words = tokens[i:end]
        length = length_of_title([t.text for t in words])
        title = fold(words[length - 1].text) if length else _title_before(tokens, base, base + i)
        words = words[length:]
        while len(words) > 1 and is_suffix(words[-1].text):
            words = words[:-1]
        if not _only_office(words):
            kind = "person" if title else _guess(words, "other")
            yield Candidate(words[0].index, words[-1].index + 1, sentence, kind, title=title)
        i = end


def _guess(words: Sequence[Token], default: MentionType) -> MentionType:
    if any(fold(t.text) in _BODIES for t in words):
        return "organisation"
    if len(words) == 1 and words[0].text.isupper() and len(words[0].text) > 1:
        return "organisation"
    return default


def _language(tokens: Sequence[Token], base: int, hit: Hit) -> bool:
    """Tell whether an adjective names a language: *Russian-speaking*, *in English*."""
    if hit.known.type != "group":
        return False
    after = [t.text.lower() for t in tokens[hit.last - base : hit.last - base + 2]]
    if after[:1] == ["-"]:
        after = after[1:]
    words = {"speaking", "speaker", "speakers", "language", "languages", "-speaking"}
    return bool(after and after[0] in words) or tokens[hit.first - base].entity == "LANGUAGE"


def _without_second_adjective(hits: Sequence[Hit]) -> list[Hit]:
    """Keep the first of two adjoining adjectives: an *American Indian* is nobody from India."""
    kept: list[Hit] = []
    for hit in hits:
        before = kept[-1] if kept else None
        joined = before is not None and before.last == hit.first
        if joined and before and before.known.type == hit.known.type == "group":
            kept[-1] = replace(before, last=before.last)
            continue
        kept.append(hit)
    return kept


def _title_case(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence has capitals throughout, so that they do not mark names."""
    words = [t.text for t in tokens if t.text.isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.75 * len(words)


def _without_noise(analysis: Analysis, found: Sequence[Candidate]) -> list[Candidate]:
    """Drop single words that are names only because a capital starts a sentence or heading."""
    tokens = analysis.tokens
    lower = {t.text for t in tokens if t.text.islower()}
    starts = set(analysis.bounds)
    inner: Counter[str] = Counter()
    for candidate in found:
        if candidate.first not in starts and not _in_heading(analysis, candidate):
            inner[_text(tokens, candidate)] += 1
    kept = []
    for candidate in found:
        words = tokens[candidate.first : candidate.last]
        text = _text(tokens, candidate)
        weak = candidate.first in starts or _in_heading(analysis, candidate)
        if candidate.keys:
            kept.append(candidate)
        elif len(words) > 1:
            if not (_in_heading(analysis, candidate) and not inner[text]) or _split_known(
                words, inner
            ):
                kept.append(candidate)
        elif not (
            words[0].text.lower() in lower
            or (weak and not inner[text] and _common(words[0].text))
            or (words[0].pos not in {"PROPN", "NOUN", "ADJ", "X"} and not inner[text])
            or fold(words[0].text) in _CALENDAR
            or len(words[0].text) < 2
        ):
            kept.append(candidate)
    return kept


def _split_known(words: Sequence[Token], inner: Counter[str]) -> bool:
    return any(inner[fold(t.text)] for t in words)


def _common(word: str) -> bool:
    lemma = word.lower()
    return any(known(lemma, pos) for pos in ("n", "v", "a", "r")) or (
        lemma.endswith("s") and known(lemma[:-1], "v")
    )


def _in_heading(analysis: Analysis, candidate: Candidate) -> bool:
    sentence = analysis.document.sentences[candidate.sentence]
    return sentence.kind == "heading" or _title_case(analysis.tokens_of(candidate.sentence))


def _text(tokens: Sequence[Token], candidate: Candidate) -> str:
    return fold(" ".join(t.text for t in tokens[candidate.first : candidate.last]))
