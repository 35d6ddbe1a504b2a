"""Text that was damaged on its way, and what it was."""

from compare.read.repair.find import Found, apart, find, tidy
from compare.read.repair.restore import AsRead
from compare.read.repair.view import Way, as_it_is, meant, way_of

__all__ = ["AsRead", "Found", "Way", "apart", "as_it_is", "find", "meant", "tidy", "way_of"]
