"""What the two templates of a letter get."""

from dataclasses import dataclass
from typing import Self

from app.mail.rules import Action, Block, Draft, Quote
from app.web.languages import LANGUAGES
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """A block as templates want it. `kind`: `text`, `quote` or `action`; an action has a `url`."""

    kind: str
    lines: tuple[str, ...]
    url: str = ""

    @classmethod
    def of(cls, block: Block) -> Self:
        """Tell the kinds apart."""
        if isinstance(block, Action):
            return cls("action", (block.label,), block.url)
        return cls("quote" if isinstance(block, Quote) else "text", tuple(block.text.splitlines()))


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter to be rendered. `lang` is for the attribute; `why` tells why somebody got it."""

    lang: str
    subject: str
    parts: tuple[Part, ...]
    sender: str
    why: str
    unsubscribe: Part | None

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """The page of a draft."""
        words = Words(LANGUAGES[draft.lang])
        end = words.gettext("En halua enää näitä viestejä")
        return cls(
            lang=words.lang,
            subject=draft.subject,
            parts=tuple(Part.of(block) for block in draft.blocks),
            sender=words.gettext("Opastamo – Mikkelin infopiste"),
            why=words.gettext("Sait tämän viestin, koska tämä sähköpostiosoite on annettu Opastamoon."),
            unsubscribe=Part("action", (end,), draft.unsubscribe) if draft.unsubscribe else None,
        )
