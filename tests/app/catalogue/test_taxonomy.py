"""The taxonomy: what its words lead to, what its files promise, and what a bad file is told."""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from app.catalogue import content, parts
from app.catalogue.taxonomy import FOLDER, TaxonomyError, load_taxonomy, taxonomy
from app.catalogue.terms import LANGUAGES, Term
from app.catalogue.vocabulary import Vocabulary

TAXONOMY = taxonomy()
NAMES = [field.name for field in fields(TAXONOMY)]

BANNED = (
    "syrjäytyn",
    "vähävarai",
    "ongelmanuor",
    "mielenterveyskuntoutuj",
    "asiaka",
    "kohderyhm",
    "käyttäjä",
    "heikko",
    "avuntarvitsij",
    "utslagen",
    "missbrukare",
    "vulnerable",
)

# Words that belong to two ways in on purpose: a baby's swimming class is both swimming and a family thing.
SHARED_BY_DESIGN = {
    "boccia": ("liiku", "pelaa"),
    "diakonia": ("hiljenny", "tukea_arkeen"),
    "kansalaistoiminta": ("auta_muita", "vaikuta"),
    "kulttuurikaverit": ("auta_muita", "koe_kulttuuria"),
    "larppaus": ("koe_kulttuuria", "pelaa"),
    "lastentanssi": ("liiku", "perheen_kanssa"),
    "minigolf": ("liiku", "pelaa"),
    "palveleva puhelin": ("hiljenny", "tukea_arkeen"),
    "perheuinti": ("liiku", "perheen_kanssa"),
    "sururyhmä": ("hiljenny", "tukea_arkeen"),
    "ulkoleikit": ("pelaa", "perheen_kanssa"),
    "urkumusiikki": ("hiljenny", "koe_kulttuuria"),
    "vauvauinti": ("liiku", "perheen_kanssa"),
    "virsilaulu": ("hiljenny", "laula_ja_soita"),
    "äitiysjooga": ("liiku", "perheen_kanssa"),
}


def vocabulary(name: str) -> Vocabulary:
    found = getattr(TAXONOMY, name)
    assert isinstance(found, Vocabulary)
    return found


def all_terms() -> Iterator[tuple[str, Term]]:
    for name in NAMES:
        for term in vocabulary(name):
            yield name, term


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["uinti"], ("liiku.uinti",)),
        (["Vesijumppa"], ("liiku.uinti",)),
        (["kuorolaulu", "yhteislaulu"], ("laula_ja_soita.kuorot", "laula_ja_soita.yhteislaulu")),
        (["neulominen", "virkkaus"], ("tee_kasilla.neulonta",)),
        (["kielikahvilat"], ("tapaa_ihmisia.kielikahvilat",)),
        (["vertaistuki"], ("tukea_arkeen.vertaistuki",)),
        (["ruoka-apu"], ("tukea_arkeen.ruoka_apu",)),
        (["vapaaehtoistyö"], ("auta_muita",)),
        (["vauvauinti"], ("liiku.uinti", "perheen_kanssa.vauvat")),
        (["  digiTUKI "], ("tukea_arkeen.digituki",)),
        (["Swimming and water exercise"], ("liiku.uinti",)),
        (["uint", "uintia", "mehu"], ()),
        ([], ()),
    ],
)
def test_words_assign_exactly_the_terms_that_list_them(words: list[str], codes: tuple[str, ...]) -> None:
    assert TAXONOMY.categories_for_words(words) == codes


def test_identifiers_of_other_vocabularies_lead_to_terms() -> None:
    categories, audiences = TAXONOMY.categories, TAXONOMY.audiences
    assert categories.codes_for_ptv(["P27.1", "P25.1"]) == ("liiku", "opi_uutta.kirjastot")
    assert categories.codes_for_ptv(["P4.12"]) == ("auta_muita", "tukea_arkeen.vertaistuki")
    assert categories.codes_for_ptv(["P2.3"]) == ()
    assert categories.codes_for_yso(["http://www.yso.fi/onto/koko/p32246"]) == ("liiku.uinti",)
    assert audiences.codes_for_yso(["http://www.yso.fi/onto/yso/p4354"]) == ("children",)
    assert audiences.codes_for_ptv(["KR1.3", "KR1.2"]) == ("young", "families")
    road_cycling = "https://openactive.io/activity-list#2a41c553-84be-4970-b3d0-42f9ef6bd9a4"
    assert categories.codes_for_openactive([road_cycling]) == ("liiku.pyoraily",)


def test_terms_are_found_by_code_parent_and_children() -> None:
    categories = TAXONOMY.categories
    assert categories["liiku.uinti"].parent == "liiku"
    assert categories["liiku"].parent is None
    assert categories.get("liiku.lento") is None
    assert "liiku.uinti" in categories
    assert [term.code for term in categories.children("syo_yhdessa")][:2] == [
        "syo_yhdessa.yhteinen_poyta",
        "syo_yhdessa.ruoanlaitto",
    ]
    assert categories.with_parents(["liiku.uinti", "pelaa"]) == ("liiku", "liiku.uinti", "pelaa")
    with pytest.raises(KeyError):
        categories.children("lento")


def test_labels_come_with_the_language_they_are_in() -> None:
    assert TAXONOMY.categories.label("liiku", "sv") == ("Rör på dig", "sv")
    assert TAXONOMY.categories.label("liiku", "uk") == ("Liiku", "fi")
    assert TAXONOMY.audiences.phrase("carers", "en") == ("Time for you who look after someone", "en")
    assert TAXONOMY.audiences.phrase("adults", "fi") == ("Aikuiset", "fi")
    assert TAXONOMY.needs.phrase("lonely", "fi") == ("Porukkaan on helppo tulla yksin", "fi")
    assert TAXONOMY.languages["uk"].native == "українська"


def test_a_hidden_term_without_a_phrase_says_nothing() -> None:
    hidden = Term(code="x", label={"fi": "a", "sv": "b", "en": "c"}, public=False)
    assert Vocabulary((hidden,)).phrase("x", "fi") is None
    assert Vocabulary((hidden,)).public == ()


def test_needs_are_all_hidden_and_each_has_a_phrase() -> None:
    assert TAXONOMY.needs.public == ()
    assert [need.code for need in TAXONOMY.needs if not need.phrase] == []
    assert [code for name, term in all_terms() for code in [term.code] if not term.public] == list(
        TAXONOMY.needs.codes
    )


def test_every_term_speaks_three_languages() -> None:
    assert [
        (name, term.code, lang)
        for name, term in all_terms()
        for lang in LANGUAGES
        for texts in (term.label, term.phrase)
        if texts is not None and not texts[lang].strip()
    ] == []


def test_no_public_text_labels_a_person() -> None:
    shown = [
        text
        for _, term in all_terms()
        for texts in (term.label if term.public else {}, term.phrase or {})
        for text in texts.values()
    ]
    assert [text for text in shown for word in BANNED if word in text.casefold()] == []
    assert [text for text in shown if len(text) > 50] == []


def test_top_groups_are_ten_to_fourteen_with_five_to_fourteen_terms() -> None:
    categories = TAXONOMY.categories
    sizes = {root.code: len(categories.children(root.code)) for root in categories.roots}
    assert len(sizes) == 14
    assert {code: size for code, size in sizes.items() if not 5 <= size <= 14} == {}


def test_a_word_stands_under_two_top_groups_only_by_design() -> None:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for term in TAXONOMY.categories:
        for word in term.words:
            groups[word].add(term.code.partition(".")[0])
    assert {
        word: tuple(sorted(found)) for word, found in groups.items() if len(found) > 1
    } == SHARED_BY_DESIGN


def test_match_words_are_lower_case_and_written_once() -> None:
    for term in TAXONOMY.categories:
        assert [word for word in term.match if word != " ".join(word.lower().split())] == []
        assert len(set(term.match)) == len(term.match), term.code


@pytest.mark.parametrize(
    ("name", "literal"),
    [
        ("kinds", content.ListingKind),
        ("finnish_levels", content.FinnishNeeded),
        ("price_types", parts.PriceType),
        ("price_units", parts.PricePer),
        ("place_types", parts.PlaceType),
        ("organisation_kinds", parts.OrganisationKind),
        ("companions", parts.Companion.model_fields["offered"].annotation),
    ],
)
def test_vocabularies_name_exactly_what_a_listing_can_say(name: str, literal: object) -> None:
    assert set(vocabulary(name).codes) == set(getattr(literal, "__args__", ()))


def test_the_taxonomy_is_read_once() -> None:
    assert taxonomy() is taxonomy()


GOOD = 'code = "liiku"\nlabel = { fi = "Liiku", sv = "Rör på dig", en = "Get moving" }\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[categories]]\nx = ", "categories.toml: not readable as TOML: Invalid value (at end of document)"),
        ("", "categories.toml, categories: there are no terms"),
        ("[[themes]]\n" + GOOD, "categories.toml: [[themes]] is not known here; use [[categories]]"),
        (
            f"[[categories]]\n{GOOD}[[categories]]\n{GOOD}",
            "categories.toml, categories, liiku: the code is used twice",
        ),
        (
            "[[categories]]\n" + GOOD.replace('"liiku"', '"liiku.uinti"'),
            "categories.toml, categories, liiku.uinti: the parent liiku is not a term",
        ),
        (
            '[[categories]]\ncode = "liiku"\nlabel = { fi = "Liiku", en = "Get moving" }\n',
            "categories.toml, categories, liiku: label: sv is missing",
        ),
        ('[[categories]]\ncode = "liiku"\n', "categories.toml, categories, liiku: label is missing"),
        (
            f'[[categories]]\n{GOOD}synonym = ["uida"]\n',
            "categories.toml, categories, liiku: synonym is not a field of a term",
        ),
        (
            '[[categories]]\nlabel = { fi = "Liiku", sv = "Rör på dig", en = "Get moving" }\n',
            "categories.toml, categories, entry 1: code is missing",
        ),
    ],
)
def test_a_bad_file_is_told_by_file_and_term(tmp_path: Path, text: str, message: str) -> None:
    folder = tmp_path / "taxonomy"
    shutil.copytree(FOLDER, folder)
    (folder / "categories.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TaxonomyError) as caught:
        load_taxonomy(folder)
    assert str(caught.value) == message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError) as caught:
        load_taxonomy(tmp_path)
    assert str(caught.value) == f"categories.toml: the file is missing from {tmp_path}"
