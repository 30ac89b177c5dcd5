"""The day of publication: which place is believed, and what is never taken."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.lexicon import Lexicon
from detente.model.document import Document
from detente.read import read_path

Read = Callable[..., Document]
STORY = "The two foreign ministers met in Geneva on Tuesday and agreed to go on talking about fisheries and ports."


def dated(document: Read, text: str, **beside: str) -> tuple[str, str | None]:
    """(day, where it was read) of a text and what stands beside it."""
    read = document(json.dumps({"text": text, **beside}), "a.jsonl")
    return str(read.published), read.published_from


def test_the_surest_place_is_believed(document: Read) -> None:
    """Header before metadata before URL before dateline."""
    text, url = f"OSLO, April 5 (Reuters) - {STORY}", "https://example.org/2019/04/04/x"
    assert dated(document, f"date 2019-04-02 {text}", date="2019-04-03", url=url) == ("2019-04-02", "header")
    assert dated(document, text, date="2019-04-03", url=url) == ("2019-04-03", "metadata")
    assert dated(document, text, url=url) == ("2019-04-04", "url")


def test_a_month_and_a_dateline_make_a_day(document: Read) -> None:
    """Where the URL gives the month only, a dateline within it gives the day; one outside it does not."""
    url = "https://example.org/2019/04/x"
    assert dated(document, f"OSLO, April 5 (Reuters) - {STORY}", url=url) == ("2019-04-05", "dateline")
    assert dated(document, f"OSLO, May 5 (Reuters) - {STORY}", url=url) == ("2019-04", "url")


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, April 5, 2019 (Reuters) - ",
        "OSLO, 5 April 2019 /Interfax/. ",
        "OSLO, Norway, Apr. 5, 2019 — ",
        "OSLO (April 5, 2019) – ",
        "OSLO, 5 April 2019. ",
    ],
)
def test_a_dateline_with_its_year_is_a_day(document: Read, dateline: str) -> None:
    """Datelines of several agencies."""
    assert dated(document, dateline + STORY) == ("2019-04-05", "dateline")


def test_a_dateline_without_a_year_needs_one_from_elsewhere(document: Read) -> None:
    """A copyright line or a full date shortly before makes the year sure; without, the day stays unknown."""
    line = f"OSLO, April 5 (Reuters) - {STORY}"
    assert dated(document, line) == ("None", None)
    assert dated(document, f"{line}\n\n© 2019 Reuters") == ("2019-04-05", "dateline")
    assert dated(document, f"{line} They had spoken on March 28, 2019.") == ("2019-04-05", "dateline")
    assert dated(document, f"{line} They had spoken on October 28, 2012.") == ("2012-10-28~/..", "inferred")


def test_a_line_that_is_a_date_dates_what_stands_below(document: Read) -> None:
    """A date by itself above the story; one below it, or in a list of links, does not."""
    assert dated(document, f"Ministers meet\n\nTuesday, April 2, 2019\n\n{STORY}") == ("2019-04-02", "header")
    assert dated(document, f"Ministers meet\n\nPublished: 2 April 2019, 10:15\n\n{STORY}") == ("2019-04-02", "header")
    assert dated(document, f"{STORY * 2}\n\nRelated articles\n\nApril 2, 2019\n\nAnother meeting") == ("None", None)


def test_an_undated_text_was_written_after_what_it_looks_back_on(document: Read) -> None:
    """The latest past date with its year is a lower bound, approximate; the end stays open, so as-of never shows it."""
    read = document(f"{STORY} They had last met on 3 May 2018. A treaty was signed in June 2015.")
    assert (str(read.published), read.published_from, read.known_from) == ("2018-05-03~/..", "inferred", None)


@pytest.mark.parametrize(
    "plan",
    [
        "They will meet again on 3 May 2021.",
        "The treaty expires on 3 May 2021.",
        "Work is to be done by May 2021.",
        "The goals for 2021 were discussed.",
        "About 2021 people were asked.",
    ],
)
def test_plans_and_numbers_bound_nothing(document: Read, plan: str) -> None:
    """What lies ahead, and what is no date, does not date the text."""
    assert document(f"{STORY} {plan}").published is None


def test_dates_in_noise_do_not_count(document: Read) -> None:
    """Dates in captions and in related links are not the story's."""
    caption = "The ministers were seen on May 3, 2018. (Jane Doe/Pool via AP)"
    related = "Related articles\n\nWhat came of it\n\nMay 4, 2019\n\nNothing was agreed on May 3, 2019, officials said."
    assert document(f"{STORY}\n\n{caption}\n\n{STORY}\n\n{related}").published is None


def test_a_copyright_year_is_a_year(document: Read) -> None:
    """Alone it gives the year, approximate; with a date looked back on, the rest of that year."""
    assert dated(document, f"{STORY}\n\nCopyright 2019 Example News") == ("2019~", "inferred")
    text = f"{STORY} They had met on 3 May 2019.\n\nCopyright 2019 Example News"
    assert dated(document, text) == ("2019-05-03~/2019-12-31~", "inferred")


def test_people_in_office_date_a_text_from_both_sides(document: Read) -> None:
    """The interval of their terms, approximate; the text is known from its last day."""
    words = "Secretary of State Madeleine Albright received British Foreign Secretary Robin Cook in Washington."
    read = document(words)
    assert str(read.published) == "1997-05-02~/2001-01-20~"
    assert (read.published_from, str(read.known_from)) == ("inferred", "2001-01-20")


def test_a_dateline_s_year_is_the_one_that_those_in_office_allow(document: Read) -> None:
    """Where one year alone has that day within their terms; where several have, the day stays unknown."""
    short = "Secretary of State Condoleezza Rice received British Foreign Secretary Margaret Beckett in Washington."
    assert dated(document, f"OSLO, April 5 (Reuters) - {short}") == ("2007-04-05", "dateline")
    long = "Secretary of State Madeleine Albright received British Foreign Secretary Robin Cook in Washington."
    assert dated(document, f"OSLO, April 5 (Reuters) - {long}") == ("1997-05-02~/2001-01-20~", "inferred")


@pytest.mark.parametrize(
    "words",
    [
        "They keep the anniversary of the treaty that was signed on March 28, 1979.",
        "They had spoken on March 28, 1979. The ports were closed in 1984.",
        "They had spoken in March 1979.",
    ],
)
def test_an_old_date_near_a_dateline_s_day_gives_no_year(document: Read, words: str) -> None:
    """Anniversaries, texts that name later years, and months come near any day by chance."""
    assert dated(document, f"OSLO, April 5 (Reuters) - {STORY} {words}")[1] == "inferred"


def test_the_file_s_own_date_is_never_taken(tmp_path: Path, lexicon: Lexicon) -> None:
    """When a file was written says nothing; an undated page or text stays undated."""
    for name, text in (
        ("a.txt", STORY),
        ("a.html", f"<html><body><article><p>{STORY * 4}</p></article></body></html>"),
    ):
        path = tmp_path / name
        path.write_text(text)
        os.utime(path, (1554195600, 1554195600))
        (read,) = read_path(path, lexicon)
        assert isinstance(read, Document)
        assert read.published is None
