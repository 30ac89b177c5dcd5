"""Ctrl-C: the work in hand is finished, so that nothing is cut in two; a second one stops at once."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType


class Patience:
    """Holds an interruption back until `check` is called, which then raises KeyboardInterrupt. A context manager.

    Within a database call an exception out of nowhere would leave a connection in pieces and its complaints on the
    screen; between two documents it is clean.
    """

    def __init__(self) -> None:
        self._asked = False

    def __enter__(self) -> Patience:
        self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def check(self) -> None:
        """Raises KeyboardInterrupt where one was asked for since."""
        if self._asked:
            raise KeyboardInterrupt

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            signal.default_int_handler(number, frame)
        self._asked = True
