"""Near-copies: the same words at two places are one origin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.read.copies import bands, signature, similarity

STORY = (
    "The foreign ministers of Norway and Iceland met in Bergen on Tuesday to speak of fishing quotas. They "
    "agreed that their experts would look at the numbers again before the winter. Norway has asked for a "
    "smaller catch of herring, while Iceland says that its boats have already given up more than their share. "
    "The two will meet again in Reykjavik in October, a spokesman said, and will then decide whether the rest "
    "of the coastal states should be asked to join. Fishermen on both sides of the sea had protested in the "
    "spring, when the last agreement ran out without a successor."
)
OTHER = (
    "Parliament in Lisbon voted on Friday for a new law on wind farms at sea. The government had promised it "
    "two years ago, but the coalition quarrelled over the distance from the coast. The law now asks for twelve "
    "miles, and for a share of the income to go to the fishing towns. Builders said that the first turbines "
    "could stand by the end of the decade, if the grid on land is made strong enough to carry what they yield "
    "in a storm."
)


def test_the_same_words_have_the_same_signature_whatever_case_and_marks() -> None:
    """Capitals, quotation marks and line ends make no difference."""
    assert signature(STORY) == signature(STORY.upper().replace(". ", " -\n"))


def test_an_edited_copy_is_alike_and_shares_a_key() -> None:
    """A new opening, a cut ending, a changed word: alike, and found by the keys."""
    edited = "BERGEN — " + STORY.replace("a smaller catch", "smaller catches").rsplit(". ", 1)[0] + ". (Agencies)"
    a, b = signature(STORY), signature(edited)
    assert similarity(a, b) > 0.5
    assert set(bands(a)) & set(bands(b))


def test_another_story_is_not_alike() -> None:
    """Two stories of their own share next to nothing, and no key."""
    a, b = signature(STORY), signature(OTHER)
    assert similarity(a, b) < 0.1
    assert not set(bands(a)) & set(bands(b))


def test_a_signature_is_the_same_on_every_machine() -> None:
    """Fixed seed, fixed byte order: a stored signature can be compared with one of another year."""
    assert len(signature(STORY)) == 512
    assert signature("one two three four five six").hex()[:16] == "270d28d0e0f5c4c8"
    assert (
        signature("one two three four five six").hex()[:24] == signature("One, two, three; four: five (six)").hex()[:24]
    )


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_the_same_both_ways_and_between_0_and_1(one: str, other: str) -> None:
    """Law: symmetric, bounded, and 1 for a text and itself, whatever the text."""
    a, b = signature(one), signature(other)
    assert similarity(a, b) == similarity(b, a)
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, a) == 1
