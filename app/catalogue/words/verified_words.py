"""When somebody last vouched for a listing, in words."""

from datetime import datetime

from app.core.clock import local_day
from app.web.words import N_, Words

HOW = {
    "staff_desk": N_("infopisteellä"),
    "phone": N_("puhelimitse"),
    "visit": N_("käymällä paikalla"),
    "owner_link": N_("järjestäjältä"),
}


def verified_words(at: datetime | None, how: str | None, now: datetime, words: Words) -> str:
    """Say when and how it was checked: "Tarkistettu 3 viikkoa sitten, puhelimitse"; or that nobody has."""
    if at is None:
        return words.gettext("Tieto on tarkistamatta – soita ensin")
    ago = _ago((local_day(now) - local_day(at)).days, words)
    if how == "import":
        return words.gettext("Haettu julkaisijan tiedoista %(ago)s", ago=ago)
    if how in HOW:
        return words.gettext("Tarkistettu %(ago)s, %(how)s", ago=ago, how=words.gettext(HOW[how]))
    return words.gettext("Tarkistettu %(ago)s", ago=ago)


def verified_briefly(at: datetime | None, how: str | None, now: datetime, words: Words) -> str:
    """The same in fewer words, for a card that names its source beside it: "Haettu tänään"."""
    if at is None or how != "import":
        return verified_words(at, how, now, words)
    return words.gettext("Haettu %(ago)s", ago=_ago((local_day(now) - local_day(at)).days, words))


def _ago(days: int, words: Words) -> str:
    if days <= 0:
        return words.gettext("tänään")
    if days == 1:
        return words.gettext("eilen")
    if days < 14:
        return words.ngettext("%(num)s päivä sitten", "%(num)s päivää sitten", days)
    if days < 60:
        return words.ngettext("%(num)s viikko sitten", "%(num)s viikkoa sitten", days // 7)
    if days < 365:
        return words.ngettext("%(num)s kuukausi sitten", "%(num)s kuukautta sitten", days // 30)
    return words.gettext("yli vuosi sitten")
