"""One page from the web, within limits of size, time and redirections."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from compare._version import __version__
from compare.errors import InputError
from compare.read.formats import FILE_LIMIT
from compare.read.web.hosts import Host, locate

SECONDS = 30.0
"""Time for all of one address, redirections included."""
_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_CHUNK = 1 << 16
_CHARSET = re.compile(r""";\s?charset\s?=\s?["']?([A-Za-z0-9_.:-]{1,40})""", re.I)
_ASKED = {
    "User-Agent": f"compare-accounts/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    address: str
    """Where it came from in the end, redirections followed."""
    data: bytes
    media_type: str
    """As the server names it, with parameters; may be empty."""

    @property
    def charset(self) -> str | None:
        """The encoding of a text, as the server names it."""
        found = _CHARSET.search(self.media_type)
        return found[1] if found else None


def fetch(
    address: str, *, private: bool = False, seconds: float = SECONDS, limit: int = FILE_LIMIT
) -> Fetched:
    """Return what ``address`` gives.

    Only http and https, no credentials, no cookies, no proxy. ``private`` allows addresses that are
    not in the public network. Raises :class:`InputError` with one line for what goes wrong.
    """
    end = time.monotonic() + seconds
    shown = address
    address = urldefrag(address)[0]
    for _ in range(_REDIRECTS + 1):
        try:
            host = locate(address, private=private, end=end)
            found = _ask(host, end, limit, shown)
        except TimeoutError:
            raise InputError(shown, f"did not come within {seconds:.0f} seconds") from None
        except ssl.SSLError as error:
            cause = getattr(error, "verify_message", "") or error.reason or "no secure connection"
            raise InputError(shown, f"is not trusted: {cause}") from None
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            if time.monotonic() >= end:
                raise InputError(shown, f"did not come within {seconds:.0f} seconds") from None
            broken = isinstance(error, http.client.IncompleteRead | zlib.error)
            cause = getattr(error, "strerror", None) or type(error).__name__
            cause = "it broke off" if broken else cause
            raise InputError(shown, f"cannot be fetched ({cause})") from None
        if isinstance(found, Fetched):
            return Fetched(address, found.data, found.media_type)
        target = urldefrag(urljoin(address, found))[0]
        if host.secure and not target.lower().startswith("https:"):
            raise InputError(shown, "leads on to an address that is not secure")
        address = target
    raise InputError(shown, f"leads on more than {_REDIRECTS} times")


def _ask(host: Host, end: float, limit: int, shown: str) -> Fetched | str:
    """Return what a host gives, or where it says to ask."""
    with _connection(host, end) as connection:
        connection.request("GET", host.target, headers={"Host": host.authority, **_ASKED})
        with connection.getresponse() as response:
            if response.status in _MOVED and (place := response.getheader("Location")):
                return place
            if response.status != 200:
                reason = "".join(c for c in response.reason[:60] if c.isprintable())
                raise InputError(shown, f"the server answers {response.status} {reason}".rstrip())
            data = b"".join(_body(response, limit, shown))
            return Fetched("", data, response.getheader("Content-Type") or "")


def _body(response: http.client.HTTPResponse, limit: int, shown: str) -> Iterator[bytes]:
    """Yield what comes, unpacked; neither what comes nor what it unpacks to passes the limit."""
    packed = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        raise InputError(shown, "comes packed in a way that was not asked for")
    unpack = None if packed == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 16)
    size = 0
    while chunk := response.read(_CHUNK):
        while chunk:
            part = unpack.decompress(chunk, _CHUNK) if unpack else chunk
            chunk = unpack.unconsumed_tail if unpack else b""
            size += len(part)
            if size > limit:
                raise InputError(shown, f"is larger than {limit // 1_000_000} MB")
            yield part
            if not part:
                break
    if response.length or (unpack and not unpack.eof):
        raise http.client.IncompleteRead(b"")


@contextlib.contextmanager
def _connection(host: Host, end: float) -> Iterator[http.client.HTTPConnection]:
    """Open a connection to what was looked up, and cut it when time is over."""
    sock = _reached(host, end)
    holder = [sock]
    cut = threading.Timer(max(0.01, end - time.monotonic()), _cut, [holder])
    cut.daemon = True
    cut.start()  # a timeout of the socket would begin anew with each byte that drips in
    try:
        if host.secure:
            trusted = ssl.create_default_context()
            sock = holder[0] = trusted.wrap_socket(
                sock, server_hostname=host.name, do_handshake_on_connect=False
            )
            sock.do_handshake()
        connection = http.client.HTTPConnection(host.name, host.port)
        connection.sock = sock
        yield connection
        if time.monotonic() >= end:
            raise TimeoutError
    finally:
        cut.cancel()
        holder[0].close()


def _reached(host: Host, end: float) -> socket.socket:
    """Connect to the first address that can be reached, each within its share of what is left."""
    last: OSError = TimeoutError()
    for n, ip in enumerate(host.ips):
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            sock = socket.create_connection((ip, host.port), left / (len(host.ips) - n))
        except OSError as error:
            last = error
            continue
        sock.settimeout(max(0.01, end - time.monotonic()))
        return sock
    raise last


def _cut(holder: list[socket.socket]) -> None:
    with contextlib.suppress(OSError):
        holder[0].shutdown(socket.SHUT_RDWR)
