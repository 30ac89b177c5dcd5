"""What a user's own lexicon files are promised: they are added, and a slip is told by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.lexicon.data import read_data

GOOD = '[holders]\nNOR = [{ name = "Anna Berg", office = "Foreign Minister", from = 2031-10-14 }]\n'


def test_several_files_of_one_kind_add_up(tmp_path: Path) -> None:
    """`officials.toml` and `officials.ministers.toml` both hold, whatever else lies in the folder."""
    (tmp_path / "officials.toml").write_text(GOOD, "utf-8")
    (tmp_path / "officials.more.toml").write_text(GOOD.replace("Berg", "Lund"), "utf-8")
    (tmp_path / "detente.toml").write_text("anything = 1", "utf-8")
    names = [row["name"] for row in read_data("officials", tmp_path)["holders"]["NOR"]]
    assert names[-2:] == ["Anna Berg", "Anna Lund"]
    assert len(names) == len(read_data("officials")["holders"]["NOR"]) + 2


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("officials", "[holdrs]\n", r"line 1: holdrs: no such table or list; there are: holders"),
        ("officials", GOOD + 'PER = [\n  { name = "Eva Ruiz", ofice = "President" },\n]\n', r"line 4: .*no such key"),
        ("officials", '[holders]\nPER = [\n { name = "A B", office = "X" },\n { office = "X" },\n]\n', r"4: .*no name"),
        ("officials", '[holders]\nPER = [{ name = "A B", office = "X", from = "2031" }]\n', r"2: .*from: must be"),
        ("states", '[states]\nPER = { names = ["Peru"] }\nXYZ = { names = "Nowhere" }\n', r"line 3: .*must be a list"),
        ("speech", "[verbs\n", r"line 1"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_file_and_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    """The message begins with the file, then the line, then the keys that lead there and what is wrong."""
    path = tmp_path / f"{name}.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=told) as caught:
        read_data(name, tmp_path, optional=("from",))
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.parametrize("path", sorted(Path(read_data.__code__.co_filename).with_name("data").glob("*.toml")), ids=str)
def test_every_bundled_file_has_the_form_that_it_asks_for(tmp_path: Path, path: Path) -> None:
    """A copy of a bundled file is a good file of one's own."""
    (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    assert read_data(path.stem, tmp_path)
