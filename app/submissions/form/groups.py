"""What belongs together in the form: from what was typed to a part of the content, and back.

A part whose fields still say what it says is left as it is. So nothing is lost that this form does not ask.
"""

from datetime import UTC, datetime, time

from app.catalogue.content import ListingContent
from app.catalogue.parts import Organiser, Price, Registration
from app.core.clock import LOCAL_ZONE
from app.submissions.form.dates import day_text, read_sum, sum_text
from app.submissions.form.fields import NO, PRICE, TIMES, WHERE, YES, in_languages
from app.submissions.form.group import TICKED, Changes, Group, texts_typed, texts_with
from app.submissions.form.people import PEOPLE_GROUPS
from app.submissions.form.role import ROLE_GROUP
from app.submissions.form.sessions import (
    place_fields,
    read_place,
    read_times,
    times_fields,
)
from app.submissions.form.times import Asked
from app.submissions.form.ways import read_way, way_text
from app.submissions.picture.fields import PICTURE_GROUP


def _title(content: ListingContent, lang: str) -> dict[str, str]:
    return texts_typed(content.title, "otsikko", lang)


def _read_title(asked: Asked, old: ListingContent) -> Changes:
    return {"title": texts_with(old.title, asked, "otsikko")}


def _description(content: ListingContent, lang: str) -> dict[str, str]:
    return texts_typed(content.description, "kuvaus", lang)


def _read_description(asked: Asked, old: ListingContent) -> Changes:
    return {"description": texts_with(old.description, asked, "kuvaus")}


def _organiser(content: ListingContent, lang: str) -> dict[str, str]:
    if content.organiser is None:
        return {}
    informal = TICKED if content.organiser.kind == "informal_group" else ""
    return {**texts_typed(content.organiser.name, "jarjestaja", lang), "porukka": informal}


def _read_organiser(asked: Asked, old: ListingContent) -> Changes:
    before = old.organiser or Organiser(name={})
    informal = bool(asked.text("porukka"))
    kept = None if before.kind == "informal_group" else before.kind
    same_name = before.name.get(asked.lang, "") == asked.text("jarjestaja")
    if not asked.text("jarjestaja"):
        return {"organiser": None}
    names = texts_with(before.name if same_name else {}, asked, "jarjestaja")
    if not same_name:  # another name: nothing of the old one is true of it
        names = {lang: name for lang, name in names.items() if name != before.name.get(lang)}
    changes = {"name": names, "kind": "informal_group" if informal else kept}
    source = before if same_name else Organiser(name={})
    return {"organiser": source.model_copy(update=changes)}


def _category(content: ListingContent, _lang: str) -> dict[str, str]:
    return {"aihe": content.categories[0] if content.categories else ""}


def _read_category(asked: Asked, old: ListingContent) -> Changes:
    first = (asked.text("aihe"),) if asked.text("aihe") else ()
    return {"categories": tuple(dict.fromkeys((*first, *old.categories[1:])))}


LAST_MINUTE = time(23, 59)


def _price(content: ListingContent, _lang: str) -> dict[str, str]:
    if not content.prices:
        return {}
    price = content.prices[0]
    high = price.amount_max if price.amount_max != price.amount_min else None
    return {
        "hinta": price.type,
        "summa": sum_text(price.amount_min),
        "summa_enintaan": sum_text(high),
        "eka_ilmainen": TICKED if price.first_time_free else "",
        "kaikukortti": TICKED if "kaikukortti" in price.cards else "",
    }


def _read_price(asked: Asked, old: ListingContent) -> Changes:
    before, kind = old.prices[0] if old.prices else Price(), asked.text("hinta")
    low, high = read_sum(asked.text("summa")), read_sum(asked.text("summa_enintaan"))
    cards = [card for card in before.cards if card != "kaikukortti"]
    changed = before.model_copy(
        update={
            "type": kind or "unknown",
            "amount_min": low if kind in {"fixed", "range"} else None,
            "amount_max": high if kind == "range" else None,
            "first_time_free": bool(asked.text("eka_ilmainen")),
            "cards": (*(["kaikukortti"] if asked.text("kaikukortti") else []), *cards),
        }
    )
    rest = old.prices[1:]
    return {"prices": () if not rest and changed == Price() else (changed, *rest)}


def _registration(content: ListingContent, _lang: str) -> dict[str, str]:
    told = content.registration
    answer = {True: YES, False: NO, None: ""}[told.required]
    closes = told.closes.astimezone(LOCAL_ZONE).date() if told.closes else None
    return {"ilmo": answer, "ilmo_miten": way_text(told), "ilmo_asti": day_text(closes)}


def _read_registration(asked: Asked, old: ListingContent) -> Changes:
    required = {YES: True, NO: False}.get(asked.text("ilmo"))
    if not required:
        return {"registration": Registration(required=required)}
    closes = asked.day("ilmo_asti")
    end = datetime.combine(closes, LAST_MINUTE, LOCAL_ZONE).astimezone(UTC) if closes else None
    told = old.registration
    if told.closes and closes == told.closes.astimezone(LOCAL_ZONE).date():
        end = told.closes
    way = read_way(asked.text("ilmo_miten"), asked.lang)
    return {"registration": told.model_copy(update={**way, "required": True, "closes": end})}


def _kind(content: ListingContent, _lang: str) -> dict[str, str]:
    return {"laji": content.kind}


def _read_kind(asked: Asked, old: ListingContent) -> Changes:
    return {"kind": asked.text("laji") or old.kind}


GROUPS = (
    ROLE_GROUP,
    Group(("laji",), _kind, _read_kind),
    Group(in_languages("otsikko"), _title, _read_title),
    Group(in_languages("kuvaus"), _description, _read_description),
    Group((*in_languages("jarjestaja"), "porukka"), _organiser, _read_organiser),
    Group(("aihe",), _category, _read_category),
    Group(("aika", *TIMES.fields), times_fields, read_times),
    Group(WHERE.fields, place_fields, read_place),
    Group(PRICE.fields[:5], _price, _read_price),
    Group(PRICE.fields[5:], _registration, _read_registration),
    *PEOPLE_GROUPS,
    PICTURE_GROUP,
)
