"""The tables lead only to values that exist."""

from app.catalogue.taxonomy import taxonomy
from importers.sources.spreadsheet.lookups import key_of, lookup, wordings


def _values(table: str) -> set[str]:
    return {word for value in wordings(table).values() for word in value.split()}


def test_words_are_found_in_any_writing() -> None:
    assert key_of(" Inva-WC: ") == "invawc"
    assert lookup("accessibility", "INVA WC") == "accessible_toilet"
    assert lookup("accessibility", "huvila") is None


def test_codes_are_those_of_the_taxonomy() -> None:
    words = taxonomy()
    facts = {value.partition(".")[0] for value in _values("accessibility")}

    assert facts <= set(words.accessibility.codes)
    assert _values("audience") <= set(words.audiences.codes)
    assert _values("categories") <= set(words.categories.codes)
    assert _values("companion") <= set(words.companions.codes)
    assert _values("finnish_needed") <= set(words.finnish_levels.codes)
    assert _values("languages") <= set(words.languages.codes)
    assert _values("place_types") <= set(words.place_types.codes)
    assert _values("kind") <= {*words.kinds.codes, "by_times"}
    assert _values("kind_words") <= set(words.kinds.codes)


def test_statuses_are_those_of_listings() -> None:
    assert _values("status") <= {"scheduled", "cancelled", "postponed", "rescheduled"}
