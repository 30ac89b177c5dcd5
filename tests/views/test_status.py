"""What the screen of a relationship promises."""

from __future__ import annotations

from datetime import date

from plain_ledger import Plain, person

from detente.model.filter import Filter
from detente.model.record import Link
from detente.model.when import When
from detente.views.status import best_covered, status

PAIR = ("JPN", "NOR")


def lines(ledger: Plain, name: str, filter: Filter = Filter()) -> list[tuple[str, str | None, str | None]]:
    """(record, state, note) of each line of a part."""
    answer = status(ledger, PAIR, filter)
    return [(x.record, x.state, x.note) for part in answer.parts if part.name == name for x in part.lines]


def test_every_line_names_its_source(visit: Plain) -> None:
    """No line stands on the screen without the words and the document that it comes from."""
    answer = status(visit, PAIR)
    shown = [line for part in answer.parts for line in part.lines]
    assert shown
    assert all(line.evidence and line.sources for line in shown)


def test_held_and_planned_stand_apart(visit: Plain) -> None:
    """What took place is among the last; what may come on no day that is told is not next, but stands apart."""
    assert lines(visit, "last_engagements") == [("eng-1", "held", None)]
    assert lines(visit, "next_engagements") == []
    assert lines(visit, "undated_engagements") == [("eng-3", "possible", None)]


def test_a_meeting_of_a_visit_folds_under_it(visit: Plain) -> None:
    """A visit and its meetings are one line, which counts the meetings and names who else was met."""
    paper = visit.paper("Berg met Mori on May 8.", "2024-05-10")
    fields = {"form": "meeting", "participants": [person("Mori", "JPN")], "when": "2024-05-08", "status": "held"}
    visit.add(
        "engagement", "eng-4", fields, sides=PAIR, when=When("2024-05-08"), status="held",
        words=[(paper, "Berg met Mori")], links=(Link(type="part_of", record="eng-1"),),
    )  # fmt: skip
    assert lines(visit, "last_engagements") == [("eng-1", "held", "with 1 meeting, also of Mori")]


def test_the_same_words_stand_once(visit: Plain) -> None:
    """A statement whose words are on the screen as a position is not there once more; other words of it are."""
    paper = visit.paper("Norway wants guardrails for relations. Oslo says more.", "2024-05-10", side="NOR")
    words = [(paper, "wants guardrails for relations")]
    fields = {"side": "NOR", "issue": "ties", "stance": "wants guardrails for relations"}
    visit.add("position", "pos-g", fields, sides=PAIR, issues=("ties",), words=words)
    visit.add("statement", "sta-g", {"text": "guardrails for relations"}, sides=PAIR, words=words)
    assert [x[0] for x in lines(visit, "guardrails")] in (["pos-g"], ["sta-g"])
    assert "pos-g" not in [x[0] for x in lines(visit, "positions")]


def test_the_screen_is_folded_unless_the_whole_is_asked_for(visit: Plain) -> None:
    """What does not fit is counted, and a command is named that lists it; the whole leaves nothing out."""
    for number in range(9):
        day = f"2024-02-0{number + 1}"
        paper = visit.paper(f"Norway and Japan met on {day}.", "2024-05-10")
        fields = {"form": "meeting", "participants": [], "when": day, "status": "held"}
        visit.add(
            "engagement", f"eng-m{number}", fields, sides=PAIR, when=When(day), status="held", words=[(paper, "met")]
        )
    (few,) = [p for p in status(visit, PAIR).parts if p.name == "last_engagements"]
    (whole,) = [p for p in status(visit, PAIR, whole=True).parts if p.name == "last_engagements"]
    assert len(few.lines) + few.more == len(whole.lines) == 10
    assert few.more > 0
    assert few.listing.startswith("engagements")
    assert few.lines == whole.lines[: len(few.lines)]


def test_parts_that_one_can_do_without_are_not_there(visit: Plain) -> None:
    """Who asks for less gets the other parts in their order, each with its lines."""
    whole = status(visit, PAIR, whole=True)
    assert not status(visit, PAIR, whole=True, without={part.name for part in whole.parts}).parts
    less = status(visit, PAIR, whole=True, without={"positions", "third_parties"})
    kept = [part for part in whole.parts if part.name not in ("positions", "third_parties")]
    assert [part.name for part in less.parts] == [part.name for part in kept]
    assert all({*before.lines} <= {*now.lines} for before, now in zip(kept, less.parts, strict=True))


def test_a_planned_day_that_passed_is_said_not_to_be_reported(visit: Plain) -> None:
    """A plan whose day is over stays planned; the screen says that nothing tells what became of it."""
    (found,) = [x for x in lines(visit, "stands_out") if x[0] == "eng-2"]
    assert found[1] == "planned"
    assert "no report" in (found[2] or "")


def test_now_is_the_day_asked_about(visit: Plain) -> None:
    """As of a day before the plan's day, the plan is still ahead; what is known later does not show."""
    early = Filter(as_of=date(2024, 3, 2))
    assert lines(visit, "next_engagements", early) == [("eng-1", "planned", None)]
    assert lines(visit, "channels", early) == []


def test_a_shut_channel_says_since_when_by_whom_and_why(visit: Plain) -> None:
    """The state of a channel comes with its last turn."""
    ((_, state, note),) = lines(visit, "channels")
    assert state == "suspended"
    assert note == "by Japan (JPN), the ramming"


def test_a_promise_past_its_day_is_overdue(visit: Plain) -> None:
    """An open promise whose day is over is overdue, not merely open."""
    assert lines(visit, "open_commitments") == []
    assert lines(visit, "overdue_commitments") == [("com-1", "made", "due 2024-05-01")]


def test_incidents_are_those_since_the_last_engagement(visit: Plain) -> None:
    """An incident of the days since the last engagement began is shown."""
    assert [x[0] for x in lines(visit, "incidents")] == ["inc-1"]


def test_positions_of_either_side_count(visit: Plain) -> None:
    """What one side alone holds is shown where its document tells of the two; by issue, the latest of each side."""
    assert [x[0] for x in lines(visit, "positions")] == ["pos-JPN", "pos-NOR"]


def test_a_side_s_dealings_with_others_do_not_count(visit: Plain) -> None:
    """A position told where nothing is said of the two belongs to another relationship."""
    elsewhere = visit.paper("Norway wants a fish treaty with Iceland.", "2024-05-10")
    fields = {"side": "NOR", "issue": "fish", "stance": "wants a fish treaty"}
    visit.add("position", "pos-9", fields, sides=("NOR",), issues=("fish",), words=[(elsewhere, "wants a fish treaty")])
    assert "pos-9" not in [x[0] for x in lines(visit, "positions")]


def test_the_best_covered_pair_is_the_default(visit: Plain) -> None:
    """Where nobody names two sides, they are those that most records are about."""
    assert best_covered(visit) == PAIR


def test_an_empty_ledger_has_no_pair(plain: Plain) -> None:
    """A ledger without records is about nobody; no pair is made up."""
    assert best_covered(plain) is None
