"""Rule ``substitution``: one word or name exchanged in sentences that otherwise say the same."""

from compare.judge.substitution.find import Candidate, candidates, find

__all__ = ["Candidate", "candidates", "find"]
