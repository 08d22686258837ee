"""What a running app holds, and how routes get at it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine
from sqlmodel import Session

from app.core.db import reading
from app.core.editions import Follower
from app.core.settings import Settings
from app.web.board import Board


@dataclass(frozen=True, slots=True)
class AppState:
    """Made once at start, kept in `app.state.opastamo`.

    `follower` keeps true what this process has in memory, such as `board`.
    """

    settings: Settings
    database: Engine
    follower: Follower
    board: Board = field(default_factory=Board)


def state_of(request: Request) -> AppState:
    """The state of the app that a request came to."""
    state: AppState = request.app.state.opastamo
    return state


def read_session(request: Request) -> Iterator[Session]:
    """A session for one request that only looks."""
    with reading(state_of(request).database) as session:
        yield session


State = Annotated[AppState, Depends(state_of)]
# Function scope: the session ends before the answer is sent, so an error at its end is an error page.
ReadSession = Annotated[Session, Depends(read_session, scope="function")]
