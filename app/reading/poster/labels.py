"""The words and signs that name a line of a notice: "Paikka:", "Missä?", "Plats:", a pin, a clock."""

import re
from typing import Final, Literal

Role = Literal[
    "when",
    "where",
    "price",
    "contact",
    "registration",
    "audience",
    "organiser",
    "programme",
    "former",
    "other",
]

_WORDS: Final[dict[Role, str]] = {
    "when": (
        "uusi (?:päivä|aika|ajankohta|päivämäärä)|ny tid|new (?:date|time)|aika ja paikka|paikka ja"
        " aika|päivä ja aika|aika|ajat|ajankohta|aikataulu|milloin|koska|päivä"
        "|pvm|päivämäärä"
        "|klo|kello|kokoontumiset|kokoontumisajat|harjoitukset|harkat|treenit|tapaamiset|kerhoajat"
        "|kurssiajat"
        "|tapahtuma-aika|näytökset|esitykset|när|tid och plats|tid|tidpunkt|datum|when|time and place"
        "|time|times|date and time|date|dates|day|schedule"
    ),
    "where": (
        "uusi paikka|paikka|missä|mistä|osoite|tapahtumapaikka|kokoontumispaikka|pitopaikka|sijainti"
        "|lähtöpaikka"
        "|tapaamispaikka|rata|kenttä|halli|areena|pysäkki|pysäkit|kokoontuminen|harjoituspaikka|esityspaikka|kurssipaikka|lähtö|var|plats|ställe"
        "|adress"
        "|samlingsplats|where|place|venue|location|address|meeting point|meeting place"
    ),
    "price": (
        "hinta|hinnat|maksu|maksut|osallistumismaksu|kurssimaksu|kausimaksu|kerhomaksu|pääsymaksu|liput"
        "|lippu"
        "|lippujen hinnat|pääsyliput|mitä (?:se )?maksaa|paljonko|kustannukset|sisäänpääsy|pääsy|pris"
        "|priser|avgift"
        "|inträde|kostnad|biljetter|price|prices|cost|fee|tickets|admission|entry|entrance"
    ),
    "contact": (
        "yhteys|yhteystiedot|yhteydenotot|yhteyshenkilö|lisätiedot|lisätietoja|lisätietoa|lisäinfo"
        "|lisäinfoa|infoa?"
        "|tiedustelut|kysy|kysy lisää|kysymykset|kysyttävää|ota yhteyttä|puhelin|puh|gsm|tel|sähköposti"
        "|s-posti"
        "|e-mail|email|www|linkki|whatsapp|kontakt|kontaktperson|mera info|mer info|mer information"
        "|tilläggsuppgifter|tilläggsinfo|e-post|tfn|contact|more info|more information|information"
        "|questions|phone"
    ),
    "registration": (
        r"(?:sitovat |ennakko)?ilmoittautumi(?:nen|set)|ilmoittaudu|ilm|ilm\. viim|ilmo|ilmot"
        r"|ennakkoilmoittautuminen"
        "|varaukset|paikkavaraukset|pöytävaraukset|varaa paikkasi|varaa pöytä|haku|hakuaika"
        "|anmälan|anmälningar|anmäl dig|förhandsanmälan|osa|registration|sign up|sign-up|register"
        "|booking|rsvp"
    ),
    "audience": (
        "kenelle|kuka|kohderyhmä|ikä|ikäraja|ikäsuositus|ketkä|för vem|målgrupp|ålder|åldersgräns"
        "|for whom|who"
        "|age|ages|age limit"
    ),
    "organiser": (
        "järjestäjä|järjestäjät|järj|arrangör|arrangörer|arr|organiser|organizer"
        "|organised by|organized by|hosted by|host"
    ),
    "former": (
        "(?:vanha|alkuperäinen|entinen|aiempi) (?:päivä|aika|ajankohta|päivämäärä|paikka)|gammal"
        " (?:tid|plats)"
        "|old (?:date|time|place)|original (?:date|time)"
    ),
    "programme": "ohjelma|ohjelmassa|päivän ohjelma|illan ohjelma|program|programme",
    "other": (
        "ohjaaja|ohjaajana|vetäjä|opettaja|esiintyjä|esiintyjät|mukaan|ota mukaan|varusteet|huom|aihe"
        "|teema|mitä"
        "|ledare|lärare|tema|obs|what|teacher|leader|bring|note|theme"
    ),
}
_ALTERNATIVES: Final = "|".join(
    alternative
    for alternative in sorted(
        (part for words in _WORDS.values() for part in re.split(r"\|(?![^(]*\))", words)),
        key=len,
        reverse=True,
    )
)
LABEL: Final = re.compile(
    rf"(?:^|(?<=[.,;!?|)]\s)|(?<=\s\s)|(?<=\s[/|·–-]\s)"
    rf"|(?<=\s))(?P<label>{_ALTERNATIVES})\.?(?P<mark>\s?[:?]+)(?!//|\d\d\b|\w)\s*",
    re.IGNORECASE,
)
# "Paikka Soittopaja", "Hinta 25 €": a label without its mark, at the beginning of a sentence.
_BARE: Final = re.compile(
    r"^(?P<label>(?i:paikkana|paikka|osoite|plats)) (?=[A-ZÅÄÖ])|^(?P<price>(?i:hinta|pris"
    r"|price)) (?=[\d€])"
)
_PATTERNS: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = tuple(
    (role, re.compile(rf"(?:{words})", re.IGNORECASE)) for role, words in _WORDS.items()
)
# Signs that stand for a label when words follow them on the same line.
SIGNS: Final[dict[str, Role]] = {
    **dict.fromkeys("📅🗓📆⏰⌚⏱🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧", "when"),
    **dict.fromkeys("📍📌🗺", "where"),
    **dict.fromkeys("💰💶💵🎟🎫", "price"),
    **dict.fromkeys("☎📞📱✉📧📩🔗🌐💻", "contact"),
    "📝": "registration",
}
# A pin may stand before anything worth noting; then the words tell what it is.
NOT_A_PLACE: Final = re.compile(
    r"€|\beuro|maksu\b|\bikäraja|\bilmo|\bklo \d|\bhinta\b|\bpris\b|@|www\.", re.IGNORECASE
)


def role_of(label: str) -> Role:
    """The role that a label's words name."""
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(label)), "other")


def bare_label(sentence: str) -> tuple[Role, int] | None:
    """The role and length of a label that stands without a colon, or None."""
    match = _BARE.match(sentence)
    if match is None:
        return None
    return ("where" if match["label"] else "price"), match.end()
