"""What the gallery shows: the comparisons, the pictures of each, and the pages that hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from compare.model import Check, Report
from compare.render.check.labels import LABELS

FORMATS = {"html": "html", "json": "json", "md": "md", "txt": "text"}
"""Suffix -> format of the files that are held to their bytes."""
Theme = Literal["light", "dark"]
Origin = Literal["html", "pdf", "terminal"]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of an HTML report."""

    view: str
    """What it shows, for its name and its caption."""
    address: str
    """What stands behind the file name: the place, the way of looking."""
    width: int = 1280
    """In pixels."""
    theme: Theme = "light"

    @property
    def height(self) -> int:
        """Height of the window in pixels."""
        return 780 if self.width < 600 else 900

    @property
    def name(self) -> str:
        """What is added to the name of the comparison."""
        return f"{self.view.replace(' ', '-')}-{self.width}-{self.theme}"


FIRST = Shot("first screen", "")
VIEWS = (
    ("first screen", ""),
    ("side by side", "#text"),
    ("one account", "#text?view=margin"),
    ("claims", "#text?view=claims"),
)
WIDTHS = (1280, 768, 360)
THEMES: tuple[Theme, ...] = ("light", "dark")
EVERY_WAY = tuple(
    Shot(view, address, width, theme)
    for (view, address), width, theme in product(VIEWS, WIDTHS, THEMES)
)
AT_WORK = (
    Shot("reasons under a row", "#row-7"),
    Shot("conflicts only", "#text?kind=conflict"),
    Shot("days", "#timeline"),
)
WIDE = tuple(Shot(view, address) for view, address in VIEWS[1:])


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of the gallery."""

    name: str
    title: str
    seeds: tuple[str, ...]
    about: str
    shots: tuple[Shot, ...] = ()
    """Pictures beside that of the first screen."""
    check: bool = False
    """Whether the first seed is a draft, checked against the others."""

    @property
    def command(self) -> str:
        """The command line that makes this report."""
        first, *others = (f"seeds/{seed}" for seed in self.seeds)
        if self.check:
            return f"compare check {first} --against {' '.join(others)}"
        return " ".join(["compare", first, *others])

    def screens(self) -> dict[str, Shot]:
        """Return the pictures of the HTML report by name."""
        more = {f"{self.name}-{shot.name}.png": shot for shot in self.shots if shot != FIRST}
        return {f"{self.name}-html.png": FIRST} | more

    def pictures(self) -> dict[str, Origin]:
        """Return the names of all pictures and what each is a picture of."""
        screens: dict[str, Origin] = dict.fromkeys(self.screens(), "html")
        return screens | {
            f"{self.name}-pdf.png": "pdf",
            f"{self.name}-pdf-pages.png": "pdf",
            f"{self.name}-terminal.png": "terminal",
        }


GALLERY = (
    Comparison(
        "harbour-two",
        "A ship hits a pier: the news agency and the local paper",
        ("harbour-wire.txt", "harbour-local.md"),
        "Nearly every kind of conflict, among many differences that are none.",
        EVERY_WAY + AT_WORK,
    ),
    Comparison(
        "harbour-three",
        "The same with an automatic summary as third account",
        ("harbour-wire.txt", "harbour-local.md", "harbour-digest.txt"),
        "Three accounts in three columns.",
        WIDE,
    ),
    Comparison(
        "accords-two",
        "Treaties cancelled: a commentary and a news page",
        ("accords-commentary.txt", "accords-newsdesk.txt"),
        "A stated number against the names that are listed, across the accounts and inside one.",
    ),
    Comparison(
        "accords-five",
        "The same treaties in five accounts",
        (
            "accords-aggregator.txt",
            "accords-commentary.txt",
            "accords-explainer.txt",
            "accords-newsdesk.txt",
            "accords-rewrite.txt",
        ),
        "Columns that scroll beside the first, and a table of who says what.",
        (*WIDE, Shot("two of five", "#text?doc=B,D"), Shot("claims", "#text?view=claims", 360)),
    ),
    Comparison(
        "rewrite-alone",
        "One account held against itself",
        ("accords-rewrite.txt",),
        "The article tells one section twice, with another number the second time.",
    ),
    Comparison(
        "harbour-check",
        "A summary checked against two accounts",
        ("harbour-summary.txt", "harbour-wire.txt", "harbour-local.md"),
        "Each sentence of a draft with what its sources make of it.",
        check=True,
    ),
)


def pages(made: Mapping[Comparison, Report | Check], more: str) -> dict[str, bytes]:
    """Return the gallery's own pages: the first, and one with all views of the reports.

    ``more`` is what the first shows beside reports.
    """
    return {"README.md": (index(made) + more).encode(), "views.md": _views(made).encode()}


def index(made: Mapping[Comparison, Report | Check]) -> str:
    """Return what the gallery's first page shows of the reports."""
    lines = [
        "# Gallery",
        "",
        "Reports on the articles in [`seeds/`](../seeds/README.md), rebuilt by `./dev gallery`. "
        "The tests fail when they are not what the program makes of the seeds. "
        "[All views, widths and themes](views.md) of the HTML reports are on a page of their own. "
        "[The review in the browser](#the-review-in-the-browser) is at the end.",
    ]
    for comparison, report in made.items():
        files = " · ".join(
            f"[{suffix}]({comparison.name}.{suffix})" for suffix in (*FORMATS, "pdf")
        )
        name, title = comparison.name, comparison.title
        lines += [
            "",
            f"## {title}",
            "",
            f"{comparison.about} {_counts(report)}.",
            "",
            "```",
            comparison.command,
            "```",
            "",
            files,
            "",
            f"![HTML report: {title}]({name}-html.png)",
            "",
            f"![First page of the PDF: {title}]({name}-pdf.png)",
            "",
            f"![All pages of the PDF: {title}]({name}-pdf-pages.png)",
            "",
            f"![Terminal: {title}]({name}-terminal.png)",
        ]
    return "\n".join(lines) + "\n"


def _views(made: Mapping[Comparison, Report | Check]) -> str:
    lines = [
        "# Views of the HTML reports",
        "",
        "Each way of looking, at the widths of a screen, a tablet and a phone, light and dark. "
        "[How to read a report](../docs/report.md), [the gallery](README.md).",
    ]
    for comparison in made:
        if comparison.shots:
            lines += ["", f"## {comparison.title}", *_shots(comparison)]
    return "\n".join(lines) + "\n"


def _shots(comparison: Comparison) -> Iterator[str]:
    view = ""
    for name, shot in comparison.screens().items():
        if shot.view != view:
            view = shot.view
            yield from ("", f"### {view.capitalize()}")
        yield from ("", f"![{view}, {shot.width} pixels, {shot.theme}]({name})")


def _counts(report: Report | Check) -> str:
    if isinstance(report, Check):
        told = Counter(claim.verdict for claim in report.claims)
        return "Claims: " + ", ".join(
            f"{told[verdict]} {label.lower()}" for verdict, label in LABELS.items() if told[verdict]
        )
    kinds = Counter[str](finding.kind for finding in report.findings)
    return "Findings: " + ", ".join(
        f"{kinds[kind]} {word}"
        for kind, word in (
            ("conflict", "conflicting"),
            ("open", "to compare"),
            ("detail", "with a detail added"),
            ("agree", "agreeing"),
            ("only", "in one account only"),
        )
        if kinds[kind] or kind != "open"
    )
