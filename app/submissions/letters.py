"""What we write to those who publish."""

from dataclasses import dataclass, replace

from app.mail.rules import Action, Draft, Quote, Text
from app.submissions.models import Publisher, Submission
from app.web.languages import LANGUAGES
from app.web.links import confirm_path, own_page_path, unfinished_path
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes to one person, in their language. `base_url`: where our pages are."""

    publisher: Publisher
    base_url: str

    @property
    def words(self) -> Words:
        """The language of the letters."""
        return Words(LANGUAGES[self.publisher.lang])

    def confirm(self, submission: Submission, title: str, token: str) -> Draft:
        """Ask whether it was really sent from this address."""
        gettext = self.words.gettext
        draft = self._draft(
            f"confirm:{submission.id}",
            gettext("Vahvista ilmoituksesi: %(title)s", title=title),
            Text(gettext("Kiitos ilmoituksestasi! Vahvista vielä, että se on sinulta.")),
            Action(gettext("Vahvista ilmoitus"), self.url(confirm_path(token))),
            Text(gettext("Linkki toimii viikon. Sitten luemme ilmoituksen ja julkaisemme sen.")),
            Text(gettext("Jos et lähettänyt ilmoitusta, sinun ei tarvitse tehdä mitään.")),
        )
        return replace(draft, is_asked_for=True)

    def received(self, submission: Submission, title: str, token: str) -> Draft:
        """Say that it has come, and where it can be changed."""
        gettext = self.words.gettext
        return self._draft(
            f"received:{submission.id}",
            gettext("Ilmoituksesi on perillä: %(title)s", title=title),
            Text(gettext("Kiitos! Luemme ilmoituksen ja julkaisemme sen pian. Kerromme, kun se näkyy.")),
            Text(gettext("Omalla sivullasi voit muuttaa ilmoitusta tai perua yhden kerran.")),
            Action(gettext("Avaa oma sivu"), self.url(own_page_path(token))),
            Text(gettext("Säilytä tämä viesti: linkki on vain sinun. Älä jaa sitä muille.")),
        )

    def approved(
        self, submission: Submission, title: str, public_path: str, token: str, *, with_picture: bool = True
    ) -> Draft:
        """Say that it is public, and when its picture was left out."""
        gettext = self.words.gettext
        left_out = gettext("Kuva jäi pois. Voit lisätä toisen omalla sivullasi.")
        return self._draft(
            f"approved:{submission.id}",
            gettext("Ilmoituksesi on julkaistu: %(title)s", title=title),
            Text(gettext("Nyt ilmoituksesi löytyy Opastamosta.")),
            *(() if with_picture else (Text(left_out),)),
            Action(gettext("Katso, miltä se näyttää"), self.url(public_path)),
            Text(gettext("Jos jokin muuttuu, korjaa se omalla sivullasi:")),
            Action(gettext("Avaa oma sivu"), self.url(own_page_path(token))),
        )

    def change_asked(self, submission: Submission, title: str, token: str) -> Draft:
        """Pass on what the desk asks for."""
        gettext = self.words.gettext
        return self._draft(
            f"change_asked:{submission.id}",
            gettext("Pieni korjaus ilmoitukseesi: %(title)s", title=title),
            Text(gettext("Luimme ilmoituksesi. Ennen julkaisua pyydämme korjaamaan tämän:")),
            Quote(submission.answer),
            Action(gettext("Korjaa ilmoitusta"), self.url(own_page_path(token))),
        )

    def rejected(self, submission: Submission, title: str) -> Draft:
        """Say that it is not published, and why."""
        gettext = self.words.gettext
        return self._draft(
            f"rejected:{submission.id}",
            gettext("Emme voi julkaista ilmoitusta: %(title)s", title=title),
            Text(gettext("Kiitos ilmoituksestasi. Emme kuitenkaan voi julkaista sitä. Syy on tämä:")),
            Quote(submission.answer),
            Text(gettext("Jos olet eri mieltä, vastaa tähän viestiin. Luemme sen.")),
        )

    def own_page(self, once: str, token: str) -> Draft:
        """Send a new link to somebody's own page."""
        gettext = self.words.gettext
        draft = self._draft(
            once,
            gettext("Uusi linkki omalle sivullesi"),
            Text(gettext("Pyysit uutta linkkiä. Tästä pääset omalle sivullesi:")),
            Action(gettext("Avaa oma sivu"), self.url(own_page_path(token))),
            Text(gettext("Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään.")),
        )
        return replace(draft, is_asked_for=True)

    def unfinished(self, submission: Submission, lang: str, token: str) -> Draft:
        """Send the link to a form that was not finished, in the language of the form."""
        words = Words(LANGUAGES[lang])
        gettext = words.gettext
        draft = self._draft(
            f"unfinished:{submission.id}",
            gettext("Keskeneräinen ilmoituksesi on tallessa"),
            Text(gettext("Pääset jatkamaan ilmoitustasi tästä:")),
            Action(gettext("Jatka ilmoitusta"), f"{self.base_url}{words.path(unfinished_path(token))}"),
            Text(gettext("Linkki toimii kaksi viikkoa. Sen jälkeen poistamme keskeneräisen ilmoituksen.")),
            Text(gettext("Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään.")),
        )
        return replace(draft, lang=lang, is_asked_for=True)

    def handed_over(self, once: str, title: str, token: str) -> Draft:
        """Tell somebody that a listing is theirs now."""
        gettext = self.words.gettext
        return self._draft(
            once,
            gettext("Ilmoitus on nyt sinun: %(title)s", title=title),
            Text(gettext("Sinulle siirrettiin ilmoitus Opastamossa. Voit muuttaa sitä omalla sivullasi.")),
            Action(gettext("Avaa oma sivu"), self.url(own_page_path(token))),
            Text(gettext("Jos tämä on virhe, vastaa tähän viestiin.")),
        )

    def _draft(self, once: str, subject: str, *blocks: Text | Action | Quote) -> Draft:
        return Draft(
            once=once,
            recipient=self.publisher.email,
            lang=self.publisher.lang,
            subject=subject,
            blocks=blocks,
        )

    def url(self, path: str) -> str:
        """A whole address in the language of the letters."""
        return f"{self.base_url}{self.words.path(path)}"
