"""The server behind a Unix socket: whom it lets in, what it replaces, what it leaves behind."""

from __future__ import annotations

import asyncio
import http.client
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from compare.cli.listening import at_path, at_port
from compare.errors import CompareError

ROOT = Path(__file__).resolve().parents[2]


class Through(http.client.HTTPConnection):
    """A proxy, as far as we are concerned."""

    def __init__(self, path: Path) -> None:
        super().__init__("desk.example", timeout=20)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(20)
        self.sock.connect(os.fspath(self.path))


def asked(path: Path, **headers: str) -> tuple[int, str]:
    connection = Through(path)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", "/", headers=sent)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def mode(path: Path) -> int:
    told = path.lstat().st_mode
    assert stat.S_ISSOCK(told)
    return stat.S_IMODE(told)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "review.sock"


@pytest.fixture
def behind_a_proxy(place: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = (sys.executable, "-m", "compare", "serve", "--uds", place, "--auth", "proxy")
    process = subprocess.Popen(
        [*command, "--host", "desk.example", "--https", "--database", place.with_name("x.db")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )
    try:
        end = time.monotonic() + 60
        while not place.exists():
            assert time.monotonic() < end
            assert process.poll() is None
            time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_proxy_gets_in_and_the_socket_goes_with_the_server(
    behind_a_proxy: subprocess.Popen[bytes], place: Path
) -> None:
    assert mode(place) == 0o600
    status, page = asked(place, host="desk.example", remote_user="Eva")
    assert status == 200
    assert "Eva" in page
    assert asked(place, host="desk.example")[0] == 401
    assert asked(place, host="elsewhere.example", remote_user="Eva")[0] == 421
    with (
        pytest.raises(CompareError, match="another server listens there"),
        at_path(str(place), 0o600),
    ):
        pass
    assert asked(place, host="desk.example", remote_user="Eva")[0] == 200
    behind_a_proxy.send_signal(signal.SIGTERM)
    _, told = behind_a_proxy.communicate(timeout=30)
    assert behind_a_proxy.returncode == 128 + signal.SIGTERM
    assert b"Traceback" not in told
    assert not place.exists()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize("wanted", [0o600, 0o660])
def test_who_may_open_it_does_not_depend_on_the_mask(place: Path, mask: int, wanted: int) -> None:
    before = os.umask(mask)
    try:
        with at_path(str(place), wanted):
            assert mode(place) == wanted
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert not place.exists()


def test_what_is_no_socket_is_left_alone(place: Path) -> None:
    target = place.with_name("notes.txt")
    target.write_text("mine", "utf-8")
    folder = place.with_name("folder")
    folder.mkdir()
    place.symlink_to(target)
    for there in (target, folder, place):
        with (
            pytest.raises(CompareError, match="is there already, and no socket"),
            at_path(str(there), 0o600),
        ):
            pass
    assert target.read_text("utf-8") == "mine"
    assert place.is_symlink()


def test_one_that_was_left_behind_is_replaced(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(place))
    assert place.exists()
    with at_path(str(place), 0o600):
        assert mode(place) == 0o600
    assert not place.exists()


def test_one_that_another_has_put_there_meanwhile_stays(place: Path) -> None:
    with at_path(str(place), 0o600):
        place.unlink()
        place.write_text("another", "utf-8")
    assert place.read_text("utf-8") == "another"


@pytest.mark.parametrize("name", ["none/review.sock", "x" * 200])
def test_where_none_can_be_made_it_says_so(place: Path, name: str) -> None:
    with pytest.raises(CompareError) as raised, at_path(str(place.parent / name), 0o600):
        pass
    assert str(raised.value).endswith(("No such file or directory", "AF_UNIX path too long"))


def test_small_answers_do_not_wait_for_more() -> None:
    """Nagle's algorithm held each small answer on a kept connection back for 40 ms."""

    async def accepted() -> int:
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            own = writer.get_extra_info("socket")
            found.set_result(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with at_port(0) as listening:
            async with await asyncio.start_server(serve, sock=listening):
                _, writer = await asyncio.open_connection(*listening.getsockname())
                value = await found
                writer.close()
        return value

    # Not in this thread: where tests of pages ran before, its browser keeps a loop running here.
    with ThreadPoolExecutor(1) as other:
        assert other.submit(asyncio.run, accepted()).result() != 0
