"""Telephones, prices, groups and organisers, each by a table."""

from typing import Any

import pytest

from importers.contract import Problem
from importers.sources.ptv.contacts import phone_number
from importers.sources.ptv.filing import groups_of, prices_of
from importers.sources.ptv.organisers import organiser_of
from importers.sources.ptv.records import Connection, Organisation
from importers.sources.ptv.v11 import read_service
from importers.sources.ptv.v11_parts import read_addresses, read_phones


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ({"prefixNumber": "+358", "number": "151940000"}, "015 1940000"),
        ({"prefixNumber": "+358", "number": "0151940000"}, "015 1940000"),
        ({"prefixNumber": None, "number": "015 194 0000"}, "015 1940000"),
        ({"prefixNumber": None, "number": "116 117", "isFinnishServiceNumber": True}, "116 117"),
        ({"prefixNumber": None, "number": "116 117", "isFinnishServiceNumber": False}, None),
        ({"prefixNumber": None, "number": "soita ensin", "isFinnishServiceNumber": True}, None),
        ({"prefixNumber": "+358", "number": "1"}, None),
    ],
)
def test_telephones_are_read_with_their_prefix(told: dict[str, Any], number: str | None) -> None:
    [phone] = read_phones([told])

    assert phone_number(phone) == number


def test_faxes_are_left_out() -> None:
    assert read_phones([{"type": "Fax", "prefixNumber": "+358", "number": "151940000"}]) == ()


@pytest.mark.parametrize(
    ("own", "by_channel", "charge", "wanted"),
    [
        ("FreeOfCharge", (), {}, [{"type": "free"}]),
        ("Free", (), {"fi": "Kahvi 1 €"}, [{"type": "free", "label": {"fi": "Kahvi 1 €"}}]),
        ("Chargeable", (), {"fi": "5 €"}, [{"label": {"fi": "5 €"}}]),
        (
            "Charged",
            (),
            {},
            [{"label": {"fi": "Maksullinen", "sv": "Avgiftsbelagd", "en": "There is a charge"}}],
        ),
        ("Other", (), {}, []),
        ("Other", (), {"fi": "Kysy"}, [{"label": {"fi": "Kysy"}}]),
        ("", (), {}, []),
        ("", ("FreeOfCharge", "FreeOfCharge"), {}, [{"type": "free"}]),
        ("", ("FreeOfCharge", "Chargeable"), {}, []),
        ("Chargeable", ("FreeOfCharge",), {"fi": "5 €"}, [{"label": {"fi": "5 €"}}]),
    ],
)
def test_charge_is_told(
    own: str, by_channel: tuple[str, ...], charge: dict[str, str], wanted: list[dict[str, Any]]
) -> None:
    service = read_service({"id": "s", "serviceChargeType": own})

    prices, problems = prices_of(service, [Connection(charge_type=told) for told in by_channel], charge)

    assert [price.model_dump(exclude_defaults=True) for price in prices] == wanted
    assert problems == []


@pytest.mark.parametrize(
    ("codes", "groups"),
    [
        ((), ()),
        (("KR1",), ()),
        (("KR1", "KR1.1"), ("seniors",)),
        (("KR1.2", "KR1.3"), ("families", "young")),
        (("KR2", "KR9"), ()),
    ],
)
def test_target_groups_are_codes_never_names(codes: tuple[str, ...], groups: tuple[str, ...]) -> None:
    assert groups_of(codes) == groups


@pytest.mark.parametrize(
    ("name", "told", "kind"),
    [
        ("Järvenrannan kaupunki", "Municipality", "public"),
        ("Digivirasto", "State", "public"),
        ("Rannan hyvinvointialue", "Region", "welfare_area"),
        ("Laituri ry", "Organization", "association"),
        ("Järvenrannan seurakunta", "Organization", "parish"),
        ("Kaislasäätiö sr", "Organization", "foundation"),
        ("Laituri", "Organization", "association"),
        ("Kahvila Oy", "Company", "company"),
        ("Laituri ry", "", "association"),
        ("Laituri", "", None),
    ],
)
def test_kind_of_organisation_is_its_type_or_its_name(name: str, told: str, kind: str | None) -> None:
    organiser, problems = organiser_of("", Organisation("o", {"fi": name}, type=told))

    assert organiser is not None
    assert organiser.kind == kind
    assert problems == []


def test_an_unknown_type_of_organisation_is_a_problem() -> None:
    organiser, problems = organiser_of("", Organisation("o", {"fi": "Laituri"}, type="Osuuskunta"))

    assert organiser is not None
    assert organiser.kind is None
    assert problems == [
        Problem(
            "A type of organisation that is not known",
            field="organizationType",
            value="Osuuskunta",
            lookup="organisation_types",
        )
    ]


@pytest.mark.parametrize(
    ("state", "known"),
    [
        ("Ok", True),
        ("EnteredByUser", True),
        ("NotReceived", False),
        ("Loading", False),
        ("", False),
        (None, False),
    ],
)
def test_coordinates_are_taken_only_when_ptv_trusts_them(state: str | None, known: bool) -> None:
    street = {"latitude": "6841000.000", "longitude": "514000.000", "coordinateState": state}

    [address] = read_addresses([{"type": "Location", "streetAddress": street}])

    assert (address.northing, address.easting) == (("6841000.000", "514000.000") if known else (None, None))


def test_a_spot_without_a_street_is_a_place_too() -> None:
    spot = {
        "latitude": "6841000",
        "longitude": "514000",
        "coordinateState": "Ok",
        "postalCode": "50100",
        "additionalInformation": [{"language": "fi", "value": "Laiturin päässä"}],
    }

    [address] = read_addresses([{"type": "Location", "streetAddress": None, "otherAddress": spot}])

    assert address.directions == {"fi": "Laiturin päässä"}
    assert address.postal_code == "50100"
    assert address.northing == "6841000"
