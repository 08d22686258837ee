"""From a transducer of the wheel's form to the lexicon file."""

import pytest

from app.search.finnish.convert import convert
from app.search.finnish.lexicon_file import unpack
from app.search.finnish.reader import Lexicon
from app.search.finnish.transducer import read_transducer
from tests.app.search.finnish.tiny import tiny_kfst


def test_transducer_is_read_with_half_units() -> None:
    transducer = read_transducer(tiny_kfst())
    assert (transducer.states, transducer.epsilon, transducer.finals) == (7, 1, {5: 2})
    assert transducer.weight.tolist() == [0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 2, 3]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (tiny_kfst(magic=b"KFSX"), "the lexicon's transducer has a form that is not known"),
        (tiny_kfst(weight=0.3), "the lexicon's transducer has weights that are not half units"),
    ],
)
def test_transducer_of_another_form_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_transducer(data)


def test_only_useful_arcs_are_kept() -> None:
    """No dead end, no capitals, no marks, no guess that a word is a name."""
    tables, first, labels, targets = unpack(memoryview(convert(read_transducer(tiny_kfst()))))
    assert tables.branches == {
        "Lexicon": (0, 0),
        "Lexicon|Num": (1, 0),
        "Lexicon|Pfx": (2, 2),
        "Guesser|Any": (3, 0),
    }
    arcs = [(tables.symbols[i], tables.symbols[o], w) for i, o, w in (tables.labels[k] for k in labels)]
    assert arcs == [("a", "b", 1), ("b", "a", 0), ("a", "a", 0), ("a", "a", 3)]
    assert (first.tolist(), targets.tolist(), tables.finals) == ([0, 1, 2, 3, 4, 4], [4, 4, 4, 4], {4: 2})


def test_converted_lexicon_answers() -> None:
    lexicon = Lexicon(memoryview(convert(read_transducer(tiny_kfst()))))
    answers = {branch: lexicon.lookup("a", branch) for branch in ("Lexicon", "Lexicon|Pfx", "Guesser|Any")}
    assert answers == {"Lexicon": [("b", 3)], "Lexicon|Pfx": [("a", 4)], "Guesser|Any": [("a", 5)]}
    assert lexicon.lookup("b", "Lexicon") == []


def test_conversion_is_the_same_every_time() -> None:
    assert convert(read_transducer(tiny_kfst())) == convert(read_transducer(tiny_kfst()))
