"""What a request asks: the filters of the command line under the same names, as parameters that OpenAPI describes."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Annotated, Any

from fastapi import Depends, Query
from starlette.requests import Request

from detente.model.filter import Filter
from detente.web.api.problems import ProblemError
from detente.web.asking import Here, filter_in
from detente.web.desk import Desk
from detente.web.visitors import visitor_of

FILTERS: dict[str, str] = {
    "between": "Two sides, as in CHN,USA: both take part, or it is about the two.",
    "side": "This side takes part.",
    "person": "This person takes part.",
    "issue": "It bears on this issue.",
    "document": "The document with this id tells of it.",
    "since": "It happened on or after that day (EDTF, of which YYYY-MM-DD, YYYY-MM and YYYY are forms).",
    "until": "It happened on or before that day.",
    "learned_since": "It became known on or after that day.",
    "status": "It has this status or state.",
    "text": "Its words hold these.",
    "as_of": "As a reader of only what was published up to that day would have it.",
}

MOST = 1000
"""Items of one page."""

_LONGEST = 500
"""Characters of one parameter."""

Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many.")]
After = Annotated[
    str | None, Query(max_length=80, description="The id of the last item seen; `next` of a page has it in.")
]


def desk_of(request: Request) -> Desk:
    """What the answers are made from."""
    desk: Desk = request.app.state.desk
    return desk


def let_in(request: Request) -> None:
    """Refuses whoever has no token, where reading needs one. Raises ProblemError."""
    if not request.app.state.open_reading and visitor_of(request, desk_of(request)).role is None:
        raise ProblemError(401, "reading needs a token, as in 'Authorization: Bearer …'; 'detente token new' makes one")


def here_of(request: Request) -> Here:
    """The request's own path and parameters. Raises ProblemError where one holds what no text has."""
    given = tuple(request.query_params.multi_items())
    if any("\0" in value for _, value in given):
        raise ProblemError(400, "a parameter holds a null character")
    return Here(request.url.path, given)


def _asking(*names: str) -> Callable[..., Filter]:
    """A dependency that takes these filters."""

    def ask(request: Request, **_: str | None) -> Filter:
        return filter_in(here_of(request), desk_of(request))

    request = Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
    rows = [
        Parameter(
            name,
            Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[str | None, Query(max_length=_LONGEST, description=FILTERS[name])],
        )
        for name in names
    ]
    made: Any = ask
    made.__signature__ = Signature([request, *rows], return_annotation=Filter)
    return ask


Asked = Annotated[Filter, Depends(_asking(*FILTERS))]
"""Every filter."""

AskedAsOf = Annotated[Filter, Depends(_asking("as_of"))]
"""Only the day."""

AskedOfTwo = Annotated[Filter, Depends(_asking("between", "as_of"))]
"""Whose relationship, as of which day."""

TheDesk = Annotated[Desk, Depends(desk_of)]
