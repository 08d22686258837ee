"""What the template of changing a listing gets."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.catalogue.models import Listing
from app.catalogue.pages import STATUS_WORDS
from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.listings.edit_fields import AUDIENCE_FIELDS, COMPANION, MORE_TOPICS, STATUS
from app.desk.listings.edit_form import marks_of
from app.desk.shown import Frame
from app.submissions.form.choices import Choices, choices, topics
from app.submissions.form.fields import ROLE, TEXT_LANGUAGES, Typed
from app.web.forms import Form
from app.web.languages import LANGUAGES
from app.web.links import listing_path
from app.web.words import N_, Words

FIRST_OPTIONS: tuple[str, ...] = (
    "laji",
    "aika",
    "paikka_tapa",
    "hinta",
    "ilmo",
    "yksin",
    "katsella",
    "lahtea",
)
FIRST_OPTIONS += ("sitoutuminen", "tuki", "rikostausta", "etana")
"""Fields of radio buttons: an error leads to the first of them."""
NORMAL = N_("Tavallinen: pidetään niin kuin on kerrottu")
NOT_TOLD = N_("Ei kerrottu")


@dataclass(frozen=True, slots=True)
class Base:
    """What a page began from: the hash of the whole content, and a mark of each field."""

    content_hash: str
    marks: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page is shown with. `is_fed`: a feed tells the listing too."""

    desk: Frame
    base: Base
    is_fed: bool
    has_moved: bool = False


@dataclass(frozen=True, slots=True)
class EditPage:
    """`/yllapito/tarjonta/{id}/muokkaa`. `own`: the language of the texts; `others`: code and name.

    `has_moved`: somebody or a feed has changed it since the page was opened.
    """

    desk: Frame
    form: Form
    title: Text
    action: str
    back: str
    public_link: str
    base: Base
    has_moved: bool
    is_fed: bool
    own: tuple[str, str]
    others: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]
    choices: Mapping[str, Choices]
    topics: tuple[tuple[str, Choices], ...]
    more_topics: tuple[str, ...]
    asks_role: bool
    ids: Mapping[str, str]


def base_of(listing: Listing, now: Typed) -> Base:
    """What a page that is shown now begins from."""
    return Base(listing.content_hash, marks_of(now))


def edit_page(listing: Listing, form: Form, scene: Scene, words: Words) -> EditPage:
    """Make the page of a form: `form` has what is in its fields."""
    own = form.value("kieli") or "fi"
    names = {code: LANGUAGES[code].name for code in TEXT_LANGUAGES}
    here = links.desk_listing_path(listing.id)
    return EditPage(
        desk=scene.desk,
        form=form,
        title=told(listing.content["title"], words),
        action=words.path(links.desk_edit_path(listing.id)),
        back=words.path(here),
        public_link=words.path(listing_path(listing.slug)),
        base=scene.base,
        has_moved=scene.has_moved,
        is_fed=scene.is_fed,
        own=(own, names.get(own, own)),
        others=tuple((code, name) for code, name in names.items() if code != own),
        languages=tuple(names.items()),
        choices={**choices(form.values, words), **_more_choices(words)},
        topics=_topics(form.values, words),
        more_topics=MORE_TOPICS,
        asks_role=form.value("laji") == "volunteering" or any(form.value(name) for name in ROLE.fields),
        ids={name: f"{name}-1" for name in FIRST_OPTIONS},
    )


def _more_choices(words: Words) -> Mapping[str, Choices]:
    known = taxonomy()
    statuses = {"scheduled": NORMAL, **STATUS_WORDS}
    return {
        STATUS: tuple((code, words.gettext(text)) for code, text in statuses.items()),
        COMPANION: (
            ("", words.gettext(NOT_TOLD)),
            *((term.code, known.companions.label(term.code, words.lang)[0]) for term in known.companions),
        ),
        "ryhmat": tuple(
            (name, known.audiences.label(code, words.lang)[0]) for name, code in AUDIENCE_FIELDS.items()
        ),
    }


def _topics(typed: Typed, words: Words) -> tuple[tuple[str, Choices], ...]:
    """All topics by their groups, and what is chosen now though it is not among them."""
    known = topics(words)
    codes = {code for _, group in known for code, _ in group}
    strange = [typed[name] for name in ("aihe", *MORE_TOPICS) if typed.get(name) and typed[name] not in codes]
    return (*known, ("–", tuple((code, code) for code in strange))) if strange else known
