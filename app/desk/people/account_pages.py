"""What the templates of the door and of one's own account get."""

from dataclasses import dataclass

import segno

from app.desk import links
from app.desk.people.passwords import totp_address
from app.desk.people.unsent import Unsent
from app.desk.rules import MIN_PASSWORD
from app.desk.shown import Frame
from app.web.forms import Form
from app.web.words import N_, Words

BUTTONS = {
    "julkaise": N_("Julkaise"),
    "julkaise_kuvatta": N_("Julkaise ilman kuvaa"),
    "pyyda": N_("Pyydä muutosta"),
    "hylkaa": N_("Hylkää"),
    "roskaa": N_("Roskaa"),
}
"""What the buttons of the queue say."""
MARKS = {"pohja", "merkit"}
"""Fields that a page writes for itself."""
QUIET = 4
"""Modules of white around a code: readers need them to find it."""


@dataclass(frozen=True, slots=True)
class SignInPage:
    """`/yllapito/kirjaudu`."""

    form: Form
    action: str


@dataclass(frozen=True, slots=True)
class UnsentPage:
    """What was sent too late, once they are in again. `pressed`: what its button says, if it is known.

    `texts` are what somebody wrote; `carried` is all that goes along.
    """

    action: str
    token: str
    pressed: str
    texts: tuple[str, ...]
    carried: tuple[tuple[str, str], ...]
    front: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """`/yllapito/oma`."""

    desk: Frame
    form: Form
    email: str
    has_totp: bool
    min_password: int
    password_action: str
    everywhere_action: str
    code_link: str
    code_off_action: str
    pin_link: str


@dataclass(frozen=True, slots=True)
class CodePage:
    """`/yllapito/oma/koodi`: a secret for the phone, as a picture and in letters."""

    desk: Frame
    form: Form
    action: str
    back: str
    secret: str
    signed_secret: str
    qr_size: int
    qr_rows: tuple[str, ...]


def sign_in_page(form: Form, words: Words) -> SignInPage:
    """Make the door."""
    return SignInPage(form, words.path(links.SIGN_IN))


def unsent_page(unsent: Unsent, token: str, words: Words) -> UnsentPage:
    """Make the page that shows what was not sent."""
    pressed = BUTTONS.get(unsent.fields.get("teko", ""), "")
    return UnsentPage(
        action=words.path(unsent.path),
        token=token,
        pressed=words.gettext(pressed) if pressed else "",
        texts=tuple(text for name, text in unsent.fields.items() if " " in text and name not in MARKS),
        carried=tuple(unsent.fields.items()),
        front=words.path(links.FRONT),
    )


def own_page(desk: Frame, form: Form, email: str, words: Words, *, has_totp: bool) -> OwnPage:
    """Make the page of one's own account."""
    return OwnPage(
        desk=desk,
        form=form,
        email=email,
        has_totp=has_totp,
        min_password=MIN_PASSWORD,
        password_action=words.path(f"{links.OWN}/salasana"),
        everywhere_action=words.path(f"{links.OWN}/ulos-kaikkialta"),
        code_link=words.path(f"{links.OWN}/koodi"),
        code_off_action=words.path(f"{links.OWN}/koodi-pois"),
        pin_link=words.path(links.PIN),
    )


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret that is offered, plain and signed by us."""

    plain: str
    signed: str


def code_page(desk: Frame, form: Form, secret: Secret, email: str, words: Words) -> CodePage:
    """Make the page that turns the one-time code on."""
    matrix = segno.make_qr(totp_address(secret.plain, email), error="l").matrix
    return CodePage(
        desk=desk,
        form=form,
        action=words.path(f"{links.OWN}/koodi"),
        back=words.path(links.OWN),
        secret=" ".join(secret.plain[at : at + 4] for at in range(0, len(secret.plain), 4)),
        signed_secret=secret.signed,
        qr_size=len(matrix) + 2 * QUIET,
        qr_rows=tuple(_row(row, line + QUIET) for line, row in enumerate(matrix)),
    )


def _row(row: bytearray, line: int) -> str:
    """The dark modules of a row as a path."""
    return "".join(f"M{at + QUIET} {line}h1v1h-1z" for at, dark in enumerate(row) if dark)
