"""What a person may put into a field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kinds import KINDS
from detente.review.fields import MATTERS, fitting, read, shape_of, wording

NAMED = st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True)
PERSON = st.fixed_dictionaries(
    {"name": NAMED, "role": st.sampled_from([None, "minister"]), "side": st.sampled_from([None, "NOR"])}
)


@given(st.lists(PERSON, min_size=1, max_size=3))
def test_people_read_as_they_are_written(people: list[dict[str, str | None]]) -> None:
    """A form shows people in the words from which it reads the same people."""
    given_ = [person | {"body": None} for person in people]
    back = read("engagement", "participants", wording(given_), now=[])
    assert [{key: p[key] for key in ("name", "role", "side")} for p in back] == people


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [
        ("engagement", "status", "postponed"),
        ("engagement", "when", "2023-06-18/2023-06-19"),
        ("channel", "state", "suspended"),
        ("measure", "by", "USA"),
    ],
)
def test_a_value_that_fits_is_taken(kind: str, field: str, words: str) -> None:
    """States of the kind, dates as EDTF, sides by their codes."""
    assert wording(read(kind, field, words, now=[] if field == "by" else None)) == words


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("engagement", "status", "wonderful"),
        ("engagement", "when", "soon"),
        ("engagement", "when", 2023),
        ("engagement", "participants", "Anna Berg"),
        ("engagement", "participants", [{"name": 5}]),
        ("channel", "sides", [1]),
    ],
)
def test_a_value_that_does_not_fit_is_refused(kind: str, field: str, value: object) -> None:
    """The message names the field."""
    with pytest.raises(ValueError, match=field):
        fitting(kind, field, value)


@given(st.sampled_from([kind.name for kind in KINDS if kind.name in MATTERS]), st.text(max_size=40))
def test_any_words_are_read_or_refused(kind: str, words: str) -> None:
    """Whatever is written into any field is a value or a ValueError, never another error."""
    for field in MATTERS[kind]:
        try:
            read(kind, field, words, now=[] if shape_of(kind, field).sort in ("actors", "list") else None)
        except ValueError:
            continue
