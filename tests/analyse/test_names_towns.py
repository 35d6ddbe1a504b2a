"""Towns that share their name with a country, in states that do so too."""

from __future__ import annotations

from tests.analyse.parsed import analysed


def test_a_state_that_shares_its_name_with_a_country() -> None:
    keys = [mention.entity for mention in analysed("He grew up in Lebanon, Georgia.").mentions]
    assert "LB" not in keys


def test_a_capital_of_a_state_keeps_its_key() -> None:
    text = "The court in Atlanta, Georgia, heard him; he then went back to Atlanta."
    keys = [mention.entity for mention in analysed(text).mentions]
    assert keys.count("atlanta") == 2
