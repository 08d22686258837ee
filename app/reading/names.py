"""Names of organisations: what kind of body a name belongs to, and when two names are one."""

import re
from typing import Final, Literal

from app.reading.municipalities import is_town
from app.reading.texts import one_line

OrganisationKind = Literal[
    "public", "welfare_area", "association", "parish", "foundation", "company", "informal_group", "project"
]
_Rule = tuple[OrganisationKind, re.Pattern[str]]

_MAX_NAME: Final = 300
# In order. What the law makes a body write behind its name decides before any word inside it does:
# "Mikkelin kaupungin henkilöstö ry" is an association, "Seurakuntaopisto Oy" a company.
_KINDS: Final[tuple[_Rule, ...]] = (
    ("association", re.compile(r"\br\.?[yf]\b|\brekisteröity yhdistys|\bregistrerad förening")),
    (
        "company",
        re.compile(r"\b(?:oyj?|abp?|ky|tmi|t:mi|osk|osuuskunta|osuuskauppa|andelslag|ltd|inc|gmbh)\b"),
    ),
    ("foundation", re.compile(r"\bsr\b|säätiö\b|stiftelse(?:n)?\b|\bfoundation\b")),
    ("welfare_area", re.compile(r"hyvinvointialue|välfärdsområde|wellbeing services county|\beloisa\b")),
    ("parish", re.compile(r"seurakun(?:ta|nan)|församling|\bparish\b|\bsrk\b")),
    ("project", re.compile(r"hanke\b|\bhankkeen\b|projekti?\b|\bproject\b")),
    (
        "public",
        re.compile(
            r"\bkaupun(?:ki|gin)\b|\bkun(?:ta|nan)\b|kuntayhtymä|\bstad\b|\bkommun\b|\bcity of\b"
            r"|\bmunicipality\b|nuorisotal"
            r"|kansalaisopisto|työväenopisto|medborgarinstitut|arbetarinstitut|\bkaupunginkirjasto|\bkirjasto\b"
            r"|\bpääkirjasto|lähikirjasto|nuorisopalvelut|liikuntapalvelut|kulttuuripalvelut|\bvirasto\b"
            r"|\btyöllisyyspalvelut"
            r"|\bkela\b|\bmetsähallitus\b|\bte-toimisto|\bely-keskus"
        ),
    ),
    (
        "association",
        re.compile(
            r"yhdisty(?:s|kset|ksen)\b|förening\w*\b|\bassociation\b|urheiluseura|voimistelu|\bseura\b|liitto\b|förbund"
            r"|martat\b|marttaker|partiolaiset|eläkkeensaajat|eläkeläiset\b|sotaveteraanit|\bvpk\b|\bmll\b|\bspr\b"
            r"|\blions club|\brotary|\b4h\b"
        ),
    ),
    (
        "informal_group",
        re.compile(r"ryhmä\b|kaveriporuk|\bporukka\b|kyläläiset|naapurit\b|kimppa\b"),
    ),
)
_LEGAL_WORDS: Final = re.compile(
    r"\b(?:ry|rf|r y|r f|oyj?|abp?|ky|tmi|t mi|osk|sr|rekisteröity yhdistys|registrerad förening|ltd|inc)\b"
)
_APART: Final = re.compile(r"[\W_]+")
_DOTTED: Final = re.compile(r"\b([a-zåäö])\.([a-zåäö])\b\.?")


def organisation_kind(name: object) -> OrganisationKind | None:
    """The kind of body by the endings and words of its name; None when the name doesn't tell."""
    plain = _plain(name)
    for kind, pattern in _KINDS:
        if pattern.search(plain):
            return kind
    return "public" if is_town(plain) else None


def same_name_key(name: object) -> str:
    """A key that is equal for two writings of one name: case, punctuation and "ry" or "Oy" don't count.

    "" when nothing of the name is left; such names are equal to none.
    """
    words = _APART.sub(" ", _plain(name)).strip()
    without = " ".join(_LEGAL_WORDS.sub(" ", words).split())
    return without or words


def _plain(name: object) -> str:
    """Lower case, on one line, "r.y." as "ry"."""
    return _DOTTED.sub(r"\1\2", one_line(name)[:_MAX_NAME].casefold()) if isinstance(name, str) else ""
