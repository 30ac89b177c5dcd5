"""Who publishes for a state, and how a user adds to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.lexicon.noise import load_noise
from detente.lexicon.publishers import Publishers, load_publishers


@pytest.fixture(scope="module")
def publishers() -> Publishers:
    """The bundled publishers."""
    return load_publishers()


def test_a_host_is_known_by_its_longest_ending(publishers: Publishers) -> None:
    """A host below a known one belongs to the same side; the end of another name does not make it one."""
    assert publishers.side_of_host("www.mofa.go.jp") == "JPN"
    assert publishers.side_of_host("FMPRC.GOV.CN.") == "CHN"
    assert publishers.side_of_host("mygov.example") is None
    assert publishers.side_of_host("") is None


def test_a_name_is_known_whatever_its_case_article_and_apostrophe(publishers: Publishers) -> None:
    """Publishers write their own names in more ways than one."""
    assert publishers.side_of_name("the white house") == "USA"
    assert publishers.side_of_name("Prime Minister’s Office, 10 Downing Street") == "GBR"
    assert publishers.side_of_name("White House Watch") is None


def test_sides_are_codes(publishers: Publishers) -> None:
    """Every side is ISO 3166-1 alpha-3 or the acronym of an international body."""
    bodies = {"EU", "NATO", "UN", "OSCE", "ASEAN", "AU", "APEC", "CSTO", "ECOWAS", "IAEA", "SCO"}
    for side in [*publishers.hosts.values(), *publishers.names.values(), *(side for side, _ in publishers.titles)]:
        assert side in bodies or (len(side) == 3 and side.isupper())


def test_a_user_s_file_adds_to_the_bundled_ones(tmp_path: Path) -> None:
    """Own hosts and names stand beside those that come along."""
    (tmp_path / "publishers.toml").write_text('[hosts]\nNOR = ["example.no"]\n[names]\nNOR = ["Example Office"]\n')
    own = load_publishers(tmp_path)
    assert own.side_of_host("www.example.no") == own.side_of_name("Example Office") == "NOR"
    assert own.side_of_name("White House") == "USA"


def test_a_user_s_cue_that_is_no_pattern_is_named(tmp_path: Path) -> None:
    """A broken regular expression says where it is."""
    (tmp_path / "noise.toml").write_text('[line.caption]\nsigns = ["(unclosed"]\n')
    with pytest.raises(ValueError, match=r"noise\.toml"):
        load_noise(tmp_path)
