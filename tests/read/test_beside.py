"""Bibliographies say of the texts beside them what these don't say themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.lexicon import Lexicon
from detente.model.document import Document
from detente.read import Refusal, read_paths

STORY = "The two foreign ministers met in Geneva on Tuesday and agreed to go on talking about fisheries and ports."
RIS = (
    "TY  - NEWS\nTI  - Ministers meet in Geneva\nAU  - Doe, Jane\nJF  - The Example Times\nDA  - 2019/04/02/\n"
    "UR  - https://www.example.org/a/\nL1  - file:///home/x/story.txt\nER  - \n"
)
CSL = json.dumps(
    [
        {
            "id": "doe2019", "type": "article-newspaper", "title": "Ministers meet in Geneva", "URL": "http://example.org/a",
            "container-title": "The Example Times", "issued": {"date-parts": [[2019, 4, 2]]},
            "author": [{"family": "Doe", "given": "Jane"}],
        }
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("bibliography", "name", "text"),
    [
        (("library.ris", RIS), "story.txt", STORY),
        (("library.json", CSL), "doe2019.txt", STORY),
        (("library.json", CSL), "Ministers meet in Geneva.txt", STORY),
        (("library.json", CSL), "a.jsonl", json.dumps({"text": STORY, "url": "https://www.example.org/a/"})),
        (("z.ris", RIS), "a.txt", f"Ministers meet in Geneva\n\n{STORY}\n\n{STORY}"),
    ],
)
def test_a_text_is_found_by_its_file_its_address_or_its_title(
    tmp_path: Path, lexicon: Lexicon, bibliography: tuple[str, str], name: str, text: str
) -> None:
    """RIS and CSL-JSON alike; the entry's title, publisher, author, address and day are the document's."""
    (tmp_path / bibliography[0]).write_text(bibliography[1])
    (tmp_path / name).write_text(text)
    (found,) = read_paths([tmp_path], lexicon)
    assert isinstance(found, Document)
    assert (found.publisher, found.author, str(found.published)) == ("The Example Times", "Jane Doe", "2019-04-02")


def test_a_bibliography_without_its_texts_is_told(tmp_path: Path, lexicon: Lexicon) -> None:
    """Alone, or beside texts that it does not know, it is refused in a line; so is a broken one."""
    (tmp_path / "library.ris").write_text(RIS)
    (tmp_path / "broken.json").write_text(CSL[:-9])
    (tmp_path / "other.txt").write_text("Parliament in Lisbon voted on Friday for a new law on wind farms at sea.")
    items = list(read_paths([tmp_path], lexicon))
    assert sorted(Path(item.path).name for item in items if isinstance(item, Refusal)) == ["broken.json", "library.ris"]
