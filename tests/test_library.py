"""What the library promises: what the commands do, by import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from detente import annotate, code_event, extract, open_ledger, read
from detente.model.document import Document


def test_from_a_file_to_claims_in_a_ledger(tmp_path: Path) -> None:
    """Read, annotate, extract and keep, without the command line."""
    (tmp_path / "story.txt").write_text(
        "date 2024-05-08 OSLO — Foreign Minister Anna Berg met Japan's foreign minister, Jiro Sato, on Tuesday."
    )
    documents = [d for d in read(tmp_path) if isinstance(d, Document)]
    claims = [extract(annotated) for annotated in annotate(documents)]
    with open_ledger(tmp_path / "l.db") as ledger:
        ledger.add(zip(documents, claims, strict=True))
        ledger.settle()
        assert [d.id for d in ledger.documents()] == [documents[0].id]
        assert list(ledger.records(("date",)))


def test_one_sentence_is_coded() -> None:
    """`code_event` gives the PLOVER type of one sentence whose actors are known."""
    text = "Norway imposed sanctions on Belarus."
    coded = code_event(text, source=(0, 6), target=(28, 35))
    assert coded.plover == "SANCTION"


def test_functions_win_over_folders_of_the_same_name() -> None:
    """Whatever was imported first, `from detente import read` is the function; the folders stay importable."""
    code = (
        "import detente.read.files; from detente.annotate import tree; import detente.extract; "
        "from detente import annotate, extract, read; assert all(map(callable, (annotate, extract, read)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_the_package_loads_nothing_heavy() -> None:
    """`import detente` costs nothing; the libraries come with the first use."""
    code = "import sys, detente; sys.exit(bool({'spacy', 'sqlalchemy', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
