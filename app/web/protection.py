"""What every answer carries and no request may do, in one plain ASGI layer."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
)


def content_security_policy(other_images: str = "") -> str:
    """What a page may load: our own files, and pictures of one `other_images` server, if there is one."""
    return "; ".join((*POLICY, f"img-src 'self' data: {other_images}".rstrip()))


HEADERS = {
    "Content-Security-Policy": content_security_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HSTS = "max-age=31536000; includeSubDomains"


class Protection:
    """Adds the security headers; refuses packed request bodies, which could unpack to anything.

    HEAD is answered as GET without its body, on every page.
    """

    def __init__(self, app: ASGIApp, *, https: bool, other_images: str = "") -> None:
        self._app = app
        policy = {"Content-Security-Policy": content_security_policy(other_images)}
        self._headers = HEADERS | policy | ({"Strict-Transport-Security": HSTS} if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        if "content-encoding" in Headers(scope=scope):
            refusal = PlainTextResponse("Packed request bodies are not read here.", status_code=415)
            await refusal(scope, receive, send_with_headers)
            return
        if scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET"}, receive, _without_body(send_with_headers))
            return
        await self._app(scope, receive, send_with_headers)


def _without_body(send: Send) -> Send:
    async def send_bare(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return send_bare
