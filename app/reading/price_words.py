"""The words around prices: what is free, what a sum is for, how often it is paid, which cards lower it."""

import re
from typing import Final, Literal

FREE: Final = re.compile(
    r"\bmaksut(?:on\w*|ta|tom\w+)\b|\bilmai(?:nen|seksi|set|sia|sen|sena)\b|\bilma(?:nen|seks\w*)\b"
    r"|\bilmaista(?= *(?:$|[.,;!)\n]))|\bilmasta(?! käsin)\b|\bilman (?:\w+)?maksua\b"
    r"|\bvapaa (?:sisään)?pääsy|\b(?:sisään)?pääsy (?:on )?vapaa"
    r"|\bei (?:osallistumis|pääsy|sisäänpääsy|kurssi)?maksua"
    r"|\bei (?:se |tämä |teille )?maksa mit+ään|\bmitään ei peritä|\bei peritä (?:mitään|\w*maksua)"
    r"|\bkostar (?:inget|ingenting)\b|\bcosts? nothing\b|\brahaa ei tarvita\b"
    r"|\bfri(?:tt)? (?:inträde|entré)|\bgratis\b|\bavgiftsfri\w*|\bkostnadsfri\w*"
    r"|(?<![-\w])free\b(?! (?:time|style|play))|\bno charge\b"
)
NOT_FREE: Final = re.compile(r"\bei (?:ole |siis )?(?:maksut\w+|ilmai\w+)|\binte gratis\b|\bnot free\b")
FIRST_FREE: Final = re.compile(
    r"\b(?:ensimmäi\w+|eka|ekat|1\.|kaksi ensimmäistä|först\w+|first)[^.;,\n€]{0,30}?"
    r"\b(?:ilmai\w+|maksut\w+|gratis|free)\b(?: kokeilu\w*)?"
    r"|\b(?:kokeilu|tutustumis)(?:kerta|kerran|tunti|jakso|käynti)?\w* (?:on |ovat )?(?:ilmai\w+|maksut\w+)"
    r"|\b(?:ilmai\w+|maksut\w+|free) (?:kokeilu|tutustumis|ensimmäinen|first|trial)\w*"
    r"|\bkokeile \w{0,15} ?(?:ilmaiseksi|maksutta)"
)
DONATION: Final = re.compile(
    r"\bvapaaehtoi\w+ (?:\w{0,20}maksu|korvau|lahjoitus|pääsymaksu|avustus)|\bkolehti"
    r"|\blahjoitu\w+|\bmaksa mitä\b"
    r"|\bfrivillig|\bmaksa\w* (?:\w+ )?(?:sen )?(?:minkä|mitä) (?:voi|halua|itse)|\bbetala vad du vill"
    r"|\bhatten går runt|\bhattu kiertää|\bpay as you (?:like|feel|can|wish)|\bhat (?:goes|is passed) round"
    r"|\b(?:omantunnon|oman kukkaron|haluamasi) (?:mukaan|summa|hin)|\bpay what you|\bkollekt\b|\bdonation"
)
COLLECTION: Final = re.compile(r"\bkolehti\w*|\bkollekt\b")
COFFEE_MONEY: Final = re.compile(r"\bvapaaehtoi\w+ kahvi\w*|\bkahviraha\w*|\bkahvimaksu\w*")

# What a sum can be for, when it isn't for taking part.
EXTRA: Final = re.compile(
    r"kahvi|tarjoilu|ruokailu|\bruoka|ateri|louna|buffet|makkara|\bpulla|\bkeit|\bmehu|narik|vaatesäil"
    r"|pysäköi|parkki"
    r"|ohjelma\b|ohjelman|ohjelmaleht|käsiohjelm|palkin|voitto|\bvoita|lahjakor|\barpa|\barvat|arvonta"
    r"|alennu(?!s(?:ryhm|lip|hin))|alen\b"
    r"|\bpantti|panttimaksu|toimitusmak|palvelumak|peruutus|peruuttam|myöhästy|molemm|kokonaishin|avustaj|saattaj"
    r"|coat ?check|\bponi|ponny|pony|ratsastu|\bridning|pomppulinn|hoppborg|bouncy|voittaj|vinst"
    r"|lott|presentkort"
    r"|gift card|lisenssi|vakuutus|\bbussi(?!matk|retk)|kuljetus|\bcoffee|\bkaffe|cloakroom"
    r"|parking|\bprize|discount|rabatt|programblad"
)
# What may be free beside the thing itself.
SNACK: Final = re.compile(
    r"välipal|iltapal|aamupal|mellanmål|\bsnack|\bbreakfast|\blunch|myyntip|pöy[td]|\bbord"
)
# Said of those who come to look or buy, "free" holds for all who come: the sums are the sellers'.
VISITORS: Final = re.compile(r"ostaj|kävij|yleisö|katsoj|besökar|kund(?:er|erna)\b|visitor|buyers|customers")
FREE_ENTRANCE: Final = re.compile(
    r"(?:vapaa|ilmai\w+|maksut\w+) (?:sisään)?pääsy|pääsy (?:on )?(?:vapaa|ilmai|maksut)"
    r"|(?:fri(?:tt)?|gratis) (?:inträde|entré)|inträde\w* (?:är )?(?:fri|gratis)|free (?:entry"
    r"|entrance|admission)"
)
# Words beside a sum that tell who pays it, when or how, and not what else it buys.
OF_PAYING: Final = re.compile(
    r"ovelta|ennakko|porti|\bdoor|\badv|förköp|dörr|kerta|kausi|perhe|aikui|vuxn|adult|famil|pari|normaali|perus"
    r"|hinta|maksu|pris|price|fee\b|avgift|\bsis|\balk|nuor|lähijäsen|syskon|sisaru|student|ryhmä|kort|\btai\b|\beli\b|\bsekä|\bmuut|\bper\b|\beller|\bvain|lukukau|termin|kurs"
)
# Words that say so themselves: a ticket is for taking part, whatever comes with it.
FEE: Final = re.compile(
    r"osallistu|pääsy|\blippu|\bliput|\blipun|kurssimak|kausimak|entrance|admission|inträde|biljett|ticket"
)
TAKING_PART: Final = re.compile(
    rf"{FEE.pattern}|kurssi|\bkurs\b|avgift|\bcourse|\bhinta|\bpris\b|\bprice|kausi"
)
HIRE: Final = re.compile(
    r"vuokra|\bväline|\bvarust|\bluistime|\bsukset|\bmailat?\b|\bhyra|\brent(?:al)?\b|\bhire\b"
)
MATERIAL: Final = re.compile(r"materia|tarvikepak|tarvikema|tarvikkeet|ainemaksu|raaka-aine|savimaksu")
MEMBERSHIP: Final = re.compile(r"jäsenmak|medlemsavg|membership|kannatusjäsen")
INCLUDED: Final = re.compile(r"\bsis\b|\bsis\.|sisält|sisälty|\binkl|\binclud|\bingår")
GROUP: Final = re.compile(
    r"\balle\b|\byli\b|\blaps|\bjäsen|\d ?-? ?v\b|vuotia|opiskel|eläke|kaikukor|työttö"
    r"|muille|muut|barn|medlem|member|child|pension|studerande|senior|ungdom|arbetslös|unemployed|concession"
)
FROM: Final = re.compile(r"\b(?:alk\.?|alkaen|från|from|vähintään) *$")
FROM_AFTER: Final = re.compile(r" ?(?:alk\b|alkaen)")
UP_TO: Final = re.compile(r"\b(?:enintään|korkeintaan|max\.?|högst|up to) *$")
ABOUT: Final = re.compile(r"\b(?:n\.|noin|ca\.?|arviolta|about) *$")
PASS: Final = re.compile(
    r"\d ?(?:kerran|krt|x)\b.{0,3}\w*(?:kort|lip)|kymppikort|sarjakort|sarjalip|kausikort"
)
PLUS: Final = re.compile(r"(?<!\d)\+(?! ?\d)")

PER: Final[tuple[tuple[Literal["visit", "month", "season", "course", "year"], re.Pattern[str]], ...]] = (
    ("month", re.compile(r"/ ?kk\b|\bkk\b|kuukau|\bkuussa|/ ?mån|månad|month")),
    (
        "season",
        re.compile(r"(?<!kuu)kausi|(?<!kuu)kaude|lukukau|termin|\bseason|\bterm\b|\bsyksy\b|\bkevät\b"),
    ),
    ("course", re.compile(r"kurssi|kurs\b|/ ?kurs|course")),
    (
        "year",
        re.compile(
            r"/ ?v\b|/ ?vuosi|vuodessa|vuosimak|lukuvuo|(?<!\d )\bvuosi\b|/ ?år|per år|årsavg|a year|per year"
        ),
    ),
    (
        "visit",
        re.compile(
            r"(?<!\d )\bkerta(?!a)|kerralta|/ ?krt|/ ?krta|per gång|/ ?gång|per visit|per time|irtokerta"
        ),
    ),
)

CARDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("kaikukortti", re.compile(r"(?<!yhteisö)(?<!yhteisö-)(?<!yhteisön )kaikukort")),
    ("yhteiso_kaikukortti", re.compile(r"yhteisö(?:n |-)?kaikukort")),
    ("sports_card", re.compile(r"liikuntakort")),
    ("student_card", re.compile(r"opiskelij|\bopisk\.|studera|studerande|student")),
    ("pensioner_card", re.compile(r"eläkel|\beläk\.|pension|senior citizens")),
)
CARD_REFUSED: Final = re.compile(r"kort\w*[^.;,\n]{0,15} ei(?:vät)? (?:käy|kelpaa|ole)")
GEAR_LOAN: Final = re.compile(
    r"(?:välin|varust|mail|luistim|suks|kypär|pallo|soit)\w*[^.;\n]{0,40}?"
    r"(?:laina|maksutta|ilmaiseksi|puolesta|paikan päällä)"
    r"|laina(?:väli|varust|mail|luisti|suks|soit)\w*"
    r"|laina(?:amme|taan|a) \w{0,20} ?(?:välin|varust|mail|luist|suks)"
    r"|gear (?:loan|provided)|equipment (?:provided|to borrow)|utrustning (?:finns|lånas)"
)
