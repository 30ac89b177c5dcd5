"""Puts the parts together, in the order in which they are asked after."""

from __future__ import annotations

from dataclasses import replace

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.views.status import engagements, pledges, pressures, readings, standing_out
from detente.views.status.answer import Status
from detente.views.status.asked import ask
from detente.views.status.channels import channels
from detente.views.status.guardrails import guardrails


def status(ledger: Ledger, between: tuple[str, str], filter: Filter = Filter()) -> Status:
    """The state of the relationship between two sides, as of the filter's day.

    The filter's other bounds hold too: `since` leaves out of each part what happened before. Parts with nothing to
    tell are there and empty, so that what is not known is seen.
    """
    asked = ask(ledger, replace(filter, between=between))
    parts = (
        guardrails(asked),
        channels(asked),
        engagements.last(asked),
        engagements.coming(asked),
        engagements.put_off(asked),
        pledges.open_pledges(asked),
        pledges.overdue(asked),
        pressures.incidents(asked),
        pressures.measures(asked),
        readings.positions(asked),
        readings.constraints(asked),
        readings.third_parties(asked),
        readings.perceptions(asked),
        readings.forecasts(asked),
        standing_out.standing_out(asked),
    )
    return Status(between=between, now=asked.now, as_of=filter.as_of, parts=parts)
