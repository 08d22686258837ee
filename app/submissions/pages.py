"""What the templates of the publishing form get."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from uuid import UUID

from app.catalogue.content import ListingContent, to_json
from app.catalogue.items.around import Around
from app.catalogue.items.picture_items import picture_item
from app.catalogue.items.time_items import TimeItem, time_items
from app.catalogue.models import Listing, Occurrence
from app.catalogue.pages import ListingPage, listing_page
from app.catalogue.queries import ListingDetails
from app.catalogue.texts import text_in
from app.catalogue.times.occurrences import ScheduleError
from app.catalogue.times.timeline import over_at, timeline
from app.catalogue.words.sentences import sentences
from app.core.clock import local_day
from app.submissions.form.choices import Choices, choices, topics
from app.submissions.form.fields import (
    DOUBTS,
    PICTURE_MARK,
    POSITION,
    SENDER_FIELDS,
    STEP_OF,
    STEPS,
    TRANSLATIONS,
    WHAT,
    WHEN,
    Typed,
    asked,
    doubts_in,
)
from app.submissions.form.known_places import KnownPlace
from app.submissions.form.languages import OtherTexts, other_texts, ways_to_languages
from app.submissions.form.moves import LATER, NOTICE
from app.submissions.form.times import Asked, TimesError, read_schedules
from app.web.forms import Form
from app.web.view import OtherLanguage, View

NOBODY = UUID(int=0)
"""The id of a listing that is not there yet."""
OF_ITS_OWN = {"times", "picture"}
"""What a preview tells in another way than the page of a listing."""
FIRST_OPTIONS: tuple[str, ...] = (
    *("laji", "aika", "paikka_tapa", "hinta", "ilmo", "yksin", "katsella", "lahtea"),
    *("sitoutuminen", "tuki", "rikostausta", "etana"),
)
"""Fields of radio buttons: an error leads to the first of them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same in all steps. `message`: what the desk asked for. `home`: where one gets back to.

    `done`: what was just done, in words.
    """

    action: str
    stranger: bool
    message: str = ""
    home: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step of the form. `carried`: what was typed in the others. `told`: the times so far, in words."""

    frame: Frame
    form: Form
    step: str
    heading: str
    number: int
    total: int
    carried: tuple[tuple[str, str], ...]
    choices: Mapping[str, Choices]
    topics: tuple[tuple[str, Choices], ...]
    ids: Mapping[str, str]
    told: tuple[str, ...]
    times: tuple[TimeItem, ...]
    searched: str
    places: tuple[KnownPlace, ...]
    is_ready: bool
    doubts: tuple[str, ...]
    form_languages: tuple[OtherLanguage, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a step is shown with. `searched`: what was looked for among known places; `places`: what there is.

    `is_ready`: nothing has to be mended before the preview.
    """

    frame: Frame
    view: View
    now: datetime
    searched: str
    places: tuple[KnownPlace, ...]
    is_ready: bool


def step_page(step: str, form: Form, scene: Scene) -> StepPage:
    """Make the page of a step."""
    typed, order, words = form.values, asked(form.values, step), scene.view.words
    here = STEPS[step]
    told, times = ((), ()) if step == WHEN.name else times_told(typed, scene.view, scene.now)
    carried = tuple(
        (name, text)
        for name, text in typed.items()
        if (name not in here.fields or name == POSITION) and name not in {NOTICE, LATER}
    )
    return StepPage(
        frame=scene.frame,
        form=form,
        step=step,
        heading=words.gettext(here.heading),
        number=order.index(step) + 1,
        total=len(order) + 1,
        carried=carried,
        choices=choices(typed, words),
        topics=topics(words) if step == WHAT.name else (),
        ids={name: f"{name}-1" for name in FIRST_OPTIONS},
        told=told,
        times=times,
        searched=scene.searched,
        places=scene.places,
        is_ready=scene.is_ready,
        doubts=doubts_in(typed),
        form_languages=ways_to_languages(scene.frame.action, scene.view),
    )


def times_told(typed: Typed, view: View, now: datetime) -> tuple[tuple[str, ...], tuple[TimeItem, ...]]:
    """The times that were typed, as a sentence and as the next times; nothing while they cannot be read."""
    today = local_day(now)
    try:
        schedules = read_schedules(Asked(typed, today, view.lang))
        content = ListingContent.model_validate(
            {"kind": "event", "title": {"fi": "–"}, "sessions": [{"schedules": schedules}]}
        )
        told = tuple(f"{line[:1].upper()}{line[1:]}" for line in sentences(schedules, view.lang, today))
        return told, time_items(_times(content, now), now, view.words)
    except (TimesError, ScheduleError, ValueError):
        return (), ()


@dataclass(frozen=True, slots=True)
class PreviewPage(ListingPage):
    """The page as it will be, with the form around it. `steps`: names and headings to go back to.

    `doubted`: the steps with something that was read out of a notice and not looked at yet. `translated`:
    what readers of other languages get. `more`: the step for telling it in another language, if it is not
    among the others.
    """

    frame: Frame
    form: Form
    carried: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]
    doubted: tuple[str, ...]
    form_languages: tuple[OtherLanguage, ...]
    translated: tuple[OtherTexts, ...]
    more: str


def preview_page(content: ListingContent, form: Form, frame: Frame, now: datetime, view: View) -> PreviewPage:
    """Make the preview: the very page of a listing, of a content that is nowhere yet."""
    listing = Listing(
        id=NOBODY,
        slug="esikatselu",
        kind=content.kind,
        state="published",
        status=content.status,
        content=to_json(content),
        content_hash="",
        verified_at=now,
        verified_how="owner_link",
        last_end=timeline(content, now).last_end,
        created_at=now,
        changed_at=now,
    )
    details = ListingDetails(listing, content, _times(content, now), None, None)
    shown = listing_page(details, Around(), now, view)
    steps = asked(form.values)
    return PreviewPage(
        **{one.name: getattr(shown, one.name) for one in fields(ListingPage) if one.name not in OF_ITS_OWN},
        times=replace(shown.times, calendar_link=""),  # there is no such file yet
        picture=picture_item(content, view.words, form.value(PICTURE_MARK)),
        frame=frame,
        form=form,
        carried=tuple(form.values.items()),
        steps=tuple((name, view.words.gettext(STEPS[name].heading)) for name in steps),
        doubted=tuple(dict.fromkeys(STEP_OF[name] for name in doubts_in(form.values))),
        form_languages=ways_to_languages(frame.action, view),
        translated=other_texts(content, text_in(content.title, view.lang)[1]),
        more="" if TRANSLATIONS.name in steps else TRANSLATIONS.name,
    )


def _times(content: ListingContent, now: datetime) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(
            listing_id=NOBODY,
            starts_at=one.start,
            ends_at=over_at(one),
            end_told=one.end is not None,
            local_date=one.local_date,
            all_day=one.all_day,
            state=one.state,
        )
        for one in timeline(content, now).occurrences
    )


def kept_typed(typed: Typed) -> dict[str, str]:
    """What is kept of a sent form: all but the sender's own address, which is in a place of its own."""
    return {name: text for name, text in typed.items() if name not in {*SENDER_FIELDS, DOUBTS, PICTURE_MARK}}


@dataclass(frozen=True, slots=True)
class SentPage:
    """`/ilmoita/lahetetty`: look into your e-mail. The same whether the address is known or not."""

    again: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """`/ilmoita/vahvista/{token}`: a button, for mail programs open links by themselves."""

    form: Form
    action: str
