"""Engagements from text: forms, people, places, days, status, and what belongs together."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.annotate import annotate
from detente.extract.engagements import extract_engagements
from detente.kinds.engagement import KIND, Engagement
from detente.lexicon import load_lexicon
from detente.model.claim import Claim
from detente.model.document import Document, document_id
from detente.model.when import When

LEXICON = load_lexicon()


@cache
def claims(text: str, published: str = "2007-06-20", side: str | None = None) -> tuple[Claim[Engagement], ...]:
    """What is read in a text published on that day."""
    document = Document(id=document_id(text), text=text, published=When(published), published_from="header", side=side)
    (annotated,) = annotate([document], LEXICON)
    return tuple(extract_engagements(annotated, LEXICON))


def told(text: str, form: str, published: str = "2007-06-20") -> list[Engagement]:
    """The engagements of one form."""
    return [c.fields for c in claims(text, published) if c.fields.form == form]


def names(engagement: Engagement) -> set[str]:
    """Its participants by name, else office, else side."""
    return {p.name or p.role or p.side or "" for p in engagement.participants}


VISIT = "German Chancellor Angela Merkel traveled to Warsaw on June 16."
MET = "Japanese Prime Minister Shinzo Abe met with Chinese President Hu Jintao in Hanoi on June 12."
HOSTED = "Russian President Vladimir Putin was received in Paris by French President Nicolas Sarkozy on June 10."


@pytest.mark.parametrize(
    ("text", "form", "people", "place", "when", "status"),
    [
        (VISIT, "visit", {"Angela Merkel"}, "Warsaw", "2007-06-16", "held"),
        (MET, "meeting", {"Shinzo Abe", "Hu Jintao"}, "Hanoi", "2007-06-12", "held"),
        (HOSTED, "meeting", {"Vladimir Putin", "Nicolas Sarkozy"}, "Paris", "2007-06-10", "held"),
        (
            "Indian Prime Minister Manmohan Singh held a telephone conversation with Pakistan's Pervez Musharraf.",
            "call",
            {"Manmohan Singh", "Pervez Musharraf"},
            None,
            None,
            "held",
        ),
        (
            "British Prime Minister Gordon Brown will visit Washington in July.",
            "visit",
            {"Gordon Brown"},
            "Washington",
            "2007-07",
            "planned",
        ),
        (
            "Brazilian President Luiz Inacio Lula da Silva may visit Buenos Aires in August.",
            "visit",
            {"Luiz Inacio Lula da Silva"},
            "Buenos Aires",
            "2007-08",
            "possible",
        ),
    ],
)
def test_one_sentence(text: str, form: str, people: set[str], place: str | None, when: str | None, status: str) -> None:
    """Who, where, when and how it stands are read from the words that govern each."""
    (engagement,) = told(text, form)
    assert names(engagement) == people
    assert (engagement.place, str(engagement.when) if engagement.when else None) == (place, when)
    assert engagement.status == status


TWO_HOSTS = (
    "U.S. Secretary of State Colin Powell met with Foreign Minister Igor Ivanov and President Vladimir Putin of Russia."
)


def test_same_side_is_met_one_by_one() -> None:
    """Two officials of one side whom a visitor met make two meetings, with places of their own."""
    found = [c for c in claims(TWO_HOSTS) if c.fields.form == "meeting"]
    assert [names(c.fields) for c in found] == [{"Colin Powell", "Igor Ivanov"}, {"Colin Powell", "Vladimir Putin"}]
    assert len({c.id for c in found}) == 2


def test_a_meeting_of_three_sides_is_one() -> None:
    """People of several sides who meet together are one engagement."""
    text = "The foreign ministers of Japan, China and South Korea held a trilateral meeting in Jeju on June 3."
    (meeting,) = told(text, "meeting")
    assert {p.side for p in meeting.participants} == {"JPN", "CHN", "KOR"}


def test_put_off_has_its_author_and_cause() -> None:
    """Who called it off, and why, stand with the status."""
    text = "Iranian President Mahmoud Ahmadinejad canceled a planned trip to Ankara after the border was closed."
    (visit,) = told(text, "visit")
    assert visit.status == "cancelled"
    assert visit.by is not None
    assert visit.by.name == "Mahmoud Ahmadinejad"
    assert visit.cause == "after the border was closed"


def test_scheduled_then_postponed_is_told_twice() -> None:
    """One sentence may tell of the plan and of its end: two claims of one trigger."""
    text = (
        "Turkish Prime Minister Recep Tayyip Erdogan has put off a visit to Athens. "
        "The visit was scheduled for May, but was postponed after the vote."
    )
    statuses = [c.fields.status for c in claims(text) if c.evidence[0].text.startswith("The visit")]
    assert statuses == ["planned", "postponed"]


def test_refused_request() -> None:
    """A request for a meeting that was turned down is a declined meeting between the two."""
    text = (
        "Syria's foreign minister rebuffed a request from Israeli Foreign Minister Tzipi Livni for a meeting in Geneva."
    )
    (meeting,) = told(text, "meeting")
    assert meeting.status == "declined"
    assert {p.side for p in meeting.participants} == {"SYR", "ISR"}


def test_the_trip_points_back() -> None:
    """The words "the trip" is the visit told of before, with its people and place."""
    text = VISIT + " The trip was her third since she took office."
    visits = told(text, "visit")
    assert len(visits) == 2
    assert {v.place for v in visits} == {"Warsaw"}
    assert all(names(v) == {"Angela Merkel"} for v in visits)


def test_meetings_belong_to_the_visit() -> None:
    """A meeting with the hosts during a visit is part of it; the hosts take part in the visit."""
    text = VISIT + " Merkel met Polish President Lech Kaczynski there."
    visit = next(c for c in claims(text) if c.fields.form == "visit")
    meeting = next(c for c in claims(text) if c.fields.form == "meeting")
    assert [(link.type, link.target) for link in meeting.links] == [("part_of", visit.id)]
    assert names(visit.fields) == {"Angela Merkel", "Lech Kaczynski"}
    assert meeting.fields.place == "Warsaw"


def test_length_and_start_give_both_ends() -> None:
    """Of "four days of talks" from Monday the end on Thursday."""
    text = "U.S. envoy Christopher Hill plans to land in Pyongyang on June 25 for four days of talks."
    (visit,) = told(text, "visit")
    assert str(visit.when) == "2007-06-25/2007-06-28"


def test_a_readout_is_dated_by_its_release() -> None:
    """A readout that tells no day was about the day of its release; the date says that it is approximate."""
    words = "elephone conversation with President of Finland Tarja Halonen"
    text = f"T{words}\n\nVladimir Putin had a t{words}."
    found = claims(text, "2007-06-20", "RUS")
    assert {str(c.fields.when) for c in found} == {"2007-06-20~"}
    assert {c.fields.status for c in found} == {"held"}


def test_a_readout_tells_the_agenda() -> None:
    """What a readout says was discussed is on the engagement's agenda, with the words as evidence."""
    text = (
        "Readout of President George W. Bush’s Call with President Vladimir Putin of Russia\n\n"
        "President George W. Bush spoke with President Vladimir Putin of Russia. "
        "They discussed climate change and the war in Iraq."
    )
    first = claims(text, "2007-06-20", "USA")[0]
    assert {i.outcome for i in first.fields.agenda} == {"discussed"}
    assert "climate change" in {i.issue for i in first.fields.agenda}
    assert any(e.field == "agenda" and e.text.startswith("They discussed") for e in first.evidence)


def test_attended_gatherings() -> None:
    """Who attends a gathering with a name takes part in a summit, at its place."""
    text = "U.S. President George W. Bush attended the APEC forum in Hanoi in November 2006."
    (summit,) = told(text, "summit")
    assert summit.place is not None
    assert "Hanoi" in summit.place
    assert str(summit.when) == "2006-11"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor met with voters in Ohio on Tuesday.",
        "The company talked up its visit counter and met its target.",
        "U.S. President George W. Bush met with Senator Ted Kennedy on Monday.",
        "They agreed that meetings are useful.",
        "Peace talks are never easy.",
    ],
)
def test_what_is_no_engagement(text: str) -> None:
    """People of one side, things, and talk in general make no engagement."""
    assert claims(text) == ()


@pytest.mark.parametrize("text", [VISIT, MET, HOSTED])
def test_evidence_quotes(text: str) -> None:
    """Every evidence is exactly the words at its place."""
    for claim in claims(text):
        assert claim.evidence
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.text


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([VISIT, MET, "his visit", "“the trip”", "☂", "was postponed", ".", "\n", "met with"]),
        max_size=6,
    )
)
def test_odd_texts_do_no_harm(parts: list[str]) -> None:
    """Fragments in any order, with signs and line ends, give claims whose evidence quotes, or none."""
    text = " ".join(parts)
    for claim in claims(text):
        assert all(text[e.start : e.end] == e.text for e in claim.evidence)


@pytest.mark.parametrize(
    ("text", "people", "place"),
    [
        (
            "The meeting between Polish Foreign Minister Anna Fotyga and Russia's Sergei Lavrov was held in Minsk.",
            {"Anna Fotyga", "Sergei Lavrov"},
            "Minsk",
        ),
        (
            "A memorandum was signed by Iranian President Khatami and Turkish President Sezer in Tehran on Monday.",
            {"Khatami", "Sezer"},
            "Tehran",
        ),
        (
            "The foreign ministers of Egypt and Ethiopia got together in Cairo on Monday.",
            {"foreign minister"},
            "Cairo",
        ),
        (
            "India and Nepal exchanged maps. Talks between the foreign secretaries will be held in Kathmandu in July.",
            {"IND", "NPL"},
            "Kathmandu",
        ),
        (
            "The delegations, led by Russian envoy Sergei Kislyak and U.S. envoy John Rood, held talks in Rome.",
            {"Sergei Kislyak", "John Rood"},
            "Rome",
        ),
    ],
)
def test_people_told_in_other_ways(text: str, people: set[str], place: str) -> None:
    """Passives, joint acts, leaders of delegations and the sides named before tell whose meeting it is."""
    (contact,) = [c.fields for c in claims(text)]
    assert (names(contact), contact.place) == (people, place)


def test_those_who_chair_stand_for_their_side() -> None:
    """Where two sides meet, those who are said next to have chaired it take the place of the bare sides."""
    text = (
        "The Strategic Dialogue between Pakistan and the United States opened in Washington on Wednesday. "
        "Pakistan's Foreign Secretary Riaz Khan and U.S. Under Secretary Nicholas Burns co-chaired the dialogue."
    )
    assert names(told(text, "talks")[0]) == {"Riaz Khan", "Nicholas Burns"}


def test_speakers_say_i_and_you() -> None:
    """In a transcript "I" is the speaker and "you" the one who speaks by turns with them."""
    text = (
        "President Bush: I'm delighted to have President Karzai here today.\n\n"
        "President Karzai: You and I spoke by telephone last week about roads.\n\n"
        "President Bush: It went well.\n\nPresident Karzai: Thank you."
    )
    assert {c.fields.form for c in claims(text)} == {"meeting", "call"}
    assert all(len(names(c.fields)) == 2 for c in claims(text))


def test_one_side_that_signs_meets_nobody() -> None:
    """People of one side who sign or gather somewhere make no engagement."""
    assert claims("French ministers Bernard Kouchner and Christine Lagarde signed a decree in Paris on Monday.") == ()


def test_a_visit_that_is_only_planned_is_planned_wherever_it_is_named() -> None:
    """A visit of which a document only has plans is planned in each of its sentences, and takes no past day."""
    text = (
        "Norwegian Foreign Minister Jonas Berg plans to visit Turkey next month. "
        "Mr Berg's visit to Turkey shows that Oslo wants calm."
    )
    assert {e.status for e in told(text, "visit")} == {"planned"}


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("German Chancellor Angela Merkel will host French President Nicolas Sarkozy for talks on July 16.", "DEU"),
        ("French President Nicolas Sarkozy received German Chancellor Angela Merkel on Tuesday.", "FRA"),
    ],
)
def test_who_receives_is_at_home(text: str, host: str) -> None:
    """Where no place is told, the side that hosts, welcomes or receives is the host."""
    assert {claim.fields.host for claim in claims(text)} == {host}


def test_what_was_expected_of_a_visit_put_off_is_no_new_plan() -> None:
    """The old day of a visit that the text tells to be off neither revives it nor dates what may come some day."""
    text = (
        "WARSAW — German Chancellor Angela Merkel on Monday postponed her visit to Warsaw. She said she would go to "
        "Warsaw when conditions allowed. Merkel was expected in Warsaw on June 24."
    )
    found = [c for c in claims(text) if c.fields.form == "visit"]
    assert ("possible", None) in {(c.fields.status, c.fields.when) for c in found}
    assert KIND.fold(found, LEXICON).fields["status"] == "postponed"
