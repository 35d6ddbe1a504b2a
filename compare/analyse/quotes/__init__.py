"""Who says what: quoted and reported speech with its speaker and the verb that attributes it."""

from compare.analyse.quotes.find import find
from compare.analyse.quotes.marks import quotations
from compare.analyse.quotes.verbs import REPORTING

__all__ = ["REPORTING", "find", "quotations"]
