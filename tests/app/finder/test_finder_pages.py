"""The finder as a browser gets it."""

from typing import Any

from tests.app.town import Town, at, once, weekly
from tests.page_client import PageClient, links, texts, words

SKIPPED = "tunne=ohita&seura=ohita&milloin=ohita&helpottaa=ohita"
TONIGHT = "2026-11-24T18:00"


def free(**fields: Any) -> dict[str, Any]:
    return {"prices": [{"type": "free"}], **fields}


def group(name: str, category: str, start: str = TONIGHT, **fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"title": {"fi": name}, "kind": "activity", "categories": [category]}
    return given | {"sessions": at(once(start))} | fields


def suggested(pages: PageClient, query: str) -> list[str]:
    return texts(pages.get(f"/loyda?{query}"), ".card__title")


def test_four_taps_lead_to_suggestions(town: Town, pages: PageClient) -> None:
    town.add_all({"a": group("Tanssit", "liiku", **free()), "b": group("Shakki", "pelaa")})
    town.index()
    path, asked = "/loyda", []
    for answer in ("Liikkua", "Ei väliä", "Tänä iltana", "Se on maksutonta"):
        tree = pages.get(path)
        asked.append((words(tree.css_first(".finder__progress")), words(tree.css_first("h1"))))
        path = next(link for text, link in links(tree, "main a").items() if text.startswith(answer))
    assert asked == [
        ("Kysymys 1/4", "Mikä tuntuisi hyvältä?"),
        ("Kysymys 2/4", "Kenen kanssa lähtisit?"),
        ("Kysymys 3/4", "Milloin sinulle sopii?"),
        ("Kysymys 4/4", "Mikä helpottaisi lähtöä?"),
    ]
    tree = pages.get(path)
    assert path == "/loyda?tunne=liikkua&seura=ohita&milloin=ilta&helpottaa=maksuton"
    assert texts(tree, "main h2") == ["Nämä sopivat vastauksiisi", "Lähes tällaista"]
    assert texts(tree, ".card__title") == ["Tanssit", "Shakki"]
    assert texts(tree, ".card__reason")[0] == "Maksuton · tänään"


def test_every_question_can_be_skipped_and_gone_back_to(pages: PageClient) -> None:
    tree = pages.get("/loyda?tunne=liikkua")
    found = links(tree, ".finder__ways a")
    assert found == {
        "Ei väliä, ohita tämä": "/loyda?tunne=liikkua&seura=ohita",
        "Näytä ehdotukset heti": "/loyda?tunne=liikkua&seura=ohita&milloin=ohita&helpottaa=ohita",
        "Takaisin edelliseen": "/loyda?tunne=liikkua&kysymys=tunne",
    }
    again = pages.get(found["Takaisin edelliseen"])
    assert texts(again, "[aria-current=true] .finder__label") == ["Liikkua"]


def test_an_answer_is_a_chip_that_asks_again(pages: PageClient) -> None:
    tree = pages.get(f"/loyda?{SKIPPED.replace('tunne=ohita', 'tunne=auttaa')}")
    chips = links(tree, ".chip")
    assert list(chips) == [
        "Mitä: Auttaa muita – vaihda",
        "Seura: ei väliä – vaihda",
        "Aika: ei väliä – vaihda",
        "Helpottaa: ei väliä – vaihda",
    ]
    assert chips["Seura: ei väliä – vaihda"].endswith("helpottaa=ohita&kysymys=seura")


def test_at_most_nine_are_suggested_and_the_next_nine_are_others(town: Town, pages: PageClient) -> None:
    town.add_all({f"k{n}": group(f"Asia {n:02}", "liiku") for n in range(20)})
    town.index()
    first, second = suggested(pages, SKIPPED), suggested(pages, f"{SKIPPED}&kierros=2")
    third = suggested(pages, f"{SKIPPED}&kierros=3")
    assert (len(first), len(second), len(third)) == (9, 9, 2)
    assert len({*first, *second, *third}) == 20
    assert suggested(pages, SKIPPED) == first


def test_past_the_last_round_the_page_says_so(town: Town, pages: PageClient) -> None:
    town.add_all({"a": group("Tanssit", "liiku")})
    town.index()
    tree = pages.get(f"/loyda?{SKIPPED}&kierros=2")
    assert "Nyt näit ne kaikki." in words(tree)
    assert links(tree, "main a")["Takaisin ensimmäisiin"] == f"/loyda?{SKIPPED}"


def test_one_series_is_suggested_once(town: Town, pages: PageClient) -> None:
    town.add_all({f"k{n}": group("Torikuoro", "laula_ja_soita", f"2026-12-0{n}T18:00") for n in range(1, 5)})
    town.index()
    assert suggested(pages, SKIPPED) == ["Torikuoro"]


def test_the_soonest_of_each_sort_comes_first(town: Town, pages: PageClient) -> None:
    town.add_all(
        {
            "a": group("Uinti", "liiku", "2026-11-26T18:00"),
            "b": group("Jumppa", "liiku", "2026-11-25T18:00"),
            "c": group("Shakki", "pelaa", "2026-11-27T18:00"),
        }
    )
    town.index()
    assert suggested(pages, SKIPPED) == ["Jumppa", "Shakki", "Uinti"]


def test_when_too_little_fits_answers_are_let_go_and_the_page_says_which(
    town: Town, pages: PageClient
) -> None:
    town.add_all(
        {
            "a": group("Tanssit", "liiku", "2026-12-12T18:00", **free()),
            "b": group("Shakki", "pelaa", **free()),
            "c": group("Kallis kuoro", "laula_ja_soita"),
        }
    )
    town.index()
    tree = pages.get("/loyda?tunne=liikkua&seura=kaveri&milloin=ilta&helpottaa=maksuton")
    assert "Juuri tällaista ei nyt löytynyt." in words(tree)
    assert texts(tree, ".finder__let-go") == [
        "Jätimme pois: Joku tulee mukaan, Tänä iltana.",
        "Jätimme pois: Joku tulee mukaan, Tänä iltana, Liikkua.",
        "Jätimme pois: Joku tulee mukaan, Tänä iltana, Liikkua, Se on maksutonta.",
    ]
    assert texts(tree, ".card__title") == ["Tanssit", "Shakki", "Kallis kuoro"]


def test_an_empty_catalogue_has_an_honest_page(pages: PageClient) -> None:
    assert "Luettelossa ei ole nyt mitään." in words(pages.get(f"/loyda?{SKIPPED}"))


def test_may_just_watch_is_only_what_its_source_told(town: Town, pages: PageClient) -> None:
    watch: dict[str, Any] = {"first_visit": {"may_watch": True}}
    town.add_all(
        {
            "a": group("Piiri", "liiku", "2026-11-24T18:00", **watch),
            "b": group("Toinen piiri", "liiku", "2026-11-24T19:00", **watch),
            "c": group("Kolmas piiri", "liiku", "2026-11-24T20:00", **watch),
            "d": group("Kuoro", "laula_ja_soita", description={"fi": "Tule katsomaan ja kuuntelemaan."}),
        }
    )
    town.index()
    tree = pages.get(f"/loyda?{SKIPPED.replace('helpottaa=ohita', 'helpottaa=katsoa')}")
    assert texts(tree, ".card__title") == ["Piiri", "Toinen piiri", "Kolmas piiri"]
    assert texts(tree, ".card__reason") == ["Voit vain katsoa · tänään"] * 3


def test_what_only_the_description_tells_is_said_to_be_from_there(town: Town, pages: PageClient) -> None:
    told: dict[str, Any] = {"registration": {"required": False}}
    town.add_all(
        {
            "a": group("Jumppa", "liiku", **told),
            "b": group("Kuoro", "laula_ja_soita", description={"fi": "Ei ennakkoilmoittautumista."}),
            "c": group("Shakki", "pelaa", registration={"required": True}),
            "d": group("Keramiikka", "tee_kasilla", **told),
        }
    )
    town.index()
    tree = pages.get(f"/loyda?{SKIPPED.replace('helpottaa=ohita', 'helpottaa=ilmoittautumatta')}")
    assert dict(zip(texts(tree, ".card__title"), texts(tree, ".card__reason"), strict=True)) == {
        "Jumppa": "Ei ilmoittautumista · tänään",
        "Keramiikka": "Ei ilmoittautumista · tänään",
        "Kuoro": "Kuvauksen mukaan ei ilmoittautumista · tänään",
    }


def test_near_asks_for_a_part_of_town_and_nothing_more_personal(town: Town, pages: PageClient) -> None:
    town.add_all(
        {
            "a": group("Jumppa", "liiku", sessions=at(once(TONIGHT), lat=61.688, lon=27.272)),
            "b": group("Kuoro", "pelaa", sessions=at(once(TONIGHT), lat=61.9, lon=27.9)),
        }
    )
    town.index()
    asked = pages.get(f"/loyda?{SKIPPED.replace('helpottaa=ohita', 'helpottaa=lahella')}")
    assert words(asked.css_first("h1")) == "Mikä paikka on sinua lähellä?"
    tree = pages.get(links(asked, ".finder__choice")["Keskusta"])
    assert texts(tree, ".card__title")[0] == "Jumppa"
    assert "Helpottaa: Se on lähellä: Keskusta – vaihda" in links(tree, ".chip")


def test_more_of_the_same_is_asked_of_the_search(pages: PageClient) -> None:
    tree = pages.get("/loyda?tunne=auttaa&seura=yksin&milloin=viikonloppu&helpottaa=maksuton")
    assert links(tree, "main a")["Näytä lisää tällaisia"] == (
        "/haku?q=ilman+paria&kind=volunteering&weekday=SA&weekday=SU&price=free"
    )


def test_a_group_of_tuesdays_is_told_with_the_day_that_was_asked_for(town: Town, pages: PageClient) -> None:
    town.add_all({"a": group("Jumppa", "liiku", sessions=at(weekly("2026-11-24T18:00", "TU,SA")))})
    town.index()
    tree = pages.get(f"/loyda?{SKIPPED.replace('milloin=ohita', 'milloin=viikonloppu')}")
    assert texts(tree, ".card__reason") == ["La 28.11."]


def test_what_was_withdrawn_a_moment_ago_is_not_suggested(town: Town, pages: PageClient) -> None:
    town.add_all({"a": group("Jumppa", "liiku"), "b": group("Kuoro", "pelaa")})
    town.index()
    town.take_away("a")
    assert suggested(pages, SKIPPED) == ["Kuoro"]


def test_an_answer_that_does_not_exist_is_said_to_be_left_out(pages: PageClient) -> None:
    tree = pages.get("/loyda?tunne=lent%C3%A4%C3%A4&foo=%3Cscript%3E")
    assert texts(tree, ".notice") == ["Emme ymmärtäneet osoitteen kohtia: tunne, foo. Jätimme ne pois."]


def test_a_list_that_comes_along_is_no_answer_and_goes_on(pages: PageClient) -> None:
    tree = pages.get("/loyda?tunne=liikkua&lista=3f2a9c01")
    assert texts(tree, ".notice") == []
    assert links(tree, ".finder__ways a")["Ei väliä, ohita tämä"] == (
        "/loyda?tunne=liikkua&seura=ohita&lista=3f2a9c01"
    )
