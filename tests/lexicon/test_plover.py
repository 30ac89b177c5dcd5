"""The patterns of PLOVER events: each is read, and each codes its own example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente import lexicon
from detente.extract.events import code_event
from detente.lexicon.plover import TYPES, Pattern, load_plover

PLOVER = lexicon.load_lexicon().plover


def spans(example: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """(text, source, target) of an example with its two actors in brackets."""
    before, source, between, target, after = re.split(r"[\[\]]", example)
    first = len(before)
    second = first + len(source) + len(between)
    return before + source + between + target + after, (first, first + len(source)), (second, second + len(target))


@pytest.mark.parametrize("pattern", PLOVER.patterns, ids=lambda p: f"{p.rank + 1}-{p.plover}")
def test_every_pattern_codes_its_own_example(pattern: Pattern) -> None:
    """Each pattern's example gets the pattern's type, and its mode where it has one."""
    text, source, target = spans(pattern.example)
    event = code_event(text, source=source, target=target)
    assert event.plover == pattern.plover
    assert pattern.mode in (None, event.mode)


def test_every_type_has_patterns() -> None:
    """No type of the manual is without a wording."""
    assert {p.plover for p in PLOVER.patterns} == set(TYPES)


def test_scores_stay_within_the_scale() -> None:
    """Conflict-cooperation scores go from -10 to 10, conflict below, cooperation above zero."""
    assert all(-10 <= score <= 10 for score in PLOVER.scores.values())
    assert PLOVER.intensity("ACCUSE", None) == -3.0
    assert PLOVER.intensity("CONSULT", "phone") == 1.5
    assert PLOVER.intensity("AGREE", "no such mode") == PLOVER.intensity("AGREE", None)


def test_a_user_adds_patterns(tmp_path: Path) -> None:
    """A file of the user's own is read on top of the bundled one."""
    (tmp_path / "plover.toml").write_text('[[pattern]]\nplover = "ACCUSE"\nverbs = ["tut-tut"]\nexample = "x"\n')
    assert "tut-tut" in load_plover(tmp_path).by_verb


def test_a_wrong_type_is_named(tmp_path: Path) -> None:
    """A pattern of a type that the manual does not have is refused, and its example said."""
    (tmp_path / "plover.toml").write_text('[[pattern]]\nplover = "GOSSIP"\nverbs = ["tattle"]\nexample = "my own"\n')
    with pytest.raises(ValueError, match="my own"):
        load_plover(tmp_path)
