from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from compare.model import Report
from compare.render import Look, render
from compare.render.templating import visible
from tests.render import sample_report as sample
from tests.render.sample_report import EVERY


def html(report: Report, look: Look | None = None) -> str:
    return render(report, "html", look).decode()


class _Page(HTMLParser):
    """Every tag with its attributes, ids, links, and the text a reader sees."""

    VOID = frozenset({"meta", "input", "br", "rect", "line"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]].append(data)
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]

    def links(self) -> list[str]:
        return [attrs["href"] or "" for tag, attrs in self.tags if tag == "a"]


@pytest.mark.parametrize("name", EVERY)
def test_the_page_is_well_formed_and_its_links_lead_somewhere(name: str) -> None:
    page = _Page(html(EVERY[name]()))
    assert page.open == []
    ids = page.ids()
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in page.links() if link.startswith("#")}
    missing = targets - set(ids)
    # The line of counts names every kind; one that has no finding has no section to go to.
    assert missing <= {"details", "agree", "only", "conflicts", "internal"}
    assert all(link.startswith("#") for link in page.links())


@pytest.mark.parametrize("name", EVERY)
def test_every_sentence_and_every_removed_line_is_in_the_page(name: str) -> None:
    report = EVERY[name]()
    text = re.sub(r"[≠+=◦]\d+", "", _Page(html(report)).text)
    flat = re.sub(r"\s+", "", text)
    for own in report.documents:
        for span in (*(s.span for s in own.sentences), *(r.span for r in own.removed)):
            words = re.sub(r"\s+", "", visible(span.of(own.text)))
            words = re.sub(r"[≠+=◦]\d+", "", words)
            assert words in flat


@pytest.mark.parametrize("name", EVERY)
def test_the_policy_lets_run_only_what_the_templates_placed(name: str) -> None:
    page = _Page(html(EVERY[name]()))
    policy = next(
        attrs["content"] or ""
        for tag, attrs in page.tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        sources = page.raw[kind]
        assert len(sources) == 1
        digest = base64.b64encode(hashlib.sha256(sources[0].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    for tag, attrs in page.tags:
        assert "style" not in attrs, tag
        assert not any(name.startswith("on") for name in attrs), (tag, attrs)
        assert "src" not in attrs, tag
        assert tag not in {"img", "iframe", "object", "embed", "link", "base"}


def test_hostile_text_is_shown_and_does_nothing() -> None:
    text = html(sample.hostile())
    page = _Page(text)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "<script>alert('text')</script> was printed" in page.text
    assert "{{ 7*7 }} {% raw %} ${7*7} --> ]]> &amp; &lt;b&gt;" in page.text
    assert "\x00" not in text
    assert "\N{SYMBOL FOR NULL}" in text
    assert not any(link.startswith(("javascript:", "file:", "http")) for link in page.links())


def test_lone_surrogates_and_the_placeholder_in_a_text_do_no_harm() -> None:
    report = sample.one()
    own = replace(
        report.documents[0], publisher="content-security-policy-goes-here", author="x\ud800y"
    )
    text = html(replace(report, documents=(own,)))
    assert "<h1><bdi>content-security-policy-goes-here</bdi></h1>" in text
    assert "x\N{REPLACEMENT CHARACTER}y" in text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(sample.five(), "html") == render(sample.five(), "html")


def test_the_bytes_do_not_depend_on_the_order_of_sets() -> None:
    program = (
        "import hashlib; from compare.render import render; "
        "from tests.render import sample_report as s; "
        "print(hashlib.sha256(render(s.five(), 'html')).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(digests) == 1


def test_five_hundred_rows_stay_under_a_megabyte() -> None:
    assert len(render(sample.long(500), "html")) < 1_000_000


def test_numbers_are_those_of_the_report() -> None:
    report = sample.two()
    page = _Page(html(report))
    found = [
        (attrs["id"], attrs["data-kind"], attrs["data-category"])
        for _, attrs in page.tags
        if "data-kind" in attrs
    ]
    wanted = [(f.id, f.kind, f.category) for f in report.findings]
    assert sorted(found, key=lambda item: int((item[0] or "F0")[1:])) == wanted


def test_conflicts_come_first_with_both_quotes_and_the_reason() -> None:
    text = _Page(html(sample.two())).text
    first = text.index("Where the accounts conflict")
    for words in ("injuring seven dock workers and", "Nine dock workers were hurt", "line 3"):
        assert first < text.index(words) < text.index("What each account adds")
    assert "A says seven dock workers were injured; B says nine." in text


def test_marks_have_a_sign_a_number_and_words_for_a_screen_reader() -> None:
    text = html(sample.two())
    assert (
        'injuring </mark><mark class="conflict">seven dock workers</mark>'
        '<a class="ref conflict" href="#F1" aria-label="Conflict 1">≠1</a>'
        '<a class="ref detail" href="#F8" aria-label="Adds detail 8">+8</a>'
    ) in text


def test_what_is_to_compare_stands_between_conflicts_and_details_with_both_answers() -> None:
    report = sample.two()
    source = html(report)
    text = _Page(source).text
    start = text.index("To compare: answered differently")
    for words in ("fought it through the night", "a tugboat pumped water from the river"):
        assert start < text.index(words) < text.index("What each account adds")
    assert text.index("Where one account contradicts itself") < start
    assert '<a class="open" href="#open"><span class="sign" aria-hidden="true">≟</span>' in source
    assert 'id="F6" class="finding" data-kind="open"' in source
    assert '<a class="ref open" href="#F6" aria-label="To compare 6">≟6</a>' in source
    assert re.search(r'value="open" checked>.*?To compare <span class="n">2</span>', source)
    assert '<dt class="open"><span class="sign">≟</span> To compare</dt>' in source
    assert "<kbd>o</kbd>" in source
    assert "≟ differs</a>" in source
    calm = html(sample.calm())
    assert 'id="open"' not in calm


def test_a_moved_passage_is_linked_both_ways() -> None:
    text = html(sample.two())
    assert 'in B this stands after <a href="#row-4">row 4</a>' in text
    assert 'B goes on in <a href="#row-14">row 14</a>' in text


def test_removed_lines_say_why() -> None:
    text = _Page(html(sample.two())).text
    assert "× advertisement Advertisement" in text
    assert "× share prompt Share this article" in text


def test_no_conflict_is_said_and_not_oversold() -> None:
    text = _Page(html(sample.calm())).text
    assert "No conflict was found between the accounts. That is no proof" in text


def test_the_claim_table_quotes_only_the_words_that_disagree() -> None:
    text = html(sample.five())
    table = text[text.index('id="claims"') :]
    row = next(
        r for r in table.split("<tr") if "The storehouse was built in 1911 and survived" in r
    )
    assert "built in 1921" in row
    assert "8,000 tonnes …" not in row
    assert row.count("≠ contradicts") == 2
    assert row.count('class="ref conflict"') == 2


def test_four_conflicts_or_more_are_listed_in_short_and_fewer_are_not() -> None:
    text = html(sample.two())
    glance = text[text.index('<ol class="glance"') : text.index("</ol>", text.index('glance"'))]
    for words in ('href="#F1"', "Number", "seven dock workers", "Nine dock workers"):
        assert words in glance
    cross = [f for f in sample.two().findings if f.kind == "conflict" and f.scope == "cross"]
    assert glance.count("<li>") == len(cross)
    assert '<ol class="glance"' not in html(sample.one())


def test_a_confidence_is_shown_where_there_is_one_and_can_be_asked_for() -> None:
    sure, *rest = sample.two().findings
    plain = [replace(f, confidence=None) for f in rest]
    known = replace(sample.two(), findings=(replace(sure, confidence=0.93), *plain))
    text = html(known)
    assert text.count('class="sure">confidence') == 1
    assert "confidence 93%" in text
    assert '<option value="90">at least 90% (1)</option>' in text
    assert '<option value="95">' not in text
    assert f"{len(rest)} findings have none" in text
    none = html(replace(known, findings=(replace(sure, confidence=None), *plain)))
    assert "onfidence " not in none.partition("</style>")[2].partition("<script>")[0]


def test_only_text_from_the_right_is_given_a_direction_of_its_own() -> None:
    text = html(sample.right_to_left())
    assert text.count('<blockquote lang="und" dir="auto">') == 2
    assert "<h3>" in text
    plain = html(sample.two())
    assert 'dir="auto"' not in plain
    assert plain.count(' lang="') == 1


def test_the_policy_is_not_weakened_by_the_rules_for_columns() -> None:
    text = html(sample.five())
    for letter in "ABCDE":
        assert f'[data-without~="{letter}"]' in text
