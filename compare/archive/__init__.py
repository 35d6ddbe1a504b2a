"""A whole archive: who else reported this, who copied whom, where they differ.

Needs the extra ``[archive]``. Daft loads when work begins; ``docs/archive.md`` tells what tables
hold.
"""

from __future__ import annotations

from compare.archive.build import Built, build
from compare.archive.clusters import cluster
from compare.archive.find import Answer, find
from compare.archive.settings import Settings
from compare.archive.status import Status, resume, status

__all__ = ["Answer", "Built", "Settings", "Status", "build", "cluster", "find", "resume", "status"]
