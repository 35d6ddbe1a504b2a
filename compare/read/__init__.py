"""Bytes, files and strings -> documents."""

from compare.read.source import (
    check_size,
    read_bytes,
    read_fetched,
    read_named,
    read_path,
    read_text,
)

__all__ = ["check_size", "read_bytes", "read_fetched", "read_named", "read_path", "read_text"]
