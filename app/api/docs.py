"""The API's documentation: a plain page made from its own OpenAPI description, without scripts."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.web.rendering import render
from app.web.view import Seen

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the API does."""

    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class DocsPage:
    """`/api/docs`."""

    description: str
    operations: tuple[Operation, ...]


@router.get("/api/docs", response_class=HTMLResponse)
def docs(request: Request, view: Seen) -> HTMLResponse:
    """Tell what the API does."""
    return render("api/docs.html", docs_page(request.app.openapi()), view)


def docs_page(openapi: dict[str, Any]) -> DocsPage:
    """Read an OpenAPI description into the page."""
    operations = tuple(
        Operation(
            method=method.upper(),
            path=path,
            summary=operation.get("description", ""),
            parameters=tuple(
                Parameter(p["name"], p.get("description", "")) for p in operation.get("parameters", [])
            ),
        )
        for path, methods in openapi["paths"].items()
        for method, operation in methods.items()
    )
    return DocsPage(openapi["info"]["description"], operations)
