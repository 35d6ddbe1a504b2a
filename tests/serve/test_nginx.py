"""The configuration of nginx that ``docs/serve.md`` shows, with the real nginx and the command."""

from __future__ import annotations

import base64
import datetime as dt
import getpass
import ipaddress
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from compare.serve.store import Database, access, frames
from tests.conftest import NEEDS_NGINX
from tests.serve.conftest import ROOT, STORY
from tools.dev.system import found

API = f"/api/v1/stories/{STORY}"
PEOPLE = "eva:{PLAIN}harbour\nbo:{PLAIN}quay\n"
AROUND = """
daemon off;
user PERSON;
worker_processes 1;
pid nginx.pid;
error_log stderr;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include review.conf;
}
"""
As = Callable[..., httpx2.Client]


def shown() -> str:
    """Return the configuration of the documentation."""
    text = (ROOT / "docs" / "serve.md").read_text("utf-8")
    (block,) = re.findall(r"```nginx\n(.*?)```", text, re.DOTALL)
    return str(block)


def certify(folder: Path) -> None:
    """Write a certificate for this machine, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "desk.example")])
    places: list[x509.GeneralName] = [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(places), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "desk.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "desk.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def free() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, compared_once: Path) -> Path:
    made = tmp_path_factory.mktemp("nginx")
    shutil.copy(compared_once, made / "review.db")
    return made


@pytest.fixture(scope="module")
def words(folder: Path) -> tuple[str, str]:
    """What a program and a frame come with; made before the server holds the database."""
    database = Database(str(folder / "review.db"))
    with database.write("Ida") as change:
        made = access.make_token(change, "desk", may_write=True), frames.make(change, STORY)
    database.close()
    return made


@pytest.fixture(scope="module")
def proxied(folder: Path, words: tuple[str, str]) -> Iterator[str]:
    """The server behind nginx, both as processes of their own; the address of nginx."""
    program = found("nginx")
    if program is None:
        pytest.skip(NEEDS_NGINX)
    place, port = folder / "review.sock", free()
    settings = shown()
    for said, here in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/run/compare/review.sock", str(place)),
        ("/etc/ssl/desk.example.pem", str(folder / "desk.pem")),
        ("/etc/ssl/private/desk.example.key", str(folder / "desk.key")),
        ("/etc/nginx/review.users", str(folder / "users")),
    ):
        assert said in settings
        settings = settings.replace(said, here)
    certify(folder)
    (folder / "users").write_text(PEOPLE, "utf-8")
    (folder / "review.conf").write_text(settings, "utf-8")
    (folder / "nginx.conf").write_text(AROUND.replace("PERSON", getpass.getuser()), "utf-8")
    serve = [sys.executable, "-m", "compare", "serve", "--uds", str(place), "--auth", "proxy"]
    serve += ["--host", "desk.example", "--https", "--embed-in", "https://cms.example"]
    proxy = [program, "-p", f"{folder}/", "-c", "nginx.conf", "-e", "stderr"]
    with (
        open(folder / "told.txt", "wb") as told,
        subprocess.Popen(
            [*serve, "--database", str(folder / "review.db")],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=told,
        ) as server,
        subprocess.Popen(proxy, stderr=told, stdout=told) as nginx,
    ):
        try:
            end = time.monotonic() + 180
            while not (place.exists() and listens(port)):
                cause = (folder / "told.txt").read_text("utf-8", "replace")
                assert server.poll() is None and nginx.poll() is None, cause
                assert time.monotonic() < end, cause
                time.sleep(0.05)
            yield f"https://127.0.0.1:{port}"
        finally:
            nginx.terminate()
            server.terminate()


def listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def desk(proxied: str, folder: Path) -> Iterator[As]:
    """Ask nginx as somebody: ``desk("eva:harbour")``, or with other headers."""
    clients = []
    trusted = ssl.create_default_context(cafile=str(folder / "desk.pem"))

    def make(signed: str = "", **headers: str) -> httpx2.Client:
        sent = {"host": "desk.example", **{n.replace("_", "-"): v for n, v in headers.items()}}
        if signed:
            sent["authorization"] = f"Basic {base64.b64encode(signed.encode()).decode()}"
        client = httpx2.Client(base_url=proxied, headers=sent, verify=trusted, timeout=60)
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


def page_of(client: httpx2.Client) -> str:
    answer = client.get(f"/stories/{STORY}")
    assert answer.status_code == 200, answer.text
    return answer.text


def key_in(page: str) -> str:
    return page.split('name="key" value="')[1].split('"', maxsplit=1)[0]


def test_nobody_gets_in_without_signing_in(desk: As) -> None:
    for client in (
        desk(),
        desk("eva:quay"),
        desk(Remote_User="eva"),
        desk("eva:quay", Remote_User="eva"),
        desk(authorization="bearer x", Remote_User="eva"),
    ):
        for path in ("/", f"/stories/{STORY}", f"{API}/events", "/static/../api/v1/audit"):
            answer = client.get(path)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Basic")
            assert "treaty" not in answer.text
    # what looks like a token is left to the server, which knows none, and no name comes along
    answer = desk(authorization="Bearer x", Remote_User="eva").get(f"{API}/findings")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_what_is_open_to_other_pages_takes_nobody_at_their_word(
    desk: As, words: tuple[str, str]
) -> None:
    for client in (desk(), desk("eva:quay"), desk(Remote_User="eva")):
        assert client.get("/static/app.css").status_code == 200
        assert "treaty" in client.get(f"/frames/{words[1]}").text
        for path in ("/frames/../api/v1/audit", "/frames/%2e%2e/api/v1/audit", "/oembed/x"):
            assert client.get(path).status_code in (401, 404), path


def test_a_decision_bears_the_name_that_was_signed_in_with(desk: As) -> None:
    """Whatever a browser says of itself, in whatever spelling."""
    bo = desk("bo:quay", Remote_User="eva")
    bo.headers = httpx2.Headers(
        [*bo.headers.raw, (b"REMOTE-USER", b"eva"), (b"Remote_User", b"eva")]
    )
    page = page_of(bo)
    assert "bo" in page and "eva" not in page
    finding = bo.get(f"{API}/findings").json()[0]["id"]
    form = {"key": key_in(page), "verdict": "dismiss", "reason": "rang Oslo", "revision": ""}
    form["revision"] = page.split('name="revision" value="')[1].split('"')[0]
    for origin, code in (("https://elsewhere.example", 403), ("https://desk.example", 303)):
        sent = bo.post(
            f"/stories/{STORY}/findings/{finding}/verdict",
            data=form,
            headers={"origin": origin, "sec-fetch-site": "same-origin"},
            follow_redirects=False,
        )
        assert sent.status_code == code, sent.text
    (line,) = [one for one in desk("eva:harbour").get("/api/v1/audit").json() if one["by"] == "bo"]
    assert line["action"] == "verdict"
    assert all(one["by"] != "eva" for one in bo.get("/api/v1/audit").json())
    # the key of one person's pages is of no use to another
    sent = desk("eva:harbour").post(f"/stories/{STORY}/undo", data={"key": form["key"]})
    assert sent.status_code == 403


def test_a_program_comes_with_its_token_alone(desk: As, words: tuple[str, str]) -> None:
    program = desk(authorization=f"Bearer {words[0]}", Remote_User="eva")
    found = program.get(f"{API}/findings").json()[0]["id"]
    sent = program.post(f"{API}/findings/{found}/comments", json={"text": "by a program"})
    assert sent.status_code == 201, sent.text
    assert program.get("/api/v1/audit").json()[-1]["by"] == "Ida (desk)"


def test_an_event_arrives_at_once(desk: As) -> None:
    eva, bo = desk("eva:harbour"), desk("bo:quay")
    finding = bo.get(f"{API}/findings").json()[0]["id"]
    # less than what wakes a silent stream anyway
    with eva.stream("GET", f"{API}/events", timeout=10) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.iter_lines()
        assert next(lines) == ": here"
        sent = bo.post(
            f"{API}/findings/{finding}/comments",
            json={"text": "rang Oslo again"},
            headers={"x-form-key": key_in(page_of(bo))},
        )
        assert sent.status_code == 201, sent.text
        told = [next(lines) for _ in range(4)]
    assert "event: comment" in told
    assert any("rang Oslo again" in line and '"by": "bo"' in line for line in told)


def test_a_file_of_some_megabytes_gets_through(desk: As) -> None:
    """And one of more than the server takes is refused before it is sent on."""
    bo = desk("bo:quay")
    key = {"x-form-key": key_in(page_of(bo))}
    for size, code in ((3_000_000, 201), (64_000_000, 413)):
        sent = bo.post(
            f"{API}/sources", files=[("files", ("x.txt", b"x" * size))], headers=key, timeout=60
        )
        assert sent.status_code == code
