"""The command line: parse, call, write, exit. The script entry is :data:`main`."""

from __future__ import annotations

from compare.cli import reviewing  # adds its commands
from compare.cli.commands import main

__all__ = ["main", "reviewing"]
