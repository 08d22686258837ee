"""Static files: what is asked for with the mark of its content never changes, and is kept for good."""

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

FOR_GOOD = "public, max-age=31536000, immutable"


class MarkedFiles(StaticFiles):
    """The files of a folder; see `app.web.rendering.static_path` for the mark."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file."""
        response = await super().get_response(path, scope)
        if scope["query_string"].startswith(b"v=") and response.status_code in {200, 304}:
            response.headers["Cache-Control"] = FOR_GOOD
        return response
