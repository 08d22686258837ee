"""The API's addresses."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.api.parameters import SearchParameters
from app.api.schemas import ErrorShape, SearchShape
from app.api.search import Telling, ids_of, search_shape
from app.api.suggest import CACHED, SuggestParameters, SuggestShape, suggest_shape
from app.catalogue.picture_queries import pictures_of
from app.core.clock import local_day, utc_now
from app.core.errors import InvalidError
from app.search.access import Engine
from app.search.parameters import parse_query
from app.web.state import ReadSession, State

ERRORS: dict[int | str, dict[str, object]] = {422: {"model": ErrorShape}, 503: {"model": ErrorShape}}

router = APIRouter(prefix="/api/v1", tags=["catalogue"])


@router.get("/search", response_model=SearchShape, responses=ERRORS)
def search(
    parameters: Annotated[SearchParameters, Query()], engine: Engine, state: State, session: ReadSession
) -> Response:
    """Search the catalogue. An unknown or impossible parameter answers 422."""
    now = utc_now()
    query, ignored = parse_query(parameters.given(), parameters.lang, local_day(now))
    if ignored:
        raise InvalidError(ignored[0].message, field=ignored[0].name)
    results = engine.search(query, now)
    pictures = pictures_of(session, ids_of(results))
    telling = Telling(state.settings.base_url.rstrip("/"), query.lang, now, pictures)
    answer = search_shape(query, results, telling)
    # Written here at once: FastAPI would check and copy every field again.
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")


@router.get("/suggest", responses=ERRORS)
def suggest(
    parameters: Annotated[SuggestParameters, Query()], engine: Engine, response: Response
) -> SuggestShape:
    """Suggest words, listings, organisers and categories while somebody types."""
    response.headers["Cache-Control"] = CACHED
    return suggest_shape(engine.suggest(parameters.q, parameters.lang, parameters.limit, utc_now()))
