"""What the names that a page gives to its parts tell about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

# The first that fits gives the reason.
_REASONS = tuple(
    (reason, re.compile(pattern, re.I))
    for reason, pattern in (
        (
            "quoted mail",
            r"gmail_quote|moz-cite|yahoo_quoted|divRplyFwdMsg|appendonsend|protonmail_quote|"
            r"^blockquote\b.*\bcite$",
        ),
        ("signature", r"gmail_signature|moz-signature"),
        ("cookie notice", r"cookie|consent|gdpr|onetrust|cmp-|privacy-(?:notice|banner)"),
        ("newsletter", r"news-?letter|subscri(?:be|ption)|sign-?up|mailing-?list|paywall|mc_embed"),
        (
            "share",
            r"\bshar(?:e|ing)\b|share-|-share|sharebar|addtoany|sharedaddy|"
            r"social-?(?:bar|links?|icons?|buttons?|nav|list|follow|media-links)",
        ),
        ("comments", r"\bcomment(?:s|-list|-form|-section|list|form)?\b|disqus|respond\b|livefyre"),
        (
            "related stories",
            r"related|recommend|read-?(?:more|next)|more-(?:from|stories|on)|you-may|trending|"
            r"most-(?:read|popular|viewed)|popular|outbrain|taboola|recirc|teaser|promo\b|promo-|"
            r"also-(?:read|like)|see-also|up-?next|next-(?:story|article)|prev-(?:story|article)",
        ),
        ("advertisement", r"\bads?\b|\bad-|-ad\b|advert|sponsor|dfp|doubleclick|banner-ad"),
        ("navigation", r"^nav\b|navigation|\bmenu\b|nav-?bar|bread-?crumb|skip-link|pagination"),
        ("tags", r"\btags?(?:-list|s-links|-links|-cloud)?\b|\btopics?-list\b|taxonomy"),
        ("about the author", r"author-(?:bio|box|info|card)|about-(?:the-)?author|\bbio\b"),
        ("page footer", r"^footer\b|\bfooter\b|colophon|site-info|copyright"),
        ("sidebar", r"sidebar|\brail\b|right-(?:col|rail)|widget"),
        ("page header", r"masthead|site-header|top-?bar|page-header|\bbanner\b"),
        ("form", r"^form\b"),
    )
)
_BYLINE = re.compile(
    r"\bby-?line\b|\bauthors?\b|\bdatelines?\b|\btimestamp\b|publish|\bmeta\b", re.I
)


def reason_of(hints: Sequence[str]) -> str | None:
    """Return what the parts that a block is in show it to be, the innermost first."""
    for hint in reversed(hints):
        for reason, pattern in _REASONS:
            if pattern.search(hint):
                return reason
    return None


def is_byline(hints: Sequence[str]) -> bool:
    """Tell whether the innermost parts of a block are called those of author and date."""
    return any(_BYLINE.search(hint) for hint in hints[-3:])
