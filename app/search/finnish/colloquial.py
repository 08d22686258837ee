"""Spoken and eastern forms, put into the written form that they stand for.

The lexicon knows the written language. For a word that it does not know, each rule offers forms that the
speaker may have meant, and the first one that the lexicon knows is taken: "mennää" → "mennään".
"""

import re
from collections.abc import Iterator

MAX_VARIANTS = 12
# Looked up before the lexicon: some of these are other words in the written language.
SPOKEN = {
    "oon": "olen", "oot": "olet", "oisko": "olisiko", "oisin": "olisin", "ollu": "ollut",
    "tarttis": "tarvitsisi", "tarvii": "tarvitsee", "tarviin": "tarvitsen", "haluis": "haluaisi",
    "mie": "minä", "sie": "sinä", "myö": "me", "hyö": "he", "mä": "minä", "sä": "sinä", "mulle": "minulle",
    "sulle": "sinulle", "mun": "minun", "sun": "sinun", "mua": "minua", "sua": "sinua", "mulla": "minulla",
    "sulla": "sinulla", "tää": "tämä", "nää": "nämä", "haluun": "haluan", "kattomaan": "katsomaan",
    "kattomaa": "katsomaan", "kattoo": "katsoa", "täs": "tässä", "tääl": "täällä",
    "siel": "siellä", "sit": "sitten", "viel": "vielä", "immeinen": "ihminen", "immeisiä": "ihmisiä",
    "immeisille": "ihmisille", "männä": "mennä", "männään": "mennään", "mänöö": "menee", "männöö": "menee",
    "tulloo": "tulee", "olloo": "olee", "tehhä": "tehdä", "nähhä": "nähdä", "lähtii": "lähdetään",
    "lähetään": "lähdetään",
    "tehä": "tehdä", "nähä": "nähdä", "ois": "olisi",  # codespell:ignore ois
}  # fmt: skip
_BACK = re.compile("[aou]")
_DOUBLE = re.compile(r"([kptslnmrvjh])\1")
_ECHO = re.compile(r"([aeiouyäö])[lnrh](?=\1[^aeiouyäö])")
_DIPHTHONG = re.compile(r"(?<=[aouyäö])(?=s|nen$)")
_LOST_D = re.compile(r"(?<=h)(?=[aeiouyäö])|(?<=i)(?=[aä]n$)|(?<=i)(?=[aä]$)")


def variants(word: str) -> tuple[str, ...]:
    """Written forms that a spoken one may stand for, the likeliest first; at most MAX_VARIANTS."""
    near = dict.fromkeys(_rules(word))
    inner = [inside for inside in _inner(word) if inside != word]
    far = dict.fromkeys(form for inside in inner for form in (inside, *_endings(inside)))
    return tuple(form for form in (near | far) if form != word)[:MAX_VARIANTS]


def _rules(word: str) -> Iterator[str]:
    yield from _endings(word)
    yield from _inner(word)


def _endings(word: str) -> Iterator[str]:
    """Forms whose end was swallowed or smoothed: "tekemist", "mennää", "nopee", "voinks"."""
    a = "a" if _BACK.search(word) else "ä"
    o = "o" if a == "a" else "ö"
    if word.endswith("ks"):
        yield f"{word[:-2]}k{o}"
    if word.endswith(("aa", "ää", "ee", "ii", "oo", "uu", "yy", "öö")):
        yield f"{word}n"
    if word.endswith(("ee", "ii", "oo", "uu", "yy", "öö")):
        yield word[:-1] + a
        yield word[:-1] + a + a
    if word.endswith(("een", "iin", "oon", "uun", "yyn", "öön", "eet", "uut", "oot", "iit")):
        yield word[:-2] + a + word[-1]
    if word.endswith(("st", "ss", "ll", "lt")):
        yield word + a
    if word.endswith("s"):
        yield f"{word[:-1]}ss{a}"
        yield f"{word[:-1]}isi"
        yield f"{word}i"
    if word.endswith("l"):
        yield f"{word}l{a}"
        yield f"{word}le"
    if word.endswith(("a", "ä", "e", "i", "o", "u", "y", "ö")):
        yield f"{word}n"
    if word.endswith(("nu", "ny", "lu", "ly", "ru", "ry", "su", "sy")):
        yield f"{word}t"


def _inner(word: str) -> Iterator[str]:
    """Forms with another sound inside: "jottain", "kattoa", "punanen", "yhen", "kolome"."""
    yield from (word[: m.start()] + word[m.start() + 1 :] for m in _DOUBLE.finditer(word))
    yield from (f"{word[: m.start()]}ts{word[m.start() + 2 :]}" for m in re.finditer("tt", word))
    yield from (f"{word[: m.start()]}i{word[m.start() :]}" for m in _DIPHTHONG.finditer(word))
    yield from (f"{word[: m.start()]}d{word[m.start() :]}" for m in _LOST_D.finditer(word))
    yield from (word[: m.end()] + word[m.end() + 1 :] for m in _ECHO.finditer(word))
