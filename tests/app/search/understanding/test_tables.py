"""The word tables: how patterns read, which rule wins, and what a wrong table is told."""

from pathlib import Path

import pytest

from app.search.understanding.patterns import compiled
from app.search.understanding.spelling import Speller
from app.search.understanding.tables import Table, TableError, read_toml
from app.search.understanding.tokens import bare_tokens


def _fits(pattern: str, text: str) -> dict[str, str] | None:
    tokens = bare_tokens(text)
    classes = Table("xx", {"classes": {"day": {"MO": ["=ma"]}, "number": {"5": ["viisi"]}}}, {}).classes
    found = [p.match(tokens, 0, classes) for p in compiled(pattern) if len(p.elements) == len(tokens)]
    return next((captures for captures in found if captures is not None), None)


@pytest.mark.parametrize(
    ("pattern", "text", "captures"),
    [
        ("alle|max {n} euro*", "max 5 euroa", {"n": "5"}),
        ("alle|max {n} euro*", "alle viisi euroa", {"n": "5"}),
        ("alle|max {n} euro*", "yli 5 euroa", None),
        ("yksin? kotona", "kotona", {}),
        ("yksin? kotona", "yksin kotona", {}),
        ("en .. yksin", "en halua olla yksin", {}),
        ("en .. yksin", "en halua koskaan olla yksin", None),
        ("en .. yksin", "en halua. yksin", None),
        ("{n} -{m}", "5-7", {"n": "5", "m": "7"}),
        ("{n} -{m}", "5 7", None),
        ("{day}", "ma", {"day": "MO"}),
        ("{day}", "mä", None),
        ("{date}", "24.12.", {"date": "24.12."}),
        ("väsynyt", "VASYNYT", {}),
    ],
)
def test_pattern_fits(pattern: str, text: str, captures: dict[str, str] | None) -> None:
    assert _fits(pattern, text) == captures


def test_longest_rule_wins_and_then_the_first() -> None:
    rules = [
        {"emit": ["a=1"], "words": ["uusi"]},
        {"emit": ["b=2"], "words": ["uusi kurssi"]},
        {"emit": ["c=3"], "words": ["uusi"]},
    ]
    table = Table("xx", {"rule": rules, "filler": "uusi"}, {})

    longest, first = table.best(bare_tokens("uusi kurssi"), 0), table.best(bare_tokens("uusi ilta"), 0)

    assert longest is not None
    assert (longest.rule.emit, longest.end) == ((("b", "2"),), 2)
    assert first is not None
    assert first.rule.emit == (("a", "1"),)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("viikonlopuna", "viikonloppuna"),
        ("viikonlopppuna", "viikonloppuna"),
        ("viikonlopupna", "viikonloppuna"),
        ("viikonloppana", "viikonloppuna"),
        ("riikonloppuna", None),
        ("viikonloppuna", None),
        ("viikonlopn", None),
        ("ilta", None),
    ],
)
def test_one_slip_of_the_keyboard_is_mended(word: str, meant: str | None) -> None:
    assert Speller(["viikonloppuna", "iltaisin", "ilta"]).correct(word) == meant


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            {"emit": ["a=1"]},
            "xx.toml: rule 1 needs `words`; it may have `emit`, `soft`, `keep` and `subject`",
        ),
        ({"emit": ["free"], "words": ["ilmainen"]}, 'xx.toml: rule 1: write a wish as "name=value"'),
    ],
)
def test_wrong_rule_is_named(rule: dict[str, list[str]], message: str) -> None:
    with pytest.raises(TableError) as error:
        Table("xx", {"rule": [rule]}, {})

    assert str(error.value) == message


def test_missing_or_unreadable_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "fi.toml").write_text("filler = ", encoding="utf-8")

    with pytest.raises(TableError, match=r"sv\.toml: the file is missing"):
        read_toml(tmp_path / "sv.toml")
    with pytest.raises(TableError, match=r"fi\.toml: not readable as TOML"):
        read_toml(tmp_path / "fi.toml")
