"""Templates: HTML with everything escaped, and the few words that every page writes alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from detente.views.headline import actors, headline
from detente.web import wording


@cache
def environment() -> Environment:
    """The templates of the package; every value is escaped, and one that is missing is an error."""
    env = Environment(
        loader=PackageLoader("detente.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "day": wording.day,
        "mark": wording.mark,
        "words": wording.words,
        "value": wording.value,
        "label": wording.label,
        "actors": actors,
        "clean": wording.clean,
        "clip": wording.clip,
        "term": wording.term,
        "letter": wording.LETTERS.get,
    }
    env.globals |= {"headline": headline, "KINDS": wording.KIND_NAMES, "LETTERS": wording.LETTERS}
    return env


def compiled() -> None:
    """Makes Python of all the templates, once a process: else each is made so while somebody waits for its page."""
    env = environment()
    for name in env.list_templates():
        env.get_template(name)


def render(request: Request, template: str, *, title: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """A template with what it shows; `request.state` holds what the frame of every page needs."""
    frame: Mapping[str, Any] = request.state.frame
    words = environment().get_template(template).render(**{**frame, **shown, "title": title})
    return HTMLResponse(words, status_code=status)
