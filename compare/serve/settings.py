"""How a review server is run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.read.formats import SENT_LIMIT


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is settled before the server starts."""

    database: str
    """Path of the SQLite file."""
    person: str
    """Who opens the first session."""
    hosts: tuple[str, ...]
    """The exact values of ``Host`` that are answered: ``127.0.0.1:8400``."""
    cookie: str = "compare-review"
    """Name of the session's cookie; browsers share cookies between ports, so it names the port."""
    auth: Literal["token", "proxy"] = "token"
    """``proxy``: a proxy in front says in :attr:`person_header` who asks."""
    person_header: str = "remote-user"
    scheme: Literal["http", "https"] = "http"
    """By which the browser reaches it, through a proxy perhaps."""
    frames: tuple[str, ...] = ()
    """Origins whose pages may show a story in a frame: ``https://cms.example``."""
    proposals: str | None = None
    """File to which programs write what they propose, if any."""
    decisions: str | None = None
    """File to which ``compare decide`` writes what people decide by command, if any."""
    most_bytes: int = SENT_LIMIT
    """Largest request."""
    cache: str | None = None
    """Folder in which analyses of texts are kept, if any."""

    @property
    def origins(self) -> frozenset[str]:
        """What a browser may give as ``Origin``."""
        return frozenset(f"{self.scheme}://{host}" for host in self.hosts)
