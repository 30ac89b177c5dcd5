"""Who is named, with role and side; what is an actor and what a place; laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import annotated
from detente.model.annotated import Annotated, CastMember


def people(text: str, **when: str | None) -> dict[str, CastMember]:
    """The persons of the text by name."""
    return {m.actor.name or "": m for m in annotated(text, **when).cast if m.kind == "person"}


def roles(text: str, name: str) -> list[tuple[str, str | None]]:
    """(title, side) of each role of one person."""
    return [(r.title, r.side) for r in people(text)[name].roles]


def named(a: Annotated, words: str) -> list[tuple[str, str | None]]:
    """(kind, side) of those whom the mention with these words means."""
    text = a.document.text
    found = [m for m in a.mentions if m.span.of(text) == words]
    return [(a.cast[i].kind, a.cast[i].actor.side) for m in found[:1] for i in m.cast]


@pytest.mark.parametrize(
    ("text", "name", "title", "side"),
    [
        ("U.S. Secretary of State Colin Powell left on Monday.", "Colin Powell", "Secretary of State", "USA"),
        ("China’s premier, Wen Jiabao, opened the talks.", "Wen Jiabao", "premier", "CHN"),
        ("Chinese vice premier Wu Yi flew home.", "Wu Yi", "vice premier", "CHN"),
        ("Igor Ivanov, the Russian foreign minister, said no.", "Igor Ivanov", "foreign minister", "RUS"),
        ("Russian Foreign Minister Igor Ivanov said no.", "Igor Ivanov", "Foreign Minister", "RUS"),
        ("President of Ukraine Petro Poroshenko spoke.", "Petro Poroshenko", "President of Ukraine", "UKR"),
        ("Prime Minister Tony Abbott of Australia spoke.", "Tony Abbott", "Prime Minister", "AUS"),
        ("South Korean envoy Chun Yung-woo arrived.", "Chun Yung-woo", "envoy", "KOR"),
        ("State Department spokesman Sean McCormack said so.", "Sean McCormack", "State Department spokesman", "USA"),
        (
            "External Affairs Minister Pranab Mukherjee told the house so.",
            "Pranab Mukherjee",
            "External Affairs Minister",
            "IND",
        ),
        ("British Foreign Secretary William Hague flew to Tripoli.", "William Hague", "Foreign Secretary", "GBR"),
        (
            "U.S. Secretary of State Albright’s aides and Madeleine Albright left.",
            "Madeleine Albright",
            "Secretary of State",
            "USA",
        ),
        ("Sen. Richard Lugar, an Indiana Republican, agreed.", "Richard Lugar", "Sen.", "USA"),
    ],
)
def test_a_name_has_the_office_printed_with_it(text: str, name: str, title: str, side: str) -> None:
    """Before the name, behind it, behind a comma; the state from adjective, possessor, complement or the office."""
    assert (title, side) in roles(text, name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "State Councilor and Foreign Minister Yang Jiechi spoke.",
            "Yang Jiechi",
            [("State Councilor", "CHN"), ("Foreign Minister", "CHN")],
        ),
        (
            "Strobe Talbott, president of the Brookings Institution and a former U.S. diplomat, spoke.",
            "Strobe Talbott",
            [("president of the Brookings Institution", None), ("former U.S. diplomat", "USA")],
        ),
        ("Presidents Clinton and Chirac met.", "Chirac", [("President", "FRA")]),
        ("Foreign ministers Jack Straw and Michel Barnier met.", "Michel Barnier", [("Foreign minister", "FRA")]),
        ("Carla Hills and Susan Schwab, negotiators for Washington, spoke.", "Susan Schwab", [("negotiator", "USA")]),
        (
            "Executives came, including Jeff Immelt of General Electric.",
            "Jeff Immelt",
            [("executive, General Electric", None)],
        ),
        ("Prime Minister Shri Manmohan Singh spoke.", "Manmohan Singh", [("Prime Minister", "IND")]),
        ("President ROH Moo-hyun of South Korea spoke.", "ROH Moo-hyun", [("President", "KOR")]),
        (
            "Rose Gottemoeller, who is now a fellow at Stanford University, spoke.",
            "Rose Gottemoeller",
            [("fellow at Stanford University", None)],
        ),
        (
            "Bill Perry, a Korea expert at Stanford University, spoke.",
            "Bill Perry",
            [("Korea expert at Stanford University", None)],
        ),
    ],
)
def test_offices_come_in_company(text: str, name: str, expected: list[tuple[str, str | None]]) -> None:
    """Joined by "and", shared by a list, given as examples, behind honorifics; a topic is no side."""
    a = people(text, published="2004-06-01")[name]
    assert [(r.title, r.side) for r in a.roles] == expected


def test_an_office_may_be_held_no_more() -> None:
    """The word "former" is kept in the title and ends the role by the day of publication."""
    role = people("Bill Richardson, a former U.S. ambassador, flew to Pyongyang.")["Bill Richardson"].roles[0]
    assert role.title == "former U.S. ambassador"
    assert (role.since, str(role.until)) == (None, "../2023-06-21")


def test_a_scholar_of_a_private_institute_speaks_for_no_side() -> None:
    """Those who only study a state don't act for one; those of a state's own institutes do."""
    text = (
        "Bonnie Glaser, a senior fellow at the Lowy Institute, and Jia Qingguo, a professor at Peking University, met."
    )
    found = people(text)
    assert (found["Bonnie Glaser"].actor.side, found["Bonnie Glaser"].actor.standing) == (None, "scholar")
    assert (found["Jia Qingguo"].actor.side, found["Jia Qingguo"].actor.standing) == ("CHN", "scholar")


def test_an_adviser_acts_for_the_side_of_whom_he_serves() -> None:
    """The possessor's side is the office's."""
    text = "President Jacques Chirac was late. Chirac’s diplomatic adviser, Maurice Montagne, was not."
    assert people(text)["Maurice Montagne"].actor.side == "FRA"


def test_one_person_has_one_entry_under_the_fullest_name() -> None:
    """Family name, honorific, other order of words and a short form are the same person's."""
    text = "Mr. Kim left. Kim Kye-gwan, a North Korean vice foreign minister, had met Kim’s aides. “No,” Kim said."
    found = people(text)
    assert list(found) == ["Kim Kye-gwan"]
    assert set(found["Kim Kye-gwan"].aliases) >= {"Kim", "Kim Kye-gwan"}


def test_two_of_one_family_name_are_two() -> None:
    """Given names that exclude each other keep people apart."""
    text = "George Papandreou met Andreas Papandreou. Then Laura Bush greeted Barbara Bush."
    assert set(people(text)) == {"George Papandreou", "Andreas Papandreou", "Laura Bush", "Barbara Bush"}


def test_a_family_name_alone_is_not_the_spouse_s() -> None:
    """Who is told of only as somebody's wife or son does not take over their name."""
    text = "Jacques Chirac arrived. His wife, Bernadette Chirac, came too. Chirac spoke."
    found = people(text)
    assert "Chirac" in found["Jacques Chirac"].aliases
    assert "Chirac" not in found["Bernadette Chirac"].aliases


def test_a_president_does_not_take_the_first_lady_s_name() -> None:
    """Behind "First Lady Jill Biden", "President Biden" is still her husband, whom the text names once."""
    text = (
        "President Biden spoke. First Lady Jill Biden will go to Paris. President Biden will stay. It was thought "
        "that it would help Joe Biden."
    )
    found = people(text, published="2024-07-24")
    assert found["Jill Biden"].actor.role == "First Lady"
    assert found["Joe Biden"].actor.role == "President"


def test_a_name_alone_is_left_as_printed_with_the_side_that_the_registry_knows() -> None:
    """The registry gives side and gender, never a name or a role that the text does not have."""
    member = people("Putin said that he would come.", published="2015-06-01")["Putin"]
    assert (member.actor.name, member.actor.role, member.actor.side, member.roles) == ("Putin", None, "RUS", ())


@pytest.mark.parametrize(
    "text",
    [
        "General Motors and General Electric opened plants.",
        "The White House welcomed the Paris Agreement.",
        "The Shanghai Cooperation Organisation met in Dushanbe.",
        "The Strait of Hormuz stayed open on Easter Sunday.",
        "WASHINGTON — Talks resumed in Geneva.",
    ],
)
def test_things_are_no_people(text: str) -> None:
    """Firms, agreements, bodies, waters, days and datelines have no entry among the people."""
    assert people(text) == {}


@pytest.mark.parametrize(
    ("text", "words", "kind", "side"),
    [
        ("Tehran rejected the offer.", "Tehran", "side", "IRN"),
        ("The talks were held in Tehran.", "Tehran", "", None),
        ("He visited Tehran.", "Tehran", "", None),
        ("He flew to Tehran.", "Tehran", "", None),
        ("The White House denied it.", "The White House", "body", "USA"),
        ("The EU imposed sanctions.", "The EU", "side", "EU"),
        ("The French want a vote.", "The French", "side", "FRA"),
        ("Two Turkish officials confirmed it.", "Two Turkish officials", "group", "TUR"),
        ("Japan’s defense ministry confirmed it.", "Japan’s defense ministry", "body", "JPN"),
        ("The Indian government confirmed it.", "The Indian government", "side", "IND"),
        (
            "A Chinese foreign ministry spokesperson denied it.",
            "A Chinese foreign ministry spokesperson",
            "office",
            "CHN",
        ),
        ("Some analysts doubt it.", "Some analysts", "group", None),
        ("A Russian warship came close.", "A Russian warship", "group", "RUS"),
    ],
)
def test_an_actor_is_told_from_a_place(text: str, words: str, kind: str, side: str | None) -> None:
    """States and capitals act as subjects and partners; where something is, they are places."""
    assert named(annotated(text), words) == ([(kind, side)] if kind else [])


def test_noise_has_no_cast() -> None:
    """Whoever is named only in what is no part of the article is not in the cast."""
    from dataclasses import replace

    from detente.annotate import annotate
    from detente.lexicon import load_lexicon
    from detente.model.document import Noise

    text = "The premier spoke.\nPhotograph by Hans Weber in Bonn."
    document = annotated(text).document
    marked = replace(document, noise=(Noise(text.index("Photograph"), len(text), "caption"),))
    assert [m for m in next(iter(annotate([marked], load_lexicon()))).cast if m.kind == "person"] == []


WORDS = st.sampled_from(
    """President Biden’s the of Xi Jinping , . said “ ” ( ) - — 's China U.S. Secretary State he she it their both sides
    two leaders Mr. van de Jr. AND former minister for at Institute CEOs including 2 é 中文 😀 Kim Jong-un and who is
    now NEWLINE""".split()  # noqa: SIM905
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_has_a_sound_cast(words: str) -> None:
    """Every mention lies in the text, with its head inside it, and means somebody of the cast; twice gives the same."""
    text = words.replace("NEWLINE", "\n")
    a = annotated(text)
    assert [m.index for m in a.cast] == list(range(len(a.cast)))
    for mention in a.mentions:
        assert mention.span.end <= len(text)
        assert mention.span.covers(a.tokens[mention.head].span)
        assert mention.cast
        assert all(0 <= i < len(a.cast) for i in mention.cast)
    assert annotated(text) == a


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    """Any characters at all are read without an error, undated too."""
    annotated(text, published=None)


@pytest.mark.parametrize(
    ("text", "name", "title", "side"),
    [
        ("Elena Ruiz King, an aide to President Alan García of Peru, left.", "Elena Ruiz King", "aide to", "PER"),
        ("Pål Dahl, a spokesman for Chancellor Angela Merkel of Germany, left.", "Pål Dahl", "spokesman for", "DEU"),
        ("Carlos Rey, Mexico’s consul general in Los Angeles, left.", "Carlos Rey", "consul general in", "MEX"),
        ("The acting director of the State Department (SDX), Ann Hill, left.", "Ann Hill", "acting director", "USA"),
        ("The State Department (SDX) met. SDX’s deputy director, Sam Poe, left.", "Sam Poe", "deputy director", "USA"),
        ("Special Envoy for Iran, Ambassador Robert Malley met the press.", "Robert Malley", "Special Envoy", "USA"),
        ("In Oslo on Wednesday Vice President Han Zheng met him.", "Han Zheng", "Vice President", "CHN"),
        ("State Councilor Li Hua left.", "Li Hua", "State Councilor", "CHN"),
        (
            "Israel’s Ariel Sharon spoke. Two aides to Sharon, adviser Dov Levi and secretary Rami Said, left.",
            "Dov Levi",
            "adviser",
            "ISR",
        ),
    ],
)
def test_a_role_goes_on_to_whom_and_where(text: str, name: str, title: str, side: str) -> None:
    """Whom somebody serves, where they are posted, the body by its abbreviation, the second of two titles."""
    assert [s for t, s in roles(text, name) if t.startswith(title)] == [side]


def test_two_titles_of_one_kind_are_two_peoples() -> None:
    """Of a vice president and President Sandu there are two, of a councilor and minister Wang one."""
    text = "The Vice President and President Maia Sandu met State Councilor and Foreign Minister Wang Yi."
    assert [t for t, _ in roles(text, "Maia Sandu")] == ["President"]
    assert sorted(t for t, _ in roles(text, "Wang Yi")) == ["Foreign Minister", "State Councilor"]


def test_what_somebody_is_alleged_to_be_is_no_role() -> None:
    """Only an accusation says so."""
    assert roles("Iran alleged that Tom Smith was an American spy.", "Tom Smith") == []


def test_a_name_ends_with_its_suffix_and_before_a_heading_s_event() -> None:
    """In "James Hill, Jr. Call with …" the call is none of the name."""
    assert set(people("Readout of President James Hill, Jr. Call With Senators")) == {"James Hill, Jr."}
    assert "Anna Berg" in people("Readout of Vice President Anna Berg Call with Prime Minister Frederiksen")


def test_other_ministers_are_of_the_side_of_the_one_named() -> None:
    """Mr. Xi and other leaders are one side's."""
    assert named(annotated("Mr. Xi and other leaders have agreed.", published="2016-06-07"), "other leaders") == [
        ("group", "CHN")
    ]


def test_a_surname_beside_another_state_is_another_person() -> None:
    """A king of one state is not the president of another who shares a name with him."""
    a = annotated("King Hassan of Morocco received President Hassan Sheikh of Somalia. Hassan Sheikh thanked his host.")
    people = {m.actor.name: m.actor.side for m in a.cast if m.kind == "person"}
    assert people == {"Hassan": "MAR", "Hassan Sheikh": "SOM"}


def test_initials_stand_for_given_names_behind_an_office() -> None:
    """A general is a person, however the office is printed."""
    assert "D.S. Rao" in people(
        "Retired general D.S. Rao, who once led the army of India, cautioned that it was early."
    )


def test_who_has_a_counterpart_of_a_state_is_not_of_it() -> None:
    """The only state that a text names is not that of the minister who meets its minister."""
    assert people("The foreign minister, Anna Berg, will meet her Polish counterpart.")["Anna Berg"].actor.side is None


@pytest.mark.parametrize(
    "text",
    [
        "A defence ministry spokesman, Anders Holm, said that ships were in the area.",
        "A defence ministry official, Anders Holm, said that ships were in the area.",
        "Ships were seen by an army officer, Anders Holm, who reported them.",
    ],
)
def test_somebody_new_is_named_beside_the_office(text: str) -> None:
    """In "a spokesman, Anders Holm, said" he is the spokesman, of whatever state."""
    assert people(text)["Anders Holm"].roles


def test_what_stands_between_commas_of_a_saying_names_no_office() -> None:
    """In "a minister, Anders Holm said, had left" he is who said it."""
    assert not people("A minister, Anders Holm said, had left.")["Anders Holm"].roles


def test_words_with_a_hyphen_are_one() -> None:
    """Verbs printed so are the verbs that they are without it."""
    a = annotated("Norway and Cuba agreed to re-establish ties and to co-operate at sea.")
    lemmas = {t.text: (t.lemma, t.pos) for t in a.tokens}
    assert lemmas["re-establish"] == ("reestablish", "VERB")
    assert lemmas["co-operate"] == ("cooperate", "VERB")


def test_words_of_war_with_a_hyphen_are_one() -> None:
    """A truce or a raid printed with a hyphen is the one without it."""
    a = annotated("The cease-fire ended the air-strikes and the stand-off.")
    lemmas = {t.text: t.lemma for t in a.tokens}
    assert (lemmas["cease-fire"], lemmas["air-strikes"], lemmas["stand-off"]) == ("ceasefire", "airstrike", "standoff")


def test_verbs_are_not_other_verbs_that_look_alike() -> None:
    """Who staged and waged did not "stag" and "wag"."""
    a = annotated("Peru staged a drill and waged war.")
    assert {"stage", "wage"} <= {t.lemma for t in a.tokens}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The envoy met the President of Ghana, H.E. Mr. John Mahama, on Monday.", "John Mahama", "President of Ghana"),
        ("Foreign Minister of Chad, Mr. Ali Haroun, spoke.", "Ali Haroun", "Foreign Minister of Chad"),
        ("After talks with the Polish premier, Mr. Hale said so.", "Hale", None),
    ],
)
def test_honorifics_may_stand_between_an_office_and_its_holder(text: str, name: str, role: str | None) -> None:
    """A name with honorifics between commas behind an office holds it, as one without them does."""
    assert next(m.actor.role for m in annotated(text).cast if m.actor.name == name) == role


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Minister Albert del Rosario left. Del Rosario spoke on Friday.", "Albert del Rosario", "Del Rosario"),
        ("Minister Ursula von der Heyde left. Von der Heyde spoke.", "Ursula von der Heyde", "Von der Heyde"),
        ("Spain's Ana Lopez met envoy Wu Keqing. Lopez and Wu agreed.", "Ana Lopez", "Lopez"),
    ],
)
def test_a_family_name_alone_is_its_bearers(text: str, full: str, short: str) -> None:
    """A family name with its particle, or one that the parser takes for another word, names the person named before."""
    a = annotated(text)
    named = [m for m in a.mentions if m.span.of(text) == short]
    assert [a.cast[m.cast[0]].actor.name for m in named] == [full]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dozens of anti-Chinese protesters burned cars.", "anti-Chinese protesters"),
        ("Pro-Russian lawmakers walked out.", "Pro-Russian lawmakers"),
    ],
)
def test_whom_people_are_for_is_not_whose_they_are(text: str, words: str) -> None:
    """No side is that of those who are against it."""
    assert {m.actor.side for m in annotated(text).cast if m.actor.name == words} <= {None}


def test_a_secretary_general_holds_an_office_however_written() -> None:
    """The words before the name are an office and its body, with and without a hyphen."""
    for title in ("secretary-general", "secretary general"):
        a = annotated(f"NATO's {title}, Ann Roe, said so.")
        assert {(m.actor.role, m.actor.side) for m in a.cast if m.actor.name == "Ann Roe"} == {(title, "NATO")}
