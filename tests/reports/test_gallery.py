"""The gallery is what the program makes of the seeds today."""

from __future__ import annotations

from tools import gallery


def test_gallery_is_fresh() -> None:
    assert gallery.stale() == []
