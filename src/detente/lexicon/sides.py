"""A side's code for whatever a person calls it."""

from __future__ import annotations

from detente.lexicon.lexicon import Lexicon

_ALPHA_3 = 3


def side_named(name: str, lexicon: Lexicon) -> str:
    """A side's code for its code or name ("chn", "China"); a body that no table of states has keeps its name."""
    if len(name) == _ALPHA_3 and name.isupper():
        return name
    forms = (name, name.title(), name.upper())
    states, bodies = lexicon.states, lexicon.bodies
    found = [form if form in states.names else states.code(form) for form in forms]
    known = (body.side for form in forms if (body := bodies.get(form)) is not None)
    return next(filter(None, [*found, *known]), name)
