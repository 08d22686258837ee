"""The everyday words of a town in this process: loaded when somebody has changed them."""

from functools import partial

from sqlalchemy import Engine
from sqlmodel import Session

from app.core.db import reading
from app.core.editions import Follower
from app.core.migrate import is_current
from app.search.language import use_local_words
from app.search.synonyms.stored import EDITION, local_words
from app.web.board import Board


def follow_words(follower: Follower, board: Board) -> None:
    """Keep this process's words true to the database; pages that were made with others are made anew."""
    follower.add(EDITION, partial(_take, board))


def take_local_words(database: Engine) -> None:
    """Load them once, for a command; none when there is no such database yet."""
    if is_current(database):
        with reading(database) as session:
            use_local_words(local_words(session))


def _take(board: Board, session: Session) -> None:
    use_local_words(local_words(session))
    board.turn(EDITION, lambda _: None)
