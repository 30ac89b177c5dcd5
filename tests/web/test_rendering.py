"""Templates as they are made ready."""

from __future__ import annotations

from detente.lexicon import load_lexicon
from detente.lexicon.standing_out import load_standing_out
from detente.web import Desk, create_app
from detente.web.rendering import environment
from ledgers import memory_store


def test_no_page_waits_for_its_template() -> None:
    """Once there is an app, every template of the package is Python, and is asked for as such."""
    lexicon = load_lexicon()
    with memory_store() as store:
        create_app(Desk(store=store, lexicon=lexicon, watch=load_standing_out()))
    env = environment()
    assert env.cache is not None
    assert len(env.cache) == len(env.list_templates()) > 0
