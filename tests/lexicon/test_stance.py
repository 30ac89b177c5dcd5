"""The words of stance, and those that show where an assessment points."""

from __future__ import annotations

from detente.lexicon import load_lexicon

STANCE = load_lexicon().stance


def test_a_word_does_not_point_both_ways() -> None:
    """What denies or eases what it stands over is no direction by itself."""
    bent = STANCE.bent
    for word in bent.soothe - {"settle", "resolve", "calm", "ease"}:
        assert not bent.worse.fullmatch(word), word


def test_a_verb_of_voicing_is_no_verb_of_stance() -> None:
    """A verb of voicing tells nothing without a noun, so it is not among the verbs that tell a stance alone."""
    assert not STANCE.position.voice & (STANCE.position.want | STANCE.position.oppose | STANCE.position.join) - {
        "share"
    }
