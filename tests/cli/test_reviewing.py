"""`review` and `token` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from running import Run


def held(own: Run) -> str:
    """The id of a held engagement."""
    return str(own("engagements", "--status", "held", "--format", "jsonl").rows[0]["id"])


def test_the_queue_names_records_and_questions(own: Run) -> None:
    """Each line is a record with what is asked of it; accepted, it waits no more."""
    first = own("review", "queue", "--limit", "1", "--format", "jsonl").rows[0]
    assert first["question"]
    assert own("review", "accept", first["id"]).code == 0
    assert first["id"] not in {row["id"] for row in own("review", "queue", "--format", "jsonl").rows}


def test_decisions_go_from_one_ledger_to_another(own: Run, detente: Run, tmp_path: Path) -> None:
    """Exported and imported twice: new once, known the second time; without their documents they wait."""
    own("review", "correct", held(own), "place", "Geneva", "--note", "as the host says")
    own("review", "note", held(own), "look again")
    assert own("review", "export", "decisions.jsonl").err.startswith("2 decisions written")
    assert [json.loads(line)["action"] for line in Path("decisions.jsonl").read_text("utf-8").splitlines()] == [
        "correct",
        "note",
    ]
    assert "0 decisions taken in, 2 known already" in own("review", "import", "decisions.jsonl").err
    other = str(tmp_path / "other.db")
    detente("--ledger", other, "note", "--date", "2024-01-08", "The embassy was silent.")
    came = detente("--ledger", other, "review", "import", "decisions.jsonl")
    assert came.code == 0
    assert "has no place here" in came.err
    assert "2 decisions taken in" in came.err


def test_a_broken_list_is_refused_line_by_line(own: Run) -> None:
    """What is whole is taken in; the line that is not is named, and the status is 1."""
    own("review", "note", held(own), "look again")
    own("review", "export", "decisions.jsonl")
    with Path("decisions.jsonl").open("a") as out:
        out.write('{"id": "rev-1", "act')
    came = own("review", "import", "decisions.jsonl")
    assert (came.code, "line 2: refused" in came.err) == (1, True)


def test_a_missed_record_is_added_from_the_documents_words(own: Run) -> None:
    """The words are its evidence; words that do not stand there, or a date that is none, are wrong usage."""
    document = own("documents", "--text-too", "--format", "jsonl").rows[0]
    words = document["text"].strip().splitlines()[-1][:50]
    added = own(
        "review", "add", document["id"], "channel", words, "--field", "subject=fish talks", "--field", "state=open"
    )
    assert added.code == 0, added.err
    (found,) = [row for row in own("channels", "--format", "jsonl").rows if row["subject"] == "fish talks"]
    assert found["evidence"][0]["text"] == words
    assert own("review", "add", document["id"], "channel", "words of no document").code == 2
    assert own("review", "add", document["id"], "engagement", words, "--field", "when=soon").code == 2


def test_a_token_is_told_once_and_can_be_ended(own: Run) -> None:
    """`new` prints the secret alone; `list` never does; a revoked token says when."""
    made = own("token", "new", "--role", "reviewer", "--name", "Nora")
    secret = made.out.strip()
    assert secret.startswith("detente_")
    listed = own("token", "list", "--format", "jsonl")
    assert secret not in listed.out
    (row,) = listed.rows
    assert (row["name"], row["role"], row["revoked"]) == ("Nora", "reviewer", None)
    assert own("token", "revoke", row["id"]).code == 0
    assert own("token", "list", "--format", "jsonl").rows[0]["revoked"]
    assert own("token", "revoke", "tok-none").code == 1
