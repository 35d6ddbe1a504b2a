"""Replies kept on disk by what was asked, so that a second run is the same and asks nothing."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from compare.opinion.adviser import Adviser
from compare.opinion.endpoint import Message, Reply

_SUFFIX = ".reply.json"


def files_in(folder: Path) -> list[Path]:
    """Return the replies that are kept in ``folder``."""
    return sorted(folder.glob(f"*{_SUFFIX}"))


class Kept:
    """A folder of replies; without one nothing is kept.

    Files are for their owner alone, since they hold words of the articles. One that is damaged is
    passed over and replaced; where nothing can be read or written all goes as if there were none.
    """

    def __init__(self, adviser: Adviser) -> None:
        """Use the adviser's folder; its address and model are part of what was asked."""
        self._folder = Path(adviser.folder) if adviser.folder else None
        self._asked_of = [adviser.url, adviser.model]

    def get(self, messages: Sequence[Message]) -> Reply | None:
        """Return the reply to the same messages, if one is kept."""
        if self._folder is None:
            return None
        try:
            data = json.loads((self._folder / self._name(messages)).read_bytes())
            text, version = data["text"], data["version"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return Reply(text, version) if isinstance(text, str) and isinstance(version, str) else None

    def put(self, messages: Sequence[Message], reply: Reply) -> None:
        """Keep ``reply``, whole or not at all."""
        if self._folder is None:
            return
        content = json.dumps({"text": reply.text, "version": reply.version}).encode()
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(".tmp", dir=self._folder)  # readable to its owner alone
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                os.replace(path, self._folder / self._name(messages))
            except BaseException:
                with suppress(OSError):
                    os.unlink(path)
                raise

    def _name(self, messages: Sequence[Message]) -> str:
        canonical = json.dumps([*self._asked_of, list(messages)], sort_keys=True)
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest() + _SUFFIX
