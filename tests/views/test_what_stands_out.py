"""What the rules of what stands out find."""

from __future__ import annotations

from plain_ledger import Plain

from detente.lexicon.standing_out import Companion, Rule, StandingOut, load_standing_out
from detente.model.record import Link
from detente.model.when import When
from detente.views.status import status

PAIR = ("JPN", "NOR")


def found(ledger: Plain, *rules: Rule) -> list[tuple[str, str | None]]:
    """(record, what is said of it) of what these rules find; of the bundled ones where none is given."""
    bundled = load_standing_out()
    watch = StandingOut(rules=rules, guardrails=bundled.guardrails) if rules else bundled
    (part,) = [p for p in status(ledger, PAIR, watch=watch, whole=True).parts if p.name == "stands_out"]
    return [(line.record, line.note) for line in part.lines]


def test_a_plan_whose_meeting_was_held_is_not_unreported(visit: Plain) -> None:
    """A visit planned for a past day has a report where one of its meetings is told to have been held."""
    assert "eng-2" in dict(found(visit))
    paper = visit.paper("Berg met Mori in April.", "2024-05-10")
    fields = {"form": "meeting", "participants": [], "when": "2024-04-01", "status": "held"}
    visit.add(
        "engagement", "eng-4", fields, sides=PAIR, when=When("2024-04-01"), status="held",
        words=[(paper, "Berg met Mori")], links=(Link(type="part_of", record="eng-2"),),
    )  # fmt: skip
    assert "eng-2" not in dict(found(visit))


def test_a_shut_line_stands_out_while_incidents_go_on(visit: Plain) -> None:
    """A hotline that is shut stands out as long as an incident was told within the year, and says how many."""
    said = dict(found(visit))["cha-1"]
    assert said is not None
    assert "1 told of the last year" in said


def test_a_rule_counts_days_from_the_end_of_a_date(visit: Plain) -> None:
    """The age of a record is told in days up to the ledger's last day; a younger one does not stand out."""
    rule = Rule(name="old", kind=("commitment",), since="made_on", days=128, say="{days} days")
    assert found(visit, rule) == [("com-1", "128 days")]
    assert found(visit, Rule(name="old", kind=("commitment",), since="made_on", days=129, say="{days} days")) == []


def test_a_rule_may_ask_for_words_and_companions(visit: Plain) -> None:
    """Words are sought at the beginning of words; a companion out of reach of the days is none."""
    near = Companion(kind="incident", words=("trawl",), within=1)
    assert found(visit, Rule(name="a", kind=("channel",), words=("fish",), companion=near, say="x")) == [("cha-1", "x")]
    far = Companion(kind="incident", words=("rawler",))
    assert found(visit, Rule(name="b", kind=("channel",), companion=far, say="x")) == []
