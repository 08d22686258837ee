"""The page where an organiser is edited, and what is typed there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.catalogue.models import Organisation
from app.catalogue.parts import Organiser
from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.shown import Frame
from app.web.forms import Form
from app.web.words import Words

LANGUAGES = ("fi", "sv", "en")
FIELDS = {
    "name": "nimi_fi",
    "kind": "laji",
    "url": "verkkosivu_osoite",
    "phone": "puhelin",
    "email": "sahkoposti",
}
"""Where each fact of an organiser is typed."""


@dataclass(frozen=True, slots=True)
class OrganisationEditPage:
    """`/yllapito/jarjestajat/{id}/muokkaa`."""

    desk: Frame
    name: Text
    form: Form
    kinds: tuple[tuple[str, str], ...]
    action: str
    back: str


def edit_page(organisation: Organisation, form: Form, desk: Frame, words: Words) -> OrganisationEditPage:
    """Make the page where an organiser is edited."""
    here = words.path(links.organisation_path(organisation.id))
    kinds = taxonomy().organisation_kinds
    return OrganisationEditPage(
        desk=desk,
        name=told(organisation.details.get("name", {}), words),
        form=form,
        kinds=(
            ("", words.gettext("Ei kerrottu")),
            *((c, kinds.label(c, words.lang)[0]) for c in kinds.codes),
        ),
        action=f"{here}/muokkaa",
        back=here,
    )


def values_of(organisation: Organisation) -> Mapping[str, str]:
    """What the form begins with."""
    organiser = Organiser.model_validate(organisation.details)
    return {
        "nimi_fi": organiser.name.get("fi", ""),
        "nimi_sv": organiser.name.get("sv", ""),
        "nimi_en": organiser.name.get("en", ""),
        "laji": organiser.kind or "",
        "verkkosivu_osoite": organiser.url or "",
        "puhelin": organiser.phone or "",
        "sahkoposti": organiser.email or "",
    }


def details_in(values: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, as facts of an organiser; None for nothing."""
    names = {lang: values.get(f"nimi_{lang}", "") for lang in LANGUAGES}
    facts: dict[str, Any] = {name: values.get(field, "") or None for name, field in FIELDS.items()}
    return facts | {"name": {lang: text for lang, text in names.items() if text}}
