"""How the server is asked: over kept connections, for unpacked answers, with errors in plain words."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import orjson
import pytest

from app.core.errors import UnavailableError
from app.search.meilisearch_server import NO_ANSWER, NOT_READY, Questions

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
        self.rfile.read(int(self.headers["Content-Length"]))
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


def test_nobody_there_is_unavailable() -> None:
    questions = Questions("http://127.0.0.1:9", lambda: "", "listings_v1")
    with pytest.raises(UnavailableError):
        questions.fetch("id IN []")
    questions.close()
