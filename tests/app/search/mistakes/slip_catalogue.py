"""A little catalogue of one's own, its vocabulary as an index has it, and slips made from it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.search.finnish.words import fold, words_of
from app.search.language import analyser, index_keys
from app.search.mistakes.slips import ROWS
from app.search.mistakes.spelling import KEY_FIELDS, Spelling

TITLES = (
    "Vesijumppa uimahallissa",
    "Jooga aloittelijoille",
    "Kuoro etsii laulajia",
    "Lautapeli-ilta kirjastossa",
    "Suunnistusrastit metsässä",
    "Pöytätennis ja sulkapallo",
    "Näyttely: akvarellimaalaus",
    "Kirpputori kauppatorilla",
    "Neulontakahvila mummoille ja muille",
    "Vapaaehtoistyötä ikäihmisten kanssa",
    "Suomen kielen keskustelukahvila",
    "Ompelukone lainaan",
    "Harmonikka ja haitari soivat",
    "Käsityökerho lapsille",
    "Eläkeläisten päivätanssit",
    "Perhekahvila seurakuntatalolla",
    "Valokuvausretki järvelle",
    "Digineuvonta: puhelin ja tietokone",
    "Muistikahvila omaisille",
    "Ulkoilua koirien kanssa",
    "Senioreiden kuntosaliryhmä",
    "Runoilta ja musiikkia",
    "Teatteri: nuorten näytelmä",
    "Pilates keskiviikkoisin",
    "Keramiikkapaja",
    "Puutyöt ja korjauspaja",
    "Polkupyörän huolto",
    "Maahanmuuttajien työnhakuklubi",
    "Kalastus ja melonta",
    "Hiihtokoulu ja luistelu",
    "Yhteislaulua torilla",
    "Ruoka-apua torstaisin",
    "Shakki ja tietovisa",
    "Kansantanssi",
    "Sienestys ja marjastus",
    "Sukututkimus",
    "Virkkausta ja kirjontaa",
    "Vertaistuki läheisille",
    "Joulukonsertti kirkossa",
    "Kitaransoiton alkeet",
)


def spelling() -> Spelling:
    """The vocabulary of the catalogue."""
    words: Counter[str] = Counter()
    keys: set[str] = set()
    for title in TITLES:
        read = index_keys({"title": [("fi", title)], "tags": [], "names": [], "body": []})
        words.update(set(read.surface))
        keys.update(key for field in KEY_FIELDS for key in getattr(read, field))
    return Spelling(sorted(words.items()), keys)


def catalogue_words() -> list[str]:
    """The words of the titles, lower-case, each once."""
    return list(dict.fromkeys(piece for t in TITLES for word in words_of(t) for piece in word.split("-")))


@dataclass(frozen=True, slots=True)
class Slip:
    """A word typed wrongly."""

    kind: str
    typed: str
    meant: str


def made_slips(words: list[str], seed: int) -> Iterator[Slip]:
    """One slip of each kind for each long enough word, that is no word itself."""
    random = Random(seed)
    for word in words:
        for kind, typed in _slips(word, random):
            if typed != word and not analyser().analyse(typed).known:
                yield Slip(kind, typed, word)


def _slips(word: str, random: Random) -> Iterator[tuple[str, str]]:
    if len(word) < 6 or not word.isalpha():
        return
    place = random.randrange(1, len(word) - 1)
    yield "swapped", word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    yield "left out", word[:place] + word[place + 1 :]
    yield "doubled", word[:place] + word[place] + word[place:]
    yield "key beside", word[:place] + _beside(word[place], random) + word[place + 1 :]
    yield "struck by the way", word[:place] + _beside(word[place], random) + word[place:]
    twice = [i for i in range(1, len(word)) if word[i] == word[i - 1]]
    if twice:
        cut = random.choice(twice)
        yield "halved", word[:cut] + word[cut + 1 :]
    yield "no dots", fold(word)
    if twice and fold(word) != word:
        cut = random.choice(twice)
        yield "no dots and halved", fold(word[:cut] + word[cut + 1 :])


def _beside(letter: str, random: Random) -> str:
    row = next((row for row in ROWS if letter in row), "kl")
    place = row.find(letter)
    return random.choice([row[i] for i in (place - 1, place + 1) if 0 <= i < len(row)])
