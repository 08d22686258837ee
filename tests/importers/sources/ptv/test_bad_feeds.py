"""Pages that are not what PTV sends, and records with anything in any field."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.archive import Page
from importers.contract import Feed, FeedUnreadableError, ImportContext, Problem
from importers.sources.ptv.importer import IMPORTER
from tests.importers.sources.ptv.ptv_feed import FOLDER, parsed

CONTEXT = ImportContext(Feed("ptv", "ptv"), datetime(2026, 11, 24, tzinfo=UTC))
NOT_PTV = "Page 001 is JSON, but not of PTV: it holds neither services, channels nor organisations"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "Page 001 is empty"),
        (b" \n", "Page 001 is empty"),
        (b"<!doctype html><title>Huolto</title>", "Page 001 is a web page or XML, not JSON"),
        (
            b'{"itemList": [{"id": "a", "serviceNa',
            "Page 001 is not whole JSON: it cannot be read past character 36 (unexpected end of data)",
        ),
        (b"\x1f\x8b\x08\x00binary", None),
        (b'{"Message": "An error has occurred."}', NOT_PTV),
        (b'[{"code": "005", "names": []}]', NOT_PTV),
        (b'{"itemList": [{"name": "x"}]}', NOT_PTV),
        (b"5", NOT_PTV),
        (b'"text"', NOT_PTV),
    ],
)
def test_a_page_of_something_else_ends_the_run(body: bytes, message: str | None) -> None:
    with pytest.raises(FeedUnreadableError) as caught:
        parsed(Page("001", body, "application/json", None))

    assert "\n" not in str(caught.value)
    if message is not None:
        assert str(caught.value) == message


@pytest.mark.parametrize(
    "body",
    [
        b'{"pageNumber": 3, "pageSize": 100, "pageCount": 2, "itemList": null}',
        b'{"itemList": []}',
        b'\xef\xbb\xbf{"items": [], "totalItems": 0}',
        b"[]",
    ],
)
def test_an_empty_list_is_no_fault(body: bytes) -> None:
    assert parsed(Page("001", body, "application/json", None)) == []


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
SAMPLES = [
    orjson.loads((FOLDER / f"{name}.json").read_bytes())
    for name in (
        "v11_services",
        "v11_channels",
        "v11_organisations",
        "v12_services",
        "v12_channels",
        "v12_connections",
    )
]


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """One of the payloads with a value somewhere in it replaced by anything at all."""
    sample = orjson.loads(orjson.dumps(draw(st.sampled_from(SAMPLES))))
    at: Any = sample
    for _ in range(draw(st.integers(1, 10))):
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = draw(st.sampled_from(keys))
        if isinstance(at[key], dict | list) and at[key] and draw(st.integers(0, 4)):
            at = at[key]
            continue
        at[key] = draw(ANYTHING)
        break
    return sample


@given(st.lists(damaged(), min_size=1, max_size=3))
@settings(max_examples=300)
def test_anything_in_any_field_is_survived(payloads: list[Any]) -> None:
    pages = [Page(f"{n:03}", orjson.dumps(payload), "", None) for n, payload in enumerate(payloads)]
    try:
        found = list(IMPORTER.parse(pages, CONTEXT))
    except FeedUnreadableError:
        return
    for item in found:
        if isinstance(item, Problem) or item.deleted:
            continue
        assert IMPORTER.map(item, CONTEXT).problems is not None
