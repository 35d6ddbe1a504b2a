"""Claims of two accounts: what one of them denies and the other states."""

from compare.match.claims.turned import Turned, turned

__all__ = ["Turned", "turned"]
