from __future__ import annotations

from itertools import product

from tools.exhibits import GALLERY, THEMES, VIEWS, WIDTHS
from tools.gallery import README


def test_every_view_is_shown_at_every_width_in_both_themes() -> None:
    shown = {(s.view, s.width, s.theme) for own in GALLERY for s in own.screens().values()}
    assert shown >= {
        (view, width, theme) for (view, _), width, theme in product(VIEWS, WIDTHS, THEMES)
    }


def test_no_two_pictures_share_a_name() -> None:
    names = [name for own in GALLERY for name in own.pictures()]
    assert len(names) == len(set(names))
    for own in GALLERY:
        assert set(own.screens()) < set(own.pictures())
        assert set(own.pictures().values()) == {"html", "pdf", "terminal"}


def test_the_pictures_of_the_readme_are_those_of_the_gallery() -> None:
    names = {f"reports/{name}" for own in GALLERY for name in own.pictures()}
    shown = {part.split(")")[0] for part in README.read_text("utf-8").split("](")[1:]}
    pictures = {name for name in shown if name.endswith(".png")}
    assert pictures and pictures <= names
