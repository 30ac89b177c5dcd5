"""Names that a state owns, and names with an article bound by a hyphen."""

from __future__ import annotations

from annotated import annotated


def test_a_state_owns_the_name_behind_it() -> None:
    """Whoever is a state's own and meets or says something is a person of that state, whatever the name."""
    cast = annotated(
        "Ruto held talks with Uganda's Okello Oryema. Oryema left. Chad's Mahamat Zene said it went well."
    ).cast
    sides = {m.actor.name: m.actor.side for m in cast if m.kind == "person"}
    assert sides["Okello Oryema"] == "UGA"
    assert sides["Mahamat Zene"] == "TCD"


def test_an_article_belongs_to_the_name() -> None:
    """A particle that a hyphen binds to what follows is part of the name, which may go without it later."""
    cast = annotated("Syrian President Nazim al-Qudsi met Iraqi Prime Minister Nuri al-Said. Qudsi thanked him.").cast
    assert {m.actor.name for m in cast if m.kind == "person"} == {"Nazim al-Qudsi", "Nuri al-Said"}
