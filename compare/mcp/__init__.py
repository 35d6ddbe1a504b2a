"""``compare mcp``: comparing and reading findings, over the Model Context Protocol.

Over standard input and output alone. A program reads below one folder, writes one file of
proposals, and decides nothing: a person does. See ``docs/mcp.md``.
"""

from compare.mcp.desk import Desk
from compare.mcp.folder import Folder

__all__ = ["Desk", "Folder"]
