"""What requests and answers of the interface hold."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(from_attributes=True, extra="forbid")


class NewStory(_Shape):
    """A story to make."""

    title: str = Field(min_length=1, max_length=200)


class StoryOut(_Shape):
    """A story."""

    id: int
    title: str
    at: str
    by: str


class SourceOut(_Shape):
    """A source and its latest version."""

    id: int
    story: int
    name: str
    used: bool
    version: int
    number: int
    sha256: str
    size: int
    at: str
    by: str


class Use(_Shape):
    """Whether the next run takes a source in."""

    used: bool


class RunOut(_Shape):
    """A comparison."""

    id: int
    story: int
    number: int
    state: Literal["waiting", "running", "done", "failed"]
    stage: str
    share: float
    error: str | None
    at: str
    by: str


class FindingOut(_Shape):
    """A finding through all runs, with what was decided on it."""

    id: int
    story: int
    state: Literal["open", "decided", "again", "changed", "gone"]
    column: Literal["open", "again", "changed", "fix", "accepted", "dismissed", "gone"]
    verdict: Literal["accept", "dismiss", "fix"] | None
    reason: str
    by: str | None
    at: str | None
    assigned: str | None
    revision: int
    finding: str | None
    kind: str
    category: str
    place: int
    comments: int
    proposed: int
    """Proposals of programs that wait for an answer."""


class Propose(_Shape):
    """What a program would decide."""

    verdict: Literal["accept", "dismiss", "fix"]
    reason: str = Field(min_length=1, max_length=2_000)


class ProposalOut(_Shape):
    """What a program has proposed."""

    id: int
    thread: int
    verdict: Literal["accept", "dismiss", "fix"]
    reason: str
    by: str
    at: str
    state: Literal["open", "declined", "lapsed"]
    answered_by: str | None


class Decide(_Shape):
    """A verdict on a finding; ``null`` takes back what was decided."""

    verdict: Literal["accept", "dismiss", "fix"] | None
    reason: str = Field(default="", max_length=10_000)


class RemarkOut(_Shape):
    """One thing that was said or done."""

    id: int
    thread: int
    run: int | None
    sort: Literal["comment", "verdict", "undo", "run"]
    verdict: str | None
    text: str
    at: str
    by: str
    undone: bool


class NewComment(_Shape):
    """A comment to add."""

    text: str = Field(min_length=1, max_length=10_000)


class Assign(_Shape):
    """Who looks after a finding."""

    person: str | None = Field(default=None, max_length=100)


class Made(_Shape):
    """The number of what was made."""

    id: int


class Uploaded(_Shape):
    """What became of the files that were sent."""

    versions: list[int]
    new: int
    run: int | None
    """Number of the run that was started, if one was asked for."""


class Gate(_Shape):
    """Whether a story may go out."""

    passes: bool
    run: int | None
    waiting: list[FindingOut]
    """What nobody has decided on."""


class Changes(_Shape):
    """What happened since this person last said to have seen everything."""

    since: str | None
    counts: dict[str, int]
    changes: list[dict[str, Any]]
    said: list[RemarkOut]


class AuditLine(_Shape):
    """One line of the audit log."""

    id: int
    at: str
    by: str
    action: str
    story: int | None
    subject: str
    detail: dict[str, Any]
    hash: str


class AuditCheck(_Shape):
    """Whether the audit log is what was written."""

    whole: bool
    broken: int | None
    cause: str | None
    last: str | None
    """Hash of the last line, to be kept elsewhere."""


class NewToken(_Shape):
    """A token to make for a program."""

    name: str = Field(min_length=1, max_length=100)
    may_write: bool = False


class TokenOut(_Shape):
    """A token, without what it opens with."""

    id: int
    name: str
    person: str
    may_write: bool
    at: str
    revoked: bool


class TokenMade(_Shape):
    """A new token, shown this once."""

    token: str


class Problem(_Shape):
    """Why a request was refused."""

    detail: str
