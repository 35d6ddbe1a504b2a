"""Rule ``written-name``: names in accounts in another language than English."""

from __future__ import annotations

import pytest

from tests.judge.told import findings, said


def names(a: str, b: str) -> list[tuple[str, str]]:
    return [(left, right) for rule, left, right in said("open", a, b) if rule == "written-name"]


GERMAN = (
    "Nach dem Brand dankte {} den Helfern der Feuerwehr und sprach von einem glücklichen Ausgang. "
    "Die Halle bleibt nach Angaben der Polizei vorerst geschlossen."
)
FRENCH = (
    "Après l'incendie, {} a remercié les pompiers de la ville et parlé d'un heureux dénouement. "
    "La halle reste fermée pour le moment, selon la police."
)
RUSSIAN = (
    "После пожара {} поблагодарил спасателей города и назвал исход счастливым. "
    "Склад пока закрыт, сообщила полиция, и когда он будет открыт, не известно."
)
GREEK = (
    "Μετά την πυρκαγιά {} ευχαρίστησε τους πυροσβέστες της πόλης και μίλησε για αίσιο τέλος. "
    "Η αποθήκη μένει προς το παρόν κλειστή, όπως είπε η αστυνομία."
)


@pytest.mark.parametrize(
    ("text", "one", "other", "told"),
    [
        (GERMAN, "Bürgermeister Karl Lindner", "Bürgermeister Peter Lindner", ("Bürgermeister Karl Lindner", "Bürgermeister Peter Lindner")),
        (GERMAN, "Bürgermeister Lindner", "Bürgermeister Krause", ("Bürgermeister Lindner", "Bürgermeister Krause")),
        (FRENCH, "le maire de Brest", "le maire de Lorient", ("Brest", "Lorient")),
        (FRENCH, "le maire Yves Kerouan", "le maire Loïc Kerouan", ("Yves Kerouan", "Loïc Kerouan")),
        (RUSSIAN, "мэр города Павел Литвинов", "мэр города Олег Литвинов", ("Павел Литвинов", "Олег Литвинов")),
        (RUSSIAN, "мэр из Выборга", "мэр из Тихвина", ("Выборга", "Тихвина")),
        (GREEK, "ο δήμαρχος Νίκος Λαμπράκης", "ο δήμαρχος Πέτρος Λαμπράκης", ("Νίκος Λαμπράκης", "Πέτρος Λαμπράκης")),
    ],
)  # fmt: skip
def test_another_name_in_the_same_place_is_to_be_compared(
    text: str, one: str, other: str, told: tuple[str, str]
) -> None:
    a, b = text.format(one), text.format(other)
    assert names(a, b) == [told]
    assert not findings("conflict", a, b)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (GERMAN, "ein Sprecher der Stadt", "ein Vertreter der Stadt"),  # nouns
        (GERMAN, "die Bahn", "die Stadt"),
        (GERMAN, "Präsident Lindner", "Karl Lindner"),
        (GERMAN, "Bürgermeister Lindner", "Bürgermeister Karl Lindner"),
        (FRENCH, "le maire Kerouan", "Yves Kerouan"),
        (FRENCH, "le chef de l'ONU", "le chef de Genève"),
        (FRENCH, "le maire Yves Kerouan", "le maire Loïc Bellec d'Ouessant"),
        (RUSSIAN, "мэр из Выборга", "мэр в Выборге"),  # cases
        (RUSSIAN, "помощник Павла Литвинова", "помощник Павла Литвинову"),
        (RUSSIAN, "мэр города", "глава района"),
    ],
)
def test_what_may_be_one_name_or_none_is_left_alone(text: str, one: str, other: str) -> None:
    assert not names(text.format(one), text.format(other))


def test_a_name_that_the_other_account_has_elsewhere_is_left_alone() -> None:
    a = FRENCH.format("le maire Yves Kerouan")
    b = FRENCH.format("le maire Loïc Kerouan") + " Son frère Yves était à Brest."
    assert not names(a, b)


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital() -> None:
    rest = " a fermé la vieille halle du port de la ville après l'incendie de lundi, selon les pompiers."
    assert not names("Bruyamment" + rest, "Tristement" + rest)


def test_sentences_that_do_not_go_alike_are_left_alone() -> None:
    a = "La police de la ville a arrêté un homme à Brest après la fuite de son frère vers la côte."
    b = "Un homme de la ville, son frère et la police étaient lundi soir à Lorient, où la côte est fermée."
    assert not names(a, b)


def test_the_reason_can_be_checked() -> None:
    (found,) = findings(
        "open", FRENCH.format("le maire Yves Kerouan"), FRENCH.format("le maire Loïc Kerouan")
    )
    assert found.explanation == (
        "A writes “Yves Kerouan” where B writes “Loïc Kerouan”, in sentences that otherwise go "
        "alike; A nowhere has “Loïc”, nor B “Yves”."
    )
    assert found.category == "entity"
