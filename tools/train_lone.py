"""Fit compare/data/lone.json: how surely what a clause says stands in one account alone.

    pip install lightgbm
    python -m tools.train_lone STORIES... [--write]

STORIES are files in the format of ``benchmarks/stories`` or ``benchmarks/affairs``. Told by another
account is a clause that touches a place which a story lists as told by both or as at odds; alone
is one in a sentence that it lists as such; of the others little is known, and they count little.

A link made by a forest that was grown on the same story is surer than it will be of another, and a
model that looks at it would trust it too much. So the stories are linked by forests that have not
seen them: those of ``tools/train_articles.py``, grown on the other folds.

Prints how the model does on stories that its weights have not seen; ``--write`` replaces the
shipped weights. To be run after ``tools/train_articles.py``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

from tools import logistic
from tools.article_cases import Passage, Story, read
from tools.article_examples import Examples, pair_examples
from tools.boosting import grow
from tools.train_alignment import average_precision
from tools.train_articles import DECIMALS, PENALTY, fit, joined

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from compare.align.match import Link
    from compare.model import Span

    Floats = NDArray[np.float64]

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "lone.json"
FOLDS = 4
UNLISTED = 0.1
"""How much a clause counts of which the story says nothing."""


@dataclass(frozen=True, slots=True)
class Clauses(Examples):
    """The clauses of a story: told by another account, alone, or not listed."""

    alone: tuple[bool, ...] = ()

    @property
    def counts(self) -> Floats:
        """How much each row counts."""
        return np.where((self.right > 0) | np.array(self.alone, bool), 1.0, UNLISTED)


def clause_examples(story: Story, links: Sequence[Link]) -> Clauses:
    """Return the clauses of a story, right where what one says is told by another account."""
    from compare.align import lone

    rows = lone.clause_features(story.analyses, links)
    touched = [place for pair in story.right for place in pair]
    right, alone = [], []
    for document, clause in rows.clauses:
        analysis = story.analyses[document]
        held = analysis.clauses[clause]
        spans = [analysis.tokens[n].span for n in held.tokens]
        sentence = analysis.document.sentences[held.sentence].span
        right.append(any(_meets(document, spans, place) for place in touched))
        alone.append(any(_meets(document, [sentence], place) for place in story.alone))
    return Clauses(story.name, rows.values, np.array(right, float), alone=tuple(alone))


def _meets(document: int, spans: Sequence[Span], place: Passage) -> bool:
    at, start, end = place
    return at == document and any(s.start < end and start < s.end for s in spans)


def by_event(story: Story) -> Iterator[Story]:
    """Yield the accounts of each event by themselves, as people compare them."""
    events = story.events or (0,) * len(story.analyses)
    for event in sorted(set(events)):
        place = {n: at for at, n in enumerate(i for i, own in enumerate(events) if own == event)}
        right = [
            ((place[a[0]], *a[1:]), (place[b[0]], *b[1:]))
            for a, b in story.right
            if a[0] in place and b[0] in place
        ]
        alone = [(place[d], start, end) for d, start, end in story.alone if d in place]
        yield replace(
            story,
            analyses=tuple(story.analyses[n] for n in place),
            right=tuple(right),
            alone=tuple(alone),
            events=None,
        )


def linked(stories: Sequence[Story]) -> Iterator[tuple[Story, Sequence[Link]]]:
    """Yield the stories with links that were made by what was fitted on others."""
    from compare.align import articles, forest, score

    made = [(story, list(pair_examples(story))) for story in stories]
    fold = logistic.folds([story.name for story in stories], FOLDS).tolist()
    for n in sorted(set(fold)):
        seen = [pair for (_, own), at in zip(made, fold, strict=True) if at != n for pair in own]
        model = fit([examples for examples, _ in seen])
        with patch.object(articles, "model", lambda _name, held=model: held):
            context = [
                replace(examples, values=articles.context_features(examples.values, pairs))
                for examples, pairs in seen
            ]
            grown = forest.of_table(grow(*joined(context)))
            with patch.object(articles, "forest", lambda held=grown: held):
                for (story, _), at in zip(made, fold, strict=True):
                    for part in by_event(story) if at == n else ():
                        yield part, score.links(part.analyses, internal=False)


def shown(found: Sequence[Clauses]) -> str:
    """Return how the model does on the listed clauses of stories that it has not seen."""
    judged = logistic.left_out(found, [e.story for e in found], FOLDS, fit)
    said = [e.values @ weights + intercept for e, (weights, intercept) in judged]
    right = np.concatenate([e.right for e in found])
    listed = np.concatenate([e.counts for e in found]) == 1
    precision = average_precision(right[listed] == 0, -np.concatenate(said)[listed])
    return (
        f"lone: {int(listed.sum())} listed clauses, {int((right[listed] == 0).sum())} alone; "
        f"average precision {precision:.3f} on stories not fitted on"
    )


def main() -> int:
    """Fit the weights and show how they do."""
    from compare.align import lone

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    stories = [read(path) for path in sorted(options.stories)]
    found = [clause_examples(story, links) for story, links in linked(stories)]
    found.sort(key=lambda examples: examples.story)
    print(shown(found))
    weights, intercept = fit(found)
    provenance = {
        "made by": "tools/train_lone.py",
        "trained on": f"{len(stories)} stories",
        "method": f"logistic regression, l2 penalty {PENALTY:g} on standardised features",
    }
    model = {
        "intercept": round(intercept, DECIMALS),
        "weights": dict(zip(lone.FEATURES, weights.round(DECIMALS).tolist(), strict=True)),
    }
    if options.write:
        text = json.dumps({"provenance": provenance, "models": {"lone": model}}, indent=2)
        TABLE.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
