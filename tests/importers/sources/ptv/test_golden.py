"""Whole payloads of either version, and exactly what comes of them."""

import json

import pytest

from tests.importers.sources.ptv.ptv_feed import FOLDER, file_page, outcome

V11 = ("v11_services", "v11_channels", "v11_organisations")
V12 = ("v12_services", "v12_channels", "v12_connections", "v12_organisation", "v12_terms")


@pytest.mark.parametrize(("names", "expected"), [(V11, "expected_v11.json"), (V12, "expected_v12.json")])
def test_payloads_give_the_expected_records(names: tuple[str, ...], expected: str) -> None:
    wanted = json.loads((FOLDER / expected).read_text(encoding="utf-8"))

    assert outcome(*map(file_page, names)) == wanted


def test_order_of_pages_does_not_matter() -> None:
    forwards = outcome(*map(file_page, V11))
    backwards = outcome(*map(file_page, reversed(V11)))

    assert backwards == forwards


def test_both_versions_tell_the_same_of_the_same_service() -> None:
    v11, v12 = (outcome(*map(file_page, names))[0]["content"] for names in (V11, V12))
    differing = {name for name in v11.keys() | v12.keys() if v11.get(name) != v12.get(name)}

    # v12 has its own ways with exceptions, and tells of getting in only through another register.
    assert differing == {"sessions", "accessibility_note"}
    assert v11["sessions"][0]["place"] == v12["sessions"][0]["place"]
