"""How a process that shows pages searches for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from detente.web.garbage import spare


@pytest.fixture
def as_before() -> Iterator[None]:
    """Puts the process back as it was."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


class _Ring:
    """Refers to itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.mark.usefixtures("as_before")
def test_what_is_loaded_is_passed_over_and_new_garbage_still_goes() -> None:
    """What there is by then is no longer looked through; what comes after and refers to itself is still found."""
    loaded = _Ring()
    spare()
    assert gc.get_freeze_count() > 0
    assert not any(found is loaded for found in gc.get_objects())
    gone = ref(_Ring())
    gc.collect()
    assert gone() is None
