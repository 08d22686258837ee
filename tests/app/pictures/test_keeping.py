"""Pictures in the database: kept, taken and forgotten, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.pictures.commands import forget, keep, take
from app.pictures.encoding import Made
from app.pictures.models import Picture, PictureFile
from app.pictures.queries import file_of
from tests.app.town import local

NOW = local("2026-11-24 09:00")
ONE, OTHER = (f"{digit * 48}-300x200" for digit in "ab")


def kept(engine: Engine) -> list[str]:
    with reading(engine) as session:
        assert {*session.exec(select(PictureFile.picture_id))} == {*session.exec(select(Picture.id))}
        return sorted(session.exec(select(Picture.id)))


def test_pictures_are_kept_taken_and_forgotten(engine: Engine) -> None:
    with writing(engine) as session:
        for one in (ONE, OTHER):
            assert keep(session, Made(one, {"iso.webp": b"\0\xff", "pieni.webp": b"\0"}), NOW) == one
        take(session, OTHER, NOW + timedelta(hours=1))
    with writing(engine) as session:
        assert file_of(session, ONE, "iso.webp") == b"\0\xff"
        assert forget(session, (), NOW + timedelta(hours=48) - timedelta(seconds=1)) == 0
        assert forget(session, (), NOW + timedelta(hours=48)) == 1
    assert kept(engine) == [OTHER]
    with writing(engine) as session:
        assert forget(session, (OTHER,), NOW + timedelta(days=400)) == 0
        assert forget(session, (), NOW + timedelta(days=400)) == 1
    assert kept(engine) == []


def test_what_is_gone_cannot_be_taken(engine: Engine) -> None:
    with writing(engine) as session, pytest.raises(InvalidError):
        take(session, ONE, NOW)
