"""What the templates of a publisher's own page get."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from app.catalogue.content import from_json
from app.catalogue.items.time_items import TimeItem, rule_sentences, time_items
from app.catalogue.queries import ListingDetails
from app.catalogue.words.shown_text import Text, told
from app.catalogue.words.verified_words import verified_words
from app.submissions.models import Submission
from app.views.queries import Views
from app.web.forms import Form
from app.web.links import listing_path, own_page_path, own_part_path
from app.web.words import N_, Words

LISTING_STATES = {
    "published": N_("Näkyy kaikille"),
    "withdrawn": N_("Tauolla: ei näy kenellekään muulle"),
    "removed": N_("Infopisteen väki on ottanut tämän pois. Kysy meiltä, miksi."),
    "archived": N_("Ei enää näy, koska tieto oli pitkään tarkistamatta"),
}
SUBMISSION_STATES = {
    "waiting": N_("Odottaa, että luemme sen"),
    "change_asked": N_("Pyysimme korjaamaan jotain"),
    "rejected": N_("Emme voineet julkaista tätä"),
}
DONE = {
    "lahetetty": N_("Muutos on lähetetty. Luemme sen ja kerromme, kun se näkyy."),
    "tauko": N_("Ilmoitus on nyt tauolla. Voit jatkaa sitä, kun haluat."),
    "jatka": N_("Ilmoitus näkyy taas."),
    "voimassa": N_("Kiitos! Merkitsimme, että tieto pitää paikkansa."),
    "peru": N_("Kerta on peruttu. Se näkyy heti."),
    "palauta": N_("Kerta on taas voimassa. Se näkyy heti."),
    "siirra": N_("Ilmoitus on siirretty. Lähetimme uudelle hoitajalle linkin. Tämä sivu sai uuden linkin."),
}


@dataclass(frozen=True, slots=True)
class OwnListing:
    """One listing of one's own, and where each thing is done to it."""

    title: Text
    state: str
    is_public: bool
    is_paused: bool
    is_removed: bool
    waits: bool
    verified: str
    views: tuple[str, ...]
    rules: tuple[str, ...]
    times: tuple[TimeItem, ...]
    page: str
    edit: str
    copy: str
    pause: str
    go_on: str
    holds: str
    cancel: str
    restore: str
    hand_over: str


@dataclass(frozen=True, slots=True)
class OwnSubmission:
    """Something that was sent. `message`: the desk's words. `mend`: where to go on; empty: nowhere."""

    title: Text
    state: str
    message: str
    mend: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """`/oma/{token}`."""

    done: str
    listings: tuple[OwnListing, ...]
    submissions: tuple[OwnSubmission, ...]
    forget: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """`/oma`: a new link is asked for. `is_sent`: it was; `is_over`: a link was opened that is void."""

    form: Form
    action: str
    is_sent: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """`/oma/{token}/siirra/{id}`."""

    form: Form
    action: str
    title: Text
    home: str


@dataclass(frozen=True, slots=True)
class OwnScene:
    """The link that a page was opened with, when, by a reader of which words, and who else has looked."""

    token: str
    now: datetime
    words: Words
    views: Mapping[UUID, Views] = field(default_factory=dict)


def own_page(
    listings: Sequence[ListingDetails], submissions: Sequence[Submission], done: str, scene: OwnScene
) -> OwnPage:
    """Make somebody's own page. `done`: the name of what was just done."""
    words = scene.words
    waiting = {one.listing_id for one in submissions if one.state in {"waiting", "change_asked"}}
    return OwnPage(
        done=words.gettext(DONE[done]) if done in DONE else "",
        listings=tuple(_listing(one, scene, waits=one.listing.id in waiting) for one in listings),
        submissions=tuple(_submission(one, scene) for one in submissions),
        forget=words.path(own_part_path(scene.token, "unohda")),
    )


def home_of(token: str, words: Words) -> str:
    """The address of one's own page."""
    return words.path(own_page_path(token))


def _listing(details: ListingDetails, scene: OwnScene, *, waits: bool) -> OwnListing:
    listing, now, words = details.listing, scene.now, scene.words

    def at(part: str) -> str:
        return words.path(own_part_path(scene.token, part, str(listing.id)))

    return OwnListing(
        title=told(details.content.title, words),
        state=words.gettext(LISTING_STATES[listing.state]),
        is_public=listing.state == "published",
        is_paused=listing.state == "withdrawn",
        is_removed=listing.state == "removed",
        waits=waits,
        verified=verified_words(listing.verified_at, listing.verified_how, now, words),
        views=tuple(_views(scene.views.get(listing.id, Views()), words)),
        rules=rule_sentences(details.content, now, words),
        times=time_items(details.occurrences, now, words),
        page=words.path(listing_path(listing.slug)),
        edit=at("muokkaa"),
        copy=at("kopioi"),
        pause=at("tauko"),
        go_on=at("jatka"),
        holds=at("voimassa"),
        cancel=at("peru"),
        restore=at("palauta"),
        hand_over=at("siirra"),
    )


def _views(views: Views, words: Words) -> Iterator[str]:
    yield words.ngettext(
        "Ilmoitusta katsottiin %(num)s kerran viime viikolla.",
        "Ilmoitusta katsottiin %(num)s kertaa viime viikolla.",
        views.last_week,
    )
    if views.this_week:
        yield words.ngettext(
            "Tällä viikolla sitä on katsottu %(num)s kerran.",
            "Tällä viikolla sitä on katsottu %(num)s kertaa.",
            views.this_week,
        )


def _submission(submission: Submission, scene: OwnScene) -> OwnSubmission:
    token, words = scene.token, scene.words
    is_open = submission.state != "rejected"
    mend = words.path(own_part_path(token, "korjaa", str(submission.id))) if is_open else ""
    return OwnSubmission(
        title=told(from_json(submission.content).title, words),
        state=words.gettext(SUBMISSION_STATES[submission.state]),
        message=submission.answer if submission.state != "waiting" else "",
        mend=mend,
        is_asked=submission.state == "change_asked",
    )
