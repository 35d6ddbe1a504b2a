"""The files that the command line gives: a story that is begun, or goes on where it was left."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass

from compare.serve.store import Change, runs, stories
from compare.serve.store.names import told_apart

_LONGEST = 200
"""Of a title."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What became of the files."""

    story: int
    known: bool
    """Whether the story was there already."""
    new: tuple[str, ...]
    """Names of the sources of which there is a new version."""


def begin(change: Change, database: str, given: Sequence[tuple[str, bytes]]) -> Begun:
    """Compare files, given by path, as one story, while no worker is there yet.

    The story is known again by where its files lie as seen from the database, in any order. A file
    that has changed since the command gave it last is a new version of its source; one that has
    not adds nothing, whatever was sent by other ways since.
    """
    files = {os.path.abspath(path): data for path, data in given}
    key = _key(database, list(files))
    names = told_apart(list(files))
    rows = change.db.execute("SELECT name, sha256, story FROM given WHERE files = ?", (key,))
    last = {row["name"]: row for row in rows}
    if last:
        story = int(next(iter(last.values()))["story"])
    else:
        story = stories.add(change, " and ".join(names)[:_LONGEST])
    new = []
    for name, data in zip(names, files.values(), strict=True):
        digest = stories.sha256_of(data)
        if name in last and last[name]["sha256"] == digest:
            continue
        if stories.upload(change, story, name, data)[1]:
            new.append(name)
        change.db.execute(
            "INSERT OR REPLACE INTO given VALUES (?, ?, ?, ?)", (key, name, digest, story)
        )
    latest = next(iter(runs.every(change.db, story)), None)
    if new or latest is None or latest.state == "failed":
        runs.start_over(change, story)
    return Begun(story, bool(last), tuple(new))


def _key(database: str, paths: Sequence[str]) -> str:
    """Return what is kept of where files lie: a hash, since the store has no paths in it.

    Seen from the database, so that both may be moved together.
    """
    folder = os.path.dirname(os.path.realpath(database))
    places = sorted(os.path.relpath(os.path.realpath(path), folder) for path in paths)
    return "sha256:" + hashlib.sha256(json.dumps(places).encode()).hexdigest()
