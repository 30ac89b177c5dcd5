"""Runs in the background: one reads at a time, and whoever wants may watch its counts."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from detente.export.contract import to_json
from detente.model.record import Json
from detente.pipeline import Report

KEPT = 50
"""Runs that are remembered, the latest."""


@dataclass
class Run:
    """What came of some files so far."""

    id: str
    files: int
    report: Report = field(default_factory=Report)
    ids: list[str] = field(default_factory=list)
    done: bool = False
    failed: str | None = None

    def counts(self) -> dict[str, Json]:
        """As data."""
        told: dict[str, Json] = to_json(self.report)
        refused = [{"path": refusal.path, "reason": refusal.reason} for refusal in list(self.report.refused)]
        return told | {"files": self.files, "refused": refused, "done": self.done, "failed": self.failed}


@dataclass
class Runs:
    """The runs of this server; one reads at a time, the others wait."""

    known: OrderedDict[str, Run] = field(default_factory=OrderedDict)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def start(self, files: int, work: Callable[[Run], None]) -> Run:
        """Begins a run in the background."""
        run = Run(id=secrets.token_hex(6), files=files)
        self.known[run.id] = run
        while len(self.known) > KEPT:
            self.known.popitem(last=False)
        threading.Thread(target=self._work, args=(run, work), daemon=True).start()
        return run

    def _work(self, run: Run, work: Callable[[Run], None]) -> None:
        try:
            with self.turn:
                work(run)
        except Exception as error:  # noqa: BLE001 (whatever ends the run is told to whoever watches it)
            run.failed = str(error) or type(error).__name__
        run.done = True
