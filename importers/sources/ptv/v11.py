"""v11 of the open API (v7 to v9 look the same): texts are lists of `{language, value, type}`."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.catalogue.texts import Texts
from importers.fields import Fields
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.records import (
    Channel,
    Connection,
    Contacts,
    Organisation,
    Service,
    Term,
    Wording,
)
from importers.sources.ptv.v11_parts import (
    by_type,
    read_addresses,
    read_emails,
    read_hours,
    read_links,
    read_phones,
    texts_of,
)

Raw = Mapping[str, Any]

_UNUSED = frozenset(
    # Bookkeeping of PTV, which changes when nothing that residents see does.
    "sourceId oid modified subType type fundingType responsibleSoteOrganization isVisibleForAll".split()
    # Used before, when records are joined and chosen.
    + "publishingStatus services serviceChannels areaType areas organizationId serviceChannelType".split()
    # Filing and duties of offices: of no use to who looks for something to do.
    + "generalDescriptionId lifeEvents industrialClasses legislation serviceCollections".split()
    + "displayNameType serviceVouchersInUse serviceVouchers responsibleOrganizationId".split()
    # Of electronic services and forms: one meets them on the page that they link to.
    + "signatureQuantity requiresSignature requiresAuthentication attachments formIdentifier".split()
    + "deliveryAddresses accessibilityClassificationLevel accessibilityClassification wcagLevel".split()
    + "accessibilityStatementWebPage".split()
    # Of organisations: their own pages tell.
    + "parentOrganizationId organizationRootId municipality businessName subOrganizations".split()
    + "electronicInvoicings organizationDescriptions".split()
)
_CODED = ("serviceClasses", "targetGroups")
_WORDING = {
    "Summary": "summary",
    "ShortDescription": "summary",
    "Description": "description",
    "UserInstruction": "instruction",
    "ServiceUserInstruction": "instruction",
    "ChargeTypeAdditionalInfo": "charge",
}
# Duties of permits and notifications, and the background of the general description.
_UNUSED_WORDING = frozenset(
    "DeadLine DeadLineAdditionalInfo ProcessingTime ProcessingTimeAdditionalInfo ValidityTime".split()
    + "ValidityTimeAdditionalInfo TasksAdditionalInfo BackgroundDescription".split()
    + "GeneralDescriptionTypeAdditionalInfo".split()
)
_GENERAL = "GD_"


def compact(raw: Raw) -> dict[str, Any]:
    """The object without what decides nothing: a record changes only when what residents see does."""
    kept = {name: value for name, value in raw.items() if name not in _UNUSED}
    for name in _CODED:
        if name in kept:
            kept[name] = [_without_words(item) for item in Fields(kept).take_list(name)]
    return kept


def _without_words(item: Any) -> Any:
    if not isinstance(item, Mapping):
        return item
    return {name: item[name] for name in ("code", "uri", "newUri") if item.get(name)}


def connections_of_service(raw: Raw) -> Iterable[tuple[str, dict[str, Any]]]:
    """Channels of a service: their ids, and what holds for this pair."""
    return _connections(raw.get("serviceChannels"), "serviceChannel")


def connections_of_channel(raw: Raw) -> Iterable[tuple[str, dict[str, Any]]]:
    """Services of a channel: their ids, and what holds for this pair."""
    return _connections(raw.get("services"), "service")


def _connections(items: Any, name: str) -> Iterable[tuple[str, dict[str, Any]]]:
    for item in items if isinstance(items, list) else ():
        other = item.get(name) if isinstance(item, Mapping) else None
        if isinstance(other, Mapping) and isinstance(other.get("id"), str):
            told = {key: value for key, value in item.items() if key not in (name, "modified")}
            yield other["id"], {key: value for key, value in told.items() if value not in (None, [], "")}


def organisation_of(raw: Raw) -> tuple[str, str]:
    """Id and name of the organisation that answers for a service or a channel; "" for what is not told."""
    for item in Fields(raw).take_list("organizations"):
        role = item.get("roleType") if isinstance(item, Mapping) else None
        if isinstance(role, str) and LOOKUPS["roles"].get(role.lower()) == "responsible":
            own = Fields(Fields(item).take_map("organization"))
            return own.take_text("id"), own.take_text("name")
    return Fields(raw).take_text("organizationId"), ""


def read_service(raw: Raw) -> Service:
    """A service in the neutral shape."""
    fields = Fields(raw)
    names = by_type(fields.take_list("serviceNames"))
    told = by_type(fields.take_list("serviceDescriptions"))
    fields.take("organizations")
    own, own_left = _wording({k: v for k, v in told.items() if not k.startswith(_GENERAL)})
    general, _ = _wording({k.removeprefix(_GENERAL): v for k, v in told.items() if k.startswith(_GENERAL)})
    return Service(
        id=fields.take_text("id"),
        names=names.get("Name", {}),
        other_names=tuple(Term({k: v}) for k, v in names.get("AlternativeName", {}).items()),
        wording=own,
        general=general,
        conditions=texts_of(fields.take_list("requirements")),
        languages=_strings(fields.take_list("languages")),
        classes=_codes(fields.take_list("serviceClasses")),
        target_groups=_codes(fields.take_list("targetGroups")),
        terms=(*_terms(fields.take_list("ontologyTerms")), *_keywords(fields.take_list("keywords"))),
        charge_type=fields.take_text("serviceChargeType"),
        organisation_name=organisation_of(raw)[1],
        leftovers=(*fields.leftovers(), *own_left),
    )


def read_channel(raw: Raw, channel_type: str) -> Channel:
    """A channel in the neutral shape."""
    fields = Fields(raw)
    wording, left = _wording(by_type(fields.take_list("serviceChannelDescriptions")))
    phones = (*fields.take_list("phoneNumbers"), *fields.take_list("supportPhones"))
    emails = (*fields.take_list("emails"), *fields.take_list("supportEmails"))
    # A form's files are reached through its page; the address of a form alone would say nothing.
    links = (*fields.take_list("webPages"), *fields.take_list("urls"), *fields.take_list("channelUrls"))
    return Channel(
        id=fields.take_text("id"),
        type=channel_type,
        names=by_type(fields.take_list("serviceChannelNames")).get("Name", {}),
        wording=wording,
        languages=_strings(fields.take_list("languages")),
        addresses=read_addresses(fields.take_list("addresses")),
        hours=read_hours(fields.take_list("serviceHours")),
        contacts=Contacts(read_phones(phones), read_emails(emails), read_links(links)),
        leftovers=(*fields.leftovers(), *left),
    )


def read_connection(raw: Raw) -> Connection:
    """What holds for one service at one channel."""
    fields = Fields(raw)
    told = by_type(fields.take_list("description"))
    details = Fields(fields.take_map("contactDetails"))
    for unused in ("extraTypes", "digitalAuthorizations", "isASTIConnection"):
        fields.take(unused)
    return Connection(
        note=told.get("Description", {}),
        charge_type=fields.take_text("serviceChargeType"),
        charge=told.get("ChargeTypeAdditionalInfo", {}),
        hours=read_hours(fields.take_list("serviceHours")),
        contacts=Contacts(
            read_phones(details.take_list("phoneNumbers")),
            read_emails(details.take_list("emails")),
            read_links(details.take_list("webPages")),
        ),
        leftovers=fields.leftovers(),
    )


def read_organisation(raw: Raw) -> Organisation:
    """An organisation in the neutral shape."""
    fields = Fields(raw)
    contacts = Contacts(
        read_phones(fields.take_list("phoneNumbers")),
        read_emails(fields.take_list("emails")),
        read_links(fields.take_list("webPages")),
    )
    fields.take("addresses")  # where its offices are says nothing of where the service is
    return Organisation(
        id=fields.take_text("id"),
        names=by_type(fields.take_list("organizationNames")).get("Name", {}),
        type=fields.take_text("organizationType"),
        business_code=fields.take_text("businessCode"),
        contacts=contacts,
        leftovers=fields.leftovers(),
    )


def _wording(told: Mapping[str, Texts]) -> tuple[Wording, tuple[str, ...]]:
    """Texts by what they are for, and the types that are not known."""
    by_use: dict[str, Texts] = {}
    for name, texts in told.items():
        if name in _WORDING:
            by_use[_WORDING[name]] = by_use.get(_WORDING[name], {}) | texts
    unknown = sorted(set(told) - _WORDING.keys() - _UNUSED_WORDING)
    return Wording(**by_use), tuple(f"text type {name}" for name in unknown)


def _codes(items: list[Any]) -> tuple[str, ...]:
    """Codes such as P27.1 and KR1.2: told as such, or at the end of an address `…/code/P27.1`."""
    codes = []
    for item in items:
        fields = Fields(item if isinstance(item, Mapping) else {})
        uri = fields.take_text("newUri") or fields.take_text("uri")
        codes.append(fields.take_text("code") or uri.partition("/code/")[2])
    return tuple(dict.fromkeys(code for code in codes if code))


def _terms(items: list[Any]) -> Iterable[Term]:
    for item in items:
        if isinstance(item, Mapping):
            uri = item.get("uri")
            yield Term(texts_of(Fields(item).take_list("name")), uri if isinstance(uri, str) else None)


def _keywords(items: list[Any]) -> Iterable[Term]:
    """Free words: several may share a field, apart by commas."""
    for item in items:
        for language, value in texts_of([item]).items():
            for word in value.split(","):
                if word.strip():
                    yield Term({language: word.strip()})


def _strings(items: list[Any]) -> tuple[str, ...]:
    return tuple(item for item in items if isinstance(item, str) and item)
