"""Runs of marks that no prose has cost no more than their length."""

from __future__ import annotations

from time import process_time

import pytest

from annotated import annotated


@pytest.mark.parametrize("mark", ["“", "(", "]", "”"])
def test_a_run_of_marks_is_read_in_time(mark: str) -> None:
    """Eight times as many marks take no more than some twenty times as long: far from the square, which is 64."""
    annotated(mark)  # loads the model
    start = process_time()
    annotated(mark * 500)
    short = process_time() - start
    start = process_time()
    annotated(mark * 4000)
    assert process_time() - start < 20 * short + 1
