"""Numbers and words of the copy, read back as the browser reads them."""

from hypothesis import given
from hypothesis import strategies as st

from app.kiosk.copy_coding import LAST, SIGNS, number, numbers, rising, signed, sorted_words


def read(text: str) -> list[int]:
    """The numbers of a text."""
    found, worth, value = [], 1, 0
    for sign in text:
        digit = SIGNS.index(sign)
        value += digit * worth
        worth *= LAST
        if digit < LAST:
            found.append(value)
            worth, value = 1, 0
    return found


def test_signs_are_those_that_json_writes_as_they_are() -> None:
    assert len(SIGNS) == 2 * LAST == 92
    assert not {'"', "\\", " "} & set(SIGNS)


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_read_back(values: list[int]) -> None:
    assert read(numbers(values)) == values


def test_a_small_number_is_one_sign_and_a_larger_two() -> None:
    assert [len(number(value)) for value in (0, 45, 46, 2_161, 2_162)] == [1, 1, 2, 2, 3]


def test_numbers_of_either_sign_have_a_place_each() -> None:
    assert [signed(value) for value in (0, -1, 1, -2, 2)] == [0, 1, 2, 3, 4]


def test_rising_numbers_are_told_by_their_steps() -> None:
    assert read(rising([3, 4, 90])) == [3, 3, 1, 86]


def test_sorted_words_tell_only_what_is_new() -> None:
    told = sorted_words(["kuoro", "kuorolaulu", "kutoa"]).split(" ")

    assert told == [f"{number(0)}kuoro", f"{number(5)}laulu", f"{number(2)}toa"]
