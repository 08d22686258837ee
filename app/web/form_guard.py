"""Keeps programs and floods away from a form, and never loses what a person typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.web.form_token import FIELD, SOONEST, Tokens
from app.web.forms import TRAP, Fault, Form
from app.web.rate_limit import RateLimit
from app.web.words import N_, Words

EXPIRED = N_("Sivu oli auki pitkään. Kirjoittamasi on tallessa: lähetä se uudelleen.")
TOO_FAST = N_("Viesti ei vielä lähtenyt. Kirjoittamasi on tallessa: lähetä se uudelleen.")
TOO_MANY = N_(
    "Viestejä tulee juuri nyt paljon. Kirjoittamasi on tallessa: odota minuutti ja lähetä uudelleen."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form is shown again, and the status of the answer."""

    status: int
    words: str


@dataclass(frozen=True, slots=True)
class FormGuard:
    """One form's token, and how often a network may send it."""

    tokens: Tokens
    limit: RateLimit

    def show(
        self, now: datetime, values: Mapping[str, str] | None = None, faults: Sequence[Fault] = ()
    ) -> Form:
        """The form as it is shown now, with a token of its own that counts from where `values` began."""
        sent = values or {}
        typed = {name: text for name, text in sent.items() if name not in {FIELD, TRAP}}
        return Form(self.tokens.make(now, sent.get(FIELD, "")), typed, tuple(faults))

    def refusal(self, values: Mapping[str, str], host: str | None, now: datetime) -> Refusal | None:
        """Why this may not be taken in yet; None: it may. Counts as one sending of the host's network."""
        age = self.tokens.age(values.get(FIELD, ""), now)
        if age is None:
            return Refusal(403, EXPIRED)
        if age < SOONEST or values.get(TRAP):
            return Refusal(422, TOO_FAST)
        if not self.limit.allows(host, now):
            return Refusal(429, TOO_MANY)
        return None


def as_fault(refusal: Refusal, words: Words) -> Fault:
    """The refusal as something to tell above the form."""
    return Fault("", words.gettext(refusal.words))
