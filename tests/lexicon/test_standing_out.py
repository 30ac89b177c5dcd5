"""What the rules of what stands out promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.lexicon.standing_out import load_standing_out


@pytest.mark.parametrize(
    "words",
    [
        "Oslo proposed guardrails for the rivalry",
        "a new floor under the relationship",
        "they spoke of a \u201cfloor\u201d under the two countries\u2019 relations",
        "Delhi hopes to put a floor under ties",
        "that would cross red lines",
    ],
)
def test_words_of_limits_are_known(words: str) -> None:
    """What speaks of a limit to a rivalry is found, whoever the two are."""
    assert load_standing_out().guardrails.search(words)


@pytest.mark.parametrize(
    "words",
    ["he took the floor", "the second floor of the ministry", "get to the bottom of the matter", "the Ford Foundation"],
)
def test_other_floors_are_none(words: str) -> None:
    """A floor that holds up no relationship is a floor."""
    assert not load_standing_out().guardrails.search(words)


def test_a_user_s_rule_is_added_to_the_bundled_ones(tmp_path: Path) -> None:
    """A user's rule comes after those that are there; a list of one may be written without brackets."""
    (tmp_path / "standing_out.toml").write_text('[rule."new"]\nkind = "measure"\nsay = "new"\n')
    rules = load_standing_out(tmp_path).rules
    assert rules[:-1] == load_standing_out().rules
    assert (rules[-1].name, rules[-1].kind) == ("new", ("measure",))


@pytest.mark.parametrize("line", ['sya = "x"', 'without = { kin = "channel" }'])
def test_a_rule_that_asks_for_what_there_is_not_is_refused(tmp_path: Path, line: str) -> None:
    """A misspelt condition is an error that names the rule, not one silently left out."""
    (tmp_path / "standing_out.toml").write_text(f'[rule."odd"]\nkind = "measure"\nsay = "x"\n{line}\n')
    with pytest.raises(ValueError, match="odd"):
        load_standing_out(tmp_path)
