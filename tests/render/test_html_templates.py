from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from compare.errors import InputError
from compare.model import Report
from compare.render import Look, render
from compare.render.templating import clip, day, direction, plural
from tests.render import sample_report as sample


def html(report: Report, look: Look | None = None) -> str:
    return render(report, "html", look).decode()


def test_a_template_of_the_users_replaces_a_single_block(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "report.html").write_text(
        '{% extends "default/html/report.html" %}'
        "{% block footer %}<footer>Desk copy of {{ view.sources[0].name }}</footer>"
        "{% endblock %}"
    )
    text = html(sample.two(), Look(templates=str(tmp_path)))
    assert "<footer>Desk copy of herald.txt</footer>" in text
    assert "Where the accounts conflict" in text


def test_a_style_sheet_of_the_users_is_allowed_by_the_policy(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "print.css").write_text("p { color: rebeccapurple }")
    text = html(sample.two(), Look(templates=str(tmp_path)))
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style and "rebeccapurple" in style[1]
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in text


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("{{ nothing_of_the_kind }}", "nothing_of_the_kind"),
        ("{% if %}", "line 1"),
        ('{% extends "default/html/nowhere.html" %}', "not found"),
        ('{{ style("</style>") }}', "must not hold"),
    ],
)
def test_a_bad_template_is_named_in_one_line(tmp_path: Path, source: str, cause: str) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "report.html").write_text(source)
    with pytest.raises(InputError) as error:
        html(sample.two(), Look(templates=str(tmp_path)))
    assert cause in str(error.value)
    assert "template" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_folder_of_templates_is_named() -> None:
    with pytest.raises(InputError, match="no such folder"):
        html(sample.two(), Look(templates="not-there"))


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("2025-12-05", "5 December 2025"),
        ("2025-12", "December 2025"),
        ("2025", "2025"),
        ("2025-13-01", "2025-13-01"),
        ("yesterday", "yesterday"),
    ],
)
def test_days_are_written_out(given: str, written: str) -> None:
    assert day(given) == written


def test_numbers_agree_with_their_nouns() -> None:
    assert plural(1, "word") == "1 word"
    assert plural(2310, "word") == "2,310 words"
    assert plural(2, "story", "stories") == "2 stories"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert clip("one  two\nthree", 20) == "one two three"
    assert clip("one two three four", 12) == "one two…"
    assert clip("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("in the harbour \u2026", ""),
        ("\u0634 at the end", ' dir="auto"'),
        ("a sign that turns what follows: \u202e", ' dir="auto"'),
        ("\u041f\u043e\u0440\u0442, \u6e2f, \u03bb\u03b9\u03bc\u03ac\u03bd\u03b9", ""),
    ],
)
def test_text_from_the_right_is_told(text: str, attribute: str) -> None:
    assert direction(text) == attribute
