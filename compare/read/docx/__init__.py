"""Word documents."""

from compare.read.docx.read import read

__all__ = ["read"]
