"""Who is in office when a text is written: between which days that puts it."""

from __future__ import annotations

from datetime import date

import pytest

from detente.lexicon import Lexicon
from detente.read.terms import term_bounds

TALKS = "Secretary of State Madeleine Albright received British Foreign Secretary Robin Cook."


def bounds(text: str, lexicon: Lexicon, since: date | None = None) -> tuple[str, str]:
    """(first, last) as text."""
    found = term_bounds(text, lexicon, since)
    return str(found.first), str(found.last)


def test_two_in_office_bound_a_text_on_both_sides(lexicon: Lexicon) -> None:
    """Not before the later of them came, not after the first of them left."""
    assert bounds(TALKS, lexicon) == ("1997-05-02", "2001-01-20")


def test_one_alone_gives_no_end(lexicon: Lexicon) -> None:
    """A single person may be called by an office of long ago."""
    assert bounds("Secretary of State Madeleine Albright spoke in Prague.", lexicon) == ("1997-01-23", "None")


def test_who_is_called_former_has_left(lexicon: Lexicon) -> None:
    """A text that says so is from after the term, or, with several, from after the first of them."""
    assert bounds("Former Secretary of State Colin Powell spoke.", lexicon) == ("2005-01-26", "None")
    assert bounds(f"{TALKS} The former secretary of state, Colin Powell, was there.", lexicon)[1] == "2001-01-20"


@pytest.mark.parametrize(
    "words",
    [
        "Vice President Albright and Deputy Foreign Secretary Robin Cook",
        "the next Secretary of State Madeleine Albright and a Foreign Secretary Robin Cook",
        "Ms. Albright and Mr. Cook",
        "Madeleine Albright and Robin Cook",
    ],
)
def test_another_office_or_none_bounds_nothing(words: str, lexicon: Lexicon) -> None:
    """The office must be the one of the registry, and held."""
    assert bounds(f"{words} met.", lexicon) == ("None", "None")


def test_who_had_left_before_another_came_is_history(lexicon: Lexicon) -> None:
    """Their ends do not count; nor do those before a day that the text looks back on."""
    later = "Secretary of State Condoleezza Rice met Foreign Secretary Margaret Beckett. "
    assert bounds(later, lexicon) == ("2006-05-05", "2007-06-27")
    assert bounds(later + TALKS, lexicon) == ("2006-05-05", "2007-06-27")
    assert bounds(TALKS, lexicon, date(2010, 5, 1)) == ("2010-05-01", "None")


def test_an_office_is_known_in_its_several_wordings(lexicon: Lexicon) -> None:
    """Defence or Defense, “Minister of” or “Minister”; small letters as well."""
    one = "U.S. defense secretary Robert Gates met Russian Foreign Minister Sergei Lavrov."
    other = "US Secretary of Defence Robert Gates met the Minister of Foreign Affairs Sergei Lavrov."
    assert bounds(one, lexicon)[0] == bounds(other, lexicon)[0] == "2006-12-18"
