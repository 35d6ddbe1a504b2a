"""The tables. A step is never changed once it was released; another is added after it."""

from __future__ import annotations

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE story (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE source (
            id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story, name TEXT NOT NULL,
            used INTEGER NOT NULL DEFAULT 1, UNIQUE (story, name)
        ) STRICT""",
        """CREATE TABLE version (
            id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source,
            number INTEGER NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL,
            at TEXT NOT NULL, by TEXT NOT NULL, UNIQUE (source, number)
        ) STRICT""",
        """CREATE TABLE run (
            id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story,
            number INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
            stage TEXT NOT NULL DEFAULT '', share REAL NOT NULL DEFAULT 0,
            error TEXT, report BLOB, at TEXT NOT NULL, by TEXT NOT NULL, UNIQUE (story, number)
        ) STRICT""",
        """CREATE TABLE input (
            run INTEGER NOT NULL REFERENCES run, place INTEGER NOT NULL,
            version INTEGER NOT NULL REFERENCES version, PRIMARY KEY (run, place)
        ) STRICT""",
        # A finding through all runs, with what was decided on it.
        """CREATE TABLE thread (
            id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story,
            state TEXT NOT NULL CHECK (state IN ('open', 'decided', 'again', 'changed', 'gone')),
            verdict TEXT CHECK (verdict IN ('accept', 'dismiss', 'fix')),
            reason TEXT NOT NULL DEFAULT '', by TEXT, at TEXT, assigned TEXT,
            revision INTEGER NOT NULL DEFAULT 1
        ) STRICT""",
        # Where it stands in one run: the finding of that number in the run's report.
        """CREATE TABLE item (
            run INTEGER NOT NULL REFERENCES run, place INTEGER NOT NULL,
            thread INTEGER NOT NULL REFERENCES thread, finding TEXT NOT NULL,
            kind TEXT NOT NULL, category TEXT NOT NULL, carried TEXT NOT NULL,
            PRIMARY KEY (run, place)
        ) STRICT""",
        "CREATE INDEX item_thread ON item (thread, run)",
        """CREATE TABLE remark (
            id INTEGER PRIMARY KEY, thread INTEGER NOT NULL REFERENCES thread, run INTEGER,
            sort TEXT NOT NULL CHECK (sort IN ('comment', 'verdict', 'undo', 'run')),
            verdict TEXT, text TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
            before TEXT, revision INTEGER, undone INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        "CREATE INDEX remark_thread ON remark (thread)",
        """CREATE TABLE seen (
            person TEXT NOT NULL, story INTEGER NOT NULL REFERENCES story,
            run INTEGER NOT NULL, remark INTEGER NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (person, story)
        ) STRICT""",
        """CREATE TABLE audit (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL,
            story INTEGER, subject TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE session (
            hash TEXT PRIMARY KEY, person TEXT NOT NULL, until REAL NOT NULL
        ) STRICT""",
        """CREATE TABLE invitation (
            hash TEXT PRIMARY KEY, person TEXT NOT NULL, until REAL NOT NULL
        ) STRICT""",
        """CREATE TABLE token (
            id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            person TEXT NOT NULL, may_write INTEGER NOT NULL, at TEXT NOT NULL,
            revoked INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        """CREATE TABLE answered (
            person TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL,
            status INTEGER NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (person, key)
        ) STRICT""",
    ),
    (
        # An address under which one story is shown inside a page of another site.
        """CREATE TABLE frame (
            id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE,
            story INTEGER NOT NULL REFERENCES story, by TEXT NOT NULL, at TEXT NOT NULL,
            withdrawn INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
    ),
    (
        # What a program would decide on a finding; it decides nothing.
        """CREATE TABLE proposal (
            id INTEGER PRIMARY KEY, thread INTEGER NOT NULL REFERENCES thread,
            verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'dismiss', 'fix')),
            reason TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, digest TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'declined', 'lapsed')),
            answered_by TEXT, UNIQUE (thread, digest)
        ) STRICT""",
    ),
    (
        # What the command line gave last of the files that a story was begun with.
        """CREATE TABLE given (
            files TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
            story INTEGER NOT NULL REFERENCES story, PRIMARY KEY (files, name)
        ) STRICT""",
    ),
    (
        # A decision of the command line that was taken up, as its line in the file has it. It has
        # no remark where it was made here, and has come back.
        """CREATE TABLE taken (
            story INTEGER NOT NULL REFERENCES story, digest TEXT NOT NULL, line TEXT NOT NULL,
            remark INTEGER UNIQUE REFERENCES remark, PRIMARY KEY (story, digest)
        ) STRICT""",
        # The bare sentences of the sources that such decisions were made on.
        """CREATE TABLE words (
            digest TEXT PRIMARY KEY, name TEXT NOT NULL, sentences TEXT NOT NULL
        ) STRICT""",
    ),
)
