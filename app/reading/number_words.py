"""Sums written in words, put into digits: "kymmenen euroa" → "10 euroa"."""

import re
from typing import Final

_FINNISH: Final = (
    "yksi|yhden kaksi|kahden kolme|kolmen neljä|neljän viisi|viiden kuusi|kuuden seitsemän|seitsemän"
    " kahdeksan|kahdeksan yhdeksän|yhdeksän kymmenen|kymmenen"
).split()
_SWEDISH: Final = "en två tre fyra fem sex sju åtta nio tio".split()
_ENGLISH: Final = "one two three four five six seven eight nine ten".split()
_HIGHER: Final = {
    "kaksitoista": 12, "kahdentoista": 12, "viisitoista": 15, "viidentoista": 15, "kaksikymmentä": 20,
    "kahdenkymmenen": 20, "kaksikymmentäviisi": 25, "kolmekymmentä": 30, "kolmenkymmenen": 30,
    "neljäkymmentä": 40, "viisikymmentä": 50, "viidenkymmenen": 50, "sata": 100, "sadan": 100,
    "tolv": 12, "femton": 15, "tjugo": 20, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_VALUES: Final = {
    **{form: at + 1 for at, forms in enumerate(_FINNISH) for form in forms.split("|")},
    **{name: at + 1 for names in (_SWEDISH, _ENGLISH) for at, name in enumerate(names)},
    **_HIGHER,
}
_SUM: Final = re.compile(
    rf"\b(?P<number>{'|'.join(sorted(_VALUES, key=len, reverse=True))}) (?=euro(?:a|n|s|lla)?\b)",
    re.IGNORECASE,
)


def with_digits(text: str) -> str:
    """The text with such sums in digits."""
    return _SUM.sub(lambda match: f"{_VALUES[match['number'].lower()]} ", text)
