"""Progress with counts, on standard error, once the work takes longer: on a terminal in one line that changes.

Elsewhere (a log, a scheduled job) a plain line now and then, each for itself, without colour; none for short work.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

    from detente.pipeline import Report

PATIENCE = 2.0
"""Seconds that a person waits before asking what goes on."""

BETWEEN_LINES = 15.0
"""Seconds between two lines where standard error is no terminal, and before the first one."""


class Counts:
    """Shows how far a run is; call it with the run's report. A context manager."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._since = self._line = time.monotonic()
        self._shown: Status | None = None

    def __enter__(self) -> Counts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown.stop()

    def __call__(self, report: Report) -> None:
        """Takes the counts so far."""
        self.say(lambda: _so_far(report))

    def say(self, so_far: Callable[[], str]) -> None:
        """Shows how far the work is; `so_far` is only asked where it is shown."""
        now = time.monotonic()
        if not sys.stderr.isatty():
            if now - self._line > BETWEEN_LINES:
                self._line = now
                print(f"{self._doing}: {so_far()}", file=sys.stderr, flush=True)
            return
        if self._shown is None and now - self._since > PATIENCE:
            from rich.console import Console

            self._shown = Console(stderr=True).status(self._doing)
            self._shown.start()
        if self._shown:
            self._shown.update(f"{self._doing}: {so_far()}")


def _so_far(report: Report) -> str:
    known = f", {report.known} known" if report.known else ""
    refused = f", {len(report.refused)} refused" if report.refused else ""
    settled = f"; settling, {report.settled:.0%} done" if report.settled is not None else ""
    return f"{report.read} documents, {report.claims} claims{known}{refused}{settled}"
