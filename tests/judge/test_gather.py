"""One outlier among many accounts is told once, with what all of them say."""

from __future__ import annotations

import pytest

import compare
from compare.model import Finding, Report

STALLS = "{} stalls burned down in the market hall of Marl Street on Sunday night. Nobody was hurt."


def told(report: Report, kind: str, category: str = "number") -> list[Finding]:
    return [f for f in report.findings if (f.kind, f.category) == (kind, category)]


def test_one_outlier_among_five_is_told_once() -> None:
    texts = [STALLS.format(n) for n in ("Fifteen", "Fifteen", "15", "Thirteen", "Fifteen")]
    report = compare.compare_texts(*texts)
    (finding,) = told(report, "conflict")
    assert [item.document for item in finding.evidence] == ["A", "B", "C", "D", "E"]
    assert [item.value for item in finding.evidence] == ["15", "15", "15", "13", "15"]
    assert finding.explanation.startswith("D alone says “Thirteen stalls”; A, B, C and E say “")
    assert finding.explanation.endswith("cannot both hold for “stall”.")


def test_two_against_two_are_told_once() -> None:
    texts = [STALLS.format(n) for n in ("Fifteen", "Thirteen", "Fifteen", "Thirteen")]
    (finding,) = told(compare.compare_texts(*texts), "conflict")
    assert finding.explanation.startswith(
        "A and C say “Fifteen stalls”; B and D say “Thirteen stalls”: "
    )


def test_three_values_are_told_once() -> None:
    texts = [STALLS.format(n) for n in ("Fifteen", "Thirteen", "Twenty")]
    (finding,) = told(compare.compare_texts(*texts), "conflict")
    assert finding.explanation == (
        "A says “Fifteen stalls”; B says “Thirteen stalls”; C says “Twenty stalls”."
    )


def test_an_agreement_of_all_is_told_once() -> None:
    texts = [STALLS.format("Fifteen") for _ in range(4)]
    texts[1] = texts[1].replace("burned down", "were destroyed")
    agreed = told(compare.compare_texts(*texts), "agree")
    stalls = [f for f in agreed if "stall" in f.explanation]
    assert [len(f.evidence) for f in stalls] == [4]
    assert stalls[0].explanation.startswith("A, B, C and D give the same figure")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_the_order_of_the_accounts_changes_no_fingerprint(order: tuple[int, ...]) -> None:
    texts = [STALLS.format(n) for n in ("Fifteen", "Fifteen", "Thirteen")]
    names = ["one", "two", "three"]

    def prints(places: tuple[int, ...]) -> set[str]:
        report = compare.compare_texts(
            *(texts[n] for n in places), names=[names[n] for n in places]
        )
        return {f.fingerprint for f in told(report, "conflict")}

    assert prints(order) == prints((0, 1, 2))


def test_two_numbers_of_one_account_are_not_joined() -> None:
    one = (
        "Fifteen stalls burned down in Marl Street on Sunday. Forty stalls burned down in Ostrick."
    )
    other = one.replace("Fifteen", "Thirteen")
    third = one.replace("Forty", "Fifty")
    found = told(compare.compare_texts(one, other, third), "conflict")
    quoted = [{item.value for item in finding.evidence} for finding in found]
    assert {frozenset(values) for values in quoted} == {
        frozenset({"15", "13"}),
        frozenset({"40", "50"}),
    }


def test_two_accounts_are_told_as_ever() -> None:
    report = compare.compare_texts(STALLS.format("Fifteen"), STALLS.format("Thirteen"))
    (finding,) = told(report, "conflict")
    assert finding.explanation.startswith("A says “Fifteen stalls”, B says “Thirteen stalls”: ")
