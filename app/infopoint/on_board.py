"""What the info point tells, put on the board of an app whenever the desk has changed it."""

from functools import partial

from sqlmodel import Session

from app.core.clock import utc_now
from app.core.editions import Follower
from app.infopoint import notices, points
from app.web.board import Board


def follow_info_point(follower: Follower, board: Board) -> None:
    """Keep the board true to the database."""
    follower.add(notices.EDITION, partial(_pin_notices, board))
    follower.add(points.EDITION, partial(_note_points, board))


def _pin_notices(board: Board, session: Session) -> None:
    board.pin(notices.on_the_board(session, utc_now()))


def _note_points(board: Board, session: Session) -> None:
    some = [point for _, point in points.points(session)]
    board.phone = next((one.phone for one in some if one.phone), "")
    board.turn("hours", partial(points.first_turn, some))
