"""The command line: parse, call, write, exit. The script entry is :data:`main`."""

from __future__ import annotations

from compare.cli import checking, inspecting, reviewing, serving, verifying  # add their commands
from compare.cli.commands import main

__all__ = ["checking", "inspecting", "main", "reviewing", "serving", "verifying"]
