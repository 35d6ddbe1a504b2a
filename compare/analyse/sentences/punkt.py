"""NLTK's Punkt with parameters of our own."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import sys
import threading
import types
from typing import Any

from compare.analyse.sentences import abbreviations

_LOCK = threading.Lock()


def _import_punkt() -> Any:
    """Import ``nltk.tokenize.punkt`` without the rest of NLTK.

    ``import nltk`` runs all of NLTK and, where SciPy is installed, all of its statistics: one and
    a half to two seconds for a module that needs neither. So the two packages above it are stood
    in for by bare ones while it is imported, and everything is taken out of ``sys.modules``
    again, so that a later ``import nltk`` gets the real one.
    """
    name = "nltk.tokenize.punkt"
    if name in sys.modules or "nltk" in sys.modules:
        return importlib.import_module(name)
    before = set(sys.modules)
    try:
        for package in ("nltk", "nltk.tokenize"):
            spec = importlib.util.find_spec(package)
            if spec is None or spec.submodule_search_locations is None:
                raise ImportError(name)
            bare = types.ModuleType(package)
            bare.__path__ = list(spec.submodule_search_locations)
            bare.__spec__ = spec
            sys.modules[package] = bare
        return importlib.import_module(name)
    except (ImportError, AttributeError):
        _forget_nltk(before)
        return importlib.import_module(name)
    finally:
        if not hasattr(sys.modules.get("nltk"), "__version__"):
            _forget_nltk(before)


def _forget_nltk(before: set[str]) -> None:
    for module in [m for m in sys.modules if m == "nltk" or m.startswith("nltk.")]:
        if module not in before:
            del sys.modules[module]


@functools.cache
def _tokenizer() -> Any:
    with _LOCK:
        module = _import_punkt()
    parameters = module.PunktParameters()
    parameters.abbrev_types = set(abbreviations.load().all())
    parameters.sent_starters = set(abbreviations.words().starters)
    return module.PunktSentenceTokenizer(parameters)


def boundaries(text: str) -> frozenset[int]:
    """Return the offsets at which Punkt lets a sentence after the first one begin."""
    spans = _tokenizer().span_tokenize(text)
    return frozenset(start for start, _ in spans if start)
