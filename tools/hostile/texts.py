"""Hostile plain text and Markdown: what takes long, grows, or hides."""

from __future__ import annotations

from pathlib import Path

from tools.hostile.case import ACCOUNT, OTHER, Case, Made, inside, put, whole

_LISTS = "tests/align/test_long_lists.py::test_both_ways_mark_the_same_in_a_long_sentence"
_HALF = "tests/render/test_html.py::test_lone_surrogates_and_the_placeholder_in_a_text_do_no_harm"
_DECODE = "tests/read/test_decode.py::test_what_is_no_text_is_refused_in_one_line"


def _list_of(words: list[str], rest: str) -> str:
    return f"There were {', '.join(words)} {rest}.\n"


def _numbers(start: int, count: int) -> str:
    return _list_of([f"{start + 7 * n:,}" for n in range(count)], "visitors in these years")


def _items(start: int, count: int) -> str:
    return "\n".join(f"- Stall {n}: {start + n} euros" for n in range(count)) + "\n"


def _names(first: str, count: int) -> str:
    ends = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "lmnrstdkgb"]
    made = [f"{first}{ends[n % 600]} {ends[n // 2 % 600].title()}son" for n in range(count)]
    return _list_of(made, "among the guests of the mayor")


def _days(year: int, count: int) -> str:
    months = "January March May July August October December".split()
    made = [f"{1 + n % 31} {months[n // 31 % 7]} {year + n // 217}" for n in range(count)]
    return f"The court sat on {', '.join(made)}.\n"


def _each(words: str, count: int) -> str:
    return "\n".join([words] * count) + "\n"


def _named(folder: Path) -> Made:
    name = "a\x1b[31m\u202ered\n.txt"
    return [put(folder, name, ACCOUNT), put(folder, "b.txt", OTHER)]


def _court(year: int) -> str:
    return "".join(
        f"The court sat again on {1 + n % 28} March {year + n // 28}.\n" for n in range(800)
    )


def _spoke(first: str) -> str:
    names = _names(first, 800).removeprefix("There were ").split(" among ")[0].split(", ")
    return "".join(f"{name} spoke at the meeting.\n" for name in names)


CASES: tuple[Case, ...] = (
    Case(
        "28 HTML comments at the head of a text",
        whole(lambda: "<!-- -->" * 28 + ACCOUNT, "a.txt"),
        "tests/tools/test_hunt_patterns.py::test_no_pattern_of_ours_is_slow",
    ),
    Case(
        "Markdown of 50,000 `[`, `*` and `~`",
        inside("[" * 50_000 + "*" * 50_000 + "~" * 50_000, "", "a.md"),
    ),
    Case("Markdown of 20,000 openings of links", inside("[a](" * 20_000, "", "a.md")),
    Case("Markdown of 20,000 openings of emphasis", inside("*a **b " * 20_000, "", "a.md")),
    Case("5,000 emoji joined to one", inside("\u200d".join(["\U0001f468"] * 5000))),
    Case("20,000 emoji", inside("\U0001f468" * 20_000)),
    Case("a number of 4,000 digits", inside(f"It cost {'7' * 4000} euros.")),
    Case(
        "*million* 80 times; superscript, circled and Arabic digits",
        inside(f"It cost 3 {'million ' * 80}euros, ²³ ①② ٣٤ of them."),
        "tests/analyse/test_quantities_numerals.py::test_reads",
    ),
    Case(
        "300 numbers in one sentence against 300 others",
        inside(_numbers(1000, 300), _numbers(5003, 300)),
        _LISTS,
    ),
    Case(
        "1,250 numbers in one sentence against 1,250 others",
        inside(_numbers(1000, 1250), _numbers(50_003, 1250)),
        _LISTS,
    ),
    Case(
        "5,000 numbers in one sentence against 5,000 others",
        inside(_numbers(1000, 5000), _numbers(90_003, 5000)),
        _LISTS,
    ),
    Case(
        "1,500 names in one sentence against 1,500 others",
        inside(_names("Ber", 1500), _names("Kol", 1500)),
        _LISTS,
    ),
    Case(
        "1,000 days in one sentence against 1,000 others",
        inside(_days(1950, 1000), _days(1980, 1000)),
        _LISTS,
    ),
    Case(
        "300 list items that differ in a number alone against 300 others",
        inside(_items(100, 300), _items(700, 300)),
        _LISTS,
    ),
    Case(
        "5,000 list items that differ in a number alone against 5,000 others",
        inside(_items(100, 5000), _items(9000, 5000)),
        _LISTS,
    ),
    Case(
        "800 sentences *The court sat again on 3 March 1987.* against 800 others",
        inside(_court(1901), _court(1951)),
        _LISTS,
    ),
    Case(
        "800 sentences *Anna Berg spoke at the meeting.* of 800 people against 800 others",
        inside(_spoke("Ber"), _spoke("Kol")),
        _LISTS,
    ),
    Case(
        "a list of 12,000 names of countries in one sentence",
        inside(_list_of(["Norway", "Chile", "Kenya", "Japan"] * 3000, "at the fair")),
    ),
    Case(
        "*and Anna* 10,000 times in one sentence",
        inside(f"There came Lena {'and Anna ' * 10_000}."),
    ),
    Case("6,000 times the same sentence", inside(_each("The ferry sails at nine.", 6000))),
    Case("30,000 sentences", inside(_each("The ferry sails at nine.", 30_000))),
    Case("160,000 characters without a sentence end", inside("the ferry sails and then " * 6400)),
    Case("3,000 nested brackets", inside("(a " * 3000 + ")" * 3000)),
    Case("3,000 nested quotations", inside("“a " * 3000 + "”" * 3000)),
    Case(
        "500,000 blanks and 100,000 no-break blanks",
        inside(" " * 500_000 + "\xa0" * 100_000 + "x."),
    ),
    Case("1,000,000 line ends", inside("\n" * 1_000_000)),
    Case("a word of 1,200,000 letters", inside("a" * 1_200_000)),
    Case(
        "a letter with 100,000 accents",
        inside("e" + "\u0301" * 100_000),
        "tests/read/test_repair.py::test_what_is_put_right_is_short_and_its_sentences_stand_apart",
    ),
    Case(
        "words of two scripts, 20,000 times",
        inside("Ta\u0436n " * 20_000),
        "tests/read/test_repair.py::test_damage_without_end_ends",
    ),
    Case("one line of 50 MB", whole(lambda: "a" * 50_000_000, "a.txt")),
    Case("NUL in a text", whole(lambda: b"The council voted.\0\0\0", "a.txt"), _DECODE),
    Case(
        "escape sequences of a terminal in a text",
        whole(lambda: ACCOUNT + "\x1b[2J\x1b]0;x\x07", "a.txt"),
        "tests/render/test_hostile_report.py::test_it_is_rendered_and_nothing_in_it_comes_to_power",
    ),
    Case("half surrogates in a text", whole(lambda: ACCOUNT + "\ud800", "a.txt"), _HALF),
    Case(
        "overrides of the direction of writing in a text",
        inside("The bill is \u202e000,41\u202c euros."),
        "tests/render/test_overrides.py::test_they_are_shown_and_have_no_power",
    ),
    Case(
        "escape sequences, line ends and overrides in the *name* of a file",
        _named,
        "tests/cli/test_exit_codes.py::test_a_name_cannot_write_to_the_terminal",
    ),
    Case(
        "HTML, script and Markdown in a text",
        inside(
            "The mayor said <script>alert(1)</script> [x](javascript:alert(1)) @all ![y](http://a.example/y)."
        ),
        "tests/render/test_html.py::test_hostile_text_is_shown_and_does_nothing",
    ),
    Case(
        "formulas of a spreadsheet in a text",
        inside('=HYPERLINK("http://a.example") said the mayor.\n\n@SUM(1)\n'),
        "tests/provenance/test_claims.py::test_the_table_as_csv",
    ),
)
