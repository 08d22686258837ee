"""Whatever the text, a price is read soon and is sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.prices import read_price
from tests.patience import soon_answered


@pytest.mark.parametrize(
    "text", ["1 " * 1500, "1 111 " * 700, "maksu + " * 400, "5 € " * 1000, "välineet " * 400]
)
def test_read_price_of_hostile_text_is_quick(text: str) -> None:
    with soon_answered():
        read_price(text)


@given(st.text() | st.text(alphabet="0123456789 €e,.-/+kvmaksuton\n"), st.text(max_size=3))
def test_read_price_never_raises(text: str, lang: str) -> None:
    reading = read_price(text, lang=lang)
    if reading.amount_min is not None and reading.amount_max is not None:
        assert 0 <= reading.amount_min <= reading.amount_max
