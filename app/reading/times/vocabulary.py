"""What the other words of a timetable do to it: joining, ruling out, beginning, ending, putting in doubt."""

from functools import lru_cache

_WORDS = {
    "klo": "klo kello kl klockan at klon klockn",
    "and": "ja sekä och and samt plus",
    "till": "till until asti saakka ad tom thru through til t.o.m",
    "or": "tai taikka eller or",
    "every": "joka jokainen jokaisena varje each every",
    "alternate": "vuoroviikoin vuoroviikoilla vuoroviikkoina biweekly fortnightly",
    "other": "varannan",
    "week": "viikko viikot viikkoa viikon viikkojen viikkoina viikolla viikoilla viikoin vk vko "
    "vkot vkon vkoina "
    "vkoin vkolla vk:lla vko:lla week weeks vecka veckan veckor veckorna lomaviikolla hiihtolomaviikolla "
    "syyslomaviikolla viikoista viikosta viikolta viikolle viikoille viikkoon vkl:lla viikoittaisin "
    "vk:t viikoilta",
    "weekly": "viikoittain viikottain weekly veckovis",
    "month": "kuukausi kuukauden kuun kk kk:n kuussa kuukaudessa kuukausittain month monthly månad månaden "
    "månadens kuukausina kuukausien months",
    "daily": "päivittäin viikonpäivinä daily dagligen jokapäivä",
    "day": "päivä päivänä pv dag day days päivät päivinä päivää viikonpäivä viikonpäivänä",
    "workdays": "arkisin arkipäivisin arkena arkipäivinä arkipäivät arkipäivä arki arkipv ark arkiaamut "
    "arkiaamuisin arki-iltaisin arki-iltoina arki-ilta arki-illat arkiiltaisin arki-aamuisin arkiaamu "
    "arki-aamu arkiaamupäivisin arki-aamupäivisin arkiiltapäivisin arki-iltapäivisin arkiaamupäivä "
    "arkiilta arkiaamuna vardagar vard weekdays arkipäivänä vardagarna vardagskvällar vardagskvällarna "
    "vardagsmorgnar",
    "weekend": "viikonloppuisin viikonloput vkl vkloput viikonloppuna viikonloppu helger helgerna "
    "weekends weekend helgen veckosluten "
    "vkloppuisin wkl veckoslut viikonloppuiltaisin viikonloppuaamuisin "
    "viikonloppui viikonlopun viikonlopusin",
    "even": "even jämn jämna parill",
    "odd": "odd udda paritt ojämna",
    "not": "ei eikä eivät no ej inte not emme ingen inget inga",
    "except": "paitsi except utom poislukien poisluettuna pl lukuunottamatta lukuun excluding förutom",
    "closed": "suljettu suljettuna kiinni closed stängt suljetaan",
    "cancelled": "peruttu peruutettu perutaan peruuntuu cancelled canceled inställt peruttuna peruttuja",
    "start": "alkaen alk alkaa lähtien aloitus alkavat starttaa käynnistyy from från starting begins börjar "
    "fro startar alkaminen alkamispäivä aloitetaan aloittaa start alku alkamispvm alkupäivä jatkuu "
    "jatkuvat jatketaan jatkamme aloituspäivä aloituspvm alkamisaika alkoi alkoivat since avajaiset starts "
    "aloitamme aloittelemme startti käynnistyvät alkava palaamme palaa fortsätter resumes resume continues "
    "starttaamme starttaavat",
    "end": "päättyy loppuu päättyvät päätös ends slutar päättyi paluu päättyen loppuen lopetetaan lopetamme "
    "lopetellaan lopettelemme palataan finishes finishing päätämme",
    "by": "mennessä",
    "deadline": "viimeistään deadline senast dl liput lipunmyynti ennakkoliput "
    "ennakkomyynti hakuaika julkaistu "
    "päivitetty eräpäivä laskutus registration ilm ilmo",
    "doors": "ovet ovien doors dörrarna kahvi kahvit kahvitarjoilu pullakahvit kahvittelu kahville tarkastus "
    "sisäänpääsy kassa väliaika kahvio keittiö narikka portit portti porttien öppnar gates",
    "moved": "siirtyy siirretty siirretään siirtynyt flyttas",
    "holidays": "pyhinä pyhäpäivinä pyhät pyhäpäivät arkipyhinä arkipyhät juhlapyhinä helgdagar holidays "
    "arkipyhisin juhlapäivinä pyhisin juhlapyhät pyhänä pyhäisin",
    "eves": "aattona aattoina aattopäivinä aatot aattopäivät pyhäaattoina",
    "next": "ensi tulevana tuleva seuraava seuraavana nästa next",
    "this": "tänä tällä this",
    "today": "tänään tänäiltana idag today tonight tänäaamuna ikväll",
    "tomorrow": "huomenna huomenillalla huomenaamulla imorgon tomorrow",
    "overmorrow": "ylihuomenna",
    "noon": "noon keskipäivällä",
    "midnight": "midnight keskiyöllä keskiyöhön puoliltaöin",
    "otherwise": "muulloin muuten muutoin otherwise övriga annars",
    "others": "muina muut muu muilla",
    "after": "jälkeen after efter",
    "before": "ennen before före innan",
    "between": "välillä välisenä välistä",
    "beginning": "alusta alkuun",
    "finish": "loppuun lopulle",
    "around_the_clock": "vuorokauden vrk kellon",
    "about": "noin n suunnilleen arviolta about around ca cirka ungefär",
    "doubt": "jos mikäli kun if varalla paikkeilla maissa pintaan tienoilla aikoihin kieppeillä korvilla",
}
_STEMS = (
    ("parillis", "even"),
    ("parillinen", "even"),
    ("pariton", "odd"),
    ("parittom", "odd"),
    *((stem, "hard") for stem in "auringonlask auringonnous sunset sunrise solnedg hämär pimeän".split()),
    *(
        (stem, "open")
        for stem in "sopimuks sopimu sovit sovi myöhemmi ilmoitet ilmoitam ilmoitta tiedotet".split()
    ),
    *(
        (stem, "open")
        for stem in "erikseen tarvittae tarpeen vaihtel vaihdel epäsäänn satunnai joskus tällöin".split()
    ),
    *(
        (stem, "open")
        for stem in "ajoittain toisinaan vahvist tarkent täsment selviä päätetään överens".split()
    ),
    *((stem, "open") for stem in "meddelas senare appointment announce tba tbc tbd avoin_aika".split()),
    *(
        (stem, "doubt")
        for stem in "säävarau sään säide säästä yleensä pääsääntö pääosin tavallis useimm alustav".split()
    ),
    *((stem, "doubt") for stem in "usually vanligtvis poikkeu todennäk jne".split()),
    *(
        (stem, "maybe")
        for stem in "ehkä kenties mahdollisest saatta maybe possibly perhaps kanske eventuell".split()
    ),
    *((stem, "deadline") for stem in "ilmoittau ilmoittaudu anmäl".split()),
    *((stem, "cancelled") for stem in "peruut".split()),
    *(
        (stem, "subject")
        for stem in "paikka paikan paikasta sali hinta hinna osoite ohjaaja ohjelma lisäti".split()
    ),
    *((stem, "subject") for stem in "aihe teema vieraili esiintyj reitti plats".split()),
    *(
        (stem, "season")
        for stem in "kesäisin talvisin kesällä talvella syksyisin keväisin kesäai talviai".split()
    ),
    *((stem, "season") for stem in "kesäkau kesäkuuk kesäkaut talvikau summer winter".split()),
)
_NOT_BREAKS = ("lomak", "kahvitau", "lomail")


@lru_cache(maxsize=1)
def _senses() -> dict[str, str]:
    return {word: kind for kind, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=2048)
def sense(text: str) -> str | None:
    """What a word does; None for a word that does nothing."""
    known = _senses().get(text)
    if known is not None:
        return known
    if is_break(text):
        return "break"
    found = [(stem, kind) for stem, kind in _STEMS if text.startswith(stem)]
    return max(found, key=lambda pair: len(pair[0]))[1] if found else None


def is_break(text: str) -> bool:
    """A holiday or a pause: "hiihtolomalla", "kesätauko"."""
    if text.startswith(_NOT_BREAKS):
        return False
    if text in {"break", "paus", "pausen"} or text.endswith(("uppehåll", "uppehållet", "lovpaus", "julpaus")):
        return True
    return any(part in text for part in ("loma", "lomi", "tauko", "tauo")) or text.endswith(("lov", "lovet"))


HOLIDAY_WORDS = (
    ("uudenvuodenaat", "new_year_eve"),
    ("uudenvuodenpäiv", "new_year"),
    ("uutenavuo", "new_year"),
    ("loppiaisaat", "epiphany_eve"),
    ("loppiai", "epiphany"),
    ("nuutinpäiv", "knut"),
    ("runeberginpäiv", "runeberg"),
    ("ystävänpäiv", "valentine"),
    ("kalevalanpäiv", "kalevala"),
    ("naistenpäiv", "womens_day"),
    ("laskiaissunnunta", "shrove_sunday"),
    ("laskiaistiista", "shrove_tuesday"),
    ("palmusunnunta", "palm_sunday"),
    ("kiirastorsta", "maundy_thursday"),
    ("pitkäperjanta", "good_friday"),
    ("pitkänäperjanta", "good_friday"),
    ("lankalauanta", "easter_saturday"),
    ("pääsiäispäiv", "easter"),
    ("pääsiäisyö", "easter_saturday"),
    ("pääsiäissunnunta", "easter"),
    ("pääsiäismaananta", "easter_monday"),
    ("vapunaat", "may_eve"),
    ("vappuaat", "may_eve"),
    ("vappu", "may_day"),
    ("vapun", "may_day"),
    ("äitienpäiv", "mothers_day"),
    ("helatorsta", "ascension"),
    ("helluntai", "whit_sunday"),
    ("juhannusaat", "midsummer_eve"),
    ("juhannuspäiv", "midsummer"),
    ("halloween", "halloween"),
    ("pyhäinpäiv", "all_saints"),
    ("isänpäiv", "fathers_day"),
    ("itsenäisyyspäiv", "independence"),
    ("lucianpäiv", "lucia"),
    ("jouluaat", "christmas_eve"),
    ("joulupäiv", "christmas"),
    ("tapaninpäiv", "boxing_day"),
    ("tapanina", "boxing_day"),
    ("julafton", "christmas_eve"),
    ("juldag", "christmas"),
    ("självständighetsdag", "independence"),
    ("midsommarafton", "midsummer_eve"),
)
HOLIDAY_TIMES = {  # a time of year rather than one day: first and last day
    **dict.fromkeys(("jouluna", "jouluksi", "julen"), ("christmas_eve", "boxing_day")),
    **dict.fromkeys(("pääsiäisenä", "pääsiäisviikonloppuna", "påsken"), ("good_friday", "easter_monday")),
    **dict.fromkeys(("juhannuksena", "juhannusviikonloppuna", "midsommaren"), ("midsummer_eve", "midsummer")),
}
HOLIDAY_ENDS = {  # "jouluun asti"
    "jouluun": "christmas_eve",
    "juhannukseen": "midsummer_eve",
    "vappuun": "may_eve",
    "pääsiäiseen": "maundy_thursday",
}
HOLIDAY_GENITIVES = {"joulun": "jouluna", "pääsiäisen": "pääsiäisenä", "juhannuksen": "juhannuksena"}
