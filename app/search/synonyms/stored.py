"""What a town has changed of the everyday words, in the database."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from app.core.editions import changed
from app.core.errors import NotFoundError
from app.search.synonyms.local import LocalWord
from app.search.synonyms.models import WordChange

EDITION = "words"


def changes(session: Session) -> list[WordChange]:
    """All changes, in the order in which they were made."""
    return list(session.exec(select(WordChange).order_by(col(WordChange.created_at), col(WordChange.id))))


def local_words(session: Session) -> tuple[LocalWord, ...]:
    """All changes, as values."""
    return tuple(local_word(row) for row in changes(session))


def local_word(row: WordChange) -> LocalWord:
    """A row as a value."""
    return LocalWord(row.kind, row.lang, row.word, row.concept, row.finds)  # type: ignore[arg-type]  # only `keep` writes kinds


def keep(session: Session, change: LocalWord, by: str, now: datetime) -> None:
    """Keep a change that has been checked. One that only takes back an earlier one takes that one away."""
    opposite = {"add": "remove", "remove": "add"}.get(change.kind)
    about = (opposite, change.concept, change.lang, change.word)
    for row in changes(session):
        if (row.kind, row.concept, row.lang, row.word) == about:
            session.delete(row)
            changed(session, EDITION)
            return
    session.add(
        WordChange(
            id=uuid4(),
            kind=change.kind,
            concept=change.concept,
            lang=change.lang,
            word=change.word,
            finds=change.finds,
            created_at=now,
            created_by=by,
        )
    )
    changed(session, EDITION)


def undo(session: Session, identity: UUID) -> LocalWord:
    """Take a change back, and give what it was. Raises NotFoundError."""
    if (row := session.get(WordChange, identity)) is None:
        raise NotFoundError("There is no such change.")
    session.delete(row)
    changed(session, EDITION)
    return local_word(row)
