"""The rows of lists that have a short code."""

from datetime import date

from sqlmodel import Field, SQLModel


class ShortList(SQLModel, table=True):
    """A list under a short code until `ends_on`: what is on it and in which language, and of nobody.

    `listings` are codes of listings, apart by dots, as in the address of a list.
    """

    __tablename__ = "short_list"

    code: str = Field(primary_key=True)
    listings: str
    lang: str
    ends_on: date = Field(index=True)
