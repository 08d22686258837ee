"""The whole form: from what was typed to a content, and back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from app.catalogue.content import ListingContent
from app.catalogue.texts import text_in
from app.catalogue.times.occurrences import ScheduleError
from app.catalogue.times.timeline import check_times
from app.submissions.form.fields import MORE_LANGUAGES, TRANSLATED, TRANSLATIONS, Typed
from app.submissions.form.group import TICKED
from app.submissions.form.groups import GROUPS
from app.submissions.form.times import Asked, TimesError
from app.web.forms import Fault
from app.web.words import N_, Words

NOT_TOGETHER = N_("Jokin tiedoissa ei sovi yhteen. Tarkista ajat, hinta ja yhteystiedot.")


def typed_of(content: ListingContent, lang: str) -> dict[str, str]:
    """What would have been typed for a content, by a reader of `lang`. Its texts have their own language."""
    own = text_in(content.title, lang)[1]
    typed = {"kieli": own}
    for group in GROUPS:
        typed |= group.write(content, own)
    typed[MORE_LANGUAGES] = TICKED if any(typed.get(name) for name in TRANSLATIONS.fields) else ""
    return {name: text for name, text in typed.items() if text}


def content_of(typed: Typed, old: ListingContent | None, today: date) -> ListingContent:
    """The content that was typed; with `old`, what the form does not ask is kept from it.

    Raises TimesError, ValidationError and ScheduleError for what `faults_in` tells in words.
    """
    lang = typed.get("kieli", "fi")
    content = old or ListingContent(kind="event", title={lang: "–"})
    before = {} if old is None else typed_of(old, lang)
    asked = Asked(_with_former_texts(typed, before), today, lang)
    for group in GROUPS:
        if before.get("kieli") == lang and not any(_differs(typed, before, name) for name in group.fields):
            continue
        content = _with(content, group.read(asked, content))
    content = ListingContent.model_validate(content.model_dump())
    check_times(content)
    return content


def _with_former_texts(typed: Typed, before: Typed) -> Typed:
    """Who goes on in another language than before: the former texts stay as a translation.

    A text that is the same as before was in the other language all along: it only gets its right name.
    """
    former = before.get("kieli", "")
    if former in {"", typed.get("kieli", "fi")}:
        return typed
    kept = {
        f"{name}_{former}": before.get(name, "")
        for name in TRANSLATED
        if before.get(name, "") != typed.get(name, "")
    }
    return {**{name: text for name, text in kept.items() if text}, **typed}


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
