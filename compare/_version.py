"""The version, kept by itself so that asking for it costs nothing."""

from __future__ import annotations

__version__ = "0.1.0"
