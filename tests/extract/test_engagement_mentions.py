"""What is no engagement of its own: memories, topics, what was said at a meeting; and whose it is."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.extract.engagements import extract_engagements
from detente.kinds.engagement import Engagement
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When
from engagements_told import told


def sides(engagement: Engagement) -> set[str | None]:
    """The sides of its participants."""
    return {p.side for p in engagement.participants}


@pytest.mark.parametrize(
    "text",
    [
        "President Halonen said: “I have been to Peru. I know how much its people love music.”",
        "“My grandfather told us, when I was in Peru, that the mines were deep,” President Halonen said.",
        "President Halonen said that the ministers would never think of going into Estonia with tanks.",
        "The ministers of Peru hope for a long discussion of Estonia and Finland in the evening.",
        "President Halonen said: “I am grateful to you, President Toledo, for your readiness to pay a visit to "
        "European capitals on our behalf.”",
        "President Halonen said: “We have to gather around the table. Let us get together.”",
        "President Halonen of Finland: It is great to have you both here.\n\nPresident Toledo of Peru: Thank you.",
        "President Halonen has had no chance to meet President Toledo of Peru.",
    ],
)
def test_what_only_sounds_like_an_engagement_is_none(text: str) -> None:
    """What somebody once saw, a march, a topic, a tour of no capital by name: none is an engagement at home."""
    assert not told(text, side="FIN")


@pytest.mark.parametrize(
    "text",
    [
        "President Vizcarra of Peru met President Piñera of Chile in Lima on 3 May 2019. Vizcarra and Piñera "
        "talked about the border.",
        "On 3 May 2019 Prime Minister Abe hosted Premier Li Keqiang of China in Tokyo. Abe and Li spoke about gas.",
    ],
)
def test_what_two_talked_of_who_met_is_no_call(text: str) -> None:
    """Two who are told to have met talked there, not by telephone."""
    assert "call" not in [e.form for e in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "PRESIDENT VIZCARRA: It's great to have you here, President Piñera. We also want to talk about copper, and I'd "
        "like to talk to you about wine.\n\nPRESIDENT PIÑERA: Thank you.",
        "President Vizcarra of Peru: Chile has sent us an answer. It has points that we are ready to talk about.",
        "President Vizcarra of Peru met President Piñera of Chile in Lima on 3 May 2019. “I would like to talk to you "
        "about wine,” Vizcarra told Piñera.",
    ],
)
def test_what_somebody_wants_to_talk_of_is_no_call_to_come(text: str) -> None:
    """It is talk of the meeting at which it is said, or with nobody who is named."""
    assert "call" not in [e.form for e in told(text)]


def test_greetings_exchanged_in_a_call_are_no_engagement_beside_it() -> None:
    """Neither a meeting nor a letter: those who greeted each other had just called."""
    text = (
        "On 3 May 2019 President Halonen of Finland had a telephone conversation with President Karis of Estonia. "
        "The leaders exchanged greetings on the coming feast and agreed to stay in touch."
    )
    assert [e.form for e in told(text)] == ["call"]


def test_two_who_talked_by_telephone_had_a_call() -> None:
    """The telephone, or a day of its own, tells a call from what was said at a meeting."""
    text = (
        "President Vizcarra of Peru met President Piñera of Chile in Lima on 3 May 2019. On 9 May 2019 Vizcarra and "
        "Piñera talked by telephone about the border."
    )
    assert "call" in [e.form for e in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Finland repelled the fleet of Denmark. President Halonen met with a group of judges. The parties also "
        "discussed the damage that Denmark has done to Finland.",
        "Denmark attacked Finland. The head of the President's Office of Finland, Liisa Aho, had a telephone "
        "conversation with the President of the Trade Forum. The parties discussed the attendance of Finnish judges in "
        "this year's session of the Forum, and the attack of Denmark on Finland.",
        "Denmark attacked Finland, and Finland answered Denmark. I spoke today with the leaders of the countries of "
        "southern Africa.",
    ],
)
def test_the_parties_are_those_who_met(text: str) -> None:
    """Where one government met others than the enemy of whom the text tells, "the parties" are these."""
    assert not [e for e in told(text, side="FIN") if {"FIN", "DNK"} <= sides(e)]


def test_talks_of_a_matter_to_be_concluded_are_the_states_and_lie_ahead() -> None:
    """What two leaders commit to conclude is no meeting of theirs, and was not held on the day of the statement."""
    text = (
        "President Vizcarra of Peru and President Piñera of Chile met in Lima today. Both leaders committed to "
        "conclude negotiations on the fisheries agreement."
    )
    found = [e for e in told(text, side="PER") if any(p.side and not p.name and not p.role for p in e.participants)]
    assert [e.status for e in found] == ["planned"]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        (
            "Peru will lead by cohosting the Pacific Ocean Summit with Chile on 12 May 2004.",
            "(Pacific Ocean Summit)",
            {"PER", "CHL"},
        ),
        (
            "The Pacific Ocean Summit, co-hosted by Peru and Chile, opened in Lima on 12 May 2004.",
            "(Pacific Ocean Summit)",
            {"PER", "CHL"},
        ),
    ],
)
def test_hosts_of_a_gathering_were_at_it_under_its_name(text: str, place: str, expected: set[str]) -> None:
    """Those who host a gathering together took part in it, whichever way it is told."""
    assert (place, expected) in [
        ((e.place or "").partition(" (")[1].strip() + (e.place or "").partition(" (")[2] or e.place, sides(e))
        for e in told(text)
    ]


def test_a_president_meeting_another_is_no_gathering_by_name() -> None:
    """A title and a name before "meeting" are a person's, not what a gathering is called."""
    text = "Peru prepares, in advance of President Toledo and President Lagos of Chile meeting in Europe in June 2004."
    assert not [e.place for e in told(text) if "(" in (e.place or "")]


def test_sides_that_no_word_names_are_not_mixed_up() -> None:
    """The speaker's own side in one sentence and the hosts in another are two: each meeting keeps its place."""
    text = (
        "Secretary-General Kofi Annan visited Helsinki today. The key issue in the talks with Secretary-General Kofi "
        "Annan was peace. Last week Secretary-General Kofi Annan was holding negotiations in Moscow."
    )
    assert not [e for e in told(text, side="FIN") if e.place == "Moscow" and "FIN" in sides(e)]


def test_a_counterpart_of_whom_nothing_near_tells_is_of_no_known_side() -> None:
    """In a long text on many matters the state told of most is not everybody's counterpart."""
    filler = "Peru and Chile have disputed the border of the sea for years. " * 60
    matters = "Now to the budget. It is under review. The figures are good. They will be printed. Thank you all. " * 3
    text = filler + matters + "President Toledo is meeting with his counterpart this afternoon."
    assert not [e for e in told(text, side="PER") if {"PER", "CHL"} <= sides(e)]


def test_a_summit_of_something_else_is_not_the_meeting_just_told() -> None:
    """Who is thanked at a meeting for his part in the summit of a platform did not found that platform there."""
    text = (
        "President Vizcarra of Peru met President Piñera of Chile in Lima today. I am grateful to President Piñera for "
        "his part in the very first summit of the Pacific Platform, said Vizcarra."
    )
    assert "summit" not in [e.form for e in told(text, side="PER")]


def test_a_chance_that_one_had_was_taken() -> None:
    """Whoever "had an opportunity to meet" met; who "will have a chance" may."""
    text = "{} President Vizcarra of Peru {} to meet President Piñera of Chile in Lima."
    assert [e.status for e in told(text.format("Today", "had an opportunity"))] == ["held"]
    assert [e.status for e in told(text.format("In June", "will have a chance"))] == ["possible"]


def test_what_somebody_must_do_is_not_done() -> None:
    """Talks that a state "must hold" are possible, not held."""
    assert [e.status for e in told("He noted that Peru must hold negotiations with Chile.", side="PER")] == ["possible"]


def test_a_briefing_on_other_matters_supposes_no_meeting_of_the_two() -> None:
    """In a long briefing "a meeting yesterday" of people whom it does not name is that of the two only near them."""
    briefing = "Peru and Chile have disputed the border of the sea for years. " * 60
    matters = "Now to the budget. It is under review. The figures are good. They will be printed. Thank you all. " * 3
    text = briefing + matters + "As you heard, they had a productive meeting yesterday about prices."
    assert not told(text, side="PER")


def test_its_meeting_is_not_that_of_two_people() -> None:
    """What a commission did at "its latest meeting" is no meeting of the presidents who speak of it."""
    text = (
        "President Vizcarra of Peru met President Piñera of Chile in Lima today. The Commission on Fish is working "
        "well. Last November Arica was the venue for its latest meeting."
    )
    assert len([e for e in told(text, side="PER") if e.form == "meeting"]) == 1


def test_we_who_met_others_are_not_they_to_whom_it_is_told() -> None:
    """A guest who says "we had meetings with your ministers" has not met his host there."""
    text = (
        "President of Peru Martín Vizcarra: Welcome to Lima, Mr President.\n\nPresident of Chile Sebastián Piñera: "
        "Thank you. Before my visit we had a meeting with Prime Minister Salvador del Solar of Peru."
    )
    met = [e for e in told(text, side="PER") if any("Solar" in (p.name or "") for p in e.participants)]
    assert not [e for e in met if any("Vizcarra" in (p.name or "") for p in e.participants)]


def test_a_question_cut_short_tells_nothing() -> None:
    """A reporter who asks whether one "considered cancelling" a summit does not say that it was called off."""
    text = (
        "Q Have you ever considered cancelling the summit with President Piñera of Chile because of what happened —\n\n"
        "PRESIDENT VIZCARRA: No, no."
    )
    assert not [e for e in told(text, side="PER") if e.status == "cancelled"]


def test_a_readout_of_one_meeting_tells_of_one() -> None:
    """Where a release's title names one meeting, the leaders of three states were met together."""
    text = (
        "President Vizcarra of Peru met today with President Piñera of Chile, President Duque of Colombia, and "
        "President Moreno of Ecuador in Lima."
    )
    title = "Readout of President Vizcarra's Meeting with Leaders of the Pacific"
    document = Document(
        id=document_id(text), text=text, title=title, published=When("2019-05-15"), published_from="header", side="PER"
    )
    (a,) = annotate([document], load_lexicon())
    found = [sides(c.fields) for c in extract_engagements(a, load_lexicon())]
    assert found == [{"PER", "CHL", "COL", "ECU"}]


def test_we_who_have_a_meeting_somewhere_do_not_tell_with_whom() -> None:
    """A speaker who is "having a meeting in Switzerland" need not meet the Swiss."""
    text = "PRESIDENT VIZCARRA: Piñera of Chile wants it. We are going to be having a meeting in Switzerland soon."
    assert not [e for e in told(text, side="PER") if "CHE" in sides(e)]


def test_who_is_asked_about_a_meeting_leaves_open_whether_it_was() -> None:
    """A reporter's "you were asked about your meeting" may mean one to come; "informed him of his talks" is past."""
    asked = "President Vizcarra of Peru was asked about his meeting with President Piñera of Chile."
    informed = "President Vizcarra of Peru informed the premier of his talks with President Piñera of Chile."
    assert [e.status for e in told(asked)] == [None]
    assert "held" in [e.status for e in told(informed)]


@pytest.mark.parametrize(
    "text",
    [
        "President Vizcarra of Peru met President Piñera of Chile in Lima today. After our tripartite meeting we will "
        "have dinner, said Vizcarra.",
        "President Vizcarra of Peru: We continue our humanitarian contacts with you.\n\nPresident Piñera of Chile: We "
        "have an opportunity to talk about fish.",
        "President Vizcarra of Peru and President Piñera of Chile like fish. The talks of the President with the "
        "leaders of these states are going well.",
    ],
)
def test_what_is_not_of_the_two_adds_nothing(text: str) -> None:
    """A meeting of three, contacts of peoples, a chance to talk here, others' leaders: none is the two's."""
    others = [e for e in told(text, side="PER") if e.form in ("call", "talks") or e.when is None]
    assert not [e for e in others if {"PER", "CHL"} <= sides(e)]


def test_what_is_said_of_a_meeting_is_that_meeting() -> None:
    """What "will be an important meeting" is of those of whom the sentence before tells, not of two bare states."""
    text = (
        "Tomorrow President Vizcarra of Peru will meet President Piñera of Chile in Lima. This will be an important "
        "bilateral meeting for Peru and Chile."
    )
    assert all({"Vizcarra", "Piñera"} <= {p.name for p in e.participants} for e in told(text, side="PER"))


def test_a_conversation_that_we_will_have_is_not_with_the_other_of_two() -> None:
    """In a long briefing "we'll have that conversation" may be with anybody."""
    text = "Peru and Chile have disputed the border of the sea for years. " * 61
    text = text + "\n\nPRESIDENT VIZCARRA: If Chile wants more, we will have that conversation with our parliament."
    assert not [e for e in told(text, side="PER") if {"PER", "CHL"} <= sides(e)]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            "Norwegian Foreign Minister Huitfeldt met her Danish counterpart Rasmussen in Copenhagen on Monday. "
            "Armenia and Azerbaijan have been at odds for decades. Armenia wants guarantees, Azerbaijan a "
            "corridor. The two countries held talks in Brussels on 14 May 2023.",
            "2023-05-14",
            {"ARM", "AZE"},
        ),
        (
            "Ethiopia and Somalia have quarrelled over a port. Somalia's Foreign Minister Ahmed Fiqi met Turkish "
            "Foreign Minister Hakan Fidan in Ankara on Monday. Ethiopia wants a berth and Somalia wants peace. The "
            "two sides will hold a second round of talks on 2 April 2026.",
            "2026-04-02",
            {"ETH", "SOM"},
        ),
    ],
)
def test_talks_on_a_day_of_their_own_are_not_those_of_who_met_before(text: str, day: str, expected: set[str]) -> None:
    """The two whom the text is about may hold talks though others met in the sentence before."""
    assert expected in [sides(e) for e in told(text) if str(e.when) == day]


def test_two_who_spoke_and_are_not_told_to_have_met_had_a_call() -> None:
    """Where no meeting is told, two leaders who spoke did so by telephone."""
    text = "French President Macron and Indian Prime Minister Modi spoke and agreed to keep in touch."
    assert [e.form for e in told(text)] == ["call"]


def test_who_went_into_a_state_on_a_day_visited_it() -> None:
    """Only on no day is "going into Iraq" a march."""
    found = told("US Secretary of State John Kerry went into Iraq on 23 June 2014.")
    assert [(e.form, str(e.when)) for e in found] == [("visit", "2014-06-23")]


@pytest.mark.parametrize(
    "text",
    [
        "President Halonen asked: “Why did Norway come to Finland with tanks?”",
        "“Which brings me to Peru,” President Halonen said.",
        "The ministers of Finland and Peru also touched upon schools in Finland.",
        "President Halonen said: “Yesterday I spoke with the governor of the northern region.”",
    ],
)
def test_nations_on_the_move_and_own_governors_are_none(text: str) -> None:
    """A state that comes with tanks, a matter to which one is brought, one's own governor: no engagement."""
    assert not told(text)


def test_a_delegation_of_a_state_visits() -> None:
    """People of a state without names are not the state itself."""
    assert [e.form for e in told("A large Peruvian delegation visited Helsinki on 3 May 2019.")] == ["visit"]


def test_the_day_of_a_visit_that_two_talk_about_is_not_that_of_their_talk() -> None:
    """A slated visit in September lies ahead, and dates nothing but itself."""
    text = (
        "On 26 August 1998 Kenyan Trade Minister Joseph Kimotho said he and U.S. Ambassador Prudence Bushnell had been "
        "talking about the slated visit of U.S. Commerce Secretary William Daley to Nairobi in December 1998."
    )
    found = {e.form: (str(e.when), e.status) for e in told(text)}
    assert found["visit"] == ("1998-12", "planned")
    assert found["talks"][0] != "1998-12"


def test_since_when_calls_are_counted_is_not_their_day() -> None:
    """A second call since January was not on every day since."""
    text = "Prime Minister Modi of India had a phone call with French President Macron, the second since January."
    assert [e.when for e in told(text)] == [None]


def test_a_condition_in_a_clause_below_leaves_a_plan_a_plan() -> None:
    """What others would do if elected is no condition of the visit."""
    text = (
        "British Prime Minister Theresa May said that she would visit Estonia next week to reassure those who fear "
        "that her rival would leave the alliance if elected."
    )
    assert "possible" not in [e.status for e in told(text)]


@pytest.mark.parametrize(
    "title",
    ["President Halonen met with the President of Peru", "Halonen has a telephone conversation with Toledo of Peru"],
)
def test_what_title_and_first_words_tell_took_place_about_the_day_of_the_release(title: str) -> None:
    """A release that tells its engagement twice, on no day, tells of the day of its publication."""
    verb = "met with" if "met" in title else "had a telephone conversation with"
    text = f"{title}\n\nPresident of Finland Tarja Halonen {verb} President of Peru Alejandro Toledo. Trade rose."
    found = [e for e in told(text, title=title) if {"FIN", "PER"} <= sides(e)]
    assert {(str(e.when), e.status) for e in found} == {("2019-05-15~", "held")}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Indian Prime Minister Manmohan Singh will not visit Pakistan next month.", "visit"),
        ("Prime Minister Erdogan of Turkey said he would not travel to Israel this year.", "visit"),
        ("Finnish President Halonen won't meet Peruvian President Toledo in Lima.", "meeting"),
    ],
)
def test_who_says_that_he_will_not_go_declines(text: str, form: str) -> None:
    """A visit or meeting that somebody will not make is one that was declined, not nothing."""
    assert (form, "declined") in [(e.form, e.status) for e in told(text)]


def test_what_was_not_is_still_none() -> None:
    """A visit that was not paid, or that nobody in office will pay, is no engagement."""
    assert not told("Finnish President Halonen did not visit Peru.")
    assert not told("Tourists will not visit Peru if prices rise.")


def test_a_long_delayed_visit_that_begins_is_under_way() -> None:
    """What was put off before says nothing of how things stand now."""
    found = told("Irish Prime Minister Martin began a long-delayed visit to Japan on 15 May 2019.")
    assert [e.status for e in found] == ["under_way"]


def test_whoever_sends_somebody_does_not_go() -> None:
    """The envoy goes, for the state that sent him; troops make no visit."""
    (visit,) = told("Finnish President Halonen sent special envoy Harri Holkeri to Peru on 3 May 2019.")
    assert [(p.name, p.side) for p in visit.participants if p.side != "PER"] == [("Harri Holkeri", "FIN")]
    assert not told("Finnish President Halonen sent troops and planes to Peru on 3 May 2019.")


def test_calls_that_a_clause_includes_are_of_its_subject() -> None:
    """Who helped, "including calls with X", called X."""
    text = "US Secretary of State Blinken has helped, including calls in May 2019 with his Omani counterpart."
    assert {"USA", "OMN"} in [sides(e) for e in told(text) if e.form == "call"]


def test_what_is_told_of_a_day_gone_by_took_place() -> None:
    """A meeting of yesterday, by whatever words it is spoken of afterwards, was held."""
    text = (
        "Finnish President Halonen met Peruvian President Toledo in Lima on 14 May 2019. Their meeting in Lima is of "
        "interest to fishermen."
    )
    assert {e.status for e in told(text)} == {"held"}


def test_a_clause_behind_says_that_it_took_place() -> None:
    """The results of a meeting "which took place" are those of one that was held, whatever name stands between."""
    text = (
        "Officials praised the results of the meeting of President Halonen of Finland with President Toledo of Peru, "
        "which took place during the conference in Glasgow."
    )
    assert {e.status for e in told(text)} == {"held"}


def test_an_army_in_a_country_is_no_visitor() -> None:
    """Soldiers that came to a state made no visit."""
    assert not told("The Chilean military came to Peru as colonizers.")


def test_the_year_in_the_name_of_a_forum_is_not_the_day_of_the_meeting() -> None:
    """A readout's meeting "on the sidelines of the forum of 2019" was about the day of the release."""
    title = "Meeting with President of Peru Alejandro Toledo"
    text = f"{title}\n\nTarja Halonen met with President of Peru Alejandro Toledo on the sidelines of HIEF 2019."
    assert "2019" not in {str(e.when) for e in told(text, side="FIN", title=title)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("I would refer you to the readout of the call between President Halonen and President Toledo.", "held"),
        ("Aides may publish a transcript of the call between President Halonen and President Toledo.", "held"),
        ("There will be a readout of the call between President Halonen and President Toledo.", None),
    ],
)
def test_what_is_reported_took_place(text: str, status: str | None) -> None:
    """A readout of a call shows that it was held, unless the readout itself is still ahead."""
    assert {e.status for e in told(text)} == {status}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Finnish President Halonen met Peruvian President Toledo for the first time since the floods in Chile.", None),
        ("The Finnish and Peruvian presidents met on Monday after the riots in Bolivia.", None),
        ("Finnish President Halonen met Peruvian President Toledo in Lima, days after the coup in Niger.", "Lima"),
    ],
)
def test_where_something_else_happened_they_did_not_meet(text: str, place: str | None) -> None:
    """What came before, or for which they met, has a place of its own."""
    assert {e.place for e in told(text)} == {place}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("On Tuesday Finnish President Halonen invited Peruvian President Toledo to Helsinki.", None),
        ("Finnish President Halonen invited Peruvian President Toledo to Helsinki on 14 July 2033.", "2033-07-14"),
    ],
)
def test_the_day_of_an_invitation_is_not_that_of_the_visit(text: str, when: str | None) -> None:
    """A visit to which somebody was invited last Tuesday has no day yet; one "on 14 July" has."""
    assert {str(e.when) if e.when else None for e in told(text) if e.status == "invited"} == {when}


def test_the_day_on_which_a_visit_was_prepared_is_not_its_day() -> None:
    """An aide who arrived on Sunday to prepare a visit says nothing of when the visit is."""
    text = "Envoys flew to Lima on Sunday to prepare a visit by Finnish President Halonen to Peru."
    assert {(e.status, e.when) for e in told(text) if e.form == "visit"} == {("planned", None)}
