"""What the line of a record promises: its own words and no others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kinds import KINDS
from detente.views.headline import actors, headline

BERG = {"name": "Anna Berg", "role": "Foreign Minister", "body": None, "side": "NOR"}


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_record_of_which_nothing_is_known_has_a_line(kind: str) -> None:
    """No kind fails on unknown fields, and none prints "None"."""
    assert "None" not in headline(kind, {})


@pytest.mark.parametrize(
    ("kind", "fields", "line"),
    [
        ("engagement", {"form": "visit", "place": "Tokyo", "participants": [BERG]}, "visit to Tokyo · Anna Berg (NOR)"),
        ("engagement", {"form": "call", "participants": [BERG]}, "call · Anna Berg (NOR)"),
        (
            "commitment",
            {"by": [BERG], "toward": [{"side": "JPN"}], "text": "to report"},
            "Anna Berg (NOR) → JPN: to report",
        ),
        ("position", {"side": "NOR", "issue": "whaling", "stance": "wants talks"}, "NOR on whaling: wants talks"),
        ("statement", {"form": "direct", "speaker": BERG, "text": "We will."}, "Anna Berg (NOR): “We will.”"),
        ("statement", {"form": "indirect", "speaker": BERG, "text": "they will"}, "Anna Berg (NOR): they will"),
        ("event", {"source": "NOR GOV", "target": "JPN GOV", "plover": "CONSULT"}, "NOR GOV → JPN GOV · CONSULT"),
        ("channel", {"subject": "fisheries hotline"}, "fisheries hotline"),
        (
            "incident",
            {
                "actors": [{"side": side} for side in ("NOR", "SWE", "DNK", "FIN", "ISL")],
                "targets": [],
                "what": "a raid",
            },
            "NOR, SWE, DNK and 2 more: a raid",
        ),
    ],
)
def test_lines(kind: str, fields: dict[str, Any], line: str) -> None:
    """Who, what, where."""
    assert headline(kind, fields) == line


def test_a_kind_without_a_line_of_its_own_prints_its_words() -> None:
    """A new kind is readable before anybody writes its line."""
    assert headline("treaty", {"id": "tre-1", "what": "a fish treaty", "when": "2024"}) == "a fish treaty · 2024"


@given(st.one_of(st.none(), st.text(), st.lists(st.one_of(st.none(), st.text(), st.just(BERG)))))
def test_actors_are_named_once(value: Any) -> None:
    """Whatever form actors come in, each is named once and nobody else is."""
    assert actors(value).count("Anna Berg") <= 1
