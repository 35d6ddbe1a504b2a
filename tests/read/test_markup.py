"""XML that is no page is refused; pages with a comment that nothing closes are pages."""

from __future__ import annotations

import pytest

from compare.errors import InputError
from compare.read import read_bytes

XML = {
    "declared": '<?xml version="1.0"?>\n<rss><channel><title>The bridge fell.</title></channel></rss>',
    "rooted": "<nitf><body><p>The bridge fell.</p></body></nitf>\n",
    "a picture": '<svg xmlns="http://www.w3.org/2000/svg"><text>The bridge fell.</text></svg>',
    "with a type": '<!-- a --><!DOCTYPE article PUBLIC "-//N//D" "j.dtd" [<!ENTITY a "b">]>'
    "<article><p>The bridge fell.</p></article>",
    "instructed": '<?xml-stylesheet href="a"?><feed><p>The bridge fell.</p>',
    "of a space": '<note xmlns="urn:note"><p>The bridge fell.</p>',
}
PAGES = {
    "XHTML": '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>The bridge fell.</p></body></html>',
    "a part": '<?xml version="1.0"?><div><p>The bridge fell.</p></div>',
    "after a picture": '<svg xmlns="x"></svg><p>The bridge fell.</p>',
    "own element": "<my-page><p>The bridge fell.</p></my-page>",
    "open comment": "<!-- menu\n<p>The bridge fell.</p>",
    "comment of a page": "<html><body><!-- menu <div><p>The bridge fell.</p></body></html>",
    "closed comments": "<html><!--> <!-- a --> <body><p>The bridge fell.</p></body></html>",
    "script": "<html><script><!-- a = 1 </script><p>The bridge fell.</p></html>",
}


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a.svg", "a.html", "a.md"])
@pytest.mark.parametrize("kind", XML)
def test_xml_is_refused_in_one_line(kind: str, name: str) -> None:
    with pytest.raises(InputError, match=r"is XML \(\w+\), which cannot be read; save") as error:
        read_bytes(XML[kind].encode(), name)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_stays_a_page(kind: str) -> None:
    document = read_bytes(PAGES[kind].encode(), "a.html")
    assert (document.media_type, document.text) == ("text/html", "The bridge fell.")


@pytest.mark.parametrize(
    "text",
    [
        "<Applause> The bridge fell. <laughs>",
        "<The bridge fell.>",
        "<ahref> is what it said.",
        "<b>The</b> bridge fell.",
        "It fell. <?xml version='1.0'?><rss></rss>",
    ],
)
def test_a_text_with_angles_stays_a_text(text: str) -> None:
    document = read_bytes(text.encode(), "a.txt")
    assert (document.media_type, document.text) == ("text/plain", text)
