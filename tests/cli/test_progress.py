"""The progress bar: on a terminal, after a second, gone without a trace."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterator
from typing import TextIO

import pytest

from compare.archive.telling import Told
from compare.cli.progress import Log, Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def screen() -> Terminal:
    return Terminal()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    return clock


def test_nothing_shows_within_a_second(screen: Terminal, clock: Clock) -> None:
    with Progress(screen) as progress:
        progress("reading", 0.1)
        clock.now += 0.99
        progress("judging", 0.9)
    assert screen.getvalue() == ""


def test_longer_work_shows_and_is_wiped(screen: Terminal, clock: Clock) -> None:
    with Progress(screen) as progress:
        clock.now += 1.5
        progress("aligning", 0.5)
        assert screen.getvalue() == "\r\x1b[K[############............]  50% aligning"
        progress("judging", 0.6)  # too soon for another picture
        clock.now += 0.2
        progress("done", 1.0)
    assert screen.getvalue().endswith("[########################] 100% done\r\x1b[K")
    assert "judging" not in screen.getvalue()


def test_it_is_wiped_when_something_fails(screen: Terminal, clock: Clock) -> None:
    with pytest.raises(KeyboardInterrupt), Progress(screen) as progress:
        clock.now += 2
        progress("aligning", 0.5)
        raise KeyboardInterrupt
    assert screen.getvalue().endswith("\r\x1b[K")


def test_a_name_cannot_steer_the_terminal(screen: Terminal, clock: Clock) -> None:
    with Progress(screen) as progress:
        clock.now += 2
        progress("reading \x1b[2J\n" + "long" * 100, 7.0)
    shown = screen.getvalue().removeprefix("\r\x1b[K").removesuffix("\r\x1b[K")
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert len(shown) < 80


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_what_is_no_terminal_gets_nothing(clock: Clock, stream: io.StringIO | None) -> None:
    with Progress(stream) as progress:
        clock.now += 2
        progress("aligning", 0.5)
    assert stream is None or stream.getvalue() == ""


def test_long_work_writes_a_line_a_minute_where_nobody_looks(clock: Clock) -> None:
    file = io.StringIO()
    with Log(file) as progress:
        for done in range(13):
            progress(f"reading {done} of 12", done / 12)
            clock.now += 15
    assert file.getvalue() == " 33% reading 4 of 12\n 67% reading 8 of 12\n100% reading 12 of 12\n"
    assert not Log(None)("reading", 0.5)


def test_long_work_draws_the_same_bar(screen: Terminal, clock: Clock) -> None:
    with Log(screen) as progress:
        clock.now += 90
        progress("reading", 0.5)
        assert "50% reading" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


@pytest.fixture
def screens() -> Iterator[tuple[int, TextIO]]:
    """The end of a terminal of 80 columns that a person looks at, and what is written to it."""
    if sys.platform == "win32":
        pytest.skip("no such terminals on this system")
    import fcntl
    import pty
    import struct
    import termios

    seen, written = pty.openpty()
    fcntl.ioctl(written, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with os.fdopen(written, "w", encoding="utf-8") as stream:
        yield seen, stream
    os.close(seen)


_LABELS = (
    "reading",
    "joining what shares wording, part",
    "weighing names, figures and dates, part",
    "joining names, figures and dates, part",
    "comparing",
    "tracing copies",
)


@pytest.mark.parametrize("columns", [80, 60, 40])
@pytest.mark.parametrize("label", _LABELS)
def test_how_long_is_left_is_whole_on_a_terminal(
    screens: tuple[int, TextIO], clock: Clock, label: str, columns: int
) -> None:
    import fcntl
    import struct
    import termios

    seen, stream = screens
    fcntl.ioctl(seen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with Log(stream) as progress:
        told = Told(progress, label, 100_000)
        told(0)
        clock.now += 36_000
        told(40_000)
        shown = os.read(seen, 10_000).decode().removeprefix("\r\x1b[K")
    assert shown.endswith(", 15.0 h left")
    assert len(shown) < columns
    if columns == 80:
        assert " 40% " + label[:8] in shown
        assert "part" not in label or ", part 40,000 of 100,000, 15.0 h left" in shown
    if label == "comparing" and columns == 80:
        assert shown.endswith("comparing 40,000 of 100,000, 15.0 h left")


def test_a_label_has_the_room_that_there_is(screens: tuple[int, TextIO], clock: Clock) -> None:
    seen, stream = screens
    with Progress(stream) as progress:
        clock.now += 2
        progress("reading " + "long" * 100, 0.5)
        shown = os.read(seen, 10_000).decode().removeprefix("\r\x1b[K")
    assert len(shown) == 79
    assert shown.endswith("longlonglo…")
