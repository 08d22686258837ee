"""The file of the kiosks says how each behaves; what is wrong in it is named."""

from pathlib import Path

import pytest

from app.core.errors import UnavailableError
from app.core.settings import ROOT
from app.kiosk.layer import Kiosk
from app.kiosk.profile import MAIN, KioskProfile, profiles


def test_the_kiosk_that_comes_along_asks_as_it_should() -> None:
    kiosk = profiles(ROOT / "data" / "kiosks.toml")[MAIN]
    assert (kiosk.idle_seconds, kiosk.asking_seconds, kiosk.sound) == (90, 20, True)
    assert kiosk.near == (61.6881, 27.2725)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("asking_seconds = 19", "kiosks.toml: KioskProfile asking_seconds: Input should be greater than"),
        ("idle_seconds = 5", "KioskProfile idle_seconds"),
        ('languages = ["de"]', "KioskProfile languages.0"),
        ("languages = []", "KioskProfile languages"),
        ('printer = "laser"', "KioskProfile printer"),
        ("colour = 1", "KioskProfile colour: Extra inputs"),
        ("lat = ", "cannot be read"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "kiosks.toml"
    path.write_text(f'[kiosks.oletus]\nplace = {{ fi = "Tiski" }}\n{line}\n', encoding="utf-8")
    with pytest.raises(UnavailableError, match=told):
        profiles(path)


def test_without_a_position_nothing_is_near() -> None:
    assert KioskProfile(place={"fi": "Tiski"}, lat=61.0).near is None


@pytest.mark.parametrize(
    ("address", "is_shown"),
    [
        ("/kioski/~asema", True),
        ("/kioski/~asema/sv/haku?q=a", True),
        ("/kioski/~asema/tarjonta/kuoro-00000000", True),
        ("#sisalto", True),
        ("?page=2", True),
        ("/kioski", False),
        ("/kioski/~asemalla/haku", False),
        ("/kioski/~asema/tarjonta/kuoro-00000000.ics", False),
        ("/kioski/~asema/tarjonta/kuoro-00000000/virhe", False),
        ("/kioski/~asema/palaute", False),
        ("/haku", False),
        ("https://example.org/kioski/~asema/haku", False),
        ("//example.org/kioski/~asema", False),
    ],
)
def test_a_kiosk_shows_its_own_pages_alone(address: str, is_shown: bool) -> None:
    kiosk = Kiosk("asema", KioskProfile(place={"fi": "Asema"}, languages=("sv", "en")))
    assert kiosk.shows(address) is is_shown
    assert kiosk.start == "/kioski/~asema/sv"
    assert kiosk.in_language("/kioski/~asema/en/palaute", "en") == "/kioski/~asema/en"
