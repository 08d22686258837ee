"""Signs of a low threshold on a card. Only what was told in so many words: a guess is no sign."""

from app.catalogue.content import ListingContent
from app.web.words import N_

SIGNS = {
    "no_registration": N_("Ei ilmoittautumista"),
    "come_alone": N_("Voit tulla yksin"),
    "first_time_free": N_("Ensimmäinen kerta ilmainen"),
    "companion": N_("Saat kaverin mukaan"),
    "just_watch": N_("Voit vain katsoa"),
    "gear_loan": N_("Välineet saat lainaksi"),
    "little_finnish": N_("Pärjäät vähällä suomella"),
}
"""In the order in which they are shown."""
MAX_SHOWN = 3


def signs_of(content: ListingContent) -> tuple[str, ...]:
    """Codes of the signs of a listing."""
    visit, companion = content.first_visit, content.companion
    told = {
        "no_registration": content.registration.required is False,
        "come_alone": visit is not None and visit.may_come_alone is True,
        "first_time_free": any(price.first_time_free for price in content.prices),
        "companion": companion is not None and companion.offered != "none",
        "just_watch": visit is not None and visit.may_watch is True,
        "gear_loan": any(price.gear_loan for price in content.prices),
        "little_finnish": content.finnish_needed in {"none", "some_words"},
    }
    return tuple(code for code in SIGNS if told[code])
