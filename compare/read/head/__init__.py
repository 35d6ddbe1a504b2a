"""What the head of an article says about it."""

from compare.read.head.page import HEAD_LINES, Head, read_head

__all__ = ["HEAD_LINES", "Head", "read_head"]
