"""The parameters of the search, as the API's documentation shows them; `app.search.parameters` reads them."""

from pydantic import BaseModel, ConfigDict, Field

from app.search.query import DAYPARTS, KINDS, PRICES, SORTS, WEEKDAYS


def _some(description: str, values: tuple[str, ...] = ()) -> list[str]:
    text = f"{description} One of: {', '.join(values)}." if values else description
    default: list[str] = Field(default=[], description=f"{text} Several widen the search.")
    return default


def _one(description: str) -> str | None:
    default: str | None = Field(default=None, description=description)
    return default


class SearchParameters(BaseModel):
    """Everything that `/api/v1/search` understands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str | None = _one("What to find, in any words. Empty: everything, soonest first.")
    lang: str = Field(
        default="fi",
        pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$",
        description="The reader's language; texts fall back to what there is, and tell their language.",
    )
    limit: str | None = _one("Results on a page, 1–100.")
    page: str | None = _one("The page, from 1.")
    kind: list[str] = _some("Kind of listing.", KINDS)
    category: list[str] = _some("Code of a category, such as `liiku`.")
    when: str | None = _one("today, tomorrow, weekend, week, month, 2026-12-24 or 2026-12-24..2026-12-31.")
    weekday: list[str] = _some("Day of the week.", WEEKDAYS)
    daypart: list[str] = _some("Part of the day when it begins.", DAYPARTS)
    price: list[str] = _some("What it costs.", PRICES)
    audience: list[str] = _some("Code of an audience.")
    language: list[str] = _some("Language that is spoken there, such as `en`.")
    accessible: list[str] = _some("Code of an accessibility fact.")
    companion: str | None = _one("1: only where somebody may come along.")
    near: str | None = _one("latitude,longitude: tells distances.")
    radius: str | None = _one("Metres around `near`.")
    sort: str | None = _one(f"One of: {', '.join(SORTS)}.")

    def given(self) -> dict[str, list[str]]:
        """The parameters that were given, each as a list of texts."""
        told = self.model_dump(exclude_unset=True)
        return {name: value if isinstance(value, list) else [value] for name, value in told.items() if value}
