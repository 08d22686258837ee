"""What a listing tells, as Finnish words for its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.catalogue.content import ListingContent
from app.catalogue.parts import Audience, Place
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import text_in

FINNISH_NEEDED = {
    "none": "Suomea ei tarvitse osata.",
    "some_words": "Muutama sana suomea riittää.",
    "easy": "Selkeä suomi riittää.",
    "fluent": "Toiminta on sujuvalla suomella.",
}
LEVELS = {"beginner": "Sopii aloittelijalle", "intermediate": "Jatkaville", "advanced": "Edistyneille"}
GENDERS = {"women": "Naisille", "men": "Miehille"}
USES = {"practice": "harjoittelemme yhdessä", "interpretation": "tulkkaus", "materials": "materiaalit"}


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Where, in words. `url` and `directions` may be empty."""

    name: str
    address: str
    directions: str
    url: str


@dataclass(frozen=True, slots=True)
class NamedText:
    """A question and its answer."""

    name: str
    text: str


def place_words(content: ListingContent) -> Iterator[PlaceWords]:
    """Each place once, in the order of the sessions."""
    met = set()
    for session in content.sessions:
        if session.place is None:
            continue
        words = _place(session.place)
        if words not in met and (words.name or words.address or words.url):
            met.add(words)
            yield words


def _place(place: Place) -> PlaceWords:
    street = "" if place.address_masked else text_in(place.street_address, "fi")[0]
    postal = " ".join(part for part in (place.postal_code, place.city) if part)
    name = text_in(place.name, "fi")[0] or {"virtual": "Verkossa", "phone": "Puhelimessa"}.get(place.type, "")
    return PlaceWords(
        name=name,
        address=", ".join(part for part in (street, postal) if part),
        directions=text_in(place.directions, "fi")[0],
        url=place.url or "",
    )


def _ages(low: int | None, high: int | None) -> Iterator[str]:
    if low and low == high:
        yield f"{low}-vuotiaille"
    elif low and high:
        yield f"{low}–{high}-vuotiaille"
    elif low:
        yield f"{low} vuotta täyttäneille"
    elif high:
        yield f"Alle {high + 1}-vuotiaille"


def audience_words(audience: Audience) -> Iterator[str]:
    """Whom it suits: ages, level, and the open doors."""
    yield from _ages(audience.min_age, audience.max_age)
    if audience.gender in GENDERS:
        yield GENDERS[audience.gender]
    if audience.level in LEVELS:
        yield LEVELS[audience.level]
    for code in audience.groups:
        for vocabulary in (taxonomy().audiences, taxonomy().needs):
            if code in vocabulary and (phrase := vocabulary.phrase(code, "fi")):
                yield phrase[0]
    if text := text_in(audience.conditions, "fi")[0]:
        yield text


def language_words(content: ListingContent) -> Iterator[str]:
    """Languages there, and how much Finnish one needs."""
    languages = taxonomy().languages
    for language in content.languages:
        name = languages.label(language.code, "fi")[0] if language.code in languages else language.code
        name = f"{name[:1].upper()}{name[1:]}"
        yield f"{name} ({USES[language.use]})" if language.use in USES else name
    if content.finnish_needed in FINNISH_NEEDED:
        yield FINNISH_NEEDED[content.finnish_needed]


def accessibility_words(content: ListingContent) -> Iterator[str]:
    """Facts about getting in, in sentences; what is unknown is not claimed."""
    terms = taxonomy().accessibility
    for fact in content.accessibility:
        if fact.code not in terms or fact.value == "unknown":
            continue
        detail = text_in(fact.detail, "fi")[0]
        label = terms.label(fact.code, "fi")[0]
        answer = {"yes": label, "no": f"{label}: ei", "partly": f"{label}: osittain"}[fact.value]
        yield f"{answer}. {detail}" if detail else answer
    if note := text_in(content.accessibility_note, "fi")[0]:
        yield note


def first_visit_words(content: ListingContent) -> Iterator[NamedText]:
    """What a person wonders before coming for the first time."""
    visit = content.first_visit
    if visit is None:
        return
    if visit.may_come_alone is not None:
        answer = "Voit tulla yksin." if visit.may_come_alone else "Tule jonkun kanssa."
        yield NamedText("Voinko tulla yksin?", answer)
    if visit.may_watch is not None:
        answer = "Saat myös vain katsella." if visit.may_watch else "Kaikki osallistuvat."
        yield NamedText("Voinko vain katsella?", answer)
    if visit.may_leave_early is not None:
        answer = "Voit lähteä, kun haluat." if visit.may_leave_early else "Toivomme, että olet loppuun asti."
        yield NamedText("Voinko lähteä kesken?", answer)
    for name, texts in (
        ("Kuka minut ottaa vastaan?", visit.who_meets),
        ("Mitä otan mukaan?", visit.bring),
        ("Kuinka monta meitä on?", visit.how_many_people),
        ("Hyvä tietää", visit.note),
    ):
        if text := text_in(texts, "fi")[0]:
            yield NamedText(name, text)
