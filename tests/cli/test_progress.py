"""The progress bar: on a terminal, after a second, gone without a trace."""

from __future__ import annotations

import io
import time

import pytest

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
