"""Bytes, files and strings -> documents."""

from compare.read.source import read_bytes, read_fetched, read_path, read_text

__all__ = ["read_bytes", "read_fetched", "read_path", "read_text"]
