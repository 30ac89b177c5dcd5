"""What was known on a day, asked of series of reports on several relationships: plans, lines, pledges."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from detente import pipeline
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.filter import Filter
from detente.model.record import Record
from detente.model.when import When
from detente.store import open_store

SERIES: dict[str, tuple[tuple[str, str], ...]] = {
    "visit put off, then made": (
        (
            "2017-03-06",
            "KABUL - Afghan Foreign Minister Salahuddin Rabbani will travel to Islamabad on March 20 to discuss "
            "border posts with Pakistani officials, his ministry said on Monday.",
        ),
        (
            "2017-03-17",
            "KABUL - Afghanistan has postponed a visit by its foreign minister to Pakistan, officials said on "
            "Friday. Salahuddin Rabbani had been due in Islamabad on Monday.",
        ),
        (
            "2017-05-04",
            "ISLAMABAD - Afghan Foreign Minister Salahuddin Rabbani arrived in Islamabad on Thursday. Rabbani "
            "met Pakistan's foreign affairs adviser, Sartaj Aziz, shortly after his arrival.",
        ),
    ),
    "meeting called off": (
        (
            "2018-09-20",
            "NEW DELHI - The foreign ministers of India and Pakistan, Sushma Swaraj and Shah Mehmood Qureshi, "
            "will meet in New York next week, India's foreign ministry said on Thursday.",
        ),
        (
            "2018-09-21",
            "NEW DELHI - India on Friday called off a meeting between Foreign Minister Sushma Swaraj and her "
            "Pakistani counterpart Shah Mehmood Qureshi in New York, citing the killing of three policemen.",
        ),
    ),
    "call expected, then held": (
        (
            "2019-07-02",
            "ATHENS - Greek Prime Minister Alexis Tsipras is expected to speak by phone with Turkish President "
            "Tayyip Erdogan on Wednesday, a government official said on Tuesday.",
        ),
        (
            "2019-07-04",
            "ANKARA - Turkish President Tayyip Erdogan and Greek Prime Minister Alexis Tsipras discussed Cyprus "
            "in a telephone call on Wednesday, Erdogan's office said on Thursday.",
        ),
    ),
    "line cut, then reopened": (
        (
            "2016-02-11",
            "SEOUL - North Korea said on Thursday it was cutting off a liaison line at Panmunjom with South "
            "Korea in retaliation for the closure of a joint industrial complex.",
        ),
        ("2018-01-03", "SEOUL - North Korea on Wednesday reopened the Panmunjom liaison channel with South Korea."),
    ),
    "dialogue suspended, visit made": (
        (
            "2021-05-06",
            "BEIJING - China on Thursday indefinitely suspended all activity under a China-Australia Strategic "
            "Economic Dialogue, the state economic planner said.",
        ),
        (
            "2023-09-07",
            "BEIJING - Australian Prime Minister Anthony Albanese is to visit China later this year, his "
            "office said on Thursday.",
        ),
        (
            "2023-11-07",
            "BEIJING - Australian Prime Minister Anthony Albanese wrapped up a three-day visit to China on Tuesday.",
        ),
    ),
    "pledge without a word of it": (
        (
            "2013-10-22",
            "BRUSSELS - Serbia and Kosovo agreed on Tuesday to exchange liaison officers by the end of the year.",
        ),
        (
            "2014-02-12",
            "BRUSSELS - The prime ministers of Serbia and Kosovo, Ivica Dacic and Hashim Thaci, met in Brussels "
            "on Wednesday for a new round of talks.",
        ),
    ),
    "pledge broken": (
        ("2005-05-01", "Thailand promised Myanmar on Sunday that it would not deport Karen refugees."),
        ("2005-08-20", "Thailand deported 200 Karen refugees to Myanmar on Friday."),
    ),
}


@cache
def known(series: str, as_of: str, kind: str) -> tuple[Record, ...]:
    """The records of a kind in a ledger of the series, as of a day."""
    lexicon = load_lexicon()
    documents = [
        Document(id=document_id(text), text=text, published=When(day), published_from="header", language="en")
        for day, text in SERIES[series]
    ]
    with open_store(":memory:", lexicon) as store:
        pipeline.add(documents, store, lexicon)
        return tuple(store.records([kind], Filter(as_of=date.fromisoformat(as_of))))


def values(series: str, as_of: str, kind: str, about: dict[str, str], field: str) -> list[str | None]:
    """That field of the records that fit: a form, a name among the people, words of the subject or the text."""
    return [
        r.fields[field]
        for r in known(series, as_of, kind)
        if about.get("form") in (None, r.fields.get("form"))
        and about.get("person", "") in " ".join(r.facets.persons)
        and about.get("words", "") in str(r.fields.get("subject") or r.fields.get("text") or "")
    ]


VISIT = {"form": "visit", "person": "Rabbani"}
MEETING = {"person": "Qureshi"}


@pytest.mark.parametrize(
    ("series", "as_of", "kind", "about", "field", "value"),
    [
        ("visit put off, then made", "2017-03-10", "engagement", VISIT, "status", "planned"),
        ("visit put off, then made", "2017-03-10", "engagement", VISIT, "when", "2017-03-20"),
        ("visit put off, then made", "2017-03-19", "engagement", VISIT, "status", "postponed"),
        ("visit put off, then made", "2017-05-04", "engagement", VISIT, "when", "2017-05-04"),
        (
            "visit put off, then made",
            "2017-05-10",
            "engagement",
            {"person": "Aziz", "form": "meeting"},
            "status",
            "held",
        ),
        ("meeting called off", "2018-09-20", "engagement", MEETING, "status", "planned"),
        ("meeting called off", "2018-09-30", "engagement", MEETING, "status", "cancelled"),
        ("meeting called off", "2018-09-30", "engagement", MEETING, "when", "2018-09-24/2018-09-30"),
        ("call expected, then held", "2019-07-03", "engagement", {"form": "call"}, "status", "planned"),
        ("call expected, then held", "2019-07-04", "engagement", {"form": "call"}, "status", "held"),
        ("call expected, then held", "2019-07-04", "engagement", {"form": "call"}, "when", "2019-07-03"),
        ("line cut, then reopened", "2017-01-01", "channel", {"words": "liaison"}, "state", "suspended"),
        ("line cut, then reopened", "2018-02-01", "channel", {"words": "liaison"}, "state", "resumed"),
        ("dialogue suspended, visit made", "2022-01-01", "channel", {"words": "Economic"}, "state", "suspended"),
        ("dialogue suspended, visit made", "2023-10-01", "engagement", {"person": "Albanese"}, "status", "planned"),
        ("dialogue suspended, visit made", "2023-11-08", "engagement", {"person": "Albanese"}, "status", "held"),
        ("pledge without a word of it", "2013-12-01", "commitment", {"words": "liaison officers"}, "status", "made"),
        (
            "pledge without a word of it",
            "2014-03-01",
            "commitment",
            {"words": "liaison officers"},
            "status",
            "no_evidence",
        ),
        ("pledge broken", "2005-08-19", "commitment", {"words": "deport"}, "status", "made"),
        ("pledge broken", "2005-08-20", "commitment", {"words": "deport"}, "status", "broken"),
    ],
)
def test_what_was_known_on_a_day(
    series: str, as_of: str, kind: str, about: dict[str, str], field: str, value: str
) -> None:
    """One record answers, with what the reports published by that day say and no later one."""
    assert values(series, as_of, kind, about, field) == [value]


@pytest.mark.parametrize(
    ("series", "as_of", "about"),
    [
        ("visit put off, then made", "2017-05-03", {"person": "Aziz"}),
        ("dialogue suspended, visit made", "2023-09-06", {"person": "Albanese"}),
    ],
)
def test_what_was_not_yet_told_was_not_known(series: str, as_of: str, about: dict[str, str]) -> None:
    """Before the first report of it there is no record."""
    assert values(series, as_of, "engagement", about, "status") == []
