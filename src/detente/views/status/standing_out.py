"""What stands out: rules over the records, each naming the records that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from detente.views.line import Line
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.channels import SHUT
from detente.views.status.engagements import UNREPORTED, unreported
from detente.views.status.pledges import SILENCE, silent_days
from detente.views.status.pressures import recent

Rule = Callable[[Asked], Iterator[Line]]


def standing_out(asked: Asked) -> Part:
    """Every line that a rule finds, in the order of the rules."""
    return part("stands_out", "What stands out", (line for rule in RULES for line in rule(asked)), most=8)


def planned_day_passed(asked: Asked) -> Iterator[Line]:
    """A planned day went by and nothing tells what became of it."""
    for record in unreported(asked):
        yield asked.line(record, UNREPORTED)


def shut_while_incidents_go_on(asked: Asked) -> Iterator[Line]:
    """A channel is shut while incidents go on."""
    count = len(recent(asked, "incident"))
    for record in asked.of("channel"):
        if record.facets.status in SHUT and count:
            yield asked.line(record, f"shut, while incidents go on ({count} since the last engagement)")


def pledge_without_follow_up(asked: Asked) -> Iterator[Line]:
    """A pledge of which nothing was heard for a quarter."""
    for record in asked.of("commitment"):
        days = silent_days(record, asked)
        if days is not None and days > SILENCE:
            yield asked.line(record, f"no follow-up told in {days} days")


def accounts_differ(asked: Asked) -> Iterator[Line]:
    """Documents give rival values for a field of an engagement, incident or measure."""
    for kind in ("engagement", "incident", "measure"):
        for record in asked.of(kind):
            if record.conflicts:
                yield asked.line(record, "accounts differ on " + ", ".join(c.field for c in record.conflicts))


RULES: tuple[Rule, ...] = (
    planned_day_passed,
    shut_while_incidents_go_on,
    pledge_without_follow_up,
    accounts_differ,
)
"""A new rule is one function and one line here."""
