"""Where the importers may connect: public addresses only, checked at the moment of connecting.

The name is resolved here and the connection is made to the very address that was checked, so that a name
server that changes its answer in between (DNS re-binding) gains nothing. Host header and TLS server name
stay those of the address that was asked for.
"""

import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import httpcore
import httpx

from importers.http_errors import Blocked, TimedOut, Unreachable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_MOST_ADDRESSES_TRIED = 4

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Not private by the book, but no public feed lives there.
_REFUSED = (
    ipaddress.ip_network("192.88.99.0/24"),  # 6to4 relays
    ipaddress.ip_network("168.63.129.16/32"),  # the inside services of a cloud
    ipaddress.ip_network("2002::/16"),  # 6to4: hides an IPv4 address
    ipaddress.ip_network("2001::/32"),  # Teredo: hides an IPv4 address
    ipaddress.ip_network("3fff::/20"),  # for documentation
)


def is_public(address: Address) -> bool:
    """Tell if an address is an ordinary one of the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GLOBAL_UNICAST:
            return False  # IPv4-mapped, loopback, link-local, unique-local, site-local, multicast …
    if address.is_multicast or address.is_reserved or not address.is_global:
        return False
    return not any(address in network for network in _REFUSED)


def is_local(address: Address) -> bool:
    """Tell if an address is of this machine or its own network, where a told host may be."""
    if address.is_loopback:
        return True
    unfit = address.is_link_local or address.is_multicast or address.is_unspecified or address.is_reserved
    return address.is_private and not unfit


def endpoint(url: httpx.URL) -> str:
    """Give "host:port", an IPv6 address in brackets."""
    return host_port(url.host, port_of(url))


def host_port(host: str, port: int) -> str:
    """Write host and port as in an address."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def port_of(url: httpx.URL) -> int:
    """Give the port, written or implied (0 for a scheme that we do not know)."""
    return _DEFAULT_PORTS.get(url.scheme, 0) if url.port is None else url.port


def check_url(url: httpx.URL, *, ports: AbstractSet[int], allow_private: AbstractSet[str]) -> None:
    """Refuse an address by its looks; what its name leads to is checked when connecting.

    Raises Blocked.
    """
    if url.scheme not in _DEFAULT_PORTS:
        raise Blocked("Only addresses that begin with http:// or https:// can be fetched")
    if url.userinfo:
        raise Blocked("An address may not hold a user name or password")
    if not _is_proper_host(url.raw_host.decode("ascii")):
        raise Blocked("The host in the address is not a proper name or IP address")
    if port_of(url) not in ports and endpoint(url) not in allow_private:
        raise Blocked(f"Port {port_of(url)} is not among the ports that may be used")


def _is_proper_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        # A last part that is a number makes it an IPv4 address in disguise: 2130706433, 0x7f.1, 0177.0.0.1.
        last = host.rstrip(".").rpartition(".")[2]
        return len(host) <= 253 and bool(_HOST_NAME.fullmatch(host)) and not _NUMBER.fullmatch(last)
    return "%" not in host


def system_resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host.

    Raises OSError (or UnicodeError for a name that cannot be asked).
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(slots=True)
class Deadline:
    """The moment when a whole fetch must be over."""

    clock: Callable[[], float] = time.monotonic
    ends_at: float = float("inf")

    def restart(self, seconds: float) -> None:
        """Give the fetch that begins now this many seconds."""
        self.ends_at = self.clock() + seconds

    def left(self) -> float:
        """Give the seconds that are left, at least 0."""
        return max(0.0, self.ends_at - self.clock())

    def cap(self, timeout: float | None) -> float:
        """Shorten a time-out to what is left; raises TimedOut when nothing is."""
        left = self.left()
        if left <= 0:
            raise TimedOut("The fetch took longer than it may take in all")
        return left if timeout is None else min(timeout, left)


@dataclass(slots=True)
class GuardedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, and lets no connection outlive the deadline."""

    allow_private: AbstractSet[str]
    deadline: Deadline
    resolve: Resolve = system_resolve
    _plain: httpcore.SyncBackend = field(default_factory=httpcore.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check every address, and dial the checked ones in turn."""
        failure: Exception = Unreachable("The host's name leads to no address")
        for address in self._checked_addresses(host, port)[:_MOST_ADDRESSES_TRIED]:
            try:
                stream = self._plain.connect_tcp(
                    str(address), port, self.deadline.cap(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self.deadline)
        raise failure

    def _checked_addresses(self, host: str, port: int) -> list[Address]:
        try:
            addresses = [ipaddress.ip_address(found) for found in self.resolve(host, port)]
        except (OSError, UnicodeError, ValueError) as error:
            raise Unreachable("The host's name is not known: check the address") from error
        told = host_port(host, port) in self.allow_private
        for address in addresses:
            if not (is_public(address) or (told and is_local(address))):
                raise Blocked("The host is not on the public internet, so it may not be fetched")
        return addresses


@dataclass(slots=True)
class TimedStream(httpcore.NetworkStream):
    """A connection whose every wait also ends at the deadline: a dripping server is cut."""

    stream: httpcore.NetworkStream
    deadline: Deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self.stream.read(max_bytes, self.deadline.cap(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of the buffer."""
        self.stream.write(buffer, self.deadline.cap(timeout))

    def close(self) -> None:
        """Close the connection."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Give the same connection under TLS."""
        secured = self.stream.start_tls(ssl_context, server_hostname, self.deadline.cap(timeout))
        return TimedStream(secured, self.deadline)

    def get_extra_info(self, info: str) -> object:
        """Tell about the connection (httpcore asks whether it is still alive)."""
        return self.stream.get_extra_info(info)
