"""Report -> the brief as PDF: page one for an editor, then the findings, the texts, the sources."""

from compare.render.pdf.make import render

__all__ = ["render"]
