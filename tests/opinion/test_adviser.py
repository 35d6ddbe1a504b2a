"""Whom a second opinion may be asked of: an address that is one, and this machine without leave."""

from __future__ import annotations

import pytest

from compare import Adviser


@pytest.mark.parametrize(
    "url",
    ["ftp://localhost/v1", "localhost:8080", "http://", "http://me:pw@localhost/", "http://["],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|password"):
        Adviser(url, "tester")


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:1/v1", True),
        ("http://127.0.0.9/v1", True),
        ("http://[::1]:8080/v1", True),
        ("https://models.example/v1", False),
        ("http://localhost.example/v1", False),
        ("http://10.0.0.1/v1", False),
    ],
)
def test_only_this_machine_is_asked_without_leave(url: str, local: bool) -> None:
    assert Adviser(url, "tester", allow_remote=True).local is local
    if not local:
        with pytest.raises(ValueError, match="not this machine"):
            Adviser(url, "tester")
