"""What a browser asks for by itself."""

import json
import re
import struct

import pytest
from fastapi.testclient import TestClient

from app.core.settings import ROOT
from app.offline import worker
from app.offline.worker import worker_script
from app.web.languages import LANGUAGES
from tests.app.town import Town
from tests.page_client import PageClient, attribute, links, texts, words


def test_the_offline_page_offers_a_phone_and_keeps_its_lists_hidden_until_filled(town: Town) -> None:
    tree = PageClient(TestClient(town.app(phone="015 194 1"))).get("/offline")

    assert texts(tree, "h1") == ["Ei yhteyttä juuri nyt"]
    assert links(tree, "main p a") == {"015 194 1": "tel:0151941"}
    assert all("hidden" in part.attributes for part in tree.css("[data-seen-list], [data-seen-pages]"))
    assert attribute(tree, "meta[name=robots]", "content") == "noindex"
    assert tree.css_first("template#seen-notice") is not None


@pytest.mark.parametrize(
    ("prefix", "lang", "description"),
    [
        ("", "fi", "Tekemistä, seuraa ja apua läheltä."),
        ("/sv", "sv", "Något att göra, sällskap och hjälp nära dig."),
        ("/en", "en", "Things to do, company and help near you."),
    ],
)
def test_each_language_has_a_manifest(town: Town, prefix: str, lang: str, description: str) -> None:
    http = TestClient(town.app())
    answer = http.get(f"{prefix}/manifest.webmanifest")
    manifest = answer.json()

    assert answer.headers["content-type"] == "application/manifest+json"
    assert f'href="{prefix}/manifest.webmanifest"' in http.get(f"{prefix}/offline").text
    assert (manifest["lang"], manifest["description"]) == (lang, description)
    assert (manifest["start_url"], manifest["scope"]) == (f"{prefix}/", "/")
    for icon in manifest["icons"]:
        body = http.get(icon["src"]).content
        width, height = struct.unpack(">II", body[16:24])
        assert icon["sizes"] == f"{width}x{height}"


def test_icons_are_there_for_those_who_ask_without_being_told(town: Town) -> None:
    answer = TestClient(town.app()).get("/favicon.ico")

    assert answer.headers["content-type"] == "image/vnd.microsoft.icon"
    reserved, kind, count = struct.unpack("<HHH", answer.content[:6])
    assert (reserved, kind, count) == (0, 1, 3)


def test_the_worker_knows_the_offline_page_of_each_language(town: Town) -> None:
    answer = TestClient(town.app()).get("/sw.js")
    told = dict(re.findall(r"^const (VERSION|OFFLINE|NEVER_KEPT) = (.*);$", answer.text, re.MULTILINE))

    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert json.loads(told["OFFLINE"]) == {
        "": "/offline",
        "/sv": "/sv/offline",
        "/en": "/en/offline",
        "/selko": "/selko/offline",
    }
    assert {"/yllapito", "/oma", "/kioski"} < set(json.loads(told["NEVER_KEPT"]))
    assert len(LANGUAGES) == 4


def test_the_worker_changes_when_a_static_file_does(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    static = tmp_path_factory.mktemp("static")
    monkeypatch.setattr(worker, "STATIC", static)
    versions = []
    for name, text in (("a.css", "a{}"), ("a.css", "b{}"), ("b.css", "b{}")):
        (static / name).write_text(text, encoding="utf-8")
        versions.append(worker._version())

    assert len(set(versions)) == 3
    assert worker._version() == versions[-1]


def test_the_script_is_the_file_with_a_few_lines_before_it() -> None:
    file = (ROOT / "static" / "js" / "service_worker.js").read_text(encoding="utf-8")

    assert worker_script().endswith(file)
    assert len(worker_script().removesuffix(file).splitlines()) == 3


def test_pages_tell_the_browser_of_worker_icon_and_manifest(pages: PageClient) -> None:
    tree = pages.get("/tietoa")

    assert tree.css_first("link[rel=apple-touch-icon]") is not None
    assert attribute(tree, "link[data-offline]", "data-offline") == "/offline"
    assert len(tree.css("script[src*='js/offline.js']")) == 1
    assert "hae mitään muilta palveluilta" in words(pages.get("/tietosuoja"))
