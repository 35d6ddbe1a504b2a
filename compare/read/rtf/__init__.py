"""Rich Text Format."""

from compare.read.rtf.read import read

__all__ = ["read"]
