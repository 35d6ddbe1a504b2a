"""Report -> a Word file in which what is in conflict, or open, is a comment on its passage."""

from compare.render.docx.make import render

__all__ = ["render"]
