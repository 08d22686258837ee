"""The parameters of the search, as the API's documentation shows them; `app.search.parameters` reads them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from app.catalogue.taxonomy import taxonomy
from app.search.query import DAYPARTS, KINDS, MAX_LIMIT, MAX_PAGE, MAX_RADIUS, PRICES, SORTS, WEEKDAYS

_MONTH_AND_DAY = "|".join(
    (
        r"(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])",
        r"(0[469]|11)-(0[1-9]|[12]\d|30)",
        r"02-(0[1-9]|1\d|2[0-8])",  # leap days are read too, but no pattern knows the years
    )
)
_DAY = rf"[12]\d{{3}}-({_MONTH_AND_DAY})"
WHEN = rf"^(today|tomorrow|weekend|week|month|{_DAY}(\.\.{_DAY})?)?$"
NEAR = r"^(-?[0-8]?\d(\.\d{1,9})?,-?(1[0-7]\d|\d?\d)(\.\d{1,9})?)?$"


@dataclass(frozen=True, slots=True)
class Told:
    """What the description tells of a text. It is read, and refused, by the search itself."""

    schema: Callable[[], JsonSchemaValue]

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Give what is told in place of "any text"."""
        return self.schema()


def _codes(codes: Callable[[], Sequence[str]]) -> Told:
    return Told(lambda: {"type": "string", "enum": list(codes())})


def _number(low: int, high: int) -> Told:
    return Told(lambda: {"type": "integer", "minimum": low, "maximum": high})


def _like(pattern: str) -> Told:
    return Told(lambda: {"type": "string", "pattern": pattern})


def _some(description: str) -> Any:
    return Field(default=[], description=f"{description} Several widen the search.")


def _one(description: str) -> Any:
    return Field(default=None, description=description)


class SearchParameters(BaseModel):
    """Everything that `/api/v1/search` understands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = _one("What to find, in any words. Empty: everything, soonest first.")
    lang: str = Field(
        default="fi",
        pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$",
        description="The reader's language; texts fall back to what there is, and tell their language.",
    )
    limit: Annotated[str, _number(1, MAX_LIMIT)] = _one(f"Results on a page, 1–{MAX_LIMIT}.")
    page: Annotated[str, _number(1, MAX_PAGE)] = _one(f"The page, 1–{MAX_PAGE}.")
    kind: list[Annotated[str, _codes(lambda: KINDS)]] = _some(f"Kind of listing: {', '.join(KINDS)}.")
    category: list[Annotated[str, _codes(lambda: taxonomy().categories.codes)]] = _some(
        "Code of a category, such as `liiku`."
    )
    when: Annotated[str, _like(WHEN)] = _one(
        "today, tomorrow, weekend, week, month, 2026-12-24 or 2026-12-24..2026-12-31."
    )
    weekday: list[Annotated[str, _codes(lambda: WEEKDAYS)]] = _some(
        f"Day of the week: {', '.join(WEEKDAYS)}."
    )
    daypart: list[Annotated[str, _codes(lambda: DAYPARTS)]] = _some(
        f"Part of the day when it begins: {', '.join(DAYPARTS)}."
    )
    price: list[Annotated[str, _codes(lambda: PRICES)]] = _some(f"What it costs: {', '.join(PRICES)}.")
    audience: list[Annotated[str, _codes(lambda: [t.code for t in taxonomy().audiences.public])]] = _some(
        "Code of an audience, such as `families`."
    )
    language: list[Annotated[str, _codes(lambda: taxonomy().languages.codes)]] = _some(
        "Language that is spoken there, such as `en`."
    )
    accessible: list[Annotated[str, _codes(lambda: taxonomy().accessibility.codes)]] = _some(
        "Code of an accessibility fact, such as `lift`."
    )
    companion: Annotated[str, _codes(lambda: ("1", "0", "true", "false"))] = _one(
        "1: only where somebody may come along."
    )
    near: Annotated[str, _like(NEAR)] = _one("latitude,longitude: tells distances.")
    radius: Annotated[str, _number(1, MAX_RADIUS)] = _one("Metres around `near`; says nothing without it.")
    sort: Annotated[str, _codes(lambda: SORTS)] = _one(
        f"One of: {', '.join(SORTS)}. By distance only with `near`."
    )
    exact: Annotated[str, _codes(lambda: ("1", "0", "true", "false"))] = _one(
        "1: the words just as they were typed, with no slip mended."
    )

    def given(self) -> dict[str, list[str]]:
        """The parameters that were given, each as a list of texts."""
        told = self.model_dump(exclude_unset=True)
        return {name: value if isinstance(value, list) else [value] for name, value in told.items() if value}
