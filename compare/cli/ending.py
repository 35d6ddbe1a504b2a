"""Ways in which a run ends early: signals, and the time that it may take.

Whatever comes, nothing half is left and no traceback shows: an exception leads out of the work, and
what is being written is dropped on the way.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from types import FrameType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

_GRACE = 3.0
"""Seconds that a library in the middle of its work has to come back once time is up."""
_WRITTEN = "compare.written"
_ENDING = (signal.SIGTERM, signal.SIGHUP)


class Expired(BaseException):
    """Time is up. No :class:`Exception`, so that nobody takes it for a mistake in an input."""


class Ended(SystemExit):
    """The process was told to end."""


@contextlib.contextmanager
def signals() -> Iterator[None]:
    """Turn the signals that end a process into exceptions; Python does so with an interrupt.

    Where an exception cannot get out, in a call-back of a library, nothing is said of it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _ENDING}
    hook = sys.unraisablehook
    try:
        for number in _ENDING:
            if before[number] is not signal.SIG_IGN:  # nohup
                signal.signal(number, _end)
        sys.unraisablehook = _quiet(hook)
        yield
    finally:
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    raise Ended(128 + number)


def _quiet(hook: Callable[[sys.UnraisableHookArgs], object]) -> Callable[..., None]:
    def say(caught: sys.UnraisableHookArgs) -> None:
        if not isinstance(caught.exc_value, KeyboardInterrupt | SystemExit | Expired):
            hook(caught)

    return say


def give_time(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """Let the command end with :class:`Expired` after ``value`` seconds."""
    if value is None or ctx.resilient_parsing:
        return value
    if not 0 < value < threading.TIMEOUT_MAX - _GRACE:
        raise click.BadParameter(f"{value:g} is no time to do anything in", ctx, param)

    done = written(ctx)

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Expired(expired(value, done))

    watch = threading.Timer(value + _GRACE, _give_up, (value, done))
    watch.daemon = True
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, value)
    watch.start()

    def stop() -> None:
        watch.cancel()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    ctx.call_on_close(stop)
    return value


def written(ctx: click.Context | None = None) -> list[str]:
    """Return the names of what the command at work has written, to be added to."""
    ctx = ctx or click.get_current_context(silent=True)
    if ctx is None:
        return []
    names: list[str] = ctx.meta.setdefault(_WRITTEN, [])
    return names


def expired(seconds: float, done: Sequence[str]) -> str:
    """Return what is said when time is up and ``done`` is written."""
    what = f"written were {', '.join(done)}" if done else "nothing was written"
    return f"gave up after {seconds:g} seconds (--timeout); {what}"


def _give_up(seconds: float, done: Sequence[str]) -> None:
    """End the process from another thread, since a library does not let go of the first one."""
    from compare.cli.streams import note
    from compare.write import PLACING

    with PLACING:
        note(f"compare: {expired(seconds, done)}")
        os._exit(2)
