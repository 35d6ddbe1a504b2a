"""``compare archive ...``: a whole archive, beyond what one comparison holds."""

from __future__ import annotations

from compare.cli.archive import asking, building  # add their commands
from compare.cli.archive.group import archive_group

__all__ = ["archive_group", "asking", "building"]
