"""Fit the weights of compare/data/articles.json on whole labelled stories.

    python -m tools.train_articles STORIES... [--real FOLDER] [--write]

STORIES are files in the format of ``benchmarks/stories``. Two models say how surely two
sentences tell one point (:mod:`compare.align.articles`), a third how surely what a clause says
stands in another account (:mod:`compare.align.told`), a fourth how surely two places answer one
question (:mod:`compare.match.question`). Right are the pairs that a story lists as
told by both or as at odds, and the clauses that they touch; traps are left out. People list the
clearer pairs and not all, so the chances come out too low: :data:`LISTED` says by how much.

Prints how each model does on stories that its weights have not seen. ``--write`` replaces the
shipped weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tools import logistic
from tools.article_cases import Passage, Read, Story, read, real_pairs
from tools.train_alignment import average_precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "articles.json"
PAIRS = Path(__file__).resolve().parent.parent / "benchmarks" / "real_pairs.jsonl"
"""All disagreements of some real articles, found by reading."""
FOLDS = 8
PENALTY = 1.0
DECIMALS = 3
LISTED = 4.0
"""How many times as good the odds of a pair are as the share of listed ones says: a pair at a
chance of .2 by the lists is taken for even. Chosen on the stories fitted on, between 2.3 and 6,
where what is brought together still grows faster than what is brought together wrongly."""

Place = tuple[int, int]
"""Document and sentence."""


def _sentences(story: Story, place: Passage) -> list[Place]:
    document, start, end = place
    held = story.analyses[document].document.sentences
    return [(document, s.index) for s in held if s.span.start < end and start < s.span.end]


def _labels(story: Story) -> dict[tuple[Place, Place], float]:
    """Return 1 for pairs of sentences that are listed, -1 for those that are not to be counted."""
    found: dict[tuple[Place, Place], float] = {}
    for worth, listed in ((-1.0, story.unclear), (1.0, story.right)):
        for one, other in listed:
            for a in _sentences(story, one):
                for b in _sentences(story, other):
                    found[min(a, b), max(a, b)] = worth
    return found


@dataclass(frozen=True, slots=True)
class Examples:
    """The rows of one story, or of two of its documents."""

    story: str
    values: Floats
    right: Floats
    """1, 0, or -1 for what is not counted."""


def fit(found: Sequence[Examples]) -> tuple[Floats, float]:
    """Return weights and intercept."""
    values = np.concatenate([e.values for e in found])
    right = np.concatenate([e.right for e in found])
    kept = right >= 0
    ones = np.ones(int(kept.sum()))
    intercept, weights = logistic.fit_scaled(values[kept], right[kept], ones, PENALTY)
    return weights, intercept


def _shown(name: str, found: Sequence[Examples]) -> str:
    fold = logistic.folds([e.story for e in found], FOLDS).tolist()
    models = {
        n: fit([e for e, own in zip(found, fold, strict=True) if own != n]) for n in set(fold)
    }
    said = [
        logistic.chances(e.values @ models[own][0] + models[own][1])
        for e, own in zip(found, fold, strict=True)
    ]
    right, chances = np.concatenate([e.right for e in found]), np.concatenate(said)
    kept = right >= 0
    precision = average_precision(right[kept] > 0, chances[kept])
    return (
        f"{name}: {int(kept.sum())} rows, {int((right > 0).sum())} right; "
        f"average precision {precision:.3f} on stories not fitted on"
    )


def pair_examples(story: Story) -> Iterator[tuple[Examples, Any]]:
    """Yield the pairs of each two documents, with what they were made from."""
    from itertools import combinations

    from compare.align import features, score

    held = features.sentences(story.analyses)
    labels = _labels(story)
    for a, b in combinations(range(len(story.analyses)), 2):
        pairs, values = score.of_articles(held, a, b)
        right = np.array(
            [
                labels.get(((a, x), (b, y)), 0.0)
                for x, y in zip(pairs.rows.tolist(), pairs.columns.tolist(), strict=True)
            ]
        )
        yield Examples(story.name, values, right), pairs


def told_examples(story: Story) -> Examples:
    """Return the clauses of a story, right where what one says is told by another account."""
    from compare.align import told
    from compare.align.score import links

    rows = told.clause_features(story.analyses, links(story.analyses, internal=False))
    touched = [place for pair in story.right for place in pair]
    right = []
    for document, clause in rows.clauses:
        analysis = story.analyses[document]
        spans = [analysis.tokens[n].span for n in analysis.clauses[clause].tokens]
        right.append(
            any(
                d == document and any(s.start < end and start < s.end for s in spans)
                for d, start, end in touched
            )
        )
    return Examples(story.name, rows.values, np.array(right, float))


def question_examples(read: Read) -> Examples:
    """Return the places that would be weighed, right where they are worth a reader's look."""
    from compare import align, judge, match
    from compare.match import clashes
    from compare.match.question import COMPARISONS, Scene, compare_places
    from compare.options import Options

    options = Options()
    links = align.link(read.analyses, options)
    scene = Scene(read.analyses, links)
    articles = list(range(len(read.analyses)))
    number = {analysis.document.id: n for n, analysis in enumerate(read.analyses)}
    values, right = [], []

    def add(spots: Any, places: list[Passage], category: str) -> None:
        values.append(compare_places(scene, *spots, figures=category == "number"))
        right.append(_worth(read, places))

    for rule, draft in judge.examine(read.analyses, links, options):
        spots = match.places(scene, articles, draft) if draft.kind == "conflict" else None
        if spots is not None and rule not in match.KNOW:
            held = [(number[e.document], e.span.start, e.span.end) for e in draft.evidence]
            add(spots, held, draft.category)
    for clash in clashes.find(scene, articles):
        spots = match.clash_places(scene, clash)
        if spots is not None:
            held = [(clash.a, *_ends(clash.first)), (clash.b, *_ends(clash.second))]
            add(spots, held, clash.category)
    return Examples(
        read.name, np.array(values).reshape(len(values), len(COMPARISONS)), np.array(right, float)
    )


def _ends(span: Any) -> tuple[int, int]:
    return span.start, span.end


def _meets(one: Passage, other: Passage) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _worth(read: Read, places: list[Passage]) -> float:
    for held, worth in read.judged:
        if all(any(_meets(place, p) for p in places) for place in held):
            return float(worth)
    for pair in read.worth:
        hits = [{n for n, p in enumerate(places) if _meets(p, place)} for place in pair]
        if any(i != j for i in hits[0] for j in hits[1]):
            return 1.0
    return 0.0 if read.whole else -1.0


def _table(weights: Floats, intercept: float, names: Sequence[str]) -> dict[str, Any]:
    shown = dict(zip(names, weights.round(DECIMALS).tolist(), strict=True))
    return {"intercept": round(intercept, DECIMALS), "weights": shown}


def _write(models: dict[str, Any], stories: Sequence[Story]) -> None:
    provenance = {
        "made by": "tools/train_articles.py",
        "method": f"logistic regression, l2 penalty {PENALTY:g} on standardised features",
        "trained on": f"{len(stories)} labelled stories",
    }
    text = json.dumps({"provenance": provenance, "models": models}, indent=2)
    TABLE.write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Fit one model after the other: each looks at what the one before says."""
    from compare.align import articles, told, weights
    from compare.match.question import COMPARISONS

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--real", type=Path, help="folder of real articles, with judged.jsonl")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    stories = [read(path) for path in sorted(options.stories)]
    before = TABLE.read_text("utf-8") if TABLE.exists() else None
    made = [example for story in stories for example in pair_examples(story)]
    models: dict[str, Any] = {}

    def keep(name: str, found: Sequence[Examples], names: Sequence[str], better: float) -> None:
        print(_shown(name, found))
        fitted, intercept = fit(found)
        models[name] = _table(fitted, intercept + float(np.log(better)), names)
        _write(models, stories)
        weights.model.cache_clear()

    keep("pair", [e for e, _ in made], articles.PAIR, 1.0)
    context = [
        replace(example, values=articles.context_features(example.values, pairs))
        for example, pairs in made
    ]
    keep("context", context, articles.CONTEXT, LISTED)
    keep("told", [told_examples(story) for story in stories], told.FEATURES, 1.0)
    texts = [Read(s.name, s.analyses, s.worth) for s in stories]
    if options.real:
        texts += real_pairs(options.real, PAIRS)
    keep("question", [question_examples(read) for read in texts], COMPARISONS, 1.0)
    if not options.write and before is not None:
        TABLE.write_text(before, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
