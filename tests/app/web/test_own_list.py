"""A reader's list on its way from page to page, in addresses alone."""

import pytest

from app.web.own_list import MOST, carry, code_of, codes_in, query_of, read_codes

A, B, C = "3f2a9c01", "aabbccdd", "00000000"


def body(inside: str) -> str:
    return f'<head><link href="/haku"></head><body class="x">{inside}</body>'


def carried(inside: str, path: str = "/haku") -> str:
    return carry(body(inside), (A, B), path)


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ([f"{A}.{B}"], (A, B)),
        ([A, B], (A, B)),
        ([f"{A},{B} {C}"], (A, B, C)),
        ([f"{A}.{A}.{B}.{A}"], (A, B)),
        ([A.upper()], (A,)),
        (["", "zzzzzzzz", "3f2a9c0", "3f2a9c011", "<script>", "٣f2a9c01"], ()),
    ],
)
def test_codes_are_read_in_their_order_each_once(values: list[str], codes: tuple[str, ...]) -> None:
    assert read_codes(values) == codes


def test_a_list_holds_fifty_things() -> None:
    many = [f"{number:08x}" for number in range(60)]
    assert read_codes([".".join(many)]) == tuple(many[:MOST])
    assert MOST == 50


def test_a_code_is_the_end_of_a_slug() -> None:
    assert code_of("torikuoro-3f2a9c01") == A


def test_the_page_of_the_list_and_other_pages_name_it_differently() -> None:
    assert codes_in("/lista", f"k={A}.{B}&lista={C}") == (A, B)
    assert codes_in("/haku", f"q=kuoro&k={C}&lista={A}") == (A,)
    assert (query_of((A, B)), query_of(())) == (f"k={A}.{B}", "")


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("/", f"/?lista={A}.{B}"),
        ("/haku?q=a%26b&amp;price=free", f"/haku?q=a%26b&amp;price=free&amp;lista={A}.{B}"),
        ("/sv/tarjonta/kuoro-3f2a9c01#milloin", f"/sv/tarjonta/kuoro-3f2a9c01?lista={A}.{B}#milloin"),
        (f"/haku?lista={C}&amp;q=x", f"/haku?q=x&amp;lista={A}.{B}"),
        ("/haku?q=", f"/haku?q=&amp;lista={A}.{B}"),
        ("/lista", f"/lista?k={A}.{B}"),
        (f"/en/lista?k={C}", f"/en/lista?k={A}.{B}.{C}"),
    ],
)
def test_links_to_pages_take_the_list_along(link: str, becomes: str) -> None:
    assert carried(f'<a class="y" href="{link}">x</a>') == body(f'<a class="y" href="{becomes}">x</a>')


@pytest.mark.parametrize(
    "link",
    [
        "#sisalto",
        "https://example.org/",
        "//example.org/",
        "tel:112",
        "/static/a.css",
        "/api/docs",
        "/haku.ics?q=x",
    ],
)
def test_other_links_stay_as_they_are(link: str) -> None:
    assert carried(f'<a href="{link}">x</a>') == body(f'<a href="{link}">x</a>')


def test_what_is_on_the_list_already_says_so() -> None:
    assert carried(f'<a href="/lista?k={B}">x</a>') == body(
        f'<a href="/lista?k={A}.{B}" aria-current="true">x</a>'
    )


def test_the_lists_own_page_says_itself_what_the_list_becomes() -> None:
    link = f'<a href="/lista?k={B}">Poista</a> <a href="/lista">Tyhjennä</a>'
    assert carried(link, "/lista") == body(link)


def test_a_form_that_asks_takes_the_list_along_and_one_that_sends_does_not() -> None:
    asking, sending = '<form action="/haku" method="get">', '<form action="/palaute" method="post">'
    assert carried(asking + sending) == body(
        f'{asking}<input type="hidden" name="lista" value="{A}.{B}">{sending}'
    )
