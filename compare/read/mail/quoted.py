"""Which lines of a mail its sender did not write for it: older mail below, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

QUOTED, SIGNATURE, FORWARDED = "quoted mail", "signature", "forwarded head"

_WROTE = re.compile(
    r"(?:>\s*)*(?:On|Le|Am|El|Il|Op|Em)\b.{4,250}\b(?:wrote|a écrit|schrieb|escribió|ha scritto|"
    r"schreef|escreveu)\b.{0,80}:",
)
_ORIGINAL = re.compile(
    r"[-_ ]*(?:original message|original appointment|reply message|ursprüngliche nachricht|"
    r"message d'origine)[-_ ]*:?",
    re.I,
)
_FORWARD = re.compile(r"[-_ ]*(?:forwarded message|begin forwarded message)[-_ :]*", re.I)
_HEAD = re.compile(r"\*?(?:From|Sent|Date|To|Cc|Subject|Reply-To|Importance)\*?:(?:\s|$)", re.I)
_SENT_FROM = re.compile(r"(?:sent|get outlook) (?:from|for) (?:my )?\S.{0,40}", re.I)
_SIGNATURE = re.compile(r"--\s?")
_HEADS = 3


def quoted(lines: Sequence[str]) -> dict[int, str]:
    """Return the numbers of lines that are not the sender's own words, with the reason.

    Lines that are quoted one by one stop where the sender goes on; below a head of an older mail
    all is quoted. Where the sender forwards a mail with few words of his own, it is what he sends:
    only its head is marked.
    """
    marks: dict[int, str] = {}
    number = 0
    while number < len(lines):
        line = lines[number].strip()
        if line.startswith(">"):
            marks[number] = QUOTED
        elif wrote := _wrote(lines, number):
            answered = any(own.lstrip().startswith(">") for own in lines[number + wrote :])
            end = number + wrote if answered else len(lines)
            marks.update(dict.fromkeys(range(number, end), QUOTED))
            number = end - 1
        elif _FORWARD.fullmatch(line) and line:
            return _forwarded(lines, number, marks)
        elif (_ORIGINAL.fullmatch(line) and line) or _starts_head(lines, number):
            marks.update(dict.fromkeys(range(number, len(lines)), QUOTED))
            break
        elif _SIGNATURE.fullmatch(lines[number].rstrip("\r\n")):
            end = next((n for n in range(number, len(lines)) if _older(lines, n)), len(lines))
            marks.update(dict.fromkeys(range(number, end), SIGNATURE))
            number = end - 1
        elif _SENT_FROM.fullmatch(line):
            marks[number] = SIGNATURE
        number += 1
    return marks


def _older(lines: Sequence[str], number: int) -> bool:
    line = lines[number].strip()
    return bool(line) and (
        line.startswith(">")
        or bool(_wrote(lines, number))
        or bool(_ORIGINAL.fullmatch(line) or _FORWARD.fullmatch(line))
        or _starts_head(lines, number)
    )


def _wrote(lines: Sequence[str], number: int) -> int:
    """Return how many lines ``On Monday, Ann wrote:`` takes here: 0 where it does not stand."""
    said = ""
    for count, line in enumerate(lines[number : number + 3], 1):
        said = f"{said} {line.strip()}".strip()
        if _WROTE.fullmatch(said):
            return count
        if not line.strip():
            break
    return 0


def _starts_head(lines: Sequence[str], number: int) -> bool:
    """Tell whether the head of an older mail begins here: several of its fields in a row."""
    if not lines[number].strip().lstrip("*").lower().startswith("from"):
        return False
    return sum(bool(_HEAD.match(line.strip())) for line in lines[number : number + 5]) >= _HEADS


def _forwarded(lines: Sequence[str], number: int, marks: dict[int, str]) -> dict[int, str]:
    own = sum(len(line.split()) for n, line in enumerate(lines[:number]) if n not in marks)
    end = number + 1
    while end < len(lines) and (not lines[end].strip() or _HEAD.match(lines[end].strip())):
        end += 1
    sent = sum(len(line.split()) for line in lines[end:])
    if own >= sent:
        return {**marks, **dict.fromkeys(range(number, len(lines)), QUOTED)}
    inner = {end + n: reason for n, reason in quoted(lines[end:]).items()}
    return {**marks, **dict.fromkeys(range(number, end), FORWARDED), **inner}
