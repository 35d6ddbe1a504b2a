"""``python -m tools.fuzz READER FOLDER [--runs N] [--seconds N]``: fuzz one reader.

Needs atheris (``pip install atheris``), which no other part of the project does: it brings a
compiler's runtime of 70 MB. An input that breaks a reader is written into FOLDER as ``crash-...``,
one that takes longer than 20 seconds as ``timeout-...``; both end the run.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import pkgutil
import sys
from pathlib import Path

_CORPORA = Path(__file__).parents[2] / "tests" / "read"
_SEEDS = {
    "any": ("corpus/*", "page_corpus/*"),
    "text": ("*corpus/*.txt",),
    "markdown": ("*corpus/*.txt",),
    "decode": ("*corpus/*.txt",),
    "rtf": ("corpus/*.rtf",),
    "docx": ("corpus/*.docx",),
    "odt": ("corpus/*.odt",),
    "html": ("page_corpus/*.html",),
    "mhtml": ("page_corpus/*.mhtml",),
    "mail": ("page_corpus/*.eml",),
    "pdf": ("corpus/*.pdf",),
}
"""Files that real programs made, from which a run starts."""
_AS_THEY_ARE = ("any", "decode", "pages", "pdf")
"""Readers whose inputs do not begin with a byte that says what they are."""
_LONGEST = 400
"""Bytes of an input that is a program, each of which writes up to 40 characters."""
_LONGEST_AS_IT_IS = 2000
_SECONDS_EACH = 20
_MEGABYTES = 3000


def main() -> None:
    """Fuzz; returns never, since libFuzzer ends the process."""
    known = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    known.add_argument("reader")
    known.add_argument("folder", type=Path)
    known.add_argument("--runs", type=int, default=1_000_000)
    known.add_argument("--seconds", type=int, default=1800)
    given = known.parse_args()
    import atheris

    with atheris.instrument_imports(include=["compare.read"]):
        import compare.read

        for module in pkgutil.walk_packages(compare.read.__path__, "compare.read."):
            importlib.import_module(module.name)
    from tools.fuzz.targets import TARGETS

    if given.reader not in TARGETS:
        known.error(f"no reader {given.reader!r}: one of {', '.join(TARGETS)}")
    logging.disable(logging.CRITICAL)
    given.folder.mkdir(parents=True, exist_ok=True)
    seeds = seeds_of(given.reader)
    for number, seed in enumerate(seeds):
        (given.folder / f"seed-{number}").write_bytes(seed)
    longest = _LONGEST_AS_IT_IS if given.reader in _AS_THEY_ARE else _LONGEST
    if given.reader == "pdf":  # a PDF that is cut off has no pages
        longest = max(len(seed) for seed in seeds)
    atheris.Setup(
        [
            sys.argv[0],
            str(given.folder),
            f"-runs={given.runs}",
            f"-max_total_time={given.seconds}",
            f"-max_len={longest}",
            f"-timeout={_SECONDS_EACH}",
            f"-rss_limit_mb={_MEGABYTES}",
            f"-artifact_prefix={given.folder}/",
            "-print_final_stats=1",
            "-seed=1",
        ],
        TARGETS[given.reader],
    )
    atheris.Fuzz()


def seeds_of(reader: str) -> list[bytes]:
    """Return the inputs from which a run of one reader starts."""
    found = [path for form in _SEEDS.get(reader, ()) for path in sorted(_CORPORA.glob(form))]
    seeds = [path.read_bytes() for path in found if path.is_file()]
    if reader not in _AS_THEY_ARE:
        seeds = [b"\0" + seed for seed in seeds] + [b"\1" + bytes(range(0, 256, 3))]
    return seeds


if __name__ == "__main__":
    main()
