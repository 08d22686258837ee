"""What a service is filed under: categories, keywords, whom it is for, languages, charge."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.catalogue.parts import Keyword, Price, SpokenLanguage
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import Texts
from app.reading.texts import drop_fake_translations, one_line
from importers.contract import Problem
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.records import Connection, Service

_LANGUAGE_LENGTHS = (2, 3)


def categories_of(service: Service) -> tuple[str, ...]:
    """Categories by the service's classes, then by the words that it is filed under."""
    words = tuple(word for term in service.terms for word in term.labels.values())
    uris = tuple(term.uri for term in service.terms if term.uri)
    return tuple(dict.fromkeys((*_of_classes(service.classes), *_of_uris(uris), *_of_words(words))))


@lru_cache(maxsize=4096)
def _of_classes(classes: tuple[str, ...]) -> tuple[str, ...]:
    known = taxonomy().categories
    taught = [LOOKUPS["service_classes"].get(code.lower(), "").split() for code in classes]
    return (*known.codes_for_ptv(classes), *(code for codes in taught for code in codes if code in known))


@lru_cache(maxsize=4096)
def _of_uris(uris: tuple[str, ...]) -> tuple[str, ...]:
    return taxonomy().categories.codes_for_yso(uris)


@lru_cache(maxsize=4096)
def _of_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return taxonomy().categories_for_words(words)


@lru_cache(maxsize=1024)
def groups_of(target_groups: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of groups: only those that the taxonomy or the lookups link; no group's name is ever shown."""
    known = taxonomy().audiences
    taught = [LOOKUPS["target_groups"].get(code.lower(), "").split() for code in target_groups]
    codes = (
        *known.codes_for_ptv(target_groups),
        *(code for codes in taught for code in codes if code in known),
    )
    return tuple(dict.fromkeys(codes))


def keywords_of(service: Service) -> tuple[Keyword, ...]:
    """Words of the ontology, free words and other names of the service, each once."""
    found: dict[tuple[tuple[str, str], ...], Keyword] = {}
    for term in (*service.terms, *service.other_names):
        label = drop_fake_translations(term.labels, read=one_line)
        if label:
            found.setdefault(tuple(sorted(label.items())), Keyword(label=label, uri=term.uri))
    return tuple(found.values())


def languages_of(codes: Iterable[str]) -> tuple[SpokenLanguage, ...]:
    """Languages in which one is served."""
    plain = dict.fromkeys(code.strip().lower() for code in codes)
    return tuple(
        SpokenLanguage(code=c) for c in plain if len(c) in _LANGUAGE_LENGTHS and c.isascii() and c.isalpha()
    )


def prices_of(
    service: Service, connections: Sequence[Connection], charge: Texts
) -> tuple[tuple[Price, ...], list[Problem]]:
    """Free, or that there is a charge and what is told of it; sums in the text are not taken for prices."""
    told = service.charge_type or _shared_charge(connections)
    kind = LOOKUPS["charge_types"].get(told.lower(), "")
    if told and not kind:
        reason = "Free or not? This word is not known"
        return (), [Problem(reason, field="serviceChargeType", value=told, lookup="charge_types")]
    if kind == "free":
        return (Price(type="free", label=charge),), []
    label = charge or (dict(LOOKUPS["charged_words"]) if kind == "charged" else {})
    return ((Price(label=label),) if label else ()), []


def _shared_charge(connections: Sequence[Connection]) -> str:
    """What all channels say of the charge, when they say one and the same."""
    told = {connection.charge_type for connection in connections}
    return told.pop() if len(told) == 1 else ""
