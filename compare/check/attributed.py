"""Who says what a claim says, where a source has it from somebody else."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from compare.align.terms import stem
from compare.judge import kinship

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.check.backing import Backing
    from compare.judge.context import Account
    from compare.model import Saying, Span, Speaker

_SAID = 0.3
"""Share of a sentence that is somebody's words from which it is told on that word."""
_SAME = 0.5
"""Share of the telling words of what a claim has somebody say from which a source has it said."""
_WORD = re.compile(r"\w+")
_SHORT = 3
_BEHIND = re.compile(r" (?:of|for|at|in|from|by|with|on|to)\b|,")
"""What follows the noun that says who it is: *the minister of transport*."""
_ARTICLE = re.compile(r"^(?:The|An?)\b(?= [a-z])")


class Attributed:
    """Who says what in a draft and its sources, to be asked sentence by sentence."""

    def __init__(self, accounts: Sequence[Account], speakers: Sequence[Speaker]) -> None:
        self._accounts = accounts
        self._said: dict[str, list[tuple[Speaker, Saying]]] = defaultdict(list)
        for speaker in speakers:
            for saying in speaker.sayings:
                self._said[saying.document].append((speaker, saying))

    def elsewhere(self, sentence: int, alone: Mapping[int, Backing]) -> dict[int, str]:
        """Return the sources that have a sentence of the draft from another, and from whom.

        One of the two is a person with a name and the other a person too, and nothing shows that
        they may be one. *Police* may be what an officer says, and *officials* may be anybody.
        """
        draft = self._accounts[0]
        own = list(self._of(draft, [draft.sentence(sentence).span]))
        said = [_telling(saying.span.of(draft.document.text)) for _, saying in own]
        ours = [speaker for speaker, _ in own]
        found = {}
        for n, backing in alone.items() if ours else ():
            source = self._accounts[n]
            text = source.document.text
            places = [source.sentence(place).span for of, place in backing.places if of == n]
            theirs = [
                speaker
                for speaker, saying in self._of(source, places)
                if _is_of(said, saying.span.of(text))
            ]
            if theirs and not self._may_be_theirs(source, said, ours, theirs):
                found[n] = _ARTICLE.sub(lambda m: m[0].lower(), theirs[0].name)
        return found

    def _of(self, account: Account, places: Sequence[Span]) -> Iterator[tuple[Speaker, Saying]]:
        """Yield on whose word these places are told."""
        for speaker, saying in self._said[account.id]:
            if any(_share(saying.span, place) >= _SAID for place in places):
                yield speaker, saying

    def _may_be_theirs(
        self,
        source: Account,
        said: Sequence[frozenset[str]],
        ours: Sequence[Speaker],
        theirs: Sequence[Speaker],
    ) -> bool:
        """Tell whether somebody who says it in the draft may say it in the source."""
        text = source.document.text
        names = {own.id for own in ours}
        if any(
            speaker.id in names and _is_of(said, saying.span.of(text))
            for speaker, saying in self._said[source.id]
        ):
            return True
        return not all(self._apart(own, other) for own in ours for other in theirs)

    def _apart(self, a: Speaker, b: Speaker) -> bool:
        """Tell whether two speakers are two persons."""
        if not (_is_person(a) and _is_person(b)) or "person" not in (a.kind, b.kind):
            return False
        if a.kind == b.kind:
            return not set(_words(a.name)) & set(_words(b.name))
        named, other = (a, b) if a.kind == "person" else (b, a)
        names = _words(named.name)[-1:]
        return not any(self._named_together(name, _head(other.name)) for name in names)

    def _named_together(self, name: str, noun: str) -> bool:
        """Tell whether a sentence of any account has both: *the minister, Ada Holm,*."""
        for account in self._accounts:
            for sentence in account.document.sentences:
                words = _words(sentence.span.of(account.document.text))
                if name in words and noun in words:
                    return True
        return False


def _is_person(speaker: Speaker) -> bool:
    if speaker.kind == "person":
        return True
    unnamed = speaker.kind == "unnamed" and not speaker.anonymous
    return unnamed and kinship.is_person(_head(speaker.name))


def _head(name: str) -> str:
    """Return the noun of *the minister of transport*."""
    words = _words(_BEHIND.split(name, maxsplit=1)[0])
    return words[-1] if words else ""


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _telling(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _words(text) if len(word) > _SHORT)


def _is_of(said: Sequence[frozenset[str]], text: str) -> bool:
    """Tell whether words say most of what is said in a claim."""
    words = _telling(text)
    return any(own and len(own & words) >= _SAME * len(own) for own in said)


def _share(span: Span, place: Span) -> float:
    common = min(span.end, place.end) - max(span.start, place.start)
    return max(common, 0) / max(place.end - place.start, 1)


def told_from(sources: Iterable[tuple[str, str]]) -> str:
    """Say from whom each source has it: *B has it from the minister*."""
    return "; ".join(f"{source} has it from {name}" for source, name in sources)
