"""What the head of a plain text says of it, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.read import read_path
from detente.read.preamble import preamble_of

BODY = "Foreign Minister Maria Lopez of Spain met Prime Minister Jonas Berg of Norway in Oslo on Tuesday.\n"


def document(folder: Path, head: str) -> Document:
    """The document that a file of this head and a story makes."""
    path = folder / "story.txt"
    path.write_text(head + "\n" + BODY, encoding="utf-8")
    (found,) = read_path(path, load_lexicon())
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    "head",
    [
        "Title: Ministers meet\nDate: 4 May 2021\nSource: Nordic Wire\n",
        "Date: 2021-05-04\nPublisher: Nordic Wire\nHeadline: Ministers meet\n",
        "SOURCE: Nordic Wire\nTITLE: Ministers meet\nPublished on: May 4, 2021\nDesk: world\n",
    ],
)
def test_title_day_and_source_are_read_from_the_head(tmp_path: Path, head: str) -> None:
    """In any order, with other names between; the head is kept, and no part of the story."""
    found = document(tmp_path, head)
    assert (found.title, found.publisher, str(found.published)) == ("Ministers meet", "Nordic Wire", "2021-05-04")
    assert found.published_from == "header"
    assert found.noise[0].start == 0
    assert found.text[found.noise[0].end :].strip() == BODY.strip()


@pytest.mark.parametrize(
    "head", ["Source: close to the talks\n", "Q: What now?\nA: Patience.\n", "Title: one line\nAnd a story.\n"]
)
def test_a_line_with_a_colon_makes_no_head(head: str) -> None:
    """Speakers' labels, and one such line alone, are words of the story."""
    assert preamble_of(head + BODY) is None


@given(st.text(alphabet="Date: Title\n12ab", max_size=200))
def test_a_head_ends_within_the_text(text: str) -> None:
    """Whatever the text, its head is a beginning of it that ends with a line."""
    found = preamble_of(text)
    if found is not None:
        assert 0 < found.end <= len(text)
        assert found.end == len(text) or text[found.end - 1] == "\n"
