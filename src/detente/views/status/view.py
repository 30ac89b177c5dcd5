"""Puts the parts together, in the order in which they are asked after."""

from __future__ import annotations

from dataclasses import replace

from detente.lexicon.standing_out import StandingOut, load_standing_out
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.views.status import engagements, pledges, pressures, readings
from detente.views.status.answer import Status
from detente.views.status.asked import ask
from detente.views.status.channels import channels
from detente.views.status.folding import folded, once
from detente.views.status.guardrails import guardrails
from detente.views.status.standing_out import standing_out


def status(
    ledger: Ledger,
    between: tuple[str, str],
    filter: Filter = Filter(),
    *,
    watch: StandingOut | None = None,
    whole: bool = False,
) -> Status:
    """The state of the relationship between two sides, as of the filter's day.

    The filter's other bounds hold too: `since` leaves out of each part what happened before. Parts with nothing to
    tell are there and empty, so that what is not known is seen. A part is folded to its most telling lines unless
    the `whole` is asked for; no record and no words stand in two parts, but for `stands_out`, which points to others.
    `watch` says what stands out (the bundled rules where None).
    """
    asked = ask(ledger, replace(filter, between=between), watch or load_standing_out())
    parts = once(
        (
            standing_out(asked),
            channels(asked),
            engagements.last(asked),
            engagements.coming(asked),
            engagements.undated(asked),
            engagements.put_off(asked),
            guardrails(asked),
            pledges.overdue(asked),
            pledges.open_pledges(asked),
            pressures.incidents(asked),
            pressures.measures(asked),
            readings.positions(asked),
            readings.constraints(asked),
            readings.third_parties(asked),
            readings.perceptions(asked),
            readings.forecasts(asked),
        )
    )
    return Status(between=between, now=asked.now, as_of=filter.as_of, parts=parts if whole else folded(parts))
