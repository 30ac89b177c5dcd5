"""For whom a document speaks, where that is certain."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from detente.model.document import Document

Read = Callable[..., Document]
STORY = "The two foreign ministers met in Geneva on Tuesday and agreed to go on talking about fisheries."


@pytest.mark.parametrize(
    ("beside", "side"),
    [
        ({"publisher": "The White House"}, "USA"),
        ({"publisher": "Ministry of Foreign Affairs of the People’s Republic of China"}, "CHN"),
        ({"publisher": "GOV.UK"}, "GBR"),
        ({"publisher": "Press Information Bureau"}, "IND"),
        ({"url": "https://www.state.gov/releases/2019/1"}, "USA"),
        ({"url": "http://en.kremlin.ru/events/president/news/1"}, "RUS"),
        ({"url": "https://www.mea.gov.in/press-releases.htm"}, "IND"),
        ({"url": "https://www.mofa.go.jp/press"}, "JPN"),
        ({"url": "https://english.www.gov.cn/news"}, "CHN"),
        ({"publisher": "eeas.europa.eu"}, "EU"),
        ({"publisher": "Ministry of External Affairs, India"}, "IND"),
        ({"publisher": "Embassy of the Islamic Republic of Iran in London"}, "IRN"),
        ({"publisher": "Ministry of Foreign Affairs (Japan)"}, "JPN"),
        ({"publisher": "Finland's Foreign Ministry"}, "FIN"),
        ({"publisher": "Royal Thai Embassy"}, "THA"),
        ({"publisher": "Permanent Mission of Brazil to the United Nations"}, "BRA"),
        ({"publisher": "Embassy of Good Hope"}, None),
        ({"publisher": "Ministry of Foreign Affairs"}, None),
        ({"url": "https://mzv.sk/-/talks"}, "SVK"),
        ({"title": "Readout of Secretary of Defense Jane Doe's Call With Her Norwegian Counterpart"}, "USA"),
        ({"publisher": "The Daily"}, None),
        ({"url": "https://example.org/gov"}, None),
        ({"url": "https://notstate.gov.example.com"}, None),
        ({"url": "http://[broken"}, None),
        ({}, None),
    ],
)
def test_official_sources_have_a_side_and_others_none(document: Read, beside: dict[str, str], side: str | None) -> None:
    """By the publisher's name, by the host, by a title that only one government gives; else unknown."""
    assert document(json.dumps({"text": STORY, **beside}), "a.jsonl").side == side


def test_an_agency_in_the_dateline_is_the_publisher(document: Read) -> None:
    """A state's agency gives the side too; a private one does not."""
    xinhua = document(f"OSLO, April 5 (Xinhua) -- {STORY}")
    assert (xinhua.publisher, xinhua.side) == ("Xinhua", "CHN")
    reuters = document(f"OSLO, April 5 (Reuters) - {STORY}")
    assert (reuters.publisher, reuters.side) == ("Reuters", None)
    tass = document(f"OSLO, April 5. /TASS/. {STORY}")
    assert (tass.publisher, tass.side) == ("TASS", "RUS")
