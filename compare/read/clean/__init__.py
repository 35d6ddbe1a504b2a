"""Which lines of an article are not its story."""

from compare.read.clean.furniture import furniture, normal
from compare.read.clean.marks import mark

__all__ = ["furniture", "mark", "normal"]
