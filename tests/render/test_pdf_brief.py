"""What stands in the brief."""

from __future__ import annotations

import dataclasses
import re

import pytest

from compare.model import Skipped
from compare.render import render
from compare.render.plain import clean
from tests.render import sample_report as sample
from tests.render.brief import bare, page, pdf, read, text_of
from tests.render.sample_report import EVERY

# --- page one ----------------------------------------------------------------------------


def test_page_one_stands_alone() -> None:
    text = page("two", 1)
    assert "The two accounts conflict on four points" in text
    assert "Kelmouth Herald, 5 March 2025" in text
    assert "177 words" in text
    assert "coastwire.txt" in text
    assert "A names the harbour master Ruth Calder; B names Rupert Calder." in text
    assert "“Harbour master Ruth Calder said" in text
    assert "Coast Wire, line 9" in text
    for number in range(1, 6):
        assert f"≠ F{number} " in text
    assert "what each account adds" in text.lower()
    assert "2 added details, 3 statements of its own from page 2" in text
    assert "Which number holds: F1 " in text
    assert "What A means, which contradicts itself: F5 " in text
    assert "A second source for what one account alone says (3 in A, 1 in B), from F15, F18" in text
    assert "≟ 2 to compare" in text
    assert "Whether both answers can hold: F6, F7 " in text


def test_where_there_is_room_page_one_names_what_is_to_compare() -> None:
    report = EVERY["two"]()
    few = tuple(f for f in report.findings if f.kind != "conflict" or f.id == "F1")
    data = render(dataclasses.replace(report, findings=few), "pdf")
    text = " ".join(text_of(data, "-l", "1").split())
    assert "TO COMPARE ≟ F6 Asked how the fire was fought" in text
    assert text.index("≟ F7 Asked what became of the vessels") < text.index("WHAT TO CHECK")
    rest = " ".join(text_of(data, "-f", "2").split())
    assert "≟ F6 Who, what, where · confidence 71%" in rest
    assert rest.index("“Six vessels had to be sent on to other ports.”") < rest.index("WHAT A ADDS")


def test_of_much_to_compare_page_one_says_how_much_more_there_is() -> None:
    report = EVERY["two"]()
    one = next(f for f in report.findings if f.kind == "open")
    many = tuple(dataclasses.replace(one, id=f"F{n}") for n in range(1, 41))
    data = render(dataclasses.replace(report, findings=many), "pdf")
    text = " ".join(text_of(data, "-l", "1").split())
    assert "No conflict was found between the two accounts; 40 points are to compare" in text
    assert re.search(r"and 34 more, in full from page \d", text)
    rest = text_of(data)
    assert all(f"≟ F{n} Who" in " ".join(rest.split()) for n in range(1, 41))


def test_where_little_conflicts_page_one_says_what_each_account_adds() -> None:
    report = EVERY["two"]()
    few = tuple(f for f in report.findings if f.kind in ("detail", "agree") or f.id == "F1")
    data = render(dataclasses.replace(report, findings=few), "pdf")
    # Column by column: else lines that stand side by side are read as one.
    text = " ".join(text_of(data, "-l", "1", "-raw").split())
    assert "A adds that the grain was barley and wheat." in text
    assert "B adds that two of the injured were hurt seriously." in text


def test_page_one_is_one_page_even_where_much_conflicts() -> None:
    text = page("five", 1)
    assert "≠ F1 " in text
    assert "≠ F7 " in text
    assert "What each account adds".lower() in text.lower()
    assert "page 2" in text, "what has no room says where it stands"


def test_conflicts_without_room_on_page_one_follow_whole() -> None:
    text = " ".join(text_of(pdf("five")).split())
    for finding in EVERY["five"]().findings:
        if finding.kind == "conflict":
            for item in finding.evidence:
                assert bare(item.quote) in bare(text)


def test_where_nothing_conflicts_it_says_so() -> None:
    assert "No conflict was found." in page("calm", 1)


def test_one_account_is_checked_against_itself() -> None:
    assert "The account contradicts itself once" in page("one", 1)
    assert "agree" not in page("one", 1).lower()


# --- nothing is lost -----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["one", "two", "calm", "five"])
def test_every_character_of_every_account_is_there(name: str) -> None:
    texts = [bare(text_of(pdf(name), *options)) for options in ((), ("-raw",))]
    for document in EVERY[name]().documents:
        spans = [s.span for s in document.sentences] + [r.span for r in document.removed]
        for span in spans:
            words = bare(clean(span.of(document.text)))
            assert any(words in text for text in texts), f"{document.id}: {words}"


def test_letters_of_other_scripts_are_there() -> None:
    text = text_of(pdf("right_to_left"))
    for word in ("اندلع", "حريق", "עובדים", "Kelmouth"):
        assert word in text or word[::-1] in text


def test_every_finding_has_its_number_in_the_margin() -> None:
    text = text_of(pdf("two"))
    for finding in EVERY["two"]().findings:
        assert len(re.findall(rf"\b{finding.id}\b", text)) >= 2, finding.id


def test_a_heading_is_never_parted_from_what_follows_it() -> None:
    texts = {"A": "", "B": ""}
    links = []
    for n in range(60):
        said = f"Sentence {n} tells" + " of the harbour" * (4 + n % 7) + "."
        texts["A"] += f"# Heading {n}\n{said}\n"
        texts["B"] += f"{said}\n"
        links.append(sample.Link({"A": [f"Sentence {n} "], "B": [f"Sentence {n} "]}, "agree"))
    accounts = [sample.Account(f"{letter}.txt", text) for letter, text in texts.items()]
    data = render(sample.build(accounts, links, []), "pdf")
    pages = text_of(data, "-layout").split("\f")
    found = [re.findall(r"Heading \d+|Sentence \d+|of the harbour\.", page_) for page_ in pages]
    ends = [str(matches[-1]) for matches in found if matches]
    assert len(ends) > 3
    assert not any(end.startswith("Heading") for end in ends)


# --- how it was made -----------------------------------------------------------------------


def test_the_last_page_says_how_to_make_it_again() -> None:
    report = EVERY["two"]()
    text = page("two", len(read("two").pages))
    for document in report.documents:
        assert document.sha256 in bare(text)
    assert report.provenance.signature in bare(text)
    assert "align_threshold = 0.5" in text
    assert "en_core_web_sm 3.8.0" in text
    assert "compare herald.txt coastwire.txt -o brief.pdf" in text
    assert "advertisement, share prompt, related links" in text


def test_what_was_skipped_is_told() -> None:
    report = EVERY["calm"]()
    told = dataclasses.replace(report, skipped=(Skipped("B", "does not look like English"),))
    first = " ".join(text_of(render(told, "pdf"), "-l", "1").split())
    assert "Please note. B: does not look like English" in first


def test_a_file_name_in_the_command_is_quoted_for_the_shell() -> None:
    from dataclasses import replace

    from compare.render.pdf.front import Fit
    from compare.render.pdf.sheet import Sheet
    from compare.render.view import make_view

    report = EVERY["one"]()
    own = replace(report.documents[0], name="my $(story).txt")
    report = replace(report, documents=(own,))
    sheet = Sheet(report, make_view(report), Fit(0, 0, 0, 0))
    assert sheet.command == "compare 'my $(story).txt' -o brief.pdf"
