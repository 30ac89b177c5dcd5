"""Plain text with and without a header line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.model.document import Document, Noise

Read = Callable[..., Document]
STORY = "The two foreign ministers met in Geneva on Tuesday and agreed to go on talking about fisheries."


def test_a_header_gives_the_day_and_stays_in_the_text(document: Read) -> None:
    """`date YYYY-MM-DD` opens the text, is marked, and is where the day was read."""
    read = document(f" date 2019-04-02 {STORY}")
    assert (str(read.published), read.published_from) == ("2019-04-02", "header")
    assert read.text == f" date 2019-04-02 {STORY}"
    assert read.noise == (Noise(0, 17, "header"),)


def test_the_rest_of_a_header_line_is_the_title_where_it_looks_like_one(document: Read) -> None:
    """A short line without a stop, and a gap after it, is a title; the first words of the story are none."""
    assert document(f"date 2019-04-02 Ministers meet in Geneva\n\n{STORY}").title == "Ministers meet in Geneva"
    assert document(f"date 2019-04-02 {STORY}\n\n{STORY}").title is None


@pytest.mark.parametrize("header", ["date 20233-01-01", "date 0000-01-01", "date 2023-13-45", "date 2999-01-01"])
def test_a_header_that_is_no_day_is_no_header(document: Read, header: str) -> None:
    """Slips of the pen and days far off are not taken, and nothing takes their place."""
    read = document(f"{header} {STORY}")
    assert (read.published, read.published_from, read.noise) == (None, None, ())


def test_a_first_line_over_prose_is_the_title_without_a_header(document: Read) -> None:
    """Without a header too, a title stands over prose after a gap."""
    assert document(f"Ministers meet in Geneva\n\n{STORY}").title == "Ministers meet in Geneva"


@pytest.mark.parametrize("line", ["Geneva, Switzerland", "2:30 P.M. EDT", "By our correspondent", "Dear Mr. Speaker:"])
def test_places_hours_bylines_and_salutations_are_no_titles(document: Read, line: str) -> None:
    """What else stands alone at the head of a text is not taken for its title."""
    assert document(f"{line}\n\n{STORY}").title is None


def test_a_title_printed_twice_is_noise_once(document: Read) -> None:
    """Of a repeated title the second print is marked."""
    read = document(f"Ministers meet in Geneva\n\nMinisters Meet in Geneva\n\n{STORY}")
    assert read.title == "Ministers meet in Geneva"
    assert [(n.reason, n.span.of(read.text)) for n in read.noise] == [("repeated_title", "Ministers Meet in Geneva")]


def test_another_language_is_kept_and_named(document: Read) -> None:
    """A text that is not English is a document all the same; it says which language it is in."""
    french = "Les deux ministres des affaires étrangères se sont rencontrés mardi à Genève pour parler de la pêche."
    assert document(french).language == "fr"
    assert document(STORY).language == "en"
    assert document("They met.").language is None
