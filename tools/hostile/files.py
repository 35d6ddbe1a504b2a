"""Hostile documents, pages, mails and addresses: what grows, loops, nests, reaches out."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from tools.hostile.case import ACCOUNT, OTHER, Case, Made, put, whole

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PAGE = "<!doctype html><html lang=en><title>Berth</title><body><article><h1>Berth</h1>"
_SAID = "".join(
    f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in ACCOUNT.strip().split("\n\n")
)


def _zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def _word(body: str, head: str = "", **parts: str) -> bytes:
    """Return a Word document with an ordinary account and this body."""
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    return _zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": f"<Relationships xmlns='{_PACKAGE}'><Relationship Id='r' "
            f"Type='{_R}/officeDocument' Target='word/document.xml'/></Relationships>".encode(),
            "word/_rels/document.xml.rels": f"<Relationships xmlns='{_PACKAGE}'>{related}"
            "<Relationship Id='x' Type='x/attachedTemplate' TargetMode='External' "
            "Target='http://127.0.0.1:9/t.dotx'/><Relationship Id='y' Type='x/comments' "
            "Target='../../../../etc/passwd'/></Relationships>".encode(),
            "word/document.xml": f"{head}<w:document {_W}><w:body>{_SAID}{body}</w:body>"
            "</w:document>".encode(),
            **{f"word/{name}.xml": content.encode() for name, content in parts.items()},
        }
    )


def _growing() -> bytes:
    return _word("<w:p><w:r><w:t>" + " " * 300_000_000 + "</w:t></w:r></w:p>")


def _many_growing() -> bytes:
    part = f"<w:footnotes {_W}>" + " " * 31_000_000 + "</w:footnotes>"
    return _word("", footnotes=part, endnotes=part, comments=part)


def _laughs() -> bytes:
    names = "abcdefghij"
    more = "".join(
        f'<!ENTITY {name} "{f"&{names[n - 1]};" * 10}">' for n, name in enumerate(names) if n
    )
    head = f'<!DOCTYPE x [<!ENTITY a "lol">{more}]>'
    return _word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", head)


def _outside() -> bytes:
    head = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return _word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", head)


def _locked() -> bytes:
    data = bytearray(_word(""))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _fields() -> bytes:
    code = 'INCLUDETEXT "/etc/passwd" \\* MERGEFORMAT DDEAUTO c:\\\\x\\\\cmd.exe'
    return _word(
        f'<w:p><w:fldSimple w:instr="{code.replace(chr(34), "&quot;")}"><w:r><w:t>9</w:t></w:r>'
        "</w:fldSimple></w:p>"
    )


def _pipe(folder: Path) -> Made:
    os.mkfifo(folder / "a.txt")
    return [str(folder / "a.txt"), put(folder, "b.txt", OTHER), "--timeout", "5"]


def _address(address: str) -> Case:
    def make(folder: Path) -> Made:
        return [address, put(folder, "b.txt", OTHER)]

    test = "tests/read/test_web.py::test_this_machine_is_not_asked"
    return Case(f"the address `{address}`", make, test)


_SENT = "From: a@b.example\nTo: c@d.example\nDate: Tue, 04 Mar 2025 18:00:00 +0000\n"


def _mail() -> str:
    names = 'filename="../../../../etc/cron.d/x"'
    return (
        f'{_SENT}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
        f"--b\n\n{ACCOUNT}\n--b\n"
        f"Content-Type: text/plain\nContent-Disposition: attachment; {names}\n\nx\n--b--\n"
    )


def _punycode() -> str:
    return (
        f"{_SENT}Content-Type: text/plain; charset=punycode\n\n{ACCOUNT}{'abab-baba ' * 20_000}\n"
    )


def _paragraphs() -> str:
    return "".join(f"<p>{part}</p>" for part in ACCOUNT.split("\n\n"))


_PACKED = "tests/read/test_package.py"

CASES: tuple[Case, ...] = (
    Case(
        "a Word document of which a part grows to 300 MB",
        whole(_growing, "a.docx"),
        f"{_PACKED}::test_an_archive_that_grows_is_given_up",
    ),
    Case(
        "one of which three parts grow to 31 MB each",
        whole(_many_growing, "a.docx"),
        f"{_PACKED}::test_many_parts_that_grow_together_are_given_up",
    ),
    Case(
        "XML entities that grow to a billion words (DOCX)",
        whole(_laughs, "a.docx"),
        f"{_PACKED}::test_entities_are_not_expanded",
    ),
    Case(
        "an XML entity that names another file (DOCX)",
        whole(_outside, "a.docx"),
        f"{_PACKED}::test_entities_are_not_expanded",
    ),
    Case(
        "100,000 elements inside each other (DOCX)",
        whole(lambda: _word("<w:p>" * 100_000 + "</w:p>" * 100_000), "a.docx"),
        f"{_PACKED}::test_elements_too_deep_or_too_many_are_refused",
    ),
    Case(
        "an encrypted archive (DOCX)",
        whole(_locked, "a.docx"),
        f"{_PACKED}::test_an_encrypted_archive_says_so",
    ),
    Case(
        "fields that take in a file or run a program (DOCX)",
        whole(_fields, "a.docx"),
        "tests/read/test_docx.py::test_codes_of_fields_are_no_text_and_their_results_are",
    ),
    Case(
        "a template at an address, and a part `../../../../etc/passwd` (DOCX)",
        whole(lambda: _word(""), "a.docx"),
        "tests/read/test_docx.py::test_what_lies_outside_the_file_is_not_followed",
    ),
    Case(
        "200,000 groups inside each other (RTF)",
        whole(lambda: "{\\rtf1 " + "{" * 200_000, "a.rtf"),
        "tests/read/test_rtf.py::test_hostile_files_end_soon",
    ),
    Case(
        "100,000 lists inside each other (JSON)",
        whole(lambda: '{"text": ' + "[" * 100_000, "a.json"),
    ),
    Case(
        "a page of 200,000 elements inside each other",
        whole(lambda: _PAGE + "<div>" * 200_000 + _paragraphs(), "a.html"),
        "tests/read/html/test_page.py::test_a_page_that_cannot_be_read_is_refused_in_one_line",
    ),
    Case(
        "a page of 300,001 elements",
        whole(lambda: _PAGE + _paragraphs() + "<p>x</p>" * 300_001, "a.html"),
        "tests/read/html/test_page.py::test_a_page_that_cannot_be_read_is_refused_in_one_line",
    ),
    Case(
        "a page of 1,100,000 characters of text",
        whole(lambda: _PAGE + _paragraphs() + f"<p>{'The ferry sails. ' * 65_000}</p>", "a.html"),
    ),
    Case(
        "a page of 100,000 marks of notes that lead to each other",
        whole(
            lambda: (
                _PAGE
                + _paragraphs()
                + "".join(f'<a id=n{n} href="#n{n + 1}">1</a>' for n in range(100_000))
            ),
            "a.html",
        ),
    ),
    Case(
        "a page with an entity of its own, a frame and a picture of other files",
        whole(
            lambda: (
                '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                + _PAGE
                + _paragraphs()
                + "<p>&x;</p><iframe src=file:///etc/passwd></iframe><img src=http://127.0.0.1:9/a.png>"
            ),
            "a.html",
        ),
        "tests/read/html/test_page.py::test_nothing_is_fetched_and_no_entity_is_read",
    ),
    Case(
        "a mail with an attachment called `../../../../etc/cron.d/x`",
        whole(_mail, "a.eml"),
        "tests/read/test_mail.py::test_plain_text_goes_before_html_and_attachments_are_listed",
    ),
    Case(
        "a mail in the charset *punycode*, whose decoder takes quadratic time",
        whole(_punycode, "a.eml"),
        "tests/read/test_mail.py::test_what_is_no_charset_of_texts_is_not_heeded",
    ),
    _address("http://127.0.0.1:9/a"),
    _address("http://[::ffff:10.0.0.1]/a"),
    _address("http://169.254.169.254/latest/meta-data"),
    Case(
        "a pipe by name that nobody writes to, with `--timeout 5`",
        _pipe,
        "tests/cli/test_ending.py::test_a_pipe_that_nobody_writes_to_is_refused",
    ),
)
