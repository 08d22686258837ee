"""One term of a vocabulary: its code, its names in each language and the words that lead to it."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from app.catalogue.texts import Texts

LANGUAGES = ("fi", "sv", "en")
"""Languages that every text of a term has; others may be added beside them."""


def normal_word(word: str) -> str:
    """Put a word in the form in which words are compared: case folded, single spaces."""
    return " ".join(word.casefold().split())


def _all_languages(texts: dict[str, str]) -> dict[str, str]:
    missing = [lang for lang in LANGUAGES if not texts.get(lang, "").strip()]
    if missing:
        raise ValueError(f"{', '.join(missing)} is missing")
    return texts


TermTexts = Annotated[Texts, AfterValidator(_all_languages)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$")]
Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Uri = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]


class Term(BaseModel):
    """A term. Its code never changes once published; everything else may.

    `code`: `group` or `group.term`; the part before the dot is the parent.
    `label`: the name, in at least fi, sv and en. `phrase`: what a resident reads instead of the name.
    `synonyms`: per language, words that a person might type. `match`: words of feeds that assign the term.
    `yso`, `openactive`: URIs. `ptv`: service classes (`P27.1`) or target groups (`KR1.2`).
    `native`: the name of a language in the language itself. `min_age`, `max_age`: whole years, inclusive.
    `public`: false for matching data that no public page, link, print or export may show.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Code
    label: TermTexts
    phrase: TermTexts | None = None
    synonyms: dict[str, tuple[Word, ...]] = Field(default_factory=dict)
    match: tuple[Word, ...] = ()
    yso: tuple[Uri, ...] = ()
    ptv: tuple[Word, ...] = ()
    openactive: tuple[Uri, ...] = ()
    native: str | None = None
    min_age: int | None = Field(default=None, ge=0, le=120)
    max_age: int | None = Field(default=None, ge=0, le=120)
    public: bool = True

    @property
    def parent(self) -> str | None:
        """Code of the group above, or None for a top group."""
        return self.code.rpartition(".")[0] or None

    @property
    def words(self) -> frozenset[str]:
        """Words that assign the term, in normal form: `match` and the names themselves."""
        return frozenset(normal_word(word) for word in (*self.match, *self.label.values()))
