"""The letter that asks whether listings still hold: one for all listings of one person."""

from collections.abc import Sequence
from datetime import date

from app.mail.rules import Action, Draft, Text
from app.submissions.letters import Writer
from app.web.links import own_page_path


def review_letter(writer: Writer, today: date, titles: Sequence[str], token: str, *, is_last: bool) -> Draft:
    """Ask by name. `is_last`: nobody has answered, and the listings will leave the search soon."""
    words, publisher = writer.words, writer.publisher
    gettext = words.gettext
    warning = gettext("Emme ole saaneet vastausta. Ilmoitus poistuu hausta pian, ellet vahvista sitä.")
    blocks = (
        Text(gettext("Olet ilmoittanut Opastamoon nämä:")),
        *(Text(f"– {title}") for title in titles),
        Text(gettext("Pitävätkö tiedot edelleen paikkansa? Yksi painallus riittää.")),
        Action(gettext("Vahvista tai muuta tietoja"), writer.url(own_page_path(token))),
        *((Text(warning),) if is_last else ()),
    )
    return Draft(
        once=f"review:{publisher.id}:{today.isoformat()}",
        recipient=publisher.email,
        lang=publisher.lang,
        subject=words.ngettext(
            "Pitääkö ilmoituksesi paikkansa?", "Pitävätkö ilmoituksesi paikkansa?", len(titles)
        ),
        blocks=blocks,
    )
