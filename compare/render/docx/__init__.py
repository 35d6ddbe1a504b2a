"""Report -> a Word file in which each conflict is a comment on the passage it is about."""

from compare.render.docx.make import render

__all__ = ["render"]
