"""Generated listings in the shape of a Linked Events feed, with Zipf-distributed Finnish words."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

SUBJECTS = (
    "neulekahvila kuoro jooga jumppa lautapeli-ilta lukupiiri kielikahvila retki talkoot näyttely "
    "konsertti työpaja luento tanssit shakkikerho vesijumppa hiihtokoulu pilkkikisat "
    "maalauskurssi keramiikka valokuvaus puutarhakerho kokkikerho digineuvonta ystäväpiiri "
    "perhekahvila muskari satutunti suunnistus lentopallo sulkapallo keilailu bändi teatteri "
    "elokuva ompeluseura puutyö korjauspaja kirpputori saunailta yhteislaulu"
).split()
FILLER = (
    "ja on yhdessä kaikille avoin tule mukaan ohjaaja kahvia iltaisin viikko paikka kerho seura "
    "uusi aloittelija tervetuloa maksuton pieni ryhmä rauhallinen tunnelma välineet lainata "
    "opastaa ohjelma kevät syksy talvi kesä puisto keskusta kirjasto sali tila ovi avataan "
    "ilmoittautua soittaa kysyä lisää perhe lapsi nuori aikuinen eläkeläinen liikkua laulaa "
    "soittaa neuloa pelata lukea kävellä uida tanssia maalata rakentaa korjata keittää leipoa "
    "istuttaa hoitaa auttaa kuunnella jutella tutustua oppia opettaa harjoitella esiintyä "
    "retkeillä"
).split()
DISTRICTS = ("Keskusta", "Rantakylä", "Lähemäki", "Peitsari", "Tuppurala", "Laajalampi", "Otava", "Ristiina")
PRICES = (None, None, None, "5 €", "3 €/kerta", "60 €/kausi", "5–10 €", "jäsenille 0 €, muille 4 €")
PAGE = 100


def _texts(rng: random.Random, subject: str) -> dict[str, Any]:
    weights = [1 / (rank + 1) for rank in range(len(FILLER))]
    words = rng.choices(FILLER, weights, k=rng.randint(20, 60))
    district = rng.choice(DISTRICTS)
    return {
        "name": {"fi": f"{subject.capitalize()} – {district} {rng.randint(1, 999)}"},
        "short_description": {"fi": " ".join(words[:10]).capitalize() + "."},
        "description": {"fi": f"<p>{' '.join(words).capitalize()}.</p>"},
    }


def event(number: int, now: datetime, seed: int = 0) -> dict[str, Any]:
    """One event, the same for the same number and seed. `now` decides its days."""
    rng = random.Random(number * 7919 + seed)
    subject = rng.choices(SUBJECTS, [1 / (rank + 1) for rank in range(len(SUBJECTS))])[0]
    start = now.replace(minute=0, second=0, microsecond=0) + timedelta(
        days=rng.randint(0, 120), hours=rng.randint(1, 9)
    )
    price = rng.choice(PRICES)
    place = rng.randint(1, 400)
    return {
        "id": f"bench:{number}",
        "@id": f"https://bench.example/v1/event/bench:{number}/",
        "data_source": "bench",
        "publisher": "bench:1",
        "provider": {"fi": f"Yhdistys {rng.randint(1, 800)} ry"},
        "type_id": rng.choices(("General", "Course", "Volunteering"), (7, 2, 1))[0],
        **_texts(rng, subject),
        "location": {
            "id": f"bench:p{place}",
            "@id": f"https://bench.example/v1/place/bench:p{place}/",
            "name": {"fi": f"Talo {place}"},
            "street_address": {"fi": f"Mallikatu {place}"},
            "postal_code": "50100",
            "address_locality": {"fi": "Mikkeli"},
            "position": {"type": "Point", "coordinates": [27.1 + place % 37 / 100, 61.6 + place % 23 / 100]},
        },
        "keywords": [
            {
                "id": f"bench:k{subject}",
                "@id": f"https://bench.example/v1/keyword/bench:k{subject}/",
                "name": {"fi": subject},
            }
        ],
        "audience": [],
        "offers": [
            {
                "is_free": price is None,
                "price": {"fi": price} if price else None,
                "info_url": None,
                "description": None,
            }
        ],
        "start_time": start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "end_time": (start + timedelta(hours=2)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "event_status": "EventScheduled",
        "in_language": [{"@id": "https://bench.example/v1/language/fi/"}],
        "info_url": {"fi": "https://example.org/"},
        "images": [],
        "super_event": None,
        "super_event_type": None,
        "sub_events": [],
        "publication_status": "public",
    }


def pages(count: int, now: datetime) -> Iterator[bytes]:
    """A feed of `count` events as the API's pages of a hundred."""
    for first in range(0, count, PAGE):
        data = [event(number, now) for number in range(first, min(first + PAGE, count))]
        yield orjson.dumps({"meta": {"count": count, "next": None, "previous": None}, "data": data})
