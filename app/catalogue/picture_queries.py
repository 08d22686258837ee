"""The pictures of many listings at once."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlmodel import Session, col, select

from app.catalogue.models import Listing
from app.catalogue.parts import Image


def pictures_of(session: Session, ids: Collection[UUID]) -> Mapping[UUID, Image]:
    """The pictures of ours that listings show; most have none."""
    query = select(Listing.id, Listing.content).where(col(Listing.id).in_(ids), Listing.picture != "")
    return {identity: Image.model_validate(content["image"]) for identity, content in session.exec(query)}
