"""Which lines are not the story, told from the lines around them as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.read.clean.comments import REASON as COMMENTS
from compare.read.clean.comments import comments
from compare.read.clean.furniture import furniture, normal
from compare.read.clean.links import NO_LINKS, Links, link_lists
from compare.read.lines import Line

_NEIGHBOUR = re.compile(
    r"(?:previous|next|prev|older|newer)(?: (?:article|post|story|news|entry))", re.I
)
_RELATED = re.compile(
    r"(?:related|more|other|recommended|similar|latest|trending)(?: (?:stories|articles|news|posts|"
    r"content|coverage|reading))+|"
    r"(?:you|readers) (?:may|might) (?:also )?(?:like|be interested in)|"
    r"recommended for you|more (?:from|on|in) .{2,40}|read next|what to read next|related",
    re.I,
)
_LISTS = re.compile(
    r"most (?:read|popular|viewed|shared|commented|watched|recent)"
    r"(?: (?:in|on) .{2,30}| (?:stories|articles|news|posts|today|now|this week))*|"
    r"(?:trending|popular)(?: (?:now|today|stories|articles|news|posts|topics))+|"
    r"(?:top|latest) (?:stories|news|headlines|articles|posts)|editor[’']?s[’']? (?:picks?|choice)|"
    r"(?:don[’']t|do not) miss|must reads?|up next|further reading",
    re.I,
)
"""What stands above a list of titles; that of others than the story, since it names none."""
_TITLE = re.compile(r"[^a-z\s]\S*(?: \S+){0,17}(?<![:”\"])")
_FINAL = re.compile(r"[.!?…][\"'”’)\]]*$")
_ANSWERS = re.compile(r"(?:\W*\b(?:yes|no|not really|somewhat))+", re.I)
# What asks the reader in passing has neither a verb in front nor a noun with its article, and
# names nobody: "Want more?", "Ready to go?". Other questions may be the headings of a story.
_NOT_IN_PASSING = re.compile(
    r"(?i:^\W*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|"
    r"had|can|could|will|would|shall|should|may|might|must|am)\b|\b(?:a|an|the)\b)|\s[^\w\s]*+[A-Z]"
)
_ASIDE_WORDS = 6
_BULLET = re.compile(r"[•‣⁃◦▪●*-]\s")
_HEADING_WORDS = 30
_MARKER_LENGTH = 60
_ENTRY_LINES = 7
"""Within how many lines the head of another story repeats its title and says how old it is."""


def mark(lines: Sequence[Line], links: Links = NO_LINKS) -> dict[int, str]:
    """Return the index of each line that is not the story with the reason.

    ``lines`` are those with text on them, in order. A line is left alone unless its form or its
    surroundings are unmistakable: to lose a sentence is worse than to keep a label.
    """
    marks = {
        number: reason for number, line in enumerate(lines) if (reason := furniture(line.text))
    }
    _mark_answers(lines, marks)
    _mark_asides(lines, marks)
    _mark_neighbours(lines, marks)
    _mark_other_stories(lines, marks)
    marks.update(dict.fromkeys(comments(lines, marks), COMMENTS))
    _mark_teasers(lines, marks)
    _mark_repeated_headings(lines, marks)
    marks.update(dict.fromkeys(link_lists(lines, links, marks), "navigation"))
    return marks


def _like_heading(line: Line) -> bool:
    words = line.text.split()
    return len(words) <= _HEADING_WORDS and not re.search(r"[.…,;][\"'”’)\]]*$", line.text)


def _mark_answers(lines: Sequence[Line], marks: dict[int, str]) -> None:
    """Mark ``Yes`` and ``No`` below a question that a page puts to its reader."""
    for number, line in enumerate(lines[1:], 1):
        if marks.get(number - 1) == "prompt" and _ANSWERS.fullmatch(line.text):
            marks[number] = "prompt"


def _mark_asides(lines: Sequence[Line], marks: dict[int, str]) -> None:
    """Mark the short question right above the button that answers it."""
    started = False
    for number, line in enumerate(lines[:-1]):
        if number in marks:
            continue
        if (
            started
            and marks.get(number + 1) == "prompt"
            and line.whole.end == lines[number + 1].whole.start
            and line.text.endswith("?")
            and len(line.text.split()) <= _ASIDE_WORDS
            and not _NOT_IN_PASSING.search(line.text)
        ):
            marks[number] = "prompt"
        started = True


def _mark_neighbours(lines: Sequence[Line], marks: dict[int, str]) -> None:
    """Mark the title that follows ``Next Article``."""
    for number in sorted(marks):
        if number + 1 < len(lines) and _NEIGHBOUR.fullmatch(normal(lines[number].text)):
            after = lines[number + 1]
            if number + 1 not in marks and _like_heading(after):
                marks[number + 1] = "navigation"


def _mark_other_stories(lines: Sequence[Line], marks: dict[int, str]) -> None:
    """Mark whole stories after ``Related Articles``, each under a repeated title with its age.

    They are other accounts of other events: mixed with the story they would be taken for its own
    words. They end where the furniture of the page goes on, or with the text.
    """
    for number, line in enumerate(lines[:-1]):
        if len(line.text) > _MARKER_LENGTH or not _RELATED.fullmatch(normal(line.text)):
            continue
        if not _starts_story(lines, marks, number + 1):
            continue
        marks[number] = "another story"
        for at in range(number + 1, len(lines)):
            over = marks.get(at) in ("prompt", "comments", "legal notice", "share")
            if over and not any(_starts_story(lines, marks, i) for i in range(at, len(lines))):
                break
            marks[at] = "another story"
        return


def _starts_story(lines: Sequence[Line], marks: dict[int, str], at: int) -> bool:
    title = normal(lines[at].text)
    within = range(at + 1, min(at + _ENTRY_LINES, len(lines)))
    repeated = any(normal(lines[i].text) == title for i in within)
    aged = any(marks.get(i) == "age" for i in within)
    return repeated and aged and _like_heading(lines[at])


def _mark_teasers(lines: Sequence[Line], marks: dict[int, str]) -> None:
    """Mark titles below ``Related Articles``: in its block, or up to the end of the text."""
    last = len(lines)
    while last and (last - 1 in marks or _like_heading(lines[last - 1])):
        last -= 1
    for number, line in enumerate(lines):
        if number not in marks or len(line.text) > _MARKER_LENGTH:
            continue
        label = normal(line.text)
        listing = bool(_LISTS.fullmatch(label))
        if not (listing or _RELATED.fullmatch(label)):
            continue
        to_end = number + 1 >= last
        found = []
        for at in range(number + 1, len(lines)):
            if listing and marks.get(at) == "age":
                continue
            close = lines[at].whole.start == lines[at - 1].whole.end
            bullet = bool(_BULLET.match(lines[at].text))
            if at in marks or not _like_heading(lines[at]) or not (to_end or close or bullet):
                break
            found.append(at)
        if not listing or _is_list(lines, marks, found, to_end):
            marks.update(dict.fromkeys(found, "navigation"))


def _is_list(
    lines: Sequence[Line], marks: dict[int, str], found: Sequence[int], to_end: bool
) -> bool:
    """Tell whether lines are a list of titles with nothing of the story right below it."""
    if not all(_TITLE.fullmatch(lines[at].text) for at in found):
        return False
    if to_end or len(found) < 2:
        return to_end
    after = found[-1] + 1
    apart = after == len(lines) or lines[after].whole.start > lines[after - 1].whole.end
    return apart or after in marks


def _mark_repeated_headings(lines: Sequence[Line], marks: dict[int, str]) -> None:
    """Mark a heading that says again what the last line of the story said."""
    last = None
    for number, line in enumerate(lines):
        if number in marks:
            continue
        text = normal(line.text)
        if text == last and _like_heading(line) and not _FINAL.search(line.text.rstrip("?!")):
            marks[number] = "repeated heading"
        last = text
