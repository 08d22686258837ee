"""What taking part costs: the sentences and clauses of a notice that speak of it, and of nothing else."""

import re
from dataclasses import replace
from typing import Final

from app.reading.amounts import find_amounts
from app.reading.poster.pieces import Piece
from app.reading.price_words import FREE
from app.reading.prices import PriceReading, read_price

_SPEAKS: Final = re.compile(
    r"€|\beuro|\beur\b|\d ?e\b|\bmaksut|\bilma(?:i|nen|seks|sta\b|n \w*maksua)|\bkostar"
    r"|\bcosts? nothing|korvau[sk]|vapaa (?:sisään)?pääsy|pääsy vapaa|\bei (?:\w+)?maksu"
    r"|\bno \w* ?fee\b|\bmaksaa?\b|gratis|fri(?:tt)? (?:inträde|entré)"
    r"|avgift|\bhinta\b|\bfree\b|no charge|kolehti|kollekt|lahjoitu|donation|vapaaehtoi\w+ \w*maksu"
    r"|jäsenmaksu|\bpay what|\bmaksa mitä|\bei se maksa|\bei peritä|\bhattu kiertää|\bhatten går"
    r"|\bbetala\b"
    r"|jäsenille|kostnad|maksu\b|\brahaa ei",
    re.IGNORECASE,
)
# Goods on sale at the thing; taking part costs nothing of it.
_GOODS: Final = re.compile(
    r"/ ?kpl|autopaik|munkar|struv|saft\b|soppa|pepparkak|presentkort|blomcheck|gift ?card"
    r"|lott(?:ar|as)\b|hodar|hampurilai|burger|hot ?dog|karkki|limsa|mehu|lounas|lounaan|lunch"
    r"|aamiai|brunssi"
    r"|\bkpl\b|pizza|glögi|glögg|munk[ki]|lettu|lettuj|vohvel|limu|olut|viini|wine|beer|kaffe|coffee|cake"
    r"|snacks?"
    r"|korv|makkar|keitto|puuro(?!maksu)|hernekeit|arpa|arpoja|bingolap|lotter|pöytä|pöydät|myyntipai"
    r"|myyntipöy|paikkamaksu"
    r"|aihio|sukset|luistim|vuokra|bussi(?!matk|retk)|kyyti|kuljetus|narikka|pysäköinti|parking|varaosa|t-pai|paita"
    r"|kirja (?:on )?\d|\b(?:kirjoja|levyjä|tuotteita|kortteja)\b|\bvoi ostaa\b|\bto buy\b|\batt köpa\b"
    r"|lahjakor|palkinto|voita|tuotto|lahjoitettiin|kertyi|food|drinks?|juoma|annok|ruoka-annos|kahvi|pull[ai]"
    r"|torttu|hyvitet|bord\b"
    r"|table\b|stall\b|sale\b",
    re.IGNORECASE,
)
_WORTH: Final = re.compile(
    r"\barvo(?:ltaan|inen|iset)?\b|\blahja\w*|\bvärde\b|\bworth\b|\bgift\b", re.IGNORECASE
)
# Sold to whoever wants it: "Paidan voi tilata hintaan 18 €".
_SOLD: Final = re.compile(
    r"\bvoi (?:tilata|ostaa)\b(?!.{0,30}\blip)|\bsaa\b[^.\n]{0,30}\bhintaan\b|\bmyynnissä\b"
    r"|\bkan beställas\b|\bcan be ordered\b",
    re.IGNORECASE,
)
# "Kausimaksu 60 euroa, opiskelijoilta 30": the second sum is in euros too.
_CHEAPER: Final = re.compile(
    r"((?:€|\beuroa?\b|\be\b)[^.;\n\d]{0,20}\b(?:opiskelij|eläkeläi|laps|jäsen|työttöm|nuor|aikui)\w* )"
    r"(\d{1,3})(?=\s*(?:$|[.;!\n)](?!\d)))",
    re.IGNORECASE,
)
# "Keitto 8 €, lapset 4 €": the children's sum is for soup too.
_GROUP: Final = re.compile(
    r"\s*(?:\d+(?:[.,]\d+)? ?(?:€|e\b|euroa)\W*$|(?:laps\w+|aikui\w+|opiskelij\w+|jäsen\w+|eläkeläi\w+|barn"
    r"|vuxna|children|kids|adults|students)\b)",
    re.IGNORECASE,
)
_MEAL: Final = re.compile(
    r"lounas|ateria|ruokailu|päivällinen|brunssi|illallinen|\b(?:lunch|dinner|brunch)\b", re.IGNORECASE
)
_RIDE: Final = re.compile(
    r"\W*(?:kimppa)?(?:kyyti|kyydit|kuljetus|bussi (?:lähtee|torilta))\b", re.IGNORECASE
)
_LOAN: Final = re.compile(r"\blaina(?:ta|ksi|an|amme|taan)\b|\bborrow|\blåna", re.IGNORECASE)
_FEE: Final = re.compile(
    r"\bsis\b|sisält|osallistu|pääsy|\blippu|\bliput|hinta|kurssi|kerta|kausi|entry|ticket|admission"
    r"|inträde|biljett|avgift"
    r"|inkl\b|inklud|includ|ingår|price|pris\b|kävij|ostaj",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"(?<=[;!?\n])|[()]|(?<=\.)\s(?=[A-ZÅÄÖ])|,(?!\d)|\s(?:ja|och|and)\s(?=\w+ \d+ ?(?:€|e\b))"
)
_NOTHING: Final = re.compile(
    r"\bei maksa (?:mit\w+|sulle \w+)|\bkostar (?:inget|ingenting)\b|\bcosts? nothing\b"
    r"|\bingen avgift|\binga kostnader|\bno (?:entry |entrance "
    r"|participation )?fee\b|\bei \w*maksua\b|^(?:ei mitään|0 ?€|nolla euroa?|ingenting|nothing)\W*$",
    re.IGNORECASE,
)
_FREE_THING: Final = re.compile(r"^\W*ilmaista (?!kahvi|mehu|makkar|ruoka|pulla|juoma)(?=\w)", re.IGNORECASE)
_AS_YOU_LIKE: Final = re.compile(
    r"\b(?:hinta|korvaus|\w*maksu) (?:on )?vapaaehtoinen"
    r"|\bvapaaehtoi\w+ (?:hinta|korvau\w+|maksulla|hinnalla)"
    r"|\bnimellinen maksu",
    re.IGNORECASE,
)
_NOT_A_GIFT: Final = re.compile(
    r"\bfrivilliga?\w*\b(?! avgift)|\bvapaaehtoi(?:s\w+|nen)\b(?! (?:\w*maksu|lahjoit|avustu))", re.IGNORECASE
)


def read_cost(pieces: tuple[Piece, ...], *, lang: str) -> PriceReading:
    """The price in the words of the notice; labelled lines decide alone when they tell one."""
    labelled = [piece for piece in pieces if piece.role == "price"]
    if labelled:
        told = read_price("\n".join(_fee_text(piece.text, labelled=True) for piece in labelled), lang=lang)
        if told.type != "unknown":
            others = [piece for piece in pieces if piece.role is None and FREE.search(piece.text.lower())]
            if not others or told.type == "free" or _has_sum(labelled):
                return told
    text = "\n".join(
        _fee_text(piece.text, labelled=piece.role == "price") for piece in pieces if _may_tell(piece)
    )
    told = read_price(text, lang=lang)
    return told if told.type != "unknown" else _of_meal(pieces, lang=lang)


def _of_meal(pieces: tuple[Piece, ...], *, lang: str) -> PriceReading:
    """Where people come to eat ("Seurakuntalounas"), what the food costs is the price."""
    if not pieces or _MEAL.search(pieces[0].text) is None:
        return PriceReading()
    told = read_price("\n".join(f"Hinta: {clause}" for clause in _clauses_with_sums(pieces)), lang=lang)
    return replace(told, guess=told.type != "unknown")


def _clauses_with_sums(pieces: tuple[Piece, ...]) -> list[str]:
    clauses = (clause for piece in pieces if _may_tell(piece) for clause in _CLAUSE.split(piece.text))
    sums = ((clause, next(find_amounts(clause.lower()), None)) for clause in clauses)
    return [clause[amount.start :] for clause, amount in sums if amount is not None]


def _has_sum(pieces: list[Piece]) -> bool:
    return any(next(find_amounts(piece.text.lower()), None) for piece in pieces)


def _may_tell(piece: Piece) -> bool:
    if _RIDE.match(piece.text):
        return False
    return piece.role not in {"contact", "organiser"} and _SPEAKS.search(piece.text) is not None


def _fee_text(text: str, *, labelled: bool) -> str:
    """The clauses that speak of a price, those of goods left out."""
    text = _CHEAPER.sub(r"\1\2 €", text)
    text = _FREE_THING.sub("maksutonta ", _AS_YOU_LIKE.sub("vapaaehtoinen maksu", text))
    if labelled and _NOTHING.search(text):
        return "maksuton"
    clauses = _CLAUSE.split(_NOT_A_GIFT.sub(" ", _NOTHING.sub("maksuton", text)))
    kept: list[str] = []
    goods = False
    for clause in clauses:
        goods = _names_goods(clause) or (goods and _GROUP.match(clause) is not None)
        dropped = (goods or _WORTH.search(clause)) and next(find_amounts(clause.lower()), None) is not None
        kept += [] if dropped or _LOAN.search(clause) else [clause]
    return "Hinta: " + ", ".join(kept) if labelled and kept else ", ".join(kept)


def _names_goods(clause: str) -> bool:
    if _SOLD.search(clause):
        return True
    return _GOODS.search(clause) is not None and _FEE.search(clause) is None
