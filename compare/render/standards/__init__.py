"""What the formats of others share: how a source is named, and JSON that anybody can read."""

from __future__ import annotations

from compare.render.standards.names import address_of, file_of, is_its_text, uuid_of
from compare.render.standards.written import tidy, written

__all__ = ["address_of", "file_of", "is_its_text", "tidy", "uuid_of", "written"]
