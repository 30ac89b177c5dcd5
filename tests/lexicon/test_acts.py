"""Acts: the words that tell incidents and measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.lexicon.acts import load_acts


@pytest.mark.parametrize("name", ["incidents", "measures"])
def test_every_word_of_an_act_is_a_word_of_the_file(name: str) -> None:
    """The verbs and nouns by which an extractor looks are those of the acts, and nothing else."""
    acts = load_acts(name)
    assert acts.verbs == {verb for act in acts.all for verb in act.verbs}
    assert acts.nouns == {noun for act in acts.all for noun in act.nouns}


def test_a_thing_that_only_objects_may_be_does_not_count_as_subject() -> None:
    """Guards who hold talks detain nobody; who holds hostages does."""
    captivity = next(act for act in load_acts("incidents").all if act.name == "captivity")
    assert captivity.told_by_verb("hold", {"hostage"}, direct={"hostage"})
    assert not captivity.told_by_verb("hold", {"talk"}, doers={"hostage"}, direct={"talk"})


def test_a_users_file_adds_an_act(tmp_path: Path) -> None:
    """An act of the user's own folder stands beside the bundled ones."""
    (tmp_path / "incidents.toml").write_text('[act.drone_scare]\nverbs = []\nnouns = ["drone-scare"]\n', "utf-8")
    assert "drone-scare" in load_acts("incidents", tmp_path).nouns
