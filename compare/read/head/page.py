"""What the head of an article says about it: title, publisher, author and date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compare.model import Span
from compare.read.dates import find_date
from compare.read.head.dateline import DATELINE, read_dateline
from compare.read.head.publishers import (
    AGENCY,
    EDGE,
    PAPER,
    PUBLISHER,
    WEEKDAY_OR_MONTH,
    is_publisher,
)
from compare.read.lines import Line

_TOKEN = r"(?:[A-Z][\w.'’-]*|de|van|von|der|la|al|bin|del|da|dos|du)"
_NAME = rf"{_TOKEN}(?:\s+{_TOKEN}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:,|\s*&|\s+and)\s+{_NAME})*"
_BY = re.compile(
    rf"(?i:by|written by|reported by|words by|story by|author:?|reporter:?)\s+(?P<names>{_NAMES})"
    r"(?P<rest>\s*(?:[|,/•·–—-]|\bfor\b|\bin\b).{2,80})?"
)
_UNSIGNED = re.compile(
    r"(?i:anonymous|(?:\w+ )*(?:staff|newsroom|desk|editors?|team|correspondents?))"
)
_PIPED = re.compile(rf"(?P<names>{_NAMES})\s*[|/]\s*(?P<publisher>[A-Z][\w .&'’-]{{1,40}})")
_LABELLED = re.compile(
    r"(?:(?:first|last) )?(?:published|posted|updated|modified|edited|revised|reviewed|created|"
    r"uploaded|filed|date|issued|(?:release|publication) date)"
    r"(?: (?:on|at))?\s*:?\s*",
    re.I,
)
_SUFFIX = re.compile(
    r"(?P<title>.{11,}?\S)\s++(?P<mark>[|–—-])\s++(?P<publisher>[A-Z][\w .&'’]{1,35})"
)
_FINAL = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_ROLE = re.compile(
    r",[^,]*\b(?:Writer|Reporter|Correspondent|Editor|Staff|Contributor|Columnist|Analyst)\b.*",
    re.S,
)

HEAD_LINES = 14
"""How many lines from the top are searched; past the second paragraph none is."""
_TITLE_WORDS, _LONG, _FEW_WORDS = 30, 25, 4
_NO_TITLE = re.compile(r"[.…:;,][\"'”’)\]]*$")


@dataclass(slots=True)
class Head:
    """What was found, and which lines (by index) or parts of one hold nothing else."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    lines: list[int] = field(default_factory=list)
    datelines: list[Span] = field(default_factory=list)
    """Stretches before the story proper: ``PARIS, March 3 (Reuters) —``."""


def read_head(lines: Sequence[Line], marks: Mapping[int, str]) -> Head:
    """Read the head of an article off its lines, those that are no story marked with a reason."""
    head = Head()
    paragraphs = 0
    title = _title_line(lines, marks)
    for number, line in enumerate(lines[:HEAD_LINES]):
        reason = marks.get(number)
        if reason not in (None, "image credit", "age"):
            continue
        if _is_metadata(line.text, head, titled=title is not None or paragraphs > 0):
            head.lines.append(number)
        elif reason is None:
            if number == title:
                _take_title(line.text, head)
            elif title is not None and title < number and _is_above_date(lines, number):
                head.publisher = head.publisher or line.text.strip(EDGE)
                head.lines.append(number)
            elif _is_paragraph(line.text):
                paragraphs += 1
                _take_dateline(line, head)
                if paragraphs > 2:
                    break
    return head


def _is_paragraph(text: str) -> bool:
    return bool(_FINAL.search(text)) or len(text.split()) > _LONG


def _title_line(lines: Sequence[Line], marks: Mapping[int, str]) -> int | None:
    """Return which line is the title: short, not ended as a sentence, above the story.

    Of several it is the first with the length of one; shorter ones name a section or a topic.
    """
    found: list[int] = []
    for number, line in enumerate(lines[:HEAD_LINES]):
        if number in marks:
            continue
        if _is_story(line.text):
            break
        if _is_title(line.text):
            found.append(number)
    else:
        if not any(_is_story(line.text) for line in lines[HEAD_LINES:]):
            return None
    long = [number for number in found if len(lines[number].text.split()) >= _FEW_WORDS]
    return next(iter(long or found), None)


def _is_story(text: str) -> bool:
    return _is_paragraph(text) and len(text.split()) > _FEW_WORDS and not _is_question(text)


def _is_question(text: str) -> bool:
    return text.rstrip("\"'”’")[-1:] in "?!" and len(text.split()) <= _TITLE_WORDS


def _is_title(text: str) -> bool:
    if not 2 <= len(text.split()) <= _TITLE_WORDS or _NO_TITLE.search(text):
        return False
    if DATELINE.match(text) and text.count("(") == 1:
        return False
    return not _is_metadata(text, Head(), titled=True)


def _take_title(text: str, head: Head) -> None:
    match = _SUFFIX.fullmatch(text)
    if match and (match["mark"] == "|" or is_publisher(match["publisher"])):
        head.publisher = head.publisher or match["publisher"].strip()
        text = match["title"]
    head.title = text


def _take_dateline(line: Line, head: Head) -> None:
    found = read_dateline(line)
    if found:
        head.publisher = head.publisher or found.publisher
        head.published = head.published or found.published
        head.datelines.extend([found.span] if found.span else [])


def _is_metadata(text: str, head: Head, titled: bool) -> bool:
    """Take in a line that holds nothing but date, publisher or author, and tell whether it did."""
    return (
        len(text) <= 160 and (_take_byline(text, head, titled) or _take_date_line(text, head))
    ) or (titled and _take_publisher_line(text, head))


def _take_byline(text: str, head: Head, titled: bool) -> bool:
    rest, date = _without_date(text)
    match = _BY.fullmatch(rest)
    if match and (titled or date) and _signs(match["names"]) and not _FINAL.search(rest):
        head.author = head.author or _names(match["names"])
        place = (match["rest"] or "").strip(EDGE)
        place = re.sub(r"^(?:for|in)\s+", "", place)
        if is_publisher(place):
            head.publisher = head.publisher or place
    else:
        match = _PIPED.fullmatch(rest)
        if not match or not titled or not is_publisher(match["publisher"]):
            return False
        if not re.search(r"\s", match["names"].strip()):
            return False
        head.author = head.author or _names(match["names"])
        head.publisher = head.publisher or match["publisher"].strip()
    head.published = head.published or date
    return True


def _signs(names: str) -> bool:
    """Tell whether this can be who wrote it: a full name, an agency, or "staff"."""
    return (
        len(names.split()) > 1 or bool(_UNSIGNED.fullmatch(names)) or is_publisher(names.strip())
    ) and not WEEKDAY_OR_MONTH.match(names)


def _names(text: str) -> str:
    return _ROLE.sub("", re.sub(r"\s+", " ", text)).strip(EDGE)


def _without_date(text: str) -> tuple[str, str | None]:
    found = find_date(text)
    if not found:
        return text.strip(EDGE), None
    iso, start, end = found
    before = _LABELLED.sub("", text[:start]).strip(EDGE)
    after = text[end:].strip(EDGE)
    return (f"{before} {after}" if before and after else before or after), iso


def _take_date_line(text: str, head: Head) -> bool:
    """Take in a line of a date with a publisher or a label on one side, perhaps glued to it."""
    found = find_date(text)
    if not found:
        return False
    iso, start, end = found
    around = [
        _LABELLED.sub("", part.strip(EDGE)).strip(EDGE) for part in (text[:start], text[end:])
    ]
    again = find_date(around[1])
    if again:
        around[1] = (around[1][: again[1]] + around[1][again[2] :]).strip(EDGE)
        around[1] = _LABELLED.sub("", around[1]).strip(EDGE)
    names = [part for part in around if part]
    if len(names) == 1 and _is_value(text[:start], names[0]):
        return False
    if len(names) > 1 or not all(PUBLISHER.fullmatch(n) and len(n.split()) <= 5 for n in names):
        return False
    known = bool(names) and (is_publisher(names[0]) or _set_off(text, start, end))
    if names and not known and len(names[0].split()) > 2:
        return False
    if known:
        head.publisher = head.publisher or names[0]
    head.published = head.published or iso
    return True


def _is_value(before: str, name: str) -> bool:
    """Tell whether the date is what a label says of the story: ``Opened: 3 May 1998``."""
    return before.rstrip().endswith(":") and not (name.isupper() or is_publisher(name))


def _set_off(text: str, start: int, end: int) -> bool:
    """Tell whether the date is glued to what stands beside it, or a bar or dot stands between.

    After a mere comma or space it may as well be a place or a person.
    """
    glued = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
    beside = text[:start].rstrip()[-1:] + text[end:].lstrip()[:1]
    return glued or any(mark in "|•·/–—-" for mark in beside)


def _is_above_date(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line is a name such as papers bear, and the next one a date or a byline.

    A name that begins with *The* may as well be that of a column, unless a date follows.
    """
    name = lines[number].text.strip(EDGE)
    if not 2 <= len(name.split()) <= 4 or not PUBLISHER.fullmatch(name):
        return False
    after = next((line.text for line in lines[number + 1 :] if not line.blank), "")
    if name.startswith("The ") or is_publisher(name.split()[-1]):
        dated = _take_date_line(after, Head())
        return dated or (not name.startswith("The ") and _take_byline(after, Head(), titled=True))
    return False


def _take_publisher_line(text: str, head: Head) -> bool:
    """Take in a line with the name of an agency or paper alone."""
    bare = text.strip(EDGE)
    source = re.sub(r"^(?:source|via|from)\s*:?\s*", "", bare, flags=re.I)
    if re.fullmatch(AGENCY, source) or (
        2 <= len(source.split()) <= 4
        and PUBLISHER.fullmatch(source)
        and PAPER.search(source)
        and source.split()[-1] in _LAST_WORDS
    ):
        head.publisher = head.publisher or source
        return True
    return False


_LAST_WORDS = frozenset(
    ["News", "Times", "Post", "Journal", "Herald", "Tribune", "Gazette", "Guardian", "Telegraph"]
)
