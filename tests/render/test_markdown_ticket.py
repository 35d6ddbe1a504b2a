from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Skipped
from compare.render import render
from compare.render.markdown import escape
from tests.render import sample_report as sample


def ticket(name: str) -> str:
    return render(getattr(sample, name)(), "md").decode()


def test_tells_the_sources_the_counts_and_the_conflicts() -> None:
    text = ticket("two")
    assert text.startswith("# The two accounts conflict on four points\n")
    assert "| **A** | Fire guts grain warehouse at Kelmouth port (`herald.txt`) |" in text
    assert "≠ 4 conflicts · ≠ 1 inside one account" in text
    assert "**≠ F3** Who, what, where (confidence 91%): A names the harbour master" in text
    assert "> **B** `coastwire.txt`, line 9: “Harbour master **Rupert Calder** said" in text


def test_what_to_check_is_a_list_to_tick() -> None:
    text = ticket("two")
    assert text.index("**≠ F5**") < text.index("## What to check") < text.index("**≟ F6**")
    assert text.index("**≟ F7**") < text.index("**F8**")
    assert "## What to check\n\n- [ ] Which number holds: F1\n" in text
    assert "- [ ] What A means, which contradicts itself: F5\n" in text
    assert "- [ ] A second source for what one account alone says (3 in A, 1 in B), from" in text
    assert "- [ ]" not in ticket("calm")


def test_what_is_to_compare_has_both_answers_and_is_folded_where_it_is_long() -> None:
    text = ticket("two")
    assert "## ≟ To compare: answered differently (2)\n\n**≟ F6** Who, what, where" in text
    assert (
        "> **B** `coastwire.txt`, line 9: “Six vessels **had to be sent on to other ports**.”"
        in text
    )
    report = sample.two()
    one = next(f for f in report.findings if f.kind == "open")
    more = tuple(replace(one, id=f"F{n}") for n in range(100, 111))
    long = render(replace(report, findings=(*report.findings, *more)), "md").decode()
    assert "<details><summary>Show 13</summary>\n\n**≟ F6**" in long


def test_every_finding_is_there_with_its_number() -> None:
    text = ticket("five")
    for finding in sample.five().findings:
        assert re.search(rf"\*\*.?.?{finding.id}\*\*", text), finding.id


def test_long_sections_are_folded_but_no_conflict_is() -> None:
    text = render(sample.long(200), "md").decode()
    head, _, rest = text.partition("<details>")
    assert "F20**" in head
    assert "<summary>Show 180</summary>" in rest
    assert text.count("<details>") == text.count("</details>") == 1


def test_two_quotes_do_not_run_into_one_paragraph() -> None:
    lines = ticket("two").splitlines()
    for above, below in pairwise(lines):
        assert not (above.startswith("> **") and below.startswith("> **"))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<b>", r"\<b\>"),
        ("a|b", r"a\|b"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("[a](b)", r"\[a\](b)"),
        ("write to @editor", "write to @<!-- -->editor"),
        ("see #12", "see #<!-- -->12"),
        ("http://x.invalid", "http:<!-- -->//x.invalid"),
        ("www.x.invalid", "www.<!-- -->x.invalid"),
        ("&lt;", r"\&lt;"),
        ("back\\slash $x$", r"back\\slash \$x\$"),
        ("plain words, 3.5 per cent (about) 10-20!", "plain words, 3.5 per cent (about) 10-20!"),
    ],
)
def test_text_of_others_stays_text(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(st.text(max_size=60))
def test_nothing_live_is_left(text: str) -> None:
    left = re.sub(r"<!-- -->", "", re.sub(r"\\.", "", escape(text)))
    assert not re.search(r"[*_`\[\]<>|~$&\\]", left)
    assert "\n" not in left


def test_what_was_not_judged_is_said_before_the_findings() -> None:
    import dataclasses

    report = dataclasses.replace(sample.two(), skipped=(Skipped("B", "not *English*"),))
    text = render(report, "md").decode()
    said = "**Please note.** B: not \\*English\\*"
    assert text.index(said) < text.index("## ≠")
    assert "Please note" not in ticket("two")


def test_a_file_name_cannot_end_its_code() -> None:
    import dataclasses

    report = sample.calm()
    own = dataclasses.replace(report.documents[0], name="a``b|c.txt")
    report = dataclasses.replace(report, documents=(own, *report.documents[1:]))
    assert r"``` a``b\|c.txt ```" in render(report, "md").decode()
