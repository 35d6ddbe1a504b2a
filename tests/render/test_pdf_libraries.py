from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from compare.errors import MissingLibraryError
from compare.render import Look, render, syslibs
from tests.render import sample_report as sample


def test_names_the_packages_of_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> ctypes.CDLL:
        if "pango" in name:
            raise OSError(name)
        return real(name)

    real = ctypes.CDLL
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", none)
    with pytest.raises(MissingLibraryError) as caught:
        render(sample.calm(), "pdf", Look())
    assert str(caught.value) == (
        "PDF needs the system libraries pango-1.0, pangoft2-1.0: "
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0"
    )


def test_no_font_is_said_before_it_can_bring_the_process_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Empty:
        count = 0

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(syslibs, "_fonts", Empty)
    with pytest.raises(MissingLibraryError, match="none is installed: apt-get install fonts"):
        render(sample.calm(), "pdf")


def test_fonts_are_found_and_know_their_letters() -> None:
    assert syslibs.font_count() > 0
    assert syslibs.uncovered(["plain\n\t \ufe0f\u200d text", ""]) == ()
    assert syslibs.uncovered(["\U000e1234 \ufdd0x"]) in {(), ("\ufdd0",), ("\ufdd0", "\U000e1234")}


def test_asking_imports_nothing_heavy() -> None:
    code = (
        "import sys; from compare.render.syslibs import require_pdf_libraries as r; r(); "
        "import compare.render.pdf; "
        "print([m for m in ('weasyprint', 'jinja2', 'docx', 'spacy', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
