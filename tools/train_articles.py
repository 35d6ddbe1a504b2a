"""Fit compare/data/articles.json and together.json on whole labelled stories.

    pip install lightgbm
    python -m tools.train_articles STORIES... [--taught STORIES...] [--second STORIES...]
                                   [--real FOLDER] [--keep-first] [--write]

STORIES are files in the format of ``benchmarks/stories`` or ``benchmarks/affairs``. Two models
say how surely two sentences tell one point (:mod:`compare.align.articles`): one looks at the pair
alone, a forest of trees at the pair among the others. A third weighs the likely pairs again with
what the cross-encoder says of them (:mod:`compare.align.rerank`), a fourth says how surely these
are at odds, and another one of the surest by what the large cross-encoder says as well
(:mod:`compare.match.at_odds`); a fifth how surely what a clause says stands in another
account (:mod:`compare.align.told`), a sixth how surely two places answer one question
(:mod:`compare.match.question`). Right are the pairs that a story lists as told by both or
as at odds, and the clauses that they touch; traps are left out. Accounts of two events of one
affair, and real articles of two clusters, teach what is only on one subject.

The stories ``--taught`` are those that the cross-encoder learnt from: only the first two models are
fitted on them as well. On those after ``--second`` only the third and fourth are. FOLDER holds the
real articles, of which the parts that are not kept back are fitted on in the same way.

Prints how each model does on stories that its weights have not seen. ``--write`` replaces the
shipped tables. ``--keep-first`` leaves the first two models, which look at nothing of the
cross-encoder, as they are: enough where it alone has changed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tools import logistic, sizes
from tools.article_cases import Read, Story, read, real_pairs, strangers, told_by_both
from tools.article_examples import Examples, pair_examples, question_examples, told_examples
from tools.boosting import grow
from tools.rerank_examples import closely_examples, looked_at, odds_examples
from tools.train_alignment import average_precision

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TABLE = Path(__file__).resolve().parent.parent / "compare" / "data" / "articles.json"
FOREST = TABLE.with_name("together.json")
RERANK = TABLE.with_name("rerank.json")
PAIRS = Path(__file__).resolve().parent.parent / "benchmarks" / "real_pairs.jsonl"
"""All disagreements of some real articles, found by reading."""
UNALIKE = PAIRS.with_name("real_apart.jsonl")
"""Pairs of real articles on one subject and two events."""
TOLD = PAIRS.with_name("real_told.jsonl")
"""Which sentences of real articles tell one point."""
FOLDS = 8
PENALTY = 1.0
DECIMALS = 3


def fit(found: Sequence[Examples]) -> tuple[Floats, float]:
    """Return weights and intercept."""
    values, right, counts = joined(found)
    intercept, weights = logistic.fit_scaled(values, right, counts, PENALTY)
    return weights, intercept


def joined(found: Sequence[Examples]) -> tuple[Floats, Floats, Floats]:
    """Return values, labels and counts of all rows that are to be counted."""
    right = np.concatenate([e.right for e in found])
    kept = right >= 0
    values = np.concatenate([e.values for e in found])
    return values[kept], right[kept], np.concatenate([e.counts for e in found])[kept]


def _forest(found: Sequence[Examples]) -> dict[str, Any]:
    return grow(*joined(found))


def _odds(model: Any, values: Floats) -> Floats:
    """Return the log odds by weights and intercept, or by a forest."""
    from compare.align.forest import of_table

    if isinstance(model, dict):
        return of_table(model).log_odds(values)
    weights, intercept = model
    odds: Floats = values @ weights + intercept
    return odds


def _shown(name: str, found: Sequence[Examples], make: Any, folds: int) -> str:
    judged = logistic.left_out(found, [e.story for e in found], folds, make)
    said = [logistic.chances(_odds(model, e.values)) for e, model in judged]
    right, chances = np.concatenate([e.right for e in found]), np.concatenate(said)
    kept = right >= 0
    precision = average_precision(right[kept] > 0, chances[kept])
    return (
        f"{name}: {int(kept.sum())} rows, {int((right > 0).sum())} right; "
        f"average precision {precision:.3f} on stories not fitted on"
    )


def _table(weights: Floats, intercept: float, names: Sequence[str]) -> dict[str, Any]:
    shown = dict(zip(names, weights.round(DECIMALS).tolist(), strict=True))
    return {"intercept": round(intercept, DECIMALS), "weights": shown}


def _write(models: dict[str, Any], together: dict[str, Any], stories: Sequence[Story]) -> None:
    provenance = {"made by": "tools/train_articles.py", "trained on": f"{len(stories)} stories"}
    _write_models(TABLE, models, stories)
    if together:
        method = "gradient boosting of trees; a node is [feature, threshold, low, high] or [value]"
        head = {"provenance": provenance | {"method": method}, **together}
        trees = ",\n".join(f"    {json.dumps(tree)}" for tree in head.pop("trees"))
        text = json.dumps(head, indent=2).removesuffix("\n}")
        FOREST.write_text(f'{text},\n  "trees": [\n{trees}\n  ]\n}}\n', encoding="utf-8")


def _write_models(path: Path, models: dict[str, Any], stories: Sequence[Story]) -> None:
    method = f"logistic regression, l2 penalty {PENALTY:g} on standardised features"
    provenance = {"made by": "tools/train_articles.py", "trained on": f"{len(stories)} stories"}
    text = json.dumps({"provenance": provenance | {"method": method}, "models": models}, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--taught", type=Path, nargs="*", default=[])
    parser.add_argument("--second", type=Path, nargs="*", default=[])
    parser.add_argument("--real", type=Path, help="folder of real articles, with judged.jsonl")
    parser.add_argument("--keep-first", action="store_true", help="leave the first two models")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    return parser.parse_args()


def main() -> int:
    """Fit all models; put the tables back where they are not to be written, whatever happens."""
    options = _options()
    before = {path: path.read_text("utf-8") for path in (TABLE, FOREST, RERANK) if path.exists()}
    written = False
    try:
        fit_all(options, before)
        written = options.write
    finally:
        if not written:
            for path, text in before.items():
                path.write_text(text, encoding="utf-8")
    return 0


def fit_all(options: argparse.Namespace, before: Mapping[Path, str]) -> None:
    """Fit one model after the other: each looks at what the one before says.

    Each writes its table, since the next reads it; ``before`` are the tables that were there.
    """
    from compare.align import articles, forest, rerank, told, weights
    from compare.match.at_odds import CLOSELY, COMPARISONS
    from compare.match.question import COMPARISONS as ASKED

    stories = [read(path) for path in sorted(options.stories)]
    taught, second = (
        [read(path) for path in sorted(paths)] for paths in (options.taught, options.second)
    )
    apart = list(strangers(options.real, UNALIKE)) if options.real else []
    real, read_before = (
        list(told_by_both(options.real, TOLD, part)) if options.real else []
        for part in ("fitted", "taught")
    )
    affairs = [story for story in stories if story.events is not None]
    sized = [
        *sizes.of_affairs(affairs),
        *sizes.of_strangers(apart),
        *sizes.of_stories([s for s in stories if s.events is None]),
        *sizes.of_leads([*stories, *apart]),
    ]
    fitted = [*stories, *real, *apart]
    others = [e for story in (*taught, *read_before, *sized) for e in pair_examples(story)]
    made = [*(example for story in fitted for example in pair_examples(story)), *others]
    models: dict[str, Any] = {}
    together: dict[str, Any] = {}

    def keep(name: str, found: Sequence[Examples], names: Sequence[str]) -> None:
        print(_shown(name, found, fit, FOLDS), flush=True)
        models[name] = _table(*fit(found), names)
        _write(models, together, stories)
        weights.model.cache_clear()

    if options.keep_first:
        models["pair"] = json.loads(before[TABLE])["models"]["pair"]
    else:
        keep("pair", [e for e, _ in made], articles.PAIR)
        context = [
            replace(example, values=articles.context_features(example.values, pairs))
            for example, pairs in made
        ]
        print(_shown("context", context, _forest, FOLDS), flush=True)
        together |= {"features": list(articles.CONTEXT), **_forest(context)}
        _write(models, together, stories)
        forest.forest.cache_clear()
    looked = looked_at(fitted, second, others, lambda found: forest.of_table(_forest(found)))
    again = [one.examples for one in looked]
    print(_shown("rerank", again, fit, FOLDS), flush=True)
    weighed = fit(again)
    odds = odds_examples(looked, *weighed)
    print(_shown("odds", odds, fit, FOLDS), flush=True)
    asked = fit(odds)
    closely = closely_examples(looked, odds, *asked)
    if not closely:
        sys.exit("no two sentences of these stories are likely to be at odds")
    print(_shown("closely", closely, fit, FOLDS), flush=True)
    tables = {
        "rerank": _table(*weighed, rerank.FEATURES),
        "odds": _table(*asked, COMPARISONS),
        "closely": _table(*fit(closely), (*COMPARISONS, *CLOSELY)),
    }
    _write_models(RERANK, tables, [*stories, *real])
    weights.model.cache_clear()
    keep("told", [told_examples(story) for story in stories], told.FEATURES)
    texts = [Read(s.name, s.analyses, s.worth) for s in stories]
    if options.real:
        texts += real_pairs(options.real, PAIRS)
    keep("question", [question_examples(read) for read in texts], ASKED)


if __name__ == "__main__":
    sys.exit(main())
