"""Nouns that report: whose claims, what they claim, and those of nobody in particular."""

from __future__ import annotations

import pytest

from annotated import annotated


def reports(text: str) -> list[tuple[str | None, str]]:
    """(the words that name the source, what is reported) of each attribution of words."""
    a = annotated(text)
    return [
        (at.source_span.of(text) if at.source_span else None, at.content[0].of(text))
        for at in a.attributions
        if at.manner == "said"
    ]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "Norway lodged complaints this week that jets had crossed its border.",
            "Norway",
            "jets had crossed its border",
        ),
        ("Finland gave assurances that the exercise would end.", "Finland", "the exercise would end"),
        ("Seoul ignored warnings from Tokyo that the test would fail.", "Tokyo", "the test would fail"),
        ("Moscow brushed aside allegations that it had jammed the signals.", None, "it had jammed the signals"),
        ("Accusations by Lagos that Niamey hid rebels soured the talks.", "Lagos", "Niamey hid rebels"),
    ],
)
def test_a_noun_reports_for_whoever_made_it(text: str, source: str | None, words: str) -> None:
    """By a possessive, by "from", by the verb that makes it; an allegation also where nobody is named."""
    found = reports(text)
    assert [s for s, _ in found] == [source]
    assert found[0][1].startswith(words)


def test_a_noun_of_thought_is_no_saying() -> None:
    """A hope or a belief is held, not said."""
    assert reports("Norway’s hope that the border stays quiet is old.") == []
    assert [at.manner for at in annotated("Norway’s hope that the border stays quiet is old.").attributions] == [
        "thought"
    ]


def test_claims_that_nobody_made_are_none() -> None:
    """A denied act of saying reports nothing."""
    assert reports("Norway lodged no complaint that jets had crossed its border.") in (
        [],
        [(None, "jets had crossed its border")],
    )
