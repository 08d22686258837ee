"""v12 of the open API: texts stand under `languageVersions`, classes are bare codes, connections apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from app.catalogue.texts import Texts
from importers.fields import Fields
from importers.sources.ptv.records import (
    Address,
    Channel,
    Connection,
    Contacts,
    Organisation,
    Phone,
    Service,
    Term,
    Wording,
)
from importers.sources.ptv.v12_hours import localised, read_hours

Raw = Mapping[str, Any]

_UNUSED = frozenset(
    # Bookkeeping of PTV, which changes when nothing that residents see does.
    "sourceId modified modifiedAt publishedAt created migratedAt serviceType fundingType".split()
    # Used before, when records are joined and chosen.
    + "publishingStatus area organizationContentId serviceChannelType generalDescriptionContentId".split()
    + "serviceContentId channelContentId serviceChannelContentId allowedConnectionType".split()
    # Filing and duties of offices: of no use to who looks for something to do.
    + "lifeEvents industrialClasses producers otherResponsibleOrganizations legislation".split()
    # Of electronic services, forms and post: one meets them on the page that they link to.
    + "electronicSignature electronicIdentification deliveryAddresses contactAddresses".split()
    + "parentOrganizationContentId municipality".split()
)
_PHONES = ("contactPhoneNumbers", "phoneNumbers", "supportPhoneNumbers")
_EMAILS = ("contactEmails", "emails", "supportEmails")
_LINKS = ("webAddress", "contactWebPages", "webPages")
_COORDINATES = "EPSG:3067"
_LANGUAGES_FIRST = ("fi", "sv", "en")


def compact(raw: Raw) -> dict[str, Any]:
    """The object without what decides nothing: a record changes only when what residents see does."""
    return {name: value for name, value in raw.items() if name not in _UNUSED}


def organisation_of(raw: Raw) -> tuple[str, str]:
    """Id of the organisation that answers for a service or a channel; v12 tells no name beside it."""
    return Fields(raw).take_text("organizationContentId"), ""


def read_service(raw: Raw) -> Service:
    """A service in the neutral shape; `ontologyTerms` and `generalDescription` were joined to it before."""
    fields = Fields(raw)
    versions = _versions(fields)
    words = [item for item in fields.take_list("ontologyTerms") if isinstance(item, Mapping)]
    return Service(
        id=fields.take_text("contentId"),
        names=_texts(versions, "name"),
        other_names=tuple(Term({k: v}) for k, v in _texts(versions, "alternativeName").items()),
        wording=_wording(versions),
        general=_wording(_versions(Fields(fields.take_map("generalDescription")))),
        conditions=_texts(versions, "conditions"),
        languages=_strings(fields.take_list("serviceLanguages")),
        classes=_strings(fields.take_list("serviceClasses")),
        target_groups=_strings(fields.take_list("targetGroups")),
        terms=(*(_term(Fields(item)) for item in words), *_keywords(versions)),
        charge_type=fields.take_text("chargeType"),
        organisation_name="",
        leftovers=fields.leftovers(),
    )


def read_channel(raw: Raw, channel_type: str) -> Channel:
    """A channel in the neutral shape."""
    fields = Fields(raw)
    versions = _versions(fields)
    addresses = Fields(fields.take_map("location")).take_list("streetAddresses")
    return Channel(
        id=fields.take_text("contentId"),
        type=channel_type,
        names=_texts(versions, "name"),
        wording=_wording(versions),
        languages=_strings(fields.take_list("serviceLanguages")),
        addresses=tuple(_address(Fields(item)) for item in addresses if isinstance(item, Mapping)),
        hours=read_hours(fields.take_map("serviceHours")),
        contacts=_contacts(versions),
        leftovers=fields.leftovers(),
    )


def read_connection(raw: Raw) -> Connection:
    """What holds for one service at one channel."""
    fields = Fields(raw)
    versions = _versions(fields)
    return Connection(
        note=_texts(versions, "description"),
        charge_type=fields.take_text("chargeType"),
        charge=_texts(versions, "chargeTypeAdditionalInformation"),
        hours=read_hours(fields.take_map("serviceHours")),
        contacts=_contacts(versions),
        leftovers=fields.leftovers(),
    )


def read_organisation(raw: Raw) -> Organisation:
    """An organisation in the neutral shape."""
    fields = Fields(raw)
    versions = _versions(fields)
    return Organisation(
        id=fields.take_text("contentId"),
        names=_texts(versions, "name"),
        type=fields.take_text("organizationType"),
        business_code=fields.take_text("businessCode"),
        contacts=_contacts(versions),
        leftovers=fields.leftovers(),
    )


def _versions(fields: Fields) -> dict[str, Raw]:
    """Language versions, the Finnish one first."""
    told = {k: v for k, v in fields.take_map("languageVersions").items() if isinstance(v, Mapping)}
    first = {language: told[language] for language in _LANGUAGES_FIRST if language in told}
    return first | told


def _texts(versions: Mapping[str, Raw], name: str) -> Texts:
    told = {language: Fields(version).take_text(name) for language, version in versions.items()}
    return {language: text for language, text in told.items() if text}


def _wording(versions: Mapping[str, Raw]) -> Wording:
    return Wording(
        summary=_texts(versions, "summary"),
        description=_texts(versions, "description"),
        instruction=_texts(versions, "userInstructions"),
        charge=_texts(versions, "chargeTypeAdditionalInformation"),
    )


def _contacts(versions: Mapping[str, Raw]) -> Contacts:
    phones: list[Phone] = []
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for language, version in versions.items():
        for item in _items(version, _PHONES):
            phone = _phone(Fields(item), language)
            phones += [phone] if phone.number else []
        for names, field in ((_EMAILS, "email"), (_LINKS, "url")):
            found[field] |= dict.fromkeys(Fields(item).take_text(field) for item in _items(version, names))
    return Contacts(tuple(phones), tuple(filter(None, found["email"])), tuple(filter(None, found["url"])))


def _items(version: Raw, names: Iterable[str]) -> Iterable[Raw]:
    fields = Fields(version)
    for name in names:
        yield from (item for item in fields.take_list(name) if isinstance(item, Mapping))


def _phone(fields: Fields, language: str) -> Phone:
    number, prefix = fields.take_text("number"), fields.take_text("dialCode")
    return Phone(
        number=f"{prefix} {number.removeprefix('0')}" if prefix and number else number,
        language=language,
        info=fields.take_text("additionalInformation"),
        service_number=not prefix,
    )


def _address(fields: Fields) -> Address:
    spots = [Fields(spot) for spot in fields.take_list("coordinates") if isinstance(spot, Mapping)]
    spot = next((spot for spot in spots if spot.take_text("system") == _COORDINATES), Fields({}))
    return Address(
        streets=localised(fields.take("streetName")),
        number=fields.take_text("addressDetail") or fields.take_text("streetNumber"),
        postal_code=fields.take_text("postalCode"),
        city=localised(fields.take("postOffice")).get("fi", "").title(),
        municipality=municipality_of(fields),
        northing=spot.take("northing"),
        easting=spot.take("easting"),
        directions=localised(fields.take("additionalInformation")),
    )


def municipality_of(fields: Fields) -> str:
    """The code of an address's municipality: alone, or in an object."""
    told = fields.take("municipality")
    if isinstance(told, Mapping):
        return Fields(told).take_text("code")
    return told if isinstance(told, str) else fields.take_text("municipalityCode")


def _term(fields: Fields) -> Term:
    """A word: its names come from the code list, as `name` or in language versions."""
    return Term(
        localised(fields.take("name")) or _texts(_versions(fields), "name"), fields.take_text("uri") or None
    )


def _keywords(versions: Mapping[str, Raw]) -> Iterable[Term]:
    for language, version in versions.items():
        for word in Fields(version).take_list("keywords"):
            if isinstance(word, str) and word.strip():
                yield Term({language: word.strip()})


def _strings(items: list[Any]) -> tuple[str, ...]:
    return tuple(item for item in items if isinstance(item, str) and item)
