"""The places where a sentence could end, and what stands around each."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.analyse.sentences import abbreviations
from compare.data.relations import known

QUOTES = "\"'“‘«‹"
_OPENERS = r"\"'“‘«‹(\[{*_¿¡"
_CLOSERS = r"\"'”’»›)\]}*_"
# Marks of notes after the stop: "[12]", "[...]", digits glued to it, and a bare number before a
# word that opens sentences, as "4 The" counts nothing.
_NOTES = (
    r"(?P<note>(?:(?<=[a-z)]\.)\d{1,3}(?:[ ,]\d{1,3})*(?=\s+[A-Z]))?"
    r"(?:\s*\[(?:\d{1,3}|[a-z]|note \d+|citation needed|…|\.{3})\](?=[\s\[]|$))*"
    r"(?:\s\d{1,3}"
    r"(?=\s(?:The|An?|In|On|At|It|He|She|They|We|Th[ioe]se?|That|But|And|Even|If)\b))?)"
)
_CANDIDATE = re.compile(
    r"(?P<stop>"
    r"(?<=\w)\.(?=(?:\s\.){3}\s+[^\W\d_])"  # the first of "word. . . . Next" ends the sentence
    # From inside a run of stops nothing fits that does not from its head.
    r"|(?<![.!?…‽。！？．؟।])(?:\.(?:\s?\.)+|[.!?…‽。！？．؟।]++(?:\s?[!?])*)"
    r"|(?:[—–]|--)(?=[\"”])"
    r")"
    rf"(?P<close>[{_CLOSERS}]*+{_NOTES})"
    r"(?P<gap>\s+|$|(?=[—–]))"
    rf"(?P<open>[{_OPENERS}]*)"
    r"(?P<next>\S{0,200})"
)
_ANY = re.compile(r"[.!?…‽。！？．؟।—–]|--\"")
_GLUED = re.compile(
    r"(?:(?<=[a-z]{2})|(?<=(?<!\d)\d{4})|(?<=[%)]))[.!?][\"”’)\]]*(?=[“\"‘(]?[A-Z][a-z’']*[\s,.])"
    r"|(?<=[a-z]{2})[.!?](?=[“‘])"
    r"|(?<=\d)\.(?=[A-Z][a-z]+\s)"
    r"|(?<=[ap]\.m)\.(?=[A-Z][a-z]+\s)"
)
_WIDE = re.compile(r"(?<![。！？])[。！？]++[\"”’»)\]」』）]*+(?=[^\s。！？])")
"""In Chinese and Japanese no space stands between sentences."""
_ADDRESS = re.compile(r"[@/\\]|www\.")
_DOMAINS = frozenset({"com", "org", "net", "gov", "edu", "co", "js", "io"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BREAK_IN_CHUNK = re.compile(r"[—–/(\[-]")


@dataclass(frozen=True, slots=True)
class Stop:
    """One place where a sentence could end."""

    text: str
    """The whole paragraph."""
    start: int
    """Where the run of stops begins."""
    stop: str
    """The run of stops: ``.``, ``?!``, ``. . .``, ..."""
    close: str
    """Quotation marks and brackets that close right after it, and marks of notes."""
    note: str
    end: int
    """Where the sentence ends, should it end here."""
    open: str
    """Quotation marks and brackets that open what follows."""
    next: str
    """The chunk that follows, without these."""
    following: int
    """Where the next sentence begins, should one end here."""
    next_at: int
    sentence_start: int
    """Where the sentence that could end here begins."""
    starters: frozenset[str]
    """Words that open sentences, learned from the whole text."""

    @property
    def word(self) -> str:
        """The chunk in front of the stop, without opening marks."""
        at = self.start
        while at > self.sentence_start and not self.text[at - 1].isspace():
            at -= 1
        return self.text[at : self.start].lstrip(_OPENERS)

    @property
    def tail(self) -> str:
        """The part of that chunk after the last dash, slash or bracket."""
        return _BREAK_IN_CHUNK.split(self.word)[-1].lstrip(_OPENERS)

    def before(self, most: int) -> str | None:
        """Return the sentence so far, or ``None`` where it is longer than ``most`` characters."""
        if self.start - self.sentence_start > most:
            return None
        return self.text[self.sentence_start : self.start]

    def opens(self, learned: bool = True) -> bool:
        """Tell whether the next word is one that opens sentences.

        ``learned``: whether words count that only this text shows to be no names.
        """
        match = _WORD.match(self.next)
        if not match or not match.group()[0].isupper():
            return False
        word = match.group().replace("’", "'").lower()
        if word == "no" and self.next[match.end() : match.end() + 1] == ".":
            return False
        words = abbreviations.words()
        after = self.text[self.next_at + match.end() : self.next_at + match.end() + 2].lstrip()
        # Finally, but not Kelly,
        if word in words.starters or (
            word.endswith("ly") and after[:1] == "," and known(word, "r")
        ):
            return True
        return learned and word in self.starters and word not in words.offices


def has_stop(text: str) -> bool:
    """Tell quickly whether a sentence could end inside ``text``."""
    return bool(_ANY.search(text))


def find(text: str, begin: int, position: int, starters: frozenset[str]) -> Stop | None:
    """Return the next stop from ``position`` on in the sentence that starts at ``begin``."""
    match = _CANDIDATE.search(text, position)
    if not match:
        return None
    return Stop(
        text=text,
        start=match.start("stop"),
        stop=match["stop"],
        close=match["close"],
        note=match["note"],
        end=match.end("close"),
        open=match["open"],
        next=match["next"],
        following=match.start("open"),
        next_at=match.start("next"),
        sentence_start=begin,
        starters=starters,
    )


def glued(text: str) -> Iterator[int]:
    """Yield where a sentence begins without a space after the stop before it."""
    yield from heapq.merge((match.end() for match in _WIDE.finditer(text)), _glued(text))


def _glued(text: str) -> Iterator[int]:
    table = abbreviations.load()
    for match in _GLUED.finditer(text):
        chunk_start = max(text.rfind(space, 0, match.start()) for space in " \n") + 1
        chunk = text[chunk_start : match.start()]
        word = re.split(r"\W", chunk)[-1].lower()
        if _ADDRESS.search(chunk) or word in table.before_name | table.before_number | table.either:
            continue
        after = _WORD.search(text, match.end(), match.end() + 40)
        if not (after and after.group().lower() in _DOMAINS):
            yield match.end()
