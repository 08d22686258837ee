"""What every page of the desk is shown with: who is there, where they may go, and what was just done."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response

from app.core.clock import LOCAL_ZONE, utc_now
from app.desk import links
from app.desk.errors import NotAllowedError, SignInNeededError
from app.desk.guard import Desk, desk_of
from app.desk.rules import Permission
from app.web.rendering import render
from app.web.view import View, view_of
from app.web.words import N_, Words

MENU: tuple[tuple[str, str, Permission], ...] = (
    (links.FRONT, N_("Tänään"), "see"),
    (links.QUEUE, N_("Jono"), "decide"),
    (links.REPORTS, N_("Palautteet"), "answer"),
    (links.LISTINGS, N_("Tarjonta"), "edit"),
    (links.IMPORTS, N_("Tuonnit"), "imports"),
    (links.STAFF, N_("Väki"), "staff"),
    (links.TRAIL, N_("Loki"), "staff"),
    (links.OWN, N_("Oma tunnus"), "own"),
)
ROLE_WORDS = {"editor": N_("Toimittaja"), "coordinator": N_("Koordinaattori"), "admin": N_("Ylläpitäjä")}
DONE_WORDS = {
    "approved": N_("Ilmoitus on julkaistu."),
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
    "password": N_("Salasana on vaihdettu. Muut istunnot on suljettu."),
    "code_on": N_("Kertakoodi on käytössä."),
    "code_off": N_("Kertakoodi ei ole enää käytössä."),
    "role": N_("Rooli on vaihdettu."),
    "disabled": N_("Tunnus on suljettu."),
    "let_in": N_("Tunnus on avattu."),
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


def add_desk_handlers(app: FastAPI) -> None:
    """Teach the app to lead to the door, and to say that a role does not allow something."""
    app.add_exception_handler(SignInNeededError, _to_the_door)
    app.add_exception_handler(NotAllowedError, _refused)


async def _to_the_door(request: Request, _: Exception) -> Response:
    return RedirectResponse(view_of(request).words.path(links.SIGN_IN), 303)


async def _refused(request: Request, error: Exception) -> Response:
    desk, view = desk_of(request, utc_now()), view_of(request)
    if desk is None:  # the session ended between two looks at it
        return await _to_the_door(request, error)
    return render("desk/refused.html", RefusedPage(frame(desk, view)), view, status=403)
