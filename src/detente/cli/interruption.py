"""Ctrl-C: the work in hand is finished, so that nothing is cut in two; a second one stops at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

import typer

from detente.cli.failures import remark
from detente.cli.progress import Counts
from detente.cli.session import Session

if TYPE_CHECKING:
    from detente.pipeline import Report


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


@contextmanager
def watched(doing: str) -> Iterator[Callable[[Report], None]]:
    """A progress callback that shows the counts, and between two documents heeds Ctrl-C."""
    with Counts(doing) as counts, Patience() as patience:

        def progress(report: Report) -> None:
            counts(report)
            patience.check()

        yield progress


@contextmanager
def unbroken(session: Session) -> Iterator[None]:
    """An interrupted run says what is in the ledger; each batch is there as a whole or not at all. Exits with 130."""
    try:
        yield
    except KeyboardInterrupt as stop:
        kept = session.store.counts()["documents"]
        remark(f"stopped: {kept} documents are in {session.ledger_named}; give the same command again to go on")
        raise typer.Exit(130) from stop
