"""Texts that once took minutes, gigabytes or a traceback, each inside an ordinary account."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

import compare
from compare.analyse.limits import CHARACTERS, SENTENCES
from compare.read import read_bytes

ONE = "Ten ministers signed the treaty in Oslo on Monday. "
TWO = "Eleven ministers signed the treaty in Oslo on Monday. "
PATIENCE = 30
"""Seconds on a busy machine for what takes less than two; each of these once took more."""


@pytest.fixture(autouse=True)
def time_limit() -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"took more than {PATIENCE} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def test_a_text_of_too_many_characters_is_refused() -> None:
    text = "The court sat. " * (CHARACTERS // 15 + 1)
    with pytest.raises(compare.InputError) as told:
        compare.compare_texts(ONE, text, names=("one", "two"))
    assert str(told.value) == (
        "two: holds 1,500,015 characters, more than the 1,500,000 that one account may have"
    )
    with pytest.raises(compare.InputError, match="the text: holds 1,500,015 characters"):
        compare.segment(text)


def test_a_text_of_too_many_sentences_is_refused() -> None:
    with pytest.raises(compare.InputError) as told:
        compare.compare_texts("It fell.\n\n" * (SENTENCES + 1), names=("one",))
    assert str(told.value) == (
        "one: holds 15,001 sentences, more than the 15,000 that one account may have"
    )


@pytest.mark.parametrize("mark", ["[", "*", "~", "`", "![", "**a", "]("])
def test_markdown_of_marks_is_read(mark: str) -> None:
    document = read_bytes(f"{ONE}\n\nSo {mark * 50_000}\n\n{TWO}".encode(), "a.md")
    covered = [part.span for part in document.removed]
    for sentence in (ONE.strip(), TWO.strip()):
        start = document.text.index(sentence)
        assert not any(s.start < start + len(sentence) and start < s.end for s in covered)


@pytest.mark.parametrize(
    "inside",
    [
        "\U0001f469" + "\u200d\U0001f469" * 400,
        "9" * 4000,
        "9," * 2000 + "9 people",
        "<!-- " * 3000,
    ],
    ids=["joined emoji", "digits", "digits with commas", "comments without end"],
)
def test_what_stands_in_a_text_does_not_keep_it_from_being_compared(inside: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = compare.compare_texts(f"{ONE}\n\n{inside}\n\nIt rained.", TWO, names=("a", "b"))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert [f.kind for f in report.findings if f.category in ("number", "count")] == ["conflict"]
    assert after - before < 1_500_000  # KB, with the models where they were not loaded yet


@pytest.mark.parametrize("count", [28, 2000])
@pytest.mark.parametrize("name", ["stdin", "a.txt", "a.md", "a.html"])
def test_comments_at_the_head_of_a_text_are_passed_over(count: int, name: str) -> None:
    for end in ("", "<!-- and one without end"):
        data = ("<!-- a -->\n" * count + end + "\n\n" + ONE).encode()
        assert "Ten ministers signed" in read_bytes(data, name).text
