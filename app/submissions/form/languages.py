"""The languages of the form: its page in another one, and the listing's texts in more than one."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.catalogue.content import ListingContent
from app.catalogue.parts import FirstVisit, VolunteerRole
from app.submissions.form.fields import TEXT_LANGUAGES, TRANSLATED, Typed
from app.web.languages import LANGUAGES
from app.web.view import OtherLanguage, View
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class OtherTexts:
    """What readers of another language get of it: `lines` are its title, and then all the rest."""

    name: str
    tag: str
    title: str
    lines: tuple[str, ...]


def ways_to_languages(action: str, view: View) -> tuple[OtherLanguage, ...]:
    """Where the form is sent to go on in each language."""
    prefix, present = view.words.frame_prefix, view.words.language
    bare = action.removeprefix(view.words.path(""))
    return tuple(
        OtherLanguage(one.code, one.name, one.tag, Words(one, prefix).path(bare), one == present)
        for one in LANGUAGES.values()
    )


def following(typed: Typed, lang: str) -> dict[str, str]:
    """What was typed, for a page that has changed its language: who has no text yet writes in this one."""
    has_begun = any(typed.get(name) for name in TRANSLATED)
    return {**typed, **({} if has_begun else {"kieli": lang})}


def other_texts(content: ListingContent, own: str) -> tuple[OtherTexts, ...]:
    """The texts of a content in languages other than `own`, the one that its preview is in."""
    texts = (_texts(content, lang) for lang in TEXT_LANGUAGES if lang != own)
    return tuple(one for one in texts if one.title or one.lines)


def _texts(content: ListingContent, lang: str) -> OtherTexts:
    return OtherTexts(LANGUAGES[lang].name, lang, content.title.get(lang, ""), tuple(_lines(content, lang)))


def _lines(content: ListingContent, lang: str) -> Iterator[str]:
    visit, role = content.first_visit or FirstVisit(), content.volunteer_role or VolunteerRole()
    organiser = content.organiser.name if content.organiser else {}
    for texts in (content.description, role.task, role.training, visit.who_meets, visit.bring, organiser):
        if text := texts.get(lang):
            yield from (part for part in text.split("\n\n") if part.strip())
