"""Where an address leads, and whether that is a place in the public network.

A name is looked up once and the connection goes to what was found: a server that gives its name
another address for the next question gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from compare.errors import InputError

_ADDRESS = re.compile(r"https?://", re.I)
_LONGEST = 2000
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for an IPv4 address in their last four bytes (RFC 6052)."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Host:
    """One place to connect to, and what to ask it for."""

    secure: bool
    name: str
    """As it is known to the network: lower case, ASCII."""
    port: int
    ip: str
    """The address that the name was found to have."""
    target: str
    """Path and query."""

    @property
    def authority(self) -> str:
        """Name and port as the request gives them."""
        name = f"[{self.name}]" if ":" in self.name else self.name
        return name if self.port == (443 if self.secure else 80) else f"{name}:{self.port}"


def is_address(argument: str) -> bool:
    """Tell whether an argument is an address of the web and no path."""
    return bool(_ADDRESS.match(argument))


def locate(address: str, *, private: bool) -> Host:
    """Return where ``address`` leads.

    With ``private`` off, a name that leads to any address which is not public is refused: one's own
    machine, a local network, a multicast group. Raises :class:`InputError`.
    """
    if len(address) > _LONGEST or not address.isprintable() or " " in address:
        raise InputError(address[:80], "is no address that can be fetched")
    try:
        parts = urlsplit(address)
        name, port = (parts.hostname or ""), parts.port
        if not name or parts.username is not None or parts.scheme.lower() not in ("http", "https"):
            raise ValueError
        name = name if _ip(name) else name.rstrip(".").encode("idna").decode("ascii").lower()
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        target.encode("ascii")
    except UnicodeEncodeError:
        from urllib.parse import quote

        target = quote(target, safe="/%:=&?~#+!$,;'@()*[]")
    except (ValueError, UnicodeError):
        raise InputError(address, "is no address that can be fetched") from None
    secure = parts.scheme.lower() == "https"
    port = port if port is not None else (443 if secure else 80)
    ip = _look_up(name, port, address, private=private)
    return Host(secure, name, port, ip, target)


def is_public(ip: Address) -> bool:
    """Tell whether an address is one of the public network, also where it stands for another."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(inner):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _look_up(name: str, port: int, address: str, *, private: bool) -> str:
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, OverflowError):
        raise InputError(address, f"there is no host {name}, or no network") from None
    ips = [str(entry[4][0]) for entry in found]
    for ip in ips:
        known = _ip(ip.partition("%")[0])
        if not private and (known is None or not is_public(known)):
            raise InputError(
                address,
                f"leads to {ip}, which is not in the public network; --allow-private fetches it",
            )
    return ips[0]


def _ip(name: str) -> Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
