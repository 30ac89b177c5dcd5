"""What documents told one after another add up to: pledges and forecasts, and what later reports say came of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import pipeline
from detente.lexicon import Lexicon, load_lexicon
from detente.model.document import Document, document_id
from detente.model.record import Record
from detente.model.when import When
from detente.store import open_store


def told(*papers: tuple[str, str], kind: str, lexicon: Lexicon | None = None) -> list[Record]:
    """The records of a kind in a ledger of these (day of publication, text)."""
    words = lexicon or load_lexicon()
    documents = [
        Document(id=document_id(t), text=t, published=When(day), published_from="header", language="en")
        for day, t in papers
    ]
    with open_store(":memory:", words) as store:
        pipeline.add(documents, store, words)
        return list(store.records([kind]))


AGREED = ("2023-03-02", "Peru and Chile agreed on Wednesday to hold a workshop on fishing.")
HELD = ("2023-05-11", "Peru and Chile held talks on fishing in Santiago on Wednesday.")


def test_a_users_own_words_tie_a_pledge_to_a_report(tmp_path: Path) -> None:
    """A word of a pledge that the user's `commitments.toml` names as one of meeting is kept by a meeting."""
    (pledge,) = told(AGREED, HELD, kind="commitment")
    assert pledge.fields["status"] == "made"
    (tmp_path / "commitments.toml").write_text('[follow_through]\nmeeting = ["workshop"]\n', "utf-8")
    (pledge,) = told(AGREED, HELD, kind="commitment", lexicon=load_lexicon(tmp_path))
    assert pledge.fields["status"] == "kept"


@pytest.mark.parametrize(
    ("status", "papers"),
    [
        (
            "kept",
            [
                ("2019-01-10", "India and Pakistan agreed on Wednesday to open a military hotline."),
                ("2019-03-15", "India and Pakistan opened the military hotline on Thursday."),
            ],
        ),
        (
            "in_progress",
            [
                ("2022-04-05", "Poland and Lithuania agreed on Tuesday to meet regularly on energy."),
                ("2022-06-10", "Polish and Lithuanian officials met in Vilnius on Thursday to discuss energy."),
            ],
        ),
        (
            "no_evidence",
            [
                ("2020-02-03", "Greece and Turkey agreed on Monday to hold talks on migration by the end of March."),
                ("2020-06-15", "Greece accused Turkey of delaying a deal on migration on Sunday."),
            ],
        ),
        (
            "broken",
            [
                ("2019-03-01", "Brazil pledged on Friday not to impose new tariffs on Argentine wheat."),
                ("2019-07-20", "Brazil imposed tariffs on Argentine wheat on Friday."),
            ],
        ),
        (
            "kept",
            [
                ("2014-10-01", "Australia promised Indonesia on Wednesday to lift a travel ban on its generals."),
                ("2014-12-02", "Australia lifted the travel ban on Indonesian generals on Tuesday."),
            ],
        ),
        (
            "kept",
            [
                ("2012-05-11", "Eritrea agreed on Friday to release four Djiboutian prisoners of war to Djibouti."),
                ("2012-06-14", "Eritrea released four Djiboutian prisoners of war to Djibouti on Thursday."),
            ],
        ),
        (
            "kept",
            [
                ("2015-12-01", "Poland and Ukraine agreed on Tuesday to open a border crossing at Malhowice."),
                ("2016-05-20", "Poland and Ukraine opened a new border crossing at Malhowice on Thursday."),
            ],
        ),
        (
            "broken",
            [
                ("2005-05-01", "Thailand promised Myanmar on Sunday that it would not deport Karen refugees."),
                ("2005-08-20", "Thailand deported 200 Karen refugees to Myanmar on Friday."),
            ],
        ),
        (
            "made",
            [
                ("2012-05-11", "Eritrea agreed on Friday to release four Djiboutian prisoners of war to Djibouti."),
                ("2012-06-14", "Eritrea released two journalists on Thursday, Djibouti radio said."),
            ],
        ),
    ],
)
def test_what_came_of_a_pledge(status: str, papers: list[tuple[str, str]]) -> None:
    """Kept, in progress and without evidence, in the words of later documents of other relationships."""
    assert status in [pledge.fields["status"] for pledge in told(*papers, kind="commitment")]


def verdicts(*papers: tuple[str, str]) -> list[str | None]:
    """The verdicts on the forecasts of these documents, of those that are about a record."""
    assessments = told(*papers, kind="assessment")
    return [a.fields["verdict"] for a in assessments if a.fields["type"] == "forecast" and a.fields["about"]]


MET = (
    "2022-11-22",
    "The Greek and Turkish foreign ministers, Nikos Dendias and Mevlut Cavusoglu, met in Ankara on Monday.",
)
OFF = ("2022-11-22", "The Greek and Turkish foreign ministers called off their meeting in Ankara on Monday.")


@pytest.mark.parametrize(
    ("foretold", "later", "verdict"),
    [
        (
            "Analysts expect that the Greek and Turkish foreign ministers will meet in Ankara in November.",
            MET,
            "borne_out",
        ),
        (
            "Analysts expect that the Greek and Turkish foreign ministers will meet in Ankara in November.",
            OFF,
            "not_borne_out",
        ),
        ("Analysts expect that the Greek and Turkish foreign ministers will meet in Ankara in November.", None, "open"),
        (
            "Analysts expect that the Greek and Turkish foreign ministers will meet in Ankara by November 5.",
            MET,
            "mixed",
        ),
        ("Jan Novak, an analyst, said Greece and Turkey may hold talks in Ankara in November.", MET, None),
    ],
)
def test_what_came_of_a_forecast(foretold: str, later: tuple[str, str] | None, verdict: str | None) -> None:
    """Borne out by the meeting, not by its being called off, open until then; late is mixed; what may be gets none."""
    assert verdicts(("2022-10-20", foretold), *([later] if later else [])) == [verdict]


def test_a_pledge_names_a_line_in_its_own_words() -> None:
    """A line that the list calls otherwise is the one of which the pledge's own sentence tells."""
    pledged = ("2021-07-28", "South Korea and North Korea agreed on Tuesday to keep the inter-Korean hotline open.")
    shut = ("2021-08-12", "North Korea suspended the inter-Korean hotline with South Korea on Tuesday.")
    (pledge,) = told(pledged, shut, kind="commitment")
    assert pledge.fields["status"] == "broken"
    assert [item["when"] for item in pledge.fields["follow_through"]] == ["2021-08-10"]
