"""What there is of pictures, and whether everybody may see it."""

from sqlmodel import Session, select

from app.catalogue.models import Listing
from app.core.errors import GoneError, NotFoundError
from app.pictures.models import Picture, PictureFile


def is_kept(session: Session, picture: str) -> bool:
    """Whether a picture is still there."""
    return session.exec(select(Picture.id).where(Picture.id == picture)).first() is not None


def file_of(session: Session, picture: str, name: str) -> bytes:
    """One file of a picture. Raises NotFoundError."""
    query = select(PictureFile.data).where(PictureFile.picture_id == picture, PictureFile.name == name)
    found = session.exec(query).one_or_none()
    if found is None:
        raise NotFoundError("There is no such picture.")
    return found


def check_public(session: Session, picture: str) -> None:
    """Raises NotFoundError for what nobody has published, GoneError for what was taken away."""
    states = set(session.exec(select(Listing.state).where(Listing.picture == picture)))
    if "published" in states:
        return
    if states:
        raise GoneError("The listing of this picture has been taken away.")
    raise NotFoundError("There is no such picture.")
