"""The search of the copy, in a real browser: its first answers are the server's, its times said as there."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import httpx
import orjson
import pytest
from playwright.sync_api import Browser, Page

from app.catalogue.words.sentences import when_words
from app.core.settings import ROOT
from app.kiosk.copy_texts import copy_texts
from app.search.finnish.words import stem, words_of
from app.web.languages import LANGUAGES
from app.web.words import Words
from tests.app.town import local
from tests.journeys.servers import Server, Station, free_port

pytestmark = pytest.mark.browser
FIRST = 3
AIM = 0.8
QUESTIONS = """
kuoro; kuorossa; kuoor; neulomaan; neulekahvila; ilmaista iltaisin; avantouinti; jooga; joogaa; lautapelejä;
lautapelit lauantaina; uimaan; uimahalli; lapsille viikonloppuna; vauvan kanssa; käsitöitä; digineuvontaa;
apua puhelimen kanssa; työnhaku; suomen kielen kurssi; kielikahvila; vapaaehtoiseksi; talkoot; ystävätoiminta;
jumppa eläkeläisille; vesijumppa; tanssimaan; kirjasto; lukupiiri; satutunti; näyttely; konsertti; teatteri;
elokuva; shakki; pyöränkorjaus; retkelle luontoon; hiihto; keilaamaan; maalaaminen; valokuvaus; valokuvus;
kokkikerho; ruoka-apu; vertaistuki; muskari; lautapeljä; ilmainen konsertti; laulaa yhdessä; kirpputori
"""
SEARCH = """async ([questions, at]) => {
  const folder = "/static/js/kiosk/copy";
  const { Catalogue } = await import(`${folder}/catalogue.js`);
  const { search } = await import(`${folder}/search.js`);
  const told = new Catalogue(await (await fetch("/kioski/vienti.json")).json());
  const first = (q) => search(new URLSearchParams({ q }), told, "fi", at).docs.slice(0, 3);
  return questions.map((q) => first(q).map((doc) => told.code(doc)));
}"""
SAY = """async ([times, texts]) => {
  const { whenWords } = await import("/static/js/kiosk/copy/when.js");
  return times.map(([at, time]) => whenWords({ ...time, end: time.end ?? undefined }, at, texts));
}"""
STEMS = """async (words) => {
  const { stem } = await import("/static/js/kiosk/copy/stems.js");
  return words.map(([lang, word]) => stem(word, lang));
}"""


@dataclass(frozen=True, slots=True)
class _Time:
    start: datetime
    end: datetime | None
    all_day: bool = False


@pytest.fixture(scope="module")
def sample_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """A server over the sample feeds."""
    var = tmp_path_factory.mktemp("samples")
    command = [sys.executable, "-m", "app", "import", "all"]
    env = {**os.environ, "OPASTAMO_VAR": str(var)}
    taken = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    station = Station(f"http://127.0.0.1:{free_port()}", str(var), var / "server.log")
    station.start()
    yield station
    station.stop()


def _page(browser: Browser, origin: str) -> Page:
    page = browser.new_context(base_url=origin).new_page()
    page.goto("/kioski/kopio")
    return page


def test_the_first_answers_are_those_of_the_server(browser: Browser, sample_town: Station) -> None:
    questions = [one.strip() for one in QUESTIONS.replace("\n", " ").split(";")]
    page = _page(browser, sample_town.origin)
    own = page.evaluate(SEARCH, [questions, int(datetime.now().astimezone().timestamp()) // 60])
    missed = []
    for question, codes in zip(questions, own, strict=True):
        asked: dict[str, str | int] = {"q": question, "limit": FIRST}
        items = httpx.get(f"{sample_town.origin}/api/v1/search", params=asked).json()["items"]
        if {item["slug"][-8:] for item in items}.isdisjoint(codes) and (items or codes):
            missed.append(question)
    page.context.close()

    assert len(questions) == 50
    assert len(missed) <= (1 - AIM) * len(questions), missed


def test_times_are_said_as_on_the_pages(browser: Browser, server: Server) -> None:
    now = local("2026-11-24 18:10")
    times = [
        _Time(local("2026-11-24 19:00"), local("2026-11-24 20:30")),
        _Time(local("2026-11-25 09:05"), None),
        _Time(local("2026-11-24 17:00"), local("2026-11-24 19:00")),
        _Time(local("2026-11-24 20:00"), local("2026-11-25 02:00")),
        _Time(local("2026-11-24 22:00"), local("2026-11-25 00:00")),
        _Time(local("2026-11-28 10:00"), local("2026-11-28 15:00")),
        _Time(local("2026-11-28 18:00"), local("2026-11-29 12:00")),
        _Time(local("2026-11-20 00:00"), local("2026-12-06 00:00"), all_day=True),
        _Time(local("2026-12-05 00:00"), local("2026-12-08 00:00"), all_day=True),
        _Time(local("2026-12-24 00:00"), local("2027-01-07 00:00"), all_day=True),
        _Time(local("2026-11-24 00:00"), local("2026-11-25 00:00"), all_day=True),
        _Time(local("2026-11-25 00:00"), local("2026-11-26 00:00"), all_day=True),
        _Time(local("2027-06-19 12:00"), local("2027-06-19 13:00")),
        _Time(local("2027-11-19 12:00"), local("2027-11-19 13:00")),
        _Time(local("2026-12-01 12:00"), local("2027-02-01 13:00")),
        _Time(local("2026-11-01 12:00"), local("2027-02-01 13:00")),
    ]
    page = _page(browser, server.origin)
    for code in ("fi", "sv", "en"):
        told = [[_minute(now), _told(one)] for one in times]
        said = page.evaluate(SAY, [told, json.loads(json.dumps(copy_texts(Words(LANGUAGES[code]))["times"]))])
        assert said == [when_words(one, now, code) for one in times]
    page.context.close()


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def _told(time: _Time) -> dict[str, object]:
    end = _minute(time.end) if time.end else None
    return {"start": _minute(time.start), "end": end, "allDay": time.all_day}


def test_stems_are_those_of_the_index(browser: Browser, server: Server) -> None:
    text = (ROOT / "data" / "samples" / "linked_events.json").read_text(encoding="utf-8")
    words = sorted({word for word in words_of(text) if word.isalpha()})
    asked = [[lang, word] for word in words for lang in ("fi", "sv", "en")]
    page = _page(browser, server.origin)
    given = page.evaluate(STEMS, asked)
    page.context.close()
    other = [(lang, word) for (lang, word), one in zip(asked, given, strict=True) if one != stem(word, lang)]

    assert len(asked) > 1_000
    assert len(other) <= len(asked) / 1_000, other  # of two versions of Snowball, a few words differ


def test_the_export_of_the_samples_is_small(sample_town: Station) -> None:
    with httpx.stream("GET", f"{sample_town.origin}/kioski/vienti.json", timeout=60) as answer:
        packed = b"".join(answer.iter_raw())

    assert len(packed) < 250_000
    assert orjson.loads(gzip.decompress(packed))["count"] > 100
