"""A text that one person signs."""

from __future__ import annotations

import pytest

from annotated import annotated
from detente.annotate.signed import signed

BODY = "\n\nI welcome the truce between Norway and Peru. We urge both to keep it."


@pytest.mark.parametrize(
    ("title", "body", "told"),
    [
        ("Statement by President Ana Soto on the truce", BODY, True),
        ("Remarks by President Ana Soto on the truce", BODY, True),
        ("Statement by President Ana Soto and Prime Minister Ole Lund on the truce", BODY, False),
        ("President Ana Soto on the truce", BODY, False),
        ("Statement by President Ana Soto on the truce", "\n\nNorway and Peru keep the truce.", False),
    ],
)
def test_one_signer_in_the_title_and_the_first_person_make_a_signed_text(title: str, body: str, told: bool) -> None:
    """A report on a statement, a joint statement and a text without a signer are none."""
    assert (signed(annotated(title + body)) is not None) is told


def test_the_title_is_not_said() -> None:
    """What the signer says begins after the title."""
    a = annotated("Statement by President Ana Soto on the truce" + BODY)
    found = signed(a)
    assert found is not None
    assert found.content[0].of(a.document.text).startswith("I welcome")
