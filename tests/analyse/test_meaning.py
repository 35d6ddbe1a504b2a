"""Vectors by meaning, by the real model: their form, and what they tell apart."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from compare.analyse import analyse, language, meaning, models
from compare.analyse.sentences import segment
from compare.model import Analysis, Document, Vectors
from compare.options import Options
from compare.read import read_text
from tests.analyse.kept import same

TEXT = """\
The bridge over the Orva was closed on Monday after divers found cracks in two of its piers.

"We had no choice," said Mayor Ilse Brandt, who lives on the far side.

Buses will run until the spring.
"""


def document(text: str = TEXT) -> Document:
    return segment(replace(read_text(text, "a.txt"), language="en"))


def read(text: str = TEXT) -> tuple[Analysis, Vectors]:
    analysis = models.parse(document(text))
    assert analysis.vectors is not None
    return analysis, analysis.vectors


def near(a: str, b: str) -> float:
    """Return the cosine of two sentences, each a document of its own."""
    (x,), (y,) = read(a)[1].sentences.astype(float), read(b)[1].sentences.astype(float)
    return float(x @ y)


# --- form ------------------------------------------------------------------------------


def test_there_is_one_for_each_sentence_clause_and_word() -> None:
    analysis, vectors = read()
    assert vectors.sentences.shape == (len(analysis.document.sentences), meaning.WIDTH)
    assert vectors.clauses.shape == (len(analysis.clauses), meaning.WIDTH)
    assert vectors.words.shape == (len(analysis.tokens), meaning.WIDTH)
    assert len(analysis.clauses) > len(analysis.document.sentences)


def test_they_have_length_one_and_sixteen_bits() -> None:
    _, vectors = read()
    for rows, slack in ((vectors.sentences, 1e-3), (vectors.clauses, 1e-3), (vectors.words, 0.02)):
        assert rows.dtype == np.float16
        assert np.linalg.norm(rows.astype(float), axis=1) == pytest.approx(1, abs=slack)


def test_those_of_words_are_whole_steps_that_fit_eight_bits() -> None:
    steps = read()[1].words.astype(float) * meaning.STEPS
    assert np.array_equal(steps, np.rint(steps))
    assert np.abs(steps).max() <= 127


def test_a_document_without_words_has_none() -> None:
    vectors = models.parse(replace(document(), sentences=())).vectors
    assert vectors is not None
    for rows in (vectors.sentences, vectors.clauses, vectors.words):
        assert rows.shape == (0, meaning.WIDTH)
        assert rows.dtype == np.float16


def test_another_language_has_none() -> None:
    german = replace(document("Die Brücke ist seit Montag gesperrt."), language="de")
    assert analyse(german, Options()).vectors is None


def test_what_is_made_twice_is_the_same() -> None:
    once, again = models.parse(document()), models.parse(document())
    assert same(once, again)


def test_a_sentence_that_is_too_long_is_read_as_far_as_it_goes() -> None:
    _, vectors = read("The list named " + "Varna, Kosta, Orva, Nera, " * 60 + "and Lisk.")
    assert np.linalg.norm(vectors.words[3].astype(float)) == pytest.approx(1, abs=0.02)
    assert not vectors.words[-2].any()
    assert np.isfinite(vectors.clauses).all()


def test_a_word_is_read_in_its_sentence() -> None:
    one, two = (read(text) for text in ("She sat on the bank.", "She robbed the bank."))
    (a,), (b,) = (
        [vectors.words[t.index].astype(float) for t in analysis.tokens if t.text == "bank"]
        for analysis, vectors in (one, two)
    )
    assert float(a @ b) < 0.95


def test_only_the_words_of_a_clause_are_in_it() -> None:
    analysis, vectors = read("The mayor resigned after the auditors found a hole in the budget.")
    one, two = vectors.clauses.astype(float)
    assert len(analysis.clauses) == 2
    assert float(one @ two) < 0.95
    (whole,) = vectors.sentences.astype(float)
    assert min(float(one @ whole), float(two @ whole)) > float(one @ two)


# --- what they tell apart --------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "other_words", "unrelated"),
    [
        (
            "The bridge was closed on Monday after divers found cracks.",
            "Traffic has been barred from the crossing since damage was discovered.",
            "The festival drew a record number of visitors.",
        ),
        (
            "Police arrested two men over the theft of the painting.",
            "A pair of suspects is in custody in the stolen artwork case.",
            "The central bank left interest rates where they were.",
        ),
        (
            "The company will cut 400 jobs at its plant in Kosta.",
            "Hundreds of workers at the Kosta factory are to be laid off.",
            "A storm tore roofs off houses along the coast.",
        ),
    ],
)
def test_other_words_for_it_are_nearer_than_something_else(
    told: str, other_words: str, unrelated: str
) -> None:
    assert near(told, other_words) > near(told, unrelated) + 0.2


def test_who_did_it_to_whom_is_not_lost() -> None:
    one, two = read("Leeds beat Hull.")[1], read("Hull beat Leeds.")[1]
    assert not np.array_equal(one.sentences, two.sentences)
    assert near("Leeds beat Hull.", "Hull beat Leeds.") < 0.999


# --- the model -------------------------------------------------------------------------


def test_the_files_are_those_that_were_built() -> None:
    about = meaning.NETWORK.about()
    folder = files("compare.data").joinpath("encoder")
    for name in ("model.onnx", "tokenizer.json"):
        found = hashlib.sha256(folder.joinpath(name).read_bytes()).hexdigest()
        assert about[name] == f"sha256:{found}"
    assert meaning.NETWORK.version() == (about["name"], about["version"])


def test_memory_does_not_grow_with_all_words_in_32_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The largest array of 32 bits is one batch of the model's."""
    sizes = []
    zeros = np.zeros

    def counted(shape: tuple[int, ...], dtype: type = float) -> Any:
        made: Any = zeros(shape, dtype)
        if made.dtype != np.float16:
            sizes.append(made.nbytes)
        return made

    analysis = models.divided(language.parse(document(TEXT * 20)))
    monkeypatch.setattr(np, "zeros", counted)
    meaning.vectors(analysis)
    assert max(sizes) < len(analysis.tokens) * meaning.WIDTH * 4 / 10


_RUN = """
from compare.analyse import meaning
import os
meaning.NETWORK.session()
assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
"""


def test_the_runtime_writes_nothing_and_tells_nobody(tmp_path: Path) -> None:
    """Later versions of it keep a store of what they are about to send in the home folder."""
    home = {"HOME": str(tmp_path), "ORT_DISABLE_TELEMETRY": "0"}
    kept = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    subprocess.run([sys.executable, "-c", _RUN], env={**kept, **home}, check=True)
    assert not list(tmp_path.rglob("*"))
