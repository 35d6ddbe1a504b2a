"""What all tests share: no network, one browser, and the data that not every checkout has."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tools.dev.system import BROWSER_FLAGS, BROWSERS

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NEEDS_SHARED = "needs ../shared beside the checkout, which is not there"
NEEDS_NPM = "needs npm, which is not installed"
NEEDS_NGINX = "needs nginx, which is not installed"

# Tests are repeatable, and a slow machine is no failure.
settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")


# --- no network ----------------------------------------------------------------------


def _is_local(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


class _LocalSocket(socket.socket):
    """A socket that reaches this machine and nothing else."""

    def connect(self, address: Any) -> None:
        self._check(address)
        super().connect(address)

    def connect_ex(self, address: Any) -> int:
        self._check(address)
        return super().connect_ex(address)

    def _check(self, address: Any) -> None:
        internet = self.family in {socket.AF_INET, socket.AF_INET6}
        if internet and not _is_local(address[0]):
            pytest.fail(f"a test tried to reach {address[0]} over the network", pytrace=True)


def _local_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
    if not _is_local(host):
        pytest.fail(f"a test tried to look up {host} on the network", pytrace=True)
    return _lookup(host, *args, **kwargs)


_lookup = socket.getaddrinfo


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Any:
    """Fail whatever reaches beyond this machine, here and in the processes that tests start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", _LocalSocket)
        patch.setattr(socket, "getaddrinfo", _local_lookup)
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            # Port 9 discards: a program that asks the network is refused at once.
            patch.setenv(name, "http://127.0.0.1:9")
        for name in ("no_proxy", "NO_PROXY"):
            patch.setenv(name, "localhost,127.0.0.1,::1")
        yield


# --- no traces -----------------------------------------------------------------------


@pytest.fixture(autouse=True, scope="session")
def _no_store() -> Any:
    """Let no test read or write what the person who runs it keeps of texts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPARE_CACHE", "")
        yield


# --- the browser ---------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium, cut off from the network."""
    flags = [
        *BROWSER_FLAGS,
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ]
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    # Without one of the system's, Playwright looks for the one it may have installed itself.
    program = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **program, "args": flags}


# --- data beside the checkout --------------------------------------------------------


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of labelled data and real articles; without it, skip and say so."""
    if not SHARED.is_dir():
        pytest.skip(NEEDS_SHARED)
    return SHARED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    lines = []
    for need, what in (
        (NEEDS_SHARED, "tests on labelled data and real articles"),
        (NEEDS_NPM, "what npm makes of the package of the element"),
        (NEEDS_NGINX, "the review server behind a proxy"),
    ):
        if count := sum(need in str(report.longrepr) for report in skipped):
            lines.append(f"{what} ({count}): {need}")
    if lines:
        terminalreporter.section("NOT RUN", yellow=True, bold=True)
    for line in lines:
        terminalreporter.line(line)


# --- programs ------------------------------------------------------------------------


@pytest.fixture(scope="session")
def clean_environment() -> dict[str, str]:
    """Return this process's environment without what would let a checkout show through."""
    hidden = ("PYTHON", "VIRTUAL_ENV", "COV_", "PYTEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
