"""What an error page says: it blames nobody, and shows the way on."""

from app.web.words import N_, Words

HEADINGS = {
    403: N_("Emme voineet ottaa tätä vastaan"),
    404: N_("Tätä sivua ei ole"),
    405: N_("Tätä ei voi tehdä täällä"),
    410: N_("Tämä on päättynyt"),
    413: N_("Viesti on liian pitkä"),
    415: N_("Emme voineet ottaa tätä vastaan"),
    422: N_("Emme ymmärtäneet osoitetta"),
    500: N_("Jokin meni meillä vikaan"),
    503: N_("Haku lepää hetken"),
}
WORDS = {
    403: N_("Lomake ei tullut meidän sivultamme. Avaa se täältä ja kokeile uudelleen."),
    404: N_("Osoitteessa voi olla kirjoitusvirhe, tai sivu on siirtynyt."),
    405: N_("Osoite on oikea, mutta sitä käytettiin tavalla, jota emme tunne."),
    410: N_("Järjestäjä on poistanut tämän. Katsotaan yhdessä, mitä muuta on tarjolla."),
    413: N_("Lyhennä viestiä ja lähetä se uudelleen."),
    415: N_("Lomake ei tullut sellaisena kuin odotimme. Avaa se täältä ja kokeile uudelleen."),
    422: N_("Osoitteessa on jotain, mitä emme osaa lukea."),
    500: N_("Vika on meidän, ei sinun. Kokeile hetken päästä uudelleen."),
    503: N_("Emme saa hakua juuri nyt auki. Voit kokeilla hetken päästä uudelleen."),
}


def error_words(status: int, words: Words) -> tuple[str, str]:
    """The heading and the words of a status."""
    known = status if status in HEADINGS else 404 if status < 500 else 500
    return words.gettext(HEADINGS[known]), words.gettext(WORDS[known])
