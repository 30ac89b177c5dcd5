"""Paths and streams: what is found, in which order, and what is refused."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.lexicon import Lexicon, load_lexicon
from detente.model.document import Document
from detente.read import Refusal, read_path, read_stream, walk

Read = Callable[..., list[Document | Refusal]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files, a folder below, hidden things and a loop."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two ministers met.")
    (tmp_path / "a.txt").write_text("One minister spoke.")
    (tmp_path / ".hidden").write_text("Nobody reads this.")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    return tmp_path


def test_a_folder_gives_its_files_by_name_without_hidden_ones(folder: Path) -> None:
    """A folder is walked in the order of names; hidden files are passed over; a loop of links ends."""
    assert [p.relative_to(folder).as_posix() for p in walk([folder])] == ["a.txt", "b/two.txt"]


def test_a_file_that_is_named_is_given_even_where_it_is_hidden(folder: Path) -> None:
    """Whoever names a file wants it."""
    assert list(walk([folder / ".hidden", folder / "a.txt"])) == [folder / ".hidden", folder / "a.txt"]


def test_what_cannot_be_read_is_refused_with_the_reason(folder: Path, lexicon: Lexicon) -> None:
    """Missing files, folders, pipes and links to themselves are refusals, not errors."""
    os.mkfifo(folder / "pipe")
    (folder / "self").symlink_to(folder / "self")
    reasons = {}
    for name in ("missing", "b", "pipe", "self"):
        (refusal,) = read_path(folder / name, lexicon)
        assert isinstance(refusal, Refusal)
        reasons[name] = refusal.reason
    assert reasons["missing"] == "No such file or directory"
    assert reasons["b"] == "a folder"
    assert reasons["pipe"] == "no ordinary file"
    assert reasons["self"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_refused(folder: Path, lexicon: Lexicon) -> None:
    """A file that may not be opened is refused."""
    (folder / "a.txt").chmod(0)
    (refusal,) = read_path(folder / "a.txt", lexicon)
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"a\0b\0c\0", "no text: binary"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50),
            "no text: an old Word, Excel or Outlook file; save it as DOCX, CSV or EML",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "no text: an image"),
        (b"... --- ...", "holds no words"),
        (b"x" * 20_000_000, "longer than 8,000,000 bytes"),
    ],
)
def test_what_is_no_text_is_refused(read: Read, data: bytes, reason: str) -> None:
    """Empty, binary and endless inputs are refused, each with its own reason."""
    assert read(data) == [Refusal("note.txt", reason)]


def test_the_same_words_are_the_same_document_whatever_the_line_ends(document: Callable[..., Document]) -> None:
    """Line ends of Windows and of old Macs make no other document."""
    ids = {document(f"Two ministers met.{end}They spoke of trade.").id for end in ("\n", "\r\n", "\r")}
    assert len(ids) == 1


def test_the_path_is_kept(folder: Path, lexicon: Lexicon) -> None:
    """A document knows where it was read."""
    (found,) = read_path(folder / "a.txt", lexicon)
    assert isinstance(found, Document)
    assert found.path == str(folder / "a.txt")


_NAMES = st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a", "-", ""])
_OPENINGS = st.sampled_from(
    [b"", b"<html><body>", b"<!doctype html>", b'{"text": "', b"[{", b"date 2023-06-18 ", b"\xff\xfe"]
)


@settings(deadline=None)
@given(data=st.binary(max_size=400), opening=_OPENINGS, name=_NAMES)
def test_no_bytes_whatever_raise(data: bytes, opening: bytes, name: str) -> None:
    """Law: reading gives documents and refusals, and never raises, whatever the bytes and the name."""
    for item in read_stream(opening + data, name, load_lexicon()):
        assert isinstance(item, Document | Refusal)


@settings(deadline=None)
@given(
    text=st.text(max_size=300), opening=st.sampled_from(["", "date 2023-06-18 ", "Related stories\n", "(c) 2021 A\n"])
)
def test_noise_lies_within_the_text_in_order_and_apart(text: str, opening: str) -> None:
    """Law: stretches of noise are stretches of the text, none overlapping another, whatever the script."""
    for item in read_stream((opening + text).encode("utf-8", "replace"), "a.txt", load_lexicon()):
        if isinstance(item, Document):
            ends = [0]
            for noise in item.noise:
                assert ends[-1] <= noise.start < noise.end <= len(item.text)
                ends.append(noise.end)


@settings(deadline=None)
@given(text=st.text(alphabet="ab é“”’—\n.中🕊 ", min_size=1, max_size=200).filter(lambda t: re.search(r"[^\W\d_]", t)))
def test_the_text_stays_as_it_is_in_the_file(text: str) -> None:
    """Law: apart from line ends, every code point of a UTF-8 file stands in the document at its own place."""
    (item,) = read_stream(text.encode(), "a.txt", load_lexicon())
    assert isinstance(item, Document)
    assert item.text == text
