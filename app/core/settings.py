"""All settings, in one class: environment variables `OPASTAMO_*`, documented in docs/running-it.md."""

from functools import lru_cache
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.core.errors import UnavailableError

DEVELOPMENT_SECRET = "only-for-development"  # noqa: S105 - production refuses it below
ROOT = Path(__file__).parents[2]
MIN_SECRET_LENGTH = 32


class Settings(BaseSettings):
    """What the one who runs Opastamo may set. Every default works on a fresh machine."""

    model_config = SettingsConfigDict(env_prefix="OPASTAMO_", env_file=".env", extra="ignore")

    environment: Literal["development", "production"] = Field(
        default="development",
        description="`production` refuses the defaults that are safe only on one's own machine.",
    )
    var: Path = Field(
        default=Path("var"), description="Folder of the database, the index and the archive of imports."
    )
    data: Path = Field(
        default=ROOT / "data",
        description="Folder of the taxonomy, the samples and the list of feeds (`feeds.toml`).",
    )
    database_url: str = Field(
        default="",
        description="SQLAlchemy address of the database. Empty: SQLite in the var folder. "
        "PostgreSQL: `postgresql+psycopg://user:password@host/name`.",
    )
    feeds: Path | None = Field(
        default=None, description="A list of feeds of one's own. Empty: `feeds.toml` of the data folder."
    )
    fetch_allow: str = Field(
        default="",
        description="`host:port` pairs, apart by commas, of one's own network that feeds may be read from. "
        "Private addresses are refused otherwise.",
    )
    meilisearch_url: str = Field(
        default="",
        description="Address of a Meilisearch server, `http://host:7700`. Empty: the embedded engine alone. "
        "The embedded engine answers whenever the server does not.",
    )
    meilisearch_key: SecretStr = Field(
        default=SecretStr(""),
        description="The server's master key, or an API key that may do everything to `listings_*`.",
    )
    meilisearch_name: str = Field(
        default="listings",
        pattern=r"^[a-z0-9-]{1,40}$",
        description="What the indexes on the server are called. "
        "Several Opastamos on one server need a name each.",
    )
    semantic: bool = Field(
        default=False,
        description="Whether a search that finds little also offers what is alike in meaning. "
        "It needs the extra `semantic`.",
    )
    lexicon: Path | None = Field(
        default=None,
        description="The Finnish lexicon file. Empty: the one that `make setup` made.",
    )
    base_url: str = Field(
        default="http://127.0.0.1:8000",
        description="The address that residents use; links are built from it.",
    )
    secret_key: SecretStr = Field(
        default=SecretStr(DEVELOPMENT_SECRET),
        description="Signs links and sessions. At least 32 random characters.",
    )
    page_seconds: int = Field(
        default=30,
        ge=0,
        le=3600,
        description="So long a page may be shown as it was made, by us and by caches on the way. 0: never.",
    )
    contact: str = Field(
        default="https://example.org/opastamo",
        description="A page or e-mail address, told to the feeds that we read: their keepers can reach us.",
    )
    phone: str = Field(
        default="", description="A phone number to offer when the search cannot answer, or finds nothing."
    )
    operator_name: str = Field(
        default="",
        description="Who runs this Opastamo: told on the pages about it, accessibility and privacy.",
    )
    operator_email: str = Field(
        default="", description="The e-mail address of whoever runs it, told on the same pages."
    )
    operator_phone: str = Field(
        default="", description="The phone number of whoever runs it, told on the same pages."
    )
    smtp_url: SecretStr = Field(
        default=SecretStr(""),
        description="The mail server, `smtp://user:password@host:587` (with STARTTLS where it offers it) or "
        "`smtps://…:465`. Empty: letters become files in `outbox/` of the var folder.",
    )
    mail_from: str = Field(
        default="Opastamo <opastamo@example.org>", description="Whom letters come from: name and address."
    )
    bounce_address: str = Field(
        default="",
        description="Where letters come back to that could not be delivered, `palautuvat@example.org`: "
        "each letter's own mark is added after a `+`, so the server must take such addresses. "
        "Empty: they come back to the sender.",
    )
    bounce_maildir: Path | None = Field(
        default=None,
        description="A Maildir folder in which letters that came back are; "
        "`opastamo work` reads what is new in it.",
    )
    kiosks: Path | None = Field(
        default=None, description="A list of kiosks of one's own. Empty: `kiosks.toml` of the data folder."
    )
    info_point_slug: str = Field(
        default="opastamo-kaupungin-infopiste-253f28f4",
        description="The end of the address of the info point's own page, `/tarjonta/…`. "
        "It is on the home page, and offered when nothing is found. The default is that of the samples.",
    )
    map_tiles: str = Field(
        default="",
        description="Address of a tile server for the map of results, `https://host/{z}/{x}/{y}.png`. "
        "Empty: there is no map. Whoever opens the map lets that server see an address.",
    )
    map_attribution: str = Field(default="", description="Whose map it is, told on the map.")
    log_format: Literal["console", "json"] = Field(
        default="console", description="`json` writes one object per line, for log collectors."
    )

    @model_validator(mode="after")
    def _safe_in_production(self) -> Self:
        secret = self.secret_key.get_secret_value()
        if self.environment == "production" and (
            secret == DEVELOPMENT_SECRET or len(secret) < MIN_SECRET_LENGTH
        ):
            message = "OPASTAMO_SECRET_KEY must be set to at least 32 random characters in production"
            raise ValueError(message)
        return self

    @property
    def tile_server(self) -> str:
        """The scheme and host of the tile server, as a policy names it; empty without a map."""
        parts = urlsplit(self.map_tiles)
        return f"{parts.scheme}://{parts.netloc}" if self.map_tiles else ""

    @property
    def database(self) -> str:
        """The address of the database, the default filled in."""
        return self.database_url or f"sqlite:///{(self.var / 'opastamo.db').absolute()}"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once. Raises UnavailableError, naming what to set."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        name = "".join(f"OPASTAMO_{part}: ".upper() for part in first["loc"][:1])
        message = f"The settings cannot be used. {name}{first['msg'].removeprefix('Value error, ')}."
        raise UnavailableError(message) from None
