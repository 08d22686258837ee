"""The audit trail in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.catalogue.words.verified_words import HOW
from app.desk import links
from app.desk.models import DeskEvent
from app.desk.queue.field_rows import field_name
from app.desk.shown import moment_words, role_words
from app.web.words import N_, Words

ACTION_WORDS = {
    "signed_in": N_("Kirjautui"),
    "locked": N_("Väärät yritykset lukitsivat tunnuksen"),
    "staff_added": N_("Lisäsi tunnuksen"),
    "role_changed": N_("Vaihtoi roolin"),
    "staff_let_in": N_("Avasi tunnuksen"),
    "staff_disabled": N_("Sulki tunnuksen"),
    "password_set": N_("Antoi uuden salasanan"),
    "password_changed": N_("Vaihtoi oman salasanansa"),
    "totp_on": N_("Otti kertakoodin käyttöön"),
    "totp_off": N_("Poisti kertakoodin käytöstä"),
    "pin_set": N_("Asetti PINin kioskeja varten"),
    "pin_removed": N_("Poisti PINinsä"),
    "counter_opened": N_("Avasi tiskin työkalut"),
    "counter_locked": N_("Väärät PINit lukitsivat tiskin työkalut"),
    "listing_noted": N_("Muutti muistiinpanoa"),
    "approved": N_("Julkaisi"),
    "approved_without_picture": N_("Julkaisi ilman kuvaa"),
    "change_asked": N_("Pyysi muutosta"),
    "rejected": N_("Hylkäsi"),
    "spam": N_("Merkitsi roskaksi"),
    "feedback_handled": N_("Merkitsi palautteen hoidetuksi"),
    "feedback_answered": N_("Vastasi palautteeseen"),
    "feedback_opened": N_("Avasi palautteen uudelleen"),
    "taken_down": N_("Poisti näkyvistä"),
    "put_back": N_("Palautti näkyviin"),
    "vouched": N_("Tarkisti tiedot"),
    "unlocked": N_("Avasi lukittuja tietoja"),
    "import_released": N_("Päästi tuonnin läpi"),
    "import_refused": N_("Hylkäsi tuonnin"),
    "import_asked": N_("Pyysi tuontia"),
    "merged": N_("Yhdisti toiseen"),
    "took_in": N_("Yhdisti tähän toisen"),
    "unmerged": N_("Purki yhdistämisen"),
    "not_same": N_("Totesi, että nämä eivät ole sama"),
    "edited": N_("Muokkasi"),
    "organisation_edited": N_("Muutti järjestäjän tietoja"),
    "organisation_unlocked": N_("Avasi järjestäjän lukittuja tietoja"),
    "organisations_merged": N_("Yhdisti järjestäjään toisen"),
    "organisations_unmerged": N_("Perui järjestäjän yhdistämisen"),
    "group_vouched": N_("Kirjasi, että ryhmä tunnetaan"),
    "group_vouching_withdrawn": N_("Otti pois tiedon, että ryhmä tunnetaan"),
    "called": N_("Soitti ja kysyi"),
    "no_answer": N_("Soitti, mutta kukaan ei vastannut"),
    "ended_by_phone": N_("Kuuli soittamalla, että toiminta on loppunut"),
    "address_works": N_("Kertoi, että osoite toimii taas"),
    "notice_added": N_("Teki tiedotteen"),
    "notice_changed": N_("Muutti tiedotetta"),
    "notice_ended": N_("Lopetti tiedotteen"),
    "point_saved": N_("Tallensi paikan ja aukiolot"),
    "point_removed": N_("Poisti paikan ja aukiolot"),
    "word_changed": N_("Muutti haun sanoja"),
    "word_undone": N_("Kumosi haun sanan muutoksen"),
}
"""Every action that is written down has its words here: a test sees to it."""


ORGANISER_FIELDS = {"name": N_("Nimi"), "phone": N_("Puhelin"), "email": N_("Sähköposti")}
"""Facts of an organiser that a listing has no field for."""


@dataclass(frozen=True, slots=True)
class EventItem:
    """Who did what to what, and when. `title`, `link` and `more` may be empty."""

    at: str
    by: str
    words: str
    title: str
    link: str
    more: str


def event_items(events: Iterable[DeskEvent], words: Words) -> tuple[EventItem, ...]:
    """Events in their order."""
    return tuple(
        EventItem(
            moment_words(event.at),
            event.by,
            words.gettext(ACTION_WORDS[event.action]) if event.action in ACTION_WORDS else event.action,
            str(event.details.get("title", "")),
            _link(event, words),
            ", ".join(_more(event, words)),
        )
        for event in events
    )


def _link(event: DeskEvent, words: Words) -> str:
    if event.submission_id:
        return words.path(links.submission_path(event.submission_id))
    if event.listing_id:
        return words.path(links.desk_listing_path(event.listing_id))
    organisation = event.details.get("organisation")
    return words.path(f"{links.ORGANISATIONS}/{organisation}") if organisation else ""


def _more(event: DeskEvent, words: Words) -> Iterator[str]:
    for name, value in event.details.items():
        if name == "how":
            yield words.gettext(HOW.get(value, value))
        elif name == "field":
            yield field_name(value, words)
        elif name == "fields":
            yield from (_field_name(one, words) for one in value)
        elif name in {"role", "before"}:
            yield role_words(value, words)
        elif name not in {"feedback", "organisation", "title"} and value:
            yield str(value)


def _field_name(field: str, words: Words) -> str:
    return words.gettext(ORGANISER_FIELDS[field]) if field in ORGANISER_FIELDS else field_name(field, words)
