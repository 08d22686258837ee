"""Whether a submission is for a group that staff know, and from somebody who has published for it."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent
from app.catalogue.merging.organisations import survivors
from app.catalogue.models import Listing, Organisation
from app.catalogue.rules import organisation_id
from app.catalogue.vouching import vouching_of
from app.desk.organisations.items import WAY_WORDS
from app.desk.shown import moment_words
from app.submissions.models import Ownership
from app.web.words import N_, Words

PUBLISHED_BEFORE = N_("Lähettäjä on ilmoittanut sen puolesta ennenkin.")
NOT_BEFORE = N_("Lähettäjä ei ole ennen ilmoittanut sen puolesta: tarkista, että hän kuuluu ryhmään.")


def known_group_words(session: Session, content: ListingContent, publisher_id: UUID, words: Words) -> str:
    """What the queue says of a group that staff know; empty for all others. It decides nothing by itself."""
    identity = organisation_id(content.organiser)
    if identity is None or session.get(Organisation, identity) is None:
        return ""
    end = survivors(session).get(identity, identity)
    vouching = vouching_of(session, end)
    if vouching is None:
        return ""
    told = {
        "how": words.gettext(WAY_WORDS[vouching.how]).lower(),
        "by": vouching.by,
        "day": moment_words(vouching.at).rpartition(" ")[0],
    }
    known = words.gettext("Tunnemme tämän ryhmän (%(by)s: %(how)s, %(day)s).", **told)
    return f"{known} {words.gettext(_sender(session, end, publisher_id))}"


def _sender(session: Session, organisation_id: UUID, publisher_id: UUID) -> str:
    query = (
        select(Ownership.id)
        .join(Listing, col(Listing.id) == col(Ownership.listing_id))
        .where(Listing.organisation_id == organisation_id, Ownership.publisher_id == publisher_id)
    )
    is_known = session.exec(query.limit(1)).first() is not None
    return PUBLISHED_BEFORE if is_known else NOT_BEFORE
