from email import message_from_bytes
from email.policy import default
from pathlib import Path

from sqlalchemy import Engine

from app.mail.sending import Sent, send_waiting
from tests.app.mail.post_office import NOW, letters, minutes, sending, states, write


def test_without_a_mail_server_a_letter_is_a_file_that_mail_programs_open(
    database: Engine, tmp_path: Path
) -> None:
    write(database, "aino")
    assert send_waiting(database, sending(tmp_path), NOW) == Sent(sent=1)
    (file,) = (tmp_path / "outbox").iterdir()
    kept = letters(database)["aino"]
    assert file.name == f"2026-11-24-090000-{kept.id}.eml"
    message = message_from_bytes(file.read_bytes().replace(b"\r\n", b"\n"), policy=default)
    text, html = message.iter_parts()
    assert (text.get_content(), html.get_content()) == (kept.text, f"{kept.html}\n")
    assert (message["To"], message["Subject"]) == ("aino@example.org", kept.subject)


def test_a_file_is_never_overwritten(database: Engine, tmp_path: Path) -> None:
    write(database, "aino")
    outbox = tmp_path / "outbox"
    outbox.mkdir()
    there = outbox / f"2026-11-24-090000-{letters(database)['aino'].id}.eml"
    there.write_text("luin tämän jo", encoding="utf-8")
    assert send_waiting(database, sending(tmp_path), NOW) == Sent(sent=1)
    assert [one.read_text(encoding="utf-8") for one in outbox.iterdir()] == ["luin tämän jo"]


def test_a_letter_waits_for_a_folder_that_cannot_be_written(database: Engine, tmp_path: Path) -> None:
    write(database, "aino", "eino")
    (tmp_path / "outbox").write_text("ei kansio", encoding="utf-8")
    assert send_waiting(database, sending(tmp_path), NOW) == Sent(later=1)
    assert states(database) == {"aino": "waiting", "eino": "waiting"}
    (tmp_path / "outbox").unlink()
    assert send_waiting(database, sending(tmp_path), NOW + minutes(1)) == Sent(sent=2)
