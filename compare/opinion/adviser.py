"""Who is asked: an address, the name of a model, and what may be sent there."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

KEY = "COMPARE_JUDGE_KEY"
"""Environment variable with the key of the service; it is never kept and never in a report."""


@dataclass(frozen=True, slots=True)
class Adviser:
    """An endpoint that answers as OpenAI's chat completions do, and how to ask it.

    Raises :class:`ValueError` for an address that is none, for one with a name and password in it,
    and for one beyond this machine unless ``allow_remote`` is set.
    """

    url: str
    """Up to where ``/chat/completions`` follows: ``http://127.0.0.1:8080/v1``."""
    model: str
    key: str | None = field(default=None, repr=False)
    """What the service wants in ``Authorization``, if it wants anything."""
    conflicts: bool = False
    """Whether it is asked about conflicts as well, not only about what is open."""
    allow_remote: bool = False
    """Whether passages may leave this machine."""
    timeout: float = 60.0
    """Seconds to wait for one reply."""
    folder: str | None = None
    """Where replies are kept, so that the next run is the same and asks nothing."""

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        parts = self._parts()
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{self.url!r} is no http address")
        if parts.username is not None or parts.password is not None:
            raise ValueError(f"an address must hold no password; put the key into {KEY}")
        if not self.model.strip():
            raise ValueError("the model has no name")
        if not 0 < self.timeout < float("inf"):
            raise ValueError(f"the time to wait must be above 0 seconds, not {self.timeout}")
        if not self.local and not self.allow_remote:
            raise ValueError(
                f"{parts.hostname} is not this machine; passages of the articles would go there"
            )

    @property
    def host(self) -> str:
        """The host as a person may be told of it."""
        return self._parts().hostname or ""

    @property
    def local(self) -> bool:
        """Whether the address can only be this machine.

        A name other than ``localhost`` may come to mean another machine, so it does not count.
        """
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def _parts(self) -> SplitResult:
        try:
            parts = urlsplit(self.url)
            _ = parts.port
        except ValueError as error:
            raise ValueError(f"{self.url!r} is no address ({error})") from None
        return parts
