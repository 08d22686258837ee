"""Other clothes for the same pages: the kiosk shows what everybody sees, in a shape of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import Request


@dataclass(frozen=True, slots=True)
class Frame:
    """How pages are dressed.

    `prefix`: what their addresses begin with; `templates`: the folder of templates that stand before the
    usual ones of the same name; `told`: what those templates are given, as `view.frame.told`; `finish`: what
    is done to a finished page; `near`: (latitude, longitude) of where the pages are seen, if it is known.
    """

    prefix: str
    templates: str
    told: Any
    finish: Callable[[str], str]
    near: tuple[float, float] | None = None


def frame_of(request: Request) -> Frame | None:
    """The clothes that a request asks for; None: the usual ones."""
    frame: Frame | None = getattr(request.state, "frame", None)
    return frame
