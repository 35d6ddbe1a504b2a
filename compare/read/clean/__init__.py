"""Which lines of an article are not its story."""

from compare.read.clean.furniture import credit_of, furniture, normal
from compare.read.clean.links import NO_LINKS, Links, link_lines
from compare.read.clean.marks import mark
from compare.read.clean.within import within

__all__ = ["NO_LINKS", "Links", "credit_of", "furniture", "link_lines", "mark", "normal", "within"]
