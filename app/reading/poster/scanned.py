"""Slips of scanning put right: letters for digits and digits for letters, spaces inside well-known words."""

import re
from typing import Final

# A run of digits and of the letters that look like them, with the marks of dates, hours and sums in it.
_LOOKALIKE: Final = re.compile(
    r"(?<![\w@/.,])(?=[^\s]*\d)[\dlIO|oS]{1,10}(?:[.,:–-]{1,2}[\dlIO|oS]{1,10})*(?![\w@/])"
)
_DIGITS: Final = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5"})
_LITRES: Final = re.compile(r"\d+(?:[.,]\d+)?l")
_MOST_LETTERS: Final = 3
# One or two digits inside a word of letters; addresses of the web are left alone.
_WORD: Final = re.compile(r"(?<![\w@/.])[^\W\d_]{1,20}(?:1{1,2}|0)[^\W\d_]{1,20}(?![\w@/]|\.\w)")
_VOWELS: Final = "aeiouyäöåAEIOUYÄÖÅ"
_CAPITAL_I: Final = re.compile(
    r"(?<=[a-zåäö])I(?=[a-zåäö]|\b)|\bI(?=auanta|ippu|iput|ounas|apse|auluil)|\bI(?=a (?:\d|klo))"
)
_KLO: Final = re.compile(r"\bk[1lI|][o0](?=\b|\d)")
_NO_DOTS: Final = re.compile(r"\bpaasy(?=\b|maksu)|(?<=sisaan)paasy|(?<=sisään)paasy", re.IGNORECASE)
_ARROW: Final = re.compile(r"(?<=\d)\s?(?:→|⇒|->|=>)\s?(?=\d)")
_CUT_WORDS: Final = (
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona"
    " torstaina perjantaina lauantaina sunnuntaina seurojentalo seurojentalolla seurakuntatalo"
    " seurakuntatalolla työväentalo kylätalo kylätalolla kirjasto kirjastossa liikuntasali urheilukenttä"
).split()
_CUT: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(' ?'.join(word) for word in sorted(_CUT_WORDS, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)


def mended(text: str) -> str:
    """The text with what a scanner broke put right where it can be told."""
    text = _ARROW.sub("–", _CAPITAL_I.sub("l", _KLO.sub("klo", text)))
    text = _WORD.sub(lambda match: _with_letters(match[0]), _LOOKALIKE.sub(_with_digits, text))
    text = _NO_DOTS.sub("pääsy", text)
    return _CUT.sub(lambda match: match[0].replace(" ", ""), text)


def _with_digits(match: re.Match[str]) -> str:
    told = match[0]
    letters = sum(char.isalpha() for char in told)
    digits = sum(char.isdigit() for char in told)
    if not letters or letters > min(_MOST_LETTERS, digits + 2) or _LITRES.fullmatch(told):
        return told
    return told.translate(_DIGITS)


def _with_letters(word: str) -> str:
    """Between two vowels a 1 was an l ("seuro1"), elsewhere an i; a 0 was an o."""
    if sum(char.isalpha() for char in word) < 4:
        return word
    shout = sum(char.isupper() for char in word) > len(word) / 2

    def letters(match: re.Match[str]) -> str:
        before, after = word[match.start() - 1], word[match.end()]
        between = len(match[0]) == 1 and before in _VOWELS and after in _VOWELS
        plain = "o" if match[0] == "0" else "l" if between else "i" * len(match[0])
        return plain.upper() if shout else plain

    return re.sub(r"1+|0", letters, word)
