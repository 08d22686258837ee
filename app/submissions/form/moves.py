"""Where in the form somebody goes next, by the button that they pressed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.catalogue.content import ListingContent
from app.submissions.form.faults import faults_of
from app.submissions.form.fields import KIND, PICTURE, STEPS, Typed, asked, beside
from app.submissions.form.reading import problem_of
from app.submissions.picture.fields import picture_faults
from app.web.forms import Fault
from app.web.words import Words

PREVIEW, SEND, BACK, FIND, READ = "esikatselu", "laheta", "takaisin", "hae", "lue"
ONWARD, IN_LANGUAGE, KEEP = "eteenpain", "kielelle", "talleta"
NOTICE = "teksti"
"""The field for a notice that is there already."""
SEARCHED = "paikkahaku"
LATER = "jatko_sahkoposti"
"""The field for the address to which the link to an unfinished form is sent."""
ENTER = "enter"
"""The key was pressed in a field, and no button."""
PLACE = "paikka:"
"""Before the id of a known place that was chosen."""


@dataclass(frozen=True, slots=True)
class Filling:
    """One form that is being filled in. `old`: what it changes. `stranger`: no link tells who it is."""

    today: date
    words: Words
    old: ListingContent | None = None
    stranger: bool = True

    def faults(self, step: str, typed: Typed) -> tuple[Fault, ...]:
        """What has to be mended in a step."""
        return faults_of(step, typed, self.today, self.words, stranger=self.stranger)

    def first_faults(self, typed: Typed) -> tuple[str, tuple[Fault, ...]] | None:
        """The first step with something to mend, and that; None: it can be sent."""
        for step in asked(typed):
            if faults := self.faults(step, typed):
                return step, faults
        if faults := picture_faults(typed, self.words):
            return PICTURE, faults
        problems = tuple(problem_of(typed, self.old, self.today, self.words))
        return (asked(typed)[-1], problems) if problems else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in the form now: a step or the preview, and what to mend there."""

    step: str
    faults: tuple[Fault, ...] = ()


def go(values: Mapping[str, str], typed: Typed, filling: Filling) -> Place:
    """Go on, back, or to a step. Nothing is checked on the way back, so that nobody is held fast."""
    here = values.get("vaihe", KIND.name)
    wanted = button_of(values)
    if here not in {*STEPS, PREVIEW}:
        return Place(KIND.name)
    if wanted in STEPS or wanted == PICTURE:
        return Place(wanted)
    if wanted == BACK:
        return Place(beside(here, typed, -1) or KIND.name)
    if here in STEPS and (wanted in {FIND, IN_LANGUAGE} or wanted.startswith(PLACE)):
        return Place(here)
    if here in STEPS and (faults := filling.faults(here, typed)):
        return Place(here, faults)
    onward = PREVIEW if here == PREVIEW or wanted in {PREVIEW, SEND} else beside(here, typed, 1)
    return Place(onward) if onward and onward != PREVIEW else _preview(typed, filling)


def button_of(values: Mapping[str, str]) -> str:
    """The button that was meant: the enter key in the search for places looks for them, and so on."""
    wanted = values.get("siirry", "")
    if wanted == ENTER and values.get(LATER):
        return KEEP
    return FIND if wanted == ENTER and values.get(SEARCHED) and not values.get("paikka") else wanted


def _preview(typed: Typed, filling: Filling) -> Place:
    """The preview, or the step that is still to be mended before it."""
    first = filling.first_faults(typed)
    return Place(*first) if first else Place(PREVIEW)


def place_asked(values: Mapping[str, str]) -> Iterator[str]:
    """The id of the known place that was chosen, if one was."""
    if (wanted := values.get("siirry", "")).startswith(PLACE):
        yield wanted.removeprefix(PLACE)
