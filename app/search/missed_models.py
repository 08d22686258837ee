"""The rows of searches that found nothing."""

from datetime import date

from sqlmodel import Field, SQLModel


class MissedSearch(SQLModel, table=True):
    """On a day: from how many networks the same words were asked in vain.

    `words_hash` empty: how many searches found nothing, whatever their words. `words` is empty until several
    have asked with them: see `app.search.missed`.
    """

    __tablename__ = "missed_search"

    day: date = Field(primary_key=True)
    words_hash: str = Field(primary_key=True, index=True)
    count: int
    words: str = ""
