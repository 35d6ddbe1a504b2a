"""The command line: parse, call, write, exit. The script entry is :data:`main`."""

from __future__ import annotations

from compare.cli import (
    archive,
    checking,
    inspecting,
    proposing,
    reviewing,
    serving,
    verifying,
)  # add their commands
from compare.cli.commands import main

__all__ = [
    "archive",
    "checking",
    "inspecting",
    "main",
    "proposing",
    "reviewing",
    "serving",
    "verifying",
]
