"""Whole articles with what people said of them, for tools/train_articles.py."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from benchmarks.cases import rows
from benchmarks.sets.real_told import verdict
from benchmarks.sets.stories import COMPLETE

if TYPE_CHECKING:
    from compare.model import Analysis

Passage: TypeAlias = tuple[int, int, int]
"""Document, start and end."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story, read, with the places that its labels name."""

    name: str
    analyses: tuple[Analysis, ...]
    right: tuple[tuple[Passage, Passage], ...]
    """Places told by both accounts: document, start and end of each."""
    unclear: tuple[tuple[Passage, Passage], ...]
    worth: tuple[tuple[Passage, Passage], ...]
    """Conflicts and traps: what a reader should be shown side by side."""
    events: tuple[int, ...] | None = None
    """Which event each account tells of, where what any two have in common is listed in full."""
    alone: tuple[Passage, ...] = ()
    """Sentences of which no other account tells anything."""
    complete: bool = False
    """Whether all that is told twice is listed, within an event too."""
    odds: tuple[tuple[Passage, Passage], ...] = ()
    """Places that cannot both be true."""
    doubtful: tuple[tuple[Passage, Passage], ...] = ()
    """Places of which one reader says so and another does not."""
    real: bool = False
    """Whether the accounts are real articles."""


def read(path: Path) -> Story:
    """Return the story in a file."""
    story = json.loads(path.read_text("utf-8"))
    analyses = analysed(list(story["accounts"]), list(story["accounts"].values()))
    listed = [*story["same"], *story.get("conflicts", ())]
    events = story.get("events")
    return Story(
        story["id"],
        analyses,
        tuple(places(story, analyses, listed)),
        tuple(places(story, analyses, story.get("traps", ()))),
        tuple(places(story, analyses, [*story.get("conflicts", ()), *story.get("traps", ())])),
        events and tuple(events[key] for key in story["accounts"]),
        tuple(_passage_of(story, analyses, *span) for span in story.get("only", ())),
        path.stem.partition("_")[0] in COMPLETE or path.parent.name == "taught",
        tuple(places(story, analyses, story.get("conflicts", ()))),
    )


def analysed(names: Sequence[str], texts: Sequence[str]) -> tuple[Analysis, ...]:
    """Return the accounts with these texts, read as in one comparison."""
    from compare.analyse import analyse
    from compare.analyse.names import link
    from compare.analyse.sentences import segment
    from compare.options import Options
    from compare.pipeline import document_id
    from compare.read import read_text

    documents = [
        replace(read_text(text, name), id=document_id(n))
        for n, (name, text) in enumerate(zip(names, texts, strict=True))
    ]
    return link(tuple(analyse(segment(document), Options()) for document in documents))


def places(
    story: Mapping[str, Any], analyses: Sequence[Analysis], labels: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Passage, Passage]]:
    """Yield where both places of each label stand that are found in the texts."""
    for label in labels:
        found = [_passage_of(story, analyses, *span) for span in label["spans"]]
        if all(start >= 0 for _, start, _ in found):
            yield found[0], found[1]


def _passage_of(
    story: Mapping[str, Any], analyses: Sequence[Analysis], key: str, quote: str
) -> Passage:
    """Return the place of a quote, which starts at -1 where it stands nowhere."""
    document = list(story["accounts"]).index(key)
    start = analyses[document].document.text.find(quote)
    return document, start, start + len(quote)


@dataclass(frozen=True, slots=True)
class Read:
    """Accounts with the places where people say that a reader should look."""

    name: str
    analyses: tuple[Analysis, ...]
    worth: tuple[tuple[Passage, Passage], ...]
    judged: tuple[tuple[tuple[Passage, ...], bool], ...] = ()
    """Conflicts that people judged one by one: all their places, and whether they are worth it."""
    whole: bool = True
    """Whether all places are listed, so that any other one is not worth a look."""


def real_pairs(folder: Path, disagreements: Path) -> Iterator[Read]:
    """Yield real articles, two by two, with what people said of them."""
    from itertools import combinations

    listed: dict[str, list[Any]] = {}
    for row in rows(disagreements):
        listed.setdefault(row["cluster"], []).append(row)
    judged: dict[str, list[Any]] = {}
    for row in rows(folder / "judged.jsonl"):
        judged.setdefault(row["cluster"], []).append(row)
    for cluster in rows(folder / "clusters.jsonl"):
        name = cluster["id"]
        for keys in combinations(cluster["accounts"], 2):
            at = {key: n for n, key in enumerate(keys)}
            texts = [cluster["accounts"][key] for key in keys]
            told = tuple(
                (tuple((at[e[0]], e[1], e[2]) for e in row["evidence"]), row["verdict"] != "false")
                for row in judged.get(name, ())
                if all(e[0] in at for e in row["evidence"])
            )
            worth = tuple(
                (_passage(at, row["spans"][0]), _passage(at, row["spans"][1]))
                for row in listed.get(name, ())
                if row["verdict"] != "none" and all(s[0] in at for s in row["spans"])
            )
            whole = name in listed and keys == ("a", "b")
            yield Read(name, analysed(keys, texts), worth, told, whole)


def strangers(folder: Path, pairs: Path) -> Iterator[Story]:
    """Yield pairs of real articles that are on one subject and tell of two events.

    Nothing that one tells is told by the other. ``pairs`` names them; what it holds back is left
    to be measured on.
    """
    texts = {cluster["id"]: cluster["accounts"] for cluster in rows(folder / "clusters.jsonl")}
    for row in rows(pairs):
        if row["fitted"]:
            held = [texts[cluster][key] for cluster, key in row["accounts"]]
            name = "/".join(part for account in row["accounts"] for part in account)
            yield Story(name, analysed(["a", "b"], held), (), (), (), (1, 2))


def told_by_both(folder: Path, labels: Path, part: str) -> Iterator[Story]:
    """Yield pairs of real articles with the sentences that two readers say tell one point.

    ``labels`` names them and says of which part they are: ``taught``, ``fitted`` or ``unfitted``.
    """
    texts = {cluster["id"]: cluster["accounts"] for cluster in rows(folder / "clusters.jsonl")}
    for row in rows(labels):
        if row["part"] != part:
            continue
        listed = [(letters, ((0, a, b), (1, c, d))) for a, b, c, d, letters in row["pairs"]]
        yield Story(
            row["cluster"],
            analysed(["a", "b"], [texts[row["cluster"]][key] for key in row["accounts"]]),
            tuple(places for letters, places in listed if verdict(letters) > 0),
            tuple(places for letters, places in listed if verdict(letters) < 0),
            (),
            complete=True,
            odds=tuple(places for letters, places in listed if letters == "cc"),
            doubtful=tuple(places for letters, places in listed if letters.count("c") == 1),
            real=True,
        )


def _passage(at: Mapping[str, int], span: Sequence[Any]) -> Passage:
    return at[span[0]], span[1], span[2]
