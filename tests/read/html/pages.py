"""A page as sites write them, and what the tests of pages share."""

from __future__ import annotations

from compare.model import Document
from compare.read import read_bytes

HEAD = """<!doctype html><html lang="en"><head>
<title>Harbour council approves new ferry berth | Northern Ledger</title>
<meta property="og:title" content="New berth approved!"><meta property="og:site_name" content="Ledger">
<link rel="canonical" href="https://ledger.example/ferry-berth">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "headline": "A page"}, {"@type": "NewsArticle",
 "headline": "Harbour council approves new ferry berth", "author": [{"@type": "Person", "name": "Ida Crane"}],
 "datePublished": "2025-03-04T23:30:00-05:00", "dateModified": "2025-03-05T09:10:00Z",
 "publisher": {"@type": "Organization", "name": "Northern Ledger"}}]}</script>
<style>p { color: red }</style></head>"""

PAGE = (
    HEAD
    + """<body class="sharing has-comments">
<div id="cookie-banner"><p>We use cookies to improve your experience. Accept all cookies now.</p></div>
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav></header>
<main><article>
<h1>Harbour council approves new ferry berth</h1>
<p class="byline">By Ida Crane, <time datetime="2025-03-04">4 March 2025</time></p>
<figure><img src="a.jpg" alt="x"><figcaption>Mayor Rosa Venn opens the old berth in 1998. Photograph: Tom Ash/Coast Press</figcaption></figure>
<p>The harbour council voted <b>seven</b> to two on Tuesday to build a new ferry berth for 14 million pounds.</p>
<div class="newsletter-signup"><h3>Get our newsletter</h3><p>The best of the coast in your inbox each morning.</p></div>
<p>Work will start in June and take <del>two</del><ins>three</ins> years, the council said in a statement.<sup><a href="#n1">[1]</a></sup></p>
<aside class="pullquote"><p>“We have waited thirty years for this.”</p></aside>
<table><caption>The new ferry</caption><thead><tr><th>Ship</th><th>Seats</th><th>Length</th></tr></thead>
<tr><td>Ferry North</td><td>24</td><td>38 metres</td></tr></table>
<p><a href="/old">Read more: The ferry that never came</a></p>
<ul><li>Two berths will close in April.</li><li>Ticket prices stay at 3 pounds.</li></ul>
<p style="display: none">The council voted nine to none.</p>
<p>“We have waited thirty years for this,” Mayor Rosa Venn said after the vote, which the opposition boycotted.</p>
</article>
<section class="related"><h2>Related stories</h2><ul><li><a href="/1">Fishermen strike over quota cuts in the north</a></li></ul></section>
<section id="comments"><h2>Comments</h2><p>I think the berth is a waste of money and the council should be ashamed of it.</p></section>
</main><footer><p>© 2025 Northern Ledger. All rights reserved.</p></footer><script>track("<p>nine</p>")</script></body></html>"""
)


def page(source: str, name: str = "a.html") -> Document:
    return read_bytes(source.encode(), name)


def story(body: str) -> Document:
    """Return a page with an ordinary story around ``body``."""
    return page(
        "<html><body><article><h1>Council approves the new ferry berth</h1>"
        "<p>The harbour council voted seven to two on Tuesday to build a new ferry berth.</p>"
        f"{body}"
        "<p>The mayor said after the vote that the town had waited for thirty years.</p>"
        "</article></body></html>"
    )


def kept(document: Document) -> str:
    """Return the words of the story."""
    text = document.text
    for part in reversed(document.removed):
        text = text[: part.span.start] + text[part.span.end :]
    return text


def places(document: Document) -> list[tuple[str, str | None, str]]:
    return [(p.kind, p.label, p.span.of(document.text)) for p in document.places]
