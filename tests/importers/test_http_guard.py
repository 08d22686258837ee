"""Only public addresses are fetched: which addresses those are, by number and by looks."""

import ipaddress

import httpx
import pytest

from importers.http import Blocked
from importers.http_guard import check_url, is_local, is_public


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.215.14", True),
        ("2a00:1450:400f:80c::200e", True),
        ("64:ff9b::5db8:d70e", True),  # NAT64 of a public address
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),  # carrier-grade NAT
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("168.63.129.16", False),
        ("172.16.0.1", False),
        ("192.0.2.1", False),
        ("192.88.99.1", False),
        ("192.168.1.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("239.255.255.250", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", False),
        ("64:ff9b::7f00:1", False),  # NAT64 of 127.0.0.1
        ("64:ff9b:1::1", False),
        ("2001:0:7f00:1::", False),  # Teredo
        ("2001:db8::1", False),
        ("2002:7f00:1::1", False),  # 6to4 of 127.0.0.1
        ("3fff::1", False),
        ("5f00::1", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("ff0e::1", False),
    ],
)
def test_is_public_address(address: str, expected: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("10.0.0.5", True),
        ("fd00::5", True),
        ("169.254.169.254", False),
        ("fe80::1", False),
        ("0.0.0.0", False),
        ("::", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("93.184.215.14", False),
    ],
)
def test_is_local_address(address: str, expected: bool) -> None:
    assert is_local(ipaddress.ip_address(address)) is expected


@pytest.mark.parametrize(
    "url",
    [
        "ftp://feeds.example/x",
        "file:///etc/passwd",
        "gopher://feeds.example/",
        "//feeds.example/x",
        "/x",
        "",
        "http:///x",
        "http://user:secret@feeds.example/",
        "http://user@feeds.example/",
        "http://feeds.example\\@127.0.0.1/",
        "http://feeds.example:22/",
        "http://feeds.example:0/",
        "http://feeds.example:99999/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://1.2.3.4.5/",
        "http://%31%32%37.0.0.1/",
        "http://feeds%00.example/",
        "http://ex ample/",
        "http://[fe80::1%25eth0]/",
        "http://feeds..example/",
        f"http://{'a' * 250}.example/",
    ],
)
def test_check_url_refuses_odd_address(url: str) -> None:
    with pytest.raises(Blocked):
        check_url(httpx.URL(url), ports={80, 443}, allow_private=frozenset())


@pytest.mark.parametrize(
    "url",
    [
        "http://feeds.example/x",
        "https://feeds.example:443/x?y=1",
        "https://FEEDS.example./",
        "https://pähkinä.example/",
        "https://93.184.215.14/",
        "https://[2a00:1450::1]/",
        "http://feeds.example:8080/",
    ],
)
def test_check_url_lets_plain_address_pass(url: str) -> None:
    check_url(httpx.URL(url), ports={80, 443}, allow_private={"feeds.example:8080"})
