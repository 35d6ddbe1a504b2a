"""Whether a text is English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Removed

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Source: articles, pronouns, auxiliaries, conjunctions and prepositions of English; a closed class.
_ENGLISH = frozenset(
    [
        *("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our"),
        *("he", "she", "it", "they", "we", "you", "who", "which", "what", "when", "where", "how"),
        *("is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "could"),
        *("can", "may", "should", "did", "does", "do", "not", "and", "or", "but", "if", "because"),
        *(
            "of",
            "to",
            "in",
            "for",
            "on",
            "with",
            "as",
            "at",
            "by",
            "from",
            "into",
            "after",
            "about",
        ),
        *(
            "before",
            "between",
            "during",
            "against",
            "under",
            "over",
            "than",
            "said",
            "there",
            "also",
        ),
    ]
)
# Articles, conjunctions and prepositions of other languages in Latin script that are no English words.
_OTHER = frozenset(
    [
        *(
            "der",
            "das",
            "und",
            "ist",
            "nicht",
            "ein",
            "eine",
            "den",
            "dem",
            "mit",
            "von",
            "zu",
            "auf",
        ),
        *("le", "les", "des", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "du", "au"),
        *("el", "los", "las", "y", "es", "por", "para", "una", "del", "con", "en", "se", "su"),
        *(
            "il",
            "di",
            "che",
            "e",
            "per",
            "della",
            "sono",
            "gli",
            "nel",
            "o",
            "os",
            "um",
            "uma",
            "da",
        ),
        *("het", "een", "van", "dat", "niet", "op", "zijn", "och", "att", "det", "som", "på", "av"),
        *("og", "ikke", "til", "på", "nie", "się", "na", "jest", "że", "w", "z", "ve", "bir", "bu"),
        *(
            "je",
            "si",
            "nu",
            "cu",
            "și",
            "hogy",
            "és",
            "nem",
            "egy",
            "ja",
            "on",
            "ei",
            "yang",
            "dan",
        ),
    ]
) - {"on"}
_SHARE, _ENOUGH = 0.12, 20
_MOST_FOREIGN = 0.3


def language_of(text: str, removed: Sequence[Removed] = ()) -> str:
    """Return ``en``, or ``und`` for a text that does not look like English.

    English running text has a quarter to a half of its words from a closed class; text in another
    language has next to none of them, or letters that are not Latin. A short text counts as
    English unless something speaks against it.
    """
    parts = []
    at = 0
    for part in removed:
        parts.append(text[at : part.span.start])
        at = part.span.end
    words = _WORD.findall(" ".join([*parts, text[at:]]))
    if not words:
        words = _WORD.findall(text)
    letters = "".join(words)
    foreign = sum(ord(c) > 0x24F and c != "’" for c in letters)
    if foreign > _MOST_FOREIGN * max(1, len(letters)):
        return "und"
    lower = [word.lower() for word in words]
    english = sum(word in _ENGLISH for word in lower)
    other = sum(word in _OTHER for word in lower)
    if len(words) < _ENOUGH:
        return "und" if other > english + 1 or (other > english and len(words) > 5) else "en"
    return "en" if english >= _SHARE * len(words) and english > other else "und"
