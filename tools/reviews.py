"""What the gallery shows of the review server: a story two desks have worked on, and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from compare.codec import loads
from compare.serve.store import Change, Database, proposals, review, runs, stories
from compare.serve.worker import Worker, comparing
from tools.exhibits import Shot

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
WIRE, LOCAL = "harbour-wire.txt", "harbour-local.md"
LATER: Mapping[str, str] = {
    "were injured and were taken to the regional": "were hurt and were taken to the regional",
    "sailed from Riga": "sailed from Gdansk",
    "will begin on 14 November": "will begin on 13 November",
}
"""What the local paper says in other words, puts right and changes in its second version."""

STORY = 1
PATH = f"/stories/{STORY}"
NEWS, CITY = "News desk", "City desk"
Deed = Literal["upload", "new version", "accept", "dismiss", "fix", "comment", "take", "seen"]


@dataclass(frozen=True, slots=True)
class Step:
    """What one desk does at one time."""

    at: str
    by: str
    deed: Deed | Literal["propose"]
    words: str = ""
    """Words by which the finding is told among the others."""
    text: str = ""
    """The reason, or the comment."""


MORNING = (
    Step("08:02", NEWS, "upload"),
    Step("08:10", CITY, "accept", "dock workers", "The later count; the hospital has five."),
    Step("08:12", NEWS, "fix", "Gdansk", "Ask the paper: the owner says Gdansk."),
    Step("08:15", CITY, "accept", "tugs", "Five are named one by one."),
    Step("08:16", CITY, "dismiss", "40 tonnes", "Both are rounded."),
    Step("08:21", NEWS, "fix", "14 November", "Ask the board for the day."),
    Step("08:24", CITY, "accept", "“damage”"),
    Step("08:25", NEWS, "fix", "Elin Strand” by", "Ask both papers who said it."),
    Step("08:26", CITY, "take", "captain"),
    Step("08:30", CITY, "comment", "captain", "Asked the port authority; they call back by noon."),
    Step("08:40", NEWS, "seen"),
    Step("09:05", CITY, "new version"),
    Step("09:08", CITY, "dismiss", "fertiliser", "Neither says that this was all."),
    Step("09:11", CITY, "comment", "was carrying", "The fire service says it, not the port."),
    Step(
        "09:12", "fact-check", "propose", "was carrying", "B has it from the fire service by name."
    ),
    Step("09:14", CITY, "dismiss", "regional hospital", "Goes without saying."),
)
SECOND = Step("09:31", CITY, "accept", "two hours", "The harbour log has five hours.")
"""What comes before the other desk has sent what it thinks of the same finding."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page of the review, as the news desk sees it."""

    shot: Shot
    about: str
    dismisses: str = ""
    """The reason for which it dismisses the one finding shown, after :data:`SECOND`."""

    @property
    def name(self) -> str:
        """Name of the picture."""
        return f"review-{self.shot.name}.png"


VISITS = (
    Visit(Shot("queue", PATH), "What is open, with what a program proposes"),
    Visit(Shot("queue", PATH, theme="dark"), "The same in the dark"),
    Visit(Shot("queue", f"{PATH}#queue", 360), "The same on a phone"),
    Visit(
        Shot("look again", f"{PATH}?column=look"),
        "After a new version: said in other words, or something else than before",
    ),
    Visit(Shot("changed since", f"{PATH}/since"), "What is new to whoever was here before"),
    Visit(Shot("stories", "/"), "All stories, and a form to begin one"),
    # The last, since it changes what is there.
    Visit(
        Shot("two decide", f"{PATH}?{urlencode({'q': SECOND.words})}"),
        "Two decide on one finding: the second is told, and what it wrote is kept",
        "The tugs may have left before.",
    ),
)


def section() -> str:
    """Return what the gallery's first page shows of the review."""
    lines = [
        "",
        "## The review in the browser",
        "",
        "The two accounts of the ship in [`compare serve`](../docs/serve.md), after two desks have "
        "worked on them and the local paper has sent a second version.",
        "",
        "```",
        f"compare serve seeds/{WIRE} seeds/{LOCAL}",
        "```",
    ]
    for visit in VISITS:
        lines += ["", f"{visit.about}:", "", f"![{visit.about}]({visit.name})"]
    return "\n".join(lines) + "\n"


class Clock:
    """Tells the time that it is set to."""

    at = "08:00"

    def __call__(self) -> str:
        """Return the present of the review."""
        return f"2025-11-07T{self.at}:00Z"


class Desks:
    """A database of the review server, and whoever works in it."""

    def __init__(self, folder: str) -> None:
        """Begin with nothing in it; the file is made in ``folder``."""
        self.clock = Clock()
        self.database = Database(f"{folder}/review.db", self.clock)
        self._worker = Worker(self.database, comparing(None))

    def work(self, steps: tuple[Step, ...]) -> None:
        """Do what is to be done, each at its time, and compare where that is asked for."""
        for step in steps:
            self.clock.at = step.at
            with self.database.write(step.by) as change:
                _do(change, step)
            self._worker.step()


def _do(change: Change, step: Step) -> None:
    wire, local = (SEEDS / WIRE).read_bytes(), (SEEDS / LOCAL).read_text("utf-8")
    match step.deed:
        case "upload":
            story = stories.add(change, f"{WIRE} and {LOCAL}")
            stories.upload(change, story, WIRE, wire)
            stories.upload(change, story, LOCAL, local.encode())
            runs.start(change, story)
        case "new version":
            for old, new in LATER.items():
                assert old in local
                local = local.replace(old, new)
            stories.upload(change, STORY, LOCAL, local.encode())
            runs.start(change, STORY)
        case "seen":
            review.mark_seen(change, STORY)
        case deed:
            thread = _about(change, step.words)
            if deed == "comment":
                review.comment(change, STORY, thread.id, step.text)
            elif deed == "take":
                review.assign(change, STORY, thread.id, step.by)
            elif deed == "propose":
                who, when = step.by, change.at
                proposals.propose(change, STORY, thread.id, "accept", step.text, who, when)
            else:
                review.decide(change, STORY, thread.id, deed, step.text, thread.revision)


def _about(change: Change, words: str) -> review.Thread:
    """Return the first finding of the latest run whose explanation has these words."""
    run = runs.last_done(change.db, STORY)
    assert run is not None
    report = loads(runs.report_text(change.db, run.id))
    found = next(one.id for one in report.findings if words in one.explanation)
    return next(one for one in review.queue(change.db, STORY) if one.finding == found)
