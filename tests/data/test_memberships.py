from __future__ import annotations

import datetime as dt

import pytest

from compare.data import countries, group_named, groups, is_member, members, organisations

D2025 = dt.date(2025, 6, 1)


@pytest.mark.parametrize(
    ("group", "day", "count"),
    [
        ("EU", dt.date(1958, 1, 1), 6),
        ("EU", dt.date(2003, 1, 1), 15),
        ("EU", dt.date(2010, 1, 1), 27),
        ("EU", dt.date(2015, 1, 1), 28),
        ("EU", dt.date(2020, 1, 31), 28),
        ("EU", dt.date(2020, 2, 1), 27),
        ("NATO", dt.date(1950, 1, 1), 12),
        ("NATO", dt.date(2000, 1, 1), 19),
        ("NATO", dt.date(2005, 1, 1), 26),
        ("NATO", D2025, 32),
        ("CSTO", D2025, 6),
        ("CSTO", dt.date(1995, 1, 1), 9),
        ("G7", D2025, 7),
        ("G8", dt.date(2010, 1, 1), 8),
        ("G20", dt.date(2020, 1, 1), 20),
        ("G20", D2025, 21),
        ("BRICS", dt.date(2015, 1, 1), 5),
        ("BRICS", D2025, 10),
        ("P5", dt.date(1960, 1, 1), 5),
        ("P5", D2025, 5),
        ("EUROZONE", dt.date(1999, 6, 1), 11),
        ("EUROZONE", D2025, 20),
        ("EUROZONE", dt.date(2026, 1, 1), 21),
        ("SCHENGEN", D2025, 29),
        ("EFTA", D2025, 4),
        ("COUNCIL OF EUROPE", D2025, 46),
        ("COUNCIL OF EUROPE", dt.date(2020, 1, 1), 47),
        ("ASEAN", D2025, 10),
        ("ASEAN", dt.date(2025, 11, 1), 11),
        ("FIVE EYES", D2025, 5),
        ("NORDIC", D2025, 5),
        ("BALTIC", D2025, 3),
        ("BENELUX", D2025, 3),
        ("VISEGRAD", dt.date(1992, 1, 1), 3),
        ("VISEGRAD", D2025, 4),
        ("GCC", D2025, 6),
        ("ARAB LEAGUE", D2025, 22),
        ("OPEC", D2025, 12),
        ("OECD", D2025, 38),
        ("AFRICAN UNION", D2025, 55),
        ("ECOWAS", D2025, 12),
        ("SCO", D2025, 10),
        ("EAEU", D2025, 5),
        ("COMMONWEALTH OF NATIONS", D2025, 56),
        ("FORMER SOVIET REPUBLICS", D2025, 15),
        ("CPTPP", D2025, 12),
        ("WARSAW PACT", dt.date(1960, 1, 1), 8),
        ("WARSAW PACT", dt.date(1991, 7, 1), 0),
    ],
)
def test_how_many_belonged(group: str, day: dt.date, count: int) -> None:
    assert len(members(group, day)) == count


@pytest.mark.parametrize(
    ("group", "key", "day", "belongs"),
    [
        ("EU", "NO", D2025, False),
        ("EU", "GB", D2025, False),
        ("EU", "GB", dt.date(2019, 1, 1), True),
        ("EU", "HR", dt.date(2013, 6, 30), False),
        ("EU", "HR", dt.date(2013, 7, 1), True),
        ("NATO", "SE", dt.date(2024, 3, 6), False),
        ("NATO", "SE", dt.date(2024, 3, 7), True),
        ("CSTO", "UZ", dt.date(2010, 1, 1), True),
        ("CSTO", "UZ", dt.date(2003, 1, 1), False),
        ("BRICS", "SA", D2025, None),
        ("BRICS", "SA", dt.date(2020, 1, 1), False),
        ("P5", "CN", dt.date(1970, 1, 1), False),
        ("P5", "TW", dt.date(1970, 1, 1), True),
        ("NORDIC", "GL", D2025, None),
    ],
)
def test_who_belonged(group: str, key: str, day: dt.date, belongs: bool | None) -> None:
    assert is_member(group, key, day) is belongs


def test_all_members_exist_and_times_do_not_overlap() -> None:
    for group in groups().values():
        last: dict[str, dt.date] = {}
        for m in sorted(group.members, key=lambda m: (m.member, m.joined)):
            assert m.member in countries() or m.member in organisations(), (group.key, m.member)
            assert m.left is None or m.joined < m.left, (group.key, m.member)
            assert m.joined >= last.get(m.member, dt.date.min), (group.key, m.member)
            last[m.member] = m.left or dt.date.max
        assert group.source


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("European Union", "EU"),
        ("the EU member states", "EU"),
        ("EU nations", "EU"),
        ("NATO allies", "NATO"),
        ("Nordic countries", "NORDIC"),
        ("the Baltic states", "BALTIC"),
        ("G-7", "G7"),
        ("euro zone members", "EUROZONE"),
        ("Collective Security Treaty Organisation", "CSTO"),
        ("former Soviet states", "FORMER SOVIET REPUBLICS"),
        ("European", None),
        ("nations", None),
        ("", None),
        ("Arab", "ARAB LEAGUE"),
    ],
)
def test_a_phrase_names_a_group(words: str, key: str | None) -> None:
    assert group_named(words) == key


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(KeyError):
        members("NOBODY", D2025)
