"""Downloads of news databases: every article is found, or it is said how many are missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.model.document import Document
from detente.read import Refusal

Read = Callable[..., list[Document | Refusal]]
STORY = "The two foreign ministers met in Geneva on Tuesday and agreed to go on talking about fisheries and ports."


def nexis(announced: int, articles: int) -> str:
    """A Nexis Uni download as text."""
    titles = "\n".join(f"{n}. Ministers meet, part {n}\nClient/Matter: -None-" for n in range(1, announced + 1))
    cover = (
        f"User Name: A\nDate and Time: Tuesday, May 7, 2024\nJob Number: 1\n\nDocuments ({announced})\n\n{titles}\n\n"
    )
    return cover + "\n".join(
        f"Ministers meet, part {n}\nThe Example Times\nApril {n}, 2019 Tuesday\nCopyright 2019 Example Company\n"
        f"Section: Pg. 1\nLength: 12 words\nByline: By JANE DOE\n\nBody\n\n{STORY} Part {n}.\n\n\nIt rained.\n\n"
        f"Classification\nLanguage: ENGLISH\nLoad-Date: April {n}, 2019\n\nEnd of Document\n"
        for n in range(1, articles + 1)
    )


def factiva(articles: int, found: int) -> str:
    """A Factiva download as text."""
    return (
        "\n".join(
            f"Ministers meet, part {n}\nBy Jane Doe\n12 words\n{n} April 2019\n04:15\nReuters News\nLBA\nEnglish\n"
            f"(c) 2019 Reuters Limited\n\n{STORY} Part {n}.\n\nIt rained.\n\nDocument LBA00000201904{n:02d}ef3c00abc\n"
            for n in range(1, articles + 1)
        )
        + f"\nSearch Summary\nResults Found\n{found}\nResults Found {found}\n"
    )


def test_every_article_behind_the_cover_is_found(read: Read) -> None:
    """Title, publisher, day, author and body of each, also where empty lines stand in it."""
    found = read(nexis(3, 3))
    assert len(found) == 3
    for n, item in enumerate(found, start=1):
        assert isinstance(item, Document)
        assert item.text == f"{STORY} Part {n}.\n\nIt rained."
        assert (item.title, item.publisher) == (f"Ministers meet, part {n}", "The Example Times")
        assert (str(item.published), item.author) == (f"2019-04-{n:02d}", "JANE DOE")


def test_an_article_that_is_announced_and_missing_is_told(read: Read) -> None:
    """Fewer articles than the cover says: a line, and the others are kept."""
    *_, told = read(nexis(5, 3))
    assert str(told) == "note.txt: announces 5 articles, of which 3 were found"


def test_older_files_are_parted_by_their_counters(read: Read) -> None:
    """The title stands below the day; the last article ends with the file."""
    text = "".join(
        f"{n} of 2 DOCUMENTS\n\nThe Example Times\n\nApril {n}, 2019 Tuesday\n\nMinisters meet, part {n}\n\n"
        f"BYLINE: Jane Doe\n\nSECTION: News\n\nLENGTH: 12 words\n\n{STORY} Part {n}.\n\nLOAD-DATE: April {n}, 2019\n\n"
        for n in (1, 2)
    )
    found = read(text)
    assert [(d.title, str(d.published), d.text) for d in found if isinstance(d, Document)] == [
        (f"Ministers meet, part {n}", f"2019-04-{n:02d}", f"{STORY} Part {n}.") for n in (1, 2)
    ]


@pytest.mark.parametrize("coded", [False, True])
def test_factiva_s_articles_are_found_with_and_without_codes(read: Read, coded: bool) -> None:
    """Title, source, day and paragraphs; what is missing is told."""
    text = factiva(2, 2)
    if coded:
        text = "".join(
            f"HD|Ministers meet, part {n}|\nBY|By Jane Doe|\nWC|12 words|\nPD|{n} April 2019|\nSN|Reuters News|\n"
            f"LA|English|\nCY|(c) 2019 Reuters|\nLP|\n{STORY} Part {n}.\n|\nTD|\nIt rained.\n|\n"
            f"AN|Document LBA00000201904{n:02d}ef3c00abc|\n"
            for n in (1, 2)
        )
    found = read(text)
    assert len(found) == 2
    for n, item in enumerate(found, start=1):
        assert isinstance(item, Document)
        assert (item.title, item.publisher, item.author) == (f"Ministers meet, part {n}", "Reuters News", "Jane Doe")
        assert (str(item.published), item.text) == (f"2019-04-{n:02d}", f"{STORY} Part {n}.\n\nIt rained.")
    assert isinstance(read(factiva(2, 7))[-1], Refusal)


def test_a_page_of_factiva_is_read_article_by_article(read: Read) -> None:
    """The HTML download."""
    rows = "".join(
        f'<div class="article enArticle">{"".join(f"<p>{line}</p>" for line in part.splitlines() if line)}</div>'
        for part in [factiva(1, 1).partition("\nSearch")[0]]
    )
    (found,) = read(f"<html><head><title>Factiva</title></head><body>{rows}</body></html>", "a.html")
    assert isinstance(found, Document)
    assert found.publisher == "Reuters News"


def test_an_ordinary_text_is_no_download(read: Read) -> None:
    """Words such as these in a story don't part it."""
    (found,) = read(f"{STORY}\n\nEnd of Document\n\nIt rained.")
    assert isinstance(found, Document)
