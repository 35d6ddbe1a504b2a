"""``compare serve`` refuses what it cannot do, before it does anything."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Invoke


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (("--auth", "proxy"), "--auth proxy: needs --uds"),
        (("--uds", "s.sock"), "--uds: needs --host"),
        (("missing.txt",), "missing.txt: No such file"),
        (("--database", "one.txt/x/review.db"), "one.txt/x/review.db: "),
    ],
)
def test_what_cannot_be_served_is_refused(invoke: Invoke, args: tuple[str, ...], part: str) -> None:
    result = invoke("serve", "--port", "0", *args)
    assert result.exit_code == 2
    assert part in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path(".compare").exists()


def test_a_port_that_is_taken_is_told(invoke: Invoke) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = invoke("serve", "--port", str(port))
    assert result.exit_code == 2
    assert f"port {port}: Address already in use" in result.stderr


def test_without_the_extra_it_says_what_to_install(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec

    def find(name: str, *more: Any) -> Any:
        return None if name == "uvicorn" else real(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", find)
    result = invoke("serve")
    assert result.exit_code == 2
    assert (
        "serve needs uvicorn; install with: pip install 'compare-accounts[serve]'" in result.stderr
    )
