"""Progress on standard error where that is a file."""

from __future__ import annotations

import pytest

from detente.cli import progress
from detente.cli.progress import Counts
from detente.pipeline import Report


class _Clock:
    """Seconds that pass when told."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


def test_a_long_run_prints_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing at first; then a plain line with the counts, the next one only after a while; settling in per cent."""
    clock = _Clock()
    monkeypatch.setattr(progress, "time", clock)
    with Counts("Adding") as counts:
        counts(Report(read=1))
        assert capsys.readouterr().err == ""
        clock.now += progress.BETWEEN_LINES + 1
        for read in (40, 41):
            counts(Report(read=read, claims=7, known=2))
        assert capsys.readouterr().err == "Adding: 40 documents, 7 claims, 2 known\n"
        clock.now += progress.BETWEEN_LINES + 1
        counts(Report(read=50, claims=9, settled=0.256))
    assert capsys.readouterr().err == "Adding: 50 documents, 9 claims; settling, 26% done\n"
