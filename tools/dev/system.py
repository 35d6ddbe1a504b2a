"""What the operating system has to bring: libraries for PDF, and programs for the tests."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys

from tools.dev.run import SetupError, quiet, say

PDF = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")
"""Debian packages that WeasyPrint needs."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""Names of programs the browser tests can use, best first."""

BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What a browser is started with: quiet, and without asking the network for anything."""

TEST_PROGRAMS = {
    "chromium": BROWSERS,
    "poppler-utils": ("pdftotext",),
    "nginx-light": ("nginx",),
}
"""Debian packages the tests need, and the programs of which one shows that it is there."""

TEST_LIBRARIES = {"libatomic1": "libatomic.so.1"}
"""Debian packages of libraries that Playwright's driver needs, and the names they load by."""

_PROBE = "from compare.render.syslibs import require_pdf_libraries as r; r()"


def ensure(tests: bool) -> None:
    """Install what is missing.

    :raises SetupError: with the line to type, where we may not.
    """
    wanted = missing(tests)
    if not wanted:
        return
    line = "apt-get install -y --no-install-recommends " + " ".join(wanted)
    if not shutil.which("apt-get"):
        raise SetupError(f"missing on this system (Debian names): {' '.join(wanted)}")
    if os.geteuid() != 0:
        raise SetupError(f"missing on this system; type once: sudo {line}")
    say(f"installing {' '.join(wanted)} ...")
    if _apt_install(wanted):
        # A fresh machine has no package lists, an old one stale ones.
        if cause := quiet(["apt-get", "update"]):
            raise SetupError(f"apt-get update failed: {cause}")
        if cause := _apt_install(wanted):
            raise SetupError(f"{line} failed: {cause}")
    if left := missing(tests):
        raise SetupError(f"{' '.join(left)}: installed, and yet not found")


def missing(tests: bool) -> tuple[str, ...]:
    """Return the Debian packages that are missing, in a fixed order."""
    # A process of its own: libraries and fonts installed later are only seen by a new one.
    pdf = PDF if quiet([sys.executable, "-c", _PROBE]) else ()
    if not tests:
        return pdf
    programs = [p for p, names in TEST_PROGRAMS.items() if not any(map(found, names))]
    libraries = [p for p, name in TEST_LIBRARIES.items() if not _loads(name)]
    return (*pdf, *programs, *libraries)


def found(program: str) -> str | None:
    """Return where a program lies; those of the system are not on the path of everybody."""
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")


def _loads(library: str) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt_install(packages: tuple[str, ...]) -> str:
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends"]
    return quiet(
        [*command, "-o", "DPkg::Lock::Timeout=120", *packages],
        {"DEBIAN_FRONTEND": "noninteractive"},
    )
