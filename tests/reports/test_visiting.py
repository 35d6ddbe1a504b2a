"""What the gallery shows of the review server is what the server sends, and the same every time."""

from __future__ import annotations

import json

import pytest

from tools import gallery, visiting
from tools.reviews import CITY, NEWS, SECOND, VISITS


@pytest.mark.slow
def test_the_pages_of_the_review_show_what_they_are_said_to() -> None:
    sent = {name: page.decode() for name, page in visiting.pages().items()}
    assert list(sent) == [visit.name for visit in VISITS]
    assert all(NEWS in page for page in sent.values())
    assert "proposes to <b>accept</b>" in sent["review-queue-1280-light.png"]
    assert "look again: said in other words or signs" in sent["review-look-again-1280-light.png"]
    assert "changed: decide anew" in sent["review-look-again-1280-light.png"]
    assert "You have seen everything up to" in sent["review-changed-since-1280-light.png"]
    late = sent["review-two-decide-1280-light.png"]
    assert f"{CITY} has accepted it in the meantime: “{SECOND.text}” What you" in late
    assert VISITS[-1].dismisses in late
    # another server, other sessions, another time of day: the same bytes, and those recorded
    recorded = json.loads((gallery.REPORTS / gallery.MANIFEST).read_text("utf-8"))
    again = visiting.pages()
    assert {name: page.decode() for name, page in again.items()} == sent
    assert {name: recorded.get(name) for name in again} == {
        name: gallery.digest(page) for name, page in again.items()
    }
