"""The furniture of web pages: labels, prompts and links, told from one line alone.

A line is furniture if it is one of a closed class of labels (``compare/data/furniture.toml``), or
has a form that only prompts, notices and captions have. A line that could be a sentence stays.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from pathlib import Path

from compare.read.clean.machine import is_machine_note

_DATA = Path(__file__).parents[2] / "data" / "furniture.toml"
_SPACES = re.compile(r"\s+")
_WITH_TITLE = re.compile(
    r"(?P<label>see (?:also|more)|read (?:also|more|next)|also read|also see|"
    r"related(?: (?:story|article|news|stories))?|watch|more on this|recommended|don[’']t miss)"
    r"(?P<gap>\s*[:|»›>]\s*|\s+[–—-]\s+|\s{2,}|\t|\xa0\s*|\s)(?P<title>\S.*)",
    re.I,
)
_LONE_WITH_TITLE = re.compile(r"(?:see also|also read|read also|read more|also see)\b", re.I)
_STOPPED = re.compile(r"[.…][\"'”’)\]]*$")
_COOKIES = re.compile(
    r"(?:we(?: and our partners)? use|(?:this|our) (?:web)?site uses|"
    r"by (?:continuing|using|clicking))\b"
    r".{0,300}\b(?:cookies|privacy policy|terms of (?:use|service))\b.{0,300}",
    re.I,
)
_CREDITS = re.compile(
    r"[(\[]?(?i:(?:with )?(?:additional |further )?"
    r"(?:reporting|writing|editing|compiled|edited|translated|files|inputs?)"
    r"(?:,? (?:and|by|from|with|writing|reporting|editing)){1,20}) [A-Z][^!?]{2,300}"
)
_PROMPT = re.compile(
    r"(?:^|[.!?] )(?:please )?(?:"
    r"(?:download|install|try|enable|turn on|click|tap) (?:the|our|on|here|\w+ app)"
    r"|get (?:the|our|your|all|breaking|unlimited|exclusive|instant|more)"
    r"|subscribe (?:to|now|today|here|for)|sign up (?:to|for|now|today|here)"
    r"|register (?:to|for|now|today|here|your)|log in (?:to|now|here)"
    r"|(?:join|follow) (?:us|our|the|now|today)|support (?:us|our)|donate (?:to|now|today|here)"
    r"|share (?:this|it|via|on|with)|download \w+)\b[^.!?]{0,120}"
    r"\b(?:apps?|app store|google play|play store|newsletters?|channels?|account|inbox|"
    r"notifications?|free trial|subscribers?|subscription|premium|whatsapp|telegram|social media|"
    r"facebook|instagram)\b",
    re.I,
)
_FOLLOW = re.compile(
    r"follow\b.{1,60}\bon(?:[,.&!/ ]|and\b|or\b|facebook|twitter|x\b|instagram|youtube|tiktok|"
    r"threads|bluesky|mastodon|linkedin|whatsapp|telegram|\(?@\w{1,30}\)?)+",
    re.I,
)
_WRITE_TO = re.compile(
    r"(?:write to|contact|e-?mail|reach) .{2,80}?(?: at| via| on|:)? \S+@[\w.-]+\.\w+\W*", re.I
)
_TO_READER = re.compile(r"\b(?:you|your|our|us|we|now|today|here|free)\b", re.I)
_REPORTED = re.compile(r"\b(?:said|says|told|tells|according|announced|urged|warned|asked)\b", re.I)
# Names that programs give to the parts of a page: site-logo, ad_slot_2, heroImage.
_ASSET = re.compile(
    r"[a-z0-9]+(?:-[a-z0-9]+)+|[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|[A-Za-z][a-z0-9]+(?:[A-Z][a-z0-9]+)+"
)
_ASSET_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+(?:x\d+)?")
_PICTURE_WORDS = frozenset(
    [
        "logo",
        "icon",
        "avatar",
        "thumbnail",
        "thumb",
        "placeholder",
        "img",
        "svg",
        "sprite",
        "favicon",
    ]
)
_POSITION = re.compile(
    r"\((?:\d(?:st|nd|rd|th) )?(?:L|R|C|left|right|center|centre|top|bottom|rear)\)"
)
_DATELINE = re.compile(r"^[^a-z]{3,40}(?:\([^)]*\))?\s?[—–-]")
_TITLE_AND_MORE = re.compile(r"[A-Z0-9“\"‘'][^.!?]{8,160}\?? Read more")
_CONTRIBUTED = re.compile(
    r"(?P<who>[A-Z][^!?]{2,200}) contributed (?:reporting )?to this (?:report|story|article)"
    r"(?: from [A-Z][\w ,.’'-]{1,40})?\.?"
)
_NAMES = 0.6
"""Share of the longer words in front of *contributed to this report* that are names: *hundreds of
scientists* may have written a report that the story is about."""
_PROMPT_WORDS, _CAPTION_WORDS, _LABEL_LENGTH = 45, 150, 200


def normal(line: str) -> str:
    """Return a line as the patterns see it: plain letters, single spaces, no marks at the edges."""
    plain = _SPACES.sub(" ", unicodedata.normalize("NFKC", line))
    start, end = 0, len(plain)
    while start < end and not plain[start].isalnum():
        start += 1
    while start < end and not plain[end - 1].isalnum():
        end -= 1
    return plain[start:end]


def furniture(line: str) -> str | None:
    """Return why ``line`` is not part of a story, or ``None`` where nothing shows it."""
    bare = normal(line)
    if not bare:
        return "decoration"
    if len(bare) <= _LABEL_LENGTH:
        for reason, pattern in _labels():
            if pattern.fullmatch(bare):
                return reason
    line = line.strip()
    return _asset(line) or _with_title(line) or _notice(line) or _caption(line)


@functools.cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(
        (reason, re.compile(_fill("|".join(entries), data["parts"]), re.I))
        for reason, entries in data["labels"].items()
    )


@functools.cache
def _caption_end() -> re.Pattern[str]:
    """Compile the ways in which a caption ends: with the photographer, with the agency, or both."""
    parts = tomllib.loads(_DATA.read_text(encoding="utf-8"))["parts"]
    return re.compile(
        _fill(
            r"\((?:photo|image|picture|file photo|photograph)s?(?: by| credit| courtesy)?:? "
            r"[^()]{2,80}\)\W*(?:{pictures}\W*)?$"
            r"|[.)]\s*(?:photo|picture|image)(?:graph)?s?: [\w .,'’/-]{3,60}$"
            r"|[.)]\s*(?:photo: |[\w .’'-]{3,30}/|[\w .’'-]{3,30} via ){pictures}\W*$"
            r"|\((?:[\w .’'-]{3,30}/|[\w .’'-]{2,30} via |© ?){pictures}\)\W*$",
            parts,
        ),
        re.I,
    )


def _fill(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


def credit_of(line: str) -> tuple[int, int] | None:
    """Return the range of a caption at its end that says who took the picture."""
    match = _caption_end().search(line)
    if not match:
        return None
    start = match.start() + (line[match.start()] in ".)")
    while line[start].isspace():
        start += 1
    return start, match.end()


def _asset(line: str) -> str | None:
    """Recognise a line that is the name of a picture or a box, in the form programs use.

    It is one word of several parts, the first or the last of which says what it is.
    """
    if len(line) > _LABEL_LENGTH or not _ASSET.fullmatch(line):
        return None
    words = [word.lower() for word in _ASSET_WORD.findall(line)]
    if {words[0], words[-1]} & _PICTURE_WORDS:
        return "image label"
    shown = ("advertisement", "image label")
    spaced = " ".join(words)
    return next((r for r, pattern in _labels() if r in shown and pattern.fullmatch(spaced)), None)


def _with_title(line: str) -> str | None:
    """Recognise ``See also: Title``: a label with what it links to, which is no sentence."""
    if _TITLE_AND_MORE.fullmatch(line):
        return "see also"
    match = _WITH_TITLE.match(line)
    if not match or _STOPPED.search(line):
        return None
    alone = bool(_LONE_WITH_TITLE.match(line)) and match["title"][0].isupper()
    more = line.lower().startswith("read more ")
    return "see also" if match["gap"] != " " or alone or more else None


def _notice(line: str) -> str | None:
    if is_machine_note(line):
        return "disclosure"
    for reason, pattern in (
        ("legal notice", _COOKIES),
        ("credits", _CREDITS),
        ("prompt", _FOLLOW),
        ("prompt", _WRITE_TO),
    ):
        if pattern.fullmatch(line):
            return reason
    if _contributed(line):
        return "credits"
    prompt = _PROMPT.search(line)
    if (
        prompt
        and len(line.split()) <= _PROMPT_WORDS
        and not _REPORTED.search(line)
        and _TO_READER.search(line[prompt.start() :])
    ):
        return "prompt"
    return None


def _contributed(line: str) -> bool:
    """Recognise ``Jane Doe contributed to this report.``, which names people and agencies."""
    match = _CONTRIBUTED.fullmatch(line)
    words = [word for word in match["who"].split() if len(word) > 3] if match else []
    return bool(words) and sum(w[0].isupper() for w in words) > _NAMES * len(words)


def _caption(line: str) -> str | None:
    """Recognise a caption, which says where people stand in the picture or who took it."""
    positions = len(_POSITION.findall(line))
    dateline = _DATELINE.match(line) and not positions and "(Photo" not in line
    if len(line.split()) > _CAPTION_WORDS or dateline:
        return None
    return "image caption" if positions > 1 or _caption_end().search(line) else None
