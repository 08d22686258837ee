"""Pictures that are not public yet, as the desk sees them."""

from app.catalogue.content import ListingContent
from app.catalogue.items.picture_items import LICENCES, PictureItem, picture_item
from app.desk.guard import Desk, secret_of
from app.pictures.marks import Marks
from app.web.state import AppState
from app.web.words import N_, Words

OWN_PERMISSION = N_("saa näyttää vain tässä ilmoituksessa")


def seen_picture(content: ListingContent, desk: Desk, state: AppState, words: Words) -> PictureItem | None:
    """The picture of a content with a mark for whoever is at the desk; None: it has none of ours."""
    if content.image is None or content.image.picture is None:
        return None
    mark = Marks(secret_of(state)).make(content.image.picture, desk.now)
    return picture_item(content, words, mark)


def licence_words(licence: str | None, words: Words) -> str:
    """What one may do with a picture."""
    return LICENCES.get(licence or "", licence or "") or words.gettext(OWN_PERMISSION)
