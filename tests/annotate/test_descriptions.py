"""Whom descriptions, full titles of states and seats of governments mean, and who is no one's namesake."""

from __future__ import annotations

import pytest

from annotated import annotated
from detente.model.actor import Actor


def speakers(text: str, *, publisher: str | None = None) -> list[Actor]:
    """Who speaks, in order of the statements."""
    a = annotated(text, side=publisher)
    return [a.cast[a.mentions[x.source].cast[0]].actor for x in a.attributions if x.source is not None]


def roles(text: str) -> dict[str | None, list[tuple[str, str | None]]]:
    """The roles of each person: title and side."""
    cast = annotated(text).cast
    return {m.actor.name: [(r.title, r.side) for r in m.roles] for m in cast if m.kind == "person"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sen. Ann Roe hit back on Monday. “The plan is a mistake,” the Ohio senator said.", "Ann Roe"),
        ("Rep. Tom Cole (D-Ohio) was angry. “We need trade,” the Democrat said.", "Tom Cole"),
        ("German Foreign Minister Anna Weber left Oslo. “We agree on gas,” the German said.", "Anna Weber"),
        ("Lawmaker Ravi Menon was in Delhi. The 61-year-old said that farmers would lose.", "Ravi Menon"),
        ("Chinese Ambassador Lu Shaye spoke. The veteran diplomat said Paris was calm.", "Lu Shaye"),
        ("Russian Ambassador Ivan Orlov spoke. The diplomat said that Paris was calm.", "Ivan Orlov"),
        ("Anna Berg met a Chilean diplomat. The diplomat said that talks would go on.", None),
        ("Prime Minister Ana Ruiz of Peru spoke. The foreign minister said that Peru was calm.", None),
        ("Mexican Senator Luz Vega spoke. The Canadian said that Ottawa was calm.", None),
    ],
)
def test_a_description_means_the_last_whom_it_fits(text: str, wanted: str | None) -> None:
    """By calling, people, age or home; not where one of the kind stands between, nor another's office or people."""
    assert speakers(text)[-1].name == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Islamic Republic of Iran said it was ready to talk.", "IRN"),
        ("The Republic of Kosovo said it was ready to talk.", "XKX"),
        ("The government in Caracas said it would not yield.", "VEN"),
        ("Lawmakers in Ottawa said that the law would pass.", "CAN"),
        ("Diplomats in Tehran said that talks were hard.", None),
        ("Bujar Osmani of North Macedonia said that the union must act.", "MKD"),
    ],
)
def test_a_state_speaks_under_its_full_name_and_from_its_seat(text: str, wanted: str | None) -> None:
    """What stands around a state's name or capital tells the side, but that of diplomats who only live there."""
    assert speakers(text)[0].side == wanted


def test_the_president_of_a_release_is_its_own() -> None:
    """In a government's own text "The President" is no guest, however lately the guest was named."""
    text = "President Ann Hill spoke with President Luc Morel of France. The President said that ties were strong."
    assert speakers(text, publisher="USA")[-1].name == "Ann Hill"


def test_a_place_that_bears_a_states_name_is_known_by_its_company() -> None:
    """Georgia is a state of the Union beside Atlanta and Ohio, and a state of its own beside Tbilisi."""
    text = "Georgia Governor Tom Hill left Atlanta for Ohio. The U.S. Energy Department said that it would wait."
    assert roles(text)["Tom Hill"] == [("Governor", "USA")]
    assert roles("Georgia's president, Ana Lomidze, left Tbilisi.")["Ana Lomidze"] == [("president", "GEO")]


def test_surnames_that_are_peoples_and_words_of_grammar() -> None:
    """Mark Cuban is no Cuban, Liu He is one person, and so are names whose hyphens or small particles are lost."""
    cast = {m.actor.name for m in annotated("Mark Cuban praised it. “Good,” Cuban said.").cast}
    assert cast == {"Mark Cuban"}
    named = roles("Chinese Vice Premier Liu He met Daniel arap Moi. Then Ban Ki moon met Ms. Park Ji Won.")
    assert set(named) == {"Liu He", "Daniel arap Moi", "Ban Ki moon", "Park Ji Won"}


def test_spouses_of_one_name_are_told_apart() -> None:
    """An honorific goes with those whom it suits: Mrs. Berg is not Lars Berg."""
    text = "Lars Berg and Anna Berg came. Mr. Berg said sales rose. Mrs. Berg said they fell."
    assert [s.name for s in speakers(text)] == ["Lars Berg", "Anna Berg"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Carlos Mejia will take over as ambassador to Chile.", [("ambassador to Chile", None)]),
        ("Anna Berg was elected prime minister of Norway last week.", [("prime minister of Norway", "NOR")]),
        ("Lars Dahl resigned as finance minister of Denmark.", [("finance minister of Denmark", "DNK")]),
        ("Sens. Anna Hill and Bob Cole, R-Texas, voted no.", [("Sen.", "USA")]),
    ],
)
def test_posts_that_are_taken_and_left_are_roles(text: str, wanted: list[tuple[str, str | None]]) -> None:
    """A verb of appointment, of serving or of leaving gives a role to whom it is about."""
    assert wanted in roles(text).values()


def test_a_name_glued_to_an_office_is_two() -> None:
    """Where a page's markup is lost, the label of a turn still names its speaker."""
    text = "Ivan OrlovPresident of Russia: I am glad to see you.\n\nLuc MorelPresident of France: Thank you, I am too."
    assert [(s.name, s.side) for s in speakers(text)] == [("Ivan Orlov", "RUS"), ("Luc Morel", "FRA")]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        (
            "Sen. Ann Roe spoke. “We need trade,” the Ohio senator and Democratic candidate said.",
            "Ann Roe",
            [("Sen.", "USA"), ("Ohio senator", "USA"), ("Democratic candidate", "USA")],
        ),
        ("Senator Ben Hall (Md.) voted no.", "Ben Hall", [("Senator", "USA")]),
        ("Sens. Tom Cole (D-N.J.), Joe Hart III (D-W.Va.) and Al Diaz (R-Fla.) spoke.", "Al Diaz", [("Sen.", "USA")]),
        ("Ann Roe defended her record as secretary of state.", "Ann Roe", [("secretary of state", "USA")]),
        ("Jan Berg, a former adviser on Syria, said no.", "Jan Berg", [("former adviser on Syria", None)]),
        (
            "ISTANBUL — Turkish lawmakers met. “No,” said Ayla Demir, a member of parliament.",
            "Ayla Demir",
            [("member of parliament", "TUR")],
        ),
    ],
)
def test_what_a_description_calls_somebody_is_a_role(
    text: str, name: str, wanted: list[tuple[str, str | None]]
) -> None:
    """A seat, what somebody runs for, an office looked back on; and what an adviser deals with is no side."""
    assert roles(text)[name] == wanted


def test_officers_of_two_navies_are_told_apart() -> None:
    """A rank before another name does not carry the side of the first."""
    a = annotated("U.S. Admiral John Smith spoke. Rear Admiral Lars Dahl told reporters that he agreed.")
    assert [m.actor.side for m in a.cast if m.kind == "person"] == ["USA", None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chilean officials spoke on Monday. The officials said the visit was planned long ago.", "CHL"),
        ("Peru pressed Chile on Saturday, with top officials vowing to remain in the bay.", "PER"),
    ],
)
def test_officials_without_a_state_are_those_told_of(text: str, wanted: str) -> None:
    """The group told of before, or the side whose deed their words go with."""
    assert [actor.side for actor in speakers(text)] == [wanted]


def test_a_federations_president_is_nobody_elses_leader() -> None:
    """The Russian leader is not the president of a body of sports named before."""
    text = "Mr. Putin praised Anna Berg, the president of the sport's federation. “Fine,” the Russian leader said."
    assert speakers(text)[-1].name != "Anna Berg"
