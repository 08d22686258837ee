"""Who works at the desk: on the page of admins, by the command, and in the audit trail."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from app.catalogue.models import ImportRun
from app.core.db import reading, writing
from app.core.errors import InvalidError, NotFoundError
from app.core.settings import Settings
from app.desk.models import Staff
from app.desk.people import console as desk_console
from app.desk.people.console import console
from app.desk.people.sessions import Attempt, sign_in
from tests.app.desk.conftest import PASSWORD, Person, tree_of
from tests.app.town import Town
from tests.page_client import links, texts, words

STAFF = "/yllapito/vaki"


def staff(town: Town, email: str) -> Staff:
    with reading(town.database) as session:
        found = session.exec(select(Staff).where(Staff.email == email)).one()
        session.expunge(found)
    return found


def gets_in(town: Town, email: str, password: str) -> bool:
    with writing(town.database) as session:
        return sign_in(session, Attempt(email, password), town.now) is not None


def test_somebody_new_gets_a_password_that_is_shown_once(admin: Person) -> None:
    answer = admin.post(STAFF, sposti="Uusi@Example.org", nimi="Uusi", rooli="editor")
    password = words(tree_of(answer).css_first(".desk-password"))

    assert answer.status_code == 200
    assert gets_in(admin.town, "uusi@example.org", password)
    assert password not in admin.http.get(STAFF).text
    assert password not in admin.http.get("/yllapito/loki").text


@pytest.mark.parametrize("email", ["", "nobody", "editor@example.org", "a b@example.org"])
def test_an_address_that_cannot_be_used_is_told(admin: Person, email: str) -> None:
    answer = admin.post(STAFF, sposti=email, nimi="Uusi", rooli="editor")

    assert answer.status_code == 422
    assert texts(tree_of(answer), ".error-summary a") == [
        "Tarkista sähköposti. Se voi myös olla jo käytössä."
    ]


def test_the_last_admin_can_neither_leave_nor_be_shut_out(admin: Person) -> None:
    one = staff(admin.town, "admin@example.org")

    assert admin.post(f"{STAFF}/{one.id}/rooli", rooli="editor").status_code == 422
    assert admin.post(f"{STAFF}/{one.id}/sulje").status_code == 422
    assert (staff(admin.town, one.email).role, staff(admin.town, one.email).active) == ("admin", True)


def test_a_role_is_changed_and_holds_at_once(admin: Person) -> None:
    one = staff(admin.town, "editor@example.org")
    admin.post(f"{STAFF}/{one.id}/rooli", rooli="coordinator")

    assert staff(admin.town, one.email).role == "coordinator"
    assert admin.post(f"{STAFF}/{one.id}/rooli", rooli="boss").status_code == 422


def test_an_account_is_closed_opened_and_given_a_new_password(admin: Person) -> None:
    one = staff(admin.town, "editor@example.org")
    admin.post(f"{STAFF}/{one.id}/sulje")
    assert not gets_in(admin.town, one.email, PASSWORD)
    admin.post(f"{STAFF}/{one.id}/avaa")
    assert gets_in(admin.town, one.email, PASSWORD)
    password = words(tree_of(admin.post(f"{STAFF}/{one.id}/salasana")).css_first(".desk-password"))

    assert not gets_in(admin.town, one.email, PASSWORD)
    assert gets_in(admin.town, one.email, password)


def test_the_trail_tells_who_did_what(admin: Person) -> None:
    admin.post(STAFF, sposti="uusi@example.org", nimi="", rooli="editor")
    first = words(admin.pages.get("/yllapito/loki").css_first(".desk-events li"))

    assert first == "24.11.2026 9.00 · admin@example.org Lisäsi tunnuksen: uusi@example.org, Toimittaja"


def test_the_imports_in_trouble_are_shown_first_with_the_way_on(admin: Person) -> None:
    with writing(admin.town.database) as session:
        for name, state in (("aa", "done"), ("bb", "held")):
            session.add(
                ImportRun(
                    id=name,
                    feed=name,
                    source="town_source",
                    state=state,
                    started_at=admin.town.now - timedelta(hours=1),
                    message="12 of 20 would go" if state == "held" else "",
                    problems=[{"reason": "no title", "record": "7"}],
                )
            )
    tree = admin.pages.get("/yllapito/tuonnit")

    assert texts(tree, ".desk h2") == ["bb", "aa"]
    assert links(tree, ".desk h2 a") == {"bb": "/yllapito/tuonnit/bb", "aa": "/yllapito/tuonnit/aa"}
    assert "1 tuonti tarvitsee katsojan" in texts(admin.pages.get("/yllapito"), ".desk-counts a")


@pytest.fixture
def settled(desk_town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The command works on the town's database."""
    monkeypatch.setattr(desk_console, "settings", lambda: Settings(var=Path(desk_town.var)))
    return desk_town


def run(*arguments: str, typed: str = "") -> str:
    result = CliRunner().invoke(console, arguments, input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_the_command_adds_somebody_with_a_password_typed_twice(settled: Town) -> None:
    password = "viisi kuppia kaakaota"
    output = run(
        "add", "uusi@example.org", "--role", "admin", "--name", "Uusi", typed=f"{password}\n{password}\n"
    )

    assert output.endswith("uusi@example.org may sign in as admin.\n")
    assert password not in output
    assert gets_in(settled, "uusi@example.org", password)


def test_the_command_makes_a_password_and_changes_it(settled: Town) -> None:
    first = run("add", "uusi@example.org", "--random").splitlines()[0].removeprefix("Password: ")
    assert gets_in(settled, "uusi@example.org", first)
    second = run("password", "uusi@example.org", "--random").splitlines()[0].removeprefix("Password: ")

    assert not gets_in(settled, "uusi@example.org", first)
    assert gets_in(settled, "uusi@example.org", second)


def test_the_command_lists_and_disables(settled: Town) -> None:
    run("disable", "editor@example.org")

    assert run("list").splitlines() == [
        "admin@example.org\tadmin\tactive\tno one-time code",
        "coordinator@example.org\tcoordinator\tactive\tno one-time code",
        "editor@example.org\teditor\tdisabled\tno one-time code",
    ]


def test_the_command_says_what_is_wrong(settled: Town) -> None:
    with pytest.raises(InvalidError):
        run("add", "uusi@example.org", typed="short\nshort\n")
    with pytest.raises(InvalidError):
        run("add", "uusi@example.org", "--role", "boss", "--random")
    with pytest.raises(InvalidError):
        run("disable", "admin@example.org")
    with pytest.raises(NotFoundError):
        run("password", "nobody@example.org", "--random")
