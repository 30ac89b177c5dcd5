"""Offices, bodies, names and office holders: what a title tells, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest

from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("President", "leaders"),
        ("Prime Minister of Japan", "leaders"),
        ("Secretary of State", "ministers"),
        ("foreign minister", "ministers"),
        ("Deputy Foreign Minister", "officials"),
        ("vice foreign minister", "officials"),
        ("special envoy for Iran", "officials"),
        ("singer", None),
        ("", None),
    ],
)
def test_a_title_tells_the_level_of_its_holder(title: str, level: str | None) -> None:
    """Leaders, ministers, officials; a deputy minister is an official, a singer none of them."""
    assert LEXICON.offices.level(title) == level


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("Secretary of State", "USA"),
        ("External Affairs Minister", "IND"),
        ("Deputy Secretary of State", "USA"),
        ("Foreign Secretary", None),
        ("Sen.", None),
        ("foreign minister", None),
        ("special representative", None),
    ],
)
def test_an_office_that_one_state_alone_has_tells_the_state(title: str, side: str | None) -> None:
    """And one that many have tells none."""
    assert LEXICON.offices.sole_side(title) == side


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Foreign Secretary", "GBR"),
        ("Sen.", "USA"),
        ("Deputy Secretary", "USA"),
        ("former Home Secretary", "GBR"),
        ("Permanent Secretary", None),
        ("foreign minister", None),
    ],
)
def test_an_office_that_few_states_have_tells_them_best_known_first(title: str, first: str | None) -> None:
    """A single word is such an office only by itself or with its rank."""
    assert next(iter(LEXICON.offices.shared_by(title)), None) == first


def test_some_states_lack_an_office() -> None:
    """The United States have no ministers, Japan no president; who is not listed may have all."""
    offices = LEXICON.offices
    assert not offices.may_have("USA", offices.heads["minister"])
    assert not offices.may_have("JPN", offices.heads["president"])
    assert offices.may_have("IND", offices.heads["minister"])


def test_a_body_has_side_and_standing() -> None:
    """International bodies are their own side; a government's news agency is state media, another's is the press."""
    pentagon, union = LEXICON.bodies.get("the Pentagon"), LEXICON.bodies.get("European Union")
    xinhua, reuters = LEXICON.bodies.get("Xinhua"), LEXICON.bodies.get("Reuters")
    assert pentagon is not None
    assert union is not None
    assert xinhua is not None
    assert reuters is not None
    assert (pentagon.side, pentagon.standing) == ("USA", "official")
    assert (union.side, union.international) == ("EU", True)
    assert (xinhua.side, xinhua.standing) == ("CHN", "state_media")
    assert (reuters.side, reuters.standing) == (None, "press")


def test_a_family_name_tells_who_was_known_by_it_then() -> None:
    """By the day; where two are known by it and both or none were in office, nobody is named."""
    officials = LEXICON.officials
    bush = officials.family("Bush", date(2005, 5, 1))
    assert bush is not None
    assert bush.name == "George W. Bush"
    assert officials.family("Wang", date(2023, 6, 1)) is None
    assert officials.family_side("Wang", date(2023, 6, 1)) == "CHN"
    assert officials.family("Bush", date(2023, 6, 1)) is None
    assert officials.family("Nobody", date(2023, 6, 1)) is None


def test_every_term_of_office_begins_before_it_ends() -> None:
    """And every family name is a part of the full name or an alias."""
    for holders in LEXICON.officials.by_name.values():
        for holder in holders:
            assert holder.since is None or holder.until is None or holder.since <= holder.until
            assert holder.family in " ".join((holder.name, *holder.aliases))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("Xi", "Jinping"), True),
        (("Kim", "Jong-un"), True),
        (("Nguyen", "Phu", "Trong"), True),
        (("Colin", "Powell"), False),
        (("Wen-Ti", "Sung"), False),
        (("Kim", "Kardashian", "West", "North", "Saint"), False),
    ],
)
def test_the_family_name_comes_first_where_it_does(words: tuple[str, ...], first: bool) -> None:
    """Chinese, Korean, Vietnamese names; a hyphen or a Western given name in front speaks against it."""
    assert LEXICON.names.family_first(words) is first


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("Joe", "Joseph", True), ("J.", "Joseph", True), ("Bill", "William", True), ("Laura", "George", False)],
)
def test_short_forms_are_the_same_given_name(a: str, b: str, same: bool) -> None:
    """In either order."""
    assert LEXICON.names.same_given(a, b) is LEXICON.names.same_given(b, a) is same
