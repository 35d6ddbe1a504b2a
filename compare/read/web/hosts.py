"""Where an address leads, and whether that is a place in the public network.

A name is looked up once and the connection goes to what was found: a server that gives its name
another address for the next question gains nothing. The look-up is within the time of the whole:
the system's own may wait for minutes for servers of names that do not answer.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from compare.errors import InputError

_ADDRESS = re.compile(r"https?://", re.I)
_LONGEST = 2000
_UNICAST = ipaddress.ip_network("2000::/3")
"""The IPv6 addresses given out for the public network (RFC 4291). Site-local ``fec0::`` and
``64:ff9b::``, which stands for an IPv4 address, are none of them."""
_EXAMPLES = ipaddress.ip_network("3fff::/20")
"""Those of them that are for documentation (RFC 9637), which older tables do not know."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Host:
    """One place to connect to, and what to ask it for."""

    secure: bool
    name: str
    """As it is known to the network: lower case, ASCII."""
    port: int
    ips: tuple[str, ...]
    """The addresses that the name was found to have, in the order in which to try them."""
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


def locate(address: str, *, private: bool, end: float) -> Host:
    """Return where ``address`` leads, before ``end`` (of the monotonic clock).

    With ``private`` off, a name that leads to any address which is not public is refused: one's own
    machine, a local network, a multicast group. Raises :class:`InputError`; ``TimeoutError`` where
    the name was not found by then.
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
    ips = _look_up(name, port, address, private=private, end=end)
    return Host(secure, name, port, ips, target)


def is_public(ip: Address) -> bool:
    """Tell whether an address is one of the public network, also where it stands for another."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None and not is_public(inner):
            return False
        if ip not in _UNICAST or ip in _EXAMPLES:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _look_up(name: str, port: int, address: str, *, private: bool, end: float) -> tuple[str, ...]:
    try:
        ips = _found(name, port, end)
    except TimeoutError:
        raise
    except (OSError, UnicodeError, OverflowError):
        raise InputError(address, f"there is no host {name}, or no network") from None
    for ip in ips:
        known = _ip(ip.partition("%")[0])
        if not private and (known is None or not is_public(known)):
            raise InputError(
                address,
                f"leads to {ip}, which is not in the public network; --allow-private fetches it",
            )
    return _by_turns(ips)


def _found(name: str, port: int, end: float) -> list[str]:
    """Return the addresses that the system finds for a name, each once, in its order.

    It is asked in a thread of its own, which is left behind where it does not come back in time.
    """
    answers: list[list[str]] = []
    errors: list[BaseException] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
            answers.append(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except BaseException as error:  # raised where it was asked for
            errors.append(error)

    asking = threading.Thread(target=ask, name="look-up", daemon=True)
    asking.start()
    asking.join(max(0.0, end - time.monotonic()))
    if errors:
        raise errors[0]
    if not answers:
        raise TimeoutError
    return answers[0]


def _by_turns(ips: Sequence[str]) -> tuple[str, ...]:
    """Return addresses with those of IPv6 and IPv4 by turns, the kind of the first one first.

    Where one of the two leads nowhere, the other is not kept waiting behind all of its addresses.
    """
    first = ":" in ips[0]
    same = [ip for ip in ips if (":" in ip) == first]
    other = [ip for ip in ips if (":" in ip) != first]
    return tuple(ip for ip in chain.from_iterable(zip_longest(same, other)) if ip is not None)


def _ip(name: str) -> Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
