"""A whole archive: who else reported this, who copied whom, where they differ.

Needs the extra ``[archive]``. Daft loads when work begins; ``docs/archive.md`` tells what tables
hold.
"""

from __future__ import annotations

from compare.archive.build import Built, build
from compare.archive.clusters import cluster
from compare.archive.comparing import Compared, compare
from compare.archive.find import Answer, find
from compare.archive.settings import Settings
from compare.archive.status import Status, resume, status
from compare.archive.stories import stories, story

__all__ = [
    "Answer",
    "Built",
    "Compared",
    "Settings",
    "Status",
    "build",
    "cluster",
    "compare",
    "find",
    "resume",
    "status",
    "stories",
    "story",
]
