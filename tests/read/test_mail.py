"""Mails and saved pages."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import InputError
from compare.model import Document
from compare.read import read_bytes
from tests.read.html.pages import PAGE, kept, page

STORY = "The harbour council voted seven to two on Tuesday – for £14 million.\n\nWork will start in June.\n"


def mail(text: str, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", '"Ida Crane" <ida@ledger.example>')
    message["To"] = "desk@ledger.example"
    message["Subject"] = headers.get("subject", "Re: Fwd: Ferry berth – approved")
    message["Date"] = headers.get("date", "Tue, 04 Mar 2025 23:03:00 -0500")
    message["Message-ID"] = "<1@ledger.example>"
    message.set_content(text, cte=headers.get("cte", "quoted-printable"))
    return message


def read(message: EmailMessage, name: str = "a.eml") -> Document:
    return read_bytes(message.as_bytes(), name)


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_the_text_is_decoded_and_the_head_is_metadata(cte: str) -> None:
    document = read(mail(STORY, cte=cte))
    assert document.text == STORY.strip()
    assert (document.title, document.author, document.published) == (
        "Ferry berth – approved",
        "Ida Crane",
        "2025-03-04",
    )
    assert dict(document.grounds)["author"] == "From header"
    assert document.media_type == "message/rfc822"
    assert [place.label for place in document.places] == ["paragraph 1", "paragraph 2"]


OLDER = "It cost 12 million, eight to one.\n"


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        (f"On Mon, 3 Mar 2025 at 10:11, Desk <desk@ledger.example> wrote:\n> {OLDER}", "quoted mail"),
        (f"On Mon, 3 Mar 2025 at 10:11, Desk\n<desk@ledger.example> wrote:\n\n{OLDER}", "quoted mail"),
        (f"-----Original Message-----\nFrom: Desk\nSent: Monday\n\n{OLDER}", "quoted mail"),
        (f"________________________________\nFrom: Desk\nSent: Monday\nTo: Ida\n\n{OLDER}", "quoted mail"),
        (f"From: Desk\nDate: Monday\nSubject: x\n\n{OLDER}", "quoted mail"),
        (f"-- \nIda Crane\n{OLDER}", "signature"),
        ("Sent from my phone", "signature"),
        (f"---------- Forwarded message ---------\nFrom: Desk\n\n{OLDER}", "quoted mail"),
    ],
)  # fmt: skip
def test_older_mail_and_signatures_are_removed(below: str, reason: str) -> None:
    document = read(mail(f"{STORY}\n{below}"))
    assert "12 million" not in kept(document)
    assert "Work will start" in kept(document)
    assert reason in {part.reason for part in document.removed}


def test_answers_between_quoted_lines_stay() -> None:
    text = f"On Mon, Desk wrote:\n> Seven to two?\nNo, it was eight to one on Tuesday.\n> When?\n{STORY}"
    whole = kept(read(mail(text)))
    assert "eight to one on Tuesday" in whole
    assert "Seven to two?" not in whole


def test_what_is_forwarded_is_what_is_sent() -> None:
    text = f"FYI\n\n---------- Forwarded message ---------\nFrom: Ann <a@b.example>\nSubject: x\n\n{STORY}"
    document = read(mail(text))
    assert "voted seven to two" in kept(document)
    assert "Ann" not in kept(document)
    assert {part.reason for part in document.removed} == {"forwarded head"}


def test_nobody_loses_a_sentence_that_only_begins_like_quoting() -> None:
    text = "On Tuesday the council wrote to the mayor: seven to two.\n\nFrom June on work will start.\n"
    assert read(mail(text)).removed == ()


def test_a_mail_in_html_is_read_as_a_page_without_what_it_quotes() -> None:
    message = mail("")
    message.set_content(
        "<html><body><p>The harbour council voted seven to two on Tuesday.</p>"
        '<p>Work will start in June.</p><div class="gmail_signature">Ida Crane, 020 7946</div>'
        '<div class="gmail_quote"><div>On Mon, Desk wrote:</div>'
        "<blockquote type='cite'><p>It cost 12 million and the vote was eight to one.</p></blockquote></div>"
        "</body></html>",
        subtype="html",
    )
    document = read(message)
    assert kept(document).split() == (
        "The harbour council voted seven to two on Tuesday. Work will start in June.".split()
    )
    assert "quoted mail" in {part.reason for part in document.left_out}


def test_plain_text_goes_before_html_and_attachments_are_listed() -> None:
    message = mail(STORY)
    message.add_alternative("<p>Another text, for nine to none.</p>", subtype="html")
    message.add_attachment(
        b"x" * 20_000, maintype="application", subtype="pdf", filename="plan.pdf"
    )
    message.add_attachment("A press release, for ten to none.", filename="release.txt")
    document = read(message)
    assert document.text == STORY.strip()
    assert [(part.reason, part.text) for part in document.left_out] == [
        ("attachment", "plan.pdf, application/pdf, 20 kB"),
        ("attachment", "release.txt, text/plain, 34 bytes"),
    ]


def test_lines_that_were_broken_in_transit_are_joined() -> None:
    message = mail("The harbour council voted seven \nto two on Tuesday.\n\n-- \nIda\n")
    message.set_param("format", "flowed")
    document = read(message)
    assert document.text.startswith("The harbour council voted seven to two on Tuesday.\n")
    assert kept(document).strip().endswith("Tuesday.")


@pytest.mark.parametrize(
    "data",
    [
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pdf\n\nxx",
        b"From: a@b.example\nMessage-ID: <1>\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n--b--\n",
    ],
)
def test_a_mail_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="mail without text"):
        read_bytes(data, "a.eml")


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "rot13", "zlib"])
def test_what_is_no_charset_of_texts_is_not_heeded(charset: str) -> None:
    words = f"The council voted seven to two \\x41. {'abab-baba ' * 8000}"  # punycode: minutes
    head = "From: a@ledger.example\nSubject: Vote\nMIME-Version: 1.0\n"
    data = f"{head}Content-Type: text/plain; charset={charset}\n\n{words}\n".encode()
    assert read_bytes(data, "a.eml").text.startswith(words[:40])


def test_broken_heads_do_no_harm() -> None:
    data = (
        b"From: =?utf-8?q?=zz?= <@@>\nDate: Tue, 99 Foo\nSubject: =?x?y?z?=\n"
        b"Message-ID: <\nContent-Type: text/plain; charset=no-such\n\nThe council voted.\n"
    )
    document = read_bytes(data, "a.eml")
    assert document.text == "The council voted."
    assert document.published is None


def mhtml(source: str) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://ledger.example/saved"
    message["MIME-Version"] = "1.0"
    message.make_related()
    inner = EmailMessage()
    inner.set_content(source, subtype="html", cte="quoted-printable")
    message.attach(inner)
    style = EmailMessage()
    style.set_content("p { color: red }", subtype="css")
    message.attach(style)
    return message.as_bytes()


def test_a_saved_page_is_read_like_the_page() -> None:
    document = read_bytes(mhtml(PAGE), "a.mhtml")
    twin = page(PAGE)
    assert (document.text, document.places) == (twin.text, twin.places)
    assert document.media_type == "multipart/related"
    assert document.address == "https://ledger.example/ferry-berth"  # as the page says itself
    bare = read_bytes(mhtml("<p>The council voted seven to two.</p>"), "a.txt")
    assert bare.address == "https://ledger.example/saved"
    assert dict(bare.grounds)["address"] == "where it was fetched from"


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            "> |On Mon, A wrote:\n|-- \n|From: a\n|Sent: b\n|To: c\n|-----Original Message-----\n|"
            "---------- Forwarded message ---------\n|The end came.\n|\n|\n\n|word ".split("|")
        ),
        max_size=25,
    )
)
def test_any_order_of_marks_is_read_or_refused(parts: list[str]) -> None:
    try:
        document = read(mail("".join(parts)))
    except InputError:
        return
    assert kept(document).strip() or not document.removed


COPIED = (
    "From: Zoë Lindqvist <zoe@ledger.example>\nTo: desk@ledger.example\n"
    "Subject: Quay – two hurt\nSent: Tuesday, March 4, 2025 9:00 AM\n\n"
    "Two dockers were hurt on the quay on Monday. The café burned down.\n\n> Four, I think.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_mail_saved_as_a_text_is_read_as_a_mail(encoding: str) -> None:
    document = read_bytes(COPIED.encode(encoding), "quay.txt")
    assert document.media_type == "message/rfc822"
    assert (document.title, document.author, document.published) == (
        "Quay – two hurt", "Zoë Lindqvist", "2025-03-04",
    )  # fmt: skip
    assert dict(document.grounds)["published"] == "Sent header"
    assert document.text.startswith("Two dockers were hurt on the quay on Monday. The café")
    assert [part.reason for part in document.removed] == ["quoted mail"]
