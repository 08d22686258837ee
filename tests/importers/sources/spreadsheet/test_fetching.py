from importers.contract import Feed, ImportContext
from importers.sources.spreadsheet.importer import IMPORTER
from tests.importers.feed_server import NOW, FeedServer, fetcher_for, reply


def test_one_address_is_asked_once_and_its_answer_given() -> None:
    with FeedServer() as server, fetcher_for(server) as fetcher:
        server.answer("/lista.csv", reply(200, b"Nimi;Aika\nKuoro;ti klo 18\n", Content_Type="text/csv"))
        context = ImportContext(Feed("lists", "spreadsheet", url=server.url("/lista.csv")), NOW)

        (answer,) = IMPORTER.fetch(fetcher, context)

        assert (answer.status, answer.body) == (200, b"Nimi;Aika\nKuoro;ti klo 18\n")
        assert server.paths == ["/lista.csv"]


def test_source_names_itself_and_has_one_address() -> None:
    assert (IMPORTER.info.name, IMPORTER.info.one_address) == ("spreadsheet", True)
