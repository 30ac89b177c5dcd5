"""What `officials import` promises."""

from __future__ import annotations

from pathlib import Path

from running import Run

TABLE = "personLabel,positionLabel,countryLabel,start,end\n"
TABLE += "Anna Dahl Berg,Minister of Foreign Affairs of Norway,Norway,2031-10-14T00:00:00Z,\n"


def test_an_imported_holder_is_known_from_then_on(detente: Run, tmp_path: Path) -> None:
    """A name alone, which no text gives an office, has the side that the imported file knows."""
    (tmp_path / "ministers.csv").write_text(TABLE, "utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "story.txt").write_text("date 2032-05-08 OSLO — Anna Dahl Berg said that talks would go on.\n", "utf-8")
    assert detente("officials", "import", "ministers.csv", "--out", str(own / "officials.ministers.toml")).code == 0
    assert detente("--lexicon", str(own), "add", "story.txt").code == 0
    assert [row["speaker"]["side"] for row in detente("statements").rows] == ["NOR"]


def test_what_is_left_out_is_named_with_status_1(detente: Run, tmp_path: Path) -> None:
    """The good rows are written all the same."""
    (tmp_path / "some.csv").write_text(TABLE + "Q7,President of Peru,Peru,,\n", "utf-8")
    ran = detente("officials", "import", "some.csv", "--out", "mine.toml")
    assert (ran.code, ran.out) == (1, "")
    assert "left out: some.csv: line 3: no name" in ran.err
    assert "Anna Dahl Berg" in (tmp_path / "mine.toml").read_text("utf-8")


def test_nothing_is_written_without_a_place_or_a_term(detente: Run, tmp_path: Path) -> None:
    """No lexicon folder and no --out is wrong usage; a file without a usable term leaves what is there."""
    (tmp_path / "some.csv").write_text(TABLE, "utf-8")
    assert detente("officials", "import", "some.csv").code == 2
    (tmp_path / "none.csv").write_text("personLabel,positionLabel\n", "utf-8")
    (tmp_path / "mine.toml").write_text("# mine\n", "utf-8")
    assert detente("officials", "import", "none.csv", "--out", "mine.toml").code == 1
    assert (tmp_path / "mine.toml").read_text("utf-8") == "# mine\n"


def test_the_lexicon_folder_is_the_place(detente: Run, tmp_path: Path) -> None:
    """Each file goes beside one's own, under its own name, so that importing it again replaces what it gave."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "ministers.csv").write_text(TABLE, "utf-8")
    for _ in range(2):
        assert detente("--lexicon", str(folder), "officials", "import", "ministers.csv").code == 0
    assert [path.name for path in folder.iterdir()] == ["officials.ministers.toml"]
