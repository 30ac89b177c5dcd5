"""Deeds: what is told as done, begun or not done, by whom, to what; what is only to come is none."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from detente.annotate import annotate
from detente.extract.deeds import extract_deeds
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When

LEXICON = load_lexicon()


def deeds(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_deeds(annotated(text), LEXICON)]


@pytest.mark.parametrize(
    ("text", "verb", "by", "stage"),
    [
        ("Norway has reopened its consulate in Murmansk, Russia said.", "reopen", "NOR", "done"),
        ("Russia said that the nets were returned by Norway on Monday.", "return", "NOR", "done"),
        ("Finland praised the boats delivered by Norway.", "deliver", "NOR", "done"),
        ("Norway handed over the nets to Russia on Monday.", "hand_over", "NOR", "done"),
        ("Norway has begun to withdraw its patrol boats from the Russian border.", "withdraw", "NOR", "begun"),
        ("Norway started withdrawing its patrol boats from the Russian border.", "withdraw", "NOR", "begun"),
        ("Norway is withdrawing its patrol boats from the Russian border.", "withdraw", "NOR", "begun"),
        ("Norway has begun the withdrawal of its patrol boats from the Russian border.", "withdrawal", "NOR", "begun"),
        ("Norway completed the withdrawal of its boats from the Russian border.", "withdrawal", "NOR", "done"),
        ("Norway has not released the Russian trawler.", "release", "NOR", "not_done"),
        ("Norway has yet to ratify the treaty with Russia.", "ratify", "NOR", "awaited"),
        ("Norway failed to release the Russian trawler.", "release", "NOR", "not_done"),
        ("Norway did not pay the Russian sailors compensation.", "pay", "NOR", "not_done"),
        ("Norway has released not a single Russian trawler.", "release", "NOR", "not_done"),
        ("Russia received the compensation from Norway on Monday.", "receive", "NOR", "done"),
        ("A Norwegian delegation arrived in Russia on Monday.", "arrive", "NOR", "done"),
    ],
)
def test_how_far_a_deed_has_come_is_told(text: str, verb: str, by: str, stage: str) -> None:
    """Tense, voice, what stands over the verb and what denies it say who did it, and whether it is done."""
    assert (verb, (by,), stage) in [(d.verb, d.by, d.stage) for d in deeds(text)]


@pytest.mark.parametrize(
    ("text", "verb", "stage"),
    [
        ("The consulate in Murmansk opened its doors again, Norway and Russia said.", "open", "done"),
        ("The treaty between Norway and Russia took effect on Monday.", "take_effect", "done"),
        ("The treaty between Norway and Russia came into force in May.", "come_force", "done"),
        ("The first ferry of the year docked in Russia on Monday, Norway said.", "dock", "done"),
        ("The crossing between Norway and Russia is open again.", "open", "done"),
        ("The crossing between Norway and Russia remains closed.", "open", "awaited"),
        ("The crossing between Norway and Russia is not open.", "open", "not_done"),
        ("The hotline between Norway and Russia has still not been set up.", "set_up", "awaited"),
        ("Norway's tariffs on Russian crab were lifted last week.", "lift", "done"),
        ("The hotline between Norway and Russia, agreed last year, has not been set up yet.", "set_up", "awaited"),
        ("Construction of the bridge, agreed by Norway and Russia in May, has begun.", "construction", "begun"),
    ],
)
def test_what_comes_about_is_a_deed_of_nobody_named(text: str, verb: str, stage: str) -> None:
    """Where only the thing is told that it was done to, the deed has no doer, and its words name the thing."""
    (found,) = [d for d in deeds(text) if d.verb == verb]
    assert (found.stage, found.by, len(set(found.sides))) == (stage, (), 2)


@pytest.mark.parametrize(
    "text",
    [
        "Norway will release the Russian trawler on Monday.",
        "Norway plans to reopen its consulate in Russia.",
        "Norway may lift its tariffs on Russian crab.",
        "If Norway released the trawler, Russia would pay.",
        "Russia urged Norway to withdraw its boats.",
        "Russia denied that it had released the Norwegian trawler.",
        "Has Norway released the Russian trawler?",
        "Russia knew that Norway had released the trawler.",
        "Norway promised Russia to return the nets before winter.",
    ],
)
def test_what_is_to_come_or_in_doubt_is_no_deed(text: str) -> None:
    """Plans, wishes, demands, conditions, questions, denials, and what had been done before tell of no deed."""
    assert [d for d in deeds(text) if d.stage in ("done", "begun")] == []


def test_a_headline_tells_what_was_done_in_the_present() -> None:
    """'Norway frees trawler' is a deed as the title; in the text it is none, for there it is a habit."""
    text = "Norway frees Russian trawler\n\nNorway frees Russian trawlers in spring."
    document = Document(
        id=document_id(text), text=text, title="Norway frees Russian trawler", published=When("2023-06-21")
    )
    (found,) = extract_deeds(next(iter(annotate([document], LEXICON))), LEXICON)
    assert (found.fields.verb, found.fields.stage, found.place.trigger.start) == ("free", "done", text.index("frees"))


def test_a_side_alone_takes_the_sides_beside_it() -> None:
    """Where the sentence names one side, those of its neighbours are near; where nobody else is, it is no deed."""
    (found,) = [d for d in deeds("Russia is pleased. The trawler was released by Norway.") if d.verb == "release"]
    assert set(found.sides) == {"NOR", "RUS"}
    assert deeds("Norway has reopened its museum.") == []


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The treaty between Norway and Russia took effect on Monday. Norway ratified it in May.", "The treaty"),
        ("Instead of lifting its ban on Russian crab, Norway has extended it.", "its ban on Russian crab"),
        ("Russia asked for the nets. Norway returned them on Monday.", "the nets"),
    ],
)
def test_a_pronoun_stands_for_the_thing_before(text: str, thing: str) -> None:
    """What "it" means is what was dealt with before, in the sentence or the one before; the words then name it."""
    found = [d for d in deeds(text) if d.by == ("NOR",)]
    assert [d.what.startswith(thing) for d in found] == [True]
