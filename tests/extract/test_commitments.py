"""Commitments: what is owed, by whom, and what became of it."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from detente.extract.commitments import extract_commitments
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_commitments(annotated(text), LEXICON)]


def sides(actors: Any) -> list[str | None]:
    """The sides of these actors."""
    return [a.side for a in actors]


def test_a_pledge_is_what_is_promised_not_the_promising() -> None:
    """The text of a commitment is the undertaking itself; the one who promised owes it."""
    (found,) = fields("Canada pledged to double its aid to Ukraine by 2027.")
    assert found.text.startswith("double its aid")
    assert sides(found.by) == ["CAN"]
    assert found.status == "made"
    assert str(found.due) == "2027"


def test_those_who_agree_owe_it_together() -> None:
    """Both parties to an agreement owe what was agreed."""
    (found,) = fields("India and Nepal agreed to reopen the border crossing.")
    assert set(sides(found.by)) == {"IND", "NPL"}


def test_an_avoided_commitment_is_avoided() -> None:
    """What somebody avoided promising was not promised."""
    found = fields("Egypt avoided making commitments on water flows.")
    assert [f.status for f in found] == ["avoided"]


def test_a_broken_pledge_is_broken() -> None:
    """A verb of breaking tells what became of the pledge."""
    found = fields("Turkey violated its agreement with Greece.")
    assert [f.status for f in found] == ["broken"]


def test_a_denied_promise_is_none() -> None:
    """What was not promised is no commitment."""
    assert fields("Chile did not promise to open its ports.") == []


@pytest.mark.parametrize(
    ("text", "side", "undertaking"),
    [
        ("India intends to buy 114 fighter jets from France.", "IND", "buy 114 fighter jets from France"),
        ("Serbia expressed willingness to normalize relations with Kosovo.", "SRB", "normalize relations with Kosovo"),
        ("Egypt is committed to maintaining the treaty with Israel.", "EGY", "maintaining the treaty with Israel"),
        ("France said that Paris would not sell warships to Russia.", "FRA", "not sell warships to Russia"),
        ("Under the deal, Armenia will hand over villages to Azerbaijan.", "ARM", "hand over villages to Azerbaijan"),
    ],
)
def test_what_a_side_means_to_do_is_its_undertaking(text: str, side: str, undertaking: str) -> None:
    """Future, intention and readiness of a side are told as its own undertakings."""
    (found,) = fields(text)
    assert (sides(found.by), found.text) == ([side], undertaking)


def test_a_condition_belongs_to_the_undertaking() -> None:
    """What one is ready to do "if" is not the same without the condition."""
    (found,) = fields("Iran is willing to freeze enrichment if the United States lifts sanctions.")
    assert found.text.endswith("if the United States lifts sanctions")


def test_we_are_the_side_of_the_official_who_speaks() -> None:
    """What "we will" do in an official's own words binds the side that he speaks for."""
    (found,) = fields(
        'Turkish President Recep Tayyip Erdogan told Greek reporters: "We will support the talks on Cyprus."'
    )
    assert sides(found.by) == ["TUR"]


def test_a_joint_possessive_names_both() -> None:
    """Those who share a commitment owe it both."""
    (found,) = fields("The text noted Japan's and India's shared commitment to free navigation.")
    assert set(sides(found.by)) == {"JPN", "IND"}


def test_the_leaders_are_the_two_sides_of_the_document() -> None:
    """A phrase that means the two is never kept without their sides."""
    found = fields(
        "Chinese General Dong Jun met U.S. General Lloyd Austin. Their theater commanders agreed to speak by phone."
    )
    assert [set(sides(f.by)) for f in found] == [{"CHN", "USA"}]


@pytest.mark.parametrize(
    "text",
    [
        "Any American promise would be hollow.",
        "Qatar and Egypt agreed to the trip.",
        "Iran denied that it had agreed to transfer missiles to Russia.",
        "Poland plans to visit Ukraine.",
        "Talks on a fishing pact between Chile and Peru collapsed in May.",
    ],
)
def test_what_undertakes_nothing_is_no_commitment(text: str) -> None:
    """Promises of no certain content, bare engagements and denied agreements are none."""
    assert fields(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia has yet to withdraw its troops from Georgia as it promised.", "no_evidence"),
        ("China made no commitment on buying grain from Brazil.", "avoided"),
        ("Israel failed to honor its promise to Egypt.", "broken"),
        ("Mr Modi's promise to Nepal to build a railway has gone nowhere.", "no_evidence"),
        (
            "Chile and Peru talked. The working group on wine met for the first time in January.",
            "in_progress",
        ),
    ],
)
def test_what_came_of_a_pledge_is_its_status(text: str, status: str) -> None:
    """The words around a pledge tell what became of it."""
    assert [f.status for f in fields(text)] == [status]


def test_a_journey_agreed_on_is_an_engagement() -> None:
    """What is to be travelled is planned, not pledged."""
    assert fields("Peru and Chile agreed to visit Bolivia.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“We are going to deliver grain to Sudan,” Egyptian President Karim Nasr said in Khartoum.",
        "Egypt said it was willing to deliver grain to Sudan if Sudan opened its ports.",
        "Egypt is committed to delivering grain to Sudan.",
    ],
)
def test_what_is_going_to_be_done_or_offered_on_terms_is_owed(text: str) -> None:
    """An announced deed, an offer under a condition and a commitment bind the side that makes them."""
    assert [f.by[0].side for f in fields(text)] == ["EGY"]


def test_mere_readiness_and_shared_values_are_no_commitment() -> None:
    """A talk that somebody is ready for, or what he reaffirms as a value, is not owed."""
    assert fields("Egypt is ready to exchange views with Sudan.") == []
    assert fields("Egypt and Sudan reaffirmed the shared values of their peoples.") == []


def test_a_purpose_belongs_to_the_undertaking() -> None:
    """What is to be done, and what for, is told together."""
    (found,) = fields("Both Egypt and Sudan agreed to share data to end the trade in ivory.")
    assert found.text.endswith("to end the trade in ivory")


@pytest.mark.parametrize(
    ("text", "by", "status"),
    [
        ("Russia pulled out of the grain agreement with Ukraine.", ["RUS"], "broken"),
        ("Armenia suspended its participation in the pact with Russia.", ["ARM"], "broken"),
        ("North Korea scrapped its military accord with South Korea.", ["PRK"], "broken"),
        ("China violated its promise to Britain over Hong Kong.", ["CHN"], "broken"),
        ("India and Bangladesh are bound by the 1996 treaty on the Ganges.", ["IND", "BGD"], "made"),
    ],
)
def test_who_leaves_or_is_bound_by_an_agreement(text: str, by: list[str], status: str) -> None:
    """Whoever leaves, suspends or violates an agreement broke it, alone; whom it binds owes it."""
    (found,) = fields(text)
    assert (sides(found.by), found.status) == (by, status)


def test_officials_of_no_side_are_of_both() -> None:
    """Officials of whom only the rank is told are those of the two sides that the document is about."""
    (found,) = fields("Senior officials agreed to set up a hotline between India and Pakistan.")
    assert set(sides(found.by)) == {"IND", "PAK"}


@pytest.mark.parametrize(
    "text",
    [
        "“We will continue to talk,” Serbia's president said of Kosovo.",
        "Egypt will continue to face a water shortage, Egypt's minister told Sudan's.",
        "“We will not be able to attend the fair,” the Norwegian minister told Sweden's envoy.",
    ],
)
def test_what_goes_on_or_cannot_be_is_no_pledge(text: str) -> None:
    """Talks that go on are engagements, and what one undergoes or cannot do is not undertaken."""
    assert fields(text) == []


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        (
            'Chad and Norway met. "Norway will remain the main donor to Chad for years," its president said.',
            "NOR",
            "Norway will remain the main donor to Chad for years",
        ),
        (
            "A Chadian army spokesman said the 300 Chadian troops in Niger will remain until Niger signs.",
            "TCD",
            "troops in Niger will remain until Niger signs",
        ),
        (
            "Norway warned Chad, with top officials praising the navy and vowing to guard the strait.",
            "NOR",
            "guard the strait",
        ),
        (
            '"If Peru proposes a call we will consider it," Chilean Prime Minister Ana Lund said.',
            "CHL",
            "If Peru proposes",
        ),
        ("South Korea pledged $20 million to Mongolia.", "KOR", "$20 million"),
        ("Under the deal, Chad will ship its gold to Niger.", "TCD", "ship its gold to Niger"),
        ("Kenya told Uganda that it was ready to send doctors.", "KEN", "send doctors"),
        (
            "Chad protested. Niger condemned Chad's withdrawal from the border treaty.",
            "TCD",
            "withdrawal from the border",
        ),
    ],
)
def test_staying_weighing_and_leaving_are_told_with_who_owes(text: str, by: str, words: str) -> None:
    """Who stays, what is weighed under a condition, what is offered and what was left: by a side, in full words."""
    found = [f for f in fields(text) if words in f.text]
    assert [x.side for f in found for x in f.by][:1] == [by]


@pytest.mark.parametrize(
    "text",
    [
        'Chad and Niger met. "We will take that question," Niger\'s president said.',
        "Chad praised the enduring strategic partnership with Niger.",
        "The bill would bar Niger from entering into new agreements with Chad.",
        "Does Chad plan to drop its objections to Niger's bid?",
        "Chad was glad to note the progress of Niger.",
    ],
)
def test_turns_of_speech_ties_and_questions_are_no_pledges(text: str) -> None:
    """Nothing is owed by what is only said, asked, praised or forbidden."""
    assert fields(text) == []


def test_those_who_decide_together_owe_it_and_who_decides_alone_does_not() -> None:
    """A decision of several sides is an undertaking; one side's own is none."""
    (found,) = fields("India and Nepal decided to reopen the border crossing.")
    assert set(sides(found.by)) == {"IND", "NPL"}
    assert fields("India decided to close the border crossing.") == []


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Kenya has undertaken to hand back the islet to Somalia.", {"KEN"}, "hand back the islet"),
        ("Kenya and Somalia committed themselves to share data on pirates.", {"KEN", "SOM"}, "share data"),
        ("Under the accord, Chad will free the prisoners, and Sudan will reopen the road.", {"SDN"}, "reopen the road"),
        ("Kenya offered technical help to Somalia.", {"KEN"}, "technical help"),
        ("Kenya and Somalia held talks. It was agreed to reopen the border.", {"KEN", "SOM"}, "reopen the border"),
    ],
)
def test_undertakings_in_other_words(text: str, by: set[str], words: str) -> None:
    """An infinitive after a pledge, what an accord says each will do, an offer and what was agreed are undertaken."""
    found = [(set(sides(f.by)), f.text) for f in fields(text)]
    assert any(owed == by and told.startswith(words) for owed, told in found), found


def test_threats_and_calls_for_a_pledge_are_none() -> None:
    """Vowed retaliation, what a treaty covers, and what somebody is challenged to agree to are no commitments."""
    for text in (
        "Libya vowed swift retaliation against Malta.",
        "Chad challenged Sudan to agree to a truce.",
        "Malta and Libya vowed not to be deterred.",
    ):
        assert not [f for f in fields(text) if f.status == "made"], text


def test_who_brokers_an_accord_owes_nothing() -> None:
    """Those who reach an accord owe it, not who brought them together."""
    found = fields("Kenya and Somalia reached a fishing accord brokered by Norway.")
    assert found
    assert all("NOR" not in sides(f.by) for f in found)


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Clinton persuaded Ethiopia and Eritrea to accept a halt to air attacks.", {"ETH", "ERI"}, "accept a halt"),
        ("The leaders of Peru and Chile ended a summit with promises to reunite families.", {"PER", "CHL"}, "reunite"),
        ("Norway has given Latvia an undertaking to pay for the bridge.", {"NOR"}, "pay for the bridge"),
        ("Russia and Ukraine signed an economic cooperation plan.", {"RUS", "UKR"}, "economic cooperation plan"),
        ("Turkey backed out of a promise to Greece to reopen the seminary.", {"TUR"}, "reopen the seminary"),
        (
            "The thaw followed Ethiopia's announcement that it would accept the ruling on Eritrea.",
            {"ETH"},
            "accept the",
        ),
    ],
)
def test_pledges_named_by_nouns_and_brought_about_by_others(text: str, by: set[str], words: str) -> None:
    """Whoever gives, signs, announces or is brought to a promise owes it."""
    found = [f for f in fields(text) if words in f.text]
    assert found
    assert by <= {x.side for f in found for x in f.by}


def test_each_of_several_undertakings_is_one() -> None:
    """A promise of three things is three commitments, each in its own words."""
    text = "Peru and Chile pledged to reopen embassies, restore telephone links and give Bolivia access to ports."
    told = [f.text for f in fields(text)]
    assert {"reopen embassies", "restore telephone links", "give Bolivia access to ports"} <= set(told)


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("Chile remains committed to the peace accord.", ["CHL"], "the peace accord"),
        ("Norway and Chile extended the truce by two months.", ["CHL", "NOR"], "extended the truce by two months"),
        (
            "The presidents of Norway and Chile signed a number of documents on trade.",
            ["CHL", "NOR"],
            "documents on trade",
        ),
        (
            "Norway and Chile instructed their teams to move ahead with the talks.",
            ["CHL", "NOR"],
            "move ahead with the talks",
        ),
        ("Chile announced a gift of medical supplies to Norway.", ["CHL"], "a gift of medical supplies"),
        ("The Chilean minister said the road would be reopened by May.", ["CHL"], "the road would be reopened by May"),
        ("Egypt will train two hundred Sudanese diplomats.", ["EGY"], "train two hundred Sudanese diplomats"),
    ],
)
def test_pledges_by_many_constructions(text: str, by: list[str], words: str) -> None:
    """Papers signed, truces prolonged, teams instructed, gifts, what will be done, by whom or for whom."""
    text = f"{text} Norway and Chile, Egypt and Sudan held talks on Monday."
    found = [(sorted({x.side for x in f.by if x.side}), f.text) for f in fields(text)]
    assert any(by == sides and words in said for sides, said in found)


def test_pressure_and_news_are_no_pledges() -> None:
    """A package of tariffs is no help, and information that will be released no undertaking."""
    text = "Norway and Chile held talks. Norway announced a package of tariffs against Chile."
    assert not fields(text)
    assert not fields("Norway and Chile held talks. Norway's minister said that information would be released.")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peru's agreement with Bolivia, signed on Jan. 3, opens a port to both.", "2023-01-03"),
        ("Peru and Chile signed a fishing pact on April 4.", "2023-04-04"),
        ("Peru and Chile signed a pact under which the fleets will leave by June 30.", "None"),
    ],
)
def test_a_paper_is_made_on_the_day_of_its_signing(text: str, day: str) -> None:
    """The day that stands among the words of the pledge is when it was signed, unless the pledge falls due then."""
    assert [str(f.made_on) for f in fields(text)] == [day]


def test_what_the_two_sides_say_they_will_do_both_owe() -> None:
    """What a word for several announces is owed by each of them, on the account of them as the text calls them."""
    text = "Peru and Chile met on Monday. The two sides said they would open a liaison office."
    (found,) = fields(text)
    assert set(sides(found.by)) == {"PER", "CHL"}
    assert (found.asserted_by.name, found.asserted_by.side) == ("The two sides", None)
