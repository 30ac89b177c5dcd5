"""Who said what, with full-text search."""

from __future__ import annotations

from detente.export.contract import COMMON, FIELDS
from detente.web.asking import Here, filter_in
from detente.web.desk import Desk
from detente.web.listing import rows_of, some_records
from detente.web.page import Page

COLUMNS = ("id", "kind", *dict.fromkeys([*FIELDS["statement"], *COMMON]))


def page(desk: Desk, here: Here) -> Page:
    """The statements that hold all the words of `text`, by day."""
    asked = filter_in(here, desk)
    found, more, offset = some_records(desk, here, asked, "statement")
    return Page(
        template="statements.html",
        title="Statements",
        shown={"statements": found, "more": more, "offset": offset, "rows": len(found)},
        data=lambda: list(rows_of(desk, asked, found)),
        table=lambda: (COLUMNS, rows_of(desk, asked, found)),
    )
