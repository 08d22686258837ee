"""What is understood of a sentence: wishes that can be shown and taken away, and the words that are left."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """One wish.

    `name` and `value` are those of a search filter where there is one; `words` are the words as typed.
    A hard slot filters, a soft one only ranks. The labels are open doors, never names for a person.
    """

    name: str
    value: str
    words: str
    hard: bool
    label_fi: str
    label_sv: str
    label_en: str

    def label(self, lang: str) -> str:
        """The label in a language of the pages; Finnish for any other."""
        return {"sv": self.label_sv, "en": self.label_en}.get(lang, self.label_fi)


@dataclass(frozen=True, slots=True)
class Understanding:
    """A sentence, understood.

    `rest`: the words left for the text search, in order, as typed. `exclude`: words that are not wanted.
    `help_now`: somebody may be in danger; say where help is.
    """

    slots: tuple[Slot, ...]
    rest: str
    text: str
    exclude: tuple[str, ...] = ()
    help_now: bool = False
