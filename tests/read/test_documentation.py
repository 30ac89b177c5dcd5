"""The page on reading shows what happens."""

from __future__ import annotations

import doctest
from pathlib import Path


def test_the_examples_of_the_page_on_reading_run() -> None:
    """Every Python example of docs/reading.md gives what it shows."""
    page = Path(__file__).resolve().parents[2] / "docs" / "reading.md"
    text = page.read_text("utf-8").replace("```\n", "\n")
    test = doctest.DocTestParser().get_doctest(text, {}, "reading.md", str(page), 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0
