"""What a kiosk's worker fetches: the export, its texts, the page to fill in, and the worker itself."""

import gzip
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import time_machine
from fastapi.testclient import TestClient

from app.kiosk import copy_keeper
from app.kiosk.copy_export import export
from app.kiosk.copy_keeper import FRESH, CopyKeeper
from tests.app.town import Town, at, once, weekly
from tests.page_client import PageClient, attribute, texts, words

EXPORT = "/kioski/vienti.json"
PACKED = {"Accept-Encoding": "gzip"}
CONTACT = {"name": "Aino", "phone": "015 123 456", "email": "aino@example.org"}


def told(town: Town) -> dict[str, Any]:
    """The export of the town as it is now."""
    found: dict[str, Any] = orjson.loads(gzip.decompress(export(town.database, town.now)))
    return found


def test_the_export_has_what_a_card_and_a_page_need(town: Town) -> None:
    town.add(
        "kuoro",
        title="Kuoro",
        kind="activity",
        summary={"fi": "Laulamme yhdessä.", "sv": "Vi sjunger tillsammans."},
        organiser={"name": {"fi": "Kuoroväki"}},
        sessions=at(weekly("2026-11-25T18:00", "WE"), name={"fi": "Talo"}, city="Mikkeli", type="physical"),
        prices=[{"type": "free"}],
        contacts=[CONTACT],
        registration={"required": False},
    )
    copy = told(town)
    tables = copy["tables"]

    assert (copy["version"], copy["count"], len(copy["codes"])) == (1, 1, 8)
    assert copy["codes"] == town.slug("kuoro")[-8:]
    assert copy["titles"] == ["Kuoro"]
    assert copy["teasers"] == [{"fi": "Laulamme yhdessä.", "sv": "Vi sjunger tillsammans."}]
    assert tables["organisers"] == ["Kuoroväki"]
    assert tables["places"] == [["Talo", "", "Mikkeli"]]
    assert tables["recurs"][0]["sv"] == "onsdagar kl.\u00a018–19, från 25.11"
    assert tables["prices"] == [["free", {"fi": "Maksuton", "sv": "Gratis", "en": "Free"}]]
    assert tables["signs"] == [["no_registration"]]
    assert tables["contacts"] == [[["015\u00a0123\u00a0456", "Aino"], ["aino@example.org", "Aino"]]]


def test_the_export_has_the_keys_of_the_index(town: Town) -> None:
    town.add("kuoro", title="Neulekahvila", description={"fi": "Neulotaan villasukkia."})
    copy = told(town)
    keys: list[str] = []
    for one in copy["keys"]["words"].split(" "):
        keys.append((keys[-1] if keys else "")[: ord(one[0]) - ord("!") - (one[0] > '"')] + one[1:])

    assert keys == sorted(keys)
    assert {"neulekahvila", "neule", "kahvila", "neuloa", "villasukka", "#kind:event"} <= set(keys)


def test_what_is_not_public_is_not_in_the_export(town: Town) -> None:
    town.add("jaa", title="Jää")
    town.add("menee", title="Menee")
    town.add("ollut", title="Ollut", sessions=at(once("2026-11-20T18:00")))
    town.add(
        "lomake", title="Lomake", contacts=[CONTACT | {"form_only": True}], organiser={"name": {"fi": "Me"}}
    )
    town.take_away("menee")
    copy = told(town)

    assert copy["titles"] == ["Jää", "Lomake"]
    assert "aino@example.org" not in orjson.dumps(copy).decode()


def test_the_same_catalogue_on_the_same_day_is_the_same_export(town: Town) -> None:
    town.add("a", title="Kuoro")
    town.add("b", title="Jooga")

    assert export(town.database, town.now) == export(town.database, town.now + timedelta(hours=3))


def test_the_export_is_packed_and_says_when_nothing_has_changed(town: Town) -> None:
    town.add("kuoro", title="Kuoro")
    with time_machine.travel(town.now, tick=False):
        http = TestClient(town.app())
        answer = http.get(EXPORT, headers=PACKED)
        again = http.get(EXPORT, headers=PACKED | {"If-None-Match": answer.headers["etag"]})
        plain = http.get(EXPORT, headers={"Accept-Encoding": "identity"})

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.json()["titles"] == ["Kuoro"]
    assert (again.status_code, again.content) == (304, b"")
    assert plain.json() == answer.json()
    assert "content-encoding" not in plain.headers


def test_an_old_export_is_given_at_once_and_made_anew_behind_it(town: Town, tmp_path: Path) -> None:
    town.add("a", title="Kuoro")
    keeper = CopyKeeper(town.database, tmp_path / "kiosk")
    first = keeper.present(town.now)
    town.add("b", title="Jooga")

    assert keeper.present(town.now + FRESH) == first
    later = town.now + FRESH + timedelta(seconds=1)
    assert keeper.present(later) == first
    with keeper._making:  # whoever makes it holds this until it is done
        pass
    assert orjson.loads(gzip.decompress(keeper.present(later)))["titles"] == ["Jooga", "Kuoro"]


def test_a_large_catalogue_is_read_by_a_process_beside_the_server(town: Town, tmp_path: Path) -> None:
    town.add("a", title="Kuoro")

    beside = copy_keeper._beside(town.database, town.now)

    assert orjson.loads(gzip.decompress(beside))["titles"] == ["Kuoro"]


def test_the_worker_serves_the_addresses_of_its_kiosk(town: Town) -> None:
    http = TestClient(town.app())
    answer = http.get("/kioski/sw.js")

    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["service-worker-allowed"] == "/kioski"
    assert 'serve({"prefix": "/kioski", "languages": ["", "/sv", "/en", "/selko"]});' in answer.text
    module = answer.text.split('from "')[1].split('"')[0]
    assert http.get(module).status_code == 200
    assert http.get("/kioski/~unknown/sw.js").status_code == 404


def test_the_page_to_fill_in_has_marks_and_the_same_page_in_each_language(town: Town) -> None:
    app = town.app(phone="015 194 4000")
    tree = PageClient(TestClient(app)).get("/kioski/sv/kopio", grammar=False)
    html = TestClient(app).get("/kioski/sv/kopio").text

    assert texts(tree, "h1") == ["Förbindelsen är bruten"]
    assert html.count("<!--copy-->") == html.count("<!--/copy-->") == 1
    assert words(tree.css_first(".copy-phone strong")) == "015 194 4000"
    links = [node.attributes["href"] for node in tree.css(".kiosk-languages a")]
    assert links == ["/kioski/kopio", "/kioski/sv/kopio", "/kioski/en/kopio", "/kioski/selko/kopio"]
    assert attribute(tree, "html", "data-beginning") == "/kioski"


def test_the_worker_speaks_the_language_of_the_page(town: Town) -> None:
    http = TestClient(town.app())
    swedish, plain = (http.get(f"/kioski/{code}/sanat.json").json() for code in ("sv", "selko"))

    assert swedish["texts"]["where"] == "Var"
    assert (swedish["one"], swedish["many"]) == ("1 träff", "NN träffar")
    assert swedish["times"]["weekdays"][0] == "må"
    assert swedish["categories"]["liiku"]
    assert plain["texts"]["notice"].startswith("Netti ei toimi nyt.")
    assert plain["lang"] == "fi"
