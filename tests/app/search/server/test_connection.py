"""How the server is asked: over kept connections, for unpacked answers, with errors in plain words."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import orjson
import pytest
from meilisearch.models.task import TaskInfo

from app.core.errors import UnavailableError
from app.search.server.connection import NO_ANSWER, NO_SENSE, NOT_READY, Questions
from app.search.server.engine import MeilisearchEngine
from app.search.server.writing import TOO_SLOW, IndexWriter
from tests.app.fallback import over
from tests.app.town import Town

Asked = tuple[str, str | None, str | None, int]


class Recorder(ThreadingHTTPServer):
    """Answers each question with `answer`, and keeps what came."""

    daemon_threads = True
    status, answer = 200, b'{"results": [{"id": "a"}], "total": 7}'

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[Asked] = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Recorder

    def do_POST(self) -> None:
        self._reply()

    def do_GET(self) -> None:
        self._reply()

    def _reply(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        told = (self.headers["Accept-Encoding"], self.headers["Authorization"])
        self.server.asked.append((self.path, *told, self.client_address[1]))
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.answer)))
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    server = Recorder()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def questions(recorder: Recorder) -> Iterator[Questions]:
    questions = Questions(f"http://127.0.0.1:{recorder.server_port}/under/", lambda: "a key", "listings_v1")
    yield questions
    questions.close()


def test_answers_are_wanted_unpacked_over_one_connection_below_the_path_of_the_address(
    recorder: Recorder, questions: Questions
) -> None:
    found = questions.fetch('id IN ["a"]', limit=1)
    assert (found.some, found.total) == ([{"id": "a"}], 7)
    questions.ask({"limit": 0})
    (first, second) = recorder.asked
    assert first[:3] == ("/under/indexes/listings_v1/documents/fetch", "identity", "Bearer a key")
    assert second[:3] == ("/under/indexes/listings_v1/search", "identity", "Bearer a key")
    assert first[3] == second[3]


@pytest.mark.parametrize(
    ("status", "answer", "message"),
    [
        (404, {"code": "index_not_found"}, NOT_READY),
        (
            400,
            {"code": "invalid_search_filter"},
            "Meilisearch did not take the question: invalid_search_filter.",
        ),
        (502, {}, "Meilisearch did not take the question: 502."),
    ],
)
def test_an_error_is_told_by_its_code(
    recorder: Recorder, questions: Questions, status: int, answer: dict[str, str], message: str
) -> None:
    recorder.status, recorder.answer = status, orjson.dumps(answer)
    with pytest.raises(UnavailableError) as told:
        questions.ask({})
    assert told.value.message == message


def test_an_answer_that_is_no_json_is_none(recorder: Recorder, questions: Questions) -> None:
    recorder.answer = b"<html>"
    with pytest.raises(UnavailableError) as told:
        questions.ask({})
    assert told.value.message == NO_ANSWER


NONSENSE = [b"<html>", b"{}", b"[]", b"", b"3", b"null"]


@pytest.mark.parametrize("answer", NONSENSE)
def test_something_else_at_the_address_is_unavailable(recorder: Recorder, answer: bytes) -> None:
    recorder.answer = answer
    engine = MeilisearchEngine(address(recorder), "a key")
    for action in (engine.mark, engine.new_index):
        with pytest.raises(UnavailableError) as told:
            action()
        assert told.value.message == NO_SENSE
    engine.close()


@pytest.mark.parametrize("answer", NONSENSE)
def test_something_else_at_the_address_does_not_hold_up_the_embedded_index(
    town: Town, recorder: Recorder, answer: bytes
) -> None:
    recorder.answer = answer
    engine = over(town, address(recorder))
    town.indexer = town.indexer_with(engine)
    for key in ("a", "b"):
        town.add(key)
        town.index()
    assert sorted(town.found_keys(engine)) == ["a", "b"]
    assert town.waiting() == 0
    engine.close()


def test_a_task_that_does_not_end_is_given_up(recorder: Recorder) -> None:
    told = {"uid": 3, "status": "processing", "type": "indexSwap", "enqueuedAt": "2026-11-24T10:00:00.0Z"}
    recorder.answer = orjson.dumps(told)
    writer = IndexWriter(address(recorder), "a key", "listings")
    task = TaskInfo.model_validate({**told, "taskUid": 3, "indexUid": None})
    with pytest.raises(UnavailableError) as given_up:
        writer.wait([task], milliseconds=60)
    assert given_up.value.message == TOO_SLOW


def address(recorder: Recorder) -> str:
    return f"http://127.0.0.1:{recorder.server_port}"


def test_nobody_there_is_unavailable() -> None:
    questions = Questions("http://127.0.0.1:9", lambda: "", "listings_v1")
    with pytest.raises(UnavailableError):
        questions.fetch("id IN []")
    questions.close()
