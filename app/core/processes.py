"""Processes that work beside the server."""

import os
import threading
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess


def end_with_parent() -> None:
    """End this process when the one that started it is gone: a pool would wait for work for ever.

    For the beginning of a process of `multiprocessing`; elsewhere it does nothing.
    """
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
