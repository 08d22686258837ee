"""What every page of the desk is shown with: who is there, where they may go, and what was just done."""

from dataclasses import dataclass
from datetime import datetime

from fastapi.responses import RedirectResponse

from app.core.clock import LOCAL_ZONE
from app.desk import links
from app.desk.guard import Desk
from app.desk.rules import Permission
from app.web.view import View
from app.web.words import N_, Words

MENU: tuple[tuple[str, str, Permission], ...] = (
    (links.FRONT, N_("Tänään"), "see"),
    (links.QUEUE, N_("Jono"), "decide"),
    (links.REPORTS, N_("Palautteet"), "answer"),
    (links.LISTINGS, N_("Tarjonta"), "edit"),
    (links.ORGANISATIONS, N_("Järjestäjät"), "edit"),
    (links.CALLS, N_("Soitot"), "edit"),
    (links.ASKED, N_("Kysytty"), "see"),
    (links.IMPORTS, N_("Tuonnit"), "imports"),
    (links.NOTICES, N_("Tiedotteet"), "notices"),
    (links.HOURS, N_("Aukiolot"), "hours"),
    (links.WORDS, N_("Sanat"), "words"),
    (links.STAFF, N_("Väki"), "staff"),
    (links.TRAIL, N_("Loki"), "staff"),
    (links.OWN, N_("Oma tunnus"), "own"),
)
ROLE_WORDS = {"editor": N_("Toimittaja"), "coordinator": N_("Koordinaattori"), "admin": N_("Ylläpitäjä")}
DONE_WORDS = {
    "approved": N_("Ilmoitus on julkaistu."),
    "approved_without_picture": N_("Ilmoitus on julkaistu ilman kuvaa."),
    "change_asked": N_("Muutospyyntö on lähetetty."),
    "rejected": N_("Ilmoitus on hylätty, ja syy on kerrottu lähettäjälle."),
    "spam": N_("Ilmoitus on merkitty roskaksi."),
    "handled": N_("Palaute on merkitty hoidetuksi."),
    "answered": N_("Vastaus on lähetetty."),
    "opened": N_("Palaute on taas auki."),
    "taken_down": N_("Ilmoitus ei enää näy."),
    "put_back": N_("Ilmoitus näkyy taas."),
    "vouched": N_("Tarkistus on kirjattu."),
    "unlocked": N_("Seuraava tuonti päättää taas näistä tiedoista."),
    "merged": N_("Ilmoitukset on yhdistetty. Vanha osoite vie tähän."),
    "unmerged": N_("Yhdistäminen on purettu."),
    "not_same": N_("Muistamme, että nämä eivät ole sama."),
    "edited": N_("Muutokset on tallennettu. Ne näkyvät heti."),
    "unchanged": N_("Mikään ei muuttunut."),
    "organisation_edited": N_("Järjestäjän tiedot on tallennettu."),
    "organisations_merged": N_("Järjestäjät on yhdistetty. Vanha osoite vie nyt tänne."),
    "organisations_unmerged": N_("Yhdistäminen on peruttu."),
    "group_vouched": N_("Kirjattu: tunnemme tämän ryhmän. Se näkyy ryhmän sivulla ja ilmoituksissa."),
    "group_vouching_withdrawn": N_("Tieto on otettu pois."),
    "called": N_("Puhelu on kirjattu. Tiedot näkyvät tarkistettuina."),
    "called_partly": N_("Vastaukset on tallennettu. Osa tiedoista on vielä kysymättä."),
    "called_nothing": N_("Mitään ei ollut vielä merkitty."),
    "called_changed": N_("Vastaukset on tallennettu. Korjaa vielä se, mikä on muuttunut."),
    "no_answer": N_("Kirjattu: kukaan ei vastannut. Numero on listalla taas myöhemmin."),
    "ended_by_phone": N_("Ilmoitus ei enää näy."),
    "address_works": N_("Osoitteeseen lähtee taas kirjeitä."),
    "release_asked": N_("Tuonti päästetään läpi hetken päästä."),
    "import_refused": N_("Tuonti on hylätty. Mikään ei muuttunut."),
    "import_overtaken": N_("Uudempi tuonti ehti väliin. Katso se ensin."),
    "import_decided": N_("Joku toinen ehti jo päättää tästä tuonnista."),
    "run_asked": N_("Syöte luetaan hetken päästä."),
    "password": N_("Salasana on vaihdettu. Muut istunnot on suljettu."),
    "code_on": N_("Kertakoodi on käytössä."),
    "code_off": N_("Kertakoodi ei ole enää käytössä."),
    "pin_set": N_("PIN on tallessa. Sillä avaat työkalut kioskissa."),
    "pin_removed": N_("PIN on poistettu."),
    "note_saved": N_("Muistiinpano on tallessa."),
    "wrong_noted": N_("Virhe on kirjattu palautteisiin."),
    "role": N_("Rooli on vaihdettu."),
    "disabled": N_("Tunnus on suljettu."),
    "let_in": N_("Tunnus on avattu."),
    "notice_up": N_("Tiedote on tallessa. Se näkyy valittuna aikana."),
    "notice_ended": N_("Tiedote ei enää näy."),
    "point_saved": N_("Paikka ja aukiolot ovat tallessa. Ne näkyvät nyt."),
    "point_removed": N_("Paikka on poistettu."),
    "words_saved": N_("Sana on tallessa. Haku käyttää sitä nyt."),
    "words_undone": N_("Muutos on kumottu. Haku toimii taas kuten ennen."),
}
DONE = "tehty"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One way to go."""

    name: str
    link: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around every page of the desk. `done`: what was just done, in words; often empty."""

    name: str
    role: str
    token: str
    menu: tuple[MenuItem, ...]
    done: str
    sign_out_link: str


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """Somebody's role does not allow this."""

    desk: Frame


def frame(desk: Desk, view: View) -> Frame:
    """Make what is around a page."""
    words = view.words
    menu = tuple(
        MenuItem(words.gettext(name), words.path(path), _is_at(path, view.path))
        for path, name, permission in MENU
        if desk.may(permission)
    )
    return Frame(
        desk.name,
        role_words(desk.role, words),
        desk.token,
        menu,
        done_words(view),
        words.path(links.SIGN_OUT),
    )


def _is_at(path: str, here: str) -> bool:
    return here == path or (path != links.FRONT and here.startswith(f"{path}/"))


def done_words(view: View) -> str:
    """What was just done, by the address."""
    codes = [pair.partition("=")[2] for pair in view.query.split("&") if pair.startswith(f"{DONE}=")]
    return view.words.gettext(DONE_WORDS[codes[0]]) if codes and codes[0] in DONE_WORDS else ""


def role_words(role: str, words: Words) -> str:
    """The name of a role."""
    return words.gettext(ROLE_WORDS[role]) if role in ROLE_WORDS else role


def moment_words(moment: datetime) -> str:
    """A moment as a list shows it: "24.11.2026 9.05"."""
    local = moment.astimezone(LOCAL_ZONE)
    return f"{local.day}.{local.month}.{local.year} {local.hour}.{local.minute:02}"


def go_on(view: View, path: str, done: str = "") -> RedirectResponse:
    """Lead to another page of the desk after something was done."""
    link = view.words.path(path)
    return RedirectResponse(f"{link}?{DONE}={done}" if done else link, 303)
