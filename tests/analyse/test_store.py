"""What is kept of texts on disk: right or not used, private, bounded, and never in the way."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from compare.analyse import language, meaning, models, store
from compare.analyse.network import Network
from compare.analyse.pack import pack
from compare.analyse.sentences import segment
from compare.analyse.store import Store
from compare.model import Analysis, Document, Removed, Span
from compare.read import read_text
from tests.analyse.kept import ONE, TWO, files, same

needs_permissions = pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")


class Counted:
    """Counts how often the language model is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        parse = language.parse

        def counting(document: Document) -> Analysis:
            self.times += 1
            return parse(document)

        monkeypatch.setattr(language, "parse", counting)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def document(text: str = ONE) -> Document:
    return segment(read_text(text, "a.txt"))


# --- hits and misses -------------------------------------------------------------------


def test_a_document_is_parsed_once(tmp_path: Path, asked: Counted) -> None:
    first = Store(tmp_path).parse(document())
    again = Store(tmp_path).parse(document())
    assert asked.times == 1
    assert same(again, first)
    assert same(first, models.parse(document()))
    assert first.vectors is not None


def test_who_wrote_it_and_what_it_is_called_do_not_matter(tmp_path: Path, asked: Counted) -> None:
    Store(tmp_path).parse(document())
    other = replace(document(), id="B", name="b.txt", author="Ann Bell", published="2025-01-02")
    assert Store(tmp_path).parse(other).document == other
    assert asked.times == 1


def test_another_text_is_another_entry(tmp_path: Path, asked: Counted) -> None:
    for text in (ONE, TWO, ONE + " "):
        Store(tmp_path).parse(document(text))
    assert (asked.times, len(files(tmp_path))) == (3, 3)


def test_what_is_read_of_a_text_matters(tmp_path: Path, asked: Counted) -> None:
    plain = document()
    heading = replace(plain.sentences[0], kind="heading")
    for changed in (
        plain,
        replace(plain, sentences=plain.sentences[:1]),
        replace(plain, sentences=(heading, *plain.sentences[1:])),
        replace(plain, removed=(Removed(Span(0, 4), "caption"),)),
        replace(plain, removed=(Removed(Span(0, 4), "markup"),)),
    ):
        assert Store(tmp_path).parse(changed) == models.parse(changed)
    assert len(files(tmp_path)) == 5


def test_what_was_kept_of_another_language_has_no_vectors(tmp_path: Path) -> None:
    other = replace(document(), language="de")
    for made in (document(), other, document(), other):
        assert same(Store(tmp_path).parse(made), models.parse(made))
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize("changed", ["version", "model", "encoder", "code", "library"])
def test_what_another_program_made_is_not_used(
    tmp_path: Path, asked: Counted, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    Store(tmp_path).parse(document())
    store._maker.cache_clear()
    if changed == "version":
        monkeypatch.setattr(store, "__version__", "9.9.9")
    elif changed == "model":
        monkeypatch.setattr(language, "model_version", lambda: ("en_core_web_sm", "9.9.9"))
    elif changed == "encoder":
        about = {**meaning.NETWORK.about(), "model.onnx": "sha256:0"}
        monkeypatch.setattr(Network, "about", lambda _: about)
    elif changed == "code":
        monkeypatch.setattr(store, "_source", lambda module: module.encode())
    else:
        monkeypatch.setattr("importlib.metadata.version", lambda name: "9.9.9")
    try:
        Store(tmp_path).parse(document())
    finally:
        store._maker.cache_clear()
    assert (asked.times, len(files(tmp_path))) == (2, 2)


@pytest.mark.parametrize("module", ["annotate", "clauses", "language", "meaning"])
def test_the_code_that_makes_it_is_in_its_name(
    monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    source = store._source
    store._maker.cache_clear()
    before = store._key(document())
    store._maker.cache_clear()
    named = f"compare.analyse.{module}"
    monkeypatch.setattr(store, "_source", lambda name: b"" if name == named else source(name))
    try:
        assert store._key(document()) != before
    finally:
        store._maker.cache_clear()


# --- damage ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage", ["cut", "empty", "bit", "foreign", "renamed", "tokens", "directory"]
)
def test_what_is_damaged_is_made_anew(tmp_path: Path, asked: Counted, damage: str) -> None:
    kept = Store(tmp_path)
    right = kept.parse(document())
    kept.parse(document(TWO))
    key = store._key(document()).hex()
    (path,) = (file for file in files(tmp_path) if file.stem == key)
    (other,) = (file for file in files(tmp_path) if file != path)
    whole = path.read_bytes()
    if damage == "cut":
        path.write_bytes(whole[:-5])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "bit":
        path.write_bytes(whole[:-20] + bytes([whole[-20] ^ 4]) + whole[-19:])
    elif damage == "foreign":
        path.write_bytes(b"\x89PNG\r\n\x1a\n" * 40)
    elif damage == "tokens":  # whole, with a right hash, but without its vectors
        body = pack(replace(right, vectors=None))
        head = len(whole) - len(pack(right)) - 32
        path.write_bytes(whole[:head] + hashlib.sha256(body).digest() + body)
    elif damage == "renamed":  # the tokens of another text under this one's name
        path.write_bytes(other.read_bytes())
    else:
        path.unlink()
        path.mkdir()
    assert same(kept.parse(document()), right)
    assert asked.times == 3
    if damage != "directory":
        assert path.read_bytes() == whole
    assert not list(tmp_path.rglob("*.tmp"))


# --- never in the way ------------------------------------------------------------------


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("mine")
    assert Store(tmp_path).parse(document()) == models.parse(document())
    assert (tmp_path / "tokens").read_text() == "mine"


@needs_permissions
def test_a_folder_that_cannot_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert Store(tmp_path).parse(document()) == models.parse(document())
    finally:
        tmp_path.chmod(0o700)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("step", ["os.replace", "tempfile.mkstemp", "pathlib.Path.mkdir"])
def test_a_full_or_protected_disk_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    assert Store(tmp_path).parse(document()) == models.parse(document())
    assert not list(tmp_path.rglob("*.*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_folder_that_can_be_no_folder_is_no_trouble() -> None:
    assert Store("/dev/full/store").parse(document()) == models.parse(document())
    assert Store("/dev/full/store").size() == (0, 0)


def test_many_at_once_get_what_one_alone_gets(tmp_path: Path) -> None:
    texts = [f"{ONE} The queue was {n} kilometres long." for n in range(6)] * 4
    right = {text: models.parse(document(text)) for text in set(texts)}
    size = len(pack(right[texts[0]]))
    # So small a limit makes each writer remove what others are about to read.
    small = Store(tmp_path, limit=3 * size)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: small.parse(document(text)), texts))
    assert found == [right[text] for text in texts]
    assert small.size()[1] <= 3 * size
    assert not list(tmp_path.rglob("*.tmp"))


# --- private and bounded ---------------------------------------------------------------


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Store(tmp_path / "new").parse(document())
    finally:
        os.umask(before)
    (path,) = files(tmp_path / "new")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, asked: Counted) -> None:
    kept = Store(tmp_path)
    kept.parse(document())
    kept.folder.chmod(0o777)
    kept.parse(document())
    kept.parse(document(TWO))
    assert (asked.times, len(files(tmp_path))) == (3, 1)


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    texts = [f"{ONE} The queue was {n} kilometres long." for n in range(4)]
    keys = [store._key(document(text)).hex() for text in texts]
    kept = Store(tmp_path)
    for n, text in enumerate(texts[:3]):
        kept.parse(document(text))
        os.utime(kept.folder / f"{keys[n]}.tokens", (n, n))
    kept.parse(document(texts[0]))  # used again, so that the second is now the oldest
    size = kept.size()[1]
    Store(tmp_path, limit=size).parse(document(texts[3]))
    assert {path.stem for path in files(tmp_path)} == {keys[0], keys[2], keys[3]}


def test_what_does_not_fit_at_all_is_not_kept(tmp_path: Path) -> None:
    small = Store(tmp_path, limit=100)
    small.parse(document())
    assert small.size() == (0, 0)


def test_clearing_leaves_what_is_not_ours(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    kept.parse(document())
    kept.parse(document(TWO))
    (kept.folder / "unfinished.tmp").write_bytes(b"left by a run that was killed")
    (kept.folder / "notes.txt").write_text("mine")
    assert kept.size()[0] == 2  # what a run left unfinished is no text
    assert kept.clear() == 3
    assert [path.name for path in files(tmp_path)] == ["notes.txt"]
    (kept.folder / "notes.txt").unlink()
    assert kept.clear() == 0
    assert not kept.folder.exists()
    assert kept.clear() == 0
