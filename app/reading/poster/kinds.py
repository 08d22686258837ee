"""What kind of thing a notice tells of; None when it invites to nothing."""

import re
from dataclasses import dataclass
from typing import Final

from app.reading.poster.model import PosterKind
from app.reading.poster.spans import CLOCK, DATE, WEEKDAY
from app.reading.times import TimeRule

_NO_NOTICE: Final = re.compile(
    r"\b(?:\d ?h ?\+ ?k\w*|vuokra-asun\w+|asuntoa|yksiö|kaksio|myydään|myyn\b|ostetaan|ostan\b|vuokrataan"
    r"|annetaan(?: ilmaiseksi)?\b|lahjoitetaan|kadonnut"
    r"|kadonneet|karannut|löytynyt"
    r"|löydetty|laskusi|eräpäivä|viitenumero|ostoslista|säljes|köpes|uthyres|bortsprungen|for sale"
    r"|lost cat|lost dog|invoice"
    r"|avoin työpaikka|haemme (?:vakituis|osa-aikai|kokoaikai)\w+|palkkaus|työsuhde|kuntatiedote|resepti"
    r"|ainekset|otan\b (?:vastaan )?tarjouksia"
    r"|löytyykö|tietääkö (?:joku|kukaan)|osaisiko (?:joku|kukaan)|suositella|suosituksia|onko kellään"
    r"|vet någon|does anyone|can anyone"
    r"|viemär\w+|vedenjakelu\w*|sähkökatko\w*|huoltokatko\w*|liikenne ohjataan|liikennejärjestely\w*"
    r"|suljetaan liikenteeltä|työ valmistuu|\buutinen\b|tule(?:e|vat) voimaan|astu(?:u|vat) voimaan"
    r"|kaupunginhallitus päätti|valtuusto päätti)",
    re.IGNORECASE,
)
# Beside tickets and an hour these are said of the tickets, the cakes, the lost property.
_TRADE: Final = re.compile(
    r"myydään|ostetaan|annetaan(?: ilmaiseksi)?|lahjoitetaan|löytynyt|löydetty|kadonnut|säljes|köpes|resepti"
    r"|suositella",
    re.IGNORECASE,
)
_TICKETS: Final = re.compile(
    r"\b(?:liput|lippuja|pääsylip\w*|vapaa pääsy|biljett\w*|fri entré|tickets|free entry|esitetään|nähdään"
    r"|näytelmä\w*|konsert\w*|ensi-ilta\w*)\b",
    re.IGNORECASE,
)
_COURSE: Final = re.compile(
    r"kurssi(?!tarjo)|\bkurs(?:en)?\b|\w+kurs\b|\bcourse\b|(?:uima|hiihto|luistelu|tanssi|ratsastus|pallo)koulu"
    r"|\bworkshops\b|ensiapu|koulutus\b|\btapaamiset\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"\b(?:kiitos|kiitokset|kiitämme|tack)\b[^!?.]*\b(?:kaikille|käyneille|osallistuneille"
    r"|mukana olleille|alla som)|\bonnistui hienosti"
    r"|\bonnea\b|\bonnittel\w+|\bvoitti\b|\bvoittivat\b|\bmenestyi\w*|\bgrattis\b|\bcongratulations\b"
    r"|\b(?:thanks|thank you) (?:to )?(?:all|everyone)",
    re.IGNORECASE,
)
_VOLUNTEERS: Final = re.compile(
    r"talko(?:ot|oväk\w+|isiin|ita|issa|olai)|vapaaehtoi(?:sia|siksi|seksi|set(?! \w+vat\b)|sten"
    r"|styö|suu|stoim)"
    r"|\bauttajia"
    r"|auttamaan\b|tukihenkilöksi|ystäväksi"
    r"|(?:tarvitaan|etsimme|etsitään|kaivataan|haetaan|haemme|haussa|kysytään|kaipaamme|tarvitsemme)\b[^.!?\n]{0,60}?(?:auttaj"
    r"|tekij|vapaaehtoi|ohjaaji|pakkaaj|keittäj|kuljettaj|järkkär|järjestysmie|järjestyksenval|lipunmyy"
    r"|narikka|liikenteenoh|toimitsij|esittelij|rakentaj|siivooj)"
    r"|(?:tarvitaan|etsimme|etsitään|kaivataan|haetaan|haemme|tarvitsemme) (?:\w+ )?"
    r"(?!pelaaj|harrasta|laulaj|soittaj|tanssij|osallistuj|lukij|kävij)\w{3,}(?:jia|jiä|kuskeja)\b"
    r"|\b(?!pelaaj|harrasta|laulaj|soittaj|tanssij|osallistuj)\w{3,}(?:jia|jiä|kuskeja|kuskia) "
    r"(?:tarvitaan|kaivataan|haetaan|etsitään)|\bkuskeja (?:tarvitaan|kaivataan|haetaan|etsitään)"
    r"|\bapua (?:tarvitaan|kaivataan)|(?:tarvitaan|kaivataan) (?:lisää )?apua\b|\bpalkkaa ei makseta"
    r"|\bilman palkkaa\b"
    r"|\b(?:kuka|ketkä|kukaan|joku|jotakuta|pääsis\w*|ehtis\w*)\b[^.!?\n]{0,30}\b(?:autta|apuun)\w*"
    r"|\bapukäsi\w*|\bapukäde\w*"
    r"|\bfrivilliga?\b|talko\b|volunteers?\b|volunteering|helpers|helping hands",
    re.IGNORECASE,
)
_FEW: Final = 2  # days; a course that meets more often is joined for its length
_SERVICE: Final = re.compile(
    r"neuvon(?:ta|taa|nan|nassa|taan)\b|neuvontapiste|palvelu(?:t|a|mme|piste|puhelin|sta|on|ssa|lla)?\b"
    r"|\b(?!\w*ensiapu)\w+apua?\b|kirjastoauto|bokbuss|mobile library|\b(?:lääkäri\w*|hoitaja\w*"
    r"|terveys\w*)?vastaanotto\b|digituki|digiopast"
    r"|päivystys|terveyskioski|lainaamo|rokotu(?:s|kset|ksia)|terveystarkastus|mittau(?:s|sta)\b|näytteenot"
    r"|kuljetuspalvelu|ajanvara(?:us|uksella|usta)|ruokajako|ruoka-apu|kuljetu(?:s|ksia|sta)\b"
    r"|tilauksesta|taksi\b|kotikäynti|auttava puhelin|vuokraamo"
    r"|\bvaraa (?:oma )?aika|\bkysynnän mukaan|\bsovi aika\b|\baika sovitaan"
    r"|\b(?:tekee|tekevät|teemme)\b[^.!?\n]{0,40}\b(?:lumitöitä|pihatöitä|polttopuita)"
    r"|\bhieron\w+|\bjalkahoi\w+|\baikoja vapaana|\bvapaita aikoja|\bkampaa\w+"
    r"|rådgivning|tjänst(?:en)?\b|mottagning|advice|help ?desk|counsell?ing|clinic|(?<!church"
    r" )(?<!day )(?<!mass )(?<!carol )(?<!eve )service\b",
    re.IGNORECASE,
)
_ACTIVITY: Final = re.compile(
    r"\bjoka (?:ma|ti|ke|to|pe|la|su|\w+tai|\w+kko)\b|kerho|kurssi|ryhmä|kuoro|harjoit|harkat|treeni"
    r"|jumppa|jooga|kokoontuu|kahvila\b|muskari|piiri(?:in|ssä|n)?\b|viikoittain|kausi|uimakoulu|hiihtokoulu"
    r"|tanssin alkeet|seura\b|peli-ilta|kurs(?:en)?\b|grupp|varje (?:vecka|mån|tis|ons|tor|fre|lör|sön)"
    r"|course|classes|club\b|group\b|weekly|every",
    re.IGNORECASE,
)
_SHOWN: Final = re.compile(
    r"näyttely|\w+(?:maalauksia|valokuvia|veistoksia)\b|\b(?:maalauksia|valokuvia|veistoksia|grafiikkaa)\b"
    r"|utställning|exhibition|markkinat|tanssit\b|tansseja|lavatanssi|\w+tori\b|kirpputori|kirppis|loppis"
    r"|teatteri|näytelmä|esityk|konsert|myyjäis|flea market|concert|\bdances?\b|\bfair\b|repair café"
    r"|\bbingo\w*|open (?:stage|mic)|\bjamit\b|avoin lava",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(r"\b(?:avoinna|auki|aukiolo\w*|öppe[tn]|open)\b", re.IGNORECASE)
_MEAL: Final = re.compile(
    r"\b(?:aamupala|ruokailu|ateria|\w*lounas|ruokatarjoilu|frukost|breakfast)\w*", re.IGNORECASE
)
_OUTING: Final = re.compile(r"retki\b|retkelle|vaellus|matka\b|\butflykt|\btrip\b|\bhike\b", re.IGNORECASE)
_REGULAR: Final = re.compile(
    r"\bkokoonnumme|\bkokoontu\w+|parillis|parittom|joka toinen|varannan|every other"
    r"|\bseuraavat kerrat|\bträffas",
    re.IGNORECASE,
)
_OF_MONTH: Final = re.compile(
    r"\b(?:kuukauden|kuukaudessa|i månaden|of (?:the|each|every) month)\b", re.IGNORECASE
)
_BEGINS: Final = re.compile(
    r"\b(?:alkaa|alkavat|käynnistyy|starttaa|perustetaan|börjar|startar|starts|begins)\b", re.IGNORECASE
)
_INVITES: Final = re.compile(
    r"tervetul|\btule\b|tulkaa|mukaan|ilmoittau|osallistu|järjest|kokoon|pääsymaksu|vapaa pääsy|avoin"
    r"|liput|lähdetään|retki|juhla|konsertti|maksuton|myyjäis|tanssit|kokko\b|kokon|tapahtum|esitys|näytelm"
    r"|luento|turnaus|elokuva|messu|kirpputori|poltetaan|sammutus"
    r"|välkom|\bkom\b|anmäl|welcome|join|come and|tickets|sign up|free entry|tilaa|autamme|ota yhteyttä",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KindReading:
    """The kind; `guess` when its words and its times speak for different ones."""

    kind: PosterKind | None
    guess: bool = False


def read_kind(text: str, title: str | None, times: tuple[TimeRule, ...]) -> KindReading:
    """The kind of thing by its words and by whether its times repeat."""
    if not _is_notice(text, times):
        return KindReading(None)
    repeats, headed = any(rule.weekly or rule.monthly for rule in times), title or ""
    if _VOLUNTEERS.search(text):
        return KindReading("volunteering", guess=not _VOLUNTEERS.search(headed))
    serves = _SERVICE.search(text) and not _ACTIVITY.search(text) and (repeats or not times)
    if _SERVICE.search(headed) or serves:
        return KindReading("service", guess=not _SERVICE.search(headed))
    active = _ACTIVITY.search(text) is not None
    if repeats:
        return _of_repeating(text, headed, times, active=active)
    return _of_single(text, headed, times, active=active)


def _of_single(text: str, headed: str, times: tuple[TimeRule, ...], *, active: bool) -> KindReading:
    """What has days of its own, or no times: mostly an event; a circle that names its next days is none."""
    if active and len(times) > 1 and _REGULAR.search(text):
        return KindReading("activity", guess=True)
    if len({(rule.start or rule.from_ or "")[:10] for rule in times}) > _FEW and _COURSE.search(text):
        return KindReading("activity", guess=True)
    if times:
        other = _ACTIVITY.search(headed) or _COURSE.search(text) or _SERVICE.search(text) or len(times) > 2
        return KindReading("event", guess=bool(other))
    joined = active and not _OUTING.search(headed)
    return KindReading("activity" if joined else "event", guess=True)


def _of_repeating(text: str, headed: str, times: tuple[TimeRule, ...], *, active: bool) -> KindReading:
    """What happens week after week: mostly something to join, but markets, shows and opening hours too."""
    if _SHOWN.search(text):
        return KindReading("event", guess=True)
    days = {day for rule in times for day in rule.weekly}
    if _OPEN.search(text) and not active and len(days) > 3:
        return KindReading("service", guess=True)
    if _MEAL.search(headed) or (_MEAL.search(text) and not active):
        return KindReading("service", guess=True)
    return KindReading("activity", guess=not active)


def _is_notice(text: str, times: tuple[TimeRule, ...]) -> bool:
    """Whether the text invites to something: not a sale, a question, news of what is over."""
    shown = any(rule.start for rule in times) and _TICKETS.search(text) is not None
    sale = (match for match in _NO_NOTICE.finditer(text) if not (shown and _TRADE.fullmatch(match[0])))
    over = _OVER.search(text) and not any(rule.start or rule.at for rule in times)
    if over or next(sale, None):
        return False
    if any(rule.start or rule.at or rule.from_ == rule.until for rule in times):
        return True
    if (
        not times
        and CLOCK.search(text)
        and any(day.search(text) for day in (DATE, WEEKDAY, _OF_MONTH, _ACTIVITY))
    ):
        return True  # a day and an hour are told, whatever is unclear about them
    begins = bool(times) or _BEGINS.search(text) is not None
    speaks = (_VOLUNTEERS, _SERVICE, _INVITES, *((_ACTIVITY,) if begins else ()))
    return any(pattern.search(text) for pattern in speaks)
