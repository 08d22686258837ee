"""How often a network may send."""

from datetime import timedelta

import pytest

from app.web import rate_limit
from app.web.rate_limit import RateLimit, network_of
from tests.app.town import local

NOW = local("2026-11-24 09:00")


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("testclient", "testclient"),
        (None, ""),
    ],
)
def test_a_network_stands_for_its_addresses(host: str | None, network: str) -> None:
    assert network_of(host) == network


def test_tokens_come_back_one_by_one_and_never_more_than_there_were() -> None:
    limit = RateLimit(2, timedelta(minutes=1))
    assert [limit.allows("a", NOW) for _ in range(3)] == [True, True, False]

    soon, much_later = NOW + timedelta(seconds=61), NOW + timedelta(days=1)
    assert [limit.allows("a", soon) for _ in range(2)] == [True, False]
    assert [limit.allows("a", much_later) for _ in range(3)] == [True, True, False]


def test_memory_is_bounded_and_holds_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "MOST_NETWORKS", 3)
    limit = RateLimit(1, timedelta(minutes=1))
    for n in range(5):
        limit.allows(f"192.0.{n}.1", NOW)

    assert len(limit._buckets) == 3
    assert all(b"192.0" not in key for key in limit._buckets)
    assert limit.allows("192.0.0.1", NOW)
    assert not limit.allows("192.0.4.1", NOW)
