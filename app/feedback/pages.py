"""What the templates of the forms get."""

from dataclasses import dataclass

from app.feedback.rules import MOST_MESSAGE, REASONS
from app.web.forms import ANSWER_DAYS, Form
from app.web.links import feedback_path, listing_path, report_path
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """`/palaute`."""

    form: Form
    action: str
    most_message: int
    answer_days: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`/tarjonta/{slug}/virhe`. `reasons` are (value, words) pairs."""

    form: Form
    action: str
    most_message: int
    answer_days: int
    title: str
    title_lang: str
    listing_link: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """`/palaute/kiitos`: it has come, and what happens next."""

    answer_days: int


def feedback_page(form: Form, words: Words) -> FeedbackPage:
    """Make the page for feedback on anything."""
    return FeedbackPage(form, words.path(feedback_path()), MOST_MESSAGE, ANSWER_DAYS)


def report_page(form: Form, slug: str, title: tuple[str, str], words: Words) -> ReportPage:
    """Make the page that tells of a mistake. `title`: the listing's, and the language that it is in."""
    return ReportPage(
        form=form,
        action=words.path(report_path(slug)),
        most_message=MOST_MESSAGE,
        answer_days=ANSWER_DAYS,
        title=title[0],
        title_lang=title[1],
        listing_link=words.path(listing_path(slug)),
        reasons=tuple((code, words.gettext(text)) for code, text in REASONS.items()),
    )


def received_page() -> ReceivedPage:
    """Make the receipt."""
    return ReceivedPage(ANSWER_DAYS)
