"""What the worker says of its own, in one language of the pages."""

from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.sentence_words import words_for
from app.search.shown.signs import SIGNS
from app.web.words import N_, Words

TEXTS = {
    "notice": N_("Yhteys on poikki. Näet tiedot sellaisina kuin ne olivat %(when)s."),
    "what": N_("Mitä voisin harrastaa?"),
    "label": N_("Kerro omin sanoin"),
    "search": N_("Etsi"),
    "results": N_("Tulokset"),
    "instead": N_("Näytetään tulokset sanalla:"),
    "typed": N_("Kirjoitit: %(typed)s."),
    "nothing": N_("Juuri tällaista ei nyt löytynyt."),
    "try": N_("Kokeile toista sanaa, tai valitse aihe."),
    "topics": N_("Aiheet"),
    "today": N_("Tänään"),
    "see_today": N_("Mitä on tänään?"),
    "nothing_today": N_("Tälle päivälle ei ole nyt mitään."),
    "when": N_("Milloin"),
    "where": N_("Missä"),
    "price": N_("Hinta"),
    "no_price": N_("Hinta ei ole tiedossa"),
    "contact": N_("Ota yhteyttä"),
    "by": N_("Järjestää"),
    "add": N_("Omalle listalle"),
    "list": N_("Oma lista"),
    "empty": N_("Listasi on vielä tyhjä."),
    "how": N_("Kun löydät jotain kivaa, paina ”Omalle listalle”. Se tulee tänne."),
    "remove": N_("Poista listalta"),
    "print": N_("Tulosta"),
    "later": N_("Lista puhelimeen onnistuu taas, kun yhteys palaa."),
    "not_now": N_("Tätä ei voi näyttää ilman yhteyttä."),
    "by_itself": N_("Sivu palaa itsestään, kun yhteys toimii taas."),
    "pages": N_("Tulossivut"),
    "page": N_("Sivu %(page)s / %(pages)s"),
    "previous": N_("Edelliset"),
    "next": N_("Näytä lisää"),
    "unchecked": N_("Tietoa ei ole tarkistettu. Soita ensin."),
}
NOW = N_("nyt")
NUMBER = "NN"


def copy_texts(words: Words) -> dict[str, object]:
    """Texts, signs and labels by code, and the words that times are said with."""
    categories = taxonomy().categories
    said = words_for(words.lang)
    return {
        "lang": words.lang,
        "texts": {code: words.gettext(text) for code, text in TEXTS.items()},
        "one": words.ngettext("%(num)s tulos", "%(num)s tulosta", 1),
        "many": words.ngettext("%(num)s tulos", "%(num)s tulosta", 2).replace("2", NUMBER),
        "signs": {code: words.gettext(text) for code, text in SIGNS.items()},
        "kinds": {term.code: taxonomy().kinds.label(term.code, words.lang)[0] for term in taxonomy().kinds},
        "categories": {term.code: categories.label(term.code, words.lang)[0] for term in categories},
        "roots": [term.code for term in categories.roots],
        "times": {
            "weekdays": said.short_weekdays,
            "months": said.months,
            "at": said.at,
            "atOne": said.at_one,
            "today": said.today,
            "tomorrow": said.tomorrow,
            "onNow": said.on_now,
            "dayDot": said.day_dot,
            "hourSign": said.hour_sign,
            "bare": said.whole_hours_bare,
            "now": words.gettext(NOW),
        },
    }
