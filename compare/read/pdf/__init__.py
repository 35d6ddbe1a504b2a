"""PDF documents."""

from compare.read.pdf.read import read

__all__ = ["read"]
