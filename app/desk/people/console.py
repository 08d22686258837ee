"""The `opastamo staff` commands: who works at the desk."""

from typing import Annotated

import typer
from sqlmodel import Session

from app.core.clock import utc_now
from app.core.db import engine_for, reading, writing
from app.core.errors import InvalidError, NotFoundError
from app.core.migrate import ensure_current
from app.core.settings import settings
from app.desk.models import Staff
from app.desk.people.passwords import random_password
from app.desk.people.sessions import staff_by_email
from app.desk.people.staff import NewStaff, add_staff, everybody, set_active, set_password
from app.desk.rules import MIN_PASSWORD, ROLES, password_fault

console = typer.Typer(no_args_is_help=True, help="Who works at the desk.")
BY = "opastamo staff"
"""Who did it, in the audit trail."""

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The address that somebody signs in with.")]
Random = Annotated[bool, typer.Option("--random", help="Make a password and print it, instead of asking.")]


@console.command()
def add(
    email: Email,
    role: Annotated[str, typer.Option(help=f"One of {', '.join(ROLES)}.")] = "editor",
    name: Annotated[str, typer.Option(help="The name that colleagues see.")] = "",
    random: Random = False,
) -> None:
    """Add somebody. The password is asked for twice."""
    engine = engine_for(settings().database)
    ensure_current(engine)
    password = _password(random)
    with writing(engine) as session:
        staff = add_staff(session, NewStaff(email, name, role, password), BY, utc_now())
        told = f"{staff.email} may sign in as {staff.role}."
    typer.echo(told)


@console.command("list")
def list_staff() -> None:
    """List those who work at the desk."""
    engine = engine_for(settings().database)
    ensure_current(engine)
    with reading(engine) as session:
        for one in everybody(session):
            code = "one-time code" if one.totp_secret else "no one-time code"
            typer.echo("\t".join((one.email, one.role, "active" if one.active else "disabled", code)))


@console.command("password")
def password_command(email: Email, random: Random = False) -> None:
    """Give somebody a new password: locks and one-time codes go, and their sessions end."""
    engine = engine_for(settings().database)
    ensure_current(engine)
    with reading(engine) as session:
        _find(session, email)
    password = _password(random)
    with writing(engine) as session:
        set_password(session, _find(session, email).id, password, BY, utc_now())
    typer.echo("The password was changed.")


@console.command()
def disable(email: Email) -> None:
    """Let somebody in no more, and end their sessions."""
    engine = engine_for(settings().database)
    ensure_current(engine)
    with writing(engine) as session:
        set_active(session, _find(session, email).id, False, BY, utc_now())
    typer.echo("They cannot sign in any more.")


def _password(random: bool) -> str:
    if random:
        password = random_password()
        typer.echo(f"Password: {password}")
        return password
    password = str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    if password_fault(password):
        raise InvalidError(f"A password has {MIN_PASSWORD} characters or more.")
    return password


def _find(session: Session, email: str) -> Staff:
    if (found := staff_by_email(session, email)) is None:
        raise NotFoundError(f"There is nobody with the address {email}.")
    return found
