"""Passwords and one-time codes: how they are kept, and how they are checked."""

import secrets
from datetime import datetime
from functools import cache

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.desk.rules import MAX_PASSWORD

TIME_COST = 3
MEMORY_KIB = 64 * 1024
PARALLELISM = 1
HASHER = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=PARALLELISM)
"""Argon2id. Whoever changes the numbers: each password is hashed anew when its owner next signs in."""
STEP_SECONDS = 30
DRIFT_STEPS = 1
"""A phone's clock may be half a minute off."""
ISSUER = "Opastamo"


def hash_password(password: str) -> str:
    """The form in which a password is kept."""
    return HASHER.hash(password)


def is_password(kept: str, password: str) -> bool:
    """Whether this is the password. Takes the same time when there is none: nobody learns who has one."""
    try:
        HASHER.verify(kept or _nobody(), password[: MAX_PASSWORD + 1])
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept)


def is_kept_the_old_way(kept: str) -> bool:
    """Whether a password was hashed with other numbers than today's."""
    return HASHER.check_needs_rehash(kept)


def random_password() -> str:
    """A password that nobody guesses, to be changed by its owner."""
    return secrets.token_urlsafe(15)


def new_totp_secret() -> str:
    """A secret for the program on a phone that makes one-time codes."""
    return pyotp.random_base32()


def totp_address(secret: str, email: str) -> str:
    """The address that such a program reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def step_of_code(secret: str, code: str, after: int, now: datetime) -> int | None:
    """The time step that a code belongs to; None: it is wrong, or not newer than the step `after`.

    Whoever keeps the step makes each code good once.
    """
    digits = "".join(code.split())
    present, totp = int(now.timestamp()) // STEP_SECONDS, pyotp.TOTP(secret)
    for step in range(present - DRIFT_STEPS, present + DRIFT_STEPS + 1):
        expected = totp.at(step * STEP_SECONDS)
        if secrets.compare_digest(expected.encode(), digits.encode()):
            return step if step > after else None
    return None


@cache
def _nobody() -> str:
    return HASHER.hash(secrets.token_urlsafe(16))
