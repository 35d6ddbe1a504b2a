"""Titles and offices before names: a closed class of the language."""

from __future__ import annotations

from collections.abc import Sequence

from compare.analyse.names.folding import fold

MALE = frozenset(
    "mr sir lord king prince duke baron count emperor congressman chairman "
    "monsieur herr signor senor senhor".split()
)
FEMALE = frozenset(
    "mrs ms miss lady dame queen princess duchess baroness countess empress congresswoman "
    "chairwoman madame mme mademoiselle mlle frau fraulein signora signorina senora senorita "
    "senhora".split()
)

REIGNING = frozenset(
    "king queen prince princess pope emperor empress duke duchess saint sultan emir tsar czar "
    "patriarch grand".split()
)
"""Titles that belong to the name where only a given name follows: *Pope Francis*."""

_HEADS = (
    MALE
    | FEMALE
    | REIGNING
    | frozenset(
        """
    mx dr doctor prof professor rev reverend archbishop bishop cardinal imam ayatollah mullah
    sheikh sheik shaikh rabbi archdeacon dean provost rector
    president premier minister chancellor secretary undersecretary treasurer taoiseach tanaiste
    ambassador envoy consul commissioner rapporteur speaker whip leader
    senator sen representative rep congressman congresswoman assemblyman assemblywoman councillor
    councilman councilwoman alderman lawmaker mp mep msp delegate governor gov mayor
    general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm marshal
    brigadier brig corporal cpl commander cmdr commodore commandant officer constable detective
    inspector superintendent sheriff marshall chief
    judge justice magistrate attorney prosecutor solicitor advocate lawyer barrister
    chairman chairwoman chairperson chair director president ceo cfo coo cto founder cofounder
    manager head editor reporter correspondent analyst economist author actor actress singer
    coach captain midfielder striker defender goalkeeper footballer
    spokesman spokeswoman spokesperson comrade prime-minister counselor counsellor adviser advisor
    historian scientist researcher activist opposition-leader negotiator strategist
    """.split()
    )
)

_MODIFIERS = frozenset(
    """
    vice deputy assistant associate acting interim former ex then current incoming outgoing late
    first second third prime chief senior junior lead managing executive co under permanent
    foreign defense defence interior home finance economy economic health education justice
    agriculture environment energy transport transportation trade commerce labor labour culture
    state treasury security national attorney police fire army navy air force major lieutenant
    brigadier rear general field wing group staff district chief crown grand lord right
    honourable honorable hon royal supreme special presidential parliamentary union federal
    cabinet house senate majority minority opposition party communications press campaign
    development climate housing immigration infrastructure digital planning affairs of the and for
    """.split()
)

_SUFFIXES = frozenset("qc kc mp mep msp phd md obe mbe cbe esq".split())

GENERATIONS = frozenset(
    "jr sr junior senior ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split()
)
"""Words after a name that tell a parent from a child, or one king from another."""


def length_of_title(words: Sequence[str]) -> int:
    """Return how many of the first words are a title; at least one word is left as the name."""
    best = 0
    for number, word in enumerate(words[:-1], 1):
        folded = fold(word)
        folded = folded.removeprefix("ex ").split(" ")[-1] if folded else folded
        if folded in _HEADS:
            best = number
        elif folded and folded not in _MODIFIERS:
            break
    return best


def is_title(word: str) -> bool:
    """Tell whether a word can be the last word of a title."""
    return fold(word).split(" ")[-1] in _HEADS if fold(word) else False


def is_office(words: Sequence[str]) -> bool:
    """Tell whether words are nothing but a title or a part of one."""
    return all(fold(word) in _HEADS | _MODIFIERS for word in words)


def is_suffix(word: str) -> bool:
    """Tell whether a word follows a person's name without being part of it (``MP``)."""
    return fold(word) in _SUFFIXES
