"""Whether a text of a sentence or two is English, told from its words one by one.

So few words hold too few of the closed class that tells longer texts. So each word is looked up: in
the closed classes, in the lists of frequent words, and in the table of English words. Names are
words of every language and count for none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from compare.data.relations import known
from compare.data.tables import FOLDER
from compare.read.tongue import is_common, listed_anywhere

_SHORT = 3
"""Words of so few letters are units, symbols and abbreviations in the table of words as well."""
_ENDS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ly", ""),
)  # fmt: skip
"""How English words are inflected."""
_SHARED = frozenset(
    """a an as at be by can do for had has he her his in is no of on or over so to under was
    we""".split()
)
"""Words of the closed class of English that are as common in another language."""
_NO_LEMMAS = frozenset(
    """i me my mine him us them your yours ours theirs myself himself herself itself themselves am
    let so up out off all no yes more most much many some any each every just must might shall
    only even ever never very too still yet via per here now then why whose whom while until
    since because through without within upon among across behind beyond toward towards except
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday told said met won got gave gone
    went came left held kept made sent took taken found fell fallen felt heard knew known led
    lost meant paid ran rose risen sold sat saw seen spoke spoken stood struck sank sunk shot
    slept stole stolen swam swore sworn taught thought threw thrown understood woke wore worn
    wrote written drove driven drew drawn drank drunk flew flown forgot forgotten fought fled
    hid hidden laid lit built bought brought broke broken began begun bent bit bitten bound
    bred burnt caught chose chosen clung crept dealt dug dreamt fed forbade froze frozen grew
    grown hung go goes media vs mr mrs ms dr tv us uk eu un pm ok ex lent rode ridden rang
    rung shook shaken shone shrank slid spent spun sprang sprung stuck stung swept swung tore
    torn wept wound men women children people feet lives wives""".split()
)
"""English words that the table of words does not have in this form."""
_ARTICLES = frozenset(["la", "de", "un"])
"""Words of other languages that the table of English words has as abbreviations."""
_IN_NAMES = frozenset(
    """von van der den de la le du da di del della dos das do el al bin ibn y e zu zum ter ten af av
    san st""".split()
)
"""What stands between the words of a name, written small."""


def is_foreign(words: Sequence[str], english: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the words show another language than English.

    ``english`` and ``other`` are the closed classes of English and of other languages. Where
    the words show nothing, as names alone do, they count as English.
    """
    alike = len({word[0].isupper() for word in words}) == 1
    ours = theirs = strange = 0
    for word in words if alike else _no_names(words):
        lower = _bare(word.lower())
        if (lower in other and lower not in english) or lower in _ARTICLES:
            theirs += 1
        elif lower in english:
            ours += lower not in _SHARED
        elif len(lower) < 2:
            continue  # what is left of "a.m." and "5's"
        elif len(lower) <= _SHORT and lower in listed_anywhere():
            theirs += not alike and not _is_english(lower)
        elif _is_english(lower):
            ours += 1
        elif lower in listed_anywhere():
            theirs += 1
        else:
            strange += 1
    if theirs + strange and not alike and words[0].lower() in other - english:
        theirs += words[1:2] != [] and words[1][0].isupper()  # "Das Schiff": no name, as it seems
    found = theirs + strange
    if alike:  # names may be among them
        return theirs > 0 and (ours == 0 or theirs > 3 * ours) and found > 1
    if ours == 0:
        return theirs > 0 or strange > 1
    return found > 1 and (theirs > ours or found > 2 * ours or (theirs > 0 and found > ours))


def _no_names(words: Sequence[str]) -> Iterator[str]:
    """Yield words written small, but for those inside of names: *Ursula von der Leyen*.

    What begins the text has a capital in any case, and may be a name. It counts where it is a
    frequent word of another language and no English one.
    """
    first = words[0].lower()
    followed = len(words) > 1 and words[1][0].islower()
    strange = first in listed_anywhere() and not _is_english(_bare(first))
    if words[0][0].isupper() and followed and (first in _ARTICLES or strange):
        yield first
    for place, word in enumerate(words):
        if not word[0].isupper() and not (word in _IN_NAMES and _inside(words, place)):
            yield word


def _inside(words: Sequence[str], place: int) -> bool:
    """Tell whether capitals stand on both sides, nothing but parts of names between."""
    return all(
        next((w for w in side if w not in _IN_NAMES), "")[:1].isupper()
        for side in (words[:place][::-1], words[place + 1 :])
    )


def _bare(word: str) -> str:
    """Return a word without what English hangs on: *wouldn't*, *house's*."""
    word = word.replace("’", "'").removesuffix("n't")
    head, _, tail = word.partition("'")
    return head if head and tail in ("", "s", "re", "ve", "ll", "d", "m") else word


@lru_cache(maxsize=4096)
def _is_english(word: str) -> bool:
    if word in _NO_LEMMAS or is_common(word, "en"):
        return True
    forms = {word} | {word.removesuffix(end) + put for end, put in _ENDS if word.endswith(end)}
    forms |= {form[:-1] for form in forms if len(form) > 4 and form[-1] == form[-2]}
    return any(
        known(form, pos)
        for form in forms & _vocabulary()
        if len(form) > 2
        for pos in ("n", "v", "a", "r")
    )


@cache
def _vocabulary() -> frozenset[str]:
    """Return the words that the sentence encoder, which knows English alone, has whole."""
    data = json.loads((FOLDER / "encoder" / "tokenizer.json").read_text("utf-8"))
    return frozenset(word for word in data["model"]["vocab"] if word.isalpha())
