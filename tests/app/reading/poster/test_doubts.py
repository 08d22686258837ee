"""What a notice tells of its times and the rules do not hold makes them a guess; what is plain is none."""

from datetime import datetime

import pytest

from app.reading.poster import read_poster

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")


def _doubts_times(text: str) -> bool:
    return "times" in read_poster(text, now=NOW).guesses


@pytest.mark.parametrize(
    "text",
    [
        "Kerho tiistaisin klo 18. Joulunalusviikolla ei kerhoa.",
        "Kerho ti klo 18. Hinta 5 €. Lomaviikolla suljettu!",
        "Perhetupa ma–to klo 9–15. Koulujen loma-aikoina suljettu.",
        "Laulupiiri joka sunnuntai ennen joulua klo 16.",
        "Muistikerho kuukauden viimeinen keskiviikko klo 13–15, paitsi joulukuussa jo 16.12.",
        "Toddler music, Wednesdays 9.30–10.15, starts 13 January and runs for 10 weeks.",
        "Hyvinvointi-ilta to 21.1. klo 17.30 alkaen, ohjelma klo 18–20.",
        "Oopperaretki ke 14.7. Lähtö klo 15, esitys klo 19.",
        "Koirakerho: pennut la 9.1.–13.2. klo 10–11, aikuiset su klo 16–17.",
        "Jumppa ti klo 18. Torstain jumppa alkaa vasta 14.1.",
        "Näytelmä la 7.2. klo 18. Kesto 2 h, väliaika.",
        "Iltahetki pe 26.3. klo 19. Kesto noin tunti.",
        "Bike auction Sat 17 April, 11am. Bikes on view from 10am.",
    ],
)
def test_times_that_leave_words_of_time_unread_are_a_guess(text: str) -> None:
    assert _doubts_times(text)


@pytest.mark.parametrize(
    "text",
    [
        "Avoimet ovet la 5.12. klo 11–15. Näytös klo 12 ja 14.",
        "Tanssit to 31.12. klo 21–01. Ilotulitus klo 24.",
        "Toddler group on weekdays except Wednesday 9.15–11.00.",
        "Tonttupolku su 13.12. klo 11, 12 ja 13, kesto 45 min.",
        "Perhekerho ke klo 9–11. Viimeinen kerta ennen joulua on 16.12., jatkamme 13.1.",
        "Sulkapallovuoro ma ja to 19–20.30. Ei 24.12., 31.12. eikä 6.1. Kausi päättyy 30.4.",
        "Family swim every Sunday 10–12 until the end of April.",
        "Pub quiz, last Thursday of the month at 7pm till half past nine.",
        "Aamupala arkisin klo 8–9.30. Syyskuun 14.–18. remontin takia kiinni.",
        "Tanssi-ilta ti 8.12. klo 18–20.30; tauolla kahvia.",
    ],
)
def test_times_that_hold_every_word_of_time_are_none(text: str) -> None:
    assert not _doubts_times(text)
