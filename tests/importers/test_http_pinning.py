"""The address that is checked is the one that is dialled, under the name that was asked for."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from importers.http import Blocked, Fetcher, FetchPolicy, Surroundings, Unreachable, Untrusted
from tests.importers.feed_server import FeedServer, reply


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        running.answer("/feed", reply(200, b"[]"))
        yield running


def policy(*told: str) -> FetchPolicy:
    return FetchPolicy(allow_private=frozenset(told), retries=0, host_delay=0, total_timeout=5)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127。0。0。1", "[::ffff:127.0.0.1]", "[::1]"])
def test_get_loopback_not_told_is_blocked(server: FeedServer, host: str) -> None:
    ports = FetchPolicy(allowed_ports=frozenset({server.port}), retries=0)
    with Fetcher(ports) as fetcher, pytest.raises(Blocked, match="not on the public internet"):
        fetcher.get(server.url("/feed", host))
    assert server.asked == []


def test_get_loopback_told_is_fetched(server: FeedServer) -> None:
    with Fetcher(policy(f"127.0.0.1:{server.port}")) as fetcher:
        assert fetcher.get(server.url("/feed")).body == b"[]"


def test_get_port_not_told_is_blocked(server: FeedServer) -> None:
    with Fetcher(policy("127.0.0.1:1")) as fetcher, pytest.raises(Blocked) as caught:
        fetcher.get(server.url("/feed"))
    assert caught.value.message == f"Port {server.port} is not among the ports that may be used"
    assert caught.value.url == server.url("/feed")
    assert caught.value.permanent is True


@pytest.mark.parametrize("host", ["[::bad", "0177.0.0.1", "１２７.0.0.1", "a\x00b"])
def test_get_text_that_is_no_address_is_blocked(host: str) -> None:
    with Fetcher(policy()) as fetcher, pytest.raises(Blocked) as caught:
        fetcher.get(f"http://{host}/?key=hush")
    assert str(caught.value) == f"This is not a web address (http://{host}/?key=***)"
    assert caught.value.__cause__ is None


def test_get_one_inside_address_among_public_ones_is_blocked(server: FeedServer) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["93.184.215.14", "127.0.0.1"]

    ports = FetchPolicy(allowed_ports=frozenset({server.port}), retries=0)
    with Fetcher(ports, None, Surroundings(resolve=resolve)) as fetcher, pytest.raises(Blocked):
        fetcher.get(server.url("/feed", "feeds.example"))
    assert server.asked == []


def test_get_name_is_resolved_once_and_the_checked_address_dialled(server: FeedServer) -> None:
    answers = [["127.0.0.1"], ["169.254.169.254"]]

    def resolve(host: str, port: int) -> list[str]:
        return answers.pop(0)

    told = policy(f"feeds.example:{server.port}")
    with Fetcher(told, None, Surroundings(resolve=resolve)) as fetcher:
        assert fetcher.get(server.url("/feed", "feeds.example")).body == b"[]"
    assert answers == [["169.254.169.254"]]
    assert server.asked[0].headers["host"] == f"feeds.example:{server.port}"


def test_get_name_that_changes_to_an_inside_address_is_blocked(server: FeedServer) -> None:
    server.answer("/feed", reply(200, b"[]", Connection="close"))
    answers = [["127.0.0.1"], ["169.254.169.254"]]

    def resolve(host: str, port: int) -> list[str]:
        return answers.pop(0)

    told = policy(f"feeds.example:{server.port}")
    with Fetcher(told, None, Surroundings(resolve=resolve)) as fetcher:
        fetcher.get(server.url("/feed", "feeds.example"))
        with pytest.raises(Blocked):
            fetcher.get(server.url("/feed", "feeds.example"))
    assert len(server.asked) == 1


def test_get_second_address_is_tried_when_the_first_does_not_answer(server: FeedServer) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["::1", "127.0.0.1"]

    told = policy(f"feeds.example:{server.port}")
    with Fetcher(told, None, Surroundings(resolve=resolve)) as fetcher:
        assert fetcher.get(server.url("/feed", "feeds.example")).status == 200


@pytest.mark.parametrize("found", [[], ["not an address"]])
def test_get_name_without_address_is_unreachable(found: list[str]) -> None:
    around = Surroundings(resolve=lambda _host, _port: found)
    with Fetcher(policy(), None, around) as fetcher, pytest.raises(Unreachable):
        fetcher.get("http://feeds.example/")


def test_get_name_that_is_not_known_is_unreachable() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    around = Surroundings(resolve=resolve)
    with Fetcher(policy(), None, around) as fetcher, pytest.raises(Unreachable) as caught:
        fetcher.get("http://feeds.example/")
    assert str(caught.value) == "The host's name is not known: check the address (http://feeds.example/)"


def test_get_environment_proxy_is_not_used(server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with Fetcher(policy(f"127.0.0.1:{server.port}")) as fetcher:
        assert fetcher.get(server.url("/feed")).status == 200


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl command to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=feeds.example"
    named = ["-addext", "subjectAltName=DNS:feeds.example", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([openssl, *made.split(), *named], check=True, capture_output=True)
    return cert, key


@pytest.fixture
def tls_server(certificate: tuple[Path, Path]) -> Iterator[FeedServer]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    with FeedServer(tls=context) as running:
        running.answer("/feed", reply(200, b"[]"))
        yield running


def resolve_to_loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_get_https_keeps_the_name_while_dialling_the_address(
    tls_server: FeedServer, certificate: tuple[Path, Path]
) -> None:
    trusted = ssl.create_default_context(cafile=str(certificate[0]))
    around = Surroundings(resolve=resolve_to_loopback, ssl_context=trusted)
    with Fetcher(policy(f"feeds.example:{tls_server.port}"), None, around) as fetcher:
        assert fetcher.get(tls_server.url("/feed", "feeds.example")).body == b"[]"


def test_get_https_certificate_of_another_name_is_untrusted(
    tls_server: FeedServer, certificate: tuple[Path, Path]
) -> None:
    trusted = ssl.create_default_context(cafile=str(certificate[0]))
    around = Surroundings(resolve=resolve_to_loopback, ssl_context=trusted)
    told = policy(f"other.example:{tls_server.port}")
    with Fetcher(told, None, around) as fetcher, pytest.raises(Untrusted) as caught:
        fetcher.get(tls_server.url("/feed", "other.example"))
    assert caught.value.permanent is True


def test_get_https_certificate_of_nobody_we_know_is_untrusted(tls_server: FeedServer) -> None:
    told = policy(f"feeds.example:{tls_server.port}")
    around = Surroundings(resolve=resolve_to_loopback)
    with Fetcher(told, None, around) as fetcher, pytest.raises(Untrusted):
        fetcher.get(tls_server.url("/feed", "feeds.example"))
    assert tls_server.asked == []
