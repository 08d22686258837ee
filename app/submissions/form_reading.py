"""The whole form: from what was typed to a content, and back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from app.catalogue.content import ListingContent
from app.catalogue.occurrences import ScheduleError
from app.catalogue.texts import text_in
from app.catalogue.timeline import check_times
from app.submissions.form_fields import Typed
from app.submissions.form_groups import GROUPS
from app.submissions.form_times import Asked, TimesError
from app.web.forms import Fault
from app.web.words import N_, Words

NOT_TOGETHER = N_("Jokin tiedoissa ei sovi yhteen. Tarkista ajat, hinta ja yhteystiedot.")
TEXT_LANGUAGES = ("fi", "sv", "en")


def typed_of(content: ListingContent, lang: str) -> dict[str, str]:
    """What would have been typed for a content, by a reader of `lang`. Its texts have their own language."""
    own = text_in(content.title, lang)[1]
    typed = {"laji": content.kind, "kieli": own}
    for group in GROUPS:
        typed |= group.write(content, own)
    return {name: text for name, text in typed.items() if text}


def content_of(typed: Typed, old: ListingContent | None, today: date) -> ListingContent:
    """The content that was typed; with `old`, what the form does not ask is kept from it.

    Raises TimesError, ValidationError and ScheduleError for what `faults_in` tells in words.
    """
    lang = typed.get("kieli", "fi")
    asked = Asked(typed, today, lang)
    content = old or ListingContent(kind="event", title={lang: "–"})
    before = {} if old is None else typed_of(old, lang)
    content = _with(content, {"kind": typed.get("laji", content.kind)})
    for group in GROUPS:
        if before.get("kieli") == lang and not any(_differs(typed, before, name) for name in group.fields):
            continue
        content = _with(content, group.read(asked, content))
    content = ListingContent.model_validate(content.model_dump())
    check_times(content)
    return content


def problem_of(typed: Typed, old: ListingContent | None, today: date, words: Words) -> Iterator[Fault]:
    """What the single fields' checks cannot see: parts that do not fit together."""
    try:
        content_of(typed, old, today)
    except TimesError as error:
        yield Fault(error.field, words.gettext(error.message))
    except (ValidationError, ScheduleError, ValueError):
        yield Fault("", words.gettext(NOT_TOGETHER))


def _with(content: ListingContent, changes: Mapping[str, Any]) -> ListingContent:
    return content.model_copy(update=dict(changes))


def _differs(typed: Typed, before: Typed, name: str) -> bool:
    return typed.get(name, "") != before.get(name, "")
