"""A second opinion: what a language model of the user's own says of what is left open.

Off unless an :class:`Adviser` is given, and believed only as far as it can be checked. See
``docs/second-opinion.md``.
"""

from compare.opinion.adviser import Adviser
from compare.opinion.consult import Estimate, consult, estimate

__all__ = ["Adviser", "Estimate", "consult", "estimate"]
