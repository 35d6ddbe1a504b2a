from __future__ import annotations

from itertools import chain

import pytest

from compare.analyse.names.folding import compact
from compare.analyse.names.gazetteer import index
from compare.data import countries, groups, organisations, places, seats
from compare.data.tables import FOLDER, rows

ISO_3166 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
""".split()

AMBIGUOUS = {
    "georgia": ("GE", "US-GA"),
    "georgian": ("GE", "US-GA"),
    "georgians": ("GE", "US-GA"),
    "congo": ("CD", "CG"),
    "congolese": ("CD", "CG"),
    "dominican": ("DM", "DO"),
    "dominicans": ("DM", "DO"),
    "korea": ("KP", "KR"),
    "korean": ("KP", "KR"),
    "koreans": ("KP", "KR"),
    "saintmartin": ("MF", "SX"),
    "virginislands": ("VG", "VI"),
}


def test_every_code_of_the_standard_is_there() -> None:
    assert len(ISO_3166) == 249
    assert set(ISO_3166) <= set(countries())
    others = {key for key in countries() if len(key) == 2} - set(ISO_3166)
    assert others == {"XK"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Britain", "GB"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Great Britain", "GB"),
        ("United Kingdom", "GB"),
        ("British", "GB"),
        ("Britons", "GB"),
        ("U.S.A.", "US"),
        ("United States of America", "US"),
        ("America", "US"),
        ("Americans", "US"),
        ("Holland", "NL"),
        ("Dutch", "NL"),
        ("Dutchmen", "NL"),
        ("Czechia", "CZ"),
        ("Burma", "MM"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Cote d’Ivoire", "CI"),
        ("ROK", "KR"),
        ("Republic of Korea", "KR"),
        ("DPRK", "KP"),
        ("Russian Federation", "RU"),
        ("Danes", "DK"),
        ("Finns", "FI"),
        ("Swiss", "CH"),
        ("Kosovar", "XK"),
        ("Faroe Islands", "FO"),
        ("Palestinians", "PS"),
        ("Scots", "GB-SCT"),
        ("Soviet", "SUHH"),
        ("East German", "DDDE"),
        ("Guinea Bissau", "GW"),
        ("Papua New Guinea", "PG"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Slovak", "SK"),
        ("Slovene", "SI"),
        ("South Sudanese", "SS"),
        ("Inner Mongolia", "inner mongolia"),
        ("Kiev", "kyiv"),
        ("Peking", "beijing"),
        ("Odessa", "odesa"),
        ("European Union", "EU"),
        ("North Atlantic Treaty Organisation", "NATO"),
        ("World Health Organization", "WHO"),
        ("OPEC+", "OPEC+"),
    ],
)
def test_a_name_leads_to_its_key(name: str, key: str) -> None:
    assert index()[compact(name)].keys == (key,)


def test_no_name_has_two_meanings_but_those_we_know() -> None:
    found = {form: known.keys for form, known in index().items() if len(known.keys) > 1}
    assert found == AMBIGUOUS


def test_a_capital_is_no_name_of_its_country() -> None:
    for place in countries().values():
        names = {compact(n) for n in chain([place.name], place.aliases)}
        for spelling in place.capital:
            assert compact(spelling) not in names
    assert seats()["moscow"] == "RU"
    assert seats()["kiev"] == seats()["kyiv"] == "UA"
    assert index()[compact("Moscow")].keys == ("moscow",)


def test_keys_are_unique_across_tables() -> None:
    tables = [set(countries()), set(places()), set(organisations())]
    for i, one in enumerate(tables):
        for two in tables[i + 1 :]:
            assert not one & two


def test_what_a_place_is_within_exists() -> None:
    for place in chain(countries().values(), places().values()):
        assert place.within == "" or place.within in countries(), place.key


@pytest.mark.parametrize(
    "name",
    ["countries.tsv", "places.tsv", "organisations.tsv", "groups.tsv", "memberships.tsv"],
)
def test_tables_are_sorted_and_clean(name: str) -> None:
    lines = [
        line for line in (FOLDER / name).read_text("utf-8").splitlines() if not line.startswith("#")
    ][1:]
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines))
    for row in rows(name):
        for cell in row.values():
            assert cell == cell.strip()
            assert ";;" not in cell


def test_a_continent_is_one_of_seven() -> None:
    known = {"Africa", "Antarctica", "Asia", "Europe", "North America", "South America", "Oceania"}
    for place in countries().values():
        assert place.continent
        assert set(place.continent) <= known


def test_groups_that_are_organisations_share_their_key() -> None:
    for key in ("EU", "NATO", "CSTO", "OPEC", "ASEAN", "AFRICAN UNION", "G7", "G20", "BRICS"):
        assert key in groups()
        assert key in organisations()
