"""Incidents: the act in the document's words, by whom against whom, on whose account."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from detente.extract.incidents import extract_incidents
from detente.kinds.incident import KIND
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_incidents(annotated(text), LEXICON)]


def sides(actors: Any) -> list[str | None]:
    """The sides of these actors."""
    return [a.side for a in actors]


def test_an_incident_names_act_and_parties() -> None:
    """Who did it, to whom, in the document's words."""
    (found,) = fields("A Chinese warship cut across the bow of a Philippine vessel in May.")
    assert "warship cut" in found.what
    assert sides(found.actors) == ["CHN"]
    assert sides(found.targets) == ["PHL"]


def test_a_feared_attack_is_no_incident() -> None:
    """What is to be prevented has not happened."""
    assert fields("Norway wants to prevent an invasion of Finland.") == []


def test_an_official_document_is_its_sides_account() -> None:
    """An incident told in a government's own release is that side's account."""
    a = annotated("On Monday a Russian jet intercepted a plane over the Baltic Sea.", side="SWE")
    assert [c.fields.account for c in extract_incidents(a, LEXICON)] == ["SWE"]


def test_losses_over_years_and_an_attack_are_two() -> None:
    """A tally over years is no single act, in words or on the calendar."""
    a = annotated("Nearly 90 Peruvian soldiers were killed since 1995. Last week rebels killed two Peruvian soldiers.")
    one, two = list(extract_incidents(a, LEXICON))[:2]
    assert KIND.likeness(one, two, LEXICON) is None


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Greek navy stopped providing escorts for Turkish tankers.", ["GRC"]),
        ("Iran blocked the inspectors from entering its plant.", ["IRN"]),
        ("North Korea blew up the joint liaison office in Kaesong.", ["PRK"]),
        ("Thai and Cambodian troops clashed near the temple.", ["THA", "KHM"]),
        ("Hungary deported two Ukrainian journalists.", ["HUN"]),
        ("Rwanda launched an attack on Burundi.", ["RWA"]),
    ],
)
def test_hostile_acts_of_many_natures_are_told(text: str, actors: list[str]) -> None:
    """Obstruction, clashes, expulsions and attacks with a light verb are incidents by those who do them."""
    (found,) = fields(text)
    assert sides(found.actors) == actors


def test_what_is_suffered_is_done_to_the_sufferer() -> None:
    """Losses are borne by the subject, not caused by it."""
    (found,) = fields("Armenia suffered 39 deaths.")
    assert (found.actors, sides(found.targets)) == ((), ["ARM"])


def test_what_an_act_led_to_is_no_second_act() -> None:
    """The dead of a shelling are told with it."""
    found = fields("Sudanese forces shelled an Ethiopian village, killing two people.")
    assert [f.nature for f in found] == ["attack"]


def test_a_day_that_opens_the_sentence_before_holds() -> None:
    """A day at the head of one sentence governs the act that the next one tells."""
    (found,) = fields("On Monday, tempers flared. Chadian troops attacked a Libyan convoy.")
    assert str(found.when) == "2023-06-19"


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers demanded that the Libyan drone be shot down at once.",
        "Chad is gathering forces to attack the Libyan convoy.",
        "Chad held talks with three officials of Libya.",
    ],
)
def test_what_is_demanded_meant_or_only_held_is_no_incident(text: str) -> None:
    """An act that is only asked for or meant has not happened, and talks are not prisoners."""
    assert fields(text) == []


def test_who_is_blamed_is_said_to_have_done_it() -> None:
    """The one who is blamed for an act is its actor."""
    (found,) = fields("Norway blamed Russian hackers for attacks on its ports.")
    assert sides(found.actors) == ["RUS"]


def test_an_act_told_as_a_cause_has_not_the_day_of_its_effect() -> None:
    """A visit put off on a day after an act does not date the act."""
    (found,) = fields("Norway called off the visit on June 14 after Russia shot down a Norwegian plane.")
    assert found.when is None


@pytest.mark.parametrize(
    ("text", "actors", "targets", "words"),
    [
        ("North Korea claimed to have tested a hydrogen bomb.", ["PRK"], [], "tested a hydrogen bomb"),
        ("Pakistan said India's test of a new missile threatened the region.", ["IND"], [], "test of a new missile"),
        ("An Israeli air raid on a Syrian depot killed four people.", ["ISR"], ["SYR"], "air raid"),
        ("The seizure of a South Korean tanker by Iran drew protests.", ["IRN"], ["KOR"], "seizure of a South Korean"),
        ("Peru would go to court over the raid on its embassy.", [], ["PER"], "the raid on its embassy"),
        ("Chadian police broke into the Kenyan consulate.", ["TCD"], ["KEN"], "broke into the Kenyan consulate"),
        ("Chadian guards forced their way into Peru's embassy.", ["TCD"], ["PER"], "forced their way into Peru"),
        ("The expulsion of a dozen Czech journalists by Russia followed.", ["RUS"], ["CZE"], "expulsion of a dozen"),
        ("China's land reclamation in the South China Sea angered Manila.", ["CHN"], [], "land reclamation"),
        ("Azerbaijan launched a military operation in the enclave.", ["AZE"], [], "launched a military operation"),
        ("Venezuela is holding a Colombian journalist.", ["VEN"], ["COL"], "holding a Colombian journalist"),
        ("A Chinese jet flew within metres of an Australian plane.", ["CHN"], ["AUS"], "flew within metres"),
    ],
)
def test_acts_told_by_nouns_reports_and_measures(text: str, actors: list[str], targets: list[str], words: str) -> None:
    """Tests, raids, seizures and the like are told in any voice, and by nouns, with who does and who suffers them."""
    (found,) = fields(text)
    assert (sides(found.actors), sides(found.targets)) == (actors, targets)
    assert words in found.what


@pytest.mark.parametrize(
    "text",
    [
        "Kenya is still haunted by the 1998 bombing of the American embassy.",
        "Japan remembers the atomic bombing of Hiroshima.",
        "The two envoys laid a wreath in memory of the massacre in Warsaw.",
        "The Korean War divided the peninsula.",
        "The launch of a new website by the Norwegian embassy was delayed.",
    ],
)
def test_history_is_no_incident(text: str) -> None:
    """What is remembered, bears a name in history or lies decades back is background."""
    assert fields(text) == []


def test_the_words_of_an_act_told_after_another_are_its_own() -> None:
    """An apology is not a part of the act that it is for."""
    (found,) = fields("Russia apologised to Azerbaijan for having shot down its airliner.")
    assert sides(found.actors) == ["RUS"]
    assert "apologised" not in found.what


@pytest.mark.parametrize(
    ("text", "actors", "words"),
    [
        ("The envoy lashed out at Chile for having shot down a Peruvian helicopter.", ["CHL"], "shot down"),
        ("Lima condemned Ecuador for shelling a border post.", ["ECU"], "shelling a border post"),
        ("Oslo doubted Libya's claim that it had tested a new missile.", ["LBY"], "it had tested a new missile"),
        ("The premier said Sudan should end its raids on Chadian villages.", ["SDN"], "its raids on Chadian villages"),
        ("Sudanese forces have continued their attacks on the town.", ["SDN"], "their attacks on the town"),
        ("Malian troops violated the truce twice.", ["MLI"], "violated the truce"),
        ("Egypt is holding two Danish sailors as hostages.", ["EGY"], "holding two Danish sailors as hostages"),
    ],
)
def test_who_does_it_is_found_beyond_the_verbs_own_subject(text: str, actors: list[str], words: str) -> None:
    """The one blamed, the one whose claim it is, and the owner of what should end are its actors."""
    (found,) = fields(text)
    assert sides(found.actors) == actors
    assert words in found.what


@pytest.mark.parametrize(
    "text",
    [
        "Governor Per Lund launched a scathing attack on Norway's finance minister.",
        "The war in Yemen and the war in Sudan were on the agenda of Egypt and Chad.",
        "Chad is bent on attacking Libyan convoys.",
        "Libya warned of what would follow if Chad shelled the town.",
        "Norway and Chad marked the Armenian genocide.",
    ],
)
def test_words_background_and_suppositions_are_no_incidents(text: str) -> None:
    """Attacks with words, wars of which only the place is told, and what is meant or supposed are none."""
    assert fields(text) == []


def test_two_deeds_are_told_apart_and_one_with_two_verbs_is_one() -> None:
    """A test and a launch are two incidents; the dead and the wounded of one raid are one."""
    two = fields("Iran conducted a nuclear test and launched a rocket into space.")
    assert sorted(f.nature for f in two) == ["show of force", "weapons test"]
    assert len(fields("Chadian rebels killed two Libyan guards and wounded six others.")) == 1


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Two Kenyan guards died in a raid by Somali troops.", ["SOM"], ["KEN"]),
        ("A Sudanese town came under heavy artillery fire from Chad.", ["TCD"], ["SDN"]),
        ("Chad subjected a Sudanese town to heavy shelling.", ["TCD"], ["SDN"]),
        ("Libyan jets violated Maltese airspace.", ["LBY"], ["MLT"]),
        ("Chadian soldiers fired on Sudanese villagers.", ["TCD"], ["SDN"]),
        ("Iran meddled in Norway's election.", ["IRN"], ["NOR"]),
    ],
)
def test_acts_told_by_light_verbs_and_deaths(text: str, actors: list[str], targets: list[str]) -> None:
    """Who comes under fire, dies in a raid or has its airspace violated suffers what the other does."""
    found = [([x.side for x in f.actors], [x.side for x in f.targets]) for f in fields(text)]
    assert (actors, targets) in found


def test_ones_own_weapons_destroyed_are_no_incident() -> None:
    """Who destroys its own missiles hurts nobody; what an office is for is no operation."""
    assert not fields("Libya has destroyed its missiles.")
    assert not fields("The directors general of military operations of India and Pakistan spoke by telephone.")


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("The expulsion of six Chadian teachers by Libya drew protests.", ["LBY"], ["TCD"]),
        ("Four Kenyan traders were taken into custody in Somalia on Friday.", [], ["KEN"]),
        ("Protesters set fire to the Danish embassy in Damascus.", [None], ["DNK"]),
        ("Iraqi troops rolled into Kuwait before dawn.", ["IRQ"], ["KWT"]),
        ("The continued imprisonment of Bolivian lawmakers in Santiago was raised.", [], ["BOL"]),
        ("Chadian police beat a Libyan consul at the border.", ["TCD"], ["LBY"]),
        ("The killing by Chadian forces of nine Libyan activists ended the friendship.", ["TCD"], ["LBY"]),
        ("Guards shot and killed a Bangladeshi teenager at the Indian border.", [None], ["BGD"]),
    ],
)
def test_acts_on_people_and_places_of_any_calling(text: str, actors: list[str], targets: list[str]) -> None:
    """Whoever is seized, beaten or shot, and whatever is burnt, is told of by any trade or name, in any voice."""
    found = [([x.side for x in f.actors], [x.side for x in f.targets]) for f in fields(text)]
    assert (actors, targets) in found


def test_what_is_shared_by_two_verbs_is_one_act() -> None:
    """Who is shot and killed is hit once, and what a raid did is the raid."""
    (found,) = fields("Guards shot and killed a Bangladeshi teenager at the Indian border.")
    assert found.what.startswith("Guards shot and killed a Bangladeshi teenager")
    assert len(fields("Syrian shelling of the town of Akcakale killed five people.")) == 1


def test_what_enters_into_force_is_no_troop() -> None:
    """A treaty that enters into force, a quake that kills and a politician who is blasted are no incidents."""
    assert not fields("The treaty between Peru and Chile enters into force in May.")
    assert not fields("The earthquake killed sixty Peruvian villagers.")
    assert not fields("Lawmakers in Lima blasted the Chilean president.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rioters burned the Peruvian embassy in Santiago in 2013.", "Rioters"),
        ("The Seleka rebels attacked a Chadian convoy near Bangui.", "Seleka"),
    ],
)
def test_those_of_no_state_are_called_as_the_text_calls_them(text: str, who: str) -> None:
    """Whoever acts for no state is named by the band's own name, else by the words for it."""
    (found, *_) = fields(text)
    assert [x.name for x in found.actors] == [who]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Peru accused Chile of sending the gunmen who stormed a post near Tacna.", ["CHL"]),
        ("Chile demanded that Peru free six fishermen held since March.", ["PER"]),
        ("Lima said that Chile would pay for the sinking of the corvette.", ["CHL"]),
        ("Sixty Vietnamese sailors were killed when Chinese gunboats opened fire off the reef.", ["CHN"]),
        ("Peru and Chile met. Both armies have since traded fire across the river.", ["CHL", "PER"]),
    ],
)
def test_who_did_it_is_told_elsewhere_in_the_sentence(text: str, actors: list[str]) -> None:
    """Who sent the band, holds the men, pays for the act or struck meanwhile did it, though no subject of its verb."""
    assert actors in [sides(f.actors) for f in fields(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's army staged a live-fire drill on Monday near the border with Chile.",
        "Israel's navy sealed off the ports of Lebanon on Thursday.",
        "China drove Vietnamese forces from the western islands.",
        "Explosions crippled two Chilean tankers in the Gulf.",
        "Iranian commandos rappelled onto the deck of a Norwegian tanker.",
    ],
)
def test_acts_at_sea_and_at_borders_are_told_by_many_verbs(text: str) -> None:
    """Drills, blockades, boardings and expulsions of garrisons are incidents."""
    assert len(fields(text)) == 1


def test_the_accused_is_no_part_of_what_he_is_accused_of() -> None:
    """The words of an act that somebody is accused of begin with the act."""
    (found,) = fields("Norway accused Chile of shelling its town.")
    assert found.what == "shelling its town"
    assert sides(found.actors) == ["CHL"]


def test_each_side_is_both() -> None:
    """What each side did both of the document did."""
    assert ["CHL", "PER"] in [
        sides(f.actors) for f in fields("Peru and Chile met. Each side bombed the other's airports.")
    ]


def test_what_a_clause_tells_of_a_thing_hit_is_an_act_of_its_own() -> None:
    """Who arrested the skipper did not ram the boats, whose skipper it was."""
    found = fields("Peru arrested the skipper of a Chilean trawler that had rammed two of its boats.")
    assert [sides(f.actors) for f in found] == [["PER"], ["CHL"]]
    assert found[0].what == "Peru arrested the skipper of a Chilean trawler"


@pytest.mark.parametrize(
    "text",
    [
        "Three Iranian vessels attempted to block the passage of a Norwegian tanker.",
        "A Norwegian frigate trained its guns on the Iranian boats.",
        "Mobs smashed Japanese shops in a dozen Chinese cities.",
        "The blockade of Gaza by Israel was criticised by Turkey.",
    ],
)
def test_attempts_threats_and_blockades_are_incidents(text: str) -> None:
    """What was tried, at whom guns were pointed and what is shut off was done."""
    assert len(fields(text)) == 1


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Peruvian gunmen crossed into Bolivia on Monday.", ["BOL"]),
        ("Chilean jets bombed a warehouse near La Paz.", ["BOL"]),
        ("A bomb went off outside the Finnish embassy.", ["FIN"]),
        ("Chilean guards shot three Chileans in Bolivia.", []),
    ],
)
def test_what_stands_in_a_state_is_that_states(text: str, targets: list[str]) -> None:
    """An attack across the border is aimed at the state in which it strikes; one's own people are their own state's."""
    assert [sides(found.targets) for found in fields(text)] == [targets]


@pytest.mark.parametrize(
    ("text", "actors", "targets", "place"),
    [
        (
            "Italy said it would send more troops after 30 of its peacekeepers were hurt in clashes with Serbian "
            "protesters in Zvecan.",
            ["SRB"],
            ["ITA"],
            "Zvecan",
        ),
        (
            "Chile said it would close the crossing after four of its soldiers were wounded in a skirmish with "
            "Peruvian troops.",
            ["PER"],
            ["CHL"],
            None,
        ),
        ("Four guards were missing after clashes with Peruvian protesters near Tacna.", ["PER"], [], "Tacna"),
    ],
)
def test_who_was_hurt_in_a_clash_was_hurt_by_the_others(
    text: str, actors: list[str], targets: list[str], place: str | None
) -> None:
    """What led to something that would be done was done itself; those "with" whom one clashes are the other party."""
    (found,) = fields(text)
    assert (sides(found.actors), sides(found.targets), found.place) == (actors, targets, place)


def test_an_act_that_is_only_mentioned_does_not_take_the_day_told_before() -> None:
    """The day of the sentence before is that of what the next one tells, not of what that was a protest at."""
    text = (
        "Last week Peruvian jets bombed a bridge in Chile. Turkey recalled its envoy to Israel in protest at the "
        "killing of Palestinians."
    )
    assert [f.when for f in fields(text) if "killing" in f.what] == [None]


def test_what_is_answered_fell_before_the_day_of_the_answer() -> None:
    """The day on which somebody was expelled "in answer to the poisoning" is not that of the poisoning."""
    text = "Norway expelled ten Peruvian diplomats on Monday in answer to the poisoning of two Norwegian guards."
    assert [f.when for f in fields(text) if "poisoning" in f.what] == [None]
