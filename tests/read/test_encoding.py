"""Bytes to text: encodings, damage, mojibake."""

from __future__ import annotations

import codecs

import pytest

from detente.read.encoding import decode, mend

TEXT = "The envoy said, “We will talk” – and left Élysée café; Beijing’s side agreed."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_usual_encodings_are_told_apart(encoding: str) -> None:
    """UTF-8 with and without a mark, UTF-16, UTF-32 and Windows-1252 give the same text."""
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf_16_of_the_other_order() -> None:
    """A byte order mark says which order."""
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")) == TEXT


def test_other_scripts_are_guessed() -> None:
    """Where no mark helps, the letters do."""
    russian = "Министр иностранных дел встретился с президентом и обсудил с ним вопросы двусторонних отношений."
    assert decode(russian.encode("cp1251")) == russian


def test_damaged_utf_8_keeps_its_sound_part() -> None:
    """A byte that fell out makes one replacement character, not a text full of accents."""
    damaged = TEXT.encode()[:-2] + b"\xe2\x80 end"
    assert decode(damaged) == TEXT[:-2] + "\ufffd end"


def test_mojibake_is_undone_where_it_is_evident() -> None:
    """UTF-8 that was once read as Windows-1252 is read again."""
    garbled = "The envoy said, “We will talk”.".encode().decode("cp1252", "replace")
    assert "“We will talk" in mend(garbled)
    assert mend("Beijingâ€™s envoy") == "Beijing’s envoy"


@pytest.mark.parametrize(
    "sound", [TEXT, "Ângela Merkel in São Paulo; Türkiye's Erdoğan", "50 €—not more", "中国外交部"]
)
def test_sound_text_is_left_alone(sound: str) -> None:
    """Accents, curly quotation marks and other scripts are no mojibake."""
    assert mend(sound) == sound
