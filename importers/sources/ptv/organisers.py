"""The organisation that answers for a service → its organiser."""

from typing import get_args

from app.catalogue.parts import OrganisationKind, Organiser
from app.reading.links import read_emails
from app.reading.names import organisation_kind
from app.reading.texts import drop_fake_translations, one_line
from importers.contract import Problem
from importers.sources.ptv.contacts import first_url, phone_number
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.records import Organisation

_BROAD: OrganisationKind = "association"
_KINDS: dict[str, OrganisationKind] = {kind: kind for kind in get_args(OrganisationKind)}


def organiser_of(name: str, organisation: Organisation | None) -> tuple[Organiser | None, list[Problem]]:
    """The organiser: all that its own record tells, or the bare name that stood beside the service."""
    own = organisation or Organisation("", {})
    names = drop_fake_translations(own.names or {"fi": name}, read=one_line)
    if not names:
        return None, []
    kind, problems = _kind(names.get("fi", ""), own.type)
    emails = read_emails(", ".join(own.contacts.emails))
    organiser = Organiser(
        name=names,
        kind=kind,
        external_id=own.id or None,
        business_id=own.business_code if _is_business_id(own.business_code) else None,
        url=first_url(own.contacts.links),
        phone=next(filter(None, map(phone_number, own.contacts.phones)), None),
        email=emails[0] if emails else None,
    )
    return organiser, problems


def _kind(name: str, told: str) -> tuple[OrganisationKind | None, list[Problem]]:
    """Its kind by PTV's type; for the wide third sector, and where no type is told, by its name."""
    by_type = _KINDS.get(LOOKUPS["organisation_types"].get(told.lower(), ""))
    problems = []
    if told and by_type is None:
        reason = "A type of organisation that is not known"
        problems.append(Problem(reason, field="organizationType", value=told, lookup="organisation_types"))
    if by_type in (None, _BROAD):
        return organisation_kind(name) or by_type, problems
    return by_type, problems


def _is_business_id(text: str) -> bool:
    number, dash, check = text.partition("-")
    return dash == "-" and len(number) == 7 and len(check) == 1 and (number + check).isdecimal()
