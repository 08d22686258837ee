"""Changes of the everyday words at the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from app.core.errors import NotFoundError
from app.desk.guard import Desk
from app.desk.infopoint.words_trying import Told, Tried, tried
from app.search.engine import SearchEngine
from app.search.synonyms import FOLDER, Concept, read_concepts
from app.search.synonyms.local import PAIR, Fault, Kind, LocalWord, fault_of, tidied, with_changes

MAX_FOUND = 30


@dataclass(frozen=True, slots=True)
class Trial:
    """A change before it is saved. `fault`: why it may not be."""

    change: LocalWord
    results: tuple[Tried, ...]
    fault: Fault | Told | None


def change_in(form: Mapping[str, str]) -> LocalWord:
    """The change that a form asks for, its words tidied. Raises NotFoundError for another kind."""
    kind = form.get("muutos", "")
    if kind not in get_args(Kind):
        raise NotFoundError("There is no such change.")
    is_pair = kind in {"both", "one"}
    return LocalWord(
        kind,  # type: ignore[arg-type]  # one of them, as was just seen
        form.get("kieli", ""),
        tidied(form.get("sana", "")),
        "" if is_pair else form.get("kasite", ""),
        tidied(form.get("loytaa", "")) if is_pair else "",
    )


def present_concepts(changes: Sequence[LocalWord]) -> tuple[Concept, ...]:
    """The concepts of the files with the town's changes; pairs are not among them."""
    return tuple(one for one in with_changes(read_concepts(FOLDER), changes) if not one.code.startswith(PAIR))


def concept_of(code: str, changes: Sequence[LocalWord]) -> Concept:
    """One concept as it is now. Raises NotFoundError."""
    found = next((one for one in present_concepts(changes) if one.code == code), None)
    if found is None:
        raise NotFoundError("There is no such concept.")
    return found


def concepts_with_word(text: str, changes: Sequence[LocalWord]) -> tuple[Concept, ...]:
    """The concepts some name of which holds a text, those that are named so first."""
    asked = tidied(text)
    if not asked:
        return ()
    found = [
        one
        for one in present_concepts(changes)
        if asked in one.code or any(asked in word for _, word in one.all_words)
    ]
    return tuple(sorted(found, key=lambda one: all(word != asked for _, word in one.all_words)))[:MAX_FOUND]


def trial_of(engine: SearchEngine, change: LocalWord, changes: Sequence[LocalWord], desk: Desk) -> Trial:
    """Try a change by the real search, unless it is against the rules of words."""
    concepts = present_concepts(changes)
    if (fault := fault_of(change, concepts, changes)) is not None:
        return Trial(change, (), fault)
    concept = next((one for one in concepts if one.code == change.concept), None)
    results, against = tried(engine, changes, change, concept, desk.now)
    return Trial(change, results, against)
