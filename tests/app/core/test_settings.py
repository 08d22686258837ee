"""Settings: safe in production, and each one documented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from app.core.errors import UnavailableError
from app.core.settings import DEVELOPMENT_SECRET, ROOT, Settings, settings

GOOD = "k" * 32


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.parametrize("secret", [DEVELOPMENT_SECRET, "", "k" * 31])
def test_production_refuses_a_weak_secret(secret: str) -> None:
    with pytest.raises(ValidationError, match="OPASTAMO_SECRET_KEY must be set"):
        Settings(environment="production", secret_key=SecretStr(secret))


def test_production_takes_a_long_secret_and_shows_it_nowhere() -> None:
    chosen = Settings(environment="production", secret_key=SecretStr(GOOD))

    assert chosen.secret_key.get_secret_value() == GOOD
    assert GOOD not in repr(chosen)


@pytest.mark.usefixtures("fresh")
def test_settings_come_from_the_environment_and_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("OPASTAMO_PHONE=015 194 1\nOPASTAMO_VAR=from-file\n", encoding="utf-8")
    monkeypatch.setenv("OPASTAMO_VAR", "from-environment")

    chosen = settings()

    assert (chosen.phone, chosen.var) == ("015 194 1", Path("from-environment"))
    assert settings() is chosen


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "OPASTAMO_LOG_FORMAT",
            "xml",
            "The settings cannot be used. OPASTAMO_LOG_FORMAT: Input should be 'console' or 'json'.",
        ),
        (
            "OPASTAMO_ENVIRONMENT",
            "production",
            (
                "The settings cannot be used. "
                "OPASTAMO_SECRET_KEY must be set to at least 32 random characters in production."
            ),
        ),
    ],
)
def test_setting_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(UnavailableError) as caught:
        settings()
    assert caught.value.message == message


def test_database_is_in_the_var_folder_unless_told() -> None:
    assert Settings(var=Path("/srv/x")).database == "sqlite:////srv/x/opastamo.db"
    assert Settings(database_url="postgresql+psycopg://h/n").database == "postgresql+psycopg://h/n"


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "running-it.md").read_text(encoding="utf-8")
    names = {f"OPASTAMO_{name.upper()}" for name in Settings.model_fields}

    assert {name for name in names if f"`{name}`" not in page} == set()


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []
