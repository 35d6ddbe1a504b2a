"""Importing spaCy without its command line, and NumPy with one thread.

``import spacy`` brings in ``spacy.cli`` for the one function ``spacy.info``, and with it a network
client, a terminal toolkit and a template engine: two fifths of the time the import takes, and
nothing that reads a text. An empty module stands in its place during the import only.

NumPy's library for matrices starts as many threads as there are processors. Ours are too small to
share out: two threads take two and a half times the time of one.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

_THREADS = "OPENBLAS_NUM_THREADS"
_COMMANDS = ("spacy.cli", "spacy.cli.info")


@cache
def import_numpy() -> bool:
    """Import NumPy with one thread, and tell whether it has one.

    It keeps those it has where it was imported before, and those that the environment names.
    """
    if "numpy" in sys.modules or _THREADS in os.environ:
        import_module("numpy")
        return _THREADS in os.environ and os.environ[_THREADS] == "1"
    os.environ[_THREADS] = "1"  # read when the library is loaded, and only then
    try:
        import_module("numpy")
    finally:
        del os.environ[_THREADS]
    return True


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
