"""Importing spaCy without its command line.

``import spacy`` brings in ``spacy.cli`` for the one function ``spacy.info``, and with it a network
client, a terminal toolkit and a template engine: two fifths of the time the import takes, and
nothing that reads a text. An empty module stands in its place during the import only.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> ModuleType:
    """Return spaCy; ``spacy.cli`` and ``spacy.info`` still work, and load when they are used."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    stand_ins = {name: ModuleType(name) for name in _COMMANDS}
    stand_ins["spacy.cli"].__path__ = []
    stand_ins["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(stand_ins)
    try:
        spacy = import_module("spacy")
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
    if getattr(spacy, "cli", None) is stand_ins["spacy.cli"]:
        del spacy.cli
    return spacy


def _info(*args: Any, **options: Any) -> Any:
    """Call the real ``spacy.info``."""
    return import_module("spacy.cli.info").info(*args, **options)
