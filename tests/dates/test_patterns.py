"""The small language in which patterns are written."""

from __future__ import annotations

import pytest

from detente.dates.patterns import compile_pattern, encode, first_letters
from detente.dates.tokens import split
from detente.dates.words import load_vocabulary


def letters(text: str) -> str:
    """The text as patterns see it."""
    return encode(split(text, load_vocabulary()))


@pytest.mark.parametrize(
    ("template", "matches", "misses"),
    [
        ("{month:m} {dom:d} (,? {year4:y})?", "June 18, 2018", "18 June"),
        ("the? {nth:n} -? century", "21st-century", "the century"),
        ("{count} {anyunit} (ago|hence)", "two weeks ago", "two weeks"),
    ],
)
def test_templates(template: str, matches: str, misses: str) -> None:
    """A template matches the words that it names, and no others."""
    assert compile_pattern(template).fullmatch(letters(matches))
    assert not compile_pattern(template).fullmatch(letters(misses))


def test_named_words_can_be_taken() -> None:
    """A named class gives the place of its word."""
    match = compile_pattern("{month:m} {dom:d}").match(letters("June 18"))
    assert match is not None
    assert (match.start("m"), match.start("d")) == (0, 1)


def test_unknown_classes_are_refused() -> None:
    """A template that names a class there is not fails at once, not at the first text."""
    with pytest.raises(KeyError):
        compile_pattern("{no_such_class}")


@pytest.mark.parametrize(
    ("template", "starts"),
    [
        ("the? {month}", ["the", "June"]),
        ("({year4}|{month}) {dom}", ["2018", "June"]),
        ("({edge}|in)* the", ["late", "in", "the"]),
    ],
)
def test_first_letters(template: str, starts: list[str]) -> None:
    """What may come first is found behind optional words and in alternatives."""
    assert first_letters(template) == {letters(word) for word in starts}
