"""Pages from the web: fetched where a person gives an address, and never else."""

from compare.read.web.client import Fetched, fetch
from compare.read.web.hosts import is_address

__all__ = ["Fetched", "fetch", "is_address"]
