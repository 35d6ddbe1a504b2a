"""Briefs of the sample reports, made once each and read back with pdftotext and pypdf."""

from __future__ import annotations

import functools
import io
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pypdf

from compare.render import Look, render
from tests.render.sample_report import EVERY


@functools.cache
def pdf(name: str, **look: Any) -> bytes:
    return render(EVERY[name](), "pdf", Look(**look))


def read(name: str, **look: Any) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf(name, **look)))


def text_of(data: bytes, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode()


def bare(text: str) -> str:
    """Take out what a page may do to text: white space, breaks, marks of direction."""
    return re.sub(r"[\s\u200b\u200e\u200f\u202a-\u202e]", "", text)


def page(name: str, number: int, **look: Any) -> str:
    return " ".join(text_of(pdf(name, **look), "-f", str(number), "-l", str(number)).split())


def tree(node: Any) -> Iterator[tuple[str, Any]]:
    """Walk the structure tree: (tag, element)."""
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from tree(kid)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), node
        if "/K" in node:
            yield from tree(node["/K"])
