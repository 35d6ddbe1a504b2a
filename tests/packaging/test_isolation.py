"""The walls around the tests themselves: what reaches beyond this machine fails."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

ROOT = Path(__file__).resolve().parents[2]

ELSEWHERE = "192.0.2.1"
"""An address that is reserved for documentation and belongs to nobody."""


@pytest.mark.parametrize("attempt", ["connect", "connect_ex"])
def test_connecting_elsewhere_fails_the_test(attempt: str) -> None:
    with (
        socket.socket() as connection,
        pytest.raises(pytest.fail.Exception, match=r"192\.0\.2\.1"),
    ):
        getattr(connection, attempt)((ELSEWHERE, 80))


def test_looking_up_a_name_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"example\.invalid"):
        socket.getaddrinfo("example.invalid", 80)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_processes_that_tests_start_find_no_network() -> None:
    ask = f"import urllib.request as r; r.urlopen('http://{ELSEWHERE}/', timeout=5)"
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, encoding="utf-8", check=False
    )
    assert "Connection refused" in done.stderr
    assert urllib.request.getproxies()["https"] == "http://127.0.0.1:9"


@pytest.mark.browser
@pytest.mark.parametrize("host", [ELSEWHERE, "example.invalid"])
def test_browser_starts_and_finds_no_network(page: Page, host: str) -> None:
    page.set_content("<p>here</p>")
    assert page.inner_text("p") == "here"
    with pytest.raises(Error, match=r"net::ERR_"):
        page.goto(f"http://{host}/", timeout=5000)


def test_missing_data_is_told_at_the_end(tmp_path: Path) -> None:
    """Run one test that asks for ../shared in a checkout that has none beside it."""
    checkout = tmp_path / "checkout"
    tests = checkout / "tests"
    tests.mkdir(parents=True)
    for part in ("tools", "compare"):
        (checkout / part).symlink_to(ROOT / part)
    (tests / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    (tests / "test_one.py").write_text("def test_one(shared): pass\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests"],
        cwd=checkout,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests on labelled data and real articles (1): needs ../shared" in done.stdout
