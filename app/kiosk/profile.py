"""Where a kiosk stands and how it behaves: `data/kiosks.toml`, or a file of the town's own."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from app.catalogue.texts import Texts
from app.core.errors import UnavailableError

NAME = r"^[a-z0-9-]{1,40}$"
MAIN = "oletus"
LanguageCode = Literal["fi", "sv", "en", "selko"]


class KioskProfile(BaseModel):
    """One kiosk. Coordinates are WGS 84; `idle_seconds` until it asks, `asking_seconds` until it starts anew.

    `printer`: `none` has no printer, `a4` and `receipt` (80 mm) print without asking; `ask` lets one choose.
    `sound`: whether a soft sound goes with the question. `categories`: codes of the large ways in besides
    asking; empty: those of the home page. `counter_networks`: from where alone the counter's tools can be
    opened; empty: from anywhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: Texts
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)] = ("fi", "sv", "en", "selko")
    idle_seconds: Annotated[int, Field(ge=20, le=1800)] = 90
    asking_seconds: Annotated[int, Field(ge=20, le=300)] = 20
    sound: bool = True
    printer: Literal["none", "a4", "receipt", "ask"] = "ask"
    categories: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]{2,60}$")], ...] = ()
    opening_hours: Texts = {}
    counter_networks: tuple[IPv4Network | IPv6Network, ...] = ()

    def has_counter_at(self, address: str | None) -> bool:
        """Whether the counter's tools can be opened from an address of the network."""
        if not self.counter_networks:
            return True
        try:
            known = ip_address(address or "")
        except ValueError:
            return False
        return any(known in network for network in self.counter_networks)

    @property
    def near(self) -> tuple[float, float] | None:
        """Where it is, if that is known: (latitude, longitude)."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


@lru_cache(maxsize=8)
def profiles(path: Path) -> Mapping[str, KioskProfile]:
    """The kiosks of a file, by name. Raises UnavailableError, naming the file and what is wrong in it."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: KioskProfile.model_validate(one) for name, one in told.get("kiosks", {}).items()}
    except FileNotFoundError:
        raise UnavailableError(f"There is no file {path} of the kiosks.") from None
    except tomllib.TOMLDecodeError as error:
        raise UnavailableError(f"{path} cannot be read: {error}.") from None
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise UnavailableError(f"{path}: {error.title} {where}: {first['msg']}.") from None
