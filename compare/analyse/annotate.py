"""Running the parts of spaCy's pipeline over the sentences of a document, with less overhead.

The annotations are those of ``Language.pipe``. Two of its parts take much longer than their work:

* The parser and the finder of names let go of Python's lock for a batch of sentences, and then take
  and return it for every single test of a move. Here both go forward one word at a time, in all
  sentences at once, and keep it.
* The attribute ruler holds every word against some two hundred patterns. All but a few of these
  look at one word alone, at its tag, its dependency and at whether it is one of a few words, so
  that what they find is remembered for the next word that is alike in this.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token

_BATCH, _WORDS = 256, 10_000
"""Sentences at a time, and their words: bounds memory, of which a word takes some 25 kB here."""


def annotate(model: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """Yield what the pipeline makes of each text."""
    for docs in _batches(model.make_doc(text) for text in texts):
        for _, part in model.pipeline:
            _step(part)(docs)
        yield from docs


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        if batch and (len(batch) == _BATCH or words + len(doc) > _WORDS):
            yield batch
            batch, words = [], 0
        batch.append(doc)
        words += len(doc)
    if batch:
        yield batch


@cache
def _step(part: Any) -> Callable[[Sequence[Doc]], None]:
    """Return what adds the annotations of one part of the pipeline to some sentences."""
    from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer

    decoded = isinstance(part, DependencyParser | EntityRecognizer)
    if decoded and part.cfg["beam_width"] == 1:
        return lambda docs: _decode(part, docs)
    if isinstance(part, AttributeRuler) and _can_be_remembered(part):
        return _Ruler(part).annotate

    def pipe(docs: Sequence[Doc]) -> None:
        for _ in part.pipe(docs, batch_size=_BATCH):
            pass

    return pipe


def _decode(part: Any, docs: Sequence[Doc]) -> None:
    """Take the best move in each sentence that is not finished until all are."""
    filled = [doc for doc in docs if len(doc)]
    if not filled:
        return
    states = part.moves.init_batch(filled)
    scorer = part.model.predict(filled)
    going = [state for state in states if not state.is_final()]
    while going:
        going = part.transition_states(going, scorer.predict(going))
    scorer.clear_memory()
    part.set_annotations(filled, states)


_Found = tuple[tuple[int, int], ...]
"""Rules that a word alone meets: the place of each in the ruler, and its name as a number."""


def _can_be_remembered(ruler: Any) -> bool:
    """Tell whether patterns of one word look at nothing but what :class:`_Ruler` keeps words by."""
    words = [p[0] for rule in ruler.patterns for p in rule["patterns"] if len(p) == 1]
    lowers = [word["LOWER"] for word in words if isinstance(word.get("LOWER"), dict)]
    return all(word.keys() <= {"TAG", "DEP", "LOWER", "IS_SPACE"} for word in words) and all(
        lower.keys() <= {"IN", "NOT_IN", "REGEX"} for lower in lowers
    )


class _Ruler:
    """An attribute ruler that remembers what it found for words that are alike to it."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._runs = Matcher(ruler.vocab)
        """Those of the ruler's patterns that look at several words."""
        self._listed: set[str] = set()
        self._shapes: list[re.Pattern[str]] = []
        self._lowers: dict[int, int] = {}
        self._found: dict[tuple[int, int, int, bool], _Found] = {}
        for n, rule in enumerate(ruler.patterns):
            runs = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if runs:
                self._runs.add(str(n), runs)
            for words in rule["patterns"]:
                if len(words) == 1:
                    self._read(words[0])

    def _read(self, pattern: dict[str, Any]) -> None:
        """Learn which words a pattern of one word tells from others."""
        lower = pattern.get("LOWER", ())
        listed = [lower] if isinstance(lower, str) else lower
        if isinstance(lower, dict):
            listed = [*lower.get("IN", ()), *lower.get("NOT_IN", ())]
            self._shapes += [re.compile(lower["REGEX"])] if "REGEX" in lower else []
        self._listed.update(listed)

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Do what the ruler does."""
        for doc in docs:
            self._ruler.set_annotations(doc, self.match(doc))

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """Return what ``AttributeRuler.match`` does."""
        number = self._ruler.vocab.strings
        matches = [
            (int(number[rule]), rule, start, end)
            for rule, start, end in self._runs(doc, allow_missing=True)
        ]
        for n, token in enumerate(doc):
            matches += [(place, rule, n, n + 1) for place, rule in self._alone(token)]
        return sorted(matches)

    def _alone(self, token: Token) -> _Found:
        lower = self._lowers.get(token.lower)
        if lower is None:
            lower = self._lowers[token.lower] = token.lower if self._is_told(token.lower_) else 0
        key = token.tag, token.dep, lower, token.is_space
        found = self._found.get(key)
        if found is None:
            matches = self._ruler.match(token.doc[token.i : token.i + 1])
            found = self._found[key] = tuple((place, rule) for place, rule, _, _ in matches)
        return found

    def _is_told(self, lower: str) -> bool:
        return lower in self._listed or any(shape.search(lower) for shape in self._shapes)
