"""The Python examples of the docs do what the pages say."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

PAGES = [
    p for p in sorted((Path(__file__).resolve().parents[2] / "docs").glob("*.md")) if ">>> " in p.read_text("utf-8")
]


@pytest.mark.parametrize("page", PAGES, ids=[p.name for p in PAGES])
def test_examples_give_what_the_page_shows(page: Path) -> None:
    """Every `>>>` example of a page runs and gives the answer that stands under it."""
    result = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert result.attempted > 0
    assert result.failed == 0
