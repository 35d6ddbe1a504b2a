"""Notes in which a page says that a machine had a part in it.

Such a note speaks of the page itself (*this article*, *our summary*), and says nothing after it but
how far to trust it. A sentence of the story that reports such a thing names who says so, after a
comma, or speaks of another article.
"""

from __future__ import annotations

import re

_PIECE = (
    r"(?:articles?|story|stories|page|post|content|report|text|summary|summaries|translation|"
    r"transcript|digest|newsletter|headline|video|audio|podcast)"
)
_SELF = (
    r"(?:(?:some |all |most )?(?:parts?|sections?|portions?|elements) of )?"
    rf"(?:this|our) (?:\w+ )?{_PIECE}"
)
_DONE = (
    r"(?:created|generated|written|produced|translated|summari[sz]ed|drafted|prepared|compiled|"
    r"assembled|put together|condensed|rewritten|transcribed|narrated|researched|made)"
)
_AI = (
    r"(?:AI|A\.I\.|artificial intelligence|ChatGPT|(?:large )?language models?|machine translation|"
    r"machine learning)(?!\w)"
)
_MACHINE = rf"(?:\b{_AI}|\bautomatic(?:ally)?\b|\bby (?:an? )?(?:machine|algorithm|computer|bot)\b)"
_BE = r"(?:was|is|are|were|has been|have been|may be|may have been|might have been)"
_USED = (
    r"(?:helped|assisted|aided|generated|wrote|translated|summari[sz]ed|created|produced|drafted|"
    r"compiled|(?:was|is|are|were|has been|have been|may have been) used)"
)
_US = (
    r"(?:we|our (?:\w+ )?(?:journalists?|newsroom|editors?|writers?|team)|the (?:author|editors?))"
)
_FORMS = (
    rf"{_SELF} {_BE} (?:\w+ ){{0,2}}{_DONE}\b[^.!?,]{{0,60}}?{_MACHINE}",
    rf"{_SELF} {_BE} (?:\w+ )?(?:automatically|AI|machine)[ -]{_DONE}\b",
    rf"(?:this is an? |{_SELF} (?:contains|includes|uses|features) )(?:AI|machine|automatically)"
    rf"[- ](?:{_DONE}|assisted) (?:{_PIECE}|images?|illustrations?|voice)\b",
    rf"{_AI}(?: \w+){{0,2}} {_USED}\b[^.!?,]{{0,50}}\b{_SELF}\b",
    rf"{_US} (?:use|used|have used)(?: \w+){{0,3}} {_AI}[^.!?,]{{0,60}}\b{_SELF}\b",
    rf"(?:generated|summari[sz]ed|translated) (?:by|with|using) {_AI}",
    r"(?:AI|machine)[- ](?:generated|assisted|translated) "
    r"(?:summary|content|text|translation|transcript|audio|voice)",
)
_LABEL = (
    r"(?:(?:AI |an? |please )?(?:disclosure|disclaimer|note|notice|editor[’']s note|transparency)"
    r"[^\w\"“”„«»]{0,5})?"
)
# The rest of that sentence: no clause after a comma except one that goes on about the making.
_REST = (
    r"[^.!?,\"“”]{0,120}"
    r"(?:, ?(?:and|but|then|before|after|with|from|using|by|based|which|for)\b"
    r"[^.!?,\"“”]{0,100}){0,2}"
)
_NOTE = re.compile(
    rf"[^\w\"“”„«»]{{0,5}}{_LABEL}(?:{'|'.join(_FORMS)}){_REST}(?:[.!]\W*(?P<more>.{{0,250}}))?",
    re.I,
)
# What the sentences that follow in such a note are about: care, errors, review, the reader.
_CARE = re.compile(
    r"\b(?:please|errors?|mistakes?|inaccura\w+|accura\w+|check\w*|verif\w+|review\w*|edited|"
    r"editors?|editorial|humans?|trust\w*|rely|reliab\w+|responsib\w+|feedback|learn more|"
    r"read more|find out more|inform\w+|you|your|we|our|us)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def is_machine_note(line: str) -> bool:
    """Tell whether ``line`` is a note on the part that a machine had in the page, and no more."""
    match = _NOTE.fullmatch(line.strip())
    if not match:
        return False
    more = (match["more"] or "").strip()
    return not more or all(_CARE.search(part) for part in _SENTENCE_END.split(more))
