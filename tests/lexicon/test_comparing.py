"""What counts as the same thing when accounts are compared."""

from __future__ import annotations

from pathlib import Path

from detente.lexicon.comparing import load_comparing


def test_words_of_one_group_are_one_thing() -> None:
    """A truce and a ceasefire are one thing; so are words of one beginning."""
    words = load_comparing()
    assert words.concepts("a truce").keys() & words.concepts("the ceasefire").keys()
    assert words.concepts("agreed").keys() & words.concepts("agreements").keys()


def test_a_word_stands_in_one_group_only() -> None:
    """No wording leads to two groups, for then one of them would never be found."""
    words = load_comparing()
    assert len(words.groups) == len({cue.strip() for cue in words.groups})


def test_who_takes_part_is_known_by_all_their_names() -> None:
    """A state's name, its adjective and a person's family name say nothing of the matter."""
    naming = load_comparing().naming(["CHN"], ["Anna Berg"])
    assert {"china", "chine", "berg"} <= naming


def test_a_denial_is_seen_in_its_short_form() -> None:
    """Won't and cannot deny as not does; note and another do not."""
    words = load_comparing()
    assert words.denies("It won’t do.")
    assert not words.denies("They noted another thing.")


def test_a_user_s_group_is_added(tmp_path: Path) -> None:
    """A group of the user's own counts beside the bundled ones."""
    (tmp_path / "comparing.toml").write_text('[alike]\nfish = ["salmon", "herring"]\n')
    words = load_comparing(tmp_path)
    assert words.concepts("salmon").keys() & words.concepts("herring").keys()
