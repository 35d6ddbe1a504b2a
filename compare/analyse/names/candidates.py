"""Collect the stretches of a document that look like names.

They come from the tables, from spaCy's named entities, and from runs of proper nouns it missed.
Where these overlap, an entity that says more than the tables (*Bank of Japan*) comes first.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.analyse.names import entities, runs, towns
from compare.analyse.names.gazetteer import Hit, search
from compare.analyse.names.noise import common, in_title_case, without_noise
from compare.analyse.names.stretch import Candidate, Stretch, of_hit
from compare.model import Analysis, Sentence, Token


def collect(analysis: Analysis) -> list[Candidate]:
    """Return the candidates of a document in text order; they do not overlap."""
    found: list[Candidate] = []
    for sentence in analysis.document.sentences:
        if analysis.tokens_of(sentence.index):
            found.extend(_in_sentence(analysis, sentence))
    found = towns.spread(analysis.tokens, entities.shortened(analysis.tokens, found))
    return without_noise(analysis, found)


def _in_sentence(analysis: Analysis, sentence: Sentence) -> list[Candidate]:
    tokens = analysis.tokens_of(sentence.index)
    heading = sentence.kind == "heading" or in_title_case(tokens)
    known_names = [h for h in search(tokens) if not _starts_sentence(tokens, h)]
    all_hits = towns.located(analysis.tokens, known_names)
    stretch = Stretch(
        tokens=analysis.tokens,
        low=tokens[0].index,
        high=tokens[-1].index + 1,
        sentence=sentence.index,
        hits=tuple(_distinct([h for h in all_hits if not _language(analysis, h)])),
    )
    taken: dict[int, Candidate] = {}

    def take(candidate: Candidate) -> None:
        if not any(i in taken for i in range(candidate.first, candidate.last)):
            taken.update((i, candidate) for i in range(candidate.first, candidate.last))

    languages = {i for h in all_hits if _language(analysis, h) for i in range(h.first, h.last)}
    for first, last, label in entities.labelled(stretch):
        if not languages.intersection(range(first, last)):
            for candidate in entities.candidates(stretch, first, last, label):
                # In a title every word has a capital, so that an entity swallows its neighbours.
                if candidate.keys or not (heading and _holds_known(candidate, stretch.hits)):
                    take(candidate)
    for hit in stretch.hits:
        larger = None if heading else runs.larger(stretch, hit, taken.keys())
        take(larger or of_hit(hit, sentence.index))
    if not heading:
        for candidate in runs.unlabelled(stretch, taken.keys() | languages):
            take(candidate)
    return sorted(set(taken.values()), key=lambda c: c.first)


def _starts_sentence(tokens: Sequence[Token], hit: Hit) -> bool:
    """Tell whether an ordinary word has a capital only as the first: *Pole vaulters*."""
    word = tokens[0]
    alone = (hit.first, hit.last) == (word.index, word.index + 1)
    return alone and not word.entity and word.pos != "PROPN" and common(word.text)


def _holds_known(candidate: Candidate, hits: Sequence[Hit]) -> bool:
    return any(candidate.first <= h.first and h.last <= candidate.last for h in hits)


def _language(analysis: Analysis, hit: Hit) -> bool:
    """Tell whether an adjective names a language: *Russian-speaking*, *in English*."""
    if hit.known.type != "group":
        return False
    after = [t.text.lower() for t in analysis.tokens[hit.last : hit.last + 2]]
    if after[:1] == ["-"]:
        after = after[1:]
    words = {"speaking", "speaker", "speakers", "language", "languages", "-speaking"}
    return bool(after and after[0] in words) or analysis.tokens[hit.first].entity == "LANGUAGE"


def _distinct(hits: Sequence[Hit]) -> list[Hit]:
    """Keep the first of two adjoining adjectives: an *American Indian* is nobody from India."""
    kept: list[Hit] = []
    for hit in hits:
        before = kept[-1] if kept else None
        if before and before.last == hit.first and before.known.type == hit.known.type == "group":
            kept[-1] = Hit(before.first, hit.last, before.known)
        else:
            kept.append(hit)
    return kept
