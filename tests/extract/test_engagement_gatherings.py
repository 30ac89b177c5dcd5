"""Forums and summits where many are, and the ways in which a text tells who was there, when, and how it stands."""

from __future__ import annotations

import pytest

from detente.kinds.engagement import Engagement
from engagements_told import told


def sides(engagement: Engagement) -> list[str]:
    """The sides of its participants, in order of the alphabet."""
    return sorted(p.side or "?" for p in engagement.participants)


JAISHANKAR = "Indian Foreign Minister S. Jaishankar"
HAYASHI = "Japanese Foreign Minister Yoshimasa Hayashi"


def test_those_who_speak_at_a_forum_were_there_together() -> None:
    """Each by another sentence, all take part in one gathering, under its name in brackets at its place."""
    text = f"{JAISHANKAR} told the Galle Dialogue in Colombo on Tuesday that trade was up. {HAYASHI} told the forum so."
    found = told(text)
    assert {tuple(sides(e)) for e in found} == {("IND", "JPN")}
    assert found[0].place == "Colombo (Galle Dialogue)"
    assert {e.status for e in found} == {"held"}


def test_a_forum_on_the_day_of_the_report_is_under_way() -> None:
    """Who speaks there on the day of publication does so while it goes on."""
    text = f"{JAISHANKAR} told the Galle Dialogue on Wednesday that trade was up. {HAYASHI} addressed the forum too."
    assert {e.status for e in told(text)} == {"under_way"}


@pytest.mark.parametrize(
    "text",
    [
        f"{JAISHANKAR} told the Galle Dialogue that trade was up.",
        f"{JAISHANKAR} told a news conference in Tokyo that trade was up. {HAYASHI} told the conference so.",
        f"{JAISHANKAR} told the Economic Times Business Forum that trade was up. {HAYASHI} told the forum so.",
    ],
)
def test_a_speech_alone_is_no_engagement(text: str) -> None:
    """Of one side alone, before the press or before business, nobody met anybody."""
    assert told(text) == []


def test_whoever_met_during_a_gathering_attended_it() -> None:
    """A meeting at a gathering with a name is one thing, the gathering another, at one place."""
    meeting, summit = told(f"{JAISHANKAR} met {HAYASHI} during a Group of 20 meeting in Nagoya on Tuesday.")
    assert (meeting.form, meeting.place) == ("meeting", "Nagoya")
    assert (summit.form, summit.place) == ("summit", "Nagoya (Group of 20 meeting)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Premier Li met Chancellor Merkel, President Macron and Prime Minister Abe in Oslo.", 3),
        ("Premier Li met Chancellor Merkel and President Macron in Oslo.", 1),
        ("Premier Li met separately with Chancellor Merkel and President Macron in Oslo.", 2),
        ("Premier Li met Chancellor Merkel, President Macron and Prime Minister Abe together in Oslo.", 1),
    ],
)
def test_a_list_of_many_is_met_one_by_one(text: str, expected: int) -> None:
    """Three or more of different states are met each alone, two at once, unless the text says otherwise."""
    assert len(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Polish foreign minister is in talks with his Ukrainian counterpart.", "under_way"),
        ("Officials from Egypt and Ethiopia have long been talking about the dam.", "under_way"),
        ("Negotiations between Sudan and Chad over oil have dragged on for two years.", "under_way"),
        ("Talks between Serbia and Kosovo in Brussels are due to end on Friday.", "under_way"),
        ("Peru had been in secret talks with Chile.", "held"),
        ("The Finnish president said he would go ahead with the meeting with Mr. Putin.", "planned"),
        ("The Finnish president said he would meet Mr. Putin if the shelling stopped.", "possible"),
        ("Premier Li Keqiang of China is expected in Berlin next week.", "planned"),
        ("Mr. Putin, speaking after a meeting with the Finnish president, praised him.", "held"),
        ("Mr. Putin informed the French president of his talks with the Finnish president.", "held"),
        ("President Macron of France visited Ankara this week.", "held"),
        ("President Macron of France is on a tour of Asia that began on Saturday.", "under_way"),
        ("Talks set for Monday between Hungary and Slovakia were called off.", "cancelled"),
        ("Kazakhstan's president has invited the president of Kyrgyzstan to pay a visit.", "invited"),
    ],
)
def test_how_it_stands(text: str, status: str) -> None:
    """What goes on is under way, what a report says will be is planned, what one tells of afterwards was held."""
    assert status in {e.status for e in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin said no meeting between Mr. Putin and the Finnish president was planned.",
        "Paris said there were no plans for a meeting between Mr. Macron and the Finnish president.",
        "Premier Modi and Premier Sharif attended the race but held no talks.",
        "Admiral Harris flew over Libya in 1991.",
        "Britain called on Iran to release the crew.",
    ],
)
def test_what_is_denied_or_no_visit_is_none(text: str) -> None:
    """Nobody plans it, nobody held it; flying over a country or calling on a state to act is no visit."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a phone call on Sunday, Chancellor Merkel told President Putin that it was illegal.", ["DEU", "RUS"]),
        ("President Obama warned the Chinese leader during their meeting in Lima.", ["CHN", "USA"]),
        ("Taking part in the talks were Premier Abe of Japan and Chancellor Merkel of Germany.", ["DEU", "JPN"]),
        ("Chinese Premier Wen Jiabao received visiting Lao Premier Bouasone Bouphavanh in Beijing.", ["CHN", "LAO"]),
        ("The Ambassador of Japan called on Indian Defence Minister A.K. Antony on Monday.", ["IND", "JPN"]),
        ("The talks brought together Israeli and Lebanese negotiators in Doha.", ["ISR", "LBN"]),
        ("Iranian officials met with Thai, Lao and Vietnamese officials in Qom.", ["IRN", "LAO", "THA", "VNM"]),
        ("President Putin will be at the dinner that President Macron is hosting in Nice.", ["FRA", "RUS"]),
        ("After a visit from the Danish premier, the Polish president signed the bill.", ["DNK", "POL"]),
        ("President Macron welcomed African leaders to Paris for a dinner.", ["?", "FRA"]),
        ("Iran and Oman opened a port. The Joint Economic Commission will meet in Muscat in May.", ["IRN", "OMN"]),
    ],
)
def test_who_was_there(text: str, expected: list[str]) -> None:
    """Whom one told it there, who is listed, who is behind a title, who hosts and who is visited."""
    assert expected in [sides(e) for e in told(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The talks moved to Oslo, where Chancellor Merkel met President Putin.", "Oslo"),
        ("Deputy Foreign Minister Jan Kowalski of Poland paid a visit to the Kingdom of Spain.", "Spain"),
        ("Chancellor Merkel met President Putin at a meeting of bankers in Basel.", "Basel"),
    ],
)
def test_where_it_was(text: str, place: str) -> None:
    """The place of which a clause tells more, of the event at which they met, of the realm by its short name."""
    assert place in {e.place for e in told(text)}


def test_a_title_without_a_subject_is_what_the_source_did() -> None:
    """A release headed "Meeting with X" tells of a meeting of its own side with X."""
    (found,) = told("Meeting with Prime Minister of Israel Benjamin Netanyahu", side="RUS")
    assert (found.form, sides(found), found.status) == ("meeting", ["ISR", "RUS"], "held")


def test_talks_between_the_two_countries_are_those_of_the_text() -> None:
    """Whoever wants talks between the two wants them with the other of the two."""
    found = told("Israel and Syria have not met for years. Syria wants to renew the talks between the two countries.")
    assert [(sides(e), e.status) for e in found if e.status] == [(["ISR", "SYR"], "possible")]
