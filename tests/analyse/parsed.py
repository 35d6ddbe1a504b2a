"""What the tests of single facts share: a text analysed as the pipeline does it, once each."""

from __future__ import annotations

from functools import cache

from compare.analyse import analyse, quantities
from compare.analyse.language import parse
from compare.analyse.sentences import segment
from compare.analyse.values import show
from compare.model import Analysis, Document, Quantity, Sentence, Span, Token
from compare.options import Options
from compare.read import read_text

Found = tuple[str, str, str, str, str]
"""Of a quantity: its span and phrase as written, its value as shown, form, noun."""


@cache
def analysed(text: str) -> Analysis:
    """Return the analysis of ``text``."""
    return analyse(segment(read_text(text, "account.txt")), Options())


def word(analysis: Analysis, index: int | None) -> str | None:
    """Return the text of the token at ``index``."""
    return None if index is None else analysis.tokens[index].text


def token(analysis: Analysis, text: str) -> Token:
    """Return the one token that reads ``text``."""
    (found,) = (t for t in analysis.tokens if t.text == text)
    return found


def one_sentence(text: str, published: str | None = None) -> Document:
    """Return ``text`` as a document of one sentence, neither cleaned nor split."""
    return Document(
        id="",
        name="t",
        sha256="sha256:0",
        media_type="text/plain",
        title=None,
        publisher=None,
        author=None,
        published=published,
        language="en",
        text=text,
        sentences=(Sentence(0, Span(0, len(text)), 0),),
    )


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of one sentence."""
    return quantities.find(parse(one_sentence(text)))


def found_quantities(text: str) -> list[Found]:
    """Return the quantities of one sentence as :data:`Found`."""
    return [
        (q.span.of(text), q.phrase.of(text), show(q), q.form, q.noun) for q in quantities_in(text)
    ]
