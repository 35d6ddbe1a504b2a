"""Measure the judgement on labelled data: ``python -m benchmarks.quality``.

Every set that is present below ``--data`` goes through the public Python interface; the docstring
of each module in ``benchmarks/sets`` says how findings become labels. Printed for each set are its
figures with the bootstrap 95 % interval, the number of cases and the target, the ten worst errors
with the rule that made them, and how many false conflicts each rule made; of whole articles the
stage at which each labelled conflict that was missed got lost.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from benchmarks import record, sentences, show, stats, whole
from benchmarks.cases import Failure, Item, Metric, Prediction
from benchmarks.pool import predictions as predict
from benchmarks.sets import ELSEWHERE, FAMILIES, family

if TYPE_CHECKING:
    from compare import Adviser

DATA = Path(__file__).parents[2] / "shared" / "eval"


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of one set."""

    set: str
    name: str
    value: float
    low: float
    high: float
    n: int
    target: float | None
    least: bool

    @property
    def met(self) -> bool | None:
        """Whether the target is met; ``None`` without one."""
        if self.target is None:
            return None
        return self.value <= self.target if self.least else self.value >= self.target


def items(data: Path, only: Sequence[str], sample: int | None) -> list[Item]:
    """Return the cases to run: those of the sets asked for, of each no more than ``sample``.

    Cases that share their first text stand together. A sample is drawn by chance, but always the
    same, and keeps whole what a set asks of one case (with and without a threshold).
    """
    found: list[Item] = []
    for name in FAMILIES:
        if not only or any(one.partition("/")[0] == name for one in only):
            found += [i for i in family(name).items(data) if i.set.partition("/")[0] == name]
    found = [i for i in found if not only or i.set in only or i.set.partition("/")[0] in only]
    first: dict[str, int] = {}
    found.sort(key=lambda item: (item.set, first.setdefault(item.texts[0], len(first))))
    if sample is None:
        return found
    kept: list[Item] = []
    for _, group in groupby(found, key=lambda item: item.set):
        held = list(group)
        names = list(dict.fromkeys(item.id for item in held))
        drawn = set(random.Random(0).sample(names, min(sample, len(names))))
        kept += [item for item in held if item.id in drawn]
    return kept


def results(predictions: Sequence[Prediction]) -> Iterator[Result]:
    """Yield the figures of every set, and of families with several parts those of all together."""
    by_set: dict[str, list[Prediction]] = {}
    for prediction in predictions:
        by_set.setdefault(prediction.set, []).append(prediction)
    families = [name.partition("/")[0] for name in by_set]
    for name, held in by_set.items():
        for metric in family(name).metrics(name):
            yield from _result(name, metric, held)
    for own in dict.fromkeys(families):
        if families.count(own) > 1:
            held = [p for name, ps in by_set.items() if name.startswith(own + "/") for p in ps]
            for metric in family(own).metrics(own):
                yield from _result(own, metric, held)


def _result(name: str, metric: Metric, predictions: Sequence[Prediction]) -> Iterator[Result]:
    held = [p for p in predictions if metric.only is None or metric.only(p)]
    if held:
        low, high = stats.interval(held, metric.figure, metric.units or (lambda p: p.group))
        value = metric.figure(held)
        yield Result(name, metric.name, value, low, high, len(held), metric.target, metric.least)


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--only", nargs="+", default=(), metavar="SET", help="these sets alone")
    parser.add_argument("--sample", type=int, metavar="N", help="at most N cases of each set")
    parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default 2)")
    parser.add_argument("--cache", metavar="FOLDER", help="keep there what is made of the texts")
    parser.add_argument("--dump", type=Path, metavar="FILE", help="all predictions as JSON Lines")
    parser.add_argument("--write", action="store_true", help="record in benchmarks/RESULTS.md")
    parser.add_argument("--date", help="date to record, as YYYY-MM-DD; needed by --write")
    parser.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="each miss and false conflict of whole articles",
    )
    parser.add_argument("--errors", type=int, default=10, metavar="N", help="errors to show")
    parser.add_argument("--judge", metavar="URL", help="ask this model about what is open")
    parser.add_argument("--judge-model", default="", metavar="NAME")
    parser.add_argument("--judge-allow-remote", action="store_true")
    options = parser.parse_args(given)
    if options.write and not options.date:
        parser.error("--write needs --date")
    if options.write and (options.only or options.sample):
        parser.error("--write records all sets whole: leave out --only and --sample")
    return options


def main(given: Sequence[str] | None = None) -> None:
    """Run the bench."""
    options = arguments(given)
    cases = items(options.data, options.only, options.sample)
    if options.judge:
        cases = [replace(item, adviser=_adviser(options)) for item in cases]
    if not cases:
        sys.exit(f"no labelled data below {options.data}")
    with options.dump.open("w", encoding="utf-8") if options.dump else nullcontext() as out:
        told = list(_run(cases, options.jobs, out, options.cache))
    predictions = [one for one in told if isinstance(one, Prediction)]
    failures = [one for one in told if isinstance(one, Failure)]
    table = list(results(predictions))
    if not options.only:
        table += list(sentence_results(options.data))
    table.sort(key=lambda result: result.set)
    print(show.table(table))
    for name, command in ELSEWHERE.items():
        print(f"{name}: measured by {command}")
    kept = [item for item, one in zip(cases, told, strict=True) if isinstance(one, Prediction)]
    print(show.errors(kept, predictions, options.errors))
    print(show.alarms(predictions))
    for line in whole.lines(predictions, options.verbose):
        print(line)
    for failure in failures:
        print(f"FAILED {failure.set} {failure.id}: {failure.error}")
    if options.write:
        _write(options.date, table, predictions, failures)
    if failures:
        sys.exit(f"{len(failures)} cases ended in an error")


def sentence_results(data: Path) -> Iterator[Result]:
    """Yield the figures of the sets of sentence boundaries, which need no comparison."""
    for s in sentences.score(data):
        name, _, figure = s.name.partition(", ")
        yield Result(name, figure, s.figure, s.low, s.high, s.n, s.target, least=False)


def _write(
    date: str,
    table: Sequence[Result],
    predictions: Sequence[Prediction],
    failures: Sequence[Failure],
) -> None:
    """Record figures and counts; the texts belong to others and stay out."""
    notes = [
        "Figure with bootstrap 95 % interval and number of cases. Tuned on these parts, but for "
        "`stories/unfitted` and `affairs/linden`.",
        *([f"{len(failures)} cases ended in an error and are left out."] if failures else []),
        *(f"`{name}` is measured by `{command}`." for name, command in ELSEWHERE.items()),
    ]
    counts = record.table(
        ("set", "rule/category", "false", "right"),
        [(name, rule, str(f), str(r)) for name, rule, f, r in show.counted(predictions)],
    )
    alarms = (
        f"Cases with a conflict of each rule, where people see none and where they do:\n\n{counts}"
    )
    articles = "\n".join(["```", *whole.lines(predictions, verbose=False), "```"])
    lost = f"Whole articles, what was lost at which stage and told by which rule:\n\n{articles}"
    tables = [show.markdown(table), alarms, lost]
    record.write("quality", date, "python -m benchmarks.quality", notes, tables)


def _adviser(options: argparse.Namespace) -> Adviser:
    """Return who is asked; its replies are kept beside the texts, so that a bench can go on."""
    from compare import Adviser
    from compare.opinion.adviser import KEY

    return Adviser(
        options.judge,
        options.judge_model,
        key=os.environ.get(KEY) or None,
        allow_remote=options.judge_allow_remote,
        folder=str(Path(options.cache) / "opinions") if options.cache else None,
    )


def _run(
    cases: Sequence[Item], jobs: int, out: TextIO | None, cache: str | None
) -> Iterator[Prediction | Failure]:
    """Yield the predictions; write each with its texts to ``out`` as it comes."""
    for n, prediction in enumerate(predict(cases, jobs, cache)):
        if out:
            row = {**asdict(prediction), "texts": cases[n].texts}
            out.write(dumps(row, ensure_ascii=False) + "\n")
        if n % 50 == 0 or n + 1 == len(cases):
            print(f"\r{n + 1} of {len(cases)}", end="", file=sys.stderr, flush=True)
        yield prediction
    print(file=sys.stderr)


if __name__ == "__main__":
    main()
