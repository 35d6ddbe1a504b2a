"""Addresses: what is fetched, from where, and within which limits. Servers are on this machine."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import ipaddress
import socket
import threading
import time
from typing import Any

import pytest

from compare.errors import InputError
from compare.read import read_fetched
from compare.read.web import fetch
from compare.read.web.hosts import is_public, locate
from tests.read.html.pages import PAGE
from tests.read.web_server import Answer, Server, drip, endless, send


def test_a_page_is_fetched_and_read(server: Server) -> None:
    server.answers["/a/page?x=1"] = send(PAGE.encode(), Content_Type="text/html; charset=utf-8")
    address = f"{server.address}/a/page?x=1#part"
    fetched = fetch(address, private=True)
    document = read_fetched(fetched, address)
    assert fetched.data == PAGE.encode()
    assert document.title == "Harbour council approves new ferry berth"
    assert document.name == "127.0.0.1/a/page"
    ((path, headers),) = server.asked
    assert path == "/a/page?x=1"
    assert "cookie" not in {name.lower() for name in headers}
    assert headers["User-Agent"].startswith("compare-accounts/")


def test_the_address_is_kept_where_the_page_names_none(server: Server) -> None:
    server.answers["/a"] = send(b"", 302, Location="/b")
    server.answers["/b"] = send(b"The council voted seven to two.", Content_Type="text/plain")
    document = read_fetched(fetch(f"{server.address}/a", private=True), f"{server.address}/a")
    assert document.address == f"{server.address}/b"
    assert dict(document.grounds)["address"] == "where it was fetched from"
    assert document.media_type == "text/plain"


RUSSIAN = "Мэр города сказал, что мост упал в реку. Никто не пострадал, сообщили власти."
NAMED = '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>'


@pytest.mark.parametrize(
    ("data", "said", "word"),
    [
        # Without the header these bytes are read as curly quotes, or as another alphabet.
        ("Šárka Žižková won.".encode("iso8859-2"), "text/plain; charset=ISO-8859-2", "Žižková"),
        (RUSSIAN.encode("iso8859-5"), 'text/plain;charset="iso-8859-5"', "сказал"),
        ("The café’s till".encode("cp1252"), "text/plain; charset=iso-8859-1", "café’s"),
        ("Mayor 木村 resigned.".encode("iso2022_jp"), "text/plain; charset=iso-2022-jp", "木村"),
        ("The mayor resigned.".encode("utf-16-le"), "text/plain; charset=utf-16le", "mayor"),
        # It counts before what the page says of itself.
        (NAMED.format("iso-8859-1", RUSSIAN).encode("koi8_r"), "text/html; charset=KOI8-R", "мост"),
        # UTF-8 is told by itself, whatever is said; a charset that does not fit, or is none, is not heeded.
        ("Žižková won.".encode(), "text/plain; charset=iso-8859-1", "Žižková"),
        (NAMED.format("utf-8", "Žižková won.").encode(), "text/html; charset=latin1", "Žižková"),
        ("The café closed.".encode("cp1252"), "text/plain; charset=utf-8", "café"),
        ("The café closed.".encode("cp1252"), "text/plain; charset=no-such", "café"),
        ("The café \\x41 closed.".encode("cp1252"), "text/plain; charset=unicode_escape", "\\x41"),
    ],
)
def test_the_charset_that_the_server_names_is_heeded(
    server: Server, data: bytes, said: str, word: str
) -> None:
    server.answers["/a"] = send(data, Content_Type=said)
    document = read_fetched(fetch(f"{server.address}/a", private=True), f"{server.address}/a")
    assert word in document.text
    assert document.sha256 == "sha256:" + hashlib.sha256(data).hexdigest()


def test_a_pdf_is_no_text_whatever_charset_the_server_names(server: Server) -> None:
    server.answers["/a"] = send(b"%PDF-1.4 \xe9", Content_Type="application/pdf; charset=latin1")
    with pytest.raises(InputError, match="PDF"):
        read_fetched(fetch(f"{server.address}/a", private=True), f"{server.address}/a")


def test_what_comes_packed_is_unpacked_within_the_limit(server: Server) -> None:
    server.answers["/a"] = send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    server.answers["/bomb"] = send(gzip.compress(b"x" * 50_000_000), Content_Encoding="gzip")
    assert fetch(f"{server.address}/a", private=True).data == PAGE.encode()
    with pytest.raises(InputError, match="larger than 1 MB"):
        fetch(f"{server.address}/bomb", private=True, limit=1_000_000)


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (send(b"", 404), "answers 404"),
        (send(b"", 500), "answers 500"),
        (endless, "larger than 1 MB"),
        (drip, "within 1 seconds"),
        (send(b"half", Content_Length="4000"), "broke off|within"),
        (send(b"x", Content_Encoding="br"), "packed in a way"),
        (send(b"not gzip", Content_Encoding="gzip"), "broke off"),
        (send(b"", 302, Location="ftp://example.org/a"), "no address that can be fetched"),
        (send(b"", 302, Location="file:///etc/passwd"), "no address that can be fetched"),
        (send(b"", 302, Location="/a"), "leads on more than 5 times"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(server: Server, answer: Answer, cause: str) -> None:
    server.answers["/a"] = answer
    start = time.monotonic()
    with pytest.raises(InputError, match=cause) as caught:
        fetch(f"{server.address}/a", private=True, seconds=1, limit=1_000_000)
    assert "\n" not in str(caught.value)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]"],
)
def test_this_machine_is_not_asked(server: Server, host: str) -> None:
    with pytest.raises(InputError, match=r"not in the public network|no host"):
        fetch(f"http://{host}:{server.http.server_port}/a")
    assert server.asked == []


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("172.16.3.4", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("239.1.2.3", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("0.0.0.0", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("fec0::1", False),
        ("feff:ffff::1", False),
        ("4000::1", False),
        ("3fff::1", False),
        ("64:ff9b:1::a00:1", False),
        ("ff02::1", False),
        ("::", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_what_is_public(ip: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(ip)) == public


def lookups(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names have these addresses, one answer after the other; return what was asked."""
    asked: list[str] = []
    left = list(answers)

    def look_up(host: str, port: int, **_: object) -> list[Any]:
        asked.append(host)
        ips = left.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_a_site_local_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lookups(monkeypatch, ["fec0::1"])
    with pytest.raises(InputError, match="not in the public network"):
        locate("http://inside.example/a", private=False, end=time.monotonic() + 5)


def test_a_name_is_looked_up_once_and_that_address_is_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = lookups(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    reached: list[object] = []

    def connect(address: object, timeout: float) -> socket.socket:
        reached.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(InputError, match="Connection refused"):
        fetch("http://rebind.example/a")
    assert asked == ["rebind.example"]
    assert reached == [("93.184.216.34", 80)]


def named(monkeypatch: pytest.MonkeyPatch, *ips: str) -> None:
    """Let every name have these addresses; what is an address already is looked up as ever."""
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if not host.endswith(".example"):
            return list(real(host, port, *rest, **more))
        return [found for ip in ips for found in real(ip, port, *rest, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_where_one_address_cannot_be_reached_the_next_one_is_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/a"] = send(b"The council voted.")
    named(monkeypatch, "::1", "127.0.0.1")  # nobody listens at the first one
    port = server.http.server_port
    assert fetch(f"http://two.example:{port}/a", private=True).data == b"The council voted."
    named(monkeypatch, "::1")
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch(f"http://one.example:{port}/a", private=True)


def test_an_address_that_keeps_silent_leaves_time_for_the_next_one(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/a"] = send(b"The council voted.")
    port = server.http.server_port
    with socket.socket() as silent, contextlib.ExitStack() as stack:
        silent.bind(("127.0.0.2", port))
        silent.listen(0)
        for _ in range(4):  # who comes when the queue is full gets no answer
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.2", port))
        with pytest.raises(TimeoutError):
            socket.create_connection(("127.0.0.2", port), 0.2)
        named(monkeypatch, "127.0.0.2", "127.0.0.1")
        address = f"http://two.example:{port}/a"
        assert fetch(address, private=True, seconds=2).data == b"The council voted."


def test_kinds_of_addresses_are_tried_by_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    lookups(monkeypatch, ["::1", "::2", "::2", "::3", "127.0.0.1", "127.0.0.2"])
    host = locate("http://many.example/", private=True, end=time.monotonic() + 10)
    assert host.ips == ("::1", "127.0.0.1", "::2", "127.0.0.2", "::3")


def test_a_look_up_that_does_not_end_is_within_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def look_up(*_: object, **__: object) -> list[Any]:
        over.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    start = time.monotonic()
    try:
        with pytest.raises(InputError, match="did not come within 1 seconds"):
            fetch("http://slow.example/a", seconds=1)
        assert time.monotonic() - start < 5
    finally:
        over.set()


def test_a_name_that_also_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lookups(monkeypatch, ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(InputError, match=r"leads to 10.0.0.1, which is not in the public network"):
        fetch("https://two.example/a")


def test_a_page_outside_cannot_lead_inside(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/a"] = send(b"", 302, Location=f"{server.address}/secret")
    server.answers["/secret"] = send(b"The secret.")
    lookups(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address[0] == "93.184.216.34"
        sock = socket.socket()
        sock.connect(("127.0.0.1", server.http.server_port))
        return sock

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(InputError, match=r"leads to 127.0.0.1, which is not in the public network"):
        fetch("http://outside.example/a")
    assert [path for path, _ in server.asked] == ["/a"]


@pytest.mark.parametrize(
    "address",
    ["http://", "http://user:pass@a.example/", "http://a.example:99999/", "http://a\nb/", "https://[::1/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="no address that can be fetched"):
        fetch(address)
