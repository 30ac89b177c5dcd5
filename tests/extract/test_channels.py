"""Channels from text: subjects, sides, and what became of them."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.annotate import annotate
from detente.extract.channels import extract_channels
from detente.kinds.channel import Channel
from detente.lexicon import load_lexicon
from detente.model.claim import Claim
from detente.model.document import Document, document_id
from detente.model.when import When

LEXICON = load_lexicon()


@cache
def claims(text: str, published: str = "2013-06-20") -> tuple[Claim[Channel], ...]:
    """What is read in a text published on that day."""
    document = Document(id=document_id(text), text=text, published=When(published), published_from="header")
    (annotated,) = annotate([document], LEXICON)
    return tuple(extract_channels(annotated, LEXICON))


@pytest.mark.parametrize(
    ("text", "subject", "states"),
    [
        ("Pakistan suspended its trade talks with India in January.", "trade dialogue", ["suspended"]),
        ("India and Pakistan have agreed to resume the border talks.", "border talks", ["agreed"]),
        (
            "China cut off military contacts with Japan last September.",
            "military-to-military communications",
            ["suspended"],
        ),
        ("North Korea refused to restore the military hotline with South Korea.", "crisis hotline", ["refused"]),
        (
            "Russia and the United States reopened their counternarcotics channel in May.",
            "counternarcotics cooperation",
            ["resumed"],
        ),
        ("North Korea cut all hotlines with South Korea in June.", "crisis hotline", ["suspended"]),
        (
            "India and Nepal agreed to open a channel for exchanging information on export controls.",
            "trade dialogue",
            ["agreed"],
        ),
        ("Japan insisted that India and Pakistan reopen the hotline.", "crisis hotline", ["proposed"]),
        ("The United States urged China to reopen the human rights dialogue.", "human rights dialogue", ["proposed"]),
        (
            "The United States made no progress in its effort to restart the climate dialogue with China.",
            "climate dialogue",
            ["not_restored"],
        ),
    ],
)
def test_one_sentence(text: str, subject: str, states: list[str]) -> None:
    """The verb, and the words above it, tell what became of the channel that a phrase names."""
    found = claims(text)
    assert subject in {c.fields.subject for c in found}
    assert [c.fields.state for c in found if c.fields.subject == subject] == states
    assert all(len(c.fields.sides) == 2 for c in found)


def test_who_and_when() -> None:
    """A suspension has its day and its author; both sides are told."""
    (claim,) = claims("China suspended the climate dialogue with the United States in March 2012.")
    assert str(claim.fields.when) == "2012-03"
    assert claim.fields.by is not None
    assert claim.fields.by.side == "CHN"
    assert claim.fields.sides == ("CHN", "USA")


def test_pronoun_in_the_same_sentence() -> None:
    """The words "after suspending it" tell of the channel named before it: two changes of one channel."""
    text = "Japan has agreed to resume the energy dialogue with Russia after suspending it in April."
    found = {c.fields.state: str(c.fields.when) for c in claims(text) if c.fields.subject == "energy dialogue"}
    assert found == {"agreed": "None", "suspended": "2013-04"}


def test_a_council_with_a_name_keeps_it() -> None:
    """A body of two sides is a channel under its own name, open when it meets."""
    text = "They welcomed the last meeting of the Polish-Lithuanian Defence Council held in Vilnius on May 7, 2013."
    (claim,) = claims(text)
    assert claim.fields.subject == "Polish-Lithuanian Defence Council"
    assert (claim.fields.state, claim.fields.sides) == ("open", ("LTU", "POL"))


@pytest.mark.parametrize(
    "text",
    [
        "The two presidents discussed trade.",
        "France and Germany strengthened their defence cooperation.",
        "He closed the meeting with a joke.",
        "The company suspended talks with its bank.",
    ],
)
def test_what_is_no_channel(text: str) -> None:
    """Topics, cooperation at large and private talks are no channels between sides."""
    assert claims(text) == ()


PIECES = ["China suspended", "the climate dialogue", "with Japan", "which it", "cut off", ".", "\n", "☂", "“talks”"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=7))
def test_odd_texts_do_no_harm(parts: list[str]) -> None:
    """Fragments in any order give claims whose evidence quotes, or none."""
    text = " ".join(parts)
    for claim in claims(text):
        assert all(text[e.start : e.end] == e.text for e in claim.evidence)


@pytest.mark.parametrize(
    ("text", "subject", "state"),
    [
        ("Brazil and Chile convened the Executive Steering Committee.", "Executive Steering Committee", "open"),
        (
            "The India-Bangladesh Joint Rivers Commission has not met since 2010.",
            "India-Bangladesh Joint Rivers Commission",
            "suspended",
        ),
        (
            "The first session of the Kuwaiti-Iraqi Joint Ministerial Committee is to be held in July.",
            "Kuwaiti-Iraqi Joint Ministerial Committee",
            "agreed",
        ),
        (
            "Vietnam and Laos noted the findings of the Joint Committee on River Navigation.",
            "Joint Committee on River Navigation",
            None,
        ),
        (
            "A minister co-chaired the Canada-Jamaica Joint Working Group in Kingston.",
            "Canada-Jamaica Joint Working Group",
            "open",
        ),
    ],
)
def test_bodies_under_their_own_name(text: str, subject: str, state: str | None) -> None:
    """A body that two sides share is a channel under its own name; when it meets it is open."""
    (claim,) = claims(text)
    assert (claim.fields.subject, claim.fields.state) == (subject, state)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("India broke off the composite dialogue with Pakistan.", "composite dialogue"),
        ("Armenia and Azerbaijan created a working group on prisoners.", "working group on prisoners"),
    ],
)
def test_in_the_words_of_the_document(text: str, subject: str) -> None:
    """What the list of subjects does not know keeps the words of the document."""
    assert [c.fields.subject for c in claims(text)] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. Security Council met on Tuesday to discuss Sudan and South Sudan.",
        "Italy pressed Iran to break off the nuclear programme.",
    ],
)
def test_bodies_of_all_are_no_channel(text: str) -> None:
    """A body of the whole world, and what is no dialogue, are no channel of two sides."""
    assert claims(text) == ()


def test_it_in_the_next_sentence() -> None:
    """A sentence that shuts "it" speaks of the channel of the sentence before."""
    text = "South Korea and North Korea restored the hotline in 2010. Pyongyang severed it in March."
    assert [c.fields.state for c in claims(text)] == ["resumed", "suspended"]


@pytest.mark.parametrize(
    ("text", "sides", "state"),
    [
        ("Canada closed its embassy in Caracas.", ("CAN", "VEN"), "suspended"),
        ("Algeria recalled its ambassador from Rabat on Sunday.", ("DZA", "MAR"), "suspended"),
        ("The Moroccan ambassador returned to Berlin.", ("DEU", "MAR"), "resumed"),
        ("Qatar and Egypt will reopen their embassies.", ("EGY", "QAT"), "agreed"),
        ("Britain and Iran normalised relations in 2015.", ("GBR", "IRN"), "resumed"),
    ],
)
def test_posts_tell_of_relations(text: str, sides: tuple[str, ...], state: str) -> None:
    """What becomes of embassies and ambassadors is told of the two states' diplomatic relations."""
    assert [(c.fields.subject, c.fields.sides, c.fields.state) for c in claims(text)] == [
        ("diplomatic relations", sides, state)
    ]


def test_the_day_of_agreeing() -> None:
    """What is agreed for later is agreed on the day of the agreement."""
    (claim,) = claims("Iran and Iraq agreed on May 3 to set up a joint border committee in December.")
    assert claim.fields.state == "agreed"
    assert str(claim.fields.when).endswith("-05-03")


def test_talks_known_by_their_sides_are_the_ones_with_a_matter() -> None:
    """Talks that are named by the two sides alone are those between them that the document names by their matter."""
    text = "Israel wants to renew the peace talks with Syria. Israel-Syrian talks have been cut off for two years."
    assert {c.fields.subject for c in claims(text)} == {"peace talks"}


@pytest.mark.parametrize(
    "text",
    [
        "South Korea and Japan held working-level talks in Seoul.",
        "Ukraine's leader thanked the President of the European Council.",
        "Peru did not rule out a separate format of talks with Chile.",
    ],
)
def test_a_meeting_or_an_office_is_no_channel(text: str) -> None:
    """Talks that are only held are an engagement; an office in a body opens no line."""
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "sides", "state"),
    [
        ("Kenya and Uganda agreed to set up a joint committee on fishing.", ("KEN", "UGA"), "agreed"),
        ("Peru and Ecuador welcomed the launch of a joint forum on mining.", ("ECU", "PER"), "open"),
        ("Officials said Nepal and Bhutan would create a joint working group on floods.", ("BTN", "NPL"), "agreed"),
        ("Jordan rejected a proposal by Iraq to create a joint transport committee.", ("IRQ", "JOR"), "refused"),
        ("Chad walked out of the joint border commission with Niger.", ("NER", "TCD"), "suspended"),
        ("The mandate of the Joint Fisheries Commission of Oman and Yemen expired.", ("OMN", "YEM"), "terminated"),
        ("The teams of Ghana and Togo work through their joint boundary commission.", ("GHA", "TGO"), "open"),
    ],
)
def test_bodies_set_up_and_left(text: str, sides: tuple[str, ...], state: str) -> None:
    """What is set up, proposed, worked through, left or expires is told by verbs and by nouns of acting alike."""
    assert [(c.fields.sides, c.fields.state) for c in claims(text)] == [(sides, state)]


@pytest.mark.parametrize(
    "text",
    [
        "If Kenya and Uganda resume their border talks, trade will grow.",
        "Gabon threatened to cut diplomatic ties with Benin.",
        "Mali could suspend its military dialogue with Niger.",
        "Senators urged the president to recall the ambassador from Peru.",
        "Turkey denied that it had broken off talks with Greece.",
        "The ministry in Rome opened a hotline for stranded Italians.",
        "Italy's president is in contact with all her partners.",
    ],
)
def test_what_may_come_or_is_asked_is_no_change(text: str) -> None:
    """Conditions, threats, what could be and what others urge shut nothing; lines for citizens are of one side."""
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "subject", "state"),
    [
        ("The presidents of Peru and Chile pledged to confer regularly on fish stocks.", "fish stocks", "agreed"),
        (
            "The coast guards of Oman and India will continue cooperating at sea.",
            "coast guards",
            "open",
        ),
        ("France is trying to negotiate an agreement with Iran on uranium exports.", "uranium exports", "open"),
    ],
)
def test_contact_told_by_a_verb(text: str, subject: str, state: str) -> None:
    """Regular consulting, services that go on cooperating and negotiations under way are told by verbs."""
    (claim,) = claims(text)
    assert subject in claim.fields.subject
    assert claim.fields.state == state


def test_formats_of_several() -> None:
    """A known format of several keeps its sides, and is open where something goes on within it."""
    text = "The advisers agreed to continue contacts within the Normandy format."
    (claim,) = claims(text, "2021-05-01")
    assert (claim.fields.subject, claim.fields.state) == ("Normandy format", "open")
    assert claim.fields.sides == ("DEU", "FRA", "RUS", "UKR")


def test_three_sides() -> None:
    """What is trilateral has three sides."""
    (claim,) = claims("Kenya, Uganda and Rwanda agreed to hold regular trilateral consultations on rail.")
    assert claim.fields.sides == ("KEN", "RWA", "UGA")


def test_a_matter_shares_nothing() -> None:
    """Whom consultations are about takes no part in them."""
    (claim,) = claims("Presidents Ana Ruiz of Peru and Juan Soto of Chile agreed to consult regularly about China.")
    assert claim.fields.sides == ("CHL", "PER")


def test_embassies_by_nouns_and_towns_of_two_words() -> None:
    """The closure of an embassy is told by a noun too; a town may have two words."""
    first = claims("The closure of Cuba's embassy in Lima followed.")
    second = claims("Vietnam recalled its ambassador to Kuala Lumpur.")
    assert [c.fields.sides for c in (*first, *second)] == [("CUB", "PER"), ("MYS", "VNM")]


def test_a_circumstance_before_the_verb_is_no_partner() -> None:
    """A round with which it was done is told as a means: the dialogue is that of the two who resumed it."""
    text = "Envoys of Norway and Canada met in Oslo. With that round the two sides resumed the climate dialogue."
    assert [(c.fields.sides, c.fields.state) for c in claims(text)] == [(("CAN", "NOR"), "resumed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Laos and Thailand have a joint border committee. The committee is to reconvene in Pakse.",
            ("joint border committee", "agreed"),
        ),
        (
            "Relations between Laos and Thailand, cut in 1996 and restored in 2001, are good.",
            ("diplomatic relations", "resumed"),
        ),
        ("Oman and Qatar agreed to establish an annual dialogue on trade.", ("trade dialogue", "agreed")),
    ],
)
def test_bodies_and_relations_by_other_words(text: str, expected: tuple[str, str]) -> None:
    """What "the committee" means, what is coordinated, and a yearly dialogue by its matter."""
    assert expected in {(c.fields.subject, c.fields.state) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada froze its dialogue on human rights with Vietnam in 2009.", ("human rights dialogue", "suspended")),
        ("Norway halted its talks on water with Iceland.", ("water talks", "suspended")),
        ("Sudan and Egypt returned to the talks over the dam on Sunday.", ("water talks", "resumed")),
        ("Chile turned down Peru's request to reopen the border talks.", ("border talks", "refused")),
        ("Peru's offer to reopen the border talks was turned down by Chile.", ("border talks", "refused")),
    ],
)
def test_matter_partner_and_particle(text: str, expected: tuple[str, str]) -> None:
    """With whom may stand behind the matter; what is turned down is refused; who returns to talks resumes them."""
    assert [(c.fields.subject, c.fields.state) for c in claims(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Presidents of Chile and Peru reopened the border talks.", None),
        ("Thailand and Laos cut the hotline in May.", None),
        ("Thailand cut the hotline with Laos in May.", "THA"),
    ],
)
def test_what_both_do_is_done_by_neither_alone(text: str, by: str | None) -> None:
    """A change is given to one side only where that side alone made it."""
    (told,) = claims(text)
    assert (told.fields.by.side if told.fields.by else None) == by


@pytest.mark.parametrize(
    ("text", "state", "day"),
    [
        (
            "China announced on Monday that it was suspending the climate dialogue with Japan.",
            "suspended",
            "2013-06-17",
        ),
        ("Peru announced on Monday that it would reopen the hotline with Chile.", "agreed", "2013-06-17"),
    ],
)
def test_what_is_done_by_announcing_it_is_of_that_day(text: str, state: str, day: str) -> None:
    """What somebody announces that he is doing, or will do, was done or agreed when he announced it."""
    assert [(c.fields.state, str(c.fields.when)) for c in claims(text)] == [(state, day)]


def test_a_habit_is_no_change() -> None:
    """What has often ended has not ended."""
    assert not claims("Past talks between Iran and Japan have often ended in anger, with each side blaming the other.")


def test_calling_a_body_something_asks_for_none() -> None:
    """Who calls a group inappropriate has not called for it."""
    assert not [
        c for c in claims("Ann Roe called the working group of Japan with China inappropriate.") if c.fields.state
    ]
