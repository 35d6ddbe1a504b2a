from __future__ import annotations

from itertools import product

from tools.exhibits import GALLERY, THEMES, VIEWS, WIDTHS
from tools.gallery import README
from tools.reviews import PATH, VISITS


def test_every_view_is_shown_at_every_width_in_both_themes() -> None:
    shown = {(s.view, s.width, s.theme) for own in GALLERY for s in own.screens().values()}
    assert shown >= {
        (view, width, theme) for (view, _), width, theme in product(VIEWS, WIDTHS, THEMES)
    }


def test_no_two_pictures_share_a_name() -> None:
    names = [name for own in GALLERY for name in own.pictures()]
    names += [visit.name for visit in VISITS]
    assert len(names) == len(set(names))
    for own in GALLERY:
        assert set(own.screens()) < set(own.pictures())
        assert set(own.pictures().values()) == {"html", "pdf", "terminal"}


def test_the_pictures_of_the_readme_are_those_of_the_gallery() -> None:
    names = {f"reports/{name}" for own in GALLERY for name in own.pictures()}
    names |= {f"reports/{visit.name}" for visit in VISITS}
    shown = {part.split(")")[0] for part in README.read_text("utf-8").split("](")[1:]}
    pictures = {name for name in shown if name.endswith(".png")}
    assert pictures and pictures <= names


def test_the_queue_of_the_review_is_shown_in_both_themes_and_on_a_phone() -> None:
    queue = {(one.shot.width, one.shot.theme) for one in VISITS if PATH in one.shot.address}
    assert queue >= {(1280, "light"), (1280, "dark"), (360, "light")}
