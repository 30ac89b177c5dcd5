"""Deciding through the pages."""

from __future__ import annotations

import json
import time

from browsing import OWN, Site

from detente.model.filter import Filter
from detente.model.record import Record


def first(site: Site) -> Record:
    """A held engagement of several claims."""
    held = site.desk.store.records(("engagement",), Filter(status="held"))
    return next(record for record in held if len(record.claims) > 2)


def test_accepted_from_the_queue_it_waits_no_more(own: Site) -> None:
    """The record bears the reviewer's name, and leaves the queue."""
    waiting = own.client.get("/review.json").json()
    item = waiting[0]
    led = own.write("/review/decide", id=item["id"], action="accept", next="/review")
    assert led.startswith("/review?done=rev-")
    assert item["id"] not in {row["id"] for row in own.client.get("/review.json").json()}
    (reviewed,) = own.desk.store.reviews()
    assert (reviewed.review.by, reviewed.outcome) == ("Nora", "applied")
    assert "Kept: accept" in own.client.get(led).text


def test_several_at_once(own: Site) -> None:
    """Chosen together they are rejected together, and one undo each brings them back."""
    ids = [row["id"] for row in own.client.get("/review.json").json()[:3]]
    own.write("/review/decide", id=ids, action="reject")
    assert all(own.desk.store.record(name) is None for name in ids)
    own.write("/review/decide", id=[r.review.id for r in own.desk.store.reviews()], action="undo")
    assert all(own.desk.store.record(name) is not None for name in ids)


def test_a_form_keeps_what_was_changed_and_nothing_else(own: Site) -> None:
    """Two fields changed are two corrections; the others, sent along as they were, are none."""
    record = first(own)
    own.write(
        f"/record/{record.id}/correct",
        **{"f-place": "Lake Geneva", "f-status": "cancelled", "f-when": str(record.facets.when)},
    )
    now = own.desk.store.record(record.id)
    assert now is not None
    assert (now.fields["place"], now.facets.status, now.review) == ("Lake Geneva", "cancelled", "corrected")
    assert {r.review.field for r in own.desk.store.reviews()} == {"place", "status"}


def test_what_a_field_cant_have_is_refused_in_words(own: Site) -> None:
    """Status 422, the reason on the page, and nothing kept."""
    given = {"csrf": own.csrf, "f-when": "soon"}
    answer = own.client.post(f"/record/{first(own).id}/correct", data=given, headers=OWN)
    assert answer.status_code == 422
    assert "give a date" in answer.text
    assert own.desk.store.reviews() == []


def test_what_was_refused_leads_back(own: Site) -> None:
    """To the page of ours that the form stood on, with all that its address asked; to no other site's."""
    given = {"csrf": own.csrf, "f-when": "soon"}
    for came, back in (("http://localhost:8470/review?kind=channel", True), ("http://evil.example/review", False)):
        answer = own.client.post(f"/record/{first(own).id}/correct", data=given, headers=OWN | {"referer": came})
        assert ('<a href="/review?kind=channel">Back</a>' in answer.text, ">Back<" in answer.text) == (back, back)


def test_split_and_merged_again(own: Site) -> None:
    """A claim that is split off is a record of its own; merged, the two are one."""
    record = first(own)
    gone = record.claims[-1]
    own.write(f"/record/{record.id}/split", claim=[gone])
    other, rest = own.desk.store.record(gone), own.desk.store.record(record.claims[0])
    assert other is not None
    assert rest is not None
    assert other.id != rest.id
    own.write("/review/decide", id=[other.id, rest.id], action="merge")
    merged = own.desk.store.record(gone)
    assert merged is not None
    assert merged.id == rest.id


def test_two_people_who_differ_are_shown_as_disputed(own: Site) -> None:
    """The record says so, the list of decisions too, and it heads the queue."""
    record = first(own)
    own.write(f"/record/{record.id}/correct", **{"f-place": "Bern"})
    own.enter("Omar")
    own.write(f"/record/{record.id}/correct", **{"f-place": "Basel"})
    assert "disputed" in own.client.get(f"/record/{record.id}").text
    assert [row["outcome"] for row in own.client.get("/decisions.json").json()].count("disputed") == 1
    own.desk._late.clear()
    assert own.client.get("/review.json").json()[0]["id"] == record.id


def test_a_missed_record_is_added_from_the_documents_words(own: Site) -> None:
    """The words marked in the document are its evidence; other words are refused."""
    document = next(own.desk.store.documents())
    words = document.text.strip().splitlines()[-1][:60]
    led = own.write(
        f"/document/{document.id}/add", kind="channel", words=words, **{"f-subject": "fish talks", "f-state": "open"}
    )
    page = own.client.get(led).text
    assert "fish talks" in page
    given = {"csrf": own.csrf, "kind": "channel", "words": "words of no document"}
    assert own.client.post(f"/document/{document.id}/add", data=given, headers=OWN).status_code == 422


def test_a_dated_note_becomes_a_document(own: Site) -> None:
    """Its words can be marked like those of any other."""
    led = own.write(
        "/notes", date="2024-01-08", text="The embassy says that the working group meets on January 20, 2024."
    )
    document = own.client.get(f"{led}.json").json()
    assert (document["published"], document["published_from"]) == ("2024-01-08", "note")


def test_a_note_of_what_was_said_becomes_a_statement(own: Site) -> None:
    """The form for its fields opens at the note's words; what is filled in is a record with these words."""
    led = own.write("/notes", date="2024-01-08", text="Ida Holm told me: the boats stay out.", kind="statement")
    assert 'name="f-speaker"' in own.client.get(led).text
    assert "Ida Holm told me: the boats stay out.</textarea>" in own.client.get(led).text
    path = led.partition("?")[0]
    own.write(
        f"{path}/add",
        kind="statement",
        words="Ida Holm told me: the boats stay out.",
        start="0",
        **{"f-speaker": "Ida Holm, envoy (NOR)", "f-text": "the boats stay out"},
    )
    kept = {(r.fields["text"], r.fields["speaker"]["role"]) for r in own.desk.store.records(("statement",))}
    assert ("the boats stay out", "envoy") in kept


def test_an_event_needs_its_type(own: Site) -> None:
    """Without it the form comes back with what may be given; with it the event is there."""
    document = next(own.desk.store.documents())
    given = {"csrf": own.csrf, "kind": "event", "words": document.text.strip()[-40:], "f-source": "NOR GOV"}
    refused = own.client.post(f"/document/{document.id}/add", data=given, headers=OWN)
    assert (refused.status_code, "plover: give one of" in refused.text) == (422, True)
    kept = own.client.post(f"/document/{document.id}/add", data={**given, "f-plover": "AID"}, headers=OWN)
    assert "AID" in own.client.get(kept.headers["location"]).text


def test_files_are_read_and_what_is_refused_is_named(own: Site) -> None:
    """Progress counts what was read, added, known and refused, with the reason."""
    text = b"OSLO, March 4, 2024 - Norwegian Foreign Minister Anna Berg met her Chinese colleague in Oslo on Monday."
    files = [("file", ("../../berg.txt", text)), ("file", ("empty.txt", b"  "))]
    answer = own.client.post("/add", data={"csrf": own.csrf}, files=files, headers=OWN)
    assert answer.status_code == 303
    counts = _finished(own, answer.headers["location"])
    assert (counts["files"], counts["added"], counts["failed"]) == (2, 1, None)
    assert [refusal["path"] for refusal in counts["refused"]] == ["empty.txt"]
    page = own.client.get(answer.headers["location"]).text
    assert "empty.txt" in page
    assert next(d.path for d in own.desk.store.documents(Filter(text="Berg"))) == "berg.txt"


def _finished(site: Site, path: str) -> dict[str, object]:
    for _ in range(600):
        counts: dict[str, object] = site.client.get(f"{path}.json").json()
        if counts["done"]:
            return counts
        time.sleep(0.1)
    raise AssertionError("not done in a minute")


def test_a_list_goes_out_and_comes_in(own: Site) -> None:
    """The exported list, taken in again, is known already."""
    own.write("/review/decide", id=first(own).id, action="note", note="look again")
    lines = own.client.get("/decisions.jsonl").text
    assert json.loads(lines)["note"] == "look again"
    secret = own.enter("Omar")
    answer = own.client.post(
        "/decisions", files=[("file", ("d.jsonl", lines.encode()))], headers={"authorization": f"Bearer {secret}"}
    )
    assert answer.json() == {"new": 0, "known": 1}


def test_a_program_writes_with_a_bearer_token(own: Site) -> None:
    """A JSON object does what a form does; the answer is what was kept."""
    secret = own.enter("Robot")
    given = {"id": [first(own).id], "action": "note", "note": "from a program"}
    own.client.cookies.clear()
    answer = own.client.post("/review/decide", json=given, headers={"authorization": f"Bearer {secret}"})
    assert answer.json()["kept"][0]["by"] == "Robot"
    wrong = own.client.post(
        "/review/decide",
        content=b"[",
        headers={"authorization": f"Bearer {secret}", "content-type": "application/json"},
    )
    assert wrong.status_code == 400


def test_a_document_is_corrected_and_withdrawn(own: Site) -> None:
    """Its new day counts; withdrawn, it is gone from the list, and restored it is back."""
    document = next(own.desk.store.documents())
    own.write(
        f"/document/{document.id}/correct", published="2021-01-02", title=document.title or "", publisher="A Paper"
    )
    now = own.desk.store.document(document.id)
    assert now is not None
    assert (str(now.published), now.publisher, now.title) == ("2021-01-02", "A Paper", document.title)
    own.write(f"/document/{document.id}/correct", action="withdraw")
    assert own.desk.store.document(document.id) is None
    own.write(f"/document/{document.id}/correct", action="restore")
    assert own.desk.store.document(document.id) is not None
