"""Alembic's way in. The connection comes from `app.core.migrate`, or else from the settings."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlmodel import AutoString, SQLModel

import app.catalogue.feeds.run_models
import app.catalogue.merging.models
import app.catalogue.models
import app.catalogue.organisation_models
import app.core.editions
import app.desk.calls.models
import app.desk.counter.models
import app.desk.models
import app.feedback.models
import app.freshness.models
import app.infopoint.models
import app.jobs.models
import app.kiosk.counter_models
import app.lists.models
import app.mail.models
import app.pictures.models
import app.search.missed_models
import app.search.synonyms.models
import app.submissions.models
import app.views.models  # noqa: F401 - fills the metadata
from app.core.db import JsonColumn, UtcDateTime, engine_for
from app.core.settings import settings

config = context.config


def _render(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Write steps in plain SQLAlchemy: they must still run when our own types have changed."""
    if kind != "type":
        return False
    if isinstance(item, AutoString):
        return "sa.String()"
    if isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if item is JsonColumn:
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=_render,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    with engine_for(settings().database).connect() as own:
        _run(own)
        own.commit()
