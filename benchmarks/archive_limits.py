"""Choose what joins articles to clusters: ``python -m benchmarks.archive_limits``.

The thresholds of :class:`compare.archive.Settings` are chosen by the pairs that a clustering gets
right, on all clusters but a fifth, and measured on that fifth: on real news, on stories written to
be told in other words, and on made archives. Then they are chosen on all sets but one, and measured
on that one. An archive is built of each set; the clusters are made anew for each choice.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, product
from pathlib import Path

from benchmarks.made_archive import make
from compare.archive.settings import Settings

Pair = tuple[int, int]
SHARED = Path(__file__).parents[2] / "shared" / "eval"
OWN = Path(__file__).parent / "stories"
FOLDS = 5
_NEAR = 0.05
"""Share of marks from which pairs are kept: below all that is tried."""
_SMALL = 120
"""Articles of an archive in which few words are common, so that many seem to tell something."""
_CHOSEN_ON, _UNSEEN = 2, 4
"""Seeds of made archives."""
TRIED = {
    "same_event": (0.10, 0.12, 0.13, 0.14, 0.15, 0.16, 0.20),
    "same_wording": (0.3, 0.5, 0.7),
    "near": (0.05, 0.07),
    "some_wording": (0.1, 0.2),
    "support": (0.34, 0.5, 0.66),
}
"""The values of each setting that are tried, with all of the others."""


@dataclass(frozen=True, slots=True)
class Told:
    """Articles and which of them tell of one event."""

    name: str
    groups: tuple[tuple[int, ...], ...]
    """The numbers of articles of one event; all others stand alone."""
    others: frozenset[Pair] = frozenset()
    """Pairs that share a passage and no event: one cluster or two, neither is wrong."""

    def pairs(self) -> set[Pair]:
        """Return each two articles of one event."""
        return {pair for group in self.groups for pair in combinations(sorted(group), 2)}


@dataclass(frozen=True, slots=True)
class Count:
    """Pairs of articles, by whether they tell of one event and are in one cluster."""

    right: int
    told: int
    joined: int

    @property
    def recall(self) -> float:
        """The share of pairs of one event that are in one cluster."""
        return self.right / self.told if self.told else 1.0

    @property
    def precision(self) -> float:
        """The share of pairs in one cluster that tell of one event."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.told + self.joined
        return 2 * self.right / both if both else 1.0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.told + other.told, self.joined + other.joined)


def accounts(groups: Iterable[Sequence[str]], target: Path) -> tuple[tuple[int, ...], ...]:
    """Write the texts of groups as JSON lines, without dates; return their numbers."""
    lines: list[str] = []
    numbers = []
    for group in groups:
        numbers.append(tuple(range(len(lines), len(lines) + len(group))))
        lines += [json.dumps({"text": text}) for text in group]
    target.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return tuple(numbers)


def real_news() -> list[list[str]]:
    """Return the texts of clusters of real news."""
    lines = (SHARED / "real_news" / "clusters.jsonl").read_text("utf-8").splitlines()
    return [list(json.loads(line)["accounts"].values()) for line in lines]


def stories() -> list[list[str]]:
    """Return the texts of the stories beside the checkout and of our own."""
    files = [*sorted((SHARED / "stories").glob("*.json")), *sorted(OWN.glob("*.json"))]
    held = [json.loads(file.read_text("utf-8")) for file in files]
    return [list(story["accounts"].values()) for story in held if "accounts" in story]


def made(number: int, seed: int, target: Path) -> Told:
    """Write a made archive; return what it tells. A taken passage makes no event of two."""
    planted = make(number, target, seed)
    return Told(f"{number:,} made, seed {seed}", tuple(planted.events), frozenset(planted.reuse))


class Held:
    """A set as an archive, of which clusters are made with any settings."""

    def __init__(self, told: Told, archive: Path) -> None:
        from compare.archive.clusters import clustered
        from compare.archive.steps import Folder

        self.told = told
        self._make = clustered(Folder(archive))
        self._pairs = told.pairs()
        self._fold = {
            article: n % FOLDS for n, group in enumerate(told.groups) for article in group
        }
        self._known: dict[Settings, list[Count]] = {}

    def count(self, settings: Settings) -> Count:
        """Count all pairs."""
        return self._counts(settings)[FOLDS]

    def of_fold(self, settings: Settings, fold: int) -> Count:
        """Count the pairs of a fold: each pair is in one, that of its first article in any."""
        return self._counts(settings)[fold]

    def without(self, settings: Settings, fold: int) -> Count:
        """Count the pairs without any article of a fold."""
        return self._counts(settings)[FOLDS + 1 + fold]

    def _counts(self, settings: Settings) -> list[Count]:
        """Return the counts of each fold, of all, and of all without each fold."""
        if settings not in self._known:
            groups: dict[int, list[int]] = {}
            for article, cluster in enumerate(self._make(settings).tolist()):
                groups.setdefault(cluster, []).append(article)
            pairs = (combinations(group, 2) for group in groups.values())
            joined = {pair for held in pairs for pair in held} - self.told.others
            numbers = [self._by_fold(p) for p in (joined & self._pairs, self._pairs, joined)]
            self._known[settings] = [Count(*row) for row in zip(*numbers, strict=True)]
        return self._known[settings]

    def _by_fold(self, pairs: Iterable[Pair]) -> list[int]:
        own, touched = [0] * (FOLDS + 1), [0] * FOLDS
        for pair in pairs:
            folds = [self._fold[one] for one in pair if one in self._fold]  # of one alone: none
            for fold in {*folds[:1], FOLDS}:
                own[fold] += 1
            for fold in set(folds):
                touched[fold] += 1
        return [*own, *(own[FOLDS] - one for one in touched)]


def tried() -> list[Settings]:
    """Return all settings that are tried."""
    return [
        Settings(
            same_event=event, same_wording=wording, near=near, some_wording=some, support=support
        )
        for event, wording, near, some, support in product(*TRIED.values())
        if some <= wording and near <= event
    ]


def chosen(counts: Callable[[Settings], Iterable[Count]], choices: Sequence[Settings]) -> Settings:
    """Return what does best by the mean F1 of sets; of equals the one nearest to ours."""
    ours = Settings()

    def worth(settings: Settings) -> tuple[float, float]:
        away = sum(abs(getattr(settings, name) - getattr(ours, name)) for name in TRIED)
        return (round(sum(count.f1 for count in counts(settings)), 4), -away)

    return max(choices, key=worth)


def _shown(settings: Settings) -> str:
    return ", ".join(f"{name} {getattr(settings, name):g}" for name in TRIED)


def _line(what: str, count: Count) -> str:
    return f"{what}: {count.recall:.3f} of {count.told} pairs found, {count.precision:.3f} right"


def _without(sets: Sequence[Held], fold: int, settings: Settings) -> list[Count]:
    return [held.without(settings, fold) for held in sets]


def _counts(sets: Sequence[Held], settings: Settings) -> list[Count]:
    return [held.count(settings) for held in sets]


def crossed(
    sets: Sequence[Held], unseen: Sequence[Held], choices: Sequence[Settings]
) -> Iterator[str]:
    """Yield what is found of each fold by settings chosen on the others, and of each set so.

    Nothing is ever chosen on the ``unseen``.
    """
    totals = {held.told.name: Count(0, 0, 0) for held in sets}
    for fold in range(FOLDS):
        best = chosen(partial(_without, sets, fold), choices)
        yield f"without fold {fold}: {_shown(best)}"
        for held in sets:
            totals[held.told.name] += held.of_fold(best, fold)
    for name, count in totals.items():
        yield _line(f"{name}, held out", count)
    for left in sets:
        others = [held for held in sets if held is not left]
        best = chosen(partial(_counts, others), choices)
        yield f"without {left.told.name}: {_shown(best)}"
        yield _line(f"{left.told.name}, chosen on the others", left.count(best))
    best = chosen(partial(_counts, sets), choices)
    yield f"chosen on all: {_shown(best)}"
    for held in (*sets, *unseen):
        yield _line(
            f"{held.told.name}, chosen on all{' others' if held in unseen else ''}",
            held.count(best),
        )
        yield _line(f"{held.told.name}, as shipped", held.count(Settings()))


def sets(work: Path, number: int, seed: int) -> Iterator[Held]:
    """Build an archive of each set in a folder: two sets of texts, a made one and a small one."""
    from compare.archive import build

    def held(told: Told, source: Path) -> Held:
        archive = work / source.stem
        build(str(source), str(archive), replace(Settings(), near=_NEAR))
        return Held(told, archive)

    if seed == _CHOSEN_ON:
        for name, groups in (("real news", real_news()), ("stories", stories())):
            source = work / f"{name.split()[0]}.jsonl"
            yield held(Told(name, accounts(groups, source)), source)
    for many in (number, _SMALL):
        source = work / f"made-{many}-{seed}.jsonl"
        yield held(made(many, seed, source), source)


def main(args: Sequence[str] | None = None) -> None:
    """Print what is chosen, and what it finds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=2_000, help="articles of a made archive")
    given = parser.parse_args(args)
    with tempfile.TemporaryDirectory() as work:
        known, unseen = (
            list(sets(Path(work), given.number, seed)) for seed in (_CHOSEN_ON, _UNSEEN)
        )
        for line in crossed(known, unseen, tried()):
            print(line, flush=True)


if __name__ == "__main__":
    main()
