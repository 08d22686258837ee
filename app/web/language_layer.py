"""The language in an address, taken off before the routes see it: each route is there once."""

from urllib.parse import quote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.languages import DEFAULT, FINNISH, split_path


class LanguageLayer:
    """Takes `/sv` off a path and keeps it in the request's state. `/fi/haku` is sent on to `/haku`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        language, bare_path = split_path(path)
        if elsewhere := _elsewhere(path, has_language=language is not FINNISH):
            query = scope["query_string"].decode("ascii", "replace")
            address = quote(elsewhere) + (f"?{query}" if query else "")
            await RedirectResponse(address, 308)(scope, receive, send)
            return
        state = {**scope.get("state", {}), "language": language.code}
        await self._app({**scope, "path": bare_path, "state": state}, receive, send)


def _elsewhere(path: str, *, has_language: bool) -> str | None:
    """The address that was meant; always one of ours: two slashes at its start would be another host."""
    first, _, rest = path.removeprefix("/").partition("/")
    if first == DEFAULT:
        return f"/{rest.lstrip('/')}"
    return f"/{first}/" if has_language and path == f"/{first}" else None
