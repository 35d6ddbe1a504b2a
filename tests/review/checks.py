"""Small checks of a draft, made by hand for the tests of what changed between two."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Bearing, Check, Checked, Span, Verdict, Witness
from tests.review.sources import report

Said = tuple[Verdict, Sequence[tuple[str, str, Bearing]]]
"""A verdict and what it rests on: name of the source, quote, bearing."""

SUPPORTED: Said = ("supported", [])


def check(
    sources: Sequence[tuple[str, str]], said: dict[str, Said] | None = None, draft: str = "draft.md"
) -> Check:
    """Return a check of the first source, the draft, on the others.

    ``said`` holds the verdicts by how a sentence begins, the last that fits; else it is supported.
    """
    (_, text), *others = sources
    made = report([(draft, text), *others], [])
    document = made.documents[0]
    claims = []
    for n, sentence in enumerate(document.sentences):
        words = sentence.span.of(text)
        fits = [own for start, own in (said or {}).items() if words.startswith(start)]
        verdict, places = fits[-1] if fits else SUPPORTED
        witnesses = []
        for name, quote, bearing in places:
            source = next(d for d in made.documents[1:] if d.name == name)
            start = source.text.index(quote)
            span = Span(start, start + len(quote))
            witnesses.append(Witness(source.id, span, quote, bearing))
        claims.append(
            Checked(
                id=f"C{n + 1}",
                sentence=n,
                span=sentence.span,
                verdict=verdict,
                reason=f"{verdict}.",
                support=None,
                missing=(),
                disputed=(),
                witnesses=tuple(witnesses),
                sources=(),
                findings=(),
            )
        )
    return Check(made, tuple(claims))
