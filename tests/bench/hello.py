"""The least that FastAPI can answer: what no page of ours can beat."""

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)


@app.get("/")
async def hello() -> PlainTextResponse:
    """Greet, without the thread that a plain function would take."""
    return PlainTextResponse("Hei!")


@app.get("/health/ready")
async def ready() -> PlainTextResponse:
    """Tell that it answers."""
    return PlainTextResponse("ok")
