"""`/patterns`: each part that pages are made of, with fixed examples. For whoever works on them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.core.clock import LOCAL_ZONE
from app.search.query import SearchQuery
from app.search.shown.cards import Card, CardPlace
from app.search.shown.filter_labels import label_of
from app.search.shown.filters import Chip, FilterGroup, FilterLink, chips_of, filter_groups, sort_links
from app.search.shown.items import ResultItem, Way, item_of, ways_in
from app.web.forms import Fault, Form
from app.web.links import search_path
from app.web.words import Words

NOW = datetime(2026, 11, 24, 9, tzinfo=LOCAL_ZONE)
ASKED = SearchQuery(q="kuoro", price=("free",), when="week")
FACETS = {"category": {"laula_ja_soita": 12, "tapaa_ihmisia": 3}, "kind": {"activity": 9, "event": 6}}
_CHOIR = Card(
    id="00000000-0000-0000-0000-000000000001",
    slug="torikuoro-00000001",
    kind="activity",
    title="Torikuoro",
    summary="Lauletaan tuttuja lauluja. Nuotteja ei tarvitse osata, ja kahvi on valmiina.",
    lang="fi",
    source=None,
    source_id=None,
    organiser="Torin laulajat ry",
    place=CardPlace("Torvitalo", "Maaherrankatu 9, Mikkeli", None, None),
    start=datetime(2026, 11, 24, 17, tzinfo=LOCAL_ZONE),
    end=datetime(2026, 11, 24, 19, tzinfo=LOCAL_ZONE),
    all_day=False,
    recurs="",
    price_type="free",
    price="",
    categories=("laula_ja_soita.kuorot",),
    signs=("no_registration", "come_alone", "just_watch"),
    source_title="Torin laulajat ry",
    verified_at=NOW - timedelta(days=1),
    verified_how="import",
)
_EXHIBITION = replace(
    _CHOIR,
    id="00000000-0000-0000-0000-000000000002",
    slug="lasia-ja-valoa-00000002",
    kind="event",
    title="Lasia ja valoa",
    summary="Lasitaidetta eri vuosikymmeniltä.",
    place=CardPlace("Galleria Halli", "", None, None),
    start=datetime(2026, 11, 2, 10, tzinfo=LOCAL_ZONE),
    end=datetime(2027, 1, 10, 17, tzinfo=LOCAL_ZONE),
    price_type="paid",
    price="8 €",
    signs=(),
    verified_at=None,
)


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """What the page shows. `form` has something to mend in each of its fields."""

    ways: tuple[Way, ...]
    cards: tuple[ResultItem, ...]
    reasoned: tuple[tuple[str, ResultItem], ...]
    chips: tuple[Chip, ...]
    sorts: tuple[FilterLink, ...]
    groups: tuple[FilterGroup, ...]
    page_link: str
    form: Form
    choices: tuple[tuple[str, str], ...]


def patterns_page(words: Words) -> PatternsPage:
    """Make the page, the same on every day."""
    free = replace(_CHOIR, price=label_of("price", "free", words))
    weekly = item_of(free, NOW, words, distance_m=420)
    return PatternsPage(
        ways=ways_in(words),
        cards=(weekly, item_of(_EXHIBITION, NOW, words)),
        reasoned=((words.gettext("Voit tulla yksin"), weekly),),
        chips=chips_of(ASKED, words),
        sorts=sort_links(ASKED, words),
        groups=filter_groups(ASKED, FACETS, {"today": 2, "week": 15}, words),
        page_link=words.path(search_path(ASKED.query_string())),
        form=_form(words),
        choices=(
            ("time", words.gettext("Aika on väärin")),
            ("place", words.gettext("Paikka on väärin")),
        ),
    )


def _form(words: Words) -> Form:
    return Form(
        token="",
        values={"yhteys": "040"},
        faults=(
            Fault("syy", words.gettext("Valitse, mikä on väärin.")),
            Fault("viesti", words.gettext("Kirjoita viesti.")),
            Fault(
                "yhteys",
                words.gettext(
                    "Tarkista sähköposti tai puhelinnumero. "
                    "Kirjoita se näin: nimi@example.org tai 040 123 4567."
                ),
            ),
        ),
    )
