"""How often one network may send something. Addresses are kept nowhere, only salted hashes in memory."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from ipaddress import ip_address, ip_network
from threading import Lock

MOST_NETWORKS = 10_000
NETWORK_BITS = {4: 24, 6: 48}
"""What one household or office has for its own: whoever changes the last part is still the same sender."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime


class RateLimit:
    """A bucket of `most` tokens for each network; one comes back `every` so often.

    The salt lives as long as the process: nobody can tell later who a hash was.
    """

    def __init__(self, most: int, every: timedelta) -> None:
        self._most, self._every = most, every
        self._salt = secrets.token_bytes(16)
        self._buckets: OrderedDict[bytes, _Bucket] = OrderedDict()
        self._lock = Lock()

    def allows(self, host: str | None, now: datetime) -> bool:
        """Take a token of the network that a host is in; False: there is none left."""
        key = blake2b(network_of(host).encode(), digest_size=16, key=self._salt).digest()
        with self._lock:
            bucket = self._buckets.pop(key, _Bucket(self._most, now))
            bucket.left = min(self._most, bucket.left + (now - bucket.at) / self._every)
            bucket.at = now
            allowed = bucket.left >= 1
            bucket.left -= allowed
            self._buckets[key] = bucket
            if len(self._buckets) > MOST_NETWORKS:
                self._buckets.popitem(last=False)
        return allowed


def network_of(host: str | None) -> str:
    """The network of an address, as text; what is no address stands for itself."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return host or ""
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return str(ip_network(f"{address}/{NETWORK_BITS[address.version]}", strict=False))
